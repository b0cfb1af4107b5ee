"""PMH-01: parent's mental ill health, impact on the child not considered.

What it asks: What did the parent's mental ill health mean for the child from day to day, and who asked?
Why: Adults are treated, and the child in the home stays out of sight. In reviews nobody had asked who
    got the child up, fed the child, or what the child saw.
Source: Our Learning Transcript: the impact of a parent's ill health on the child.
Fires on: A parent's mental ill health told by any agency, with nothing in the 28 days after, from any
    agency, on what it means for the child, nor a referral for the child. Entries that follow one another
    are one finding.
Stays quiet on: An entry or a later one that asks who cares for the child, how the child is affected, or
    refers the child. Tearfulness or tiredness alone. Illness long ago. Where the returns end before the
    28 days are up.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.findings import Severity
from chronology.rules.impact import not_considered
from chronology.rules.reading import Reading
from chronology.rules.rule import Found

TITLE = "Parent's mental ill health, impact on the child not considered"
SEVERITY = Severity.HIGH
SOURCES = ("LT",)


def find(reading: Reading) -> Iterator[Found]:
    yield from not_considered(
        reading,
        "PMH-01",
        "mh.parent",
        "a parent's mental ill health",
        "What did the parent's mental ill health mean for the child at this time, and who asked about it?",
    )
