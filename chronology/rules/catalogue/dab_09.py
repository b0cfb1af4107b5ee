"""DAB-09: domestic abuse in the child's home, the child not seen as affected.

What it asks: Did anybody see or speak to the child after the incident, and ask what it meant for the
    child?
Why: A child who sees, hears or lives with domestic abuse is a victim of it in law, not a bystander.
Source: Domestic Abuse Act 2021 section 3; Working Together to Safeguard Children 2023.
Fires on: An incident that police or ambulance attended, or one that another agency records with the child
    there, where neither that entry nor another in the five working days after says that the child was
    seen or spoken to because of it, or what it meant for the child.
Stays quiet on: The child seen, spoken to or heard, by anybody; a child whom social care, early help or the
    police spoke to or saw alone then; words on how the child was or what the abuse does to it. A child said
    to have been elsewhere. Further entries on the same incident.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.language.signals import touch
from chronology.model.findings import Severity
from chronology.rules.following import Within, is_answered
from chronology.rules.incidents import ATTENDING, is_of_another_household, is_one_incident, is_vague
from chronology.rules.near import Near
from chronology.rules.reading import Mark, Reading
from chronology.rules.rule import Found
from chronology.rules.telling import TOLD
from chronology.rules.wording import agency, counted, dated, depending, listed, on

TITLE = "Domestic abuse in the child's home, the child not seen as affected"
SEVERITY = Severity.HIGH
SOURCES = ("WT",)

_HEARD = ("da.child_seen", "child.disclosed")
_COME_TO_SEE = frozenset({"social_care", "mash", "early_help", "police"})
"""Those who come because of it: that they spoke to the child, or saw it alone, is about it."""
_SEEN = ("da.child_seen", "child.voice", "child.disclosed")


def find(reading: Reading) -> Iterator[Found]:
    days = Within(working_days=reading.threshold("DAB-09", "working_days"))
    seen = Near(
        mark
        for mark in reading.marks(*_HEARD, "child.spoken_to", "child.alone")
        if (mark.signal.id in _HEARD or reading.kind(mark.event) in _COME_TO_SEE)
        and not _is_only_heard(reading, mark)
    )
    groups: list[list[Mark]] = []
    for mark in _incidents(reading):
        if groups and is_one_incident(groups[-1][0], mark):
            groups[-1].append(mark)
        else:
            groups.append([mark])
    for group in groups:
        if not any(_is_heard(reading, mark, seen, days) for mark in group):
            yield _found(group, days)


def _incidents(reading: Reading) -> Iterator[Mark]:
    """One mark an entry: incidents attended, and others at which the child is said to have been."""
    orders: set[int] = set()
    for mark in reading.marks("da.incident"):
        event = mark.event
        attended = reading.kind(event) in ATTENDING
        if mark.order in orders or not event.date.is_dated or (is_vague(reading, mark) and not attended):
            continue
        if reading.has(event, "da.child_elsewhere") or _is_unborn(reading, mark):
            continue
        if is_of_another_household(reading, event):
            continue
        if attended or reading.has(event, "da.child_present"):
            orders.add(mark.order)
            yield mark


def _is_unborn(reading: Reading, mark: Mark) -> bool:
    last, born = mark.event.date.latest, reading.born or reading.case.expected
    return last is not None and born is not None and last < born


def _is_heard(reading: Reading, mark: Mark, seen: Near[Mark], days: Within) -> bool:
    there = (each for name in _SEEN for each in reading.marks_of(mark.event, name))
    if any(not _is_only_heard(reading, each) for each in there) or _is_impact_told(reading, mark):
        return True
    return is_answered(mark, seen, days)


def _is_only_heard(reading: Reading, told: Mark) -> bool:
    """Whether a neighbour heard the child cry, and the entry says that nobody went to see."""
    cries = reading.marks_of(told.event, "child.cries")
    return reading.has(told.event, "child.not_seen") and any(touch(cry.signal, told.signal) for cry in cries)


def _is_impact_told(reading: Reading, mark: Mark) -> bool:
    """Whether the entry says what it meant for the child: 'school told' says only who was told."""
    told = [each.signal for name in TOLD for each in reading.marks_of(mark.event, name)]
    return any(
        not any(touch(impact.signal, other) for other in told)
        for impact in reading.marks_of(mark.event, "parent.impact")
    )


def _found(group: list[Mark], days: Within) -> Found:
    event = group[0].event
    others = [mark.event for mark in group[1:]]
    also = f" ({listed([f'also {agency(each)} {dated(each.date)}' for each in others])})" if others else ""
    return Found(
        events=tuple(mark.event.id for mark in group),
        why=(
            f"{on(event.date)} {agency(event)} recorded domestic abuse in the child's home{also}; no entry "
            f"up to {counted(days.working_days, 'working day')} later says that the child was seen or "
            f"spoken to about it, or what it meant for the child{depending([event])}."
        ),
        question="Who saw and spoke to the child after this, and what did it mean for the child?",
        ask=listed([agency(mark.event) for mark in group]),
        words=tuple(mark.words for mark in group),
    )
