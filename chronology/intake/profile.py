"""What the cells of a column look like, heading aside: dates, times, prose, names, running numbers."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TypeVar

from chronology.intake.agency import agency_alone
from chronology.intake.grid import Cell
from chronology.intake.surrounds import is_yes_or_no, says_nothing
from chronology.model.agencies import folded
from chronology.model.dates import (
    DateContext,
    UnreadableDate,
    leans_on_row_above,
    needs_year,
    read_date,
    read_time,
    split_date,
)

_Item = TypeVar("_Item")

_ENOUGH = 200  # cells: more would not change what the column is
_LONGEST_DATE = 70  # characters
_LOOKED_AT = 160  # characters: a date that opens a text stands within them
_CLOCK = re.compile(r"\d{1,2}\s?[:.]\s?\d{2}|^\d{4}\s*(hrs?|hours|h)$|\d\s*[ap]\.?m\b", re.IGNORECASE)
_NUMBERING = re.compile(r"^\s*\d{1,2}\.\d{1,2}\.?\s*$")
_DAY_NUMBER = re.compile(
    r"^\s*\??(?:[a-z]{3,9}\.?,?\s+)?(?:[12]?\d|3[01])(?:st|nd|rd|th)?"
    r"(?:\W{1,3}(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6})?[.)\s]*$",
    re.IGNORECASE,
)
_SERIALS = (10_959, 73_415)  # 1930 to 2100
_REFERENCE = re.compile(r"^(?=.*\d)[\w /.:#-]{2,24}$")
_NAME = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Dr|PC|DC|DS|PS|Sgt|SW|HV|RN|Sister|Nurse)\.? )?"
    r"(?:[^\W\d_]\.? ?){0,3}[^\W\d_][^\W\d_'’-]+(?: [^\W\d_][^\W\d_'’-]+){0,2}$"
)


@dataclass(frozen=True, slots=True)
class Profile:
    """A column's non-empty cells: how many, and the share (0 to 1) of them that are each kind of thing.

    `sure_dates` leaves out what may be a numbering ('3.4'). `numbered` are days that only a heading tells
    from other numbers: those of a spreadsheet's calendar, and days of a month that stands above. `opening`
    are texts that open with a date and go on. `words` is the mean number of words; `lettered` and `numerals`
    are the cells with letters and with figures in them, `sentences` those that end as sentences do. `rising`
    tells whole numbers that rise by one from row to row; `agencies_named` counts different agencies. Ditto
    marks and 'not known' count for nothing in `dates`.
    """

    count: int = 0
    dates: float = 0.0
    numbered: float = 0.0
    sure_dates: float = 0.0
    opening: float = 0.0
    times: float = 0.0
    agencies: float = 0.0
    agencies_named: int = 0
    yes_no: float = 0.0
    references: float = 0.0
    names: float = 0.0
    words: float = 0.0
    lettered: float = 0.0
    numerals: float = 0.0
    sentences: float = 0.0
    distinct: int = 0
    rising: bool = False


def profile(cells: Sequence[Cell], context: DateContext) -> Profile:
    """The profile of one column. `cells` are in row order; empty and covered ones are passed over."""
    filled = [cell for cell in cells if not cell.is_empty][:_ENOUGH]
    if not filled:
        return Profile()
    texts = [cell.text.strip() for cell in filled]
    telling = [cell for cell in filled if not _neutral(cell, context)]
    return Profile(
        count=len(filled),
        dates=_share(telling, lambda cell: is_date(cell, context)),
        numbered=_share(telling, is_numbered_day),
        sure_dates=_share(telling, lambda cell: is_date(cell, context) and not _NUMBERING.match(cell.text)),
        opening=_share(texts, lambda text: len(text) > 12 and opens_with_date(text, context)),
        times=_share(filled, is_time),
        agencies=_share(texts, lambda text: agency_alone(text) != ""),
        agencies_named=len({agency_alone(text) for text in texts} - {""}),
        yes_no=_share(texts, is_yes_or_no),
        references=_share(texts, lambda text: _REFERENCE.match(text) is not None),
        names=_share(texts, lambda text: _NAME.match(text) is not None),
        words=sum(len(text.split()) for text in texts) / len(texts),
        lettered=_share(texts, lambda text: any(map(str.isalpha, text))),
        sentences=_share(texts, lambda text: text[-1] in ".!?" and " " in text),
        numerals=_share(texts, lambda text: any(map(str.isdigit, text))),
        distinct=len({folded(text) for text in texts}),
        rising=_rising(texts),
    )


def is_date(cell: Cell, context: DateContext) -> bool:
    """Whether a cell holds a date and nothing else, be it one whose year stands elsewhere."""
    if isinstance(cell.value, date | datetime):
        return True
    text = cell.text.strip()
    return bool(text) and len(text) <= _LONGEST_DATE and _says_date(text, context) is True


@lru_cache(maxsize=16384)
def _says_date(text: str, context: DateContext) -> bool | None:
    """Whether words are a date; None where they say that there is none ('not known')."""
    try:
        return True if read_date(text, context).is_dated or needs_year(text, context) else None
    except UnreadableDate:
        return False


def is_numbered_day(cell: Cell) -> bool:
    """Whether a cell under a date's heading holds a day's number: of the calendar, or of a month above."""
    if isinstance(cell.value, float | int) and not isinstance(cell.value, bool):
        return cell.value in range(1, 32) or _SERIALS[0] <= cell.value <= _SERIALS[1]
    return _DAY_NUMBER.match(cell.text) is not None


def is_time(cell: Cell) -> bool:
    """Whether a cell holds a clock time or a part of the day and nothing else."""
    if isinstance(cell.value, time | timedelta):
        return True
    if isinstance(cell.value, float) and not isinstance(cell.value, bool):
        return 0 < cell.value < 1
    text = cell.text.strip()
    if not text or len(text) > 40:
        return False
    return (_CLOCK.search(text) is not None or text.isalpha()) and read_time(text) is not None


def _neutral(cell: Cell, context: DateContext) -> bool:
    """Whether a cell in a date column says nothing for or against its being one: ditto marks, 'not known'."""
    text = cell.text.strip()
    if cell.value is not None or len(text) > 40:
        return False
    return leans_on_row_above(text) or says_nothing(text) or says_no_date(text, context)


def says_no_date(text: str, context: DateContext) -> bool:
    """Whether words stand in a date's place to say that there is none: 'not recorded', 'n/k'."""
    return len(text) <= _LONGEST_DATE and _says_date(text, context) is None


@lru_cache(maxsize=4096)
def _opens(head: str, context: DateContext) -> bool:
    return split_date(head, context) is not None


def opens_with_date(text: str, context: DateContext) -> bool:
    """Whether words open with a whole date and go on."""
    return any(map(str.isdigit, text[:_LOOKED_AT])) and _opens(text[:_LOOKED_AT].strip(), context)


def _share(items: Sequence[_Item], holds: Callable[[_Item], bool]) -> float:
    return sum(map(holds, items)) / len(items) if items else 0.0


def _rising(texts: Sequence[str]) -> bool:
    """Whether the numbers of a column of at least three rise by one, but for a few gaps."""
    numbers = [int(text.rstrip(".)")) for text in texts if re.fullmatch(r"\d{1,5}[.)]?", text)]
    if len(numbers) < 3 or len(numbers) < 0.9 * len(texts):
        return False
    steps = [after - before for before, after in itertools.pairwise(numbers)]
    return sum(step == 1 for step in steps) >= 0.8 * len(steps)
