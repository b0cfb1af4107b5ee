"""Putting a document together: its parts in reading order, each numbered as a person counts them.

Tables are numbered from 1 in the order in which they begin. A nested table that stands alone comes after the
table that frames it, and has the next number; a frame that has no words of its own is not counted. A text
box comes after the paragraph or table on which it hangs.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from chronology.intake.grid import Document, Paragraph, Row, Table
from chronology.intake.pages.hanging import Aside
from chronology.model.events import Place, Reason, SetAside

_TITLE_LENGTH = 300  # above it the words over a table are prose, no title


@dataclass(slots=True)
class Drawn:
    """One table as it was read, before its number is known.

    `asides` stand with the number of their row; `lifted` are the nested tables that stand alone.
    """

    rows: list[Row]
    asides: list[tuple[int | None, Aside]] = field(default_factory=list)
    lifted: list[Drawn] = field(default_factory=list)
    title: str = ""

    @property
    def has_words(self) -> bool:
        return any(not cell.is_empty or cell.notes for row in self.rows for cell in row.cells)


class Pages:
    """The parts of one document, gathered in reading order. One per file that is read."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.parts: list[Table | Paragraph] = []
        self.asides: list[tuple[Place, Aside]] = []
        self.warnings: list[str] = []
        self._tables = 0
        self._boxes = 0
        self._counts: dict[str, int] = {}
        self._above = ""

    def new_box(self) -> str:
        """The name of the next text box."""
        self._boxes += 1
        self._above = ""
        return f"text box {self._boxes}"

    def add_paragraph(
        self, story: str, text: str, *, level: int = 0, is_list: bool = False, struck: bool = False
    ) -> None:
        """Adds a paragraph; one without words is not counted."""
        if not text.strip():
            return
        number = self._counts[story] = self._counts.get(story, 0) + 1
        self.parts.append(Paragraph(story, number, text, level, is_list))
        self._above = "" if is_list or len(text) > _TITLE_LENGTH else text.strip()
        if struck:
            where = f"paragraph {number}" if story == "text" else f"{story}, paragraph {number}"
            self.warnings.append(f"In {where}, words are struck through. They were kept.")

    def put_aside(self, story: str, asides: list[Aside]) -> None:
        """Keeps what hung on the last paragraph of a story."""
        place = Place(self.file, story, self._counts.get(story) or None)
        self.asides.extend((place, aside) for aside in asides)

    def add_table(self, drawn: Drawn) -> None:
        """Adds a table and the nested ones that stand alone."""
        title, self._above = drawn.title or self._above, ""
        waiting = [(drawn, title)]
        while waiting:
            table, title = waiting.pop(0)
            framed = [(nested, nested.title or title) for nested in table.lifted]
            if table.rows and (table.has_words or (table is drawn and not table.lifted)):
                self._tables += 1
                self.parts.append(Table(self._tables, tuple(table.rows), title=title))
                framed = [(nested, nested.title) for nested in table.lifted]
            number = self._tables or None
            self.asides.extend((Place(self.file, number, row), aside) for row, aside in table.asides)
            waiting = framed + waiting

    def document(
        self, sha256: str, kind: str, moved_here: list[str], properties: tuple[str, ...]
    ) -> Document:
        """The whole document. A move's old place is left out where its words were read at the new one."""
        arrived = "".join("".join(moved_here).split())
        grouped: dict[tuple[Place, Reason, str], list[str]] = {}
        for place, aside in self.asides:
            if aside.moved and "".join(aside.text.split()) in arrived:
                continue
            grouped.setdefault((place, aside.reason, aside.detail), []).append(aside.text)
        set_aside = tuple(
            SetAside(place, tuple(cells), reason, detail)
            for (place, reason, detail), cells in grouped.items()
        )
        return Document(
            file=self.file,
            sha256=sha256,
            kind=kind,
            parts=tuple(self.parts),
            set_aside=set_aside,
            warnings=tuple(dict.fromkeys(self.warnings)),
            properties=properties,
        )
