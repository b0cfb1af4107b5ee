"""DAB-04: why domestic abuse was not asked about is not recorded.

What it asks: Was domestic abuse asked about at the contact at which it is always due, and if not, why
    not?
Why: An enquiry that is not recorded cannot be followed up. A reason (the other adult was there) tells the
    next professional to seek a safe moment.
Source: Our Learning Transcript: where it cannot be asked, record it.
Fires on: A booking appointment, a new birth visit or a six to eight week contact whose entry says neither
    that it was asked nor why it was not. Where no entry calls a contact the new birth visit, the first one in
    the second or third week of life at which health visiting saw the baby is it.
Stays quiet on: An entry that says it was asked, could not be asked and why, or what the parent answered;
    an entry of the same agency on the same day that says so. A contact that did not take place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronology.model.events import Event, Meaning
from chronology.model.findings import Severity
from chronology.rules.following import doubtful_between
from chronology.rules.reading import Mark, Reading
from chronology.rules.returns import dated_by_agency
from chronology.rules.rule import Found
from chronology.rules.wording import agency, dated, depending, listed

TITLE = "Why domestic abuse was not asked about is not recorded"
SEVERITY = Severity.MEDIUM
SOURCES = ("LT",)

_SAYS_SO = ("enquiry.asked", "enquiry.could_not", "enquiry.denied", "da.disclosed")
_BOOKS = frozenset({"midwifery", "acute_hospital"})
_VISITS = frozenset({"health_visiting", "community_health"})
_DUE = {"new_birth": "new birth visit", "six_weeks": "six to eight week contact"}
_FACE_TO_FACE = ("child.seen", "contact.visit")
_NO_CONTACT = ("visit.no_access", "appointment.not_brought", "contact.indirect")


def find(reading: Reading) -> Iterator[Found]:
    silent = [(mark, thing) for mark, thing in _due(reading) if not _is_said(reading, mark.event)]
    if not silent:
        return
    told = listed([f"the {thing} {dated(mark.event.date)} ({agency(mark.event)})" for mark, thing in silent])
    yield Found(
        events=tuple(mark.event.id for mark, _ in silent),
        why=(
            f"Nothing on {told} says that domestic abuse was asked about, or why it was not"
            f"{depending([*(mark.event for mark, _ in silent), *_may_say(reading, silent)])}."
        ),
        question="Was domestic abuse asked about at this contact, and if not, what prevented it?",
        ask=listed([agency(mark.event) for mark, _ in silent]),
        words=tuple(mark.words for mark, _ in silent),
    )


def _due(reading: Reading) -> Iterator[tuple[Mark, str]]:
    """The contacts at which it is due, once each, with what each is called."""
    named = list(_named(reading))
    yield from named
    if all(mark.signal.id == "pregnancy.booked" for mark, _ in named):
        yield from _by_age(reading)


def _by_age(reading: Reading) -> Iterator[tuple[Mark, str]]:
    """The new birth visit by the baby's age alone, where no contact of the programme is named."""
    first, last = (reading.threshold("DAB-04", name) for name in ("from_days", "to_days"))
    for mark in reading.marks(*_FACE_TO_FACE):
        youngest, oldest = reading.youngest(mark.event), reading.oldest(mark.event)
        if youngest is None or oldest is None or reading.kind(mark.event) not in _VISITS:
            continue
        if first <= youngest and oldest <= last and not reading.has(mark.event, *_NO_CONTACT):
            yield mark, _DUE["new_birth"]
            return


def _named(reading: Reading) -> Iterator[tuple[Mark, str]]:
    """Those that are called by their names."""
    seen: set[tuple[str, str]] = set()
    for mark in reading.marks("pregnancy.booked", "child.health_visit"):
        event, kind = mark.event, reading.kind(mark.event)
        if not event.date.is_dated or reading.has(event, *_NO_CONTACT):
            continue
        if _is_of_another_time(reading, mark) or _is_to_come(mark):
            continue
        if mark.signal.id == "pregnancy.booked":
            thing = "booking" if kind in _BOOKS else ""
        else:
            thing = (
                next((_DUE[tag] for tag in _DUE if tag in mark.signal.tags), "") if kind in _VISITS else ""
            )
        if thing and (thing, event.id) not in seen and thing not in {name for name, _ in seen}:
            seen.add((thing, event.id))
            yield mark, thing


def _is_to_come(mark: Mark) -> bool:
    """Whether the contact stands in the column of what is done next: 'New birth visit. | 6-8 weeks'."""
    return mark.signal.id == "child.health_visit" and mark.signal.field == Meaning.ACTION.value


def _is_of_another_time(reading: Reading, mark: Mark) -> bool:
    """Whether the entry only looks forward to the visit, or back on the booking."""
    born, first, last = reading.born, mark.event.date.earliest, mark.event.date.latest
    if born is None or first is None or last is None:
        return False
    return last < born if mark.signal.id == "child.health_visit" else first > born


def _is_said(reading: Reading, event: Event) -> bool:
    return any(other.id == event.id or _same_day(other, event) for other in _saying_so(reading, event.agency))


def _may_say(reading: Reading, silent: Sequence[tuple[Mark, str]]) -> list[Event]:
    """Entries that say so on a doubtful day, which may be that of a contact whose own entry does not."""
    found = {
        event.id: event
        for mark, _ in silent
        for event in doubtful_between(
            mark.event.date, mark.event.date, _saying_so(reading, mark.event.agency)
        )
        if event.id != mark.event.id
    }
    return list(found.values())


def _saying_so(reading: Reading, of_agency: str) -> list[Event]:
    return [event for event in reading.once(dated_by_agency)[of_agency] if reading.has(event, *_SAYS_SO)]


def _same_day(one: Event, other: Event) -> bool:
    return one.date.is_day and other.date.is_day and one.date.earliest == other.date.earliest
