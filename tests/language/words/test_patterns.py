"""The small language of the lexicons."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.language.words.folding import fold
from chronology.language.words.patterns import BrokenPattern, Index
from chronology.language.words.phrases import OtherWords
from chronology.language.words.sentences import sentences

WORDS = {"man": ["man", "bloke", "b/f"], "hold": ["held", "carr*"]}


def found(pattern: str, text: str) -> list[str]:
    folded = fold(text, (end for _, end in sentences(text)))
    index: Index[None] = Index()
    index.add(pattern, WORDS, None)
    return [text[start:end] for start, end, _ in index.search(folded)]


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
        ("b/f", "b/f, b.f, b / f", ["b/f"]),
        ("he 'll come", "he'll come; he will come", ["he'll come"]),
        ("(6|8) (/52|week) check", "6/52 check, 8 week check", ["6/52 check", "8 week check"]),
        ("screen +ve", "screen +ve, screen ve", ["screen +ve"]),
        ("with (w/)? mum", "with w/mum, with w/ mum", ["with w/mum", "with w/ mum"]),
        (
            "(man|man at door) _12 left",
            "man at door, whom nobody knew at all, then left",
            [
                "man at door, whom nobody knew at all, then left",
            ],
        ),
    ],
)
def test_a_pattern_finds_its_words_and_no_others(pattern: str, text: str, words: list[str]) -> None:
    assert found(pattern, text) == words


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "name (given)?",
        "{nobody} here",
        "(a|b",
        "name _2",
        "_3",
        "his ? name",
        "& co",
        "(a|)",
        "(got a _2 letter|b)",
        "wi*th",
    ],
)
def test_a_broken_pattern_is_said_to_be_broken(pattern: str) -> None:
    with pytest.raises(BrokenPattern):
        Index[None]().add(pattern, WORDS, None)


@given(st.text(max_size=120))
def test_no_text_breaks_the_search(text: str) -> None:
    assert isinstance(found("(a|the) {man} _3 {hold}", text), list)


_BETWEEN = r"[^\w\x00]{1,4}"


@given(
    st.lists(
        st.sampled_from(
            [
                "man",
                "b/f",
                "bloke",
                "held",
                "carried",
                "not",
                "step-dad",
                "didn't",
                "didnt",
                ",",
                ".",
                "(",
                "/52",
            ]
        ),
        max_size=9,
    )
)
def test_a_pattern_finds_what_a_plain_expression_finds(said: list[str]) -> None:
    text = " ".join(said)
    plain = re.compile(
        rf"(?<!\w)(?:bloke|man|b/f){_BETWEEN}(?:(?:didn'?t|step{_BETWEEN}dad){_BETWEEN})?"
        rf"(?:\w+(?:['/.-]\w+)*{_BETWEEN}){{0,2}}(?:held|carr\w*)(?!\w)"
    )
    folded = fold(text, (end for _, end in sentences(text)))
    assert found("{man} (didn't|step dad)? _2 {hold}", text) == [
        text[match.start() : match.end()] for match in plain.finditer(folded)
    ]


def test_an_index_that_is_closed_finds_what_it_found_before() -> None:
    found: Index[str] = Index()
    patterns = [
        "unknown male",
        "(his|her) name",
        "name _3 given",
        "collect* (a)? child*",
        "step-dad",
        "f/u",
        "didn't",
    ]
    for pattern in patterns:
        found.add(pattern, {}, pattern)
    text = "unknown male, her name was not given; collected children with step-dad, f/u, she didnt"
    before = list(found.search(text))
    assert len(before) >= len(patterns)
    found.close()
    assert list(found.search(text)) == before


OTHER_WORDS = OtherWords({"moc": "mum"}, {"mo": "mum"})


@pytest.mark.parametrize(
    ("pattern", "text", "found_there"),
    [
        ("mum said", "moc said", True),
        ("moc said", "mum said", True),
        ("moc's (sister|friend)", "mum's sister", True),
        ("mum said", "mo said", True),
        ("six mo", "six mo", True),
        ("six mo", "six mum", False),
        ("six mo", "six moc", False),
        ("mo*", "moc", True),
    ],
)
def test_a_word_that_stands_for_another_meets_what_the_other_meets(
    pattern: str, text: str, found_there: bool
) -> None:
    search: Index[str] = Index(OTHER_WORDS)
    search.add(pattern, {}, "told")
    assert bool(list(search.search(text))) is found_there
