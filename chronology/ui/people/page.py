"""All of the room of people: the list, and beside it the person or proposal that was come to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QRadioButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from chronology.model.people import Person, PersonKind
from chronology.services.deciding_who import accept, link_unnamed, refuse
from chronology.services.people_proposed import Proposal
from chronology.services.refusal import Refused
from chronology.ui.controls import button, ground, key_action, label, second
from chronology.ui.entry.choice import Choice
from chronology.ui.entry.look import sheet
from chronology.ui.headed_list import HeadedList, list_style
from chronology.ui.people.case import Loaded, OpenCase, Proposed, load, propose
from chronology.ui.people.genogram.view import GenogramView
from chronology.ui.people.lines import EditedLine
from chronology.ui.people.person_panel import PersonPanel
from chronology.ui.people.proposal_panel import ProposalPanel
from chronology.ui.people.reading import Reading
from chronology.ui.people.rows import Item, PeopleDelegate, PeopleRows
from chronology.ui.theme import Theme
from chronology.ui.work import Job

_BETWEEN = 8  # pixels, so that both ways stand in one line
LIST, GENOGRAM = "list", "genogram"
_NOBODY = (
    "Nobody is listed yet. Once returns are in the review, whoever they speak of is proposed here, with "
    "the reasons. Press 'Add a person' to list somebody yourself."
)


class PeoplePage(QWidget):
    """The people of an open case. Nobody is listed or merged before a person says so."""

    event_wanted = Signal(str, str)  # the id of an event, and the room to see it in
    said = Signal(str)  # a sentence for the foot of the window
    shown = Signal()  # what the case holds is on the screen
    proposed = Signal()  # what is to be decided is on the screen

    def __init__(self, case: OpenCase, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._case = case
        self._loaded: Loaded | None = None
        self._proposed = Proposed()
        self._asked = 0
        self._going_to: int | str = 0
        self.rows = PeopleRows(self._about, self)
        self.view = HeadedList("People", self.rows)
        self.person = PersonPanel(theme)
        self.proposal = ProposalPanel(theme)
        self.genogram = GenogramView(theme)
        self.way = Choice("Show the people as", {LIST: "List", GENOGRAM: "Genogram"}, LIST)
        self.add = button("&Add a person", primary=True)
        self.count = second()
        self._empty = label(_NOBODY, "second")
        self._empty.setWordWrap(True)
        self.reading = Reading(lambda progress: propose(case, progress))
        self._lay_out()
        self._actions = (
            key_action(
                self, "List or genogram", "Ctrl+G", lambda: self.show_genogram(self.way.value == LIST)
            ),
            key_action(self, "Take the proposal", "Ctrl+Return", self._take_proposal),
        )
        self._connect()
        self.dress(theme)
        self.refresh()

    def _lay_out(self) -> None:
        bar = ground("bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(label("People", "heading"))
        row.addWidget(self.count, 1)
        row.addWidget(self.way)
        row.addWidget(self.add)
        self.side = _side(self._empty, self.person, self.proposal)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._left = QStackedWidget()
        self._left.addWidget(self.view)
        self._left.addWidget(self.genogram)
        self._split.addWidget(self._left)
        self._split.addWidget(self.side)
        self._split.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(bar)
        whole.addWidget(self.reading)
        whole.addWidget(self._split, 1)

    def _connect(self) -> None:
        person, joining, case = self.person, self.person.joining, self._case
        self.view.came_to.connect(self._show_row)
        self.way.changed.connect(self._show_way)
        self.genogram.came_to.connect(self.go_to)
        self.genogram.said.connect(self.said)
        self.add.clicked.connect(self.begin_person)
        self.reading.found.connect(self._take_proposed)
        self.reading.said.connect(self.said)
        person.facts.settled.connect(lambda known: self._try(lambda: case.change_person(known)))
        person.facts.said.connect(self.said)
        person.event_wanted.connect(self.event_wanted)
        person.taken_off.connect(self._take_off)
        person.relations.person_wanted.connect(self.go_to)
        person.relations.kept.connect(lambda line: self._keep_line(line, case.keep_relationship))
        person.relations.removed.connect(lambda id: self._try(lambda: case.remove_relationship(id)))
        person.periods.kept.connect(lambda line: self._keep_line(line, case.keep_period))
        person.periods.removed.connect(lambda id: self._try(lambda: case.remove_period(id)))
        joining.merge_wanted.connect(self._merge)
        joining.link_wanted.connect(self._link)
        joining.split_wanted.connect(self._split_off)
        joining.remove_wanted.connect(self._remove)
        self.proposal.accepted.connect(self._accept)
        self.proposal.refused.connect(self._refuse)
        self.proposal.event_wanted.connect(self.event_wanted)

    # What others ask of it

    def refresh(self) -> None:
        """Show what the case holds now. What was shown stays until it is there."""
        self._asked += 1
        asked, case = self._asked, self._case
        job = Job(lambda progress: (asked, load(case)))
        job.finished_with.connect(self._take)
        job.refused.connect(self.said)
        job.begin()

    def go_to(self, person: int | str) -> None:
        """Come to somebody by their number, or to a proposal by its id."""
        self._going_to = person
        self._arrive()

    def begin_person(self) -> None:
        """List somebody new; the keyboard is then in the name."""
        self.settle_draft()

        def begin() -> None:
            self._going_to = self._case.add_person(Person("New person"))

        if self._try(begin):
            self.person.facts.name.setProperty("new", True)

    def settle_draft(self) -> None:
        """Keep at once what is half typed."""
        self.person.settle()

    def stop(self) -> None:
        """Take nothing more from the case: it is about to be closed. What is half typed is kept first."""
        self.settle_draft()
        self._asked += 1
        self.reading.end()

    def commands(self) -> tuple[QAction, ...]:
        """What can be done here, each with its keys."""
        return self._actions

    def take_focus(self) -> None:
        """Give the keyboard to the list or the drawing."""
        if self.way.value == GENOGRAM:
            self.genogram.take_focus()
        else:
            self.view.setFocus()

    def dress(self, theme: Theme) -> None:
        """Draw in another palette."""
        self.setStyleSheet(list_style(theme) + sheet(theme))
        options = self.way.findChildren(QRadioButton)
        self.way.setMinimumWidth(sum(each.sizeHint().width() for each in options) + _BETWEEN)
        self.view.setItemDelegate(PeopleDelegate(theme, self.view))
        self.person.dress(theme)
        self.proposal.dress(theme)
        self.genogram.dress(theme)

    def show_genogram(self, shown: bool) -> None:
        """Show the family drawn, or the list."""
        self.way.choose(GENOGRAM if shown else LIST)

    # What is shown

    def _show_way(self) -> None:
        is_drawn = self.way.value == GENOGRAM
        self._left.setCurrentWidget(self.genogram if is_drawn else self.view)
        self._share()

    def _take(self, made: tuple[int, Loaded]) -> None:
        asked, loaded = made
        if asked != self._asked:
            return
        self._loaded = loaded
        self.add.setEnabled(not self._case.read_only)
        self._show()
        self._arrive()
        self.shown.emit()
        self.reading.ask(asked)

    def _say_count(self) -> None:
        people = self._loaded.people if self._loaded is not None else ()
        waiting = f" · {len(self._proposed.proposals)} to decide" if self._proposed.proposals else ""
        self.count.setText(f"{len(people)} listed{waiting}")

    def _take_proposed(self, asked: int, proposed: Proposed) -> None:
        if asked == self._asked and self._loaded is not None:
            self._proposed = proposed
            self._show()
            self._arrive()
            self.proposed.emit()

    def _show(self) -> None:
        loaded = self._loaded
        if loaded is None:
            return
        row = self.view.currentIndex().row()
        here = self.rows.entry_at(row)
        people, proposals = loaded.people, self._proposed.proposals
        self.rows.show_people(people, proposals)
        self._say_count()
        at = self.rows.place_of(here.id) if here is not None else -1
        if at < 0:  # what was decided has left the list: the one after it comes
            at = self.rows.next_entry(min(max(0, row), max(0, len(self.rows.items) - 1)))
        if at < 0:
            at = self.rows.next_entry(len(self.rows.items) - 1, -1)
        self.genogram.show_people(loaded, here.id if isinstance(here, Person) else 0)
        self._come_to(at)

    def _come_to(self, row: int) -> None:
        self.view.come_to(row)
        self._show_row(row)

    def _show_row(self, row: int) -> None:
        item, loaded, can_change = self.rows.entry_at(row), self._loaded, not self._case.read_only
        is_person, is_proposal = isinstance(item, Person), isinstance(item, Proposal)
        self._empty.setVisible(not is_person and not is_proposal)
        self.person.setVisible(is_person)
        self.proposal.setVisible(is_proposal)
        if loaded is None or item is None:
            self.person.forget()
            return
        before = self.person.person
        if isinstance(item, Person):
            if before is None or before.id != item.id:
                self.side.verticalScrollBar().setValue(0)
            self.person.show_person(loaded, item, can_change)
            self.genogram.go_to(item.id)
        else:
            self.person.forget()
            events = [self._proposed.events[each] for each in item.events if each in self._proposed.events]
            self.proposal.show_proposal(item, events, loaded.people, can_change)

    def _arrive(self) -> None:
        """Come to whom it was asked for, if they are shown by now."""
        at = self.rows.place_of(self._going_to) if self._going_to else -1
        if at >= 0:
            self._going_to = 0
            self._come_to(at)
            if self.person.facts.name.property("new"):
                self.person.facts.name.setProperty("new", False)
                self.person.facts.name.setFocus()
                self.person.facts.name.selectAll()

    def _about(self, item: Item) -> str:
        """'mother · named in 7 entries'."""
        if isinstance(item, Proposal):
            return item.reasons[0] if item.reasons else item.about.value
        count = len(self._loaded.of(item.id)) if self._loaded is not None else 0
        said = [item.role] if item.role else []
        if count or item.kind is not PersonKind.CHILD:  # every entry is about the child
            said.append(f"{count} {'entry' if count == 1 else 'entries'}")
        if item.aliases:
            said.append(f"also {', '.join(item.aliases)}")
        return " · ".join(said)

    # What changes the case

    def _take_proposal(self) -> None:
        if self.proposal.isVisible() and self.proposal.accept.isEnabled():
            self.proposal.accept.click()

    def _accept(self, proposal: Proposal, to: int) -> None:
        if self._try(lambda: accept(self._case, proposal, to)):
            self._drop(proposal)

    def _refuse(self, proposal: Proposal) -> None:
        if self._try(lambda: refuse(self._case, proposal)):
            self._drop(proposal)
            self.said.emit("It is not proposed again. Undo brings it back.")

    def _drop(self, proposal: Proposal) -> None:
        """Take a proposal that was decided off the list at once; the others are read again soon."""
        rest = tuple(each for each in self._proposed.proposals if each.id != proposal.id)
        self._proposed = Proposed(rest, self._proposed.events)
        self._show()
        self.view.setFocus()

    def _merge(self, keep: int, other: int) -> None:
        if self._try(lambda: self._case.merge_people(keep, [other])):
            self.person.joining.close_all()

    def _link(self, unnamed: int, to: int) -> None:
        self._going_to = to
        self._try(lambda: link_unnamed(self._case, unnamed, to))

    def _split_off(self, id: int, name: str, events: tuple[str, ...]) -> None:
        old = self._loaded.person(id) if self._loaded is not None else None
        if old is None:
            return

        def split() -> None:
            new = Person(name, kind=old.kind, identified=old.identified)
            self._going_to = self._case.split_person(id, new, events)

        self._try(split)

    def _remove(self, id: int) -> None:
        self._try(lambda: self._case.remove_person(id))

    def _take_off(self, person: int, event: str) -> None:
        self._try(lambda: self._case.remove_mentions(person, [event]))

    def _keep_line(self, line: EditedLine, keep: Callable[[Any], int]) -> None:
        record = line.record()
        if record is None:
            return

        def kept() -> None:
            line.id = keep(record)

        self._try(kept)

    def _try(self, change: Callable[[], object]) -> bool:
        """Make a change and show what became of it. What the case refuses is said."""
        try:
            change()
        except Refused as fault:
            self.said.emit(str(fault))
            return False
        self.refresh()
        return True

    # Keys and sizes

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.person.joining.close_all()
            self.view.setFocus()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """The list takes two fifths, the drawing more."""
        share = 3 if self.way.value == GENOGRAM else 2
        beside = self.side.verticalScrollBar().sizeHint().width() + self._split.handleWidth()
        if (inside := self.side.widget()) is not None:
            beside += inside.minimumSizeHint().width()
        left = max(280, min(self.width() * share // 5, self.width() - beside))
        self._split.setSizes([left, self.width() - left])


def _side(*panels: QWidget) -> QScrollArea:
    """What stands beside the list, all in one column that scrolls."""
    inside = ground("side")
    column = QVBoxLayout(inside)
    column.setContentsMargins(24, 16, 24, 16)
    for each in panels:
        column.addWidget(each)
    column.addStretch(1)
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setAccessibleName("The chosen person")
    made.setMinimumWidth(280)
    made.setWidget(inside)
    return made
