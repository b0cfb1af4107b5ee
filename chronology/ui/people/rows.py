"""The people as a list under headings, and beneath them what is proposed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QPainter

from chronology.model.people import Identified, Person, PersonKind
from chronology.services.people_proposed import Proposal
from chronology.ui.headed_list import ENTRY, HeadedDelegate
from chronology.ui.headed_rows import HeadedRows
from chronology.ui.models import Index
from chronology.ui.people.genogram.signs import draw_sign

FAMILY, NEAR, UNKNOWN = "Family", "Adults in or near the home", "Not identified"
AT_WORK, PROPOSALS = "Professionals", "Proposals"
Item: TypeAlias = Person | Proposal


def heading_of(person: Person) -> str:
    """Under which heading somebody stands."""
    if person.kind is PersonKind.PROFESSIONAL:
        return AT_WORK
    if person.identified is Identified.NO:
        return UNKNOWN
    return NEAR if person.kind is PersonKind.ADULT else FAMILY


def _words(item: Item) -> str:
    return item.name if isinstance(item, Person) else item.title


class PeopleRows(HeadedRows[Item]):
    """Headings with how many stand beneath; `about` gives the line beneath an entry."""

    def __init__(self, about: Callable[[Item], str], parent: QObject | None = None) -> None:
        super().__init__(_words, about, parent)

    def show_people(self, people: Sequence[Person], proposals: Sequence[Proposal]) -> None:
        """Show these; a heading without anybody beneath it is left out."""
        ordered = sorted(
            people, key=lambda each: (each.kind is not PersonKind.CHILD, each.name.casefold(), each.id)
        )
        items: list[Item | str] = []
        for heading in (FAMILY, NEAR, UNKNOWN, AT_WORK):
            if under := [each for each in ordered if heading_of(each) == heading]:
                items += [f"{heading} ({len(under)})", *under]
        if proposals:
            items += [f"{PROPOSALS} ({len(proposals)})", *proposals]
        self.show_items(items)

    def place_of(self, wanted: int | str) -> int:
        """The row of a person by number or of a proposal by id, or -1."""
        kind = Person if isinstance(wanted, int) else Proposal
        return self.row_where(lambda item: isinstance(item, kind) and item.id == wanted)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.entry_at(index.row())
        if item is not None and role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_words(item)}. {self._about(item)}"  # a name ends in no stop of its own
        return super().data(index, role)


class PeopleDelegate(HeadedDelegate):
    """The sign that stands for somebody in the genogram, before the name."""

    def draw_mark(self, painter: QPainter, index: Index, box: QRectF) -> None:
        item = index.data(ENTRY)
        draw_sign(painter, item if isinstance(item, Person) else item.person, box, self.theme)
