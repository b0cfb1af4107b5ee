"""INF-03: a strategy discussion without one of the three.

What it asks: Did health, the police and children's social care all take part in the strategy discussion?
Why: Working Together asks for all three at the least. What the one left out knows is missing from the
    decision.
Source: Working Together to Safeguard Children 2023.
Fires on: A strategy discussion whose entries say who took part, where health, the police or social care
    is not among them. What several agencies tell of one discussion is read together.
Stays quiet on: A discussion of which no entry says who was there, one with all three, one still to
    be held, and one that is heard of later where an entry of its own tells of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.findings import Severity
from chronology.rules.clocks import SOCIAL_CARE
from chronology.rules.near import Near
from chronology.rules.reading import Mark, Reading, may_be_within
from chronology.rules.rule import Found
from chronology.rules.wording import agency, depending, listed, on

TITLE = "Strategy discussion without health, police or social care"
SEVERITY = Severity.HIGH
SOURCES = ("WT",)
_THREE = {
    "strategy.health": "health",
    "strategy.police": "the police",
    "strategy.social_care": "children's social care",
}
_RETOLD_DAYS = 28
_HEALTH = frozenset({
    "acute_hospital", "ed", "ambulance", "midwifery", "health_visiting", "school_nursing", "gp", "camhs",
    "adult_mental_health", "community_health",
})  # fmt: skip


def find(reading: Reading) -> Iterator[Found]:
    held = reading.near("strategy.discussion")
    for told in _discussions(reading):
        if all(_is_retold(mark, held) for mark in told):
            continue
        events = [mark.event for mark in told]
        there = {name for name in _THREE if any(reading.has(event, name) for event in events)}
        if not any("attended" in mark.signal.tags for mark in told):
            continue
        there |= {name for mark in told if (name := _writer(reading, mark))}
        missing = [said for name, said in _THREE.items() if name not in there]
        if missing:
            yield _found(told, missing)


def _is_retold(mark: Mark, held: Near[Mark]) -> bool:
    """Whether the writer heard of it from another, and entries of the weeks before tell of it themselves."""
    return "retold" in mark.signal.tags and any(
        other.order < mark.order and "retold" not in other.signal.tags
        for other in held.to(mark.date, _RETOLD_DAYS)
    )


def _discussions(reading: Reading) -> list[list[Mark]]:
    """The entries on strategy discussions, those within a day of one another together."""
    found: list[list[Mark]] = []
    for mark in reading.marks("strategy.discussion"):
        if found and mark.event.id == found[-1][-1].event.id:
            continue
        if (
            found
            and (mark.date.is_dated or not found[-1][0].date.is_dated)
            and may_be_within(found[-1][0].event.date, mark.event.date, 1)
        ):
            found[-1].append(mark)
        else:
            found.append([mark])
    return found


def _writer(reading: Reading, mark: Mark) -> str:
    """Which of the three the writer's agency is: one that held it or says that it was there."""
    kind = reading.kind(mark.event)
    if kind in SOCIAL_CARE:
        return "strategy.social_care"
    if kind == "police":
        return "strategy.police"
    return "strategy.health" if kind in _HEALTH and "attended" in mark.signal.tags else ""


def _found(told: list[Mark], missing: list[str]) -> Found:
    first = told[0].event
    are = "is" if missing in (["health"], ["children's social care"]) else "are"
    events = [mark.event for mark in told]
    return Found(
        events=tuple(event.id for event in events),
        why=(
            f"{on(first.date)} a strategy discussion was held. Of those who took part, as recorded by "
            f"{listed([agency(event) for event in events])}, {listed(missing)} {are} "
            f"not among them{depending(events)}."
        ),
        question=f"Did {listed(missing)} take part, and if not, how was what they knew brought in?",
        ask=listed([agency(event) for event in events]),
        words=tuple(mark.words for mark in told),
    )
