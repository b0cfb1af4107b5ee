"""What Word marks in its text by other means than words: fields, forms, signs, prompts, renderings.

None of it walks into the text: that is `word_text`.
"""

from __future__ import annotations

import re

from chronology.intake.pages import word_names as n
from chronology.intake.pages.hanging import Aside
from chronology.intake.pages.word_names import Element, W, is_on, whole
from chronology.intake.pages.word_reading import Field, Reading
from chronology.model.events import Reason

PROMPT = "the prompt of a form field that was left empty"


_ASKS = re.compile(r"\W*(click|tap|choose|enter|select|type|insert|pick)\b", re.IGNORECASE)

_MORE_THAN_WORDS = (
    n.DELETED_TEXT,
    n.TEXT_BOX,
    n.TABLE,
    n.ALT_CHUNK,
    W + "footnoteReference",
    W + "endnoteReference",
    W + "commentReference",
)


def left_empty(reading: Reading, control: Element, content: Element) -> bool:
    """Whether a content control shows only its prompt, which then is set aside.

    Programs that fill in forms often leave the mark on a control they have filled, so the words count too.
    """
    settings = control.find(n.CONTROL_SETTINGS)
    mark = None if settings is None else settings.find(n.SHOWS_PROMPT)
    if mark is None or not is_on(mark):
        return False
    words = "".join(leaf.text or "" for leaf in content.iter(n.TEXT)).strip()
    if not words or next(content.iter(*_MORE_THAN_WORDS), None) is not None:
        return False
    styled = any("placeholder" in style.get(n.VAL, "").casefold() for style in content.iter(n.RUN_STYLE))
    if not styled and not _ASKS.match(words):
        return False
    reading.asides.append(Aside(Reason.NOTE, words, PROMPT))
    return True


def chosen(alternate: Element) -> Element:
    """The one branch of several renderings of the same thing that is read: the first that has words."""
    branches = [*alternate.iterfind(n.CHOICE), *alternate.iterfind(n.FALLBACK)]
    for branch in branches:
        if any((leaf.text or "").strip() for leaf in branch.iter(n.TEXT, n.DELETED_TEXT, n.A + "t")):
            return branch
        if branch.find(f".//{n.VML}textpath") is not None:
            return branch
    return branches[0] if branches else alternate


_WINGDINGS = {
    0x6F: "☐", 0xA8: "☐", 0x71: "☐", 0x72: "☐", 0xFE: "☑", 0xFD: "☒", 0x78: "☒", 0xFC: "✓", 0xFB: "✗",
    0x9F: "•", 0xA7: "▪", 0x6C: "●", 0xE0: "→", 0xDF: "←", 0xE1: "↑", 0xE2: "↓", 0x4A: "☺", 0x4C: "☹",
}  # fmt: skip
_WINGDINGS_2 = {0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐", 0x50: "✓", 0x4F: "✗"}
_SYMBOL = {0xB7: "•", 0xAE: "→", 0xAC: "←", 0xAD: "↑", 0xAF: "↓", 0xB1: "±", 0xB3: "≥", 0xA3: "≤", 0xB0: "°"}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}


def symbol(reading: Reading, element: Element, out: list[str]) -> None:
    """A sign taken from a font of signs, as the usual character for it."""
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


def field_mark(reading: Reading, element: Element, out: list[str]) -> None:
    """A field shows its result, not its code; a tick box or list of an old form shows what was chosen."""
    kind = element.get(W + "fldCharType")
    if kind == "begin":
        reading.fields.append(Field(out, len(out), _chosen_in_form(element)))
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


def _drop_code(reading: Reading, current: Field, out: list[str]) -> None:
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
