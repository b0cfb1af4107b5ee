"""EDU-01: home education begins amid concerns.

What it asks: Did those who were worried know that the child would no longer be seen at school?
Why: School is often the only place that sees a child each day. A child who leaves it while others are worried
    may drop out of sight just then.
Source: Our Learning Transcript: elective home education.
Fires on: Home education that begins, or of which a parent gives notice, within 180 days of a concern, a
    referral, an enquiry, or a child in need or child protection plan.
Stays quiet on: Home education with none of these before it. Home education that is only thought about.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from chronology.model.findings import Severity
from chronology.rules.near import moved
from chronology.rules.reading import Mark, Reading, is_within
from chronology.rules.rule import Found
from chronology.rules.schooling import home_education
from chronology.rules.wording import agency, dated, depending, on

TITLE = "Home education begins amid concerns"
SEVERITY = Severity.HIGH
SOURCES = ("LT",)

_CONCERNS = (
    "concern", "referral.made", "referral.received", "s47.started", "strategy.discussion",
    "assessment.started", "plan.cp_started", "plan.cp_running", "plan.cin_started", "plan.cin_running",
    "s47.ended", "plan.cp_ended", "plan.cin_ended", "conference.initial", "injury.child", "neglect",
    "child.disclosed", "da.incident", "da.disclosed",
)  # fmt: skip


def find(reading: Reading) -> Iterator[Found]:
    days = reading.threshold("EDU-01", "days")
    concerns = reading.listed(*_CONCERNS)
    for start in (period.start for period in home_education(reading)):
        last = _last_before(concerns, start, days)
        if last is None:
            continue
        yield Found(
            events=(start.event.id, last.event.id),
            why=(
                f"{on(start.event.date)} {agency(start.event)} recorded that the child would be educated at "
                f"home; {agency(last.event)} had recorded a concern or a plan {dated(last.event.date)}"
                f"{depending([last.event, start.event])}."
            ),
            question="Who weighed the concerns before the child left school, and who was to see the child?",
            ask=agency(start.event),
            words=(start.words, last.words),
        )


def _last_before(concerns: Sequence[Mark], start: Mark, days: int) -> Mark | None:
    since = moved(start.date.latest, -days)
    for place in range(bisect_left(concerns, start.order, key=lambda mark: mark.order) - 1, -1, -1):
        mark = concerns[place]
        if is_within(mark.date, start.date, days):
            return mark
        begun = mark.date.earliest or mark.date.latest
        if since is None or begun is None or begun < since:
            return None
    return None
