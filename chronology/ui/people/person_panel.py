"""One person: who it is, what can be done with them, and every entry that names them."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chronology.model.people import Person, PersonKind
from chronology.ui.controls import label
from chronology.ui.fitted import FittedWords
from chronology.ui.people.case import Loaded
from chronology.ui.people.entries import NOT_SO, TABLE, TIMELINE, entries
from chronology.ui.people.facts import Facts
from chronology.ui.people.joining import Joining
from chronology.ui.people.periods import PeriodsPanel
from chronology.ui.people.relations import RelationsPanel
from chronology.ui.theme import Theme


class PersonPanel(QWidget):
    """The person that was come to. All that is changed is kept as it is typed."""

    event_wanted = Signal(str, str)  # the id of an event, and the room to see it in
    taken_off = Signal(int, str)  # the person's number, and the event that does not name them

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[Loaded, Person] | None = None
        self._can_change = False
        self.facts = Facts()
        self.joining = Joining()
        self.relations = RelationsPanel()
        self.periods = PeriodsPanel()
        self.heading = label("", "heading")
        self.entries = FittedWords("The entries that name this person, in their agencies' own words")
        self.entries.anchorClicked.connect(self._follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for each in (self.facts, self.joining, self.relations, self.periods, self.heading, self.entries):
            column.addWidget(each)

    @property
    def person(self) -> Person | None:
        """Who is shown."""
        return self._shown[1] if self._shown else None

    def show_person(self, loaded: Loaded, person: Person, can_change: bool) -> None:
        """Show somebody as the case knows them; what is being typed of the same one stays."""
        self._shown, self._can_change = (loaded, person), can_change
        self.facts.show_person(person, can_change)
        self.joining.show_person(loaded, person, can_change)
        self.relations.show_person(loaded, person, can_change)
        self.periods.show_person(loaded, person, can_change)
        count = len(loaded.of(person.id))
        of_the_child = person.kind is PersonKind.CHILD and not count
        named = f"Named in {count} {'entry' if count == 1 else 'entries'}"
        self.heading.setText("Every entry is about this child" if of_the_child else named)
        self._write()

    def settle(self) -> None:
        """Keep at once what is half typed."""
        for each in (self.facts, self.relations, self.periods):
            each.settle()

    def forget(self) -> None:
        """Nobody is shown any more."""
        self.settle()
        self._shown = None

    def dress(self, theme: Theme) -> None:
        """Show the same in another palette."""
        self._theme = theme
        self.relations.accent = theme.accent
        if self._shown is not None:
            self.relations.show_person(*self._shown, self._can_change)
        self._write()

    def _write(self) -> None:
        if self._shown is not None:
            loaded, person = self._shown
            self.entries.setHtml(
                entries(
                    loaded.of(person.id), loaded.mentions.get(person.id, ()), self._theme, self._can_change
                )
            )

    def _follow(self, link: QUrl) -> None:
        words = link.toString()
        for room in (TIMELINE, TABLE):
            if words.startswith(room):
                self.event_wanted.emit(words.removeprefix(room), room.rstrip(":"))
        if words.startswith(NOT_SO) and self.person is not None:
            self.taken_off.emit(self.person.id, words.removeprefix(NOT_SO))
