"""VOI-01: child not seen.

What it asks: When was the child last seen, and by whom?
Why: Worker after worker can leave reassured by a parent while nobody has seen the child.
Source: Working Together to Safeguard Children 2023: see the child.
Fires on: Three or more contacts of one agency in a row at which the child was neither seen nor spoken to:
    asleep, out, elsewhere, or no answer at the door. Home visits that do not mention the child, and
    calls, count between them; two at least are visits or clinics.
Stays quiet on: A contact between them at which the child was seen or heard. Meetings and referrals. Calls and
    letters alone. Letters, liaison and meetings of professionals, whatever their column of who was seen
    says. Adult services' own appointments.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chronology.model.events import Event
from chronology.model.findings import Severity, Span
from chronology.rules.following import doubtful_between
from chronology.rules.reading import Reading
from chronology.rules.returns import dated_by_agency
from chronology.rules.rule import Found
from chronology.rules.seeing import not_seen, seen
from chronology.rules.wording import agency, dated, depending

TITLE = "Child not seen"
SEVERITY = Severity.HIGH
SOURCES = ("WT",)

_NO_CONTACT = (
    "strategy.discussion", "conference.initial", "conference.review", "core_group", "referral.received",
    "review.rapid",
)  # fmt: skip
_ADULT_SERVICES = frozenset({"adult_mental_health", "substance_misuse", "probation", "adult_social_care"})
_VISITORS = frozenset({"health_visiting", "social_care", "early_help", "midwifery"})
_STATED = 2


def find(reading: Reading) -> Iterator[Found]:
    least = reading.threshold("VOI-01", "contacts")
    for events in reading.once(dated_by_agency).values():
        if reading.kind(events[0]) in _ADULT_SERVICES:
            continue
        for run in _runs(reading, events):
            stated = [
                event for event in run if not_seen(reading, event) and not _is_from_afar(reading, event)
            ]
            if len(run) >= least and len(stated) >= _STATED:
                yield _found(reading, run, stated, _may_be_seen_in(reading, events, run))


def _may_be_seen_in(reading: Reading, events: list[Event], run: list[Event]) -> list[Event]:
    """The entries that tell of the child as seen, on days that may lie among these contacts."""
    seen_in = reading.once(_seen_in)
    between = doubtful_between(run[0].date, run[-1].date, events)
    return [event for event in between if event.id in seen_in]


def _runs(reading: Reading, events: list[Event]) -> Iterator[list[Event]]:
    """Contacts in a row without the child seen, up to the last that says so."""
    run: list[Event] = []
    seen_in = reading.once(_seen_in)
    has_column = any(event.seen.strip() for event in events)
    for event in events:
        if event.id in seen_in:
            yield _ended(reading, run)
            run = []
        elif reading.has(event, "contact.with_professionals"):
            continue  # 'Letter in | Child seen: N'
        elif not_seen(reading, event) or _is_a_visit(reading, event, has_column):
            run.append(event)
    yield _ended(reading, run)


def _seen_in(reading: Reading) -> frozenset[str]:
    return frozenset(event.id for event in seen(reading))


def _is_from_afar(reading: Reading, event: Event) -> bool:
    """Whether it is a call or a letter, at which nobody could have seen the child."""
    return reading.has(event, "contact.far") and not reading.has(event, "contact.visit", "visit.no_access")


def _is_a_visit(reading: Reading, event: Event, has_column: bool) -> bool:
    """Whether it is a contact at which the child could have been seen, and does not say whether it was.

    In a return with a column for it, an empty cell of a visiting service is such a contact too.
    """
    if reading.has(event, *_NO_CONTACT) or event.seen.strip():
        return False
    if reading.kind(event) in _VISITORS and (has_column or _is_a_call_home(reading, event)):
        return True
    return reading.has(event, "contact.visit")


def _is_a_call_home(reading: Reading, event: Event) -> bool:
    return reading.has(event, "contact.far") and reading.has(event, "parent.met")


def _ended(reading: Reading, run: list[Event]) -> list[Event]:
    end = len(run)
    while end and not not_seen(reading, run[end - 1]):
        end -= 1
    return run[:end]


def _found(reading: Reading, run: list[Event], stated: list[Event], doubtful: list[Event]) -> Found:
    first, last = run[0], run[-1]
    return Found(
        events=tuple(event.id for event in run),
        why=(
            f"{agency(first)} had {len(run)} contacts in a row, from "
            f"{dated(first.date).removeprefix('on ')} to "
            f"{dated(last.date).removeprefix('on ')}, and none tells that the child was seen or spoken "
            f"to{depending([*run, *doubtful])}."
        ),
        question=(
            "When was the child seen in this time, by whom, and what had kept the child from being seen?"
        ),
        ask=agency(first),
        words=tuple(_words(reading, stated)),
    )


def _words(reading: Reading, events: list[Event]) -> Iterator[Span]:
    told = reading.once(_first_words)
    return (told[event.id] for event in events)


def _first_words(reading: Reading) -> Mapping[str, Span]:
    """The first words of each entry that say that the child was not seen."""
    found: dict[str, Span] = {}
    for mark in reading.marks("child.not_seen", "visit.no_access"):
        found.setdefault(mark.event.id, mark.words)
    return found
