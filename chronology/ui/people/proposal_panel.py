"""One proposal about people: what is proposed and why, its entries, and what can be decided of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chronology.model.events import Event
from chronology.model.people import Person
from chronology.services.people_proposed import About, Proposal
from chronology.ui.controls import button, label
from chronology.ui.fitted import FittedWords
from chronology.ui.flow import FlowLayout
from chronology.ui.people.boxes import box
from chronology.ui.people.entries import TABLE, TIMELINE, entries
from chronology.ui.theme import Theme

_NAME = 24  # letters
_ACCEPT = {
    About.LISTED: "&Yes, keep these entries for them",
    About.NEW: "&Yes, list this person",
    About.ALIKE: "&Yes, they are one person",
    About.UNNAMED: "&Yes, list as not identified",
    About.PERIOD: "&Yes, keep this period",
}
_REFUSE = {
    About.LISTED: "&No, somebody else",
    About.NEW: "&No, not a person to list",
    About.ALIKE: "&No, two people",
    About.UNNAMED: "&No, nobody to list",
    About.PERIOD: "&No, not so",
}


class ProposalPanel(QWidget):
    """The proposal that the person has come to. Nothing is done before a button is pressed."""

    accepted = Signal(object, int)  # the Proposal, and the number of the person whom it is put to, or 0
    refused = Signal(object)
    event_wanted = Signal(str, str)  # the id of an event, and the room to see it in

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.proposal: Proposal | None = None
        self._events: Sequence[Event] = ()
        self.title = label("", "heading")
        self.reasons = label()
        self.becomes = label("", "second")
        for each in (self.title, self.reasons, self.becomes):
            each.setWordWrap(True)
        self.accept, self.refuse = button("", primary=True), button("")
        self.accept.clicked.connect(lambda: self._accept(0))
        self.refuse.clicked.connect(lambda: self.refused.emit(self.proposal))
        self.others = box("The person whom it is put to", _NAME)
        self.put = button("&Put to this person")
        self.put.clicked.connect(lambda: self._accept(int(self.others.currentData() or 0)))
        self._entries = FittedWords("The entries that this rests on, in their agencies' own words")
        self._entries.anchorClicked.connect(self._follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label("A proposal: nothing is changed before you decide", "second"))
        for each in (self.title, self.reasons, self.becomes):
            column.addWidget(each)
        row, other = FlowLayout(), FlowLayout()
        row.addWidget(self.accept)
        row.addWidget(self.refuse)
        other.addWidget(self.others)
        other.addWidget(self.put)
        column.addLayout(row)
        self._other = QWidget()
        self._other.setLayout(other)
        other.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._other)
        column.addWidget(self._entries)

    def show_proposal(
        self, proposal: Proposal, events: Sequence[Event], people: Sequence[Person], can_change: bool
    ) -> None:
        """Show a proposal with its reasons and entries."""
        self.proposal, self._events = proposal, events
        self.title.setText(proposal.title)
        self.reasons.setText("\n".join(f"• {reason}" for reason in proposal.reasons))
        self.reasons.setVisible(bool(proposal.reasons))
        self.becomes.setText(_becomes(proposal))
        self.accept.setText(_ACCEPT[proposal.about])
        self.refuse.setText(_REFUSE[proposal.about])
        others = [each for each in people if each.id not in (proposal.person.id, *proposal.others)]
        self.others.clear()
        for person in sorted(others, key=lambda each: each.name.casefold()):
            role = f" ({person.role})" if person.role else ""
            self.others.addItem(f"{person.name}{role}", person.id)
        self._other.setVisible(bool(others) and proposal.about is not About.ALIKE)
        for control in (self.accept, self.refuse, self.put):
            control.setEnabled(can_change)
            control.setAccessibleDescription(proposal.title)
        self._write()

    def dress(self, theme: Theme) -> None:
        """Show the same in another palette."""
        self._theme = theme
        self._write()

    def _write(self) -> None:
        mentions = self.proposal.mentions if self.proposal is not None else ()
        self._entries.setHtml(entries(self._events, mentions, self._theme))

    def _accept(self, to: int) -> None:
        if self.proposal is not None:
            self.accepted.emit(self.proposal, to)

    def _follow(self, link: QUrl) -> None:
        words = link.toString()
        for room in (TIMELINE, TABLE):
            if words.startswith(room):
                self.event_wanted.emit(words.removeprefix(room), room.rstrip(":"))


def _becomes(proposal: Proposal) -> str:
    """What accepting would do, in a sentence or two."""
    person = proposal.person
    if proposal.period is not None:
        where = "The end would be put to the period that is kept" if proposal.period.id else "Would be kept"
        return (
            f"{where} for {person.name} as '{proposal.period.role.value}'. Each day can be put right there."
        )
    names = f" Also written: {', '.join(person.aliases)}." if person.aliases else ""
    if proposal.about is About.ALIKE and (proposal.others or person.id):
        return f"They would stand as {person.name}.{names} Undo takes it back."
    if person.id:
        return f"The entries would be kept for {person.name}.{names}"
    role = f", {person.role}" if person.role and person.role.casefold() != person.name.casefold() else ""
    child = f" and as the child's {proposal.part}" if proposal.part else ""
    return f"Would be listed as {person.name}{role}{child}.{names}"
