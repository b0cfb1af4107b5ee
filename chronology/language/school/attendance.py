"""The child's attendance as a figure: 'attendance 84.6%', '46 of 60 sessions', 'Spring so far 41%'.

`attendance.figure` has the figure as a tag in tenths of a per cent: 'tenths 846'. A sibling's figure, a
target, a threshold and a test result are none. Sessions of sessions are read by attended_parts.py, 'half the
time' by shares.py; the words of all three are `resources/vocabularies/attendance.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from chronology.language.passages import Passage
from chronology.language.school.attended_parts import attended_parts
from chronology.language.school.shares import shares
from chronology.language.signals import Signal
from chronology.language.words.expressions import choices
from chronology.language.words.known import LETTERS
from chronology.language.words.number_words import NUMBER, TEN, UNIT, number
from chronology.model.events import Meaning

_any = partial(choices, "attendance")
_SIGN = _any("sign")
_STANDS = rf"\b{_any('stands')}"
_PERCENT = re.compile(rf"(?<![\d.,])(\d{{1,3}}(?:\.\d{{1,2}})?)(?:\s?-?\s?(?:odd|ish))?\s?{_SIGN}")
_BARE = re.compile(
    rf"{_any('told_of')}[^.;\d%]{{0,40}}?"
    rf"(?:\d{{2,3}}(?:\.\d)?\sto\s|[:=]\s?|{_STANDS}\s|(?=\d{{2,3}}\.\d))"
    r"(\d{2,3}(?:\.\d{1,2})?)"
    rf"(?![\d%/:]|\.\d|\s?{_any('of_something_else')}|[-/]\d"
    r"|\s\w+\s(?:road|street|lane|avenue|close|drive|court|way|st|rd)\b)"
)
"""'Attendance at 58.9'."""
_OF_TERM = re.compile(
    rf"\b{_any('of_a_time')}\D{{0,20}}?"
    r"(?<![\d.])(\d{2}\.\d{1,2}|100)"
    r"(?![\d%]|\.\d|\s?(?:%|per|pc\b|kg|cm|c\b|am\b|pm\b|hours?|mg|ml|centile|owed|paid|due))"
)
"""'This term 94.1'."""
_LISTED = re.compile(
    rf"(?:{LETTERS['child']}+(?:'s)?|\bs?he(?:'?s)?)(?:\s[a-z])?\W{{0,3}}"
    r"(?:is\s|was\s)?(?:down|now|currently|still|up|back)?\s?(?:at|to|on)?\s?"
    r"(\d{2}\.\d{1,2}(?=\W{0,3}(?:now\W{1,3})?(?:pa\b|persistent|ewo\b|(?:\w+\s){0,5}letter|lates?\b|att))"
    r"|(?<=at\s)\d{2}(?=\s*(?:[,;)\x00]|$)))"
)
"""'Aiden 81.2 (PA)', in a list of children."""
_FROM_TO = re.compile(
    rf"\b{_any('moved')}\s(?:\w+\s)?from\s\d{{2,3}}(?:\.\d{{1,2}})?\sto\s(?:just\s|only\s|a\s)?"
    r"(\d{2,3}(?:\.\d{1,2})?)"
    r"(?![\d%:]|\.\d|\s?(?:per|kg|cm|st\b|lbs?\b|ml|am\b|pm\b|mg|centile|th\b|weeks|words|hours))"
)
_A_TIME = re.compile(rf"\b{_any('a_time')}\b")
_LINE = re.compile(
    r"(?:\battend[ae]nce\b|\battn?\b|%\s?age\b|\bpercentage\b|\bregister\b)"
    rf"(?!\W+(?:\w+\W+)?{_any('only_named')})"
    r"(?:[^.;\d\x00]|\b(?:y|t|yr|year|term)\s?\d\b){1,30}?"
    r"(?<!on\s)(?<!by\s)(?<!for\s)(?<!room\s)(?<!over\s)"
    r"(?<![\w./:-])([2-9]\d(?:\.\d{1,2})?|100)(?![\d%/:]|\.\d|-\d)"
    rf"(?=\W*{_any('goes_on')})"
)
"""A line of attendance, whatever stands between: 'Attendance: Aut 92, Spr 84'."""
_OF_THREE = re.compile(r"(?<![\d.])(\d{2}\.\d{1,2})\W{1,3}(?:auth|unauth|abs|u/a|lates?)\w*\W{1,3}\d")
_WORDED = re.compile(rf"\b((?:{TEN})(?:[ -](?:{UNIT}))?)\s(?:%|per\s?cent\b|percent\b)")
_WORDED_BARE = re.compile(
    rf"(?:\battend[ae]nce\b|\bpercentage\b)[^.;\d]{{0,50}}?{_STANDS}\s(?:the\s)?"
    rf"((?:{TEN})(?:[ -](?:{UNIT})\b)?)"
    r"(?!\s(?:%|per|percent|days|sessions|minutes|pupils|people|families)|\w)"
)
_IN_THE = re.compile(
    rf"\b(?:attend[ae]nce|att|percentage)\b[^.;\d]{{0,40}}?\b(low|mid|high|upper)?\s?"
    rf"(?:(\d)0'?s|({TEN.replace('y', 'ies')}))\b"
)
_ABOUT = {"low": 2, "high": 8, "upper": 8}  # 'in the high seventies' is some 78
_ALONE = re.compile(
    rf"(?:{LETTERS['child']}+(?:'s)?|^\W*(?:she|he)(?:'?s)?)\s(?:is\s)?"
    r"(?:currently|now|overall|at|on|down to|up to)\s$"
)
_ABOUT_ATTENDANCE = re.compile(_any("about_attendance"))
_ELSEWHERE = re.compile(rf"\b{_any('elsewhere')}\b")
_NOT_A_FIGURE = re.compile(
    rf"(?:\b(?:{_any('goal')}|{_any('of_others')})\b|{LETTERS['sibling']})[^.;]{{0,28}}$"
)
_PRIZE = re.compile(rf"\b(?:prize|award|certificate)\b(?![^.;]*{LETTERS['child']})[^.;]{{0,28}}$")
"""What is given to a class or promised to all: the child's own where the child is named beside it."""
_NOT_A_FIGURE_BEHIND = re.compile(rf"\s?{_any('of_others_behind')}")
_MISSED_BEFORE = re.compile(rf"\b{_any('missed_before')}")
_MISSED_BEHIND = re.compile(rf"\s?{_any('missed_behind')}")
_LESS_THAN = re.compile(rf"\b{_any('less_than')}\s$")
_A_NUMBER = re.compile(
    rf"\d|\b(?:{NUMBER}|half|thirds?|quarters?|fifths?|tenths?)\b|\b(?:{TEN.replace('y', '')})"
)


