"""Where a person's name stands in prose, told by its capitals and by what leads up to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chronology.language.passages import Passage
from chronology.language.people.name_words import (
    TOKEN,
    Name,
    Token,
    everyday,
    first_names,
    not_names,
    of_places,
    tokens,
    written_short,
)
from chronology.language.people.names_in_capitals import is_shouted, names_in_capitals
from chronology.language.words.english import is_english
from chronology.language.words.lexicon import words
from chronology.resource import toml

_UPPER = "A-ZÀ-ÖØ-ÞŁŚŻŹĆŃĄĘŞŢȘȚĐ"
_MARK = re.compile(r"[:=]|\s[-–—]\s")
_APPOSED = re.compile(r"[,(=:\[/]|\s[-–—]\s")
_OPENING = " \n'\"“‘("
_DAY_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?(?: of)? $")
_CAPITAL_BEFORE = re.compile(rf"(?<!\w)([{_UPPER}][^\W\d_]+) $")
_IN = re.compile(r"(?<!confided )(?<!confides )(?<!interest )(?<!trust )\bin $")
_LONGEST_RELATION = 24  # characters: 'mum's new partner'
_TITLE_BEFORE = re.compile(r"\b(?:mr|mrs|ms|miss)\.? $")
NICKNAME_WITHIN = re.compile(r"([A-Z][\w-]+) [(\"'‘“]([A-Z][\w-]+)[)\"'’”] ([A-Z][\w-]+)")
"""'James (Jimmy) Hale': the first name, what he goes by, the surname."""
SURNAME_FIRST = re.compile(r"([A-Z]{3,}(?:['’-][A-Z]{2,})?),? ([A-Z][a-z]+(?:-[A-Z][a-z]+)?)\b")
_NAME = re.compile(rf"[{_UPPER}](?:[^\W\d_]|['’‐‑-](?=[^\W\d_]))*$")


_IS_SOMEBODY = re.compile(
    r"\b(?:aunt(?:ie|y)?|uncle|nan|gran|cousin|brother|sister|friend|partner|boyfriend"
    r"|girlfriend|husband|mr|mrs|ms|miss)\.? $"
)
_REPORTS = frozenset(
    {"that", "said", "says", "whether", "if", "because", "when", "told", "reports", "believes"}
)
_ME_BEFORE = re.compile(r"\b(?:me|myself)\s?(?:\(|[-–—]\s|,\s)$")
_CALLED = re.compile(
    r"\b(?:(?:is|was|he's|hes|he is) (?:called|calld|cald|kalled|named)"
    r"|(?:first )?name (?:is|was|of|given(?: as)?)|(?:goes|went) by|name'?s|put a name to him)\b\W*"
)


def names(passage: Passage, start: int, end: int) -> Iterator[Name]:
    """The names between two positions, in order; all in capitals only behind a first name."""
    if is_shouted(passage):
        yield from names_in_capitals(passage, start, end)
        return
    run: list[Token] = []
    for token in _with_capitals(passage, start, end):
        if run and _is_a_nickname_within(passage, run[-1], token):
            continue
        joined = bool(run) and _is_joined(passage, run[-1], token)
        if run and not (joined and (_may_go_on(token) or _is_a_surname_too(passage, run, token, end))):
            if not _is_a_place(passage, run, token if joined else None):
                yield _name(passage, run)
            run = []
        begins = (
            _may_begin(passage, token)
            or _begins_a_full_name(passage, token, end)
            or _begins_in_capitals(passage, token, end)
            or surname_goes_first(passage, token, end)
            or _is_titled(passage, token)
        )
        if run or (begins and not _is_everyday(passage, token, end) and not _is_in_a_date(passage, token)):
            run.append(token)
    if run and not _is_a_place(passage, run):
        yield _name(passage, run)


def _is_a_nickname_within(passage: Passage, before: Token, token: Token) -> bool:
    """Whether a name in brackets stands between a first name and its surname: 'James (Jimmy) Hale'."""
    within = NICKNAME_WITHIN.match(passage.text, before.start)
    return within is not None and within.start(2) == token.start and token.plain in first_names()


def _is_joined(passage: Passage, before: Token, token: Token) -> bool:
    """Whether two names stand side by side, but for a stop behind 'Wm.' or a nickname in between."""
    gap = passage.text[before.end : token.start]
    if gap in (" ", "\u00a0") or (gap == ". " and before.plain in written_short()):
        return True
    within = NICKNAME_WITHIN.match(passage.text, before.start)
    return (
        within is not None
        and within.start(3) == token.start
        and passage.folded[within.start(2) : within.end(2)] in first_names()
    )


def _is_a_place(passage: Passage, run: list[Token], following: Token | None = None) -> bool:
    """Whether the words are a place: 'Tannery Row', 'Quarry Vale', 'in Hull', 'to St James'."""
    if run[0].plain == "st" and len(run) > 1:
        return True
    if run[0].plain not in first_names() and _IN.search(
        passage.folded, max(0, run[0].start - 14), run[0].start
    ):
        return True
    if _IS_SOMEBODY.search(passage.folded, max(0, run[0].start - 16), run[0].start):
        return False  # 'Aunt Victoria Lane does the school run'
    ends = words("names", "ends_a_place")
    if run[-1].plain in ends or (following is not None and following.plain in ends):
        return True
    last = run[-1] if following is None else following
    if last.plain not in words("names", "may_end_a_place"):
        return False
    first = run[0].plain if last is not run[0] else _capital_before(passage, run[0])
    return (
        bool(first)
        and is_english(first)
        and not (
            first in first_names()
            or first in words("names", "also_words")
            or first in words("names", "title")
        )
    )


def _capital_before(passage: Passage, token: Token) -> str:
    """The word with a capital that stands just before another, in small letters; '' where there is none."""
    before = _CAPITAL_BEFORE.search(passage.text, max(0, token.start - 20), token.start)
    return passage.folded[before.start(1) : before.end(1)] if before is not None else ""


def _with_capitals(passage: Passage, start: int, end: int) -> Iterator[Token]:
    for match in TOKEN.finditer(passage.text, start, end):
        word = match.group()
        if word[0].isupper():
            yield Token(word, passage.folded[match.start() : match.end()], match.start(), match.end())


def _is_everyday(passage: Passage, token: Token, end: int) -> bool:
    """Whether a word that opens a sentence is an ordinary one. 'Mark' is, unless a name goes on behind it."""
    if token.plain not in everyday() or token.plain in first_names() or not _opens(passage, token):
        return False
    if token.plain not in words("names", "also_words") or passage.text[token.end : token.end + 1] != " ":
        return True
    following = next(iter(tokens(passage, token.end, min(end, token.end + 30))), None)
    return following is None or not _may_go_on(following)


def _opens(passage: Passage, token: Token) -> bool:
    """Whether a word begins a sentence or what stands behind a mark, and has its capital for that."""
    before = passage.text[max(0, token.start - 4) : token.start].rstrip(_OPENING)[-1:]
    return not before.isalnum() and before not in (",", "&", "+")


def _name(passage: Passage, run: list[Token]) -> Name:
    """The name that the words make, without the mark of what belongs to it: 'Kev Malley's van'."""
    end = run[-1].end - 2 if run[-1].plain.endswith("'s") and len(run) > 1 else run[-1].end
    written = passage.text[run[0].start : end]
    if len(run) == 2 and is_surname_first(written):
        written = f"{written[run[1].start - run[0].start :]} {run[0].text}"
    return Name(NICKNAME_WITHIN.sub(r"\1 \3", written), run[0].start, end)


