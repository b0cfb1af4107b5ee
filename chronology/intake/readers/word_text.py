"""The words of a Word paragraph as a person sees them, and what hangs on them: notes, deletions, text boxes.

The walk goes down the tree of the XML, whose depth the parser bounds. Everything that is not known to hold
no words is walked through, so no wrapper that Word may invent can hide words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from chronology.intake.readers import word_names as n
from chronology.intake.readers.word_names import Element, W, is_on, whole
from chronology.intake.readers.word_styles import Lists, Styles
from chronology.model.events import Reason

PROMPT = "the prompt of a form field that was left empty"
CONTENTS = "the table of contents"


class Aside(NamedTuple):
    """Words that are no body text. `moved` marks a move's old place: no loss where the new place is read."""

    reason: Reason
    text: str
    detail: str = ""
    moved: bool = False


@dataclass(slots=True)
class _Field:
    """A field whose end has not come yet: where its code began, and where its result began."""

    out: list[str]
    start: int
    value: str
    shown: int | None = None


@dataclass(slots=True)
class Reading:
    """What comes to light while one Word file is walked. There is one per file.

    `asides`, `notes` and `struck` belong to the paragraph or cell in hand, `boxes` to the paragraph or
    table: whoever read it takes them. The counts and `moved_here` are of the whole file.
    """

    styles: Styles
    lists: Lists
    comments: dict[str, Element] = field(default_factory=dict)
    foot: dict[str, Element] = field(default_factory=dict)
    end: dict[str, Element] = field(default_factory=dict)
    asides: list[Aside] = field(default_factory=list)
    notes: list[tuple[Reason, str]] = field(default_factory=list)
    boxes: list[Element | str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    fields: list[_Field] = field(default_factory=list)
    moved_here: list[str] = field(default_factory=list)
    unseen: int = 0  # above 0 while walking words that are deleted or hidden
    pictures: int = 0
    charts: int = 0
    embedded: int = 0
    feet: int = 0
    ends: int = 0

    def take(self) -> tuple[list[Aside], list[tuple[Reason, str]], list[str]]:
        """What hangs on the paragraph or cell just read: set aside, noted, struck through."""
        taken = (self.asides, self.notes, self.struck)
        self.asides, self.notes, self.struck = [], [], []
        return taken

    def take_boxes(self) -> list[Element | str]:
        """The text boxes, diagrams and embedded parts that hang on what was just read."""
        taken, self.boxes = self.boxes, []
        return taken


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
                open_wrappers.append(iter(_chosen(child)))
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
                open_wrappers.append(iter(_chosen(child)))
                break
            elif tag not in n.NO_WORDS and tag not in _OWN_CONTENT and len(child):
                open_wrappers.append(iter(child))
                break
        else:
            open_wrappers.pop()


def paragraph(reading: Reading, element: Element, out: list[str]) -> bool:
    """Puts a paragraph's words on `out`; True where its mark was deleted, so that the next one joins it."""
    joins = False
    marked = ""
    for child in element:
        tag = child.tag
        if tag == n.RUN:
            _run(reading, child, out)
        elif tag == n.PARAGRAPH_SETTINGS:
            for setting in child:
                if setting.tag == n.RUN_SETTINGS:
                    joins = any(mark.tag in (n.DELETED, n.MOVED_FROM) for mark in setting)
                elif setting.tag == n.PARAGRAPH_STYLE and reading.styles.marked:
                    named = setting.get(n.VAL, "")
                    marked = named if named in reading.styles.marked else ""
        else:
            _one(reading, child, out)
        if marked:
            break
    if marked:
        style = reading.styles.named(marked)
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
        elif tag == n.RUN_STYLE and reading.styles.marked:
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
    reading.moved_here.append("".join(words))
    out.extend(words)


def _control(reading: Reading, element: Element, out: list[str]) -> None:
    content = element.find(n.CONTROL_CONTENT)
    if content is not None and not left_empty(reading, element, content):
        for child in content:
            _one(reading, child, out)


_ASKS = re.compile(r"\W*(click|tap|choose|enter|select|type|insert|pick)\b", re.IGNORECASE)


def left_empty(reading: Reading, control: Element, content: Element) -> bool:
    """Whether a content control shows only its prompt, which then is set aside.

    Programs that fill in forms often leave the mark on a control they have filled, so the words count too.
    """
    settings = control.find(n.CONTROL_SETTINGS)
    mark = None if settings is None else settings.find(n.SHOWS_PROMPT)
    if mark is None or not is_on(mark):
        return False
    words = "".join(_words(leaf) for leaf in content.iter(n.TEXT)).strip()
    styled = any("placeholder" in style.get(n.VAL, "").casefold() for style in content.iter(n.RUN_STYLE))
    if not styled and not _ASKS.match(words):
        return not words
    if words:
        reading.asides.append(Aside(Reason.NOTE, words, PROMPT))
    return True


def _chosen(alternate: Element) -> Element:
    """The one branch of several renderings of the same thing that is read: the first that has words."""
    branches = [*alternate.iterfind(n.CHOICE), *alternate.iterfind(n.FALLBACK)]
    for branch in branches:
        if any((leaf.text or "").strip() for leaf in branch.iter(n.TEXT, n.DELETED_TEXT, n.A + "t")):
            return branch
        if branch.find(f".//{n.VML}textpath") is not None:
            return branch
    return branches[0] if branches else alternate


def _alternate(reading: Reading, element: Element, out: list[str]) -> None:
    for child in _chosen(element):
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


_WINGDINGS = {
    0x6F: "☐", 0xA8: "☐", 0x71: "☐", 0x72: "☐", 0xFE: "☑", 0xFD: "☒", 0x78: "☒", 0xFC: "✓", 0xFB: "✗",
    0x9F: "•", 0xA7: "▪", 0x6C: "●", 0xE0: "→", 0xDF: "←", 0xE1: "↑", 0xE2: "↓", 0x4A: "☺", 0x4C: "☹",
}  # fmt: skip
_WINGDINGS_2 = {0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐", 0x50: "✓", 0x4F: "✗"}
_SYMBOL = {0xB7: "•", 0xAE: "→", 0xAC: "←", 0xAD: "↑", 0xAF: "↓", 0xB1: "±", 0xB3: "≥", 0xA3: "≤", 0xB0: "°"}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}


def _symbol(reading: Reading, element: Element, out: list[str]) -> None:
    try:
        code = int(element.get(W + "char", ""), 16)
    except ValueError:
        return
    glyphs = _FONTS.get(element.get(W + "font", "").casefold(), {})
    private = 0xF000 <= code <= 0xF0FF
    glyph = glyphs.get(code - 0xF000 if private else code)
    if glyph is None and 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xE000:
        glyph = chr(code)
    out.append(glyph or "")


def _field(reading: Reading, element: Element, out: list[str]) -> None:
    """A field shows its result, not its code; a tick box or list of an old form shows what was chosen."""
    kind = element.get(W + "fldCharType")
    if kind == "begin":
        reading.fields.append(_Field(out, len(out), _chosen_in_form(element)))
    elif reading.fields and kind == "separate":
        current = reading.fields[-1]
        _drop_code(reading, current, out)
        current.shown = len(out)
    elif reading.fields and kind == "end":
        current = reading.fields.pop()
        _drop_code(reading, current, out)
        shows = current.shown is not None and any(part.strip() for part in out[current.shown :])
        if current.value and not shows:
            out.append(current.value)


def _drop_code(reading: Reading, current: _Field, out: list[str]) -> None:
    if current.shown is not None or current.out is not out:
        return
    code = "".join(out[current.start :])
    del out[current.start :]
    if code.strip():
        reading.asides.append(Aside(Reason.HIDDEN_NOTE, code, "the code of a field"))


def _chosen_in_form(element: Element) -> str:
    data = element.find(W + "ffData")
    if data is None:
        return ""
    box, options = data.find(W + "checkBox"), data.find(W + "ddList")
    if box is not None:
        state = box.find(W + "checked")
        if state is None:
            state = box.find(W + "default")
        return "☒" if state is not None and is_on(state) else "☐"
    if options is not None:
        entries = [entry.get(n.VAL, "") for entry in options.iterfind(W + "listEntry")]
        picked = options.find(W + "result")
        if picked is None:
            picked = options.find(W + "default")
        number = 0 if picked is None else whole(picked.get(n.VAL), 0)
        return entries[number] if number < len(entries) else ""
    return ""


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
    W + "sym": _symbol,
    W + "fldChar": _field,
    W + "commentRangeStart": _comment,
    W + "commentReference": _comment,
    W + "footnoteReference": _footnote,
    W + "endnoteReference": _endnote,
    W + "ruby": _ruby,
}
_LOOSE_WORDS = frozenset((n.RUN, W + "hyperlink", W + "fldSimple", n.TEXT, n.M + "oMathPara", n.M + "oMath"))
_OWN_CONTENT = frozenset((n.PARAGRAPH, n.CELL, n.RUN))
