"""The words of a Word paragraph as a person sees them, and what hangs on them: notes, deletions, text boxes.

The walk goes down the tree of the XML, whose depth the parser bounds. Everything that is not known to hold
no words is walked through, so no wrapper that Word may invent can hide words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from chronology.intake.pages import word_names as n
from chronology.intake.pages.hanging import Aside
from chronology.intake.pages.word_leaves import JOINS, LEAVES, Handler, marks_of, plain, words_of
from chronology.intake.pages.word_marks import chosen, left_empty
from chronology.intake.pages.word_names import Element, W
from chronology.intake.pages.word_reading import Reading
from chronology.intake.pages.word_styles import PLAIN
from chronology.model.events import Reason


class Block(NamedTuple):
    """A paragraph with its words, or a table or an embedded part still to be read."""

    element: Element
    text: str = ""


def blocks(reading: Reading, container: Element) -> Iterator[Block]:
    """The paragraphs, tables and embedded parts of a body, cell, note or text box, in order.

    Wrappers are walked through. A paragraph whose mark was deleted runs on into the next one, as it does
    once the change is accepted. What is deleted or only a prompt goes to `reading.asides`.
    """
    carried: list[str] = []
    last: Element | None = None
    open_wrappers = [iter(container)]
    while open_wrappers:
        for child in open_wrappers[-1]:
            tag = child.tag
            if tag == n.PARAGRAPH:
                if paragraph(reading, child, carried):
                    last = child
                    continue
                yield Block(child, "".join(carried))
                carried, last = [], None
            elif tag in (n.TABLE, n.ALT_CHUNK):
                if last is not None and carried:
                    yield Block(last, "".join(carried))
                    carried, last = [], None
                yield Block(child)
            elif tag in _LOOSE_WORDS:
                words: list[str] = []
                _one(reading, child, words)
                if words:
                    yield Block(child, "".join(words))
            elif tag == n.CONTROL:
                content = child.find(n.CONTROL_CONTENT)
                if content is not None and not left_empty(reading, child, content):
                    open_wrappers.append(iter(content))
                    break
            elif tag in (n.DELETED, n.MOVED_FROM):
                _unseen(reading, child, Reason.DELETED, tag == n.MOVED_FROM)
            elif tag == n.ALTERNATE:
                open_wrappers.append(iter(chosen(child)))
                break
            elif tag not in n.NO_WORDS and len(child):
                open_wrappers.append(iter(child))
                break
        else:
            open_wrappers.pop()
    if last is not None and carried:
        yield Block(last, "".join(carried))


def lines(reading: Reading, container: Element) -> list[str]:
    """The words of a note, page header or text box as lines, each row of a table one line."""
    found: list[str] = []
    for block in blocks(reading, container):
        if block.element.tag == n.TABLE:
            found.extend(_row_lines(reading, block.element))
        elif block.element.tag == n.ALT_CHUNK:
            reading.boxes.append(block.element)
        else:
            found.append(block.text)
    return [line for line in found if line.strip()]


def _row_lines(reading: Reading, table: Element) -> Iterator[str]:
    for row in within(reading, table, n.ROW):
        yield "\t".join(" ".join(lines(reading, cell)) for cell in within(reading, row, n.CELL))


def within(reading: Reading, container: Element, wanted: str) -> Iterator[Element]:
    """A table's rows or a row's cells, through whatever wrappers stand around them."""
    open_wrappers = [iter(container)]
    while open_wrappers:
        for child in open_wrappers[-1]:
            tag = child.tag
            if tag == wanted:
                yield child
            elif tag in (n.DELETED, n.MOVED_FROM):
                _unseen(reading, child, Reason.DELETED, tag == n.MOVED_FROM)
            elif tag == n.ALTERNATE:
                open_wrappers.append(iter(chosen(child)))
                break
            elif tag not in n.NO_WORDS and tag not in _OWN_CONTENT and len(child):
                open_wrappers.append(iter(child))
                break
        else:
            open_wrappers.pop()


def paragraph(reading: Reading, element: Element, out: list[str]) -> bool:
    """Puts a paragraph's words on `out`; True where its mark was deleted, so that the next one joins it."""
    words = plain(reading, element)
    if words is not None:
        out.append(words)
        return False
    joins = False
    style, marked = PLAIN, False
    for child in element:
        tag = child.tag
        if tag == n.RUN:
            _run(reading, child, out)
        elif tag == n.PARAGRAPH_SETTINGS:
            for setting in child:
                if setting.tag == n.RUN_SETTINGS:
                    joins = any(mark.tag in JOINS for mark in setting)
                elif setting.tag == n.PARAGRAPH_STYLE:
                    style = reading.styles.named(setting.get(n.VAL, ""))
                    marked = style.struck or style.hidden
        else:
            _one(reading, child, out)
        if marked:
            break
    if marked:
        runs = [child for child in element if child.tag != n.PARAGRAPH_SETTINGS]
        _as_marked(reading, runs, out, struck=style.struck, hidden=style.hidden)
    return joins


