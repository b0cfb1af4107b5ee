"""The people whom everybody in a case knows, so that 'Aiden in bed' is read as 'the child in bed'.

A lexicon names them '@child', '@mother', '@father' and '@sibling'. In folded text each letter of such a
name becomes one letter that no language of these returns uses: the text keeps its length and every span.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from chronology.language.words.english import how_often
from chronology.model.case import Case
from chronology.model.people import Person
from chronology.resource import toml

LETTERS: Mapping[str, str] = {"child": "ǂ", "mother": "ǁ", "father": "ǀ", "sibling": "ǃ"}
"""The letter that stands for each part; all are letters to a regular expression, and none has a capital."""

_ROLES = {
    "mother": "mother", "mum": "mother", "birth mother": "mother",
    "father": "father", "dad": "father", "birth father": "father",
    "sibling": "sibling", "brother": "sibling", "sister": "sibling",
    "half-brother": "sibling", "half-sister": "sibling", "half-sibling": "sibling",
    "child": "child", "subject child": "child", "subject": "child",
}  # fmt: skip


_TITLES = {"mother": ("ms", "miss", "mrs"), "father": ("mr",)}
_DOES = (
    "said|says|told|tells|asked|asks|whispered|wrote|drew|disclosed|disc|discl|spoke|showed|came out"
    "|came to|cried|sobbed|blurted|mumbled|shared|stated|states|explained|described|mentioned"
    "|let slip|in tears|tearful|confided|texted|looked|seemed|appeared|arrived|refused|would not"
    "|wouldn't|did not|didn't|does not|doesn't|feels|felt|wants|wanted|wd|wld|would rather"
    "|would prefer|would like|lives|played|playing|upset|happy"
)
"""What a child that is written as an initial says or does: 'K asked could he stay'."""
_IS_AT = (
    "(?:not )?seen|[+&] (?:mo|mum|fa|dad|sibs?|siblings?|both)|asleep|aslp|nap|napping|alone|poorly|is|was"
    "|wnb|nb|n/b"
    "|has|had|went|came|stayed|remained|sat|and (?:i|me|myself)|out (?:today|playing|when|for|all)"
    "|(?:up |out |away |off |over |round )?(?:at|with|in|to|@|w/) "
    "(?:a |an |the )?(?:his|her|their|home|school|sch|nursery|nursry|bed|bath|nan|nans|gran|grans|gma|gmas"
    "|football|club|dad|mum|friend|mates?|pals?|cousins?|mgm|pgm|mgf|after|gym|park|dance)"
)
"""Where such a child is: 'K. at his nan's', 'just K and me'."""
_OTHERS = (
    "mr", "mrs", "ms", "miss", "dr", "pc", "male", "female", "adult", "person", "agency", "class", "group",
    "vitamin", "hepatitis", "hep", "grade", "level", "plan", "section", "part", "ward", "block", "flat",
    "room", "set",
)  # fmt: skip
"""What an initial stands behind that is no child's: 'Mr X is', 'Flat B was'."""
_SHORTEST = 2
_CUT = 4  # letters that are left of a name, at least
_RARE = 1_000_000  # met so seldom, a word of English is taken for a name where it begins the child's
_NO_NAME = frozenset({"unborn", "baby", "child", "infant", "twin"})
"""What stands for a name before the child has one: read as the word it is."""


@dataclass(frozen=True)
class Known:
    """Names by the part that their bearer has: 'child', 'mother', 'father' or 'sibling'."""

    names: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, case: Case) -> Known:
        """The child's name and those of the parents and siblings that the case lists. First names too."""
        named, titled = [("child", case.child)], list[tuple[str, str]]()
        named += [("child", name) for name in _pet_names(case)]
        for person in case.people:
            if part := _ROLES.get(person.role.strip().casefold()):
                named += [(part, name) for name in (person.name, *person.aliases)]
                titled += [(part, name) for name in _with_title(part, person, case.people)]
        return cls(tuple(dict.fromkeys((*_with_first_names(named), *titled))))

    def masked(self, folded: str) -> str:
        """Folded text with the letters of every known name replaced."""
        if self._expression is None:
            return folded
        return self._expression.sub(self._letters, folded)

    @cached_property
    def _parts(self) -> dict[str, str]:
        return {name: part for part, name in reversed(self.names)}

    @cached_property
    def _initial(self) -> str:
        """The child's initial, where nobody else who is known has it and it is no word: 'K asked'."""
        first = next((name[0] for part, name in self.names if part == "child"), "")  # no pet name's
        others = {name[0] for name, part in self._parts.items() if part != "child"}
        return "" if first in others | {"a", "i"} else first

    @cached_property
    def _expression(self) -> re.Pattern[str] | None:
        names = sorted(self._parts, key=len, reverse=True)
        if not names:
            return None
        whole = rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?=s?(?!\w))"
        return re.compile(f"{whole}|{_alone(self._initial)}" if self._initial else whole)

    def _letters(self, found: re.Match[str]) -> str:
        return LETTERS[self._parts.get(found.group(), "child")] * len(found.group())


def _alone(initial: str) -> str:
    """The initial where it stands for the child. What may not stand before it is looked for last."""
    not_behind = "".join(f"(?<!{word} {initial})" for word in _OTHERS)
    return rf"{initial}(?<![\w&/.'’-]{initial}){not_behind}\.?(?= (?:{_DOES}|{_IS_AT})\b|:? [\"'])"


def _with_title(part: str, parent: Person, people: Sequence[Person]) -> Iterator[str]:
    """'Ms Cotter' for the mother, 'Mr Cotter' for the father, where the case has no other grown Cotter."""
    surname = _surname(parent)
    for other in people:
        if _surname(other) == surname and _ROLES.get(other.role.strip().casefold()) is None:
            return
    for title in _TITLES.get(part, ()):
        if surname:
            yield f"{title} {surname}"


def _surname(person: Person) -> str:
    first, _, last = " ".join(person.name.casefold().split()).rpartition(" ")
    return last if first else ""


def _pet_names(case: Case) -> frozenset[str]:
    """What the child's first name is short for or shortened to: 'Tilly' for Ottilie.

    None where somebody listed may be meant by it, and none that is a word as well ('Will', 'Rob').
    """
    first, *_ = case.child.casefold().split() or [""]
    forms = _forms_of(first)
    for person in case.people:
        for name in (person.name, *person.aliases):
            other = name.casefold().partition(" ")[0]
            forms -= {other} | _forms_of(other)
    listed = toml("vocabularies", "signals", "names.toml")["words"]
    forms |= _beginnings(first) - set(listed["first_in_capitals"])
    return forms - {first, *listed["also_words"], *listed["not_a_name"]}


def _beginnings(first: str) -> frozenset[str]:
    """How a long first name may be cut short: 'Raff' for Rafferty. None is an everyday word."""
    lengths = range(_CUT, len(first) - 2) if first.isalpha() else ()
    cut = (first[:length] for length in lengths)
    return frozenset(each for each in cut if how_often(each) < _RARE)


def _forms_of(name: str) -> frozenset[str]:
    """All forms of a first name; none where it may be short for several."""
    groups = [group for group in toml("vocabularies", "short_names.toml")["forms"] if name in group]
    return frozenset(form for form in groups[0] if len(form) > _SHORTEST) if len(groups) == 1 else frozenset()


def _with_first_names(named: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for part, name in named:
        whole = " ".join(name.casefold().split())
        if whole.partition(" ")[0] in _NO_NAME:
            continue
        for each in (whole, whole.partition(" ")[0]):
            if len(each) > 1:
                yield part, each
