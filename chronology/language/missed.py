"""How many of the child's appointments an entry says were missed, and with which service.

Signals:

- `appointment.not_brought`, where a form says so in its own line: 'Attended: No', 'DNA: Y'. Where words say
  so, the lexicons do.
- `appointment.count`: more than one: 'DNA x2', 'second missed review'. Tagged with the number ('2').
  A meeting of professionals or with parents is no appointment of the child's, whoever stayed away from it.
- `appointment.clinic`: with which service the appointment was, by the words or else by who writes: 'teeth'.
  Two letters about two services are about two appointments.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from chronology.language.passages import Passage
from chronology.language.signals import Signal
from chronology.model.events import Meaning

_MISSED = r"(?:dna|wnb|fta|missed|not brought|no shows?|non-?attendances?|did not attend|failed to attend)"
_COUNT = re.compile(
    rf"\b{_MISSED}\s?(?:on\s)?(?:x\s?(?P<times>[2-6])\b|(?P<said>twice|two|three|four|five|six)\b)"
    r"|\b(?:missed|failed to attend|did not attend|not brought to)\s(?:his\s|her\s|their\s|the\s)?"
    r"(?:last\s|past\s|previous\s|first\s)?(?P<named>both|two|three|four|five|six|[2-6])\s"
    r"|\b(?P<before>two|three|four|five|six|[2-6])\s?(?:x\s?)?(?:consecutive\s|successive\s|further\s)?"
    rf"(?:{_MISSED}|dnas|wnbs)\b"
    r"|\b(?P<ordinal>second|third|fourth|fifth|sixth|2nd|3rd|4th|5th|6th)\s(?:consecutive\s|successive\s)?"
    rf"(?:{_MISSED})\b"
)
_NUMBERS = {
    "twice": 2, "two": 2, "both": 2, "second": 2, "2nd": 2, "three": 3, "third": 3, "3rd": 3, "four": 4,
    "fourth": 4, "4th": 4, "five": 5, "fifth": 5, "5th": 5, "six": 6, "sixth": 6, "6th": 6,
}  # fmt: skip
_FORM = re.compile(
    r"\b(?:attended|arrived|attendance|checked in|brought)\s?[:?=]\s?(?:no|n)(?!\s?\w)"
    r"|\b(?:dna|wnb|fta|not brought|not attended|did not attend)\s?[:?=]\s?(?:yes|y|x)(?!\s?\w)"
)
_OF_OUTCOME = re.compile(
    r"(?:appt\.?\s|appointment\s|clinic\s|attendance\s|attended\s)?"
    r"(?:status|outcome|att\.?|attend\.?|attended\??|attendance|arrived\??|result|code)(?:\s(?:code|status|outcome))?"
)
_TICKED = re.compile(
    r"(?:wnb|dna|fta|dnb|was not brought|not brought|did not attend|not attended|no show)"
    r"\W*(?:x\s?\d|again)?\W*"
)
_CLINICAL = frozenset((
    "acute_hospital", "camhs", "community_health", "gp", "health_visiting", "other", "school_nursing",
))  # fmt: skip
_READ = ("appointment.missed", "appointment.away", "appointment.clinic_waited")
_CLINICS = (
    ("hearing", re.compile(r"\b(?:audiolog|hearing|ent\b|ear nose)")),
    ("eyes", re.compile(r"\b(?:orthopt|optic|ophthal|eyes?\b|squint)")),
    ("teeth", re.compile(r"\b(?:dent|orthodon|extraction|filling|hygienist)")),
    ("speech", re.compile(r"\b(?:salt|slt|speech)\b")),
    ("vaccines", re.compile(r"\b(?:imms?|jabs?|booster|mmr)\b|\bimmunis|\bvaccin")),
    ("mind", re.compile(r"\b(?:camhs|mhst|counsell|play therapy|choice appointment)")),
    ("lungs", re.compile(r"\b(?:asthma|respiratory)")),
    ("heart", re.compile(r"\b(?:cardio|heart)")),
    ("skin", re.compile(r"\b(?:dermat|eczema clinic)")),
    ("food", re.compile(r"\b(?:dietet|dietit|dietic|diabet|weight clinic)")),
    ("limbs", re.compile(r"\b(?:physio|orthopaed|fracture clinic|podiat|hip clinic)")),
    (
        "growing",
        re.compile(r"\b(?:development check|two year|2 year|one year review|health review|dev check)"),
    ),
    ("paediatrics", re.compile(r"\bpaed")),
)


def read(event: str, passages: Sequence[Passage], agency: str) -> Iterator[Signal]:
    """The signals of one event, in the order they stand; `agency` is the name of the service that writes."""
    for passage in passages:
        if _is_ticked(passage):
            yield _signal("appointment.not_brought", event, passage, (0, len(passage.text)))
        if passage.field not in (Meaning.EVENT, Meaning.ACTION):
            continue
        form = _FORM.search(passage.folded) if passage.writer in _CLINICAL else None
        if form:
            yield _signal("appointment.not_brought", event, passage, form.span())
        elif not any(map(passage.has, _READ)):
            continue
        for match in _COUNT.finditer(passage.folded):
            number = next(filter(None, match.groups()))
            told = str(_NUMBERS.get(number) or int(number))
            yield _signal("appointment.count", event, passage, match.span(), told)
        for name, words in _CLINICS:
            if found := words.search(passage.folded):
                yield _signal("appointment.clinic", event, passage, found.span(), name)
                break
        else:
            for name in (name for name, words in _CLINICS if words.search(agency.casefold())):
                yield _signal("appointment.clinic", event, passage, passage.sentences[0], name)


def clinic_of(words: str) -> str:
    """Which service of a child's health words name, as `appointment.clinic` tags it: 'teeth'. '' for none."""
    folded = words.casefold()
    return next((name for name, of_it in _CLINICS if of_it.search(folded)), "")


def of_appointments(signals: Iterable[Signal], passages: Sequence[Passage]) -> Iterator[Signal]:
    """The signals without those of a missed appointment where it was a meeting that nobody came to.

    A clinic's own entry may name a meeting beside the appointment: there it must be in the same sentence.
    """
    if not any(passage.has("appointment.meeting") for passage in passages):
        yield from signals
        return
    clinical = any(passage.writer in _CLINICAL - {"other"} for passage in passages)
    met = {
        passage.field: [passage.sentences[hit.sentence] for hit in passage.of("appointment.meeting")]
        for passage in passages
    }
    for signal in signals:
        here = not clinical or signal.sentence in met[signal.field]
        if signal.id != "appointment.not_brought" or not here:
            yield signal


def _is_ticked(passage: Passage) -> bool:
    """Whether a clinic's own column of how an appointment ended says 'WNB'."""
    return (
        passage.field.startswith("other")
        and passage.writer in _CLINICAL
        and _OF_OUTCOME.fullmatch(passage.heading.casefold().strip()) is not None
        and _TICKED.fullmatch(passage.folded.strip()) is not None
    )


def _signal(name: str, event: str, passage: Passage, at: tuple[int, int], *tags: str) -> Signal:
    return Signal(name, event, passage.field, *at, passage.sentences[0], tags=frozenset(tags))
