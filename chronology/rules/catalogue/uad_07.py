"""UAD-07: risk from a known adult not carried to the child's record.

What it asks: Was what this agency knew of the adult shared with those who know the child, and when?
Why: An arrest, a warrant or a MARAC stays in one record, while those who visit the child meet the same
    adult as 'mum's partner'.
Source: Our Learning Transcript: information exchange between agencies.
Fires on: An adult in contact with the child whom one agency knows for an arrest, charge, conviction,
    MARAC, MAPPA, intelligence or drugs, with nothing shared in the 10 working days after.
Stays quiet on: A notification, referral or sharing in that time, or one received by children's services;
    of an arrest at a domestic incident, also the notice that a school or health received.
    An adult not said to be in contact with the child. The drink and drugs of parents in a health record:
    SUB-01 asks about these. Where the returns end before the time is up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chronology.language.signals import touch
from chronology.model.findings import Severity
from chronology.rules.adults import about, named
from chronology.rules.following import Within, late_answer, unanswered
from chronology.rules.impact import chains
from chronology.rules.order import is_after_death
from chronology.rules.reading import Mark, Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, counted, dated, depending, listed, on

TITLE = "Risk from a known adult not carried to the child's record"
SEVERITY = Severity.HIGH
SOURCES = ("LT",)

_SHARED = (
    "info.shared", "referral.made", "da.told_others", "referral.received", "strategy.discussion",
    "s47.started",
)  # fmt: skip
_FOR_CHILDREN = frozenset({"social_care", "mash", "early_help", "local_authority"})
_LAW = frozenset({"police", "probation", "youth_justice"})
_PARENTS = ("mother", "father", "parents")
_OF_THE_FAMILY = frozenset({"mother", "father", "parents", "partner", "ex", "kin", "friend", "sibling"})
_CONTACT = ("child.contact", "adult.joins")
_CHILD = ("child.seen", "child.not_seen", "child.spoken_to", "child.voice", "children.named_in_home")


def find(reading: Reading) -> Iterator[Found]:
    within = Within(working_days=reading.threshold("UAD-07", "working_days"))
    shared = list(reading.marks(*_SHARED))
    risks = [mark for mark in reading.marks("adult.risk", "substance.parent") if _counts(reading, mark)]
    open_ones = list(
        unanswered(reading, risks, shared, within, lambda risk, answer: _answers(reading, risk, answer))
    )
    for holder in dict.fromkeys(mark.event.agency for mark in open_ones):
        of_it = [mark for mark in open_ones if mark.event.agency == holder]
        answers = [mark for mark in shared if _answers(reading, of_it[0], mark)]
        for chain in chains(of_it, answers):
            yield _found(reading, chain, late_answer(chain[-1], answers), within)


def _counts(reading: Reading, mark: Mark) -> bool:
    """Whether it is a risk from an adult of the home; of drink or drugs, from a man who is no parent."""
    if is_after_death(reading, mark):
        return False
    if mark.signal.id == "adult.risk":
        return _is_of_the_home(reading, mark)
    adult = about(reading, mark)
    if adult is None or adult.is_said_to_be(*_PARENTS) or "male" not in mark.signal.tags:
        return False
    met = reading.once(_met)
    return any(mark.event.id in met.get(name, ()) for name in adult.names) and _is_of_the_home(reading, mark)


def _is_of_the_home(reading: Reading, mark: Mark) -> bool:
    """Whether an adult with a risk is told to be in contact with the child, there or in any entry."""
    kind, tags = reading.kind(mark.event), mark.signal.tags
    adult = about(reading, mark)
    parent = "parent" in tags and (not mark.signal.person or adult is None or adult.is_said_to_be(*_PARENTS))
    if parent and "threat" in tags and reading.has(mark.event, *_CONTACT):
        return kind not in _FOR_CHILDREN
    if kind in _FOR_CHILDREN or (parent and kind not in _LAW):
        return False
    if adult is None and {"somebody", "female"} <= tags:
        return False  # 'she injects' in a patient's record is most often the mother
    if parent or "partner" in tags:
        return True
    if _is_a_neighbours(reading, mark) and (adult is None or not adult.is_said_to_be(*_OF_THE_FAMILY)):
        return False
    if reading.has(mark.event, *_CONTACT, *_CHILD):
        return True
    if adult is None:
        return False
    if adult.is_said_to_be("partner", "father"):
        return True
    met = reading.once(_met)
    return any(sighting.event in met.get(name, ()) for name in adult.names for sighting in adult.sightings)


def _is_a_neighbours(reading: Reading, mark: Mark) -> bool:
    """Whether the entry tells of a neighbour, and of nobody of the family: 'neighbour at no. 12 arrested'."""
    tags = [each.signal.tags for each in reading.marks_of(mark.event, "person.mentioned")]
    return any("neighbour" in each for each in tags) and not any(each & _OF_THE_FAMILY for each in tags)


def _met(reading: Reading) -> Mapping[str, set[str]]:
    """The entries in which somebody is in contact with the child, by the name as written.

    So is the man of a domestic incident with children in the house.
    """
    found: dict[str, set[str]] = {}
    for contact in reading.marks(*_CONTACT):
        found.setdefault(contact.signal.person, set()).add(contact.event.id)
    for mark in reading.marks("person.mentioned"):
        if mark.signal.person and reading.has(mark.event, "da.incident") and _with_children(reading, mark):
            found.setdefault(mark.signal.person, set()).add(mark.event.id)
    return found


def _with_children(reading: Reading, mark: Mark) -> bool:
    """Whether the abuse that the entry tells of was where children were."""
    return reading.has(mark.event, "da.child_present") and not reading.has(mark.event, "da.child_elsewhere")


def _answers(reading: Reading, risk: Mark, answer: Mark) -> bool:
    """Whether it is this agency's own sharing, or what came of it to children's services, or to a school."""
    if answer.order == risk.order and touch(answer.signal, risk.signal):
        return False  # that MARAC spoke of him elsewhere is what is known of him
    if answer.event.agency == risk.event.agency:
        return True
    if answer.signal.id == "da.told_others" and reading.has(risk.event, "da.incident"):
        return True
    if reading.kind(answer.event) in _FOR_CHILDREN:
        return True
    adult = about(reading, risk)
    return (
        adult is not None
        and "social_care" in answer.signal.tags
        and any(sighting.event == answer.event.id for sighting in adult.sightings)
    )


def _found(reading: Reading, chain: list[Mark], late: Mark | None, within: Within) -> Found:
    first = chain[0]
    outcome = (
        f"the first is told by {agency(late.event)} {dated(late.date)}"
        if late
        else "no later entry tells of any"
    )
    return Found(
        events=tuple(mark.event.id for mark in chain),
        why=(
            f"{on(first.event.date)} {agency(first.event)} held information on "
            f"{named(about(reading, first), _relation(first))}, who is in contact with the child; no sharing "
            f"is recorded in the {counted(within.working_days, 'working day')} after, and {outcome}"
            f"{depending([mark.event for mark in chain])}."
        ),
        question="Was this shared with those who know the child, by whom and when?",
        ask=listed([agency(mark.event) for mark in chain]),
        words=tuple(mark.words for mark in chain),
    )


def _relation(mark: Mark) -> str:
    return next(
        (each for each in ("partner", "parent", "ex", "kin", "friend") if each in mark.signal.tags), ""
    )
