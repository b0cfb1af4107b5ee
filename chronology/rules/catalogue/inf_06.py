"""INF-06: a disagreement was not taken further.

What it asks: Was the disagreement taken up with a manager or under the escalation protocol?
Why: A worry that was voiced and then let rest leaves the child where the decision left it.
Source: Our Learning Transcript: Escalation and Resolution Protocol.
Fires on: A professional who does not agree with a decision or a threshold, with no escalation by that
    agency, and none that social care records, in the 5 working days after.
Stays quiet on: A disagreement taken to a manager, a named or designated professional, or a stage of the
    protocol in that time. Parents who disagree. Returns that end before the time was up.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from chronology.model.findings import Severity
from chronology.rules.following import Within, late_answer, unanswered
from chronology.rules.reading import Mark, Reading
from chronology.rules.rule import Found
from chronology.rules.telling import is_social_care, service
from chronology.rules.wording import agency, counted, dated, depending, on

TITLE = "Disagreement without escalation"
SEVERITY = Severity.MEDIUM
SOURCES = ("LT",)


def find(reading: Reading) -> Iterator[Found]:
    days = reading.threshold("INF-06", "working_days")
    raised = reading.listed("escalation")

    def counts(trigger: Mark, answer: Mark) -> bool:
        same = service(reading, trigger.event) == service(reading, answer.event)
        return same or is_social_care(reading, answer.event)

    held: dict[str, list[Mark]] = {}
    for mark in unanswered(reading, reading.marks("disagreement"), raised, Within(working_days=days), counts):
        held.setdefault(service(reading, mark.event), []).append(mark)
    for chain in held.values():
        yield _found(chain, late_answer(chain[-1], raised, partial(counts, chain[-1])), days)


def _found(chain: list[Mark], late: Mark | None, days: int) -> Found:
    first = chain[0].event
    when = "" if len(chain) == 1 else f" and later (last {dated(chain[-1].event.date)})"
    after = f"; it was taken further {dated(late.date)}" if late else ""
    return Found(
        events=tuple(mark.event.id for mark in chain),
        why=(
            f"{on(first.date)}{when} {agency(first)} recorded that it did not agree with a decision, and no "
            f"entry says that this was escalated in the {counted(days, 'working day')} after{after}"
            f"{depending([mark.event for mark in chain])}."
        ),
        question="Was the disagreement taken further under the escalation protocol, and with what result?",
        ask=agency(first),
        words=tuple(mark.words for mark in chain),
    )
