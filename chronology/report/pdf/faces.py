"""The typefaces that ship with the program: which glyph draws a character, and how wide it is.

A face is read once and never changes. What one document uses of it is kept by `Fonts` (fonts.py).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import uharfbuzz as hb

from chronology.resource import path

_REGULAR = "NotoSans-Regular"
_BOLD = "NotoSans-Bold"
_ARABIC = "NotoSansArabic-Regular"
_ARABIC_BOLD = "NotoSansArabic-Bold"
_OTHERS = (
    "NotoSansHebrew-Regular",
    "NotoSansBengali-Regular",
    "NotoSansGurmukhi-Regular",
    "NotoSansGujarati-Regular",
    "NotoSansDevanagari-Regular",
    "NotoSansTamil-Regular",
    "NotoSansEthiopic-Regular",
    "NotoSansArmenian-Regular",
    "NotoSansGeorgian-Regular",
    "NotoSansThai-Regular",
    "NotoSansMath-Arrows",
    "NotoSansSymbols2-Regular",
)

CHAINS: dict[bool, tuple[str, ...]] = {
    False: (_REGULAR, _ARABIC, *_OTHERS),
    True: (_BOLD, _ARABIC_BOLD, *_OTHERS),
}
"""For plain and for bold text: the faces in the order in which they are asked for a character."""

NAMES = (_REGULAR, _BOLD, _ARABIC, _ARABIC_BOLD, *_OTHERS)

_NO_PAIRS = {"kern": False, "liga": False, "clig": False}
_RIGHT_TO_LEFT = ("R", "AL", "AN")


@dataclass(frozen=True)
class Face:
    """One font file. Widths are thousandths of the type size.

    `glyphs` maps every character of the font to its glyph; `simple` maps those to their width that need no
    shaping: they stand side by side from left to right whatever their neighbours are.
    """

    name: str
    data: bytes
    shaper: hb.Font
    source: hb.Face
    glyphs: dict[str, int]
    simple: dict[str, int]
    characters: dict[int, str]
    scale: float

    def advance(self, glyph: int) -> int:
        """The width of one glyph."""
        wide: int = self.shaper.get_glyph_h_advance(glyph)
        return round(wide * self.scale)


@cache
def face(name: str) -> Face:
    """A face by its file's name."""
    data = path("fonts", f"{name}.ttf").read_bytes()
    source = hb.Face(hb.Blob(data))
    shaper = hb.Font(source)
    scale = 1000 / int(source.upem)
    glyphs = {chr(code): shaper.get_nominal_glyph(code) or 0 for code in sorted(source.unicodes)}
    characters: dict[int, str] = {}
    for char, glyph in glyphs.items():
        characters.setdefault(glyph, char)
    simple = {
        char: round(shaper.get_glyph_h_advance(glyph) * scale)
        for char, glyph in glyphs.items()
        if _stands_alone(char)
    }
    return Face(name, data, shaper, source, glyphs, simple, characters, scale)


def _stands_alone(char: str) -> bool:
    """Whether a letter is drawn by itself. Those from the private area on are shaped (embed.py): few are."""
    return char < "\ue000" and unicodedata.category(char)[0] not in "MC" and not is_right_to_left(char)


def is_right_to_left(char: str) -> bool:
    """Whether the character is written from right to left."""
    return unicodedata.bidirectional(char) in _RIGHT_TO_LEFT


@dataclass(frozen=True, slots=True)
class Glyph:
    """One shaped glyph; lengths are thousandths of the type size. `stands_for` are its characters."""

    number: int
    advance: int
    right: int
    up: int
    stands_for: str


def shape(name: str, words: str, backwards: bool) -> Sequence[Glyph]:
    """The glyphs of words in one face, from left to right as they are drawn. `words` are in reading order."""
    chosen = face(name)
    buffer = hb.Buffer()
    buffer.add_str(words)
    buffer.direction = "rtl" if backwards else "ltr"
    buffer.guess_segment_properties()
    # Pairs are not drawn together in plain lines either: a word is as wide as its letters, wherever it is.
    hb.shape(chosen.shaper, buffer, _NO_PAIRS if name in (_REGULAR, _BOLD) else None)
    scale = chosen.scale
    starts = sorted({info.cluster for info in buffer.glyph_infos})
    ends = dict(zip(starts, [*starts[1:], len(words)], strict=True))
    told: set[int] = set()
    shaped = []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        said = "" if info.cluster in told else words[info.cluster : ends[info.cluster]]
        told.add(info.cluster)
        shaped.append(
            Glyph(
                info.codepoint,
                round(position.x_advance * scale),
                round(position.x_offset * scale),
                round(position.y_offset * scale),
                said,
            )
        )
    return shaped
