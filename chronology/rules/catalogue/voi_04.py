"""VOI-04: never seen alone.

What it asks: Was the child spoken to alone, and when?
Why: A child cannot speak freely in front of the adults it may be afraid of, or afraid for.
Source: Working Together to Safeguard Children 2023: see the child alone.
Fires on: A child of four or older whom social care or early help sees at two contacts or more, or at one
    during an assessment or enquiry, with no entry of any agency that the child was seen or spoken to alone.
Stays quiet on: One entry, of whatever agency and in whatever words, that the child was alone with a
    professional. A younger child.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateutil.relativedelta import relativedelta

from chronology.model.events import Event
from chronology.model.findings import Severity
from chronology.rules.reading import Reading
from chronology.rules.rule import Found
from chronology.rules.seeing import is_seen, not_seen
from chronology.rules.wording import agency, depending, listed

TITLE = "Never seen alone"
SEVERITY = Severity.MEDIUM
SOURCES = ("WT",)

_VISITORS = frozenset({"social_care", "mash", "early_help", "local_authority"})
_ENQUIRIES = ("assessment.started", "assessment.completed", "s47.started", "s47.ended")
_VISITS = 2


def find(reading: Reading) -> Iterator[Found]:
    born = reading.born
    if born is None:
        return
    since = born + relativedelta(years=reading.threshold("VOI-04", "from_years"))
    old_enough = [event for event in reading.dated if event.date.earliest and event.date.earliest >= since]
    if any(reading.has(event, "child.alone") for event in old_enough):
        return
    own = [event for event in old_enough if reading.kind(event) in _VISITORS]
    seen = {event.id for event in own if is_seen(reading, event)}
    visits = [event for event in own if event.id in seen or not_seen(reading, event)]
    enquiry = any(reading.has(event, *_ENQUIRIES) for event in own)
    if seen and (len(visits) >= _VISITS or enquiry):
        yield _found(visits)


def _found(visits: list[Event]) -> Found:
    who = listed([agency(event) for event in visits])
    many = f"{len(visits)} contacts" if len(visits) > 1 else "one contact"
    return Found(
        events=tuple(event.id for event in visits),
        why=(
            f"{who} had {many} at which the child could be seen, and no entry of any agency says that the "
            f"child was seen or spoken to alone{depending([visits[0], visits[-1]])}."
        ),
        question="Was the child seen and spoken to alone, when and by whom?",
        ask=who,
    )