def read(event: str, passages: Sequence[Passage]) -> Iterator[Signal]:
    """The figures of one event. A school may leave the word 'attendance' out."""
    for passage in passages:
        if passage.field in (Meaning.SEEN, Meaning.VOICE):
            continue
        for sentence, (start, end) in enumerate(passage.sentences):
            if not _A_NUMBER.search(passage.folded, start, end):
                continue
            if _ELSEWHERE.search(passage.folded, start, end):
                continue
            yield from _told_otherwise(event, passage, start, end)
            yield from _percents(event, passage, sentence, start, end)
            for part in attended_parts(passage.folded, start, end):
                if not _is_no_figure(passage.folded[start : part.match.start()]):
                    yield _figure(event, passage, part.match, (start, end), part.tenths)
            for share in shares(passage.folded, start, end):
                yield _figure(event, passage, share.match, (start, end), share.tenths)


def _percents(event: str, passage: Passage, sentence: int, start: int, end: int) -> Iterator[Signal]:
    words = passage.folded[start:end]
    of_attendance = bool(_ABOUT_ATTENDANCE.search(words)) or (
        sentence > 0
        and bool(_ABOUT_ATTENDANCE.search(passage.folded[passage.sentences[sentence - 1][0] : start]))
    )
    for match in _PERCENT.finditer(passage.folded, start, end):
        before, behind = passage.folded[start : match.start()], passage.folded[match.end() : end]
        if not (of_attendance or passage.writer in ("school", "ehe") or _ALONE.search(before)):
            continue
        if _is_no_figure(before) or _NOT_A_FIGURE_BEHIND.match(behind):
            continue
        tenths = round(float(match[1]) * 10)
        if _MISSED_BEFORE.search(before[-24:]) or _MISSED_BEHIND.match(behind):
            tenths = 1000 - tenths
        if _LESS_THAN.search(before):
            tenths -= 1
        if 0 <= tenths <= 1000:
            yield _figure(event, passage, match, (start, end), tenths)


def _told_otherwise(event: str, passage: Passage, start: int, end: int) -> Iterator[Signal]:
    """A figure in words ('ninety four per cent'), or one without its sign ('attendance: 58.9')."""
    for form in (_WORDED, _WORDED_BARE):
        for match in form.finditer(passage.folded, start, end):
            before = passage.folded[start : match.start(1)]
            of_attendance = form is _WORDED_BARE or _ABOUT_ATTENDANCE.search(passage.folded, start, end)
            if of_attendance and not _is_no_figure(before):
                yield _figure(event, passage, match, (start, end), number(match[1]) * 10)
    for match in _IN_THE.finditer(passage.folded, start, end):
        if not _is_no_figure(passage.folded[start : match.end(1) if match[1] else match.start()]):
            tens = int(match[2]) * 10 if match[2] else number(match[3][: -len("ies")] + "y")
            yield _figure(event, passage, match, (start, end), (tens + _ABOUT.get(match[1] or "", 5)) * 10)
    forms = [_BARE, _OF_TERM, _LISTED, _LINE, _OF_THREE]
    if _A_TIME.search(passage.folded, start, end):
        forms.append(_FROM_TO)
    for match in (match for form in forms for match in form.finditer(passage.folded, start, end)):
        tenths = round(float(match[1]) * 10)
        if tenths <= 1000 and not _is_no_figure(passage.folded[start : match.start(1)]):
            yield _figure(event, passage, match, (start, end), tenths)


def _is_no_figure(before: str) -> bool:
    """Whether the words before a figure say that it is a goal, another's, or what a prize is given for."""
    prize = _PRIZE.search(before)
    of_the_child = prize and LETTERS["child"] in before[: prize.start()]
    return _NOT_A_FIGURE.search(before) is not None or (prize is not None and not of_the_child)


def _figure(
    event: str, passage: Passage, match: re.Match[str], sentence: tuple[int, int], tenths: int
) -> Signal:
    tags = frozenset({f"tenths {tenths}"})
    return Signal("attendance.figure", event, passage.field, match.start(), match.end(), sentence, tags=tags)
