"""What the child's parents, brothers and sisters are called, as the returns themselves say it.

One agency writes 'mum Leanne', the next only 'Leanne' or 'Ms Whitlow': read with the first's words, the
second's are of the mother too. Nobody is listed by this; it only tells the readers whom a name means.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from chronology.language.people.name_words import everyday, first_names, not_names
from chronology.language.words.english import how_often
from chronology.language.words.known import Known
from chronology.model.case import Case
from chronology.model.events import Event

_NAME = r"[A-Z][a-z]{2,}(?:[-'’][A-Z]?[a-z]+)?|[A-Z]{3,}(?:-[A-Z]+)?"
_SURNAME = r"[A-Z][a-z]*['’]?[A-Z]?[a-z]{2,}(?:-[A-Z][a-z]+)?|[A-Z]{3,}(?:-[A-Z]+)?"
_PARTS = {
    "mother": r"[Mm]um|[Mm]am|[Mm]other|MUM|MOTHER|(?:birth|Birth) mother",
    "father": r"[Dd]ad|[Ff]ather|DAD|FATHER|(?:birth|Birth) (?:dad|father)",
    "sibling": r"(?:(?:half|Half|older|elder|younger|big|little|baby|twin)[- ])?(?:[Bb]rother|[Ss]ister)",
}
_ROLE = re.compile(
    r"(?<![\w-])(?:" + "|".join(f"(?P<{part}>{words})" for part, words in _PARTS.items()) + r")(?![\w'’-])"
)
_BEHIND = re.compile(rf",? \(?(?P<first>{_NAME})(?![\w'’])")
_AND = re.compile(rf"(?: \(\d+\w*\)|,? aged? \d+)?,? (?:and|&|\+) (?P<first>{_NAME})(?![\w'’])")
# Whose parent or sister it is, where that is not the child: 'her mum Pauline', 'Alfie's sister Ella'.
_SOMEBODYS = re.compile(
    r"(?:\b(?:her|their|my|your|own|of|another|other|the|step|foster|god|grand)"
    r"|(?P<owner>[\w-]+)(?:['’]s|s['’]))[- ]+$",
    re.IGNORECASE,
)
_TITLES = {"mother": ("ms", "miss"), "father": ("mr",)}
"""'Mrs' may be her mother."""
_VERB = re.compile(r"(?:ed|ing|ly)$")
_RARE = 15_000_000  # times met: commoner words are seldom names alone
_RIVAL = 2  # a name that is told half as often as another is not passed over for it


Told = dict[str, tuple[tuple[str, str], ...]]
"""The parts and names that each text tells."""


def known_from(case: Case, events: Sequence[Event], told: Told | None = None) -> Known:
    """The people whom the case lists, and the child's parents and siblings as the returns name them.

    Where the case lists somebody in a part, nobody is added to it: a person has looked at that. `told` is
    kept by whoever asks again after a change, so that only new texts are searched, and goes with the case.
    """
    listed = Known.of(case)
    return Known(tuple(dict.fromkeys((*listed.names, *names_told(case, listed, events, told)))))


def names_told(
    case: Case, listed: Known, events: Iterable[Event], before: Told | None = None
) -> Iterator[tuple[str, str]]:
    """The names of the mother, the father, the brothers and the sisters, by part; none that is in doubt."""
    parts = {part for part, _ in listed.names}
    taken = {word for _, name in listed.names for word in name.split()}
    taken |= {word for person in case.people for word in person.name.casefold().split()}
    first, _, last = case.child.partition(" ")
    surname = last.rpartition(" ")[2].casefold()
    texts = [text for each in events for text in (each.text, each.action, each.seen, each.voice) if text]
    told: dict[str, Counter[str]] = {part: Counter() for part in _PARTS}
    before = {} if before is None else before
    now = {text: before[text] if text in before else tuple(_named(text, first.casefold())) for text in texts}
    before.clear()
    before.update(now)
    for text in texts:
        for part, name in now[text]:
            told[part][name] += 1
    for part in ("mother", "father"):
        others = {name for each in told if each != part for name in told[each]}
        name = _the_one(told[part])
        called = "" if name in others | taken else name
        family = _surname_of(called, texts) if called else ""
        if part in parts or not called:
            continue
        yield part, called
        if family:
            yield part, f"{called} {family}"
        for title in _TITLES[part]:
            for each in dict.fromkeys((family, "" if family or part == "father" else surname)):
                if each:
                    yield part, f"{title} {each}"
    if "sibling" not in parts:
        grown = {*told["mother"], *told["father"]}
        yield from (("sibling", name) for name in told["sibling"] if name not in taken | grown)


def _surname_of(first: str, texts: Iterable[str]) -> str:
    """The surname that stands behind a first name most often."""
    behind = re.compile(rf"(?<![\w-]){re.escape(first)} (?P<last>{_SURNAME})(?![\w-])", re.IGNORECASE)
    found: Counter[str] = Counter()
    written = first.title(), first.upper()
    for text in texts:
        if written[0] not in text and written[1] not in text:
            continue
        for each in behind.finditer(text):
            last = each["last"]
            if last[0].isupper() and last.casefold() not in not_names():
                found[last.casefold()] += 1
    return _the_one(found)


def _the_one(names: Counter[str]) -> str:
    """The name told most, unless another is told nearly as often."""
    ranked = names.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[1][1] * _RIVAL > ranked[0][1]):
        return ""
    return ranked[0][0]


def _named(text: str, child: str) -> Iterator[tuple[str, str]]:
    for role in _ROLE.finditer(text):
        whose = _SOMEBODYS.search(text, max(0, role.start() - 30), role.start())
        if whose is not None and (whose["owner"] or "").casefold() != child:
            continue
        part = role.lastgroup or ""
        found = _BEHIND.match(text, role.end())
        if found is None or not _is_name(found["first"]):
            continue
        yield part, found["first"].casefold()
        if part == "sibling" and (other := _AND.match(text, found.end())) and _is_name(other["first"]):
            yield part, other["first"].casefold()


@lru_cache(4096)
def _is_name(word: str) -> bool:
    """Whether a word with a capital is a first name, as far as lists of words tell."""
    plain = word.casefold().replace("’", "'")
    if plain in first_names():
        return True
    if word.isupper() or plain in everyday() or plain in not_names() or _VERB.search(plain):
        return False
    return how_often(plain) < _RARE  # the list has 'gavin' and 'chloe' among its words
