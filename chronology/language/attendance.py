"""The child's attendance as a figure: 'attendance 84.6%', '46 of 60 sessions', 'Spring so far 41%'.

`attendance.figure` has the figure as a tag in tenths of a per cent: 'tenths 846'. A sibling's figure, a
target, a threshold and a test result are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chronology.language.known import LETTERS
from chronology.language.passages import Passage
from chronology.language.shares import shares
from chronology.language.signals import Signal
from chronology.model.events import Meaning

_SCHOOLS = frozenset(("school", "ehe", "early_years", "local_authority"))
_SIGN = r"(?:%|per[ -]?[cs]ent\b|p[er]{1,2}c[ea]nt\b|percen\b|pc\b|pct\b|pcnt\b|prcnt\b)"
_PERCENT = re.compile(rf"(?<![\d.,])(\d{{1,3}}(?:\.\d{{1,2}})?)(?:\s?-?\s?(?:odd|ish))?\s?{_SIGN}")
_SESSIONS = re.compile(
    r"(?<![\d/])(?P<part>\d{1,3})\s?(?:of|out of|/)\s?(?:a possible\s|the\s|possible\s)?"
    r"(?P<whole>\d{2,3})\s?(?:possible\s)?"
    r"(?:half[- ]day\s|booked\s)?(?:sessions?|half days|days|am/pm|marks)\b"
)
_OF_WHAT = re.compile(
    r"\batt?[ea]n[dt]\w*|\batted\w*|\b(?:this|last) (?:half )?term\b"
    r"|\batt\b|\batt'?n?ce\b|\bat school\b|\babsen\w*|\bunauth\w*"
    r"|\battn\b|\bschooling\b|\btimetable\b|\bin for\b|\bof the time\b"
    r"|\b(?:autumn|spring|summer)\s(?:term\s)?\d"
    r"|\bschool (?:has|have|had|puts?|says?|records?|reports?|gives?)\b|\blessons?\b"
    r"|\bhalf the time\b|\bof (?:his|her|their) (?:school )?(?:week|days|mornings|lessons|schooling)\b"
    r"|\bin (?:year|yr|y|reception|nursery|class)\s?\d*\b|\blates?\b|\btruan\w*|\bregist?er\b|\bturns? up\b"
    r"|\bpresent\b|\bin school\b|\bsessions?\b|\bmarks?\b|\bewo?\b|\bpa\b"
    r"|\b(?:since|so far) (?:this |last |the )?(?:term|half|year|yr|sept|january|jan|easter|christmas|xmas"
    r"|autumn|spring|summer|starting|september)|\bhead(?:teacher)?\b.{0,12}\b(?:says?|tells?|told|said|gives?|gave|puts?|reckons?)\b"
    r"|\bsch(?:ool)?\s?[:=-]\s?(?=\d)|\batt'?d\b|\bthis ay\b"
    r"|\b(?:academic|school|whole) (?:year|yr)\b|%\s?age\b|\bauth'?d?\b"
    r"|\bschool\b[^.;\x00]{0,40}\b(?:down|up|dropped|fallen|slipped|risen) to\b"
    r"|\b(?:he|she)(?:'s)? (?:is |has )?(?:down|dropped|fallen|slipped|dipped|sunk|slid) to\b"
    r"|\bdays? (?:in|out|off|here|missed|away)\b|\bp\w{0,2}r?cen\w{0,2}age\b"
)
_NUMBERS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = {
    word: (place + 2) * 10
    for place, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
    )
}
_UNITS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TENS_AND_UNITS = rf"(?:{'|'.join(_TENS)})[ -](?:{'|'.join(_UNITS[1:])})\b"
_NUMBER = rf"\d{{1,3}}|{_TENS_AND_UNITS}|{'|'.join((*_TENS, *_NUMBERS[1:]))}"
_PARTS = (
    r"(?:half[- ]days?|sessions?|days|mornings|afternoons|marks|absences|lessons|school days|attendances"
    r"|registrations|sesh(?:es)?)"
)
_FILLER = (
    r"(?:(?:a possible|possible|the|last|past|his|her|their|those|these|this|booked|funded|total|offered"
    r"|available|school|first|all|term's|week's|a|expected|total of)\s)*"
)
_OUT_OF = re.compile(
    rf"(?<![\d/])\b(?P<part>{_NUMBER})\s(?:half[- ]day\s|present\s|whole\s|full\s|school\s)?{_PARTS}"
    rf"\s(?:\w+\s){{0,2}}(?:of|out of|from|in|/)\s{_FILLER}"
    rf"(?P<whole>\d{{2,3}}\b|(?<=out of )\d\b|{'|'.join((*_TENS, *_NUMBERS[1:]))})\b"
    r"(?!\s?(?:weeks|months|years|hospital))"
)
_PARTS_OF = re.compile(
    rf"(?<![\d/])\b(?P<part>{_NUMBER})\s(?:of|out of|from|in)\s{_FILLER}(?P<whole>{_NUMBER})\s"
    rf"(?:possible\s|school\s|half[- ]day\s)?{_PARTS}\b"
)
_MISSED_OF = re.compile(
    rf"\b(?:miss\w*|absent(?: for)?|been in|been away|in(?: for)?|attended|present(?: for)?|came|turned up"
    rf"|away for|off for|managed|made it in|answered (?:the |her |his )?regist\w+|marked (?:present|in))"
    rf"\s(?:only\s|just\s|for\s|on\s|to\s)*(?P<part>{_NUMBER})\s?(?:(?:times\s)?"
    rf"(?:of|out of)\s{_FILLER}(?=\d)|/\s?(?=3[2-9]|[4-9]\d|\d{{3}}))(?P<whole>\d{{2,3}})\b"
)
_WHOLE_FIRST = re.compile(
    rf"\bof\s{_FILLER}(?P<whole>{_NUMBER})\s(?:possible\s|school\s|half[- ]day\s)?{_PARTS}\b[^.;]{{0,60}}?"
    r"\b(?:been here|been in|in (?:his|her|their) seat|attended|present|came|come in|managed|made|in|here"
    r"|missed|absent)"
    rf"\s(?:only\s|just\s|for\s|on\s|to\s)*(?P<part>(?:(?:{'|'.join(_TENS)})[- ])?(?:{_NUMBER}))\b"
    r"(?!\s?(?:%|weeks|months|years|minutes|late))"
)  # 'of seventy half-days he has been in for twenty-two'
_MADE_OF_THEM = re.compile(
    rf"(?<![\d/])\b(?P<whole>{_NUMBER})\s{_PARTS}\b[^.;]{{0,60}}?"
    r"\b(?:made|attended|managed|came to|came for|in for|present for|kept|missed|absent for)"
    rf"\s(?:only\s|just\s)?(?P<part>{_NUMBER})\sof\s(?:them|those|these)\b"
)  # 'forty sessions since half term, and he made eighteen of them'
_STANDS = (
    r"\b(?:at|to|is|was|of|on|around|about|only|just|now|under|below|nearly|roughly|approx|currently|still"
    r"|fell|hit)"
)
_BARE = re.compile(
    r"(?:\battend[ae]nce\b|\batt\b|\bp\w{0,2}r?cen\w{0,2}age\b|\bregist?er:|\breg:"
    r"|%\s?att\w*|\b(?:his|her|their)\s%|%\s(?:this|for|so far|overall|ytd|now)\b"
    r"|\bpersistent absen\w*|\bhalf[- ]term\w* figure\b"
    r"|\bfigure (?:for|of) (?:the )?(?:term|year))[^.;\d%]{0,40}?"
    rf"(?:\d{{2,3}}(?:\.\d)?\sto\s|[:=]\s?|{_STANDS}\s|(?=\d{{2,3}}\.\d))"
    r"(\d{2,3}(?:\.\d{1,2})?)"
    r"(?![\d%/:]|\.\d|\s?(?:%|per|pc\b|days|sessions|weeks?|pupils|children|st\b|nd\b|rd\b|th\b|am\b|pm\b"
    r"|of\b|out\b|half\b|mornings|lessons|marks|hours?|minutes|mins|to\s\d|families|parents|people)|[-/]\d"
    r"|\s\w+\s(?:road|street|lane|avenue|close|drive|court|way|st|rd)\b)"
)
_OF_TERM = re.compile(
    r"(?:\bhalf[- ]term\b|\bto date\b|\bytd\b|\bcumulative\b|\bthis term\b|\by(?:r|ear)?\s?\d{1,2}\b)"
    r"\D{0,20}?"
    r"(?<![\d.])(\d{2}\.\d{1,2}|100)"
    r"(?![\d%]|\.\d|\s?(?:%|per|pc\b|kg|cm|c\b|am\b|pm\b|hours?|mg|ml|centile|owed|paid|due))"
)
_LISTED = re.compile(
    rf"(?:{LETTERS['child']}+(?:'s)?|\bs?he(?:'?s)?)(?:\s[a-z])?\W{{0,3}}(?:is\s|was\s)?(?:down|now|currently|still|up|back)?\s?"
    r"(?:at|to|on)?\s?"
    r"(\d{2}\.\d{1,2}(?=\W{0,3}(?:now\W{1,3})?(?:pa\b|persistent|ewo\b|(?:\w+\s){0,5}letter|lates?\b|att))"
    r"|(?<=at\s)\d{2}(?=\s*(?:[,;)\x00]|$)))"
)
_FROM_TO = re.compile(
    r"\b(?:fall\w*|fell|drop\w*|gone|slip\w*|ris\w*|rose|improv\w*|declin\w*|down|up|went|climb\w*|sunk|slid\w*|crept)"
    r"\s(?:\w+\s)?from\s\d{2,3}(?:\.\d{1,2})?\sto\s(?:just\s|only\s|a\s)?(\d{2,3}(?:\.\d{1,2})?)"
    r"(?![\d%:]|\.\d|\s?(?:per|kg|cm|st\b|lbs?\b|ml|am\b|pm\b|mg|centile|th\b|weeks|words|hours))"
)
_OF_TIME = re.compile(
    r"\b(?:term|year|attend\w*|half[- ]term|september|school|figure|percentage|%\s?age|register)\b"
)
# A line of attendance, whatever stands between: 'Attendance: Aut 92, Spr 84'.
_LINE = re.compile(
    r"(?:\battend[ae]nce\b|\battn?\b|%\s?age\b|\bpercentage\b|\bregister\b)"
    r"(?!\W+(?:\w+\W+)?(?:meeting|officer|letter|panel|plan|clinic|visit|contract|review|order|support|team|target))"
    r"(?:[^.;\d\x00]|\b(?:y|t|yr|year|term)\s?\d\b){1,30}?(?<!on\s)(?<!by\s)(?<!for\s)(?<!room\s)(?<!over\s)"
    r"(?<![\w./:-])([2-9]\d(?:\.\d{1,2})?|100)(?![\d%/:]|\.\d|-\d)"
    r"(?=\W*(?:$|\x00|[,;(]|auth|aut|spr|sum|for\s|since|so far|this|last|and\s|but\s|pa\b|now"
    r"|in\s(?:aut|spr|sum)"
    r"|un|at\s(?:christmas|easter|half)|ytd|lates?\b|l\b|\w's\b|overall|to date))"
)
_OF_THREE = re.compile(r"(?<![\d.])(\d{2}\.\d{1,2})\W{1,3}(?:auth|unauth|abs|u/a|lates?)\w*\W{1,3}\d")
_WORDED = re.compile(rf"\b({'|'.join(_TENS)})(?:[ -]({'|'.join(_UNITS[1:])}))?\s(?:%|per\s?cent\b|percent\b)")
_WORDED_BARE = re.compile(
    rf"(?:\battend[ae]nce\b|\bpercentage\b)[^.;\d]{{0,50}}?{_STANDS}\s(?:the\s)?"
    rf"({'|'.join(_TENS)})(?:[ -]({'|'.join(_UNITS[1:])})\b)?"
    r"(?!\s(?:%|per|percent|days|sessions|minutes|pupils|people|families)|\w)"
)
_IN_THE = re.compile(
    rf"\b(?:attend[ae]nce|att|percentage)\b[^.;\d]{{0,40}}?\b(low|mid|high|upper)?\s?"
    rf"(?:(\d)0'?s|({'|'.join(word[:-1] + 'ies' for word in _TENS)}))\b"
)
_ABOUT = {"low": 2, "high": 8, "upper": 8}  # 'in the high seventies' is some 78
_ALONE = re.compile(
    rf"(?:{LETTERS['child']}+(?:'s)?|^\W*(?:she|he)(?:'?s)?)\s(?:is\s)?"
    r"(?:currently|now|overall|at|on|down to|up to)\s$"
)
_ELSEWHERE = re.compile(
    r"\b(?:parents'? evening|parent evening|college course|mum attends|mother attends|course|parenting group"
    r"|(?:client|patient|tenant|pt)'?s attendance|attendance at (?:group|the group|clinic|course)"
    r"|mum'?s attendance|mother'?s attendance|dad'?s attendance)\b"
)
_MISSED = re.compile(r"\b(?:miss\w*|absen\w*|lost|unauthori[sz]ed|not in|away)\b")
_ABSENCE = re.compile(r"\babsen(?:ce|t|ces)\b|\bmissed\b|\bunauthori[sz]ed\b")
_GOAL = (
    r"target|targets|threshold|minimum|at least|must|needs? to|should|aim\w*|expect\w*|national\w*|average"
    r"|panel|goal|whole[- ]school|school's|class|trigger\w*|if|unless|warn\w*|above|over|better than|ambition"
    r"|improve\w* to|get (?:to|above)|reach|up by|down by|dropped by|fallen by|rise of|increase of|policy"
    r"|year[- ]group|tutor[- ]group|form[- ]group|cohort|peers|borough|county"
    r"|decrease of|prize|award|certificate|recommended"
    r"|famil(?:y|ies) told|parents told|anything under|anyone (?:under|below)"
    r"|(?:those|pupils|children|anyone|anybody|whoever|any child|every child)(?: (?:who|whose|that))?"
    r"(?: (?:falls?|drops?|is|are|attendance|with))? (?:under|below)"
)
_OF_OTHERS = (
    r"sibling\w*|brother\w*|sister\w*|cousin\w*|twin|score\w*|scored|test\w*|mark of|exam\w*|maths"
    r"|spelling\w*|reading|battery|charged?|phone|humidity|alcohol|late|lateness|punctual\w*|sats?|spo2|o2|oxygen|air|centile|discount|chance|risk|sure"
)
_NOT_A_FIGURE = re.compile(rf"(?:\b(?:{_GOAL}|{_OF_OTHERS})\b|{LETTERS['sibling']})[^.;]{{0,28}}$")
_BEHIND = re.compile(
    r"^\s?(?:target|threshold|on air|o2|oxygen|in (?:maths|english|test|spelling|his test|her test)|discount"
    r"|chance|sure|or (?:above|better)|(?:is |was )?(?:the )?(?:target|threshold|expected|required)"
    r"|centile|of (?:his|her) (?:marks|test)"
    r"|(?:in|on|for|at) (?:(?:his|her|their|the|a|an)\s)?(?:\w+\s){0,2}(?:tests?|exams?|mocks?|paper|quiz)\b"
    r"|(?:of )?(?:his|her|the|school)? ?(?:lunch|dinner|food|meals?|feeds?|bottles?|milk|burns?|tbsa)\b"
    r"|is (?:persistent|severe)|counts as|triggers"
    r"|(?:letters?|families|parents|pupils|children|fines?|panel) (?:go|goes|get|gets|are|will|is|sent)\b)"
)
_A_NUMBER = re.compile(
    rf"\d|\b(?:{'|'.join(_NUMBERS[:13])}|half|thirds?|quarters?|fifths?|tenths?)\b|teen\b"
    rf"|\b(?:{'|'.join(word[:-1] for word in _TENS)})"
)
_UNDER = re.compile(r"\b(?:below|under|less than|beneath|fallen below|dropped below|sub)\s$")


def read(event: str, passages: Sequence[Passage], kind: str) -> Iterator[Signal]:
    """The figures of one event. `kind` is the kind of agency: a school may leave the word out."""
    for passage in passages:
        if passage.field in (Meaning.SEEN, Meaning.VOICE):
            continue
        for number, (start, end) in enumerate(passage.sentences):
            if not _A_NUMBER.search(passage.folded, start, end):
                continue
            if _ELSEWHERE.search(passage.folded, start, end):
                continue
            yield from _told_otherwise(event, passage, start, end)
            yield from _percents(event, passage, number, start, end, kind)
            yield from _sessions(event, passage, start, end)
            for share in shares(passage.folded, start, end):
                yield _figure(event, passage, share.match, (start, end), share.tenths)


def _percents(event: str, passage: Passage, number: int, start: int, end: int, kind: str) -> Iterator[Signal]:
    words = passage.folded[start:end]
    of_attendance = bool(_OF_WHAT.search(words)) or (
        number > 0 and bool(_OF_WHAT.search(passage.folded[passage.sentences[number - 1][0] : start]))
    )
    for match in _PERCENT.finditer(passage.folded, start, end):
        before, behind = passage.folded[start : match.start()], passage.folded[match.end() : end]
        if not (of_attendance or kind in ("school", "ehe") or _ALONE.search(before)):
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


def _told_otherwise(event: str, passage: Passage, start: int, end: int) -> Iterator[Signal]:
    """A figure in words ('ninety four per cent'), or one without its sign ('attendance: 58.9')."""
    for form in (_WORDED, _WORDED_BARE):
        for match in form.finditer(passage.folded, start, end):
            before = passage.folded[start : match.start(1)]
            of_attendance = form is _WORDED_BARE or _OF_WHAT.search(passage.folded, start, end)
            if of_attendance and not _NOT_A_FIGURE.search(before):
                tenths = (_TENS[match[1]] + _UNITS.index(match[2] or "")) * 10
                yield _figure(event, passage, match, (start, end), tenths)
    for match in _IN_THE.finditer(passage.folded, start, end):
        if not _NOT_A_FIGURE.search(passage.folded[start : match.end(1) if match[1] else match.start()]):
            tens = int(match[2]) * 10 if match[2] else _TENS[match[3][:-3] + "y"]
            yield _figure(event, passage, match, (start, end), (tens + _ABOUT.get(match[1] or "", 5)) * 10)
    forms = [_BARE, _OF_TERM, _LISTED, _LINE, _OF_THREE]
    if _OF_TIME.search(passage.folded, start, end):
        forms.append(_FROM_TO)
    for match in (match for form in forms for match in form.finditer(passage.folded, start, end)):
        tenths = round(float(match[1]) * 10)
        if tenths <= 1000 and not _NOT_A_FIGURE.search(passage.folded[start : match.start(1)]):
            yield _figure(event, passage, match, (start, end), tenths)


def _sessions(event: str, passage: Passage, start: int, end: int) -> Iterator[Signal]:
    matches = [
        match
        for form in (_SESSIONS, _OUT_OF, _PARTS_OF, _MISSED_OF, _WHOLE_FIRST, _MADE_OF_THEM)
        for match in form.finditer(passage.folded, start, end)
    ]
    told: set[tuple[int, int]] = set()
    for match in matches:
        part, whole = _number(match["part"]), _number(match["whole"])
        if match.span("part") in told:
            continue
        told.add(match.span("part"))
        before = passage.folded[start : match.start()]
        if not whole or part > whole or _NOT_A_FIGURE.search(before):
            continue
        near = passage.folded[max(start, match.start() - 30) : min(end, match.end() + 16)]
        missed = bool(_MISSED.search(near))
        yield _figure(
            event, passage, match, (start, end), round(1000 * ((whole - part) if missed else part) / whole)
        )


def _number(written: str) -> int:
    """A number in figures or in words: '22', 'twenty', 'twenty-two'."""
    if written.isdigit():
        return int(written)
    return sum(_TENS.get(word) or _NUMBERS.index(word) for word in re.split("[- ]", written))


def _figure(
    event: str, passage: Passage, match: re.Match[str], sentence: tuple[int, int], tenths: int
) -> Signal:
    tags = frozenset({f"tenths {tenths}"})
    return Signal("attendance.figure", event, passage.field, match.start(), match.end(), sentence, tags=tags)
