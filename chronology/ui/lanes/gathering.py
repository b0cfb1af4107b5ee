"""What stands beside the events, put together from what the case keeps of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from chronology.model.curation import EventMarks, Note, Theme
from chronology.model.event_types import types_of
from chronology.model.events import Event
from chronology.model.findings import Finding
from chronology.model.people import Mention, Period, Person
from chronology.timeline.plans import PlanPeriod
from chronology.ui.lanes.beside import Beside


def gathered(
    events: Iterable[Event],
    *,
    people: Sequence[Person] = (),
    periods: Sequence[Period] = (),
    plans: Sequence[PlanPeriod] = (),
    mentions: Iterable[Mention] = (),
    notes: Sequence[Note] = (),
    themes: Iterable[Theme] = (),
    marks: Iterable[EventMarks] = (),
    findings: Iterable[Finding] = (),
    families: Mapping[str, str] | None = None,
) -> Beside:
    """All that a scene shows besides the events.

    An event is under the themes of the notes pinned to it, under its tags, and under the families of the
    rules that ask about it; `families` gives these their titles ('DAB': 'Domestic abuse').
    """
    named: dict[str, list[int]] = defaultdict(list)
    for mention in mentions:
        if mention.person not in named[mention.event]:
            named[mention.event].append(mention.person)
    under: dict[str, list[str]] = defaultdict(list)
    called = {theme.id: theme.name for theme in themes}
    turning = set()
    for note in notes:
        for event in note.events:
            under[event] += (called[theme] for theme in note.themes if theme in called)
            if note.turning_point:
                turning.add(event)
    for mark in marks:
        under[mark.event] += mark.tags
        if mark.turning_point:
            turning.add(mark.event)
    for finding in findings:
        family = finding.rule.split("-")[0]
        for event in finding.events:
            under[event].append((families or {}).get(family, family))
    return Beside(
        people=tuple(people),
        periods=tuple(periods),
        plans=tuple(plans),
        notes=tuple(notes),
        mentions={event: tuple(numbers) for event, numbers in named.items()},
        themes={event: tuple(dict.fromkeys(names)) for event, names in under.items() if names},
        types={event.id: types for event in events if (types := types_of(event))},
        turning_points=frozenset(turning),
    )
