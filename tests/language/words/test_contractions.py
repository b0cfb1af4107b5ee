"""What is written in short, with an apostrophe or without articles, is found as if written in full."""

from __future__ import annotations

import pytest

from chronology.language.words.folding import fold
from chronology.language.words.patterns import Index
from chronology.language.words.phrases import OtherWords


def found(pattern: str, text: str) -> list[str]:
    index: Index[str] = Index(OtherWords())
    index.add(pattern, {}, "it")
    return [text[start:end] for start, end, _ in index.search(fold(text))]


@pytest.mark.parametrize(
    ("pattern", "text", "words"),
    [
        ("did not see", "Mum didn't see.", "didn't see"),
        ("(did|does) not (ask|say)", "HV doesn’t say.", "doesn’t say"),
        ("can not ask", "I can't ask.", "can't ask"),
        ("she is _1 there", "She's always there.", "She's always there"),
        ("they have moved", "They've moved.", "They've moved"),
        ("he would hit", "He'd hit her.", "He'd hit"),
        ("didn't see", "Mum didn't see.", "didn't see"),
    ],
)
def test_what_is_written_in_short_is_met_by_what_is_written_in_full(
    pattern: str, text: str, words: str
) -> None:
    assert found(pattern, text) == [words]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("did _1 see", "Mum didn't see."),
        ("mum is here", "Mum's here."),
        ("was there", "She wasn't there."),
    ],
)
def test_no_denial_is_passed_over_and_no_owner_is_a_verb(pattern: str, text: str) -> None:
    assert found(pattern, text) == []


@pytest.mark.parametrize(
    "pattern", ["slipped in the bath", "slipped in the (bath|shower)", "slipped (in the bath)"]
)
@pytest.mark.parametrize("text", ["Slipped in the bath at nan's.", "Slipped in bath at nan's."])
def test_an_article_may_be_missing_within(pattern: str, text: str) -> None:
    assert found(pattern, text) == [text[: text.index(" at")]]


def test_an_article_among_other_words_may_not_be_missing() -> None:
    assert found("on (the|this) scene", "Police on scene.") == []
    assert found("spoke with (the|three) boys", "Spoke with boys.") == []
