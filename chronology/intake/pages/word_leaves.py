"""What stands in a Word paragraph without holding anything further: words, breaks, signs, pictures.

None of it walks on into the text: that is `word_text`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from chronology.intake.pages import word_names as n
from chronology.intake.pages.word_marks import field_mark, symbol
from chronology.intake.pages.word_names import Element, W, is_on
from chronology.intake.pages.word_reading import Reading

Handler: TypeAlias = Callable[[Reading, Element, list[str]], None]

JOINS = frozenset((n.DELETED, n.MOVED_FROM))
_SPACES: dict[object, str] = {W + "br": "\n", W + "cr": "\n", W + "tab": "\t"}
_RUN_MARKS = frozenset((n.STRIKE, n.DOUBLE_STRIKE, n.VANISH, n.RUN_STYLE))


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
                        if mark.tag in JOINS:
                            return None
        elif tag not in n.NO_WORDS:
            return None
    return words


def marks_of(reading: Reading, settings: Element) -> tuple[bool, bool]:
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


def words_of(element: Element) -> str:
    """The text of a leaf; a comment of the XML inside it cuts the text in two, not short."""
    if len(element):
        return str(element.xpath("string()"))
    return element.text or ""


def _text(reading: Reading, element: Element, out: list[str]) -> None:
    out.append(words_of(element))


def _word_art(reading: Reading, element: Element, out: list[str]) -> None:
    words = element.get("string", "")
    if words.strip():
        reading.boxes.append(words)


def _diagram(reading: Reading, element: Element, out: list[str]) -> None:
    reading.boxes.append(element)


def _drawing_text(reading: Reading, element: Element, out: list[str]) -> None:
    words = "".join(words_of(leaf) for leaf in element.iter(n.A + "t"))
    if words.strip():
        reading.boxes.append(words)


def _break(reading: Reading, element: Element, out: list[str]) -> None:
    out.append("\n")


def _tab(reading: Reading, element: Element, out: list[str]) -> None:
    out.append("\t")


def _hyphen(reading: Reading, element: Element, out: list[str]) -> None:
    out.append("\u2011")


def _picture(reading: Reading, element: Element, out: list[str]) -> None:
    reading.pictures += 1


def _chart(reading: Reading, element: Element, out: list[str]) -> None:
    reading.charts += 1


LEAVES: dict[object, Handler] = {
    n.TEXT: _text,
    n.M + "t": _text,
    n.VML + "textpath": _word_art,
    n.DGM + "relIds": _diagram,
    n.A + "p": _drawing_text,
    n.PIC + "pic": _picture,
    n.VML + "imagedata": _picture,
    n.CHART + "chart": _chart,
    W + "br": _break,
    W + "cr": _break,
    W + "tab": _tab,
    W + "ptab": _tab,
    W + "noBreakHyphen": _hyphen,
    W + "sym": symbol,
    W + "fldChar": field_mark,
}
