"""Adults whom the entries show and nobody names, each with the entry: to be listed, or put to somebody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from chronology.language.fields import words_of
from chronology.language.signals import Certainty, Signal
from chronology.model.dates import printed
from chronology.model.events import Event
from chronology.model.people import Identified, Mention, Person, PersonKind
from chronology.services.people_proposed import About, Decided, Proposal
from chronology.timeline.somebody import Somebody

_UNNAMED_ROLES = {"new": "new partner", "partner": "partner", "friend": "friend", "kin": "relative"}


def unnamed_adults(
    told: Iterable[tuple[Event, Sequence[Signal]]],
    people: Sequence[Somebody],
    there: Decided,
    refused: frozenset[str],
) -> Iterator[Proposal]:
    named: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for somebody in people:
        for seen in somebody.sightings if somebody.names else ():
            named.setdefault((seen.event, seen.field), []).append((seen.start, seen.end))
    for event, signals in told:
        here: dict[str, list[Signal]] = {}
        for signal in signals:
            if signal.id != "adult.unidentified" or signal.certainty is Certainty.POSSIBLE:
                continue
            at = (signal.event, signal.field, signal.start, signal.end)
            mark = _mark_unnamed(signal)
            spans = named.get((signal.event, signal.field), ())
            is_named = any(start < signal.end and signal.start < end for start, end in spans)
            if mark not in refused and not is_named and not there.holds(*at):
                here.setdefault(_what(signal), []).append(signal)
        for what, found in here.items():
            yield _unnamed(event, what, found)


def _what(signal: Signal) -> str:
    return "Man" if "male" in signal.tags else "Woman" if "female" in signal.tags else "Adult"


def _mark_unnamed(signal: Signal) -> str:
    return f"unnamed:{signal.event}:{signal.field}:{signal.start}"


def _unnamed(event: Event, what: str, found: Sequence[Signal]) -> Proposal:
    """One proposal for all the words of an entry that show a man, a woman or somebody."""
    tags = frozenset().union(*(signal.tags for signal in found))
    words = ", ".join(dict.fromkeys(f"'{words_of(event, s.field)[s.start : s.end]}'" for s in found))
    occasion = "at the visit" if "visit" in event.text.casefold() else "in the entry"
    when = f"of {printed(event.date)}" if event.date.is_dated else "without a date"
    name = f"{what} {occasion} {when}"
    role = next(
        (said for tag, said in _UNNAMED_ROLES.items() if tag in tags),
        "",
    )
    gender = {"Man": "male", "Woman": "female"}.get(what, "")
    agency = event.agency or "An agency that is not named"
    return Proposal(
        About.UNNAMED,
        f"{name}: nobody says who it is.",
        (f"{agency} wrote {words}.",),
        Person(name, role, kind=PersonKind.ADULT, identified=Identified.NO, gender=gender),
        tuple(Mention(each.event, 0, each.field, each.start, each.end) for each in found),
        tuple(map(_mark_unnamed, found)),
    )
