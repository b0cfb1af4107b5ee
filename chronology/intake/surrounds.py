"""The words around a return's entries: titles, totals, notes, and cells that say nothing.

The vocabulary is resources/vocabularies/surrounds.toml.
"""

from __future__ import annotations

import re
from functools import cache

from chronology.model.agencies import folded
from chronology.resource import toml

_LONGEST_NOTE = 60  # words; a longer text is an account, however it begins
_YEAR = re.compile(r"(?:19|20)\d\d")
_PAGE = re.compile(r"^page \d+( of \d+)?$")


@cache
def listed(kind: str, key: str) -> frozenset[str]:
    """The folded words under one key of the vocabulary; empty where it has none."""
    return frozenset(folded(words) for words in toml("vocabularies", "surrounds.toml")[kind].get(key, ()))


def is_title(words: str) -> bool:
    """Whether a line says what the return is: its title, its child, its period, its author, its marking."""
    text = folded(words)
    return _opens(text, "title") or any(f" {part} " in f" {text} " for part in listed("title", "anywhere"))


def is_title_with_date(words: str) -> bool:
    """Whether the words behind a date say what the return is. 'Mother', 'Review' open accounts as well."""
    text = folded(words)
    opening = listed("title", "openings") - listed("title", "open_accounts")
    words_of = text.split(" ", 8)
    opens = any(" ".join(words_of[:count]) in opening for count in range(1, 7))
    return opens or any(f" {part} " in f" {text} " for part in listed("title", "anywhere"))


def year_in_title(words: str) -> str:
    """The year that a title of entries names ('Nursery log for 2021'); '' where it says any other number.

    A title that says when the return was written, or whose birth it is about, lends its year to nothing.
    """
    text = folded(words)
    numbers: list[str] = re.findall(r"\d+", text)
    if len(numbers) != 1 or _YEAR.fullmatch(numbers[0]) is None or len(text.split()) > 12:
        return ""
    said = set(text.split())
    if not said & listed("title", "of_entries") or said & listed("title", "of_the_return"):
        return ""
    return numbers[0]


def is_total(words: str) -> bool:
    """Whether a line counts the entries: 'Total: 14', '14 entries in all'."""
    text = folded(words)
    if len(text.split()) > 8:
        return False
    counted = "|".join(listed("total", "counted"))
    return (
        text in listed("total", "whole")
        or _opens(text, "total")
        or re.fullmatch(rf"\d+ (\w+ )?({counted})( in (all|total)| in this \w+)?", text) is not None
    )


def is_note(words: str) -> bool:
    """Whether a line stands beside the entries without being one: 'End of chronology', 'Signed: ...'."""
    text = folded(words)
    if words.lstrip()[:1] == "*" and not words.strip("* "):
        return True
    return text in listed("note", "whole") or _opens(text, "note") or _PAGE.match(text) is not None


def is_signature(words: str) -> bool:
    """Whether a line begins a signature: the date beside it is that of the return."""
    return _opens(folded(words), "signature")


def says_nothing(words: str) -> bool:
    """Whether a cell only says that there is nothing to say: '-', 'Nil', 'No entries'."""
    return folded(words) in listed("nothing", "whole")


def goes_on(words: str) -> bool:
    """Whether the words say themselves that they go on from those above: 'contd.', '... and left'."""
    stripped = words.lstrip("([ ")
    return stripped.startswith(("...", "…")) or _opens(folded(stripped), "continued", 3)


def says_undated(words: str) -> bool:
    """Whether an entry opens by saying that its date is not known: 'Undated: ...'."""
    return _opens(folded(words), "undated")


def is_yes_or_no(words: str) -> bool:
    """Whether a cell answers a question with a word."""
    return folded(words) in listed("yes_no", "whole")


def _opens(text: str, kind: str, longest: int = _LONGEST_NOTE) -> bool:
    words = text.split(" ", 8)
    if kind != "continued" and text.count(" ") >= longest:
        return False
    return any(" ".join(words[:count]) in listed(kind, "openings") for count in range(1, 7))
