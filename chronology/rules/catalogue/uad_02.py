"""UAD-02: who cares for the child is unknown for a period.

What it asks: Who had the daily care of the child in this time, and who had agreed to it?
Why: When the parent who cares for a child goes away, somebody gets the child up, feeds and minds the
    child. In reviews nobody had asked who that was.
Source: Our Learning Transcript: professional curiosity about who cares for the child.
Fires on: More than 28 days (in the first year of life; 90 days later) after the known carer goes away, in
    which no entry of any agency says who has the child. The same where no entry ever speaks of anybody
    who cares, for an infant, or for an older child where adults are met whom nobody names.
Stays quiet on: An entry that says with whom the child lives, stays or comes, or that the carer is back.
    Somebody who goes and had not the care. A time without any entry: SIL-02 asks about that.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice, takewhile

from chronology.model.events import Event
from chronology.model.findings import Severity
from chronology.rules.adults import about
from chronology.rules.reading import Mark, Reading, may_yet_be_after
from chronology.rules.rule import Found
from chronology.rules.wording import agency, counted, dated, day, depending, listed

TITLE = "Who cares for the child is unknown for a period"
SEVERITY = Severity.HIGH
SOURCES = ("LT",)

_INFANT_DAYS = 365
_FEWEST = 3
_TOLD = 12
_NO_CONTACT = frozenset({"partnership", "other", "local_authority", "fire"})
_CARERS = ("mother", "father", "parents", "kin", "partner", "friend", "ex")


def find(reading: Reading) -> Iterator[Found]:
    stated = reading.listed("carer.stated", "carer.returned")
    daily = [mark for mark in stated if "daily" in mark.signal.tags]
    covered = -1
    for gone in reading.marks("carer.left"):
        if gone.order <= covered or not gone.event.date.is_dated or not _had_the_care(reading, gone, daily):
            continue
        if any(_may_be_told_later(gone, mark) for mark in stated):
            continue
        behind = islice(stated, _from(stated, gone), None)
        answer = next((mark for mark in behind if _says_who(reading, gone, mark)), None)
        end = len(reading.dated) if answer is None else answer.order
        if gone.order + 1 >= end:
            continue
        last = reading.dated[end - 1] if answer is None else answer.event
        if _is_long(reading, gone.event, last):
            covered = len(reading.events) if answer is None else answer.order
            yield _found_gone(gone, reading.dated[gone.order + 1 : end], answer)
    if not stated and not any(person.is_said_to_be(*_CARERS) for person in reading.everybody.people):
        yield from _never(reading)


def _had_the_care(reading: Reading, gone: Mark, told: Sequence[Mark]) -> bool:
    """Whether the one who goes had the child: the mother unless another is said to, else who is said to."""
    place = _from(told, gone)
    there = takewhile(lambda mark: mark.order == gone.order, islice(told, place, None))
    if any(_may_be_of(reading, mark, gone) for mark in there):
        return True
    if place:
        return any(_may_be_of(reading, mark, gone) for mark in told[max(0, place - 2) : place])
    person = about(reading, gone)
    relation = person.relation if person is not None else ""
    if person is not None and relation == "named":
        # Nobody says what she is to the child: who is told to have been with the child had the care, and a
        # patient of whom her own service says that she has one.
        a_mother = {"female", "parent"} <= gone.signal.tags
        return id(person) in reading.once(_been_with_the_child) or (
            a_mother and reading.has(gone.event, "children.named_in_home")
        )
    return relation == "mother" or ("parent" in gone.signal.tags and "male" not in gone.signal.tags)


def _been_with_the_child(reading: Reading) -> frozenset[int]:
    return frozenset(id(about(reading, mark)) for mark in reading.marks("carer.stated", "child.contact"))


def _from(marks: Sequence[Mark], gone: Mark) -> int:
    """The place of the first of these marks in the entry of another or behind it."""
    return bisect_left(marks, gone.order, key=lambda mark: mark.order)


def _says_who(reading: Reading, gone: Mark, mark: Mark) -> bool:
    """Whether an entry from then on says who has the child. Of the one who went only being with the child."""
    if mark.order < gone.order or not mark.event.date.is_dated:
        return False
    if mark.signal.id == "carer.returned":
        return mark.order > gone.order
    if "far" in mark.signal.tags:
        return False
    if not _is_of(reading, mark, gone):
        return True
    return mark.order > gone.order and bool(mark.signal.tags & {"object", "daily"})


def _may_be_told_later(gone: Mark, mark: Mark) -> bool:
    """Whether an entry that stands before for want of a day may say who had the child from then on."""
    return mark.order < gone.order and may_yet_be_after(gone.date, mark.date)


def _may_be_of(reading: Reading, mark: Mark, gone: Mark) -> bool:
    """Whether both may be of one person: 'her nan' whom no entry names, and the grandmother who has died."""
    if _is_of(reading, mark, gone):
        return True
    one, other = about(reading, mark), about(reading, gone)
    if one is None or other is None or bool(one.names) == bool(other.names):
        return False
    same_part = one.relation == other.relation and one.is_grandparent == other.is_grandparent
    return same_part and (not one.gender or not other.gender or one.gender == other.gender)


def _is_of(reading: Reading, mark: Mark, gone: Mark) -> bool:
    """Whether both are of one person."""
    one, other = about(reading, mark), about(reading, gone)
    if one is not None and other is not None:
        return one is other
    relations = frozenset({"parent", "kin", "partner", "friend"})
    genders = frozenset({"male", "female"})
    same = mark.signal.tags & gone.signal.tags
    apart = (mark.signal.tags ^ gone.signal.tags) & genders
    return bool(same & relations) and apart != genders


def _is_long(reading: Reading, first: Event, last: Event) -> bool:
    """Whether the time is long for the child's age, under every reading of the dates."""
    begun, ended = first.date.latest, last.date.earliest
    if begun is None or ended is None:
        return False
    name = "infant_days" if _is_infant(reading, first) else "older_days"
    return (ended - begun).days > reading.threshold("UAD-02", name)


