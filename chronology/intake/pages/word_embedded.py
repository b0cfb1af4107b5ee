"""Words that lie in another part of a Word file: HTML, plain text, a diagram's labels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from chronology.intake.archive import damaged
from chronology.intake.grid import Cell
from chronology.intake.pages.gathered import Drawn
from chronology.intake.pages.layout import EMPTY, PlacedRow, Size, Spot, aligned, as_lines
from chronology.intake.pages.word_names import A, Element, whole

_NO_WORDS = frozenset(("head", "script", "style", "title", "template", "noscript"))
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "section",
        "article",
        "header",
        "footer",
        "body",
        "center",
        "address",
        "fieldset",
        "form",
        "hr",
        "caption",
    ]
)
_MOST_SPAN = 1_000


def from_text(data: bytes) -> Iterator[str]:
    """The lines of an embedded plain text."""
    yield from _decoded(data).splitlines()


def from_html(data: bytes, size: Size) -> Iterator[str | Drawn]:
    """The paragraphs and tables of an embedded page. Raises CannotRead where it is no HTML at all."""
    parser = html.HTMLParser(encoding=_encoding(data), remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError) as fault:
        raise damaged() from fault
    words: list[str] = []
    yield from _walk(root, words, size)
    yield from _flushed(words)


def from_diagram(root: Element) -> Iterator[str]:
    """The labels of a diagram, each a paragraph."""
    for paragraph in root.iter(A + "p"):
        yield "".join(leaf.text or "" for leaf in paragraph.iter(A + "t"))


def _walk(element: Element, words: list[str], size: Size) -> Iterator[str | Drawn]:
    words.append(_folded(element.text))
    for child in element:
        tag = child.tag
        if tag == "table":
            yield from _flushed(words)
            yield _table(child, size)
        elif tag == "br":
            words.append("\n")
        elif tag in _BLOCKS:
            yield from _flushed(words)
            yield from _walk(child, words, size)
            yield from _flushed(words)
        elif tag not in _NO_WORDS:
            yield from _walk(child, words, size)
        words.append(_folded(child.tail))


def _flushed(words: list[str]) -> Iterator[str]:
    text = "".join(words).strip()
    words.clear()
    if text:
        yield text


def _table(table: Element, size: Size) -> Drawn:
    rows: list[PlacedRow] = []
    hanging: dict[int, tuple[int, int]] = {}  # by first column: rows still covered, columns spanned
    for element in table.iter("tr"):
        if next(element.iterancestors("table"), None) is not table:
            continue
        cells = [cell for cell in element if cell.tag in ("td", "th")]
        heading = bool(cells) and all(cell.tag == "th" for cell in cells)
        row = PlacedRow(len(rows) + 1, is_heading=heading)
        start = 0
        waiting = iter(cells)
        cell = next(waiting, None)
        while cell is not None or start in hanging:
            if start in hanging:
                left, span = hanging.pop(start)
                row.cells.append(EMPTY)
                row.spots.append(Spot(start, span, continues=True))
                if left > 1:
                    hanging[start] = (left - 1, span)
            elif cell is not None:
                span = whole(cell.get("colspan"), 1, 1, _MOST_SPAN)
                down = whole(cell.get("rowspan"), 1, 1, _MOST_SPAN)
                row.cells.append(Cell(_cell_words(cell, size)))
                row.spots.append(Spot(start, span))
                if down > 1:
                    hanging[start] = (down - 1, span)
                cell = next(waiting, None)
            start += span
        rows.append(row)
    return Drawn(aligned(rows, [], size))


def _cell_words(cell: Element, size: Size) -> str:
    words: list[str] = []
    lines: list[str] = []
    for found in [*_walk(cell, words, size), *_flushed(words)]:
        lines.append(found if isinstance(found, str) else as_lines(found.rows))
    return "\n".join(lines)


def _folded(text: str | None) -> str:
    """Spaces and line ends of the source fold into one space; a hard space stays."""
    return re.sub(r"[ \t\r\n\f]+", " ", text or "")


def _encoding(data: bytes) -> str | None:
    """UTF-8 or UTF-16 where the bytes are that; else None: what the page says of itself."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None if b"charset" in data[:2000].lower() else "windows-1252"
    return "utf-8"


def _decoded(data: bytes) -> str:
    return data.decode(_encoding(data) or "windows-1252", "replace").lstrip("\ufeff")
