"""Each agency type's shape as a character, so that an agency is never told by colour alone."""

from __future__ import annotations

from functools import lru_cache

from chronology.model.agencies import AgencyType
from chronology.resource import agency_types

_CHARACTERS = {
    "square": "■",
    "disc": "●",
    "diamond": "◆",
    "hexagon": "⬢",
    "triangle": "▲",
    "ring": "○",
    "cross": "✚",
    "saltire": "✖",
    "inverted triangle": "▼",
    "heart": "♥",
    "pentagon": "⬟",
    "star": "★",
    "open star": "☆",
    "half disc": "◐",
    "lozenge": "◊",
    "small square": "▪",
    "open triangle": "△",
    "chevron": "»",
    "house": "⌂",
    "open square": "□",
    "open diamond": "◇",
    "open hexagon": "⬡",
    "open disc": "◯",
    "open pentagon": "⬠",
    "open cross": "✛",
    "open inverted triangle": "▽",
    "open heart": "♡",
    "octagon": "⯃",
    "dot": "•",
}


@lru_cache(maxsize=1024)
def agency_kind(name: str) -> AgencyType:
    """The type of an agency by the name it goes by; `other` where nothing fits or nothing was said."""
    return agency_types().of(name)


def mark(kind: AgencyType) -> str:
    """The character drawn beside an agency's name; a dot for a shape that has none."""
    return _CHARACTERS.get(kind.shape, "•")
