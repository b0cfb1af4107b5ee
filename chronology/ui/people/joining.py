"""Two people are one, one is two, an adult without a name is somebody: each one press, each can be undone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from chronology.model.people import Identified, Person
from chronology.ui.controls import button, label
from chronology.ui.entry.rows import Field
from chronology.ui.flow import FlowLayout
from chronology.ui.lanes.accounts import when
from chronology.ui.line_list import Line, LineList
from chronology.ui.people.boxes import box
from chronology.ui.people.case import Loaded

_SHOWN = 200
"""Entries that can be chosen from for somebody of their own."""


class Joining(QWidget):
    """The buttons beneath the facts, and what each asks before it does anything."""

    merge_wanted = Signal(int, int)  # who is kept, and who joins them
    link_wanted = Signal(int, int)  # the adult without a name, and who that is
    split_wanted = Signal(int, str, object)  # out of whom, the new one's name, and the entries that go along
    remove_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._person: Person | None = None
        self.link = self._button("&Link to a person…", lambda: self._open(self._linking, self.who))
        self.merge = self._button("&Merge with…", lambda: self._open(self._merging, self.whom))
        self.split = self._button("&Split off…", lambda: self._open(self._splitting, self.name))
        self.remove = self._button("Take &out", self._remove)
        self.whom, self.who = box("The person who is the same"), box("Who the person without a name is")
        self.do_merge = self._button("They are one person", self._merge)
        self.do_link = self._button("This is who it is", self._link)
        self.name = QLineEdit()
        self.name.setAccessibleName("The name of the new person")
        self.entries = LineList("The entries that name the new person")
        self.do_split = self._button("Make a person of their own", self._split)
        self._merging = _inset(
            label("All names, entries and periods come together. Undo parts them again.", "second"),
            self.whom,
            self.do_merge,
        )
        self._linking = _inset(
            label("Entries and periods go to that person. Undo parts them again.", "second"),
            self.who,
            self.do_link,
        )
        self._splitting = _inset(
            Field("Name of the new person", self.name, "one of the aliases, or another"),
            Field("Entries that are about the new person", self.entries),
            self.do_split,
        )
        row = FlowLayout()
        for each in (self.link, self.merge, self.split, self.remove):
            row.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        for inset in (self._linking, self._merging, self._splitting):
            column.addWidget(inset)

    def show_person(self, loaded: Loaded, person: Person, can_change: bool) -> None:
        """Offer what can be done with somebody. What is open for the same person stays open."""
        is_same = self._person is not None and self._person.id == person.id
        self._person = person
        others = [each for each in loaded.people if each.id != person.id]
        self.link.setVisible(person.identified is not Identified.YES)
        for control in (self.link, self.merge, self.split, self.remove):
            control.setEnabled(can_change and (bool(others) or control in (self.split, self.remove)))
            control.setAccessibleDescription(person.name)
        if not is_same:
            self.close_all()
            self._offer(self.whom, others)
            self._offer(self.who, [each for each in others if each.identified is not Identified.NO])
            self.name.setText(person.aliases[-1] if person.aliases else "")
            self.entries.show_lines(
                Line(f"{when(event)}: {' '.join(event.text.split())[:90]}", event.id, ticked=False)
                for event in loaded.of(person.id)[:_SHOWN]
            )
            self.entries.setFixedHeight(
                min(5, max(1, self.entries.count())) * 3 * self.fontMetrics().height()
            )

    def close_all(self) -> bool:
        """Put away what is open; whether anything was."""
        was_open = any(not inset.isHidden() for inset in (self._merging, self._linking, self._splitting))
        for inset in (self._merging, self._linking, self._splitting):
            inset.hide()
        return was_open

    def _offer(self, offered: QComboBox, people: list[Person]) -> None:
        offered.clear()
        for person in sorted(people, key=lambda each: each.name.casefold()):
            role = f" ({person.role})" if person.role else ""
            offered.addItem(f"{person.name}{role}", person.id)

    def _open(self, inset: QWidget, first: QWidget) -> None:
        self.close_all()
        inset.show()
        first.setFocus()

    def _merge(self) -> None:
        if self._person is not None and self.whom.currentData():
            self.merge_wanted.emit(self._person.id, self.whom.currentData())

    def _link(self) -> None:
        if self._person is not None and self.who.currentData():
            self.link_wanted.emit(self._person.id, self.who.currentData())

    def _split(self) -> None:
        name = self.name.text().strip()
        chosen = [line.value for line in self.entries.rows.lines if line.ticked]
        if self._person is None or not name or name == self._person.name:
            self.name.setFocus()
        else:
            self.split_wanted.emit(self._person.id, name, tuple(chosen))

    def _remove(self) -> None:
        if self._person is not None:
            self.remove_wanted.emit(self._person.id)

    def _button(self, words: str, pressed: Callable[[], None]) -> QPushButton:
        made = button(words)
        made.clicked.connect(pressed)
        return made


def _inset(*widgets: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for each in widgets:
        if isinstance(each, QLabel):
            each.setWordWrap(True)
        column.addWidget(each)
    made.hide()
    return made
