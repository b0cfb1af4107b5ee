"""A table over many pages: its headings said once and shown on each page, its rows whole where they fit.

A row that must be cut says so on both pages, and stays one row with its cells in the structure tree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from chronology.report.pdf import look
from chronology.report.pdf.look import Style, colour
from chronology.report.pdf.paper import Laid, Link, Paper, says
from chronology.report.pdf.shapes import mark
from chronology.report.pdf.structure import COLUMN_HEAD, ROW_HEAD, Element, Group

_ABOVE = 4.0  # white over and under the words of a row
_BELOW = 5.0
_GAP = 9.0  # white between columns
_HEADS = 15.0
_CONTINUED = 11.0
_KEPT_WHOLE = 0.5  # of a page: a row no higher goes to the next page rather than being cut
_WORTH_BEGINNING = 90.0

Piece = tuple[Style, str, Link | None]
"""Words of one cell in one style, and where they lead."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, its width in points with the gap behind it, and whether it heads the row."""

    heading: str
    width: float
    heads_row: bool = False


@dataclass(slots=True)
class Row:
    """One row. `called` names it where it continues; `key` is noted for the head of each page it stands on.

    `ink` colours the bar before column `barred`, `shape` is the mark beside that column's first line;
    `places` are names by which links and bookmarks lead to the row.
    """

    cells: Sequence[Sequence[Piece]]
    called: str
    key: object = None
    ink: str = ""
    shape: str = ""
    places: Sequence[str] = ()


class Table:
    """One table being drawn. Open it with room for its headings and a row; `close` it after the last."""

    def __init__(self, paper: Paper, parent: Group, columns: Sequence[Column], barred: int = -1) -> None:
        self._paper = paper
        self._structure = paper.structure
        self._columns = columns
        self._barred = barred
        self._group = self._structure.group(b"Table", parent)
        edges = [look.LEFT]
        for column in columns:
            edges.append(edges[-1] + column.width)
        self._edges = edges
        self._right = min(edges[-1], look.RIGHT)
        self._whole = (look.TOP - _HEADS - look.BOTTOM) * _KEPT_WHOLE
        if paper.room < _HEADS + 40:
            paper.turn()
        self._draw_heads()
        self._body = self._structure.group(b"TBody", self._group)
        paper.repeat = self._repeat_heads

    def add(self, row: Row) -> int:
        """Draw one row, on the next page where it must. Gives the page that it begins on, counted from 1."""
        paper = self._paper
        cells = [
            [
                line
                for style, words, link in pieces
                for line in paper.lay(style, words, column.width - _GAP, link)
            ]
            for pieces, column in zip(row.cells, self._columns, strict=True)
        ]
        height = _height_of_row(cells)
        if height > paper.room and (height <= self._whole or paper.room < _WORTH_BEGINNING):
            paper.turn()
        begins = paper.count
        for place in row.places:
            paper.name_place(place)
        line = self._structure.group(b"TR", self._body)
        if height <= paper.room:
            self._draw_whole(row, line, cells, height)
        else:
            self._draw_in_parts(row, line, cells)
        self._structure.close_group(line)
        return begins

    def close(self) -> None:
        """End the table."""
        self._structure.close_group(self._body)
        self._structure.close_group(self._group)
        self._paper.repeat = None

    def _draw_whole(self, row: Row, line: Group, cells: list[list[Laid]], height: float) -> None:
        """Draw a row that fits the page: a cell whose words lead nowhere is written as it is drawn."""
        paper = self._paper
        top = self._draw_ground(row, cells, height)
        for cell, x, column in zip(cells, self._edges, self._columns, strict=False):
            if any(link for _, _, link in cell):
                element = self._open(line, column, cell)
                self._draw_cell(element, cell, x, top, column.width - _GAP)
                self._structure.close(element)
            else:
                paper.whole(*_KINDS[column.heads_row], line, x, top, cell, column.width - _GAP)
        paper.y -= height

    def _draw_in_parts(self, row: Row, line: Group, cells: list[list[Laid]]) -> None:
        paper = self._paper
        elements = [self._open(line, *each) for each in zip(self._columns, cells, strict=True)]
        done = [0 for _ in cells]
        whole = False
        while not whole:
            room = paper.room - _ABOVE - _BELOW
            fits = [_fitting(cell, begin, room) for cell, begin in zip(cells, done, strict=True)]
            whole = all(end == len(cell) for cell, end in zip(cells, fits, strict=True))
            if not whole:
                room = paper.room - _ABOVE - _CONTINUED
                fits = [_fitting(cell, begin, room) for cell, begin in zip(cells, done, strict=True)]
            part = [cell[begin:end] for cell, begin, end in zip(cells, done, fits, strict=True)]
            done = fits
            if whole:
                self._draw_part(row, elements, part, _height_of_row(part))
            else:
                self._draw_part(row, elements, part, paper.room)
                self._say("continued on the next page …", paper.y + _CONTINUED)
                paper.turn()
                self._say(f"{row.called} … continued", paper.y - 1)
                paper.y -= _CONTINUED
        for element in elements:
            self._structure.close(element)

    def _draw_part(self, row: Row, elements: list[Element], cells: list[list[Laid]], height: float) -> None:
        top = self._draw_ground(row, cells, height)
        for at, (element, cell) in enumerate(zip(elements, cells, strict=True)):
            if cell:
                self._draw_cell(element, cell, self._edges[at], top, self._columns[at].width - _GAP)
        self._paper.y -= height

    def _open(self, line: Group, column: Column, cell: list[Laid]) -> Element:
        tag, attributes = _KINDS[column.heads_row]
        element = self._structure.element(tag, line, attributes)
        element.says = says(cell)
        return element

    def _draw_ground(self, row: Row, cells: list[list[Laid]], height: float) -> float:
        """Draw what stands behind the words of a row and beneath it; gives where its words begin."""
        paper, edges = self._paper, self._edges
        paper.note(row.key)
        top = paper.y - _ABOVE
        strokes = [
            b"%s RG 0.5 w %.2f %.2f m %.2f %.2f l S"
            % (_RULE, look.LEFT, paper.y - height, self._right, paper.y - height)
        ]
        if row.ink:
            x = edges[self._barred] - _GAP / 2 - look.BAR / 2
            strokes.append(
                b"%s rg %.2f %.2f %.2f %.2f re f" % (colour(row.ink), x, paper.y - height, look.BAR, height)
            )
        if row.shape and cells[self._barred] and cells[self._barred][0][0].indent:
            strokes.append(
                b"q 1 0 0 1 %.2f %.2f cm %s Q" % (edges[self._barred] + 4, top - 6, mark(row.shape, row.ink))
            )
        for at, cell in enumerate(cells):
            strokes += _beneath(cell, edges[at], top, self._columns[at].width - _GAP)
        paper.artefact(b"\n".join(strokes))
        return top

    def _draw_cell(self, element: Element, cell: list[Laid], x: float, top: float, width: float) -> None:
        if not any(link for _, _, link in cell):
            self._paper.tagged(element, x, top, cell, width)
            return
        for link, group in groupby(cell, key=lambda laid: laid[2]):
            part = list(group)
            if link:
                self._paper.linked(element, x, top, part, width)
            else:
                self._paper.tagged(element, x, top, part, width)
            top -= _height(part)

    def _say(self, words: str, top: float) -> None:
        """Say for the eye that a row goes on; the structure tree has it whole."""
        laid = self._paper.lay(look.FOOT_BOLD, words, look.WIDTH)
        self._paper.artefact_words(look.LEFT, top, laid[:1])

    def _draw_heads(self) -> None:
        paper = self._paper
        top = paper.y - 1
        self._rule_beneath_heads()
        head = self._structure.group(b"THead", self._group)
        line = self._structure.group(b"TR", head)
        for at, column in enumerate(self._columns):
            element = self._structure.element(b"TH", line, COLUMN_HEAD)
            if column.heading:
                paper.tagged(element, self._edges[at], top, self._heading(column))
            self._structure.close(element)
        self._structure.close_group(line)
        self._structure.close_group(head)
        paper.y -= _HEADS

    def _repeat_heads(self) -> None:
        paper = self._paper
        self._rule_beneath_heads()
        for at, column in enumerate(self._columns):
            if column.heading:
                paper.artefact_words(self._edges[at], paper.y - 1, self._heading(column))
        paper.y -= _HEADS

    def _heading(self, column: Column) -> list[Laid]:
        return self._paper.lay(look.COLUMN, column.heading, column.width)[:1]

    def _rule_beneath_heads(self) -> None:
        y = self._paper.y - _HEADS
        self._paper.artefact(
            b"%s RG 0.9 w %.2f %.2f m %.2f %.2f l S" % (colour(look.INK), look.LEFT, y, self._right, y)
        )