def _may_begin(passage: Passage, token: Token) -> bool:
    return (
        bool(_NAME.match(token.text))
        and len(token.text) > 1
        and not (token.text.isupper() and len(token.text) < 5)
        and not token.text.isupper()
        and not token.plain.endswith(("'s", *words("names", "ends_no_name")))
        and not token.plain.startswith("i'")
        and token.plain not in not_names()
        and not not_names().issuperset(token.plain.split("-"))
        and not (_is_a_verb(token) and _opens(passage, token))
    )


def _is_in_a_date(passage: Passage, token: Token) -> bool:
    """Whether a word stands behind the number of a day: 'on 2 June Lee Sanders came' names no June."""
    return _DAY_BEFORE.search(passage.folded, max(0, token.start - 9), token.start) is not None and (
        token.plain in words("names", "months")
    )


def _begins_a_full_name(passage: Passage, token: Token, end: int) -> bool:
    """Whether a word that may be a first name stands just before a surname: 'Mark Ellis', not 'Mark on'."""
    if token.plain not in words("names", "also_words") or not _NAME.match(token.text):
        return False
    following = next(iter(tokens(passage, token.end, min(end, token.end + 30))), None)
    joined = following is not None and passage.text[token.end : following.start] == " "
    return joined and following is not None and _may_go_on(following) and not _opens(passage, token)


