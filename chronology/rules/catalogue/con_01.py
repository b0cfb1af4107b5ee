"""CON-01: agencies disagree on facts of one incident.

What it asks: Which account is right, and did anybody lay the accounts side by side?
Why: Each agency hears a story of its own. That the place, the hour or the company change from one to the next
    is seen only where both are read.
Source: Our Learning Transcript.
Fires on: Entries of two agencies on one incident that name places which cannot be one, other people as
    having been there, the other side of the body, another cause of an injury, hours far apart, or children
    who were both there and away; a blow to a parent in one, and only a mishap in the other. What a school
    hears on Monday may be of the weekend.
Stays quiet on: The same facts in other words, and what one entry says and the other leaves out. Entries of
    one agency among themselves.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.findings import Severity
from chronology.rules.accounts import differences
from chronology.rules.reading import Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, dated, depending, listed

TITLE = "Agencies disagree on facts of one incident"
SEVERITY = Severity.MEDIUM
SOURCES = ("LT",)


def find(reading: Reading) -> Iterator[Found]:
    for differing in differences(reading):
        first = differing[0]
        events = list(dict.fromkeys(event for each in differing for event in (each.one, each.other)))
        yield Found(
            events=tuple(event.id for event in events),
            why=(
                f"{agency(first.one)} {dated(first.one.date)} and {agency(first.other)} "
                f"{dated(first.other.date)} tell what may be one incident, and differ on "
                f"{listed([each.fact for each in differing])}{depending(events)}."
            ),
            question="Which account is right, and did anybody lay the accounts side by side?",
            ask=listed([agency(event) for event in events]),
            words=tuple(mark.words for each in differing for mark in each.words),
        )
