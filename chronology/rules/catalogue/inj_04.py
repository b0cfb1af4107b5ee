"""INJ-04: a parent's explanation of a baby's injury was taken as it is.

What it asks: What was done to test the explanation that was given?
Why: In reviews, marks on babies were explained away by a toy, a strap or a brother. Only a doctor who knows
    what a baby of that age can do can say whether an explanation fits.
Source: Bruising protocol; Our Learning Transcript.
Fires on: An entry on an injury of a baby who cannot move about that gives an explanation and takes it: 'fits
    with the story', 'no concerns', 'no further action', or leaves it at that.
Stays quiet on: An entry that doubts the explanation, or the injury referred that day. An injury for which
    no explanation is given. A child who can move about.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.language.signals import Certainty
from chronology.model.findings import Severity
from chronology.rules.injuries import could_not, is_referred, of_infants
from chronology.rules.reading import Mark, Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, depending, on

TITLE = "A parent's explanation of a baby's injury was taken as it is"
SEVERITY = Severity.HIGH
SOURCES = ("BP", "LT")

_EXAMINE = frozenset({"acute_hospital", "ed", "hospital", "social_care", "mash"})
_TOLD = ("info.shared", "referral.made", "referral.received", "strategy.discussion")


def find(reading: Reading) -> Iterator[Found]:
    explained = {m.order: m for m in reading.marks("injury.explained") if "not known" not in m.signal.tags}
    accepted: dict[int, list[Mark]] = {}
    for mark in reading.marks("injury.accepted"):
        accepted.setdefault(mark.order, []).append(mark)
    for injury in of_infants(reading):
        orders = sorted({mark.order for mark in injury.marks})
        given = [explained[order] for order in orders if order in explained]
        taken = [mark for order in orders for mark in accepted.get(order, ()) if _counts(reading, mark)]
        taken = taken or [mark for mark in given if _is_left_at_that(reading, mark)]
        account = next((mark for mark in taken if "account" in mark.signal.tags), None)
        if not taken or not (given or account) or is_referred(reading, injury):
            continue
        event = taken[0].event
        marks = (*given[:1], taken[0])
        yield Found(
            events=tuple(mark.event.id for mark in marks),
            why=(
                f"{on(event.date)} {agency(event)} recorded an explanation of a mark or injury of a child "
                f"who {could_not(reading, event)} move about, and nothing that tested it{depending([event])}."
            ),
            question="What was done to find out whether that fits what a child of that age can do?",
            ask=agency(event),
            words=tuple(mark.words for mark in marks),
        )


def _is_left_at_that(reading: Reading, given: Mark) -> bool:
    """Whether an entry has a cause of a kind, and nothing that doubts it or sends the child to a doctor."""
    if reading.kind(given.event) in _EXAMINE or not given.signal.tags:
        return False
    return not reading.has(given.event, "injury.doubted", "medical.exam", *_TOLD)


def _counts(reading: Reading, mark: Mark) -> bool:
    """What is merely left at that counts where the same entry gives the explanation."""
    if mark.signal.certainty is Certainty.STATED:
        return True
    return reading.has(mark.event, "injury.explained")
