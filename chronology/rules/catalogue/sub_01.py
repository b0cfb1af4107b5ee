"""SUB-01: parental substance use, the child's care not considered.

What it asks: Who looked after the child when the parent used drugs or had been drinking, and who asked?
Why: Drug and alcohol use is often recorded as the adult's health. What it means for a child in the same
    home is a question of its own.
Source: Our Learning Transcript: the impact of parents' issues on the child's daily lived experience.
Fires on: A parent's use of drugs, or drinking to harm, told by any agency, with nothing in the 28 days
    after, from any agency, on what it means for the child, nor a referral for the child. Entries that
    follow one another are one finding.
Stays quiet on: An entry or a later one that asks who minds the child, where drugs are kept, or refers the
    child. Use denied, tests that are clear, use long ago, smoking tobacco. Where the returns end before
    the 28 days are up.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.findings import Severity
from chronology.rules.impact import not_considered
from chronology.rules.reading import Reading
from chronology.rules.rule import Found

TITLE = "Parental substance use, the child's care not considered"
SEVERITY = Severity.MEDIUM
SOURCES = ("LT",)


def find(reading: Reading) -> Iterator[Found]:
    yield from not_considered(
        reading,
        "SUB-01",
        "substance.parent",
        "a parent's use of drugs or alcohol",
        "Who looked after the child when the parent had used or been drinking, and who asked about it?",
    )
