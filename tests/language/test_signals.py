"""Signals read from entries in many voices, with the exact words they stand in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.language.passages import LONGEST
from chronology.language.reading import read
from chronology.language.signals import Certainty, Layer, Signal
from chronology.model.events import Words
from tests.language.voices import TOLD, event, labelled, measured


def signals(text: str, name: str, **fields: str) -> list[Signal]:
    return [signal for signal in read(event(text, **fields)) if signal.id == name]


def words(text: str, name: str) -> list[str]:
    return [text[signal.start : signal.end] for signal in signals(text, name)]


@pytest.mark.parametrize("name", TOLD)
def test_a_signal_is_told_in_the_voices_it_was_written_for(name: str) -> None:
    found = measured(name, held_out=False)
    assert found.recall >= 0.97, found.missed
    assert found.precision >= 0.98, found.wrong


@pytest.mark.parametrize("name", TOLD)
def test_a_signal_is_told_in_words_it_was_not_written_for(name: str) -> None:
    found = measured(name, held_out=True)
    assert found.recall >= 0.8
    assert found.precision >= 0.85


@pytest.mark.parametrize("name", TOLD)
def test_the_labelled_entries_are_many_and_of_many_voices(name: str) -> None:
    entries = list(labelled(name))
    assert len({each.voice for each in entries}) >= 8
    assert min(sum(each.is_so for each in entries), sum(not each.is_so for each in entries)) >= 60
    assert len({each.text for each in entries}) == len(entries)


def test_a_signal_keeps_its_words_its_sentence_and_its_field() -> None:
    text = "Mum well. An unknown man held the baby. He left."
    (found,) = signals(text, "adult.unidentified")
    assert text[found.start : found.end] == "man"
    assert text[slice(*found.sentence)] == "An unknown man held the baby."
    assert (found.field, found.layer, found.certainty) == ("event", Layer.WORDS, Certainty.STATED)
    assert {"male", "unknown"} <= found.tags


def test_words_of_every_field_are_read_under_that_fields_name() -> None:
    found = read(replace(event("Visit.", action="Unknown male answered."), analysis="Unknown female in bed."))
    assert [(signal.id, signal.field) for signal in found if signal.id.startswith("adult.")] == [
        ("adult.unidentified", "action"),
        ("adult.unidentified", "analysis"),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mum's partner of two years, Carl Abbot, was there", "Carl Abbot"),
        ("Wes Tanner (mum's boyfriend) was there", "Wes Tanner"),
        ("Partner Darren SPEKE spoken to", "Darren SPEKE"),
        ("The man seen in May was her brother, Joe O'Dowd", "Joe O'Dowd"),
        ("Mum's partner: Łukasz Wójcik", "Łukasz Wójcik"),
        ("The lady is called Ffion ap Rhys", "Ffion"),
        ("He is the man we met. Mum's fella = Obi Eze", "Obi Eze"),
        ("A man called Tony Blunt moved in", "Tony Blunt"),
    ],
)
def test_a_name_is_read_as_it_is_written(text: str, name: str) -> None:
    assert name in [signal.person for signal in signals(text, "adult.named")]


@pytest.mark.parametrize(
    "text",
    [
        "Booking, mum's partner present, no name recorded",
        "Her new partner is in Portsmouth, name not known",
        "The new partner is Polish and works away; name not given",
        "Unknown male seen by PC Denny at the house",
    ],
)
def test_a_capital_is_not_yet_a_name(text: str) -> None:
    assert not signals(text, "adult.named")
    assert signals(text, "adult.unidentified")


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("RE asked, mum alone, denied", "alone"),
        ("RE asked in front of partner, denied", "accompanied"),
        ("Asked re DA: he has been hitting her", "disclosed"),
    ],
)
def test_an_enquiry_says_with_whom_and_with_what_answer(text: str, tag: str) -> None:
    (found,) = signals(text, "enquiry.asked")
    assert tag in found.tags


def test_an_enquiry_without_a_reason_is_not_one_that_could_not_be_made() -> None:
    read_as = [signal.id for signal in read(event("Booking bloods taken. RE not asked."))]
    assert [name for name in read_as if name.startswith("enquiry")] == ["enquiry.not_asked"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Not asked - partner present", "enquiry.could_not"),
        ("No", "enquiry.not_asked"),
        ("Could not ask (interpreter was her sister)", "enquiry.could_not"),
        ("Asked, denied", "enquiry.asked"),
        ("Yes - alone", "enquiry.asked"),
    ],
)
def test_a_column_of_its_own_says_it_first(words: str, name: str) -> None:
    every = read(replace(event("Visit."), other=(Words("DA enquiry made?", words),)))
    (found,) = (signal for signal in every if signal.id.startswith("enquiry."))
    assert (found.id, found.field, found.layer) == (name, "other 1", Layer.FIELD)


@pytest.mark.parametrize(
    "text",
    [
        "Mum asked re housing. Not done, partner present.",
        "He hits his sister; could not be asked about it as dad was there.",
        "re feeding: not discussed, dad in room",
    ],
)
def test_small_letters_do_not_make_an_enquiry(text: str) -> None:
    assert not signals(text, "enquiry.could_not")


def test_the_death_of_the_child_is_told_from_other_deaths() -> None:
    assert words("Baby pronounced dead at 04:10.", "child.died") == ["Baby pronounced dead"]
    assert not signals("Her first child died in 2004.", "child.died")
    assert not signals("Death of a neighbour's child discussed.", "child.died")


@given(st.text(max_size=300))
def test_no_text_breaks_the_reading_and_every_span_lies_in_it(text: str) -> None:
    for signal in read(event(text, action=text[::-1])):
        field = text if signal.field == "event" else text[::-1]
        assert 0 <= signal.sentence[0] <= signal.start < signal.end <= signal.sentence[1] <= len(field)


@given(
    st.lists(
        st.sampled_from(
            [
                "the",
                "a",
                "man",
                "unknown",
                "male",
                "partner",
                "Mum's",
                "not",
                "asked",
                "RE",
                "DA",
                ".",
                ",",
                "alone",
                "present",
                "Lee",
                "Frost",
                "is",
                "called",
            ]
        ),
        max_size=14,
    )
)
def test_no_order_of_the_fields_words_breaks_the_reading(said: list[str]) -> None:
    text = " ".join(said)
    assert read(event(text)) == read(event(text))


def test_shouted_and_quiet_entries_are_read_alike() -> None:
    assert words("UNKNOWN MALE IN KITCHEN WITH BABY.", "adult.unidentified") == ["MALE"]
    assert words("unknown male in kitchen with baby", "adult.unidentified") == ["male"]


def test_a_very_long_entry_is_read_for_its_first_eight_pages() -> None:
    text = (
        "Visit. Mum's partner let me in and did not ask, not asked, not, no, the man who was the man. " * 4000
    )
    found = signals(text, "adult.unidentified")
    assert len(found) >= LONGEST // 93
    assert max(signal.end for signal in found) <= LONGEST


@pytest.mark.parametrize("text", ["Running late for her booking appt.", "Hb at booking 108, 34/40 today."])
def test_what_is_only_not_late_is_no_booking_in_time(text: str) -> None:
    assert not {"pregnancy.early_booking", "pregnancy.late_booking"} & {s.id for s in read(event(text))}


def test_an_account_of_today_that_is_called_a_history_is_not_long_past() -> None:
    assert "father.involved" in {s.id for s in read(event("Father gave a history of a fall."))}
