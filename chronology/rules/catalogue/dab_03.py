"""DAB-03: could not ask about domestic abuse, not followed up.

What it asks: Was the parent asked about domestic abuse alone, after the contact at which it could not
be asked?
Why: Where the other adult was in the room the question could not be put safely. In reviews, abuse came
    out only when the child was hurt; a second chance to speak alone had not been sought.
Source: Our Learning Transcript: record why it could not be asked, and seek a chance to speak safely
alone.
Fires on: An enquiry that could not be made (a partner or relative there, one of the family
    interpreting, a telephone on speaker, another reason given) with no enquiry by anybody in the 28
    days after.
Stays quiet on: An enquiry, or abuse told, later at the same contact or within 28 days, to any agency,
    unless the entry says that the parent was not alone. A contact at which it was not asked and no reason is
    given: DAB-04 asks about that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronology.model.findings import Severity
from chronology.rules.following import is_parted
from chronology.rules.near import Near, moved
from chronology.rules.reading import Mark, Reading, is_within, may_be_within
from chronology.rules.rule import Found
from chronology.rules.wording import agency, counted, dated, depending, listed, on

TITLE = "Could not ask about domestic abuse, not followed up"
SEVERITY = Severity.HIGH
SOURCES = ("LT",)

_ANSWERS = ("enquiry.asked", "da.disclosed")
"""What shows that the parent could speak: who told of abuse need not be asked any more."""


def find(reading: Reading) -> Iterator[Found]:
    days = reading.threshold("DAB-03", "follow_up_days")
    asked = [mark for mark in reading.marks(*_ANSWERS) if "accompanied" not in mark.signal.tags]
    by_day = Near(asked)
    missed = [mark for mark in reading.marks("enquiry.could_not") if not _asked_there(mark, by_day)]
    for chain in _chains(missed, asked, by_day, days):
        yield _found(chain, _answers(chain[-1], by_day, days), days)


def _asked_there(missed: Mark, asked: Near[Mark]) -> bool:
    """Whether the same entry goes on to say that it was asked after all."""
    return any(
        mark.order == missed.order
        and (mark.signal.field != missed.signal.field or mark.signal.start >= missed.signal.start)
        for mark in asked.to(missed.date, 0)
    )


def _chains(missed: Sequence[Mark], asked: Sequence[Mark], by_day: Near[Mark], days: int) -> list[list[Mark]]:
    """Contacts at which it could not be asked, those that follow one another unanswered together."""
    chains: list[list[Mark]] = []
    for mark in missed:
        last = chains[-1][-1] if chains else None
        if last and not is_parted(last, mark, asked) and not _answers(last, by_day, days):
            chains[-1].append(mark)
        elif last is None or last.order != mark.order:
            chains.append([mark])
    return chains


def _answers(missed: Mark, asked: Near[Mark], days: int) -> list[Mark]:
    return [
        mark
        for mark in asked.in_order(missed.date.earliest, moved(missed.date.latest, days))
        if mark.order != missed.order
        and mark.date.is_dated
        and may_be_within(missed.event.date, mark.event.date, days)
    ]


def _found(chain: list[Mark], answers: list[Mark], days: int) -> Found:
    first, last = chain[0], chain[-1]
    times = f" and at {counted(len(chain) - 1, 'later contact')}" if len(chain) > 1 else ""
    if answers:
        by = listed([f"{agency(mark.event)} {dated(mark.event.date)}" for mark in answers[:2]])
        sure = any(is_within(last.event.date, mark.event.date, days) for mark in answers)
        doubt = "" if sure else depending([last.event, *(mark.event for mark in answers)])
        outcome = f"answered by {by}{doubt}"
    else:
        outcome = f"no entry of any agency records an enquiry alone in the {counted(days, 'day')} after"
    return Found(
        events=tuple(mark.event.id for mark in chain),
        why=(
            f"{on(first.event.date)}{times} {agency(first.event)} recorded that "
            f"domestic abuse could not be asked about; {outcome}."
        ),
        question="Was the parent asked about domestic abuse alone after this contact, by whom and when?",
        ask=listed([agency(mark.event) for mark in chain]),
        words=tuple(mark.words for mark in chain),
        answered_by=tuple(mark.event.id for mark in answers),
    )
