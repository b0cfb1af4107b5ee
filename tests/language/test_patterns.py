"""The small language of the lexicons."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.language.folding import fold
from chronology.language.patterns import BrokenPattern, Index, compile_pattern
from chronology.language.sentences import sentences

WORDS = {"man": ["man", "bloke", "b/f"], "hold": ["held", "carr*"]}


def found(pattern: str, text: str) -> list[str]:
    folded = fold(text, (end for _, end in sentences(text)))
    index = Index([(compile_pattern(pattern, WORDS), pattern)])
    return [text[match.start() : match.end()] for match, _ in index.search(folded)]


@pytest.mark.parametrize(
    ("pattern", "text", "words"),
    [
        ("unknown male", "An UNKNOWN  male was there", ["UNKNOWN  male"]),
        ("unknown male", "unknown females", []),
        ("collect*", "Collected, then collecting", ["Collected", "collecting"]),
        ("unknown {man}", "unknown b/f at home", ["unknown b/f"]),
        ("({hold}|fed) baby", "He carried baby. She fed baby", ["carried baby", "fed baby"]),
        ("(his|her) (full)? name", "her name, his full name", ["her name", "his full name"]),
        ("name _2 given", "name was not given", ["name was not given"]),
        ("name _2 given", "name was asked for but given", []),
        ("did not", "did. Not today", []),
        ("didn't ask", "didnt ask; didn’t ask", ["didnt ask", "didn’t ask"]),
        ("step dad", "step-dad", ["step-dad"]),
    ],
)
def test_a_pattern_finds_its_words_and_no_others(pattern: str, text: str, words: list[str]) -> None:
    assert found(pattern, text) == words


@pytest.mark.parametrize(
    "pattern",
    ["", "name (given)?", "{nobody} here", "(a|b", "name _2", "_3", "his ? name", "& co"],
)
def test_a_broken_pattern_is_said_to_be_broken(pattern: str) -> None:
    with pytest.raises(BrokenPattern):
        compile_pattern(pattern, WORDS)


@given(st.text(max_size=120))
def test_no_text_breaks_the_search(text: str) -> None:
    assert isinstance(found("(a|the) {man} _3 {hold}", text), list)


@given(
    st.lists(
        st.sampled_from(["a", "man", "bloke", "held", "carried", "the", "then", "not", "was"]), max_size=8
    )
)
def test_choosing_by_anchors_loses_nothing(said: list[str]) -> None:
    text = " ".join(said)
    compiled = compile_pattern("{man} _1 {hold}", WORDS)
    slow = [match.group() for match in compiled.expression.finditer(fold(text))]
    assert found("{man} _1 {hold}", text) == slow
