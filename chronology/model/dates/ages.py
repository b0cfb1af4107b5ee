"""Dates told by the child: an age, the birth itself, or a week of the pregnancy."""

from __future__ import annotations

import re
from datetime import date

from chronology.model.dates.context import DateContext
from chronology.model.dates.stretch import Stretch, before, months_later, shifted
from chronology.model.dates.value import UnreadableDate
from chronology.model.dates.words import COUNTS

_COUNT = rf"(?:\d{{1,3}}|{'|'.join(sorted(COUNTS, key=len, reverse=True))})"
_UNIT = r"(?:days?|weeks?|wks?|wk|months?|mths?|mth|mos?|years?|yrs?|yr|y|m|w|d|/52|/12|/7)"
_SPAN = rf"(?P<n>{_COUNT})(?:\s*(?:-|to|or)\s*(?P<to>{_COUNT}))?"
_OLD = r"(?:\s*-?\s*(?:of\s+age|old|o))"
_AGE = re.compile(
    rf"(?:(?:when\s+)?(?:the\s+)?(?:he|she|they|child|baby)?\s*(?:was\s+|were\s+)?)?(?:"
    rf"(?:at\s+)?(?:the\s+)?(?:aged?|age\s+of)\s*:?\s*(?:between\s+)?{_SPAN}"
    rf"(?:\s*-?\s*(?P<unit>{_UNIT})(?:,?\s*(?:and\s+|&\s*)?(?P<more>{_COUNT})\s*(?P<smaller>{_UNIT}))?)?{_OLD}?"
    rf"|(?:at\s+)?(?P<n2>{_COUNT})(?:\s*(?:-|to|or)\s*(?P<to2>{_COUNT}))?\s*-?\s*(?P<unit2>{_UNIT})"
    rf"(?:,?\s*(?:and\s+|&\s*)?(?P<more2>{_COUNT})\s*(?P<smaller2>{_UNIT}))?{_OLD}"
    r")"
)
_BIRTH = re.compile(
    r"(?P<op>before|prior to|after|since|from|pre-?|post-?|at|on)?\s*(?:the\s+)?"
    r"(?:day\s+of\s+)?(?:birth|born|date\s+of\s+birth|dob)"
)
_PREGNANCY = re.compile(
    rf"(?:at\s+)?(?:(?P<w>{_COUNT})\s*(?:\+\s*(?P<d>\d)\s*)?(?:/\s*40"
    r"|\s*-?\s*(?:weeks?|wks?|wk|w)\s*-?\s*(?:\+\s*(?P<d2>\d)\s*(?:days?|d)?\s*)?"
    r"(?:pregnant|pregnancy|gestation|gestational|gest|antenatal|antenatally|into\s+(?:the\s+)?pregnancy"
    r"|of\s+pregnancy|of\s+gestation|gestational\s+age|in\s+utero))(?:\s+(?:gestation|pregnant|pregnancy))?"
    rf"|(?P<w3>{_COUNT})\s*\+\s*(?P<d3>[0-6])\s*(?:weeks?|wks?)?\s*(?:pregnant|gestation|pregnancy)?)"
)
_HINT = re.compile(r"old|age|birth|born|dob|/\s*40|pregnan|gest|antenatal|utero|\+|of age|\do\b")
_DOUBTS = (
    (
        re.compile(r"^(?:c\.?|ca\.?|circa|about|approx\.?|approximately|around|roughly|~|nearly|almost)\s+"),
        (True, False),
    ),
    (re.compile(r"^(?:possibly|probably|perhaps|maybe|thought to be|\?)\s*"), (False, True)),
    (re.compile(r"\s*\(?(?:approx\.?|approximately|ish)\)?$"), (True, False)),
    (re.compile(r"\s*\(?\?\)?$"), (False, True)),
)
_TERM_DAYS = 280
_WEEKS = range(3, 45)


