"""The questions to agencies as a list: under each agency, how many wait, and each with how it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from chronology.model.curation import Query
from chronology.report.lines import AGENCY_NOT_SAID, day_in_words
from chronology.ui.headed_list import ABOUT, ENTRY
from chronology.ui.models import Index


class QueryRows(QAbstractListModel):
    """Queries gathered by agency; a heading is the agency's name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: list[Query | str] = []

    def show_queries(self, queries: Sequence[Query]) -> None:
        """Show these queries, the agencies in order of the alphabet."""
        gathered: dict[str, list[Query]] = {}
        for query in queries:
            gathered.setdefault(query.agency, []).append(query)
        self.beginResetModel()
        self.items = []
        for agency in sorted(gathered, key=lambda name: (not name, name.casefold())):
            self.items.append(agency)
            self.items += gathered[agency]
        self.endResetModel()

    def query_at(self, row: int) -> Query | None:
        """The query in a row; None for a heading."""
        item = self.items[row] if 0 <= row < len(self.items) else None
        return item if isinstance(item, Query) else None

    def agency_at(self, row: int) -> str | None:
        """The agency that a row, or the heading above it, is about."""
        query = self.query_at(row)
        if query is not None:
            return query.agency
        item = self.items[row] if 0 <= row < len(self.items) else None
        return item if isinstance(item, str) else None

    def place_of(self, id: int) -> int:
        """The row of the query with this number, or -1."""
        found = (at for at, item in enumerate(self.items) if isinstance(item, Query) and item.id == id)
        return next(found, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.items[index.row()]
        if role == ENTRY:
            return item if isinstance(item, Query) else None
        if role == ABOUT and isinstance(item, Query):
            return f"{item.reference} · {standing(item)}"
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if isinstance(item, str):
                return f"{item or AGENCY_NOT_SAID} ({self._waiting(item)})"
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return f"{item.reference}: {item.question} {standing(item)}"
            return item.question
        return None

    def _waiting(self, agency: str) -> str:
        of_it = [each for each in self.items if isinstance(each, Query) and each.agency == agency]
        waiting = sum(not each.answer for each in of_it)
        return f"{waiting} of {len(of_it)} waiting" if waiting else f"{len(of_it)} answered"


def standing(query: Query) -> str:
    """'to be sent', 'sent 4 March 2024', 'answered 9 March 2024 by the head teacher'."""
    if query.answer:
        by = f" by {query.answered_by}" if query.answered_by else ""
        return f"answered {_day(query.answered)}{by}".strip()
    return f"sent {_day(query.asked)}" if query.asked else "to be sent"


def _day(iso: str) -> str:
    try:
        return day_in_words(date.fromisoformat(iso))
    except ValueError:
        return iso


def counts(queries: Sequence[Query]) -> Mapping[str, int]:
    """How many are to be sent, wait for an answer, and are answered."""
    return {
        "to be sent": sum(not each.asked and not each.answer for each in queries),
        "waiting": sum(bool(each.asked) and not each.answer for each in queries),
        "answered": sum(bool(each.answer) for each in queries),
    }
