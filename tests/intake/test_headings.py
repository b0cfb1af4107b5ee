"""A heading says what its column holds, however an agency words it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.intake.headings import BY_HEAD, EXACT, guess_heading
from chronology.model.events import Meaning


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("Date", Meaning.DATE),
        ("DATE OF EVENT", Meaning.DATE),
        ("Date/Time", Meaning.DATE),
        ("When did this happen?", Meaning.DATE),
        ("Admission date", Meaning.DATE),
        ("Date of the\nhome visit", Meaning.DATE),
        ("Dyddiad / Date", Meaning.DATE),
        ("Time (24 hr)", Meaning.TIME),
        ("Time of the call", Meaning.TIME),
        ("Agency involved", Meaning.AGENCY),
        ("Source of information", Meaning.SOURCE),
        ("CAD no", Meaning.SOURCE),
        ("Worker / record", Meaning.SOURCE),
        ("Recorded by", Meaning.WHO),
        ("Lead practitioner", Meaning.WHO),
        ("Significant Event (brief description)", Meaning.EVENT),
        ("Details of the incident", Meaning.EVENT),
        ("Was the child seen?", Meaning.SEEN),
        ("Child's lived experience", Meaning.VOICE),
        ("Views of the young person", Meaning.VOICE),
        ("Action taken by the agency", Meaning.ACTION),
        ("Agency response", Meaning.ACTION),
        ("Comment", Meaning.ANALYSIS),
        ("Significance for the review", Meaning.ANALYSIS),
        ("Name of child", Meaning.FAMILY_MEMBER),
        ("No.", Meaning.SEQUENCE),
        ("#", Meaning.SEQUENCE),
        ("Date of birth of mother", Meaning.OTHER),
        ("Event type", Meaning.OTHER),
        ("Review date", Meaning.OTHER),
    ],
)
def test_headings_of_the_field(heading: str, meaning: Meaning) -> None:
    guess = guess_heading(heading)
    assert guess is not None
    assert guess.meaning is meaning


@pytest.mark.parametrize(
    ("mistyped", "meaning"),
    [
        ("Dtae of event", Meaning.DATE),
        ("Narative", Meaning.EVENT),
        ("Soruce of informaton", Meaning.SOURCE),
        ("Outcom", Meaning.ACTION),
        ("Profesional", Meaning.WHO),
    ],
)
def test_a_mistyped_heading_is_recognised_less_surely(mistyped: str, meaning: Meaning) -> None:
    guess = guess_heading(mistyped)
    assert guess is not None
    assert guess.meaning is meaning
    assert guess.sureness < EXACT


def test_a_longer_heading_turns_on_its_head_word() -> None:
    guess = guess_heading("Ward handover date")
    assert guess is not None
    assert (guess.meaning, guess.sureness) == (Meaning.DATE, BY_HEAD)


@pytest.mark.parametrize(
    "words", ["Nil", "Home visit", "Arlo", "", "Seen by nobody since she left, and " * 8]
)
def test_what_is_no_heading_is_none(words: str) -> None:
    assert guess_heading(words) is None


def test_comment_is_the_event_where_nothing_else_is() -> None:
    guess = guess_heading("Comments")
    assert guess is not None
    assert guess.failing is Meaning.EVENT


@given(st.text(max_size=200))
def test_any_words_at_all_have_an_answer(words: str) -> None:
    guess = guess_heading(words)
    assert guess is None or 0 < guess.sureness <= 1
