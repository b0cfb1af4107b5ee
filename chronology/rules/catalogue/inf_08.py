"""INF-08: repeated referrals, each with the same outcome.

What it asks: Were the earlier referrals looked at together when the next one came?
Why: Each one alone may fall below the threshold; what they say together may not.
Source: Inference from the practice of reviews.
Fires on: Three or more referrals or contacts about the child in 365 days that social care closed with no
    further action, advice or signposting, one after another. One that is closed so and said to be the
    third within a year, where the returns do not hold those before.
Stays quiet on: A referral between them that led to an assessment, a strategy discussion or early help.
    The same referral told twice. A crime that ended without further action.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from chronology.language.sharing.hearing import opens_with_its_source
from chronology.model.events import Event
from chronology.model.findings import Severity
from chronology.rules.following import doubtful_between
from chronology.rules.reading import Mark, Reading
from chronology.rules.rule import Found
from chronology.rules.telling import is_closed, is_social_care
from chronology.rules.wording import between, counted, depending, on

TITLE = "Repeated referrals, same outcome"
SEVERITY = Severity.HIGH
SOURCES = ("LT",)
_SAME_DAYS = 5  # a receipt and a decision so near each other tell of one referral
_DECIDED_DAYS = 21
_NFA = "referral.no_further_action"
_PROGRESS = (
    "assessment.started",
    "s47.started",
    "strategy.discussion",
    "plan.cin_started",
    "conference.initial",
)


@dataclass
class _Contact:
    """One referral: the entries that tell of it, and how it ended."""

    marks: list[Mark]
    day: date
    closed: bool | None = None
    words: list[Mark] = field(default_factory=list)


def find(reading: Reading) -> Iterator[Found]:
    least = reading.threshold("INF-08", "referrals")
    days = reading.threshold("INF-08", "days")
    told = reading.marks("referral.received", "referral.made", _NFA, *_PROGRESS)
    doubtful = [mark.event for mark in told if not mark.date.is_day]
    run: list[_Contact] = []
    contacts = _contacts(reading)
    for contact in [*contacts, None]:
        if contact is not None and contact.closed is None:
            continue
        if contact is not None and contact.closed:
            run.append(contact)
            continue
        yield from _found_in(run, least, days, doubtful)
        run = []
    yield from _counted(reading, contacts, least)


def _found_in(run: list[_Contact], least: int, days: int, doubtful: list[Event]) -> Iterator[Found]:
    """One finding for each stretch of a run in which so many come within the time.

    It hangs on the `doubtful` entries of referrals and outcomes that may lie in it.
    """
    start = 0
    while start <= len(run) - least:
        end = start + least - 1
        if (run[end].day - run[start].day).days > days:
            start += 1
            continue
        while end + 1 < len(run) and (run[end + 1].day - run[end + 2 - least].day).days <= days:
            end += 1
        yield _found(run[start : end + 1], doubtful)
        start = end + 1


def _counted(reading: Reading, contacts: list[_Contact], least: int) -> Iterator[Found]:
    """Where social care closes a referral and says itself how many there were, and the returns hold fewer."""
    for mark in reading.marks("referral.counted"):
        number = max(map(int, mark.signal.tags))
        closed = reading.marks_of(mark.event, _NFA)
        if number < least or not closed or not is_social_care(reading, mark.event):
            continue
        day = mark.event.date.earliest
        before = [each for each in contacts if each.closed and day is not None and each.day <= day]
        if len(before) < least:
            yield _said(mark, closed[0], number)


def _said(mark: Mark, closed: Mark, number: int) -> Found:
    return Found(
        events=(mark.event.id,),
        why=(
            f"{on(mark.event.date)} social care closed a referral without further action and wrote that it "
            f"was number {number} within a year{depending([mark.event])}."
        ),
        question="Were the earlier referrals weighed together when the latest one was decided?",
        ask="children's social care",
        words=(mark.words, closed.words),
    )


def _contacts(reading: Reading) -> list[_Contact]:
    found: list[_Contact] = []
    for mark in reading.marks("referral.received", "referral.made", _NFA, *_PROGRESS):
        day = mark.event.date.earliest
        if day is None:
            continue
        ours = is_social_care(reading, mark.event)
        name = mark.signal.id
        if (name == "referral.received" and ours) or (
            name == "referral.made" and not ours and "social_care" in mark.signal.tags
        ):
            _add(found, mark, day)
        elif name == _NFA and not is_closed(reading, mark.event):
            continue
        elif name == _NFA:
            if _came_in_this(reading, mark) and _is_new(found, day):
                _add(found, mark, day)
            _close(reading, found, mark, day, ours)
        elif name in _PROGRESS and found and ours and (day - found[-1].day).days <= _DECIDED_DAYS:
            found[-1].closed = False
    return found


def _came_in_this(reading: Reading, closed: Mark) -> bool:
    """Whether what is closed came to social care by this entry.

    At the front door whatever is closed did. Elsewhere where the entry opens with who tells of what worry,
    and the outcome stands alone in the column for it: 'School: dirty, no lunch', 'NFA'.
    """
    if reading.kind(closed.event) == "mash":
        return True
    if closed.signal.field != "action" or not is_social_care(reading, closed.event):
        return False
    tells = any(reading.has(closed.event, worry) for worry in ("concern", "injury.child", "neglect"))
    return tells and opens_with_its_source(closed.event.text)


def _is_new(found: list[_Contact], day: date) -> bool:
    """Whether nothing is open that this may close, and nothing was closed just before."""
    return not found or (found[-1].closed is not None and (day - found[-1].day).days > _SAME_DAYS)


def _add(found: list[_Contact], mark: Mark, day: date) -> None:
    """A referral anew, or another entry on the one just told."""
    if found and _is_same(found[-1], mark, day):
        if mark.order != found[-1].marks[-1].order:
            found[-1].marks.append(mark)
        return
    found.append(_Contact([mark], day))


def _is_same(last: _Contact, mark: Mark, day: date) -> bool:
    if last.marks[-1].order == mark.order:
        return True
    near = (day - last.day).days <= _SAME_DAYS
    return near and (last.closed is None or last.marks[-1].event.agency != mark.event.agency)


def _hears_of_it(reading: Reading, sent: Mark, closed: Mark) -> bool:
    """Whether another agency than social care tells how it ended, and not that it closes its own case."""
    if sent.signal.id != "referral.made":
        return False
    return sent.event.agency == closed.event.agency or not reading.has(closed.event, "agency.closed")


def _close(reading: Reading, found: list[_Contact], mark: Mark, day: date, ours: bool) -> None:
    if not found or (day - found[-1].day).days > _DECIDED_DAYS:
        return
    last = found[-1]
    if last.closed is None and (ours or _hears_of_it(reading, last.marks[-1], mark)):
        last.closed = True
        if mark.order not in {one.order for one in last.marks}:
            last.marks.append(mark)
        last.words.append(mark)


def _found(run: list[_Contact], doubtful: list[Event]) -> Found:
    marks = [mark for contact in run for mark in contact.marks]
    first, last = run[0].marks[0].event, run[-1].marks[0].event
    events = list({mark.event.id: mark.event for mark in marks}.values())
    perhaps = [each for each in doubtful_between(first.date, last.date, doubtful) if each not in events]
    return Found(
        events=tuple(event.id for event in events),
        why=(
            f"{between(first.date, last.date)}, "
            f"{counted(len(run), 'referral')} about the child were each closed by social care "
            "without further action"
            f"{depending([*events, *dict.fromkeys(perhaps)])}."
        ),
        question="Were the earlier referrals weighed together when the latest one was decided?",
        ask="children's social care",
        words=tuple(mark.words for contact in run for mark in (contact.marks[0], *contact.words)),
    )
