"""How loose words are written, seen over the whole of a text: by labels, under days, with dates that open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chronology.intake.grid import Cell
from chronology.intake.headings import EXACT, guess_heading
from chronology.intake.openings import day_of_heading
from chronology.intake.profile import is_date, opens_with_date
from chronology.intake.section import Section
from chronology.intake.within import told_within
from chronology.model.agencies import folded
from chronology.model.dates import split_date
from chronology.model.events import Meaning, Place

LABEL = re.compile(r"^\s*([^\W\d_][^:\n]{1,40}?)\s*:\s*(.*)$", re.DOTALL)
_ANY_YEAR = 2000  # only to see where a day and month end; no date is read by it
_LONGEST_LIST = 2_000  # lines
_LONGEST_OWN_LABEL = 3  # words


@dataclass(frozen=True, slots=True)
class Line:
    """One line of loose words. `inner` marks a line that goes on in the same paragraph or cell."""

    place: Place
    text: str
    level: int = 0
    is_list: bool = False
    inner: bool = False


@dataclass(frozen=True, slots=True)
class Habits:
    """How a text is written, seen over the whole of it."""

    labelled: bool  # 'Date: ...' begins an entry
    bare_days: bool  # a day alone in a line is the heading of what follows
    all_open: bool  # every line opens with a date
    yearless: bool  # lines open with days and months that have no year: 'March 1 Seen at home'
    within: bool = False  # each paragraph is an account that names its day somewhere in its sentences
    date_label: str = ""  # the agency's own word before a date: 'Attendance: 3 May 2019'

    @classmethod
    def of(cls, lines: Sequence[Line], section: Section) -> Habits:
        labels = [found[0] for line in lines if (found := label_of(line.text)) is not None]
        dates = labels.count(Meaning.DATE)
        dated = any(opens_with_date(line.text, section.context) for line in lines)
        days = [line for line in lines if day_of_heading(line.text, section.context)]
        own = "" if dates or dated or Meaning.EVENT not in labels else _own_date_label(lines, section)
        labelled = (dates >= 2 and not dated) or (dates >= 1 and Meaning.EVENT in labels) or own != ""
        bare_days = len(days) >= 2 or any(line.level or line is not lines[0] for line in days)
        paragraphs = [line.text for line in lines if not line.level and not line.is_list and not line.inner]
        return cls(
            labelled=labelled,
            date_label=own,
            bare_days=bare_days,
            within=not labelled and not bare_days and told_within(paragraphs, section.context),
            yearless=_open_without_year(lines, section),
            all_open=len(lines) > 1 and all(opens_with_date(line.text, section.context) for line in lines),
        )


def _own_date_label(lines: Sequence[Line], section: Section) -> str:
    """The label, folded, that has a date behind it again and again, though no vocabulary calls it one; or ''.

    'Prepared: 3 May 2019' stands once, above; 'Contact: 3 May 2019' may stand once, for what is in it.
    """
    behind: dict[str, list[str]] = {}
    for line in lines:
        found = LABEL.match(line.text)
        if found is None or len(found[1].split()) > _LONGEST_OWN_LABEL:
            continue
        guess = guess_heading(found[1])
        if guess is None or (guess.meaning is Meaning.EVENT and guess.sureness == EXACT):
            behind.setdefault(folded(found[1]), []).append(found[2].strip())
    always = [
        label
        for label, words in behind.items()
        if (len(words) >= 2 or guess_heading(label) is not None)
        and all(is_date(Cell(each), section.context) for each in words)
    ]
    return always[0] if len(always) == 1 else ""


def _open_without_year(lines: Sequence[Line], section: Section) -> bool:
    """Whether a list is written so; a line or two may open with a month by chance ('May called')."""
    if len(lines) < 3 or len(lines) > _LONGEST_LIST:
        return False
    opening = [line for line in lines if without_year(line.text, section) is not None]
    return len(opening) >= max(3, len(lines) / 2)


def without_year(text: str, section: Section) -> tuple[str, str] | None:
    """The words of a day and month that open a line, and its rest. '1.1 Background' numbers a paragraph."""
    split = split_date(text, section.context, _ANY_YEAR)
    if split is None or not any(map(str.isalpha, split[0].as_written)):
        return None
    return split[0].as_written, split[1]


def label_of(text: str) -> tuple[Meaning, str, str] | None:
    """The meaning, the label and the words of 'Outcome: letter sent'; None where the label is not known."""
    found = LABEL.match(text)
    if found is None or len(found[1].split()) > 5:
        return None
    guess = guess_heading(found[1])
    if guess is None or guess.sureness < EXACT or guess.part:
        return None
    return guess.meaning, found[1].strip(), found[2].strip()
