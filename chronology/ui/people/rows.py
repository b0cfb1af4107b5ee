"""The people as a list under headings, and beneath them what is proposed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from chronology.model.people import Identified, Person, PersonKind
from chronology.services.people_proposed import Proposal
from chronology.ui.headed_list import ABOUT, ENTRY, HeadedDelegate
from chronology.ui.models import Index
from chronology.ui.people.genogram.signs import draw_sign

FAMILY, NEAR, UNKNOWN = "Family", "Adults in or near the home", "Not identified"
AT_WORK, PROPOSALS = "Professionals", "Proposals"
Item: TypeAlias = Person | Proposal
_WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


def heading_of(person: Person) -> str:
    """Under which heading somebody stands."""
    if person.kind is PersonKind.PROFESSIONAL:
        return AT_WORK
    if person.identified is Identified.NO:
        return UNKNOWN
    return NEAR if person.kind is PersonKind.ADULT else FAMILY


class PeopleRows(QAbstractListModel):
    """Headings with how many stand beneath; `about` gives the line beneath an entry."""

    def __init__(self, about: Callable[[Item], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._about = about
        self.items: list[Item | str] = []

    def show_people(self, people: Sequence[Person], proposals: Sequence[Proposal]) -> None:
        """Show these; a heading without anybody beneath it is left out."""
        ordered = sorted(
            people, key=lambda each: (each.kind is not PersonKind.CHILD, each.name.casefold(), each.id)
        )
        self.beginResetModel()
        self.items = []
        for heading in (FAMILY, NEAR, UNKNOWN, AT_WORK):
            if under := [each for each in ordered if heading_of(each) == heading]:
                self.items.append(f"{heading} ({len(under)})")
                self.items += under
        if proposals:
            self.items.append(f"{PROPOSALS} ({len(proposals)})")
            self.items += proposals
        self.endResetModel()

    def item_at(self, row: int) -> Item | None:
        """The person or proposal in a row; None for a heading or no row at all."""
        item = self.items[row] if 0 <= row < len(self.items) else None
        return None if isinstance(item, str) else item

    def place_of(self, wanted: int | str) -> int:
        """The row of a person by number or of a proposal by id, or -1."""
        kind = Person if isinstance(wanted, int) else Proposal
        found = (at for at, item in enumerate(self.items) if isinstance(item, kind) and item.id == wanted)
        return next(found, -1)

    def next_item(self, row: int, step: int = 1) -> int:
        """The next row from `row` on, itself included, that is no heading; -1 where there is none."""
        while 0 <= row < len(self.items):
            if not isinstance(self.items[row], str):
                return row
            row += step
        return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.items)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.items[index.row()], str):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.items[index.row()]
        if isinstance(item, str):
            return item if role in _WORDS else None
        if role == ENTRY:
            return item
        if role == ABOUT:
            return self._about(item)
        words = item.name if isinstance(item, Person) else item.title
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{words}. {self._about(item)}"
        return None


class PeopleDelegate(HeadedDelegate):
    """The sign that stands for somebody in the genogram, before the name."""

    def draw_mark(self, painter: QPainter, index: Index, box: QRectF) -> None:
        item = index.data(ENTRY)
        draw_sign(painter, item if isinstance(item, Person) else item.person, box, self.theme)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        if isinstance(index.data(ENTRY), Person):
            size -= QSize(0, QFontMetrics(option.font).lineSpacing())
        return size
