"""UBB-04: known to one agency, not shared before the birth.

What it asks: Did midwifery and social care know before the birth what this agency knew?
Why: The unborn baby protocol asks each agency to share all that it knows, also what it thinks social care
    has.
Source: Our Learning Transcript: unborn babies, information sharing.
Fires on: A concern that one agency recorded in pregnancy, with no entry before the birth that says that
    the agency told midwifery or social care, or referred, and none of midwifery or social care that shows
    they knew.
Stays quiet on: Sharing or a referral by that agency in the same entry or later, before the birth. A
    concern that midwifery (where another agency held it) or social care also recorded before the birth.
    Records that end before the birth.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.findings import Severity
from chronology.rules.clocks import SOCIAL_CARE
from chronology.rules.pregnancy import Pregnancy, concerns, pregnancy, referrals
from chronology.rules.reading import Mark, Reading, may_be_after
from chronology.rules.rule import Found
from chronology.rules.wording import agency, day, depending, listed, on

TITLE = "Known to one agency, not shared before the birth"
SEVERITY = Severity.HIGH
SOURCES = ("LT", "UBB")

_SHARED = ("info.shared", "referral.made", "da.told_others")
_MATERNITY = frozenset({"midwifery"})


def find(reading: Reading) -> Iterator[Found]:
    term = pregnancy(reading)
    birth = term.ended
    if birth is None or reading.last_day is None or reading.last_day < birth:
        return
    told = list(concerns(reading, term))
    if any(reading.kind(mark.event) in SOCIAL_CARE for mark in (*told, *referrals(reading, term))):
        return
    by_agency: dict[str, list[Mark]] = {}
    for mark in told:
        if reading.kind(mark.event) not in SOCIAL_CARE:
            by_agency.setdefault(mark.event.agency, []).append(mark)
    midwives_know = any(
        reading.kind(mark.event) in _MATERNITY and mark.signal.id != "pregnancy.late_booking" for mark in told
    )
    for name, marks in by_agency.items():
        is_midwives = reading.kind(marks[0].event) in _MATERNITY
        known = _is_shared(reading, term, "", marks[0]) if is_midwives else midwives_know
        if not known and not _is_shared(reading, term, name, marks[0]):
            yield _found(marks, day(birth))


def _is_shared(reading: Reading, term: Pregnancy, name: str, first: Mark) -> bool:
    """Whether the agency passed it on before the birth, at once or later; '' for anybody, at any time."""
    return any(
        term.may_hold(mark.event.date)
        and (not name or (mark.event.agency == name and may_be_after(first.event.date, mark.event.date)))
        for mark in reading.marks(*_SHARED)
    )


def _found(marks: list[Mark], birth: str) -> Found:
    first = marks[0].event
    return Found(
        events=tuple(mark.event.id for mark in marks),
        why=(
            f"{on(first.date)} {agency(first)} recorded a concern in pregnancy; no entry before the birth "
            f"({birth}) says that midwifery or children's social care was told{depending([first])}."
        ),
        question="Was this shared with midwifery and children's social care before the birth, and by whom?",
        ask=listed([agency(mark.event) for mark in marks]),
        words=tuple(mark.words for mark in marks),
    )
