"""The words of a Word paragraph as a person sees them, and what hangs on them: notes, deletions, text boxes.

The walk goes down the tree of the XML, whose depth the parser bounds. Everything that is not known to hold
no words is walked through, so no wrapper that Word may invent can hide words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from chronology.intake.pages import word_names as n
from chronology.intake.pages.hanging import Aside
from chronology.intake.pages.word_marks import chosen, field_mark, left_empty, symbol
from chronology.intake.pages.word_names import Element, W, is_on
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


def plain(reading: Reading, element: Element) -> str | None:
    """A paragraph's words where it holds nothing but words, breaks and tabs; None where it may hold more.

    Most paragraphs of a return are such, and this is several times faster than `paragraph`.
    """
    if len(element) == 1 and len(run := element[0]) == 1 and run.tag == n.RUN:
        leaf = run[0]
        if leaf.tag == n.TEXT and not len(leaf):
            return leaf.text or ""
    words = ""
    for child in element:
        tag = child.tag
        if tag == n.RUN:
            for leaf in child:
                kind = leaf.tag
                if kind == n.TEXT:
                    if len(leaf):
                        return None
                    words += leaf.text or ""
                elif kind == n.RUN_SETTINGS:
                    for setting in leaf:
                        if setting.tag in _RUN_MARKS:
                            return None
                elif kind in _SPACES:
                    words += _SPACES[kind]
                elif kind not in n.NO_WORDS:
                    return None
        elif tag == n.PARAGRAPH_SETTINGS:
            for setting in child:
                kind = setting.tag
                if kind == n.PARAGRAPH_STYLE:
                    if reading.styles.is_special(setting.get(n.VAL, "")):
                        return None
                elif kind == n.NUMBERING:
                    return None
                elif kind == n.RUN_SETTINGS:
                    for mark in setting:
                        if mark.tag in _JOINS:
                            return None
        elif tag not in n.NO_WORDS:
            return None
    return words


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
                    joins = any(mark.tag in _JOINS for mark in setting)
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
            out.append(_words(child))
        elif tag == n.RUN_SETTINGS:
            if len(child):
                struck, hidden = _marks(reading, child)
                if struck or hidden:
                    rest = [part for part in run if part.tag != n.RUN_SETTINGS]
                    _as_marked(reading, rest, out, struck=struck, hidden=hidden)
                    return
        else:
            _one(reading, child, out)


def _marks(reading: Reading, settings: Element) -> tuple[bool, bool]:
    """Whether a run is struck through, and whether it is hidden."""
    struck = hidden = False
    for setting in settings:
        tag = setting.tag
        if tag in (n.STRIKE, n.DOUBLE_STRIKE):
            struck = is_on(setting)
        elif tag == n.VANISH:
            hidden = is_on(setting)
        elif tag == n.RUN_STYLE:
            style = reading.styles.named(setting.get(n.VAL, ""))
            struck, hidden = style.struck, style.hidden
    return struck, hidden


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


def _words(element: Element) -> str:
    """The text of a leaf; a comment of the XML inside it cuts the text in two, not short."""
    if len(element):
        return str(element.xpath("string()"))
    return element.text or ""


def _one(reading: Reading, element: Element, out: list[str]) -> None:
    """One element inside a paragraph: by its own rule, or walked through."""
    handler = _HANDLERS.get(element.tag)
    if handler is not None:
        handler(reading, element, out)
    elif element.tag not in n.NO_WORDS and len(element):
        for child in element:
            _one(reading, child, out)


def _text(reading: Reading, element: Element, out: list[str]) -> None:
    out.append(_words(element))


def _deleted_text(reading: Reading, element: Element, out: list[str]) -> None:
    if reading.unseen:
        out.append(_words(element))
    elif text := _words(element).strip():
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


def _word_art(reading: Reading, element: Element, out: list[str]) -> None:
    words = element.get("string", "")
    if words.strip():
        reading.boxes.append(words)


def _diagram(reading: Reading, element: Element, out: list[str]) -> None:
    reading.boxes.append(element)


def _drawing_text(reading: Reading, element: Element, out: list[str]) -> None:
    words = "".join(_words(leaf) for leaf in element.iter(n.A + "t"))
    if words.strip():
        reading.boxes.append(words)


def _paragraph_within(reading: Reading, element: Element, out: list[str]) -> None:
    if out:
        out.append("\n")
    paragraph(reading, element, out)


def _table_within(reading: Reading, element: Element, out: list[str]) -> None:
    out.append("\n".join(("", *_row_lines(reading, element))))


def _break(reading: Reading, element: Element, out: list[str]) -> None:
    out.append("\n")


def _tab(reading: Reading, element: Element, out: list[str]) -> None:
    out.append("\t")


def _hyphen(reading: Reading, element: Element, out: list[str]) -> None:
    out.append("\u2011")


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


def _picture(reading: Reading, element: Element, out: list[str]) -> None:
    reading.pictures += 1


def _chart(reading: Reading, element: Element, out: list[str]) -> None:
    reading.charts += 1


def _object(reading: Reading, element: Element, out: list[str]) -> None:
    """An embedded file; the picture that stands for it on the page is no picture of its own."""
    pictures = reading.pictures
    _through(reading, element, out)
    if element.find(f".//{n.OFFICE}OLEObject") is not None:
        reading.pictures = pictures
        reading.embedded += 1


_HANDLERS: dict[object, Callable[[Reading, Element, list[str]], None]] = {
    n.RUN: _run,
    n.TEXT: _text,
    n.M + "t": _text,
    n.M + "f": _fraction,
    n.M + "sSup": _raised,
    n.DELETED_TEXT: _deleted_text,
    n.DELETED: _deleted,
    n.MOVED_FROM: _deleted,
    n.MOVED_TO: _moved_to,
    n.CONTROL: _control,
    n.ALTERNATE: _alternate,
    n.TEXT_BOX: _text_box,
    n.VML + "textpath": _word_art,
    n.DGM + "relIds": _diagram,
    n.A + "p": _drawing_text,
    n.PARAGRAPH: _paragraph_within,
    n.TABLE: _table_within,
    n.PIC + "pic": _picture,
    n.VML + "imagedata": _picture,
    n.CHART + "chart": _chart,
    W + "object": _object,
    W + "br": _break,
    W + "cr": _break,
    W + "tab": _tab,
    W + "ptab": _tab,
    W + "noBreakHyphen": _hyphen,
    W + "sym": symbol,
    W + "fldChar": field_mark,
    W + "commentRangeStart": _comment,
    W + "commentReference": _comment,
    W + "footnoteReference": _footnote,
    W + "endnoteReference": _endnote,
    W + "ruby": _ruby,
}
_SPACES: dict[object, str] = {W + "br": "\n", W + "cr": "\n", W + "tab": "\t"}
_RUN_MARKS = frozenset((n.STRIKE, n.DOUBLE_STRIKE, n.VANISH, n.RUN_STYLE))
_JOINS = frozenset((n.DELETED, n.MOVED_FROM))
_LOOSE_WORDS = frozenset((n.RUN, W + "hyperlink", W + "fldSimple", n.TEXT, n.M + "oMathPara", n.M + "oMath"))
_OWN_CONTENT = frozenset((n.PARAGRAPH, n.CELL, n.RUN))
