"""Whether two names may be one person's: spelt or heard alike, short for one another, or by a middle name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from chronology.language.words.folding import fold
from chronology.resource import toml
from chronology.timeline.sounds import sound_alike, sound_of

_SURNAMES_ALIKE = 80  # of 100
_FIRST_NAMES_ALIKE = 75
_ENDS_APART = 65  # of 100, for surnames that begin with the same letters
_BEGINNING = 6  # letters
_MIDDLES_APART = 70  # of 100, for surnames that begin and end with the same letters
_ENDING = 4  # letters
_SHORTEST = 3  # letters, for a spelling to be called alike
_ANOTHERS_ENDS = frozenset({"a", "e", "o", "ah", "elle", "ella", "ette", "ina", "ine", "ie", "y"})
"""What makes another name of one: 'Paul' and 'Paula', 'Carl' and 'Carlo'. Pet names are listed."""


def names_alike(one: str, other: str, same_part: bool) -> str:
    """Why two names may be one person's; '' where nothing says so."""
    first, second = one.split(), other.split()
    if _is_written_apart(first, second) and (same_part or len(first) > 2 or len(second) > 2):
        return "the names are the same but for how they are written"
    short = first[0] != second[0] and is_short_for(first[0], second[0])
    if len(first) == 1 or len(second) == 1:
        if short and same_part:
            return "one first name is short for the other"
        return "the surnames sound alike" if same_part and _is_surname_heard(first, second) else ""
    letters = (
        fuzz.ratio(first[0], second[0]) >= _FIRST_NAMES_ALIKE and min(map(len, (first[0], second[0]))) > 2
    )
    heard = sound_alike(first[-1], second[-1])
    spelt = (letters or sound_alike(first[0], second[0])) and not _are_two_names(first[0], second[0])
    surnames = fuzz.ratio(first[-1], second[-1])
    close = (surnames >= _SURNAMES_ALIKE or (same_part and _by_a_letter(first[-1], second[-1]))) and min(
        len(first[-1]), len(second[-1])
    ) >= _SHORTEST
    if first == second[::-1] and first != second:
        return "the names are the same the other way round"
    if (close or heard) and (first[0] in second[1:-1] or second[0] in first[1:-1]):
        return "one may go by a middle name"
    one_first_name = short or spelt or first[0] == second[0]
    close = close or (one_first_name and surnames >= _ENDS_APART and _begin_alike(first[-1], second[-1]))
    close = close or (
        first[0] == second[0] and surnames >= _MIDDLES_APART and _end_alike(first[-1], second[-1])
    )
    if one_first_name and not close and _have_a_surname_in_common(first, second):
        return "one surname is a part of the other"
    if not (close or heard) or not one_first_name:
        return ""
    if short:
        return "one first name is short for the other, and the surnames are alike"
    return "the names are spelt alike" if letters and close else "the names sound alike"


def _is_written_apart(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a double first name stands in one or in two words: 'Kerry-Ann Webb', 'Kerryann'."""
    joined, apart = sorted((one, other), key=len)
    if len(apart) < 2 or "".join(apart[:2]) != joined[0]:
        return False
    return len(joined) == 1 or list(joined[1:]) == list(apart[2:])


def _are_two_names(one: str, other: str) -> bool:
    """Whether both are names that everybody knows, and not one: 'John' and 'Joan', 'Dean' and 'Sean'."""
    return one != other and is_first_name(one) and is_first_name(other)


def _have_a_surname_in_common(first: Sequence[str], second: Sequence[str]) -> bool:
    """'Carter-Jones' and 'Carter'; the surname behind a middle name is the last alone."""
    return any(len(name) >= _SHORTEST for name in {*first[1:]} & {*second[1:]})


def _begin_alike(one: str, other: str) -> bool:
    """Whether two surnames differ by their ends alone, as they are misheard: 'Pritchard' and 'Pritchett'."""
    return min(len(one), len(other)) > _BEGINNING and one[:_BEGINNING] == other[:_BEGINNING]


def _end_alike(one: str, other: str) -> bool:
    """Whether two surnames differ in the middle alone, as vowels are misheard: 'Pocock' and 'Peacock'."""
    return min(len(one), len(other)) > _ENDING and one[0] == other[0] and one[-_ENDING:] == other[-_ENDING:]


def _by_a_letter(one: str, other: str) -> bool:
    """Whether two short surnames differ by one letter, as a slip of the pen does: 'Ball' and 'Bull'."""
    return one[0] == other[0] and Levenshtein.distance(one, other, score_cutoff=1) <= 1


def _is_surname_heard(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether one name is a surname alone, and sounds like the other's: 'Mr Knight' and 'Dean Night'."""
    alone, full = sorted((first, second), key=len)
    if len(alone) != 1 or len(full) == 1 or is_first_name(alone[0]):
        return False
    return alone[0] != full[-1] and sound_alike(alone[0], full[-1])


def is_first_name(name: str) -> bool:
    """Whether this is a first name that everybody knows, or a listed short form of one."""
    return name in _forms()


def is_short_for(one: str, other: str) -> bool:
    """Whether both are listed as forms of one name, or one is how the other begins: 'Gav' and 'Gavin'."""
    if _forms_of(one) & _forms_of(other):
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= _SHORTEST and long.startswith(short) and long[len(short) :] not in _ANOTHERS_ENDS


def _forms_of(name: str) -> frozenset[int]:
    """Of which names a first name is a form; one that is not listed is taken as it sounds: 'Rebekah'."""
    listed = _forms().get(name)
    if listed is None and len(name) > _SHORTEST:
        return _forms_by_sound().get(sound_of(name), frozenset())
    return listed or frozenset()


@cache
def _forms_by_sound() -> Mapping[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for name, numbers in _forms().items():
        if len(name) > _SHORTEST:
            found[sound_of(name)] = found.get(sound_of(name), frozenset()) | numbers
    return found


@cache
def _forms() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, forms in enumerate(toml("vocabularies", "short_names.toml")["forms"]):
        for form in forms:
            found.setdefault(form, set()).add(number)
    return {form: frozenset(numbers) for form, numbers in found.items()}


@lru_cache(maxsize=2**14)
def name_key(name: str) -> str:
    """A name as it is held against others: without case, accents and marks."""
    return " ".join(fold(name).replace("'s", "").replace(".", " ").replace("-", " ").split())
