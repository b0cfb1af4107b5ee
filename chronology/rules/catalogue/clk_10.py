"""CLK-10: a health visiting contact that every child is offered did not come in time.

What it asks: Were the contacts of the Healthy Child Programme made when they were due: before the birth from
    28 weeks, by day 14, by eight weeks, by one year, by two and a half years?
Why: They are the few times at which a professional is sure to see every child at home.
Source: Healthy Child Programme.
Fires on: A contact told as made after it was due. A contact that no entry tells, where the health visiting
    return has entries both before it could be made and after it was due.
Stays quiet on: Contacts in time, by their name or by the child's age that day. Times that no health visiting
    return covers, and children whose date of birth is not known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from chronology.calendar.clocks import State, Timing
from chronology.model.events import Event, Meaning
from chronology.model.findings import Severity
from chronology.rules.clocks import Clock
from chronology.rules.reading import Mark, Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, counted, dated, day, depending

TITLE = "A health visiting contact did not come in time"
SEVERITY = Severity.HIGH
SOURCES = ("HCP",)

_BY = frozenset({"health_visiting", "community_health"})


@dataclass(frozen=True, slots=True)
class _Offer:
    """One contact of the programme: when it may begin and when it is late, by the child's days."""

    tag: str
    thing: str
    opens: date
    due: date


def find(reading: Reading) -> Iterator[Found]:
    for offer, told, timing in _offers(reading):
        if timing.state is not State.MISSED:
            continue
        if told is None:
            around = _around(reading, offer)
            yield Found(
                events=tuple(event.id for event in around),
                why=f"{offer.thing[0].upper()}{offer.thing[1:]} was due by {day(offer.due)}, and the health "
                "visiting return, which has entries before and after, tells of none.",
                question=f"Did {offer.thing} take place, and was the child seen?",
                ask="health visiting",
            )
        else:
            event = told.event
            yield Found(
                events=(event.id,),
                why=f"{offer.thing[0].upper()}{offer.thing[1:]} was due by {day(offer.due)} and is recorded "
                f"{dated(event.date)} by {agency(event)}, {counted(timing.late, 'day')} late"
                f"{depending([event])}.",
                question=f"What held up {offer.thing}, and who saw the child meanwhile?",
                ask="health visiting",
                words=(told.words,),
            )


def clocks(reading: Reading) -> Iterator[Clock]:
    """Each contact that is told, however it stands."""
    for offer, told, timing in _offers(reading):
        if told is not None:
            yield Clock(told, told, timing, offer.opens)


def _offers(reading: Reading) -> Iterator[tuple[_Offer, Mark | None, Timing]]:
    if reading.born is None:
        return
    visits = [
        event
        for event in reading.of_kinds(_BY)
        if event.date.latest is not None and not _met_nobody(reading, event)
    ]
    named = [mark for mark in reading.marks("child.health_visit") if reading.kind(mark.event) in _BY]
    for offer in _programme(reading, reading.born):
        told = next(
            (
                mark
                for mark in named
                if offer.tag in mark.signal.tags and _plausible(mark, offer) and not _is_to_come(mark, offer)
            ),
            None,
        )
        if told is not None and told.event.date.earliest is not None:
            late = 0 if _looks_back(reading, told) else (told.event.date.earliest - offer.due).days
            yield offer, told, Timing(offer.due, State.MISSED if late > 0 else State.MET, max(late, 0))
        elif any(_in_window(event, offer) for event in visits):
            yield offer, None, Timing(offer.due, State.MET)
        elif len(_around(reading, offer)) == _BOTH:
            yield offer, None, Timing(offer.due, State.MISSED)
        else:
            yield offer, None, Timing(offer.due, State.CANNOT_TELL)


_BOTH = 2
_TERM_WEEKS = 40


def _programme(reading: Reading, born: date) -> Iterator[_Offer]:
    def number(name: str) -> int:
        return reading.threshold("CLK-10", name)

    before = timedelta(weeks=_TERM_WEEKS - number("antenatal_from_weeks"))
    visit, six = timedelta(days=number("birth_visit_days")), timedelta(days=number("six_week_days"))
    year = relativedelta(months=number("one_year_late_months"))
    two = relativedelta(months=number("two_year_months"))
    yield _Offer("antenatal", "the antenatal contact", born - before, born)
    yield _Offer("new_birth", "the new birth visit", born, born + visit)
    yield _Offer("six_weeks", "the six to eight week contact", born + timedelta(weeks=5), born + six)
    yield _Offer("one_year", "the one-year review", born + relativedelta(months=8), born + year)
    yield _Offer("two_years", "the two-year review", born + relativedelta(months=21), born + two)


def _looks_back(reading: Reading, told: Mark) -> bool:
    """Whether the entry only says, when the family has come, that another team made the contact."""
    return reading.has(told.event, "health_visit.looked_back") and reading.has(told.event, "agency.open")


def _plausible(mark: Mark, offer: _Offer) -> bool:
    """Whether the entry may tell of this contact as made: not one years off, which only looks back."""
    first = mark.event.date.earliest
    return first is not None and offer.opens - timedelta(days=30) <= first <= offer.due + timedelta(days=150)


def _is_to_come(mark: Mark, offer: _Offer) -> bool:
    """Whether it is what shall be done next: '6-8 weeks' in the action of the visit before it."""
    first = mark.event.date.earliest
    return mark.signal.field == Meaning.ACTION.value and first is not None and first < offer.opens


def _met_nobody(reading: Reading, event: Event) -> bool:
    """Whether it tells only that somebody was written to or called on, and that nobody was met."""
    return reading.has(event, "visit.no_access", "contact.none") and not reading.has(event, "child.seen")


def _in_window(event: Event, offer: _Offer) -> bool:
    first, last = event.date.earliest, event.date.latest
    return first is not None and last is not None and first <= offer.due and last >= offer.opens


def _around(reading: Reading, offer: _Offer) -> Sequence[Event]:
    """The last entry of health visiting before the contact could be made, and the first after it was due."""
    visits = [event for event in reading.of_kinds(_BY) if event.date.is_day]
    before = [event for event in visits if event.date.latest is not None and event.date.latest < offer.opens]
    after = [event for event in visits if event.date.earliest is not None and event.date.earliest > offer.due]
    return [*before[-1:], *after[:1]] if before and after else []
