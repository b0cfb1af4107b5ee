"""DAB-01: domestic abuse came to light late.

What it asks: Had the parent been asked about domestic abuse at any of the contacts before it came to
    light?
Why: Abuse is told when somebody asks, alone and in safety. In reviews it came out only when the child was
    hurt, after many contacts at which it could have been asked.
Source: Our Learning Transcript: domestic abuse disclosed only at the time of the injuries. NICE PH50 and
    QS116.
Fires on: Abuse that is told or recorded for the first time, with three or more contacts in the 12 months
    before at which a parent was met by health visiting, midwifery, a GP, a hospital or another service
    that could ask, none of them recorded as asking. What is told or recorded later, still unasked, is the
    same finding.
Stays quiet on: Abuse told after an enquiry, whatever the answer was then. Contacts at which nobody met
    the parent: letters, missed appointments, visits with no access, a child brought by somebody else.
    Contacts at which it could not be asked (DAB-03). Abuse of another couple or of long ago.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.language.signals import Certainty
from chronology.model.findings import Severity
from chronology.rules.asking import HEALTH, OTHERS, asked, before, contacts, may_be_since, months_before
from chronology.rules.incidents import is_vague
from chronology.rules.near import Near
from chronology.rules.reading import Mark, Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, counted, dated, depending, listed, on

TITLE = "Domestic abuse came to light late"
SEVERITY = Severity.HIGH
SOURCES = ("LT", "NICE")

_NAMED = 6


def find(reading: Reading) -> Iterator[Found]:
    least, months = reading.threshold("DAB-01", "contacts"), reading.threshold("DAB-01", "months")
    met = [
        (place, event)
        for place, event in contacts(reading, HEALTH | OTHERS)
        if not reading.has(event, "enquiry.could_not")
    ]
    enquiries = Near(asked(reading))
    chain: list[Mark] = []
    earlier: list[str] = []
    for mark in _told(reading):
        if _was_asked(mark, enquiries, months):
            break
        if chain:
            chain.append(mark)
            continue
        unasked = [event.id for _, event in before(met, mark, months)]
        if len(unasked) >= least:
            chain, earlier = [mark], unasked
    if chain:
        yield _found(reading, chain, earlier, months)


def _told(reading: Reading) -> Iterator[Mark]:
    """The entries that tell of abuse, one mark an entry, what a person tells before what happened."""
    seen: set[int] = set()
    for mark in sorted(
        reading.marks("da.disclosed", "da.incident"),
        key=lambda mark: (mark.order, mark.signal.id != "da.disclosed"),
    ):
        if mark.order in seen or not mark.event.date.is_dated:
            continue
        if mark.signal.certainty is Certainty.POSSIBLE or is_vague(reading, mark):
            continue
        seen.add(mark.order)
        yield mark


def _was_asked(told: Mark, enquiries: Near[Mark], months: int) -> bool:
    """Whether somebody had asked in the time before, or may have."""
    day = told.event.date.earliest
    if day is None:
        return False
    first = months_before(day, months)
    return any(
        mark.order < told.order and may_be_since(mark.event, first) for mark in enquiries.between(first, day)
    )


def _found(reading: Reading, chain: list[Mark], earlier: list[str], months: int) -> Found:
    first = chain[0].event
    by_id = {event.id: event for event in reading.events}
    met = [by_id[each] for each in earlier]
    return Found(
        events=(*(mark.event.id for mark in chain), *earlier[-_NAMED:]),
        why=(
            f"{on(first.date)} {agency(first)} recorded domestic abuse; in the {counted(months, 'month')} "
            f"before, {listed([agency(event) for event in met])} met a parent at "
            f"{counted(len(met), 'contact')}, the first {dated(met[0].date)}, and no entry says that anybody "
            f"asked{depending([first])}."
        ),
        question="Was the parent asked about domestic abuse, alone, at any of these contacts?",
        ask=listed([agency(event) for event in met]),
        words=tuple(mark.words for mark in chain),
    )
