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

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from chronology.model.findings import Severity
from chronology.rules.following import Within, late_answer, next_behind, unanswered
from chronology.rules.impact import chains
from chronology.rules.reading import Mark, Reading
from chronology.rules.returns import marks_by_agency
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
    own, crises = marks_by_agency(shared), reading.listed("mh.crisis")
    children = [
        mark
        for mark in reading.marks("children.named_in_home")
        if reading.kind(mark.event) in _FOR_ADULTS
        and not reading.has(mark.event, "children.elsewhere")
        and not _is_of_unborn(reading, mark)
    ]
    open_ones = [
        mark
        for mark in unanswered(
            reading, children, shared, within, lambda trigger, answer: _answers(reading, trigger, answer)
        )
        if not _shared_before(mark, own.get(mark.event.agency, []), crises)
    ]
    for service in dict.fromkeys(mark.event.agency for mark in open_ones):
        of_it = [mark for mark in open_ones if mark.event.agency == service]
        answers = [mark for mark in shared if _answers(reading, of_it[0], mark)]
        for chain in chains(of_it, answers):
            yield _found(chain, late_answer(chain[-1], answers), within)


def _is_of_unborn(reading: Reading, mark: Mark) -> bool:
    """Whether the entry lies before the birth and tells of no older children: those ask UBB-01 and UBB-04."""
    last, born = mark.event.date.latest, reading.born or reading.case.expected
    before = last is not None and born is not None and last < born
    return before and not reading.has(mark.event, "children.elder")


def _answers(reading: Reading, trigger: Mark, answer: Mark) -> bool:
    """Whether it is this service's own sharing, or a referral that children's services received."""
    if answer.event.agency == trigger.event.agency:
        return answer.signal.id in ("info.shared", "referral.made", "strategy.discussion")
    return answer.signal.id in ("referral.received", "strategy.discussion") and (
        reading.kind(answer.event) in _FOR_CHILDREN
    )


def _shared_before(mark: Mark, own: Sequence[Mark], crises: Sequence[Mark]) -> bool:
    """Whether the service had shared before, with no crisis since."""
    place = bisect_left(own, mark.order, key=lambda answer: answer.order)
    if not place:
        return False
    crisis = next_behind(crises, own[place - 1])
    return crisis is None or crisis.order > mark.order


def _found(chain: list[Mark], late: Mark | None, within: Within) -> Found:
    first = chain[0].event
    outcome = (
        f"the first is told by {agency(late.event)} {dated(late.date)}"
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
