"""Signals that a lexicon declares: which words beside them they need, and which rule them out."""

from __future__ import annotations

import pytest

from chronology.language.declared import Declared, DeclaredField
from chronology.language.passages import Hit, Passage
from chronology.language.words.sentences import sentences


def passage(text: str, heading: str = "", field: str = "event", **readings: str) -> Passage:
    """A passage in which each reading is found at the words given for it."""
    spans = sentences(text)
    hits: dict[str, dict[int, list[Hit]]] = {}
    for name, words in readings.items():
        start = text.index(words)
        number = max(n for n, (first, _) in enumerate(spans) if first <= start)
        hits.setdefault(name, {})[number] = [Hit(name, start, start + len(words), number)]
    return Passage(field, text, text.casefold(), spans, heading, hits)


def is_so(declared: Declared, found: Passage, name: str = "stopped") -> bool:
    return declared.is_so(found, found.of(name)[0])


STOPPED = "Mum binned her tablets. Baby slept."


def test_words_alone_make_a_signal_that_asks_for_no_others() -> None:
    assert is_so(Declared("m", ("stopped",)), passage(STOPPED, stopped="binned"))


@pytest.mark.parametrize(("near", "so"), [(None, True), (1, True), (0, False)])
def test_words_beside_must_stand_in_the_sentence_and_as_near_as_is_said(near: int | None, so: bool) -> None:
    declared = Declared("m", ("stopped",), beside=frozenset({"medicine"}), near=near)
    assert is_so(declared, passage(STOPPED, stopped="binned", medicine="tablets")) is so


@pytest.mark.parametrize(("about", "so"), [(0, False), (1, True)])
def test_words_beside_may_stand_in_the_next_sentence_where_that_is_said(about: int, so: bool) -> None:
    declared = Declared("m", ("stopped",), beside=frozenset({"sleep"}), about=about)
    assert is_so(declared, passage(STOPPED, stopped="binned", sleep="slept")) is so


@pytest.mark.parametrize(("words", "so"), [("tablets", True), ("Baby", False)])
def test_two_kinds_of_words_may_both_be_asked_for(words: str, so: bool) -> None:
    declared = Declared("m", ("stopped",), beside=frozenset({"her"}), also=frozenset({"medicine"}))
    assert is_so(declared, passage(STOPPED, stopped="binned", her="her", medicine=words)) is so


def test_words_that_rule_a_signal_out_do_so_in_their_own_sentence_only() -> None:
    declared = Declared("m", ("stopped",), without=frozenset({"baby"}))
    assert is_so(declared, passage(STOPPED, stopped="binned", baby="Baby"))
    assert not is_so(declared, passage("Mum binned baby's milk", stopped="binned", baby="baby"))


def test_a_column_counts_only_where_it_is_named() -> None:
    declared = Declared("m", ("stopped",), fields=frozenset({"action"}))
    assert not is_so(declared, passage(STOPPED, stopped="binned"))
    assert is_so(declared, passage(STOPPED, field="action", stopped="binned"))


@pytest.mark.parametrize(
    ("field", "heading", "text", "so"),
    [
        ("seen", "", "Yes, asleep", True),
        ("other 1", "Child seen?", "YES", True),
        ("other 1", "Child seen?", "Yesterday", False),
        ("other 1", "Shoe size", "Yes", False),
        ("event", "", "Yes", False),
    ],
)
def test_a_column_of_its_own_is_read_by_its_first_words(
    field: str, heading: str, text: str, so: bool
) -> None:
    declared = DeclaredField("child.seen", of="seen", headings=frozenset({"child seen"}), says=("yes", "y"))
    assert declared.is_so(passage(text, heading, field)) is so
