"""Who somebody is to whom. What others are to them is said too, and leads there."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from chronology.model.people import Person, Relationship, RelationshipKind, Responsibility
from chronology.services.merge import date_context
from chronology.ui.controls import button
from chronology.ui.entry.rows import Field, FieldRow
from chronology.ui.entry.when import WhenEdit
from chronology.ui.fitted import FittedWords
from chronology.ui.people.boxes import box
from chronology.ui.people.case import Loaded
from chronology.ui.people.lines import EditedLine, LinesPanel
from chronology.ui.people.periods import as_typed

_OF_A_CHILD = (
    RelationshipKind.PARENT,
    RelationshipKind.STEP_PARENT,
    RelationshipKind.ADOPTIVE_PARENT,
    RelationshipKind.FOSTER_CARER,
    RelationshipKind.GRANDPARENT,
    RelationshipKind.OTHER,
)
_SIDE_BY_SIDE = 24  # heights of a line


class RelationLine(EditedLine):
    """One relationship in which the person is named first: 'parent of Ottilie'."""

    def __init__(self) -> None:
        super().__init__()
        self._person, self._source = 0, ""
        self.kind, self.other = box("What the person is"), box("To whom")
        self.responsibility = box("Parental responsibility")
        for kind in RelationshipKind:
            self.kind.addItem(kind.value, kind)
        for responsibility in Responsibility:
            self.responsibility.addItem(responsibility.value, responsibility)
        self.first, self.last = WhenEdit(), WhenEdit()
        self.first.line.setAccessibleName("From, as you would say it")
        self.last.line.setAccessibleName("To, as you would say it")
        self.remove = button("Take out")
        self.remove.setObjectName("small")
        self.remove.setAccessibleName("Take this relationship out")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        self._holds = Field("Parental responsibility", self.responsibility)
        rows: tuple[tuple[Field, ...], ...] = (
            (Field("Is", self.kind), Field("Whom", self.other), self._holds),
            (Field("From", self.first), Field("To", self.last)),
        )
        for fields in rows:
            column.addWidget(FieldRow([(field, 1) for field in fields], _SIDE_BY_SIDE))
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.kind)
        self.kind.currentIndexChanged.connect(self._ask_who_is_responsible)
        for control in (self.kind, self.other, self.responsibility):
            control.activated.connect(self.chosen)
        for edit in (self.first, self.last):
            edit.changed.connect(self.typed)
            edit.left.connect(self.settle)
        self.remove.clicked.connect(lambda: self.removed.emit(self))

    def fill(self, record: Relationship, loaded: Loaded, can_change: bool) -> None:
        self._person, self._source = record.person, record.source
        self.kind.setCurrentIndex(self.kind.findData(record.kind))
        self.other.clear()
        self.other.addItem("choose a person", 0)
        for person in sorted(loaded.people, key=lambda each: each.name.casefold()):
            if person.id != record.person:
                self.other.addItem(person.name, person.id)
        self.other.setCurrentIndex(max(0, self.other.findData(record.other)))
        self.responsibility.setCurrentIndex(self.responsibility.findData(record.responsibility))
        for edit, day in ((self.first, record.first), (self.last, record.last)):
            edit.context = date_context(loaded.case)
            if edit.line.text() != as_typed(day):
                edit.line.setText(as_typed(day))
            edit.line.setReadOnly(not can_change)
        for control in (self.kind, self.other, self.responsibility, self.remove):
            control.setEnabled(can_change)

    def _ask_who_is_responsible(self) -> None:
        self._holds.setVisible(self.kind.currentData() in _OF_A_CHILD)

    def record(self) -> Relationship | None:
        if not self.other.currentData():
            return None
        return Relationship(
            self._person,
            RelationshipKind(self.kind.currentData()),
            self.other.currentData(),
            Responsibility(self.responsibility.currentData()),
            self.first.read(""),
            self.last.read(""),
            self._source,
            self.id,
        )


class RelationsPanel(LinesPanel):
    """All relationships of one person."""

    person_wanted = Signal(int)
    accent = ""

    def __init__(self) -> None:
        super().__init__("Relationships", "Add a relationship")
        self.others = FittedWords("What others are to this person; a link leads to them")
        self.others.anchorClicked.connect(lambda link: self.person_wanted.emit(int(link.toString())))
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.addWidget(self.others)

    def show_person(self, loaded: Loaded, person: Person, can_change: bool) -> None:
        """Show the relationships of somebody."""
        found = [each for each in loaded.relationships if each.person == person.id]
        self.show_records(person.id, found, loaded, can_change)
        told = [
            f"<p style='margin:2px'><a href='{each.person}' style='color:{self.accent}'>"
            f"{escape(teller.name)}</a> is {each.kind.value} {escape(person.name)}</p>"
            for each in loaded.relationships
            if each.other == person.id and (teller := loaded.person(each.person)) is not None
        ]
        self.others.setHtml("".join(told))
        self.others.setVisible(bool(told))

    def blank(self, person: int) -> Relationship:
        return Relationship(person, RelationshipKind.PARENT, 0)

    def made_line(self) -> RelationLine:
        return RelationLine()
