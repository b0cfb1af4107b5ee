"""The child at a contact: what a column says first, then what the words say."""

from __future__ import annotations

import pytest

from chronology.language.reading import reader_for
from chronology.model.case import Case
from tests.corpora.language.quality import CASE
from tests.language.voices import event

READ = reader_for(Case(child="Aiden Cotter"))


OURS = {f"child.{name}" for name in ("seen", "not_seen", "spoken_to", "alone", "voice", "day", "disclosed")}


def told(text: str = "Visit.", **fields: str) -> set[str]:
    return {signal.id for signal in READ(event(text, **fields))} & OURS


@pytest.mark.parametrize(
    "cell", ["Yes", "Y", "Seen with mum", "Tearful", "Attended with mum", "Seen asleep", "yes, in nursery"]
)
def test_a_column_says_that_the_child_was_seen(cell: str) -> None:
    assert "child.seen" in told(seen=cell)
    assert "child.not_seen" not in told(seen=cell)


@pytest.mark.parametrize(
    "cell",
    ["N", "No", "not seen", "Not this time", "In bed", "Asleep upstairs", "No - at nan's", "Siblings only"],
)
def test_a_column_says_that_the_child_was_not_seen(cell: str) -> None:
    assert told(seen=cell) == {"child.not_seen"}


@pytest.mark.parametrize("cell", ["n/a", "N/A - phone call", "not recorded", "Unknown", ""])
def test_a_column_that_says_nothing_of_the_child_is_no_signal(cell: str) -> None:
    assert told(seen=cell) == set()


def test_a_column_says_that_the_child_was_seen_alone() -> None:
    assert told(seen="seen and spoken to alone") >= {"child.seen", "child.spoken_to", "child.alone"}
    assert "child.alone" not in told(seen="Seen, not alone")


def test_the_column_of_the_voice_holds_the_voice_unless_it_says_that_there_is_none() -> None:
    assert "child.voice" in told(voice="Would like to see more of his brother")
    assert "child.voice" not in told(voice="Not recorded")


def test_what_a_parent_says_of_the_child_is_neither_seeing_nor_the_childs_voice() -> None:
    assert told("Mum said Aiden is doing well and is happy.") == set()


def test_harm_that_the_child_tells_of_is_a_disclosure_and_a_peers_knock_is_not() -> None:
    assert "child.disclosed" in told("Told TA at lunch that Gaz 'gets me by the neck when I'm cheeky'.")
    assert "child.disclosed" in told("Aiden said dad kicked him because he dropped his plate.")
    assert "child.disclosed" not in told("Aiden said another boy kicked him at football.")
    assert "child.disclosed" not in told("Aiden said nobody hurts him at home.")


def test_three_parts_of_a_day_in_one_entry_tell_of_the_childs_day() -> None:
    assert "child.day" in told("Wakes himself, has crisps for breakfast, falls asleep on the sofa.")
    assert "child.day" not in told("Day in the life work not completed.")


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("Aiden was at school so I saw him there.", "child.not_seen"),
        ("Aiden was asleep but I went up and saw him in his cot.", "child.not_seen"),
        ("I tried to speak with Aiden but he would not come out.", "child.spoken_to"),
        ("Aiden spoke to his friends about the party.", "child.spoken_to"),
        ("Spoke to Aiden's teacher.", "child.spoken_to"),
        ("Tara was slapped. Aiden (4) said to be in his room.", "child.voice"),
        ("Tara was slapped. Aiden said to be in his room.", "child.voice"),
        ("Explained to Aiden whom he can tell if anyone hurts him.", "child.disclosed"),
    ],
)
def test_what_only_looks_as_if_the_child_was_missed_or_heard(text: str, signal: str) -> None:
    assert signal not in {each.id for each in reader_for(CASE)(event(text))}
