"""The words of an OpenDocument paragraph as a person sees them, and what hangs on them.

The walk goes down the tree of the XML, whose depth the parser bounds. Everything that is not known to hold
no words is walked through.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from chronology.intake.pages import odt_names as n
from chronology.intake.pages.hanging import Aside
from chronology.intake.pages.odt_reading import Reading
from chronology.intake.pages.word_names import Element, whole
from chronology.model.events import Reason

PROMPT = "the prompt of a form field that was left empty"
CONTENTS = "the table of contents"

_EXTENSION = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_MOST_SPACES = 1_000
_SPACE = re.compile(r"[ \t\r\n]+")


class Block(NamedTuple):
    """A paragraph with its words, or a table still to be read (`is_table`)."""

    element: Element
    text: str = ""
    level: int = 0
    is_list: bool = False
    is_table: bool = False


def blocks(reading: Reading, container: Element, in_list: bool = False) -> Iterator[Block]:
    """The paragraphs and tables of a body, cell, note or text box, in order. Wrappers are walked through."""
    for child in container:
        tag = child.tag
        if tag in (n.PARAGRAPH, n.HEADING):
            level = whole(child.get(n.TEXT + "outline-level"), 1, 1, 10) if tag == n.HEADING else 0
            yield Block(child, paragraph(reading, child), level, in_list)
        elif tag == n.GRID:
            yield Block(child, is_table=True)
        elif tag == n.LIST:
            yield from blocks(reading, child, True)
        elif tag == n.SECTION and _is_hidden(child):
            _set_aside(reading, child, Reason.HIDDEN_NOTE)
        elif tag == n.CONTENTS:
            _set_aside(reading, child, Reason.NOTE, CONTENTS)
        elif tag in _HANDLERS:
            out: list[str] = []
            _HANDLERS[tag](reading, child, out)
            if text := "".join(out).strip():
                yield Block(child, text)
        elif tag not in n.NO_WORDS and len(child):
            yield from blocks(reading, child, in_list)


def lines(reading: Reading, container: Element) -> list[str]:
    """The words of a note, page header or text box as lines, each row of a table one line."""
    found: list[str] = []
    for block in blocks(reading, container):
        if block.is_table:
            found.extend(_row_lines(reading, block.element))
        else:
            found.append(block.text)
    return [line for line in found if line.strip()]


def _row_lines(reading: Reading, container: Element) -> Iterator[str]:
    for child in container:
        if child.tag == n.ROW:
            cells = (cell for cell in child if cell.tag in (n.CELL, n.COVERED_CELL))
            yield "\t".join(" ".join(lines(reading, cell)) for cell in cells)
        elif child.tag not in n.NO_WORDS:
            yield from _row_lines(reading, child)


def unseen_lines(reading: Reading, container: Element) -> list[str]:
    """The words of something that is hidden or deleted as a whole, as lines."""
    reading.unseen += 1
    found = lines(reading, container)
    reading.unseen -= 1
    return found


def paragraph(reading: Reading, element: Element) -> str:
    """A paragraph's words."""
    out: list[str] = []
    _styled(reading, element, out)
    return "".join(out).strip(" ")


def _styled(reading: Reading, element: Element, out: list[str]) -> None:
    """The words of a paragraph or span, unless its style hides them."""
    style = element.get(n.TEXT + "style-name", "")
    if style in reading.hidden_styles and not reading.unseen:
        words: list[str] = []
        reading.unseen += 1
        _through(reading, element, words)
        reading.unseen -= 1
        if text := "".join(words).strip():
            reading.asides.append(Aside(Reason.HIDDEN_NOTE, text))
        return
    if style not in reading.struck_styles or reading.striking or reading.unseen:
        _through(reading, element, out)
        return
    begin = len(out)
    reading.striking = True
    _through(reading, element, out)
    reading.striking = False
    if text := "".join(out[begin:]):
        reading.struck.append(text)


def _through(reading: Reading, element: Element, out: list[str]) -> None:
    if element.text:
        out.append(_SPACE.sub(" ", element.text))
    for child in element:
        tag = child.tag
        handler = _HANDLERS.get(tag)
        if handler is not None:
            handler(reading, child, out)
        elif isinstance(tag, str) and tag not in n.NO_WORDS:
            _through(reading, child, out)
        if child.tail:
            out.append(_SPACE.sub(" ", child.tail))


def _is_hidden(element: Element) -> bool:
    return element.get(n.TEXT + "display") == "none" or element.get(n.TEXT + "is-hidden") == "true"


def _set_aside(reading: Reading, element: Element, reason: Reason, detail: str = "") -> None:
    for line in unseen_lines(reading, element):
        reading.asides.append(Aside(reason, line, detail))


def _spaces(reading: Reading, element: Element, out: list[str]) -> None:
    out.append(" " * whole(element.get(n.TEXT + "c"), 1, 1, _MOST_SPACES))