def _begins_in_capitals(passage: Passage, token: Token, end: int) -> bool:
    """Whether a name all in capitals begins in ordinary prose, as police write it: 'Mr HALE'."""
    shouted = sum(map(str.isupper, passage.text)) >= sum(map(str.islower, passage.text))
    if shouted or not _is_in_capitals(token):
        return False
    if _TITLE_BEFORE.search(passage.folded, max(0, token.start - 6), token.start):
        return True
    following = next(iter(tokens(passage, token.end, min(end, token.end + 30))), None)
    return (
        following is not None
        and passage.text[token.end : following.start] == " "
        and _is_in_capitals(following)
    )


def surname_goes_first(passage: Passage, token: Token, end: int) -> bool:
    """Whether a surname in capitals stands before its first name, as police write it: 'ORRELL David'."""
    text = passage.text[token.start : min(end, token.end + 30)]
    return SURNAME_FIRST.match(text) is not None and is_surname_first(text)


def is_surname_first(text: str) -> bool:
    """Whether a text opens with a surname in capitals and its first name; 'MASH Manager' is none."""
    found = SURNAME_FIRST.match(text)
    if found is None or found[1] in toml("vocabularies", "acronyms.toml")["meanings"]:
        return False
    surname, first = found[1].casefold(), found[2].casefold()
    if surname in not_names() or first in not_names():
        return False
    if first in first_names():
        return True
    may_be_a_name = first in words("names", "also_words") or first not in everyday()
    return may_be_a_name and not is_english(surname)


def _is_in_capitals(token: Token) -> bool:
    known = token.plain in everyday() or token.plain in not_names()
    return token.text.isupper() and token.text.isalpha() and len(token.text) > 2 and not known


def _is_a_verb(token: Token) -> bool:
    """Whether a word that opens a sentence has a capital for that alone: 'Booking', 'Attended'."""
    return token.plain.endswith(("ing", "ed", "tion")) and token.plain not in words(
        "names", "ends_like_a_verb"
    )


def _may_go_on(token: Token) -> bool:
    return bool(_NAME.match(token.text)) and len(token.text) > 1 and token.plain not in not_names()


def _is_titled(passage: Passage, token: Token) -> bool:
    """Whether an ordinary word is a surname behind its title: 'Mr Night'."""
    return (
        token.plain in words("names", "also_surnames")
        and _TITLE_BEFORE.search(passage.folded, max(0, token.start - 6), token.start) is not None
    )


def _is_a_surname_too(passage: Passage, run: list[Token], token: Token, end: int) -> bool:
    """Whether an ordinary word is a surname behind a first name: 'Jay Night', not 'Jay Night shift'."""
    if len(run) > 1 or token.plain not in words("names", "also_surnames") or not _NAME.match(token.text):
        return False
    following = next(iter(tokens(passage, token.end, end)), None)
    if following is None or passage.text[token.end : following.start] != " ":
        return True
    return not following.plain[0].isdigit() and following.plain not in words("names", "behind_no_surname")


def name_behind(passage: Passage, position: int, end: int) -> Name | None:
    """The name that words lead up to, nothing else between: '(partner) of four months, Kyle Denham'."""
    between = words("names", "between")
    before = ""
    for token in tokens(passage, position, end):
        if _may_begin(passage, token) or _begins_in_capitals(passage, token, end):
            return None if before in of_places() else next(names(passage, token.start, end), None)
        before = token.plain
        if token.plain not in between and not token.plain.isdigit():
            return None
    return None


