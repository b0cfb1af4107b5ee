"""Who somebody is: name, role, aliases, whether identified, days, note. Kept as it is typed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from chronology.model.people import Identified, Person, PersonKind
from chronology.services.told_of import roles_offered
from chronology.ui.entry.chips import ChipKind, ChipsEdit
from chronology.ui.entry.choice import Choice
from chronology.ui.entry.rows import Field, FieldRow
from chronology.ui.pause import pause
from chronology.ui.people.boxes import box
from chronology.ui.start.day_line import DayLine

_PAUSE = 900  # milliseconds without a key before it is kept
_SIDE_BY_SIDE = 26  # heights of a line
_KINDS = {
    PersonKind.CHILD: "The child of this review",
    PersonKind.FAMILY: "Family",
    PersonKind.ADULT: "Adult in or near the home",
    PersonKind.PROFESSIONAL: "Professional",
}
_GENDERS = {"": "not recorded", "female": "female", "male": "male"}


class Facts(QWidget):
    """The fields of one person. `settled` gives the person to be kept."""

    settled = Signal(object)
    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._person: Person | None = None
        self._is_showing = False
        self.is_typing = False
        self.name, self.pseudonym = self._line("Name"), self._line("Name in anonymised editions")
        self.role = box("Role")
        self.role.setEditable(True)
        self.role.addItems(["", *roles_offered()])
        self.kind = box("Listed under")
        for kind, words in _KINDS.items():
            self.kind.addItem(words, kind)
        self.aliases = ChipsEdit(
            "Also called or written", lambda words: (), lambda name: (name, ChipKind.KNOWN),
            "Type a name and press Enter",
        )  # fmt: skip
        known = {Identified.YES: "yes", Identified.PARTLY: "partly", Identified.NO: "no"}
        self.identified = Choice("Identified", known, Identified.YES)
        self.gender = Choice("Gender", _GENDERS, "")
        self.born, self.died = DayLine("Born"), DayLine("Died")
        self.note = QPlainTextEdit()
        self.note.setObjectName("words")
        self.note.setAccessibleName("Note")
        self.note.setTabChangesFocus(True)
        self._pause = pause(self, _PAUSE, self.settle)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.note.setFixedHeight(4 * self.note.fontMetrics().lineSpacing() + 16)
        for fields in (
            (Field("Name", self.name), Field("Role", self.role)),
            (Field("Also called or written", self.aliases),),
            (Field("Identified", self.identified), Field("Gender", self.gender)),
            (Field("Listed under", self.kind), Field("Anonymised as", self.pseudonym)),
            (Field("Born", self.born), Field("Died", self.died)),
            (Field("Note", self.note, "kept apart from the facts"),),
        ):
            column.addWidget(FieldRow([(field, 1) for field in fields], _SIDE_BY_SIDE))

    def _connect(self) -> None:
        for line in (self.name, self.pseudonym, self.born.line, self.died.line):
            line.textEdited.connect(self._typed)
            line.editingFinished.connect(self.settle)
        self.role.editTextChanged.connect(self._typed)
        self.role.activated.connect(self._chosen)
        if (typed := self.role.lineEdit()) is not None:
            typed.setAccessibleName("Role")
            typed.editingFinished.connect(self.settle)
        self.kind.activated.connect(self._chosen)
        for changed in (self.aliases.changed, self.identified.changed, self.gender.changed):
            changed.connect(self._chosen)
        self.note.textChanged.connect(self._typed)

    def show_person(self, person: Person, can_change: bool) -> None:
        """Show somebody. What is being typed of the same one stays."""
        is_same = self._person is not None and self._person.id == person.id
        if not is_same:
            self.settle()
        self._person = person
        for line in (self.name, self.pseudonym, self.born.line, self.died.line, self.aliases.line):
            line.setReadOnly(not can_change)
        self.note.setReadOnly(not can_change)
        for control in (self.role, self.kind, self.aliases, self.identified, self.gender):
            control.setEnabled(can_change)
        if not (is_same and self.is_typing):
            self._fill(person)

    def _fill(self, person: Person) -> None:
        self._is_showing = True
        for line, words in ((self.name, person.name), (self.pseudonym, person.pseudonym)):
            if line.text() != words:
                line.setText(words)
        self.role.setCurrentText(person.role)
        self.kind.setCurrentIndex(max(0, self.kind.findData(person.kind)))
        if self.aliases.values != person.aliases:
            self.aliases.put(person.aliases)
        self.identified.choose(person.identified)
        self.gender.choose(person.gender if person.gender in _GENDERS else "")
        for day, known in ((self.born, person.born), (self.died, person.died)):
            if day.day() != known or day.fault():
                day.put(known)
        if self.note.toPlainText() != person.note:
            self.note.setPlainText(person.note)
        self._is_showing = False

    def settle(self) -> None:
        """Give what was typed to be kept. Without a name, and with days that are none, nothing is."""
        self._pause.stop()
        if not self.is_typing or self._person is None:
            return
        self.is_typing = False
        person = self._as_typed(self._person)
        for day in (self.born, self.died):
            if day.fault():
                self.said.emit(f"{day.name}: {day.fault()}")
        if not person.name:
            self.said.emit("Say who this is: a name, or words such as 'man at the visit of 3 May'.")
            return
        if person.born is not None and person.died is not None and person.died < person.born:
            self.said.emit("The day of death lies before that of birth. Put one of them right.")
            return
        if person != self._person:
            self._person = person
            self.settled.emit(person)

    def _as_typed(self, person: Person) -> Person:
        return replace(
            person,
            name=self.name.text().strip(),
            role=self.role.currentText().strip(),
            aliases=self.aliases.values,
            kind=PersonKind(self.kind.currentData()),
            identified=self.identified.value,
            gender=self.gender.value,
            born=person.born if self.born.fault() else self.born.day(),
            died=person.died if self.died.fault() else self.died.day(),
            pseudonym=self.pseudonym.text().strip(),
            note=self.note.toPlainText().strip(),
        )

    def _line(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setAccessibleName(name)
        return made

    def _typed(self, *_: object) -> None:
        if not self._is_showing and self._person is not None:
            self.is_typing = True
            self._pause.start()

    def _chosen(self, *_: object) -> None:
        """What is chosen with one press is kept at once."""
        if not self._is_showing and self._person is not None:
            self.is_typing = True
            self.settle()
