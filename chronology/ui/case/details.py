"""What the case says of itself, and the days that start its clocks. A field is kept when it is left."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from chronology.model.case import Case, KeyDate, Mode, Scope
from chronology.resource import agency_types, load_pack, packs
from chronology.services.merge import day_made
from chronology.services.refusal import Refused
from chronology.services.review_clocks import key_date_names, review_clocks, review_types
from chronology.ui.controls import label
from chronology.ui.entry.rows import Field, FieldRow
from chronology.ui.start.day_line import DayLine

_SIDE_BY_SIDE = 34  # ems


class Describes(Protocol):
    """What is asked of the open case."""

    @property
    def read_only(self) -> bool: ...
    def case(self) -> Case: ...
    def change_case(self, case: Case) -> None: ...


class Details(QWidget):
    """The fields of the case. Every change is a step that can be undone."""

    said = Signal(str)

    def __init__(self, case: Describes) -> None:
        super().__init__()
        self._case = case
        facts = case.case()
        self._ours = facts.mode is Mode.CONTRIBUTION
        self.title = self._line("Title")
        self.reference = self._line("Reference")
        self.status = self._line("Status")
        self.child = self._line("Child's name")
        self.pseudonym = self._line("Name in anonymised editions")
        self.marking = self._line("Protective marking")
        self.type = self._offering("Kind of review", review_types())
        self.agency = self._offering("Agency", tuple(kind.label for kind in agency_types().by_id.values()))
        self.born, self.expected = self._day("Date of birth"), self._day("Expected date of birth")
        self.first, self.last = self._day("First day looked at"), self._day("Last day looked at")
        self.pack = QComboBox()
        self.pack.setAccessibleName("Partnership")
        self.pack.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.pack.setMinimumContentsLength(12)
        for name in packs():
            self.pack.addItem(load_pack(name).label, name)
        self.pack.activated.connect(self._keep)
        self.key_dates = {name: self._day(name) for name in key_date_names()}
        self.clocks = label("", "second")
        self.clocks.setWordWrap(True)
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Show what the case holds; a field that is being typed in stays."""
        case = self._case.case()
        for line, words in (
            (self.title, case.title),
            (self.reference, case.reference),
            (self.status, case.status),
            (self.child, case.child),
            (self.pseudonym, case.pseudonym),
            (self.marking, case.marking),
        ):
            if not line.isModified() and line.text() != words:
                line.setText(words)
        for box, words in ((self.type, case.review_type), (self.agency, case.agency)):
            typed = box.lineEdit()
            if typed is None or not typed.isModified():
                box.setCurrentText(words)
        days = {each.what: each.day for each in case.key_dates}
        for day, known in (
            (self.born, case.born),
            (self.expected, case.expected),
            (self.first, case.scope.first),
            (self.last, case.scope.last),
            *((line, days.get(name)) for name, line in self.key_dates.items()),
        ):
            if not day.line.isModified() and day.day() != known:
                day.put(known)
        self.pack.setCurrentIndex(max(0, self.pack.findData(case.pack)))
        self.setEnabled(not self._case.read_only)
        found = [f"{clock.kind.title}: {clock.said}" for clock in review_clocks(case, day_made())]
        self.clocks.setText("\n".join(found) or "No clock runs: say above when it was begun.")

    def facts(self) -> Case:
        """The case as the fields say it; a day that is no day stays as it was."""
        case = self._case.case()
        before = {each.what: each.day for each in case.key_dates}
        typed = {
            name: before.get(name) if line.fault() else line.day() for name, line in self.key_dates.items()
        }
        others = {name: day for name, day in before.items() if name not in typed}
        return replace(
            case,
            title=self.title.text().strip(),
            reference=self.reference.text().strip(),
            status=self.status.text().strip(),
            child=self.child.text().strip(),
            pseudonym=self.pseudonym.text().strip(),
            marking=self.marking.text().strip() or case.marking,
            review_type=case.review_type if self._ours else self.type.currentText().strip(),
            agency=self.agency.currentText().strip() if self._ours else case.agency,
            born=case.born if self.born.fault() else self.born.day(),
            expected=case.expected if self.expected.fault() else self.expected.day(),
            scope=Scope(
                case.scope.first if self.first.fault() else self.first.day(),
                case.scope.last if self.last.fault() else self.last.day(),
            ),
            pack=self.pack.currentData(),
            key_dates=tuple(
                KeyDate(name, day) for name, day in {**typed, **others}.items() if day is not None
            ),
        )

    def _keep(self) -> None:
        """Keep what was typed, if it says anything new."""
        if self._case.read_only:
            return
        for day in (self.born, self.expected, self.first, self.last, *self.key_dates.values()):
            if day.line.isModified() and day.fault():
                self.said.emit(f"{day.name}: {day.fault()}")
        wanted = self.facts()
        scope = wanted.scope
        if scope.first is not None and scope.last is not None and scope.first > scope.last:
            self.said.emit("The last day looked at lies before the first. Put one of them right.")
            return
        for line in self.findChildren(QLineEdit):
            line.setModified(False)
        if wanted == self._case.case():
            return
        try:
            self._case.change_case(wanted)
        except Refused as fault:
            self.said.emit(str(fault))
        self.refresh()

    def _line(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setAccessibleName(name)
        made.editingFinished.connect(self._keep)
        return made

    def _day(self, name: str) -> DayLine:
        made = DayLine(name)
        made.line.editingFinished.connect(self._keep)
        return made

    def _offering(self, name: str, words: tuple[str, ...]) -> QComboBox:
        made = QComboBox()
        made.setEditable(True)
        made.setAccessibleName(name)
        made.addItems(["", *words])
        made.activated.connect(self._keep)
        if (typed := made.lineEdit()) is not None:
            typed.setAccessibleName(name)
            typed.editingFinished.connect(self._keep)
        return made

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        kind = Field("Agency", self.agency) if self._ours else Field("Kind of review", self.type)
        rows: tuple[tuple[QWidget, ...], ...] = (
            (Field("Title", self.title), Field("Reference", self.reference), kind),
            (
                Field("Child's name", self.child),
                Field("Anonymised as", self.pseudonym),
                Field("Status", self.status),
            ),
            (Field("Born", self.born), Field("or expected", self.expected), Field("Marking", self.marking)),
            (
                Field("From", self.first, "first day under review"),
                Field("To", self.last, "no end if left empty"),
                Field("Partnership", self.pack),
            ),
        )
        for fields in rows:
            column.addWidget(_row(fields, last=2 if fields is rows[-1] else 1))
        for box in (self.type, self.agency):
            if box.parent() is None:
                box.setParent(self)
                box.hide()
        dates = [Field(_capital(name), line) for name, line in self.key_dates.items()]
        if not self._ours:
            column.addSpacing(8)
            column.addWidget(label("Days that start clocks", "heading"))
            for at in range(0, len(dates), 3):
                column.addWidget(_row(tuple(dates[at : at + 3])))
            column.addWidget(self.clocks)
        else:
            for each in (*dates, self.clocks):
                each.setParent(self)
                each.hide()


def _row(fields: tuple[QWidget, ...], last: int = 1) -> FieldRow:
    """Fields side by side, the last with its share of the width."""
    return FieldRow([*((each, 1) for each in fields[:-1]), (fields[-1], last)], _SIDE_BY_SIDE)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
