"""Words misspelt in haste are read as what was meant; words that are words, and names, stay what they are."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.language.words.english import is_english
from chronology.language.words.folding import fold
from chronology.language.words.patterns import Index
from chronology.language.words.spelling import Slips, doubted, suggested

WORDS = (
    *("referral", "bruising", "safeguarding", "assessment", "appointment", "paediatrician", "strangled"),
    *("received", "attended", "visited", "tearful", "jaundice", "midwife", "friend", "school", "police"),
    *("partner", "plant", "sales", "ridge", "abandoned", "concerts", "weight"),
)


def meant(word: str, capitals: int = 0) -> str:
    return Slips(WORDS).meant(word, capitals)


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("refferal", "referral"),
        ("brusing", "bruising"),
        ("safegaurding", "safeguarding"),
        ("asessment", "assessment"),
        ("appointmnet", "appointment"),
        ("paediatrican", "paediatrician"),
        ("strangeld", "strangled"),
        ("recieved", "received"),
        ("atended", "attended"),
        ("vistied", "visited"),
        ("tearfull", "tearful"),
        ("jaundise", "jaundice"),
        ("midwfe", "midwife"),
        ("freind", "friend"),
        ("scholl", "school"),
        ("polcie", "police"),
        ("seperated", "separated"),  # of which patterns give only the beginning
    ],
)
def test_a_slip_is_read_as_the_word_that_was_meant(written: str, word: str) -> None:
    assert meant(written) == word


@pytest.mark.parametrize(
    "word",
    ["partners", "concerts", "contract", "reporter", "insured", "regatta", "hospitals", "fiend", "height"],
)
def test_another_word_stays_what_it_is(word: str) -> None:
    assert meant(word) == word


@pytest.mark.parametrize("name", ["platt", "sayes", "rudge"])
def test_what_may_be_a_name_is_no_slip(name: str) -> None:
    assert meant(name, capitals=1) == name
    assert meant(name) != name


def test_a_word_of_the_field_is_mended_at_the_head_of_a_sentence_too() -> None:
    assert meant("refferal", capitals=1) == "referral"


@pytest.mark.parametrize("word", ["nhs2", "w4lked", "xqzvb", "aiden"])
def test_what_is_like_no_word_stays_as_it_is(word: str) -> None:
    assert meant(word) == word


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("brsd", "bruised"),
        ("chldrn", "children"),
        ("assltd", "assaulted"),
        ("unsbstnttd", "unsubstantiated"),
        ("slapd", "slapped"),  # with one vowel left, and one of a pair
        ("mvd", "moved"),
        ("wrd", "ward"),  # not a word, in these records
        ("plc", "police"),  # not a place
    ],
)
def test_a_word_without_its_vowels_is_read_by_its_consonants(written: str, word: str) -> None:
    assert meant(written) == word


@pytest.mark.parametrize("written", ["lvd", "stppd", "thrt", "lvng"])
def test_consonants_that_fit_several_words_alike_stay_as_they_are(written: str) -> None:
    assert meant(written) == written


@pytest.mark.parametrize("written", ["clld", "brsd"])
def test_consonants_may_open_a_sentence_and_are_no_initials(written: str) -> None:
    assert meant(written) != written
    assert meant(written, capitals=1) == meant(written)
    assert meant(written, capitals=len(written)) == written


def listed() -> list[str]:
    """Every word of the list of English words."""
    package = find_spec("symspellpy")
    assert package is not None
    assert package.origin is not None
    file = Path(package.origin).with_name("frequency_dictionary_en_82_765.txt")
    return file.read_text("utf-8-sig").split()[::2]


ENGLISH = listed()


@given(st.sampled_from(ENGLISH))
def test_english_words_are_known_whole(word: str) -> None:
    assert is_english(word)
    assert not is_english(f"{word}qz")
    assert not is_english(f"{word} 2")


@given(st.sampled_from(ENGLISH))
def test_no_word_of_english_is_ever_another(word: str) -> None:
    """But for the field's own list, which leaves such words out by hand."""
    found = Slips(WORDS)
    assert found.meant(word) in {word, found.meant(word, capitals=1)}


def test_a_slip_is_found_where_it_stands() -> None:
    index: Index[str] = Index()
    index.add("safeguarding (referral|concern)", {}, "told")
    assert list(index.search("a safegaurding refferal was sent")) == [(2, 23, "told")]


@pytest.mark.parametrize("text", ["dr blockd by hr husbnd", "his way blockd, then blockd by hr"])
def test_a_word_is_mended_whose_beginning_is_looked_for_too(text: str) -> None:
    index: Index[str] = Index()
    index.add("block*", {}, "begun")
    index.add("blocked by", {}, "told")
    assert "told" in {meaning for _, _, meaning in index.search(fold(text), text)}


def test_a_word_of_its_own_is_not_mended_into_another_that_begins_so() -> None:
    index: Index[str] = Index()
    index.add("hospital*", {}, "begun")
    index.add("hospitality", {}, "told")
    assert [meaning for _, _, meaning in index.search("hospitalists")] == ["begun"]


def test_a_word_that_some_pattern_looks_for_is_never_another() -> None:
    index: Index[str] = Index()
    index.add("brusing", {}, "as written")
    index.add("bruising", {}, "as meant")
    assert [meaning for _, _, meaning in index.search("some brusing")] == ["as written"]


def test_a_pattern_that_is_added_later_is_looked_for_in_slips_too() -> None:
    index: Index[str] = Index()
    index.add("cooker", {}, "first")
    assert not list(index.search("poured out whiskey bottels"))
    index.add("bottles", {}, "later")
    assert [meaning for _, _, meaning in index.search("poured out whiskey bottels")] == ["later"]


@pytest.mark.parametrize("text", ["Seen by Mrs Platt.", "PLATT seen.", "Mrs Rudge rang"])
def test_a_name_in_a_text_is_not_read_as_a_word(text: str) -> None:
    index: Index[str] = Index()
    index.add("(plant|ridge)", {}, "told")
    assert not list(index.search(fold(text), text))
    assert list(index.search(fold(text)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mum recieved the leter today.", ["recieved", "leter"]),
        ("Their behaviour and colour, their behavior and color.", []),
        ("Seen by Kowalczyk at CAMHS, w/c 3rd; rang 2pm re: quetiapine meds.", []),
        ("the child’s hosptial's ward didn't reply", ["hosptial"]),
        ("", []),
    ],
)
def test_words_that_are_none_are_doubted_where_they_stand(text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in doubted(text)] == words


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("recieved", "received"),
        ("hosptial", "hospital"),
        ("paediatrican", "paediatrician"),
        ("brusing", "bruising"),
    ],
)
def test_what_was_meant_is_suggested_first(written: str, meant: str) -> None:
    assert suggested(written)[0] == meant


def test_for_what_is_like_no_word_nothing_is_suggested() -> None:
    assert suggested("xqzvbw") == ()