def _tab(reading: Reading, element: Element, out: list[str]) -> None:
    out.append("\t")


def _break(reading: Reading, element: Element, out: list[str]) -> None:
    out.append("\n")


def _change(reading: Reading, element: Element, out: list[str]) -> None:
    """The place from which words were deleted."""
    deletion = reading.deletions.pop(element.get(n.TEXT + "change-id", ""), None)
    if deletion is not None:
        _set_aside(reading, deletion, Reason.DELETED)


def _annotation(reading: Reading, element: Element, out: list[str]) -> None:
    author = element.findtext(n.DC + "creator", "").strip()
    words = "\n".join(unseen_lines(reading, element))
    reading.notes.append((Reason.COMMENT, f"Comment by {author}: {words}" if author else f"Comment: {words}"))


def _note(reading: Reading, element: Element, out: list[str]) -> None:
    body = element.find(n.TEXT + "note-body")
    if element.get(n.TEXT + "note-class") == "endnote":
        reading.ends += 1
        label = f"Endnote {reading.ends}"
    else:
        reading.feet += 1
        label = f"Footnote {reading.feet}"
    if body is not None:
        reading.notes.append((Reason.NOTE, f"{label}: " + "\n".join(lines(reading, body))))


def _shape(reading: Reading, element: Element, out: list[str]) -> None:
    """A frame or drawn shape: the words in it are a text box of their own."""
    if element.tag == n.DRAW + "frame":
        _frame(reading, element, out)
    elif any(child.tag in (n.PARAGRAPH, n.HEADING, n.LIST) for child in element):
        _box(reading, element, out)
    else:
        for child in element:
            handler = _HANDLERS.get(child.tag)
            if handler is not None:
                handler(reading, child, out)


def _frame(reading: Reading, frame: Element, out: list[str]) -> None:
    """Of several renderings of one thing in a frame the first counts."""
    for child in frame:
        tag = child.tag
        if tag == n.TEXT_BOX:
            _box(reading, child, out)
        elif tag == n.GRID:
            _box(reading, frame, out)
        elif tag in (n.DRAW + "object", n.DRAW + "object-ole"):
            reading.embedded += 1
        elif tag == n.DRAW + "image":
            reading.pictures += 1
        else:
            continue
        return


def _box(reading: Reading, element: Element, out: list[str]) -> None:
    if reading.unseen:
        out.append("\n".join(lines(reading, element)))
    else:
        reading.boxes.append(element)


def _control(reading: Reading, element: Element, out: list[str]) -> None:
    out.append(reading.controls.get(element.get(n.DRAW + "control", ""), ""))


def _placeholder(reading: Reading, element: Element, out: list[str]) -> None:
    words: list[str] = []
    _through(reading, element, words)
    if text := "".join(words).strip():
        reading.asides.append(Aside(Reason.NOTE, text, PROMPT))


def _content_control(reading: Reading, element: Element, out: list[str]) -> None:
    if element.get(_EXTENSION + "showing-place-holder") == "true":
        _placeholder(reading, element, out)
    else:
        _through(reading, element, out)


def _hidden_text(reading: Reading, element: Element, out: list[str]) -> None:
    if element.get(n.TEXT + "is-hidden") == "true":
        words = element.get(n.TEXT + "string-value", "") or str(element.xpath("string()"))
        if words.strip():
            reading.asides.append(Aside(Reason.HIDDEN_NOTE, words.strip()))
    else:
        _through(reading, element, out)


def _ruby(reading: Reading, element: Element, out: list[str]) -> None:
    for child in element:
        if child.tag == n.TEXT + "ruby-text":
            out.append(" (")
            _through(reading, child, out)
            out.append(")")
        else:
            _through(reading, child, out)


def _table_within(reading: Reading, element: Element, out: list[str]) -> None:
    reading.boxes.append(element)


_HANDLERS: dict[object, Callable[[Reading, Element, list[str]], None]] = {
    n.TEXT + "span": _styled,
    n.TEXT + "s": _spaces,
    n.TEXT + "tab": _tab,
    n.TEXT + "line-break": _break,
    n.TEXT + "change": _change,
    n.TEXT + "note": _note,
    n.TEXT + "placeholder": _placeholder,
    n.TEXT + "hidden-text": _hidden_text,
    n.TEXT + "ruby": _ruby,
    n.OFFICE + "annotation": _annotation,
    n.DRAW + "control": _control,
    n.GRID: _table_within,
    **{
        n.DRAW + shape: _shape
        for shape in (
            "frame", "g", "a", "custom-shape", "rect", "circle", "ellipse", "line", "polyline", "polygon",
            "path", "connector", "caption", "measure", "regular-polygon",
        )
    },
    _EXTENSION + "content-control": _content_control,
}  # fmt: skip
