"""How old the child was on the day of an event, in the words that people use for that age."""

from __future__ import annotations

from datetime import date, timedelta

from chronology.model.case import Case
from chronology.model.dates.value import EventDate

_PREGNANCY = timedelta(weeks=40)
_WEEKS_UNTIL = 26
_MONTHS_UNTIL = 24


def age_in_words(case: Case, when: EventDate) -> str:
    """The child's age on the day of an event, as far as it is known; '' where it cannot be told.

    'day of birth', '3 days', '9 weeks' (to half a year), '14 months' (to two years), '3 years 2 months';
    before birth 'unborn', with the weeks of pregnancy where the expected date is known. A doubtful date
    gives both ends: '9 weeks to 13 weeks'; an open one 'from 9 weeks' or 'up to 9 weeks'.
    """
    first = _age_on(case, when.earliest)
    last = _age_on(case, when.latest)
    if first and last:
        return first if first == last else f"{first} to {last}"
    if first:
        return f"from {first}"
    return f"up to {last}" if last else ""


def _age_on(case: Case, day: date | None) -> str:
    if day is None:
        return ""
    if case.born is not None and day >= case.born:
        return _since_birth(case.born, day)
    if case.expected is None:
        return "" if case.born is None else "before birth"
    if case.born is None and day > case.expected + timedelta(weeks=3):
        return ""
    begun = case.expected - _PREGNANCY
    return f"unborn, {counted((day - begun).days // 7, 'week')}" if day >= begun else "before pregnancy"


def _since_birth(born: date, day: date) -> str:
    days = (day - born).days
    if days == 0:
        return "day of birth"
    if days < 7:
        return counted(days, "day")
    if days < _WEEKS_UNTIL * 7:
        return counted(days // 7, "week")
    months = (day.year - born.year) * 12 + day.month - born.month - (day.day < born.day)
    if months < _MONTHS_UNTIL:
        return counted(months, "month")
    years, rest = divmod(months, 12)
    return counted(years, "year") + (f" {counted(rest, 'month')}" if rest else "")


def counted(number: int, unit: str, more: str = "") -> str:
    """A number with its noun: '1 week', '3 weeks', '2,400 entries'. `more` is a plural that takes no s."""
    return f"{number:,} {unit if number == 1 else more or unit + 's'}"
