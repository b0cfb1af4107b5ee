"""UAD-03: adult known to one agency only.

What it asks: Did the other agencies know of this adult, and was anybody told?
Why: One agency meets the man who has moved in; the others go on planning for a mother alone. What each
    holds about the adult is never put together.
Source: Our Learning Transcript; Understanding Unidentified Adults toolkit.
Fires on: An adult who lives in the home or cares for the child in one agency's entries, whom no other
    agency mentions up to 90 days after, although others had contact in that time.
Stays quiet on: An adult whom another agency mentions too, by name, by a name that may be the same, or as
    the partner. The parents. An entry that says that others were told. Less than two contacts of others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chronology.language.signals import Certainty
from chronology.model.events import Event, Meaning
from chronology.model.findings import Severity
from chronology.rules.adults import Joined, agencies, joined, who_may_be
from chronology.rules.near import moved
from chronology.rules.reading import Mark, Reading, is_within, may_be_within
from chronology.rules.rule import Found
from chronology.rules.wording import agency, counted, dated, depending, listed

TITLE = "Adult known to one agency only"
SEVERITY = Severity.HIGH
SOURCES = ("LT", "UU")

_CONTACTS = 2


def find(reading: Reading) -> Iterator[Found]:
    days = reading.threshold("UAD-03", "absent_days")
    for adult in joined(reading):
        first = adult.told[0]
        if len(agencies(adult.told)) > 1 or not first.event.date.is_dated:
            continue
        if _is_known(reading, adult, first, days) or _is_told_on(reading, adult):
            continue
        after = [
            event
            for event in reading.dated_near.in_order(first.date.earliest, moved(first.date.latest, days))
            if event.agency != first.event.agency and _is_after(first, event, days)
        ]
        if len(after) >= _CONTACTS:
            sure = [event for event in after if is_within(first.date, event.date, days)]
            doubtful = [] if len(sure) >= _CONTACTS else [event for event in after if event not in sure]
            yield _found(adult, first, after, doubtful, days)


def _is_told_on(reading: Reading, adult: Joined) -> bool:
    """Whether the entry says that it refers, or behind the words on the adult that others are told."""
    return any(
        reading.has(told.event, "referral.made")
        or any(_is_behind(told, mark) for mark in reading.marks_of(told.event, "info.shared"))
        for told in adult.told
    )


def _is_behind(told: Mark, shared: Mark) -> bool:
    if shared.signal.field != told.signal.field:
        return shared.signal.field == Meaning.ACTION.value
    return shared.signal.certainty is Certainty.STATED and shared.signal.start >= told.signal.end


def _by_id(reading: Reading) -> Mapping[str, Event]:
    return {event.id: event for event in reading.dated}


def _is_after(first: Mark, event: Event, days: int) -> bool:
    return may_be_within(first.event.date, event.date, days)


def _is_known(reading: Reading, adult: Joined, first: Mark, days: int) -> bool:
    """Whether another agency mentions the adult before the time is up."""
    dated = reading.once(_by_id)
    return any(
        sighting.agency != first.event.agency
        and (event := dated.get(sighting.event)) is not None
        and _is_in_time(first, event, days)
        for person in who_may_be(reading, adult.adult, adult.relation)
        for sighting in person.sightings
    )


def _is_in_time(first: Mark, event: Event, days: int) -> bool:
    begun, last = event.date.earliest, first.date.latest
    return begun is None or last is None or begun <= last or _is_after(first, event, days)


def _found(adult: Joined, first: Mark, after: list[Event], doubtful: list[Event], days: int) -> Found:
    """`doubtful` are contacts on which it hangs whether there were enough of them."""
    others = listed([agency(event) for event in after])
    return Found(
        events=tuple(mark.event.id for mark in adult.told),
        why=(
            f"{agency(first.event)} recorded {adult.name} in the home or caring for the child "
            f"{dated(first.event.date)}; {others} had contact in the {counted(days, 'day')} after, and none "
            f"of their entries mentions this adult"
            f"{depending([*(mark.event for mark in adult.told), *doubtful])}."
        ),
        question="What did the other agencies know of this adult at the time, and who was told?",
        ask=others,
        words=tuple(mark.words for mark in adult.told),
    )