_RULE = colour(look.RULE)


_KINDS = ((b"TD", b""), (b"TH", ROW_HEAD))
"""What a cell is to the structure tree, by whether it heads its row."""


def _height_of_row(cells: Sequence[Sequence[Laid]]) -> float:
    return max([_height(cell) for cell in cells]) + _ABOVE + _BELOW


def _height(cell: Sequence[Laid]) -> float:
    return sum([style.leading for style, _, _ in cell])


def _fitting(cell: Sequence[Laid], begin: int, room: float) -> int:
    """Where the lines of a cell end that fit a height, from line `begin` on."""
    for at in range(begin, len(cell)):
        room -= cell[at][0].leading
        if room < 0:
            return at
    return len(cell)


def _beneath(cell: Sequence[Laid], x: float, top: float, width: float) -> list[bytes]:
    """The tints behind the lines of a cell that ask for one, and their flags on the first line of each."""
    strokes = []
    above: Style | None = None
    for style, _, _ in cell:
        if style.ground:
            strokes.append(
                b"%s rg %.2f %.2f %.2f %.2f re f"
                % (colour(style.ground), x - 2, top - style.leading, width + 4, style.leading)
            )
        if style.flag and style is not above:
            y = top - style.leading / 2 - 0.2
            strokes.append(b"q 1 0 0 1 %.2f %.2f cm %s Q" % (x + 3, y, mark(style.flag, style.ink, 2.6)))
        above = style
        top -= style.leading
    return strokes