def _never(reading: Reading) -> Iterator[Found]:
    events = [event for event in reading.dated if _is_contact_after_birth(reading, event)]
    if not events or not (_is_infant(reading, events[0]) or any(reading.marks("adult.unidentified"))):
        return
    if len(events) < _FEWEST or len({event.agency for event in events}) < 2:
        return
    if not _is_long(reading, events[0], events[-1]):
        return
    first, last = events[0].date.earliest or date.min, events[-1].date.latest or date.max
    agencies = listed([agency(event) for event in events])
    yield Found(
        events=tuple(event.id for event in _listed(events)),
        why=(
            f"From {day(first)} to {day(last)} no entry of {agencies} says who has the daily care of the "
            f"child{depending([events[0], events[-1]])}."
        ),
        question="Who had the daily care of the child in this time?",
        ask="every agency",
    )


def _listed(events: Sequence[Event]) -> Sequence[Event]:
    """The entries that a finding lists: of many, the first and the last."""
    return events if len(events) <= _TOLD else (events[0], events[-1])


def _is_contact_after_birth(reading: Reading, event: Event) -> bool:
    youngest = reading.youngest(event)
    return reading.kind(event) not in _NO_CONTACT and (youngest is None or youngest >= 0)


def _is_infant(reading: Reading, event: Event) -> bool:
    age = reading.oldest(event)
    return age is not None and age < _INFANT_DAYS


def _found_gone(gone: Mark, within: Sequence[Event], answer: Mark | None) -> Found:
    until = within[-1] if answer is None else answer.event
    begun, ended = gone.event.date.latest, until.date.earliest
    length = (ended - begun).days if begun is not None and ended is not None else 0
    end = (
        f"to the last entry {dated(until.date)}"
        if answer is None
        else f"until {agency(until)} does {dated(until.date)}"
    )
    return Found(
        events=(gone.event.id, *(event.id for event in _listed(within))),
        why=(
            f"{agency(gone.event)} recorded {dated(gone.event.date)} that a carer of the child went away; "
            f"for {counted(length, 'day')}, {end}, no entry says who has the child"
            f"{depending([gone.event, until])}."
        ),
        question="Who had the daily care of the child in this time, and who had agreed to it?",
        ask=listed([agency(gone.event), *(agency(event) for event in within)]),
        words=(gone.words,),
    )
