"""The Extended Date/Time Format (EDTF, ISO 8601-2): dates written in it, and dates read from it."""

from __future__ import annotations

import re
from datetime import date

from chronology.model.dates.stretch import Stretch, day, month_end, season
from chronology.model.dates.value import EventDate, Qualifier, UnreadableDate

_DATE = r"(?:\?|~|%)?[\dx]{4}[?~%]?(?:-[?~%]?[\dx]{2}[?~%]?(?:-[?~%]?[\dx]{2}[?~%]?)?)?"
_SHAPE = re.compile(rf"{_DATE}|(?:{_DATE}|\.\.|)/(?:{_DATE}|\.\.|)|[\[{{][\dx?~%., -]+[\]}}]")
_MARKS = re.compile(r"[?~%]")
_SIGN = {
    Qualifier.STATED: "",
    Qualifier.APPROXIMATE: "~",
    Qualifier.UNCERTAIN: "?",
    Qualifier.APPROXIMATE_AND_UNCERTAIN: "%",
}


def edtf(when: EventDate) -> str | None:
    """The date in EDTF, as short as it can be said; None where it is undated.

    '2019-03-04', '2019-03~', '2016/2018', '../2019-03-03?'. A span and a doubt about the day are both written
    as an interval: EDTF readers elsewhere know that form best.
    """
    if not when.is_dated:
        return None
    sign = _SIGN[when.qualifier]
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return f"{first.isoformat() + sign if first else '..'}/{last.isoformat() + sign if last else '..'}"
    if first == last:
        return first.isoformat() + sign
    if first.day == 1 and last == month_end(last.year, last.month):
        if (first.month, last.month) == (1, 12):
            if first.year == last.year:
                return f"{first.year:04}{sign}"
            if last.year != first.year + 1:
                return f"{first.year:04}{sign}/{last.year:04}{sign}"
        if (first.year, first.month) == (last.year, last.month):
            return f"{first:%Y-%m}{sign}"
        return f"{first:%Y-%m}{sign}/{last:%Y-%m}{sign}"
    return f"{first.isoformat()}{sign}/{last.isoformat()}{sign}"


def read_edtf(words: str) -> Stretch | None:
    """The days of a date in EDTF (levels 0 to 2, as far as an interval holds them); None where it is none.

    Plain years and '2018/2019', which in English prose is a school year, are left to the grammar.
    """
    if not _SHAPE.fullmatch(words) or len(words) < 5:
        return None
    try:
        return _read(words)
    except ValueError:
        return None


def _read(words: str) -> Stretch | None:
    marks = set(_MARKS.findall(words))
    bare = _MARKS.sub("", words)
    approximate, uncertain = bool(marks & {"~", "%"}), bool(marks & {"?", "%"})
    if bare[0] in "[{":
        parts = re.split(r",|\.\.", bare[1:-1].replace(" ", ""))
        if len(parts) < 2:
            return None
        ends = [_days(part) if part else (None, None) for part in parts]
        stretch = _from_to(ends[0], ends[-1])
        return _marked(stretch, approximate, uncertain or bare[0] == "[")
    if "/" not in bare:
        if not marks and "x" not in bare and len(bare) != 7:
            return None
        if len(bare) == 7 and bare[5:].isdigit() and not 21 <= int(bare[5:]) <= 41 and not marks:
            return None
        first, last = _days(bare)
        return Stretch(first, last, approximate, uncertain)
    left, right = bare.split("/")
    if left in ("", "..") and right in ("", ".."):
        return None
    if (
        len(left) == 4
        and len(right) == 4
        and left.isdigit()
        and int(right.replace("x", "0")) == int(left) + 1
    ):
        uncertain = uncertain or not marks
    ends = [_days(part) if part not in ("", "..") else (None, None) for part in (left, right)]
    return _marked(_from_to(ends[0], ends[1]), approximate, uncertain)


def _from_to(start: tuple[date | None, date | None], end: tuple[date | None, date | None]) -> Stretch:
    if start[0] is not None and end[1] is not None and start[0] > end[1]:
        raise UnreadableDate("The span ends before it begins: please check both dates.")
    return Stretch(start[0], end[1], span=True)


def _marked(stretch: Stretch, approximate: bool, uncertain: bool) -> Stretch:
    return Stretch(stretch.first, stretch.last, approximate, uncertain, span=True)


def _days(part: str) -> tuple[date, date]:
    """First and last day of YYYY, YYYY-MM or YYYY-MM-DD, x for a digit that is open. Raises ValueError."""
    pieces = part.split("-")
    low, high = int(pieces[0].replace("x", "0")), int(pieces[0].replace("x", "9"))
    if low < 1:
        raise ValueError
    if len(pieces) == 1 or (pieces[1] == "xx" and pieces[-1] == "xx"):
        return date(low, 1, 1), date(high, 12, 31)
    if pieces[1] == "xx":
        months = (1, 12)
    elif "x" in pieces[1]:
        months = max(1, int(pieces[1].replace("x", "0"))), min(12, int(pieces[1].replace("x", "9")))
    else:
        months = (int(pieces[1]), int(pieces[1]))
        if months[0] > 12:
            if len(pieces) > 2:
                raise UnreadableDate(f"There is no month {months[0]}: please write the date again.")
            return _part_of_year(low, high, months[0])
    if months[0] < 1:
        raise ValueError
    if len(pieces) == 2 or pieces[2] == "xx":
        return date(low, months[0], 1), month_end(high, months[1])
    if "x" in pieces[2]:
        end = month_end(high, months[1]).day
        lowest, highest = int(pieces[2].replace("x", "0")), int(pieces[2].replace("x", "9"))
        return date(low, months[0], max(1, lowest)), date(high, months[1], min(end, highest))
    return day(low, months[0], int(pieces[2])), day(high, months[1], int(pieces[2]))


def _part_of_year(low: int, high: int, number: int) -> tuple[date, date]:
    """Seasons (21-24, northern 25-28), quarters (33-36), thirds (37-39) and halves (40, 41) of a year."""
    if 21 <= number <= 28:
        which = (number - 21) % 4
        return season(which, low)[0], season(which, high)[1]
    if 33 <= number <= 36:
        return date(low, 3 * (number - 33) + 1, 1), month_end(high, 3 * (number - 33) + 3)
    if 37 <= number <= 39:
        return date(low, 4 * (number - 37) + 1, 1), month_end(high, 4 * (number - 37) + 4)
    if 40 <= number <= 41:
        return date(low, 6 * (number - 40) + 1, 1), month_end(high, 6 * (number - 40) + 6)
    raise UnreadableDate(f"There is no month {number}: please write the date again.")