def _run(reading: Reading, run: Element, out: list[str]) -> None:
    for child in run:
        tag = child.tag
        if tag == n.TEXT:
            out.append(words_of(child))
        elif tag == n.RUN_SETTINGS:
            if len(child):
                struck, hidden = marks_of(reading, child)
                if struck or hidden:
                    rest = [part for part in run if part.tag != n.RUN_SETTINGS]
                    _as_marked(reading, rest, out, struck=struck, hidden=hidden)
                    return
        else:
            _one(reading, child, out)


def _as_marked(reading: Reading, parts: list[Element], out: list[str], *, struck: bool, hidden: bool) -> None:
    words: list[str] = []
    reading.unseen += hidden
    for part in parts:
        _one(reading, part, words)
    reading.unseen -= hidden
    text = "".join(words)
    if hidden and not reading.unseen:
        if text.strip():
            reading.asides.append(Aside(Reason.HIDDEN_NOTE, text))
        return
    if struck and not reading.unseen and text:
        reading.struck.append(text)
    out.extend(words)


def _one(reading: Reading, element: Element, out: list[str]) -> None:
    """One element inside a paragraph: by its own rule, or walked through."""
    handler = _HANDLERS.get(element.tag)
    if handler is not None:
        handler(reading, element, out)
    elif element.tag not in n.NO_WORDS and len(element):
        for child in element:
            _one(reading, child, out)


def _deleted_text(reading: Reading, element: Element, out: list[str]) -> None:
    if reading.unseen:
        out.append(words_of(element))
    elif text := words_of(element).strip():
        reading.asides.append(Aside(Reason.DELETED, text))


def _deleted(reading: Reading, element: Element, out: list[str]) -> None:
    if reading.unseen:
        for child in element:
            _one(reading, child, out)
    else:
        _unseen(reading, element, Reason.DELETED, element.tag == n.MOVED_FROM)


def _unseen(reading: Reading, element: Element, reason: Reason, moved: bool) -> None:
    """Sets aside the words of an element that is not part of the final text."""
    words: list[str] = []
    reading.unseen += 1
    for child in element:
        if child.tag in (n.PARAGRAPH, n.TABLE, n.ROW):
            words.extend(f"{line}\n" for line in lines(reading, element))
            break
        _one(reading, child, words)
    reading.unseen -= 1
    text = "".join(words).strip()
    if text:
        reading.asides.append(Aside(reason, text, moved=moved))


def unseen_lines(reading: Reading, container: Element) -> list[str]:
    """The words of a cell or paragraph that is deleted as a whole, as lines."""
    reading.unseen += 1
    found = lines(reading, container)
    reading.unseen -= 1
    return found


def _moved_to(reading: Reading, element: Element, out: list[str]) -> None:
    words: list[str] = []
    for child in element:
        _one(reading, child, words)
    if not reading.unseen:  # what was moved here and then away again did not stay
        reading.moved_here.append("".join(words))
    out.extend(words)


def _control(reading: Reading, element: Element, out: list[str]) -> None:
    content = element.find(n.CONTROL_CONTENT)
    if content is not None and not left_empty(reading, element, content):
        for child in content:
            _one(reading, child, out)


