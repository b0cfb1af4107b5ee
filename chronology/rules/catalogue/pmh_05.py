"""PMH-05: adult services did not share with children's services.

What it asks: With whom in children's services, or the child's own services, was this shared, and when?
Why: The service that knows the adult's illness knows too that there are children in the home. Those who
    know the children cannot act on what they are not told.
Source: Our Learning Transcript: information exchange between services for adults and for children.
Fires on: An entry of an adult mental health service that says there are children in the home, with no
    sharing by that service, nor a referral from it received, in the 5 working days after.
Stays quiet on: Sharing or a referral in that time, or by this service in the months before, unless there
    is a crisis since. Children who live elsewhere. Where the returns end before the time is up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronology.model.findings import Severity
from chronology.rules.following import Within, late_answers, unanswered
from chronology.rules.impact import chains
from chronology.rules.reading import Mark, Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, counted, dated, depending, listed, on

TITLE = "Adult services did not share with children's services"
SEVERITY = Severity.HIGH
SOURCES = ("LT",)

_FOR_ADULTS = frozenset({"adult_mental_health"})
_FOR_CHILDREN = frozenset({"social_care", "mash", "early_help", "local_authority"})


def find(reading: Reading) -> Iterator[Found]:
    within = Within(working_days=reading.threshold("PMH-05", "working_days"))
    shared = list(reading.marks("info.shared", "referral.made", "referral.received", "strategy.discussion"))
    children = [
        mark
        for mark in reading.marks("children.named_in_home")
        if reading.kind(mark.event) in _FOR_ADULTS and not reading.has(mark.event, "children.elsewhere")
    ]
    open_ones = [
        mark
        for mark in unanswered(
            reading, children, shared, within, lambda trigger, answer: _answers(reading, trigger, answer)
        )
        if not _shared_before(reading, mark, shared)
    ]
    for service in dict.fromkeys(mark.event.agency for mark in open_ones):
        of_it = [mark for mark in open_ones if mark.event.agency == service]
        answers = [mark for mark in shared if _answers(reading, of_it[0], mark)]
        for chain in chains(of_it, answers):
            yield _found(chain, late_answers(chain[-1], answers), within)


def _answers(reading: Reading, trigger: Mark, answer: Mark) -> bool:
    """Whether it is this service's own sharing, or a referral that children's services received."""
    if answer.event.agency == trigger.event.agency:
        return answer.signal.id in ("info.shared", "referral.made", "strategy.discussion")
    return answer.signal.id in ("referral.received", "strategy.discussion") and (
        reading.kind(answer.event) in _FOR_CHILDREN
    )


def _shared_before(reading: Reading, mark: Mark, shared: Sequence[Mark]) -> bool:
    before = [
        answer.order
        for answer in shared
        if answer.order < mark.order and answer.event.agency == mark.event.agency
    ]
    crises = [crisis.order for crisis in reading.marks("mh.crisis")]
    return bool(before) and not any(before[-1] < order <= mark.order for order in crises)


def _found(chain: list[Mark], late: Sequence[Mark], within: Within) -> Found:
    first = chain[0].event
    outcome = (
        f"the first is told by {agency(late[0].event)} {dated(late[0].event.date)}"
        if late
        else "no later entry tells of any"
    )
    return Found(
        events=tuple(mark.event.id for mark in chain),
        why=(
            f"{on(first.date)} {agency(first)} recorded that there are children in the home; no sharing with "
            f"children's services is recorded in the {counted(within.working_days, 'working day')} after, "
            f"and {outcome}{depending([mark.event for mark in chain])}."
        ),
        question="With whom in children's services was this shared, what was shared, and when?",
        ask=listed([agency(mark.event) for mark in chain]),
        words=tuple(mark.words for mark in chain),
    )