def read_age(words: str, context: DateContext) -> Stretch | None:
    """The days of an age, of the birth, or of a week of pregnancy; None where the words are none of these.

    'aged 4' is the fourth birthday to the day before the fifth; '3 weeks old' is day 21 to day 27. Raises
    UnreadableDate where the child's date of birth, or the expected date of delivery, is not known.
    """
    if not _HINT.search(words):
        return None
    approximate = uncertain = False
    words = words.replace("'", "").strip(" .,;:()[]")
    for pattern, (about, unsure) in _DOUBTS:
        words, count = pattern.subn("", words)
        approximate, uncertain = approximate or (bool(count) and about), uncertain or (bool(count) and unsure)
    stretch = _plain(words.strip(), context)
    if stretch is None:
        return None
    return stretch._replace(approximate=approximate, uncertain=uncertain)


def _plain(words: str, context: DateContext) -> Stretch | None:
    if match := _BIRTH.fullmatch(words):
        return _birth(match.group("op") or "", _born(context))
    if match := _PREGNANCY.fullmatch(words):
        return _pregnancy(match, context)
    if match := _AGE.fullmatch(words):
        return _age(match, context)
    return None


def _born(context: DateContext) -> date:
    if context.born is None:
        raise UnreadableDate("This is told by the child's age, and the child's date of birth is not known.")
    return context.born


def _birth(operator: str, born: date) -> Stretch:
    if operator.startswith(("before", "prior", "pre")):
        return Stretch(None, before(born))
    if operator.startswith(("after", "post")):
        return Stretch(shifted(born, 1), None)
    if operator in ("since", "from"):
        return Stretch(born, None)
    return Stretch(born, born)


def _number(words: str) -> int:
    return int(words) if words.isdigit() else COUNTS[words]


def _pregnancy(match: re.Match[str], context: DateContext) -> Stretch:
    week = _number(match.group("w") or match.group("w3"))
    extra = match.group("d") or match.group("d2") or match.group("d3")
    if context.expected is None:
        raise UnreadableDate(
            "This is told in weeks of pregnancy, and the expected date of delivery is not known."
        )
    if week not in _WEEKS or (extra and int(extra) > 6):
        raise UnreadableDate("A pregnancy does not have that week: please check the number.")
    start = shifted(context.expected, 7 * week - _TERM_DAYS)
    if extra:
        when = shifted(start, int(extra))
        return Stretch(when, when)
    return Stretch(start, shifted(start, 6))


def _age(match: re.Match[str], context: DateContext) -> Stretch | None:
    found = match.groupdict()
    low = _number(found["n"] or found["n2"])
    high = _number(found["to"] or found["to2"]) if found["to"] or found["to2"] else low
    unit = _unit(found["unit"] or found["unit2"] or "years")
    more, smaller = found["more"] or found["more2"], found["smaller"] or found["smaller2"]
    born = _born(context)
    if high < low or (unit == "years" and high > 120):
        raise UnreadableDate("That age is not clear: please check the number.")
    if more:
        if high != low or _ORDER.index(_unit(smaller)) >= _ORDER.index(unit):
            return None
        base, step = _reached(born, low, unit), _unit(smaller)
        count = _number(more)
        return Stretch(_reached(base, count, step), before(_reached(base, count + 1, step)))
    if unit == "days":
        return Stretch(shifted(born, low), shifted(born, high))
    return Stretch(_reached(born, low, unit), before(_reached(born, high + 1, unit)))


_ORDER = ("days", "weeks", "months", "years")


def _unit(words: str) -> str:
    if words in ("/7", "d") or words.startswith("day"):
        return "days"
    if words in ("/52", "w") or words.startswith(("week", "wk")):
        return "weeks"
    if words in ("/12", "m") or words.startswith(("mo", "mth")):
        return "months"
    return "years"


def _reached(start: date, count: int, unit: str) -> date:
    """The day on which so many days, weeks, months or years are full."""
    if unit in ("days", "weeks"):
        return shifted(start, count * (7 if unit == "weeks" else 1))
    return months_later(start, count * (12 if unit == "years" else 1))