def name_in_small(passage: Passage, position: int, end: int) -> Name | None:
    """A first name at once behind a position, written without its capital: 'grandad ken'."""
    following = tokens(passage, position, min(end, position + 40))[:3]
    while following and following[0].plain in words("names", "leads_to_a_name"):
        following = following[1:]
    if following and following[0].plain in first_names():
        return Name(following[0].text, following[0].start, following[0].end)
    return None


def name_called_in_small(passage: Passage, position: int, end: int) -> Name | None:
    """The same behind words that say what somebody is called: 'man who collects is called mick'."""
    for called in _CALLED.finditer(passage.folded, position, end):
        if (name := name_in_small(passage, called.end(), end)) is not None:
            return name
    return None


def name_linked(passage: Passage, start: int, end: int) -> Name | None:
    """The first name between two positions that 'is', 'as' or 'called', a colon or a dash leads up to."""
    for name in names(passage, start, end):
        before = tokens(passage, start, name.start)
        if before and before[-1].plain in of_places():
            continue
        gap_from = before[-1].end if before else start
        if _MARK.search(passage.text, gap_from, name.start) or _is_linked([token.plain for token in before]):
            return name
        if _is_equalled(passage, start, name):
            return name
    return None


def _is_equalled(passage: Passage, start: int, name: Name) -> bool:
    """Whether '=' stands shortly before, with what the person is in between: '= MU Dean Foy'."""
    return passage.text.rfind("=", max(start, name.start - _LONGEST_RELATION), name.start) >= 0


def _is_linked(before: list[str]) -> bool:
    """Whether a linking word stands before, with nothing but words that lead up to a name behind it."""
    between, link = words("names", "between"), words("names", "link")
    while before:
        word = before.pop()
        if word in ("called", "named"):
            return not before or before[-1] in between
        if word in link:
            return True
        if word not in between:
            return False
    return False


_FOR_SOMEBODY = re.compile(r"\b(?:for|with|to|of|from|about|and|at)\s+$")
_DOES = re.compile(
    r"\s+(?:brought|brings?|said|says|rang|rings|took|takes|collect(?:ed|s)|told|tells|asked|asks|came|comes|gave"
    r"|gives|report(?:ed|s)|states?|stated|wants?|wanted|thinks?|thought|feels?|felt|phoned|called|went|picked"
    r"|dropped|found|saw|heard|put|let|has|had|did|does|will|would|could|can)\b"
)


def name_before(passage: Passage, start: int, position: int) -> Name | None:
    """The name just before a position, told to belong there: 'Lee Sanders (mum's' before 'partner)'."""
    between = words("names", "between")
    found = list(names(passage, start, position))
    if not found:
        return None
    last = found[-1]
    gap = tokens(passage, last.end, position)
    if any(token.plain not in between and not token.plain.isdigit() for token in gap):
        return None
    marked = _APPOSED.search(passage.text, last.end, position)
    linked = any(token.plain in ("is", "was", "who", "as") for token in gap)
    return last if marked or linked else None


def begins_anew(passage: Passage, name: Name, start: int, end: int) -> bool:
    """Whether words for somebody behind a name begin what comes next: 'for Fern, nan brought him in'."""
    return (
        passage.text[name.end : start].strip() == ","
        and _FOR_SOMEBODY.search(passage.folded, max(0, name.start - 8), name.start) is not None
        and _DOES.match(passage.folded, end) is not None
    )


def is_professional(passage: Passage, name: Name, sentence_start: int) -> bool:
    """Whether the words just before or behind the name say that it is a professional's."""
    titles = words("names", "professional")
    before = tokens(passage, sentence_start, name.start)[-2:]
    if before and before[-1].plain in _REPORTS:
        before = []  # 'the housing officer said that Stacey has gone'
    behind = tokens(passage, name.end, min(len(passage.text), name.end + 30))[:2]
    if _ME_BEFORE.search(passage.folded, max(0, name.start - 12), name.start):
        return True  # 'Given to me (Jo Field)': whoever writes
    return any(token.plain in titles or token.text == "Sister" for token in before) or bool(
        behind and "," in passage.text[name.end : behind[0].start] and behind[0].plain in titles
    )
