"""A year or a month that stands alone above the rows it counts for, in a row or in a title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from chronology.model.dates.context import DateContext
from chronology.model.dates.reading import read_date
from chronology.model.dates.stretch import month_end
from chronology.model.dates.value import EventDate, UnreadableDate

_LONGEST_HEADING = 80
_TITLE_WORDS = re.compile(
    r"\b(?:(?:integrated|multi-?\s?agency|single\s+agency|combined|merged)\s+)?"
    r"(?:chronolog(?:y|ies)|timelines?|significant|key|events?|dates?|entries|entry|records?|history|year|calendar|"
    r"continued|contd?|cont|for|of|in|the|during|period|section|part|from|covering|contacts?|log|list)\b"
    r"|[():;,.*#_\[\]-]+(?=\s|$)|^[():;,.*#_\[\]-]+|(?<=\s)[-–—:]+(?=\s)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class YearHeading:
    """The stretch of months or years that a heading names, from its first to its last day."""

    earliest: date
    latest: date

    @property
    def year(self) -> int | None:
        """The one year that it lies in; None where it touches two."""
        return self.earliest.year if self.earliest.year == self.latest.year else None

    @property
    def month(self) -> int | None:
        """The one month that it names; None where it names more."""
        same = (self.earliest.year, self.earliest.month) == (self.latest.year, self.latest.month)
        return self.earliest.month if same else None


def year_of_heading(text: str, context: DateContext | None = None) -> YearHeading | None:
    """The year, month or span of years that a heading says ('2007', 'March 2007', 'Chronology 2018 - 2019').

    None where the words say anything else too: the year in 'Report completed March 2023' counts for no row.
    """
    if len(text) > _LONGEST_HEADING or (
        not _YEAR.search(text) and not re.search(r"[-'’]\d\d\s*:?$", text.strip())
    ):
        return None
    words = text.strip()
    found = _read(words, context)
    if found is None:
        bare = " ".join(_TITLE_WORDS.sub(" ", words).split())
        found = _read(bare, context) if bare else None
    if found is None or found.earliest is None or found.latest is None:
        return None
    whole_months = found.earliest.day == 1 and found.latest == month_end(
        found.latest.year, found.latest.month
    )
    if not whole_months or found.time is not None:
        return None
    return YearHeading(found.earliest, found.latest)


def _read(words: str, context: DateContext | None) -> EventDate | None:
    try:
        return read_date(words, context or DateContext())
    except UnreadableDate:
        return None
