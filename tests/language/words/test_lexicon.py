"""The lexicons that ship: each can be read, and no list of words is there for nothing."""

from __future__ import annotations

import re

import pytest

from chronology.language.passages import read_passage
from chronology.language.people.naming import is_definite
from chronology.language.reading import read
from chronology.language.words.lexicon import index
from chronology.resource import path, toml
from tests.language.voices import event

FOLDER = path("vocabularies", "signals")
LEXICONS = sorted(file.relative_to(FOLDER).as_posix() for file in FOLDER.rglob("*.toml"))
EVERYWHERE = ("common.toml",)
READ_BY_NAME = {
    "from_birth",
    "months",
    "of_skin",
    "not_a_name",
    "ends_like_a_verb",
    "professional",
    "between",
    "link",
    "before_a_place",
    "ends_a_place",
    "may_end_a_place",
    "title",
    "leads_to_a_name",
    "ends_no_name",
} | {
    "addressed",
    "before_told",
    "came_to",
    "how_held",
    "behind_bare",
    "behind_referred",
    "family",
    "list_ends",
    "near_the_told",
    "not_the_told",
    "shouted",
    "after_re",
    "headings",
    "also_words",
    "first_in_capitals",
    "also_surnames",
    "behind_no_surname",
    "of_the_family",
    "no_place",
    "place_before",
    "place_owner",
}


def test_every_pattern_of_every_lexicon_can_be_read() -> None:
    assert sum(1 for _ in index().search("xyzzy plugh")) == 0


@pytest.mark.parametrize("file", LEXICONS)
def test_no_list_of_words_is_left_unused(file: str) -> None:
    reach = FOLDER if file in EVERYWHERE else (FOLDER / file).parent
    may_name = (
        sorted(reach.rglob("*.toml"))
        if file.endswith("words.toml") or file in EVERYWHERE
        else [FOLDER / file]
    )
    written = "\n".join(each.read_text("utf-8") for each in may_name)
    named = set(re.findall(r"\{([\w-]+)\}", written)) | READ_BY_NAME
    assert set(toml("vocabularies", "signals", *file.split("/")).get("words", {})) <= named


def test_what_is_read_alike_stands_in_one_file() -> None:
    """A word is added where the others of its reading are, and of the same words the first there counts."""
    stands_in: dict[str, set[str]] = {}
    for file in LEXICONS:
        for entry in toml("vocabularies", "signals", *file.split("/")).get("read", ()):
            stands_in.setdefault(entry["as"], set()).add(file)
    assert {name: sorted(files) for name, files in stands_in.items() if len(files) > 1} == {}


@pytest.mark.parametrize("file", LEXICONS)
def test_no_pattern_takes_every_word_with_one_first_letter(file: str) -> None:
    """A misspelt word that begins as a pattern allows is not looked up: 'b*' would leave 'brusie' unread."""
    written = (FOLDER / file).read_text("utf-8")
    assert not re.findall(r"(?<![\w*])[a-z]\*", written)


@pytest.mark.parametrize(
    ("text", "definite"),
    [
        ("the man", True),
        ("the same tall man", True),
        ("that a man", False),
        ("two men", False),
        ("Man", False),
    ],
)
def test_a_person_pointed_to_was_spoken_of_before(text: str, definite: bool) -> None:
    passage = read_passage("event", text)
    assert is_definite(passage, passage.of("adult")[-1]) is definite


SAID_OF = {
    "mum": "Officers attended: dad punched {} in the face, child upstairs.",
    "mums": "Sat on {} lap, settled.",
    "dad": "Officers attended: {} punched mum in the face, child upstairs.",
    "dads": "Sat on {} lap, settled.",
    "partner": "Her {} told me to leave and would not let her speak.",
    "boyfriend": "Her new {} let me in, would not give his name.",
    "girlfriend": "Punched his {} in the street.",
    "husband": "Says her {} has hit her for years.",
    "gran": "Collected by {}, who has cared for her since Monday.",
    "grandad": "Collected by {}, who has cared for her since Monday.",
    "aunt": "Living with {} since Monday.",
    "stepdad": "Bruise to cheek, {} said she fell.",
    "stepmum": "Bruise to cheek, {} said she fell.",
    "parents": "Told {} of the referral.",
    "sibling": "Lives with mum and {}.",
    "siblings": "Lives with mum and {}.",
    "csc": "Rang {} and told them of the bruise.",
    "social": "Referred to {} care today.",
    "worker": "Told the social {} of the bruise.",
    "services": "Referred to children's {} today.",
    "school": "Rang {} and told them of the bruise.",
    "nursery": "Rang {} and told them of the bruise.",
    "hospital": "Taken to {} by mum, admitted.",
    "ambulance": "Brought in by {}, bruise to cheek.",
    "midwife": "Shared with {} today.",
    "safeguarding": "Worry shared with the {} lead.",
    "meeting": "Strategy {} held with police and health.",
    "appointment": "Was not brought to {}.",
    "appointments": "Missed two {}.",
    "medication": "Mum has stopped her {} for depression.",
    "assessment": "Child and family {} started.",
    "information": "{} shared with police.",
    "letter": "No reply to {}, not brought.",
    "message": "Left a {} for the social worker about the bruise.",
    "history": "{} of depression in mum.",
    "alcohol": "Mum smelt of {} at pick up.",
    "intoxicated": "Mum {} at pick up.",
    "unknown": "{} male let me in.",
    "asleep": "Dad punched mum, child {} upstairs.",
    "week": "Bruise on cheek, one {} old.",
    "weeks": "Bruise on cheek, six {} old.",
    "month": "Bruise on cheek, one {} old.",
    "months": "Bruise on cheek, two {} old.",
    "year": "Attendance 61% this {}.",
    "years": "He has hit her for {}.",
    "tonight": "Child left alone {}.",
    "because": "Not asked {} he was in the room.",
    "about": "Mum seen alone, asked {} domestic abuse, denied.",
    "said": "He {} that his dad hit him.",
    "says": "He {} that his dad hit him.",
    "told": "He {} me that his dad hit him.",
    "asked": "Mum seen alone, {} about domestic abuse, denied.",
    "hv": "Shared with {} today.",
    "baby": "Found the {} left alone in the flat.",
    "child": "Small bruise on the {}, dad did not know how.",
    "children": "Two {} found alone in the flat.",
    "answer": "Home visit, no {} at the door.",
    "joint": "{} s47 begun with police.",
    "neighbour": "Male arguing with {} over a fence, woman screaming.",
    "neighbours": "Shouting and banging heard by {} again, a woman screaming.",
    "reports": "Neighbour {} a woman screaming.",
    "reported": "Neighbour {} a woman screaming.",
    "disclosed": "Tara {} that Lee hits her.",
}


@pytest.mark.parametrize(
    ("one", "other"),
    [(first, word) for first, *words in toml("vocabularies", "same_words.toml")["same"] for word in words],
)
def test_words_that_mean_the_same_are_read_alike(one: str, other: str) -> None:
    first, second = (
        {(each.id, each.tags) for each in read(event(SAID_OF[one].format(word)))} for word in (one, other)
    )
    assert first
    assert first == second
