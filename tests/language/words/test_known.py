"""The people of a case by name, as the lexicons see them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chronology.language.words.folding import fold
from chronology.language.words.known import LETTERS, Known
from chronology.language.words.patterns import Index
from chronology.model.case import Case
from chronology.model.people import Person

CASE = Case(
    child="Aiden Moss", people=(Person("Kelly Moss", "mother", ("Kel",)), Person("Tara Pugh", "aunt"))
)


def found(pattern: str, text: str) -> list[str]:
    index: Index[None] = Index()
    index.add(pattern, {}, None)
    return [text[start:end] for start, end, _ in index.search(Known.of(CASE).masked(fold(text)))]


def test_the_child_and_the_parents_are_known_by_every_name_they_have() -> None:
    assert found("@child in bed", "Aiden in bed. AIDEN MOSS in bed.") == ["Aiden in bed", "AIDEN MOSS in bed"]
    assert found("@mother said", "Kel said, Kelly said, Tara said") == ["Kel said", "Kelly said"]


def test_a_name_is_known_as_an_owner_too_and_not_within_another_word() -> None:
    owned = ["Aiden's bed", "aiden’s bed", "Aidens bed"]
    assert found("@child bed", ", ".join(owned)) == owned
    assert found("@child", "Aidenshaw school") == []


def test_the_childs_initial_stands_for_the_child_where_it_acts_or_is_somewhere() -> None:
    case = Case(child="Kian Moss")
    read = Known.of(case).masked
    for told in ("k. at his nan's", "just k and me", "k was asleep", "not in: k with dad"):
        assert read(told) != told, told
    for told in ("mr k is away", "flat k is empty", "r/k at home", "vitamin k was given", "k 4.2"):
        assert read(told) == told, told


@given(st.text(max_size=80))
def test_every_place_in_the_text_stays_where_it_was(text: str) -> None:
    assert len(Known.of(CASE).masked(fold(text))) == len(text)


def test_a_parent_is_known_by_title_and_surname_where_no_other_grown_up_has_it() -> None:
    assert found("@mother said", "Ms Moss said, Mr Moss said") == ["Ms Moss said"]
    family = Case(people=(Person("Kelly Moss", "mother"), Person("Pat Moss", "grandmother")))
    assert "ǁ" not in Known.of(family).masked("mrs moss said")


def test_the_childs_pet_name_is_the_child_unless_somebody_else_may_have_it() -> None:
    assert Known.of(Case(child="Ottilie Webb")).masked("tilly asleep") != "tilly asleep"
    assert Known.of(Case(child="Matthew Webb")).masked("matty in bed") != "matty in bed"
    uncle = Case(child="Matthew Webb", people=(Person("Matt Webb", "uncle"),))
    assert Known.of(uncle).masked("matt collected") == "matt collected"
    assert Known.of(Case(child="William Webb")).masked("will go") == "will go"


def test_a_child_whose_pet_name_begins_otherwise_keeps_its_initial() -> None:
    known = Known.of(Case(child="Meg"))
    assert LETTERS["child"] in known.masked("m asked to go home")
    assert LETTERS["child"] in known.masked("peggy asked to go home")


def test_a_long_name_cut_short_is_the_childs_where_it_is_no_everyday_word() -> None:
    read = Known.of(Case(child="Rafferty Quill")).masked
    assert read("raff smiled") == f"{LETTERS['child'] * 4} smiled"
    assert Known.of(Case(child="Cornelius Moss")).masked("corn for tea") == "corn for tea"
    other = Known.of(Case(child="Marianne Moss")).masked("maria rang")
    assert other == "maria rang"
