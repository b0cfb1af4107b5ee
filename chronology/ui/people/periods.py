"""When somebody lived in the home, cared, or was in regular contact; each end as one would say it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from chronology.model.dates import EventDate, printed
from chronology.model.people import Period, PeriodRole, Person
from chronology.services.merge import date_context
from chronology.ui.controls import button
from chronology.ui.entry.rows import Field, FieldRow
from chronology.ui.entry.when import WhenEdit
from chronology.ui.people.boxes import box
from chronology.ui.people.case import Loaded
from chronology.ui.people.lines import EditedLine, LinesPanel

_SIDE_BY_SIDE = 24  # heights of a line


class PeriodLine(EditedLine):
    """One period."""

    def __init__(self) -> None:
        super().__init__()
        self._person = 0
        self.role = box("What the person was to the home")
        for role in PeriodRole:
            self.role.addItem(role.value, role)
        self.first, self.last = WhenEdit(), WhenEdit()
        self.first.line.setAccessibleName("From, as you would say it")
        self.last.line.setAccessibleName("To, as you would say it")
        self.source = QLineEdit()
        self.source.setAccessibleName("Who says so, and where")
        self.remove = button("Take out")
        self.remove.setObjectName("small")
        self.remove.setAccessibleName("Take this period out")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        column.addWidget(
            FieldRow([(Field("Period", self.role), 1), (Field("Said by", self.source), 1)], _SIDE_BY_SIDE)
        )
        column.addWidget(
            FieldRow([(Field("From", self.first), 1), (Field("To", self.last), 1)], _SIDE_BY_SIDE)
        )
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.role)
        self.role.activated.connect(self.chosen)
        self.source.textEdited.connect(self.typed)
        self.source.editingFinished.connect(self.settle)
        for edit in (self.first, self.last):
            edit.changed.connect(self.typed)
            edit.left.connect(self.settle)
        self.remove.clicked.connect(lambda: self.removed.emit(self))

    def fill(self, record: Period, loaded: Loaded, can_change: bool) -> None:
        self._person = record.person
        self.role.setCurrentIndex(max(0, self.role.findData(record.role)))
        for edit, day in ((self.first, record.first), (self.last, record.last)):
            edit.context = date_context(loaded.case)
            if edit.line.text() != as_typed(day):
                edit.line.setText(as_typed(day))
            edit.line.setReadOnly(not can_change)
        if self.source.text() != record.source:
            self.source.setText(record.source)
        self.source.setReadOnly(not can_change)
        for control in (self.role, self.remove):
            control.setEnabled(can_change)

    def record(self) -> Period:
        return Period(
            self._person,
            PeriodRole(self.role.currentData()),
            self.first.read(""),
            self.last.read(""),
            self.source.text().strip(),
            self.id,
        )


class PeriodsPanel(LinesPanel):
    """All periods of one person."""

    def __init__(self) -> None:
        super().__init__("In the home, caring, in contact", "Add a period")

    def show_person(self, loaded: Loaded, person: Person, can_change: bool) -> None:
        """Show the periods of somebody."""
        found = [each for each in loaded.periods if each.person == person.id]
        self.show_records(person.id, found, loaded, can_change)

    def blank(self, person: int) -> Period:
        return Period(person, PeriodRole.RESIDENT)

    def made_line(self) -> PeriodLine:
        return PeriodLine()


def as_typed(day: EventDate) -> str:
    """A day as it was typed, or as it reads back."""
    return day.as_written or (printed(day) if day.is_dated else "")
