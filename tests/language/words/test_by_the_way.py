"""Words that are said by the way: a phrase is met with them as without, and reaches no further for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.language.words.by_the_way import by_the_way
from chronology.language.words.folding import fold
from chronology.language.words.patterns import Index
from chronology.language.words.phrases import OtherWords
from chronology.language.words.sentences import sentences

WORDS = frozenset({"then", "just", "reportedly"})


def found(pattern: str, text: str) -> list[str]:
    index: Index[str] = Index(OtherWords(by_the_way=WORDS))
    index.add(pattern, {}, "it")
    folded = fold(text, (end for _, end in sentences(text)))
    return [text[start:end] for start, end, _ in index.search(folded, text)]


@pytest.mark.parametrize(
    "between",
    [
        "then",
        "just then",
        "(x2)",
        "(see email of HV)",
        "on Monday",
        "last Tues",
        "on Weds morning",
        "this afternoon",
        "yesterday",
        "earlier today",
        "at 10:40",
        "at about 4pm",
        "from 1400 hrs",
        "on 3/4",
        "on 3/4/2021",
        "on the 3rd of April",
        "over the weekend",
        "the same day (by phone)",
    ],
)
@pytest.mark.parametrize("pattern", ["rang to say", "rang (to say)", "(rang|called) to _1 say"])
def test_what_is_said_by_the_way_parts_no_phrase(pattern: str, between: str) -> None:
    assert found(pattern, f"Mum rang {between} to say so.") == [f"rang {between} to say"]


@pytest.mark.parametrize(
    "between",
    [
        "never",
        "not",
        "sat",
        "next Monday",
        "tomorrow",
        "if",
        "(a note that goes on and on for ever and ever)",
    ],
)
def test_other_words_part_a_phrase(between: str) -> None:
    assert found("rang to say", f"Mum rang {between} to say so.") == []


def test_the_end_of_a_sentence_parts_a_phrase_all_the_same() -> None:
    assert found("rang to say", "Mum rang on Monday. To say more would not help.") == []
    assert found("rang to say", "Mum rang. On Monday to say so.") == []


def test_beside_words_of_any_kind_nothing_more_is_passed_over() -> None:
    assert found("staying _2 for", "Staying Friday and Saturday for the christening.") == []
    assert found("staying _2 for", "Staying on Friday for tea.") == ["Staying on Friday for"]


def test_many_in_a_row_are_no_phrase_and_do_no_harm() -> None:
    assert found("rang to say", f"Mum rang {'then ' * 4}to say so.") == [f"rang {'then ' * 4}to say"]
    assert found("rang to say", f"Mum rang {'then ' * 3000}to say so.") == []
    assert found("then (rang) say", "then " * 2990 + "rang say") == ["then " * 5 + "rang say"]


def test_a_phrase_neither_begins_nor_ends_with_them() -> None:
    assert found("rang", "Then rang on Monday.") == ["rang"]
    assert found("then rang", "Then rang.") == ["Then rang"]


@given(
    st.lists(
        st.sampled_from(["then", "just", "on Monday", "(x2)", "at 10:40", "rang", "to", "say"]), max_size=9
    )
)
def test_without_them_the_same_is_found(parts: list[str]) -> None:
    plain = [part for part in parts if part in ("rang", "to", "say")]
    assert len(found("rang to say", " ".join(parts))) == len(found("rang to say", " ".join(plain)))


@given(st.text(alphabet="on monday (3/4:15)satr\n", max_size=60))
def test_a_span_lies_within_the_text_and_is_not_empty(text: str) -> None:
    last = 0
    for start, end in by_the_way(fold(text)):
        assert last <= start < end <= len(text)
        last = end
