"""Names in a text written all in capitals, as a control room's log is: 'RYAN TUCKETT LEFT BEFORE ARRIVAL'.

Capitals tell nothing there. A name is a first name that is no other word, with the surname behind or before
it; or a surname behind a title or an initial, that is no word at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from chronology.language.passages import Passage
from chronology.language.people.name_words import Name, Token, everyday, not_names, tokens
from chronology.language.words.english import is_english
from chronology.language.words.lexicon import words
from chronology.resource import toml

_SHORTEST = 3  # letters of a surname
_INITIALS = frozenset("bcdefghjklmnprstw")
_OTHERS = 9  # capitals to one small letter
_OF_VERBS = ("ed", "ing")
_TITLES = frozenset({"mr", "mrs", "ms", "miss"})


def is_shouted(passage: Passage) -> bool:
    """Whether the words are written in capitals all through, but for a word or two."""
    return _is_shouted(passage.text)


@lru_cache(maxsize=64)
def _is_shouted(text: str) -> bool:
    return sum(map(str.isupper, text)) > _OTHERS * sum(map(str.islower, text))


def names_in_capitals(passage: Passage, start: int, end: int) -> Iterator[Name]:
    """The names between two positions of a text in capitals, in order, each in one way of writing it."""
    row = tokens(passage, start, end)
    at = 0
    while at < len(row):
        run = _run_from(passage, row, at)
        if not run:
            at += 1
            continue
        yield _name(passage, run)
        at += len(run)


def _run_from(passage: Passage, row: list[Token], at: int) -> list[Token]:
    """The words of a name that begins at a place; none where none does."""
    token, behind = row[at], row[at + 1 : at + 2]
    if not _is_capitals(token):
        return []
    if _is_first_name(token):
        surname = [each for each in behind if _is_adjoining(passage, token, each) and _goes_on(each)]
        return [token, *surname]
    if behind and _is_first_name(behind[0]) and _is_no_word(token) and _is_before(passage, token, behind[0]):
        last = row[at + 2 : at + 3]  # in 'RINGWOLD RYAN TUCKETT' the first word is a place
        named = any(_is_adjoining(passage, behind[0], each) and _is_no_word(each) for each in last)
        return [] if named else [token, behind[0]]
    before = row[at - 1].plain if at else ""
    if before in _TITLES and _is_no_word(token):
        return [token]
    return [token] if before in _INITIALS and _goes_on(token) and len(token.plain) > _SHORTEST else []


@cache
def _first_names() -> frozenset[str]:
    return words("names", "first_in_capitals") - not_names()


def _is_first_name(token: Token) -> bool:
    return _is_capitals(token) and token.plain.split("-")[0].removesuffix("'s") in _first_names()


def _is_adjoining(passage: Passage, one: Token, other: Token) -> bool:
    return passage.text[one.end : other.start] == " "


def _is_before(passage: Passage, surname: Token, first: Token) -> bool:
    return passage.text[surname.end : first.start] in (" ", ", ")


def _is_capitals(token: Token) -> bool:
    return token.text.isupper() and token.plain not in not_names()


def _goes_on(token: Token) -> bool:
    """Whether it may be a surname behind a first name: no word of the field, nor one like a verb."""
    plain = token.plain.removesuffix("'s")
    letters = plain.replace("'", "").replace("-", "")
    return (
        _is_capitals(token)
        and len(plain) >= _SHORTEST
        and letters.isalpha()
        and not plain.endswith(_OF_VERBS)
        and plain not in everyday()
        and not _is_first_name(token)
        and token.text not in toml("vocabularies", "acronyms.toml")["meanings"]
    )


def _is_no_word(token: Token) -> bool:
    return _goes_on(token) and not is_english(token.plain.removesuffix("'s"))


def _name(passage: Passage, run: list[Token]) -> Name:
    """The name as it would be written in prose, first name first."""
    said = [token.text.removesuffix("'S").removesuffix("’S").title() for token in run]
    if len(run) == 2 and not _is_first_name(run[0]):
        said.reverse()
    return Name(" ".join(said), run[0].start, run[-1].end)
