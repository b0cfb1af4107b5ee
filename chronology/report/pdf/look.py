"""The page, the colours and the type: how the document looks, in one place. Lengths are points."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

PAGE_WIDTH = 841.89
PAGE_HEIGHT = 595.28
LEFT = 30.0
RIGHT = PAGE_WIDTH - 30.0
WIDTH = RIGHT - LEFT
TOP = PAGE_HEIGHT - 64.0  # where content begins, beneath the page's head
BOTTOM = 48.0  # where content ends, above the page's foot
HEAD_LINE = PAGE_HEIGHT - 40.0
FOOT_LINE = 30.0
FOOT_RULE = 40.0

INK = "#1D2021"
SECOND_INK = "#5C6166"
ACCENT = "#1F5B94"
QUESTION = "#9A1F18"
UNDERSTOOD = "#0A6B50"
RULE = "#D3D3CD"
ANALYSIS = "#F7F3EC"
BESIDE_HEAD = WIDTH * 0.36  # the words at the right of a page's head
BAR = 3.0  # the agency's colour beside its events


@cache
def colour(value: str) -> bytes:
    """'#RRGGBB' as the numbers that a PDF takes: b'0.12 0.36 0.58'."""
    parts = (int(value[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return b" ".join(b"%.3g" % part for part in parts)


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """How a run of lines is set. `size` and `leading` in points; `ground` tints the paper behind it.

    `indent` keeps room at the left of every line; `flag` names the mark drawn there (shapes.py).
    Styles are told apart by being the same object.
    """

    size: float
    leading: float
    ink: str = INK
    bold: bool = False
    indent: float = 0.0
    ground: str = ""
    flag: str = ""


TITLE = Style(26, 32, bold=True)
PAGE_HEAD = Style(14, 18, bold=True)
BAND = Style(12, 18, bold=True)
SUBHEAD = Style(10.5, 15, bold=True)
BODY = Style(8.6, 11.8)
BODY_BOLD = Style(8.6, 11.8, bold=True)
NUMBER = Style(8.6, 11.8, ink=SECOND_INK)
SMALL = Style(7.4, 10.2, ink=SECOND_INK)
WHOM = Style(7.4, 12, ink=SECOND_INK)  # a line with air around it
READ = Style(7.4, 10.2, ink=UNDERSTOOD)
SPAN = Style(7.4, 10.2, ink=UNDERSTOOD, indent=10, flag="span")
DOUBT = Style(7.4, 10.2, ink=UNDERSTOOD, indent=10, flag="dashed ring")
SMALL_INK = Style(7.4, 10.2)
SMALL_BOLD = Style(7.4, 10.2, bold=True)
FINGERPRINT = Style(6.8, 11.8, ink=SECOND_INK)
LINK = Style(7.4, 10.2, ink=ACCENT)
ASKED = Style(7.4, 10.2, ink=QUESTION, bold=True, indent=8, flag="pointer")
ANSWERED = Style(7.4, 10.2, ink=SECOND_INK, bold=True, indent=8, flag="open pointer")
VIEW = Style(7.4, 10.2, ground=ANALYSIS)
COLUMN = Style(7.6, 10.2, ink=SECOND_INK, bold=True)
AGENCY = Style(8.6, 11.8, bold=True, indent=11)
COUNT = Style(7.4, 10.2, ink=SECOND_INK, indent=11)
GUIDE = Style(8.8, 12.2, indent=14)
LEAD = Style(11, 15)
FACT = Style(10, 14)
FACT_LABEL = Style(8.2, 14, ink=SECOND_INK)
FIGURE = Style(22, 26, bold=True)
FOOT = Style(7.4, 10.2, ink=SECOND_INK)
FOOT_BOLD = Style(7.4, 10.2, bold=True)
ASIDE = Style(8, 10.2, ink=SECOND_INK)
