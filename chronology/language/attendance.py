"""The child's attendance as a figure: 'attendance 84.6%', '46 of 60 sessions', 'Spring so far 41%'.

`attendance.figure` has the figure as a tag in tenths of a per cent: 'tenths 846'. A sibling's figure, a
target, a threshold and a test result are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chronology.language.known import LETTERS
from chronology.language.passages import Passage
from chronology.language.signals import Signal
from chronology.model.events import Meaning

_SCHOOLS = frozenset(("school", "ehe", "early_years", "local_authority"))
_PERCENT = re.compile(r"(?<![\d.,])(\d{1,3}(?:\.\d{1,2})?)\s?(?:%|per\s?cent\b|percent\b|pc\b)")
_SESSIONS = re.compile(
    r"(?<![\d/])(\d{1,3})\s?(?:of|out of|/)\s?(?:a possible\s|the\s|possible\s)?(\d{2,3})\s?(?:possible\s)?"
    r"(?:half[- ]day\s|booked\s)?(?:sessions?|half days|days|am/pm|marks)\b"
)
_OF_WHAT = re.compile(
    r"\battend\w*|\batt\b|\batt'?n?ce\b|\bat school\b|\babsen\w*"
    r"|\bpresent\b|\bin school\b|\bsessions?\b|\bmarks?\b|\bewo?\b|\bpa\b"
)
_MISSED = re.compile(r"\b(?:miss\w*|absen\w*|lost|unauthori[sz]ed|not in|away)\b")
_ABSENCE = re.compile(r"\babsen(?:ce|t|ces)\b|\bmissed\b|\bunauthori[sz]ed\b")
_GOAL = (
    r"target|targets|threshold|minimum|at least|must|needs? to|should|aim\w*|expect\w*|national\w*|average"
    r"|goal|whole[- ]school|school's|class|trigger\w*|if|unless|warn\w*|above|over|better than|ambition"
    r"|improve\w* to|get (?:to|above)|reach|up by|down by|dropped by|fallen by|rise of|increase of|policy"
    r"|decrease of|recommended|famil(?:y|ies) told|parents told|anything under|anyone (?:under|below)"
    r"|those (?:under|below)|pupils (?:under|below)"
)
_OF_OTHERS = (
    r"sibling\w*|brother\w*|sister\w*|cousin\w*|twin|score\w*|scored|test\w*|mark of|exam\w*|maths"
    r"|spelling\w*|reading|sats?|spo2|o2|oxygen|air|centile|discount|chance|risk|sure"
)
_NOT_A_FIGURE = re.compile(rf"(?:\b(?:{_GOAL}|{_OF_OTHERS})\b|{LETTERS['sibling']})[^.;]{{0,28}}$")
_BEHIND = re.compile(
    r"^\s?(?:target|threshold|on air|o2|oxygen|in (?:maths|english|test|spelling|his test|her test)|discount"
    r"|chance|sure|or (?:above|better)|(?:is |was )?(?:the )?(?:target|threshold|expected|required)"
    r"|centile|of (?:his|her) (?:marks|test)|is (?:persistent|severe)|counts as|triggers"
    r"|(?:letters?|families|parents|pupils|children|fines?|panel) (?:go|goes|get|gets|are|will|is|sent)\b)"
)
_UNDER = re.compile(r"\b(?:below|under|less than|beneath|fallen below|dropped below|sub)\s$")


def read(event: str, passages: Sequence[Passage], kind: str) -> Iterator[Signal]:
    """The figures of one event. `kind` is the kind of agency: a school may leave the word out."""
    for passage in passages:
        if passage.field in (Meaning.SEEN, Meaning.VOICE):
            continue
        for number, (start, end) in enumerate(passage.sentences):
            yield from _percents(event, passage, number, start, end, kind)
            yield from _sessions(event, passage, start, end)


def _percents(event: str, passage: Passage, number: int, start: int, end: int, kind: str) -> Iterator[Signal]:
    words = passage.folded[start:end]
    of_attendance = bool(_OF_WHAT.search(words)) or (
        number > 0 and bool(_OF_WHAT.search(passage.folded[passage.sentences[number - 1][0] : start]))
    )
    for match in _PERCENT.finditer(passage.folded, start, end):
        before, behind = passage.folded[start : match.start()], passage.folded[match.end() : end]
        if not (of_attendance or kind in ("school", "ehe")):
            continue
        if _NOT_A_FIGURE.search(before) or _BEHIND.search(behind):
            continue
        tenths = round(float(match[1]) * 10)
        if _ABSENCE.search(before[-24:]) or re.match(r"\s?(?:absence|absent|missed|unauthori)", behind):
            tenths = 1000 - tenths
        if _UNDER.search(before):
            tenths -= 1
        if 0 <= tenths <= 1000:
            yield _figure(event, passage, match, (start, end), tenths)


def _sessions(event: str, passage: Passage, start: int, end: int) -> Iterator[Signal]:
    for match in _SESSIONS.finditer(passage.folded, start, end):
        part, whole = int(match[1]), int(match[2])
        before = passage.folded[start : match.start()]
        if not whole or part > whole or _NOT_A_FIGURE.search(before):
            continue
        near = passage.folded[max(start, match.start() - 30) : min(end, match.end() + 16)]
        missed = bool(_MISSED.search(near))
        yield _figure(
            event, passage, match, (start, end), round(1000 * ((whole - part) if missed else part) / whole)
        )


def _figure(
    event: str, passage: Passage, match: re.Match[str], sentence: tuple[int, int], tenths: int
) -> Signal:
    tags = frozenset({f"tenths {tenths}"})
    return Signal("attendance.figure", event, passage.field, match.start(), match.end(), sentence, tags=tags)