def _alternate(reading: Reading, element: Element, out: list[str]) -> None:
    for child in chosen(element):
        _one(reading, child, out)


def _text_box(reading: Reading, element: Element, out: list[str]) -> None:
    if reading.unseen:
        out.append("\n".join(lines(reading, element)))
    else:
        reading.boxes.append(element)


def _paragraph_within(reading: Reading, element: Element, out: list[str]) -> None:
    if out:
        out.append("\n")
    paragraph(reading, element, out)


def _table_within(reading: Reading, element: Element, out: list[str]) -> None:
    out.append("\n".join(("", *_row_lines(reading, element))))


def _comment(reading: Reading, element: Element, out: list[str]) -> None:
    comment = reading.comments.pop(element.get(n.ID, ""), None)
    if comment is not None:
        reading.notes.append((Reason.COMMENT, comment_words(reading, comment)))


def comment_words(reading: Reading, comment: Element) -> str:
    """A comment as it is shown to a person: who wrote it, and what."""
    author = comment.get(W + "author", "").strip() or comment.get(W + "initials", "").strip()
    words = "\n".join(lines(reading, comment))
    return f"Comment by {author}: {words}" if author else f"Comment: {words}"


def _footnote(reading: Reading, element: Element, out: list[str]) -> None:
    note = reading.foot.pop(element.get(n.ID, ""), None)
    if note is not None:
        reading.feet += 1
        number = reading.feet
        reading.notes.append((Reason.NOTE, f"Footnote {number}: " + "\n".join(lines(reading, note))))


def _endnote(reading: Reading, element: Element, out: list[str]) -> None:
    note = reading.end.pop(element.get(n.ID, ""), None)
    if note is not None:
        reading.ends += 1
        number = reading.ends
        reading.notes.append((Reason.NOTE, f"Endnote {number}: " + "\n".join(lines(reading, note))))


def _ruby(reading: Reading, element: Element, out: list[str]) -> None:
    above: list[str] = []
    for child in element:
        if child.tag == W + "rt":
            _through(reading, child, above)
        else:
            _one(reading, child, out)
    if text := "".join(above).strip():
        out.append(f" ({text})")


def _fraction(reading: Reading, element: Element, out: list[str]) -> None:
    halves = [child for child in element if child.tag in (n.M + "num", n.M + "den")]
    for place, half in enumerate(halves):
        if place:
            out.append("/")
        _through(reading, half, out)


def _raised(reading: Reading, element: Element, out: list[str]) -> None:
    for child in element:
        if child.tag == n.M + "sup":
            out.append("^")
        _one(reading, child, out)


def _through(reading: Reading, element: Element, out: list[str]) -> None:
    for child in element:
        _one(reading, child, out)


def _object(reading: Reading, element: Element, out: list[str]) -> None:
    """An embedded file; the picture that stands for it on the page is no picture of its own."""
    pictures = reading.pictures
    _through(reading, element, out)
    if element.find(f".//{n.OFFICE}OLEObject") is not None:
        reading.pictures = pictures
        reading.embedded += 1


_HANDLERS: dict[object, Handler] = {
    **LEAVES,
    n.RUN: _run,
    n.M + "f": _fraction,
    n.M + "sSup": _raised,
    n.DELETED_TEXT: _deleted_text,
    n.DELETED: _deleted,
    n.MOVED_FROM: _deleted,
    n.MOVED_TO: _moved_to,
    n.CONTROL: _control,
    n.ALTERNATE: _alternate,
    n.TEXT_BOX: _text_box,
    n.PARAGRAPH: _paragraph_within,
    n.TABLE: _table_within,
    W + "object": _object,
    W + "commentRangeStart": _comment,
    W + "commentReference": _comment,
    W + "footnoteReference": _footnote,
    W + "endnoteReference": _endnote,
    W + "ruby": _ruby,
}
_LOOSE_WORDS = frozenset((n.RUN, W + "hyperlink", W + "fldSimple", n.TEXT, n.M + "oMathPara", n.M + "oMath"))
_OWN_CONTENT = frozenset((n.PARAGRAPH, n.CELL, n.RUN))
