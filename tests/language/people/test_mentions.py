"""Whom an entry mentions, and whom the words at a place are about."""

from __future__ import annotations

import pytest

from chronology.language.passages import Hit, read_passage
from chronology.language.people.mentions import mentions
from chronology.language.people.whose import whose
from chronology.language.words.known import Known

KNOWN = Known((("child", "aiden"),))


def told(text: str) -> list[tuple[str, str]]:
    return [(m.relation, m.name) for m in mentions(read_passage("event", text, known=KNOWN))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jo Farrow (mum's boyfriend) made tea.", ("partner", "Jo Farrow")),
        ("Stepdad Imran did the school run.", ("partner", "Imran")),
        ("Lyle MERCER, partner of Aiden's mum, stopped in car.", ("partner", "Lyle MERCER")),
        ("Aiden with nan Bev Orchard all week.", ("kin", "Bev Orchard")),
        ("Mum's sister Tess had the baby.", ("kin", "Tess")),
        ("Brought by dad (Robbie).", ("father", "Robbie")),
        ("BF at home throughout.", ("partner", "")),
        ("MGM present.", ("kin", "")),
        ("Mum's ex turned up.", ("ex", "")),
        ("Unknown male in the kitchen.", ("adult", "")),
        ("HV Sarah Poole rang.", ("professional", "Sarah Poole")),
        ("PC Hill attended.", ("professional", "Hill")),
        ("Seen at Aiden's school by Ms Pugh.", ("named", "Pugh")),
        ("Mum's partner Jan Sanders moved in.", ("partner", "Jan Sanders")),
        ("On 2 June Lee Sanders came.", ("named", "Lee Sanders")),
        ("Call of 3rd April Bev Orchard made.", ("named", "Bev Orchard")),
        ("On 12 August June Farrow rang.", ("named", "June Farrow")),
    ],
)
def test_a_person_is_told_with_relation_and_name(text: str, expected: tuple[str, str]) -> None:
    assert expected in told(text)


def test_the_child_is_the_child_by_name_and_by_word() -> None:
    assert [relation for relation, _ in told("Aiden well. Baby feeding.")] == ["child", "child"]


@pytest.mark.parametrize(
    "text",
    [
        "Moved to Pitt Lane.",
        "Scene at 14 Tannery Row secured.",
        "Conveyed to Ellerwick General labour ward.",
        "Ages and Stages completed on Tuesdays.",
        "A Polish-speaking worker was asked for.",
    ],
)
def test_a_place_a_form_or_a_weekday_is_nobody(text: str) -> None:
    assert [name for _, name in told(text) if name] == []


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Mum says she is low.", "low", "mother"),
        ("Mum says Aiden is low.", "low", "child"),
        ("Mum at home with baby. Mood low.", "low", "mother"),
        ("Aiden seen. Dad low.", "low", "father"),
        ("Low mood, PHQ 21 (mum).", "PHQ 21", "mother"),
        ("Mum told HV she felt low.", "low", "mother"),
        ("Mum's brother is low.", "low", "kin"),
        ("Dad says mum is low. He is well.", "well", "father"),
        ("Mum home with the twins, low.", "low", "mother"),
    ],
)
def test_words_are_about_the_nearest_person_that_can_be_meant(text: str, words: str, expected: str) -> None:
    passage = read_passage("event", text, known=KNOWN)
    start = text.index(words)
    sentence = max(n for n, (first, _) in enumerate(passage.sentences) if first <= start)
    person = whose(passage, Hit("sign", start, start + len(words), sentence))
    assert person is not None
    assert person.relation == expected


def test_words_about_nobody_are_about_nobody() -> None:
    passage = read_passage("event", "Sertraline started.")
    assert whose(passage, Hit("sign", 0, 10, 0)) is None
