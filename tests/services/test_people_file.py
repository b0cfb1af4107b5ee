"""The list of people already known."""

from __future__ import annotations

from pathlib import Path

import pytest

from chronology.model.people import Person, PersonKind
from chronology.services.people_file import read_people
from chronology.services.refusal import Refused

PEOPLE = (
    Person("Agnes Morrow", "mother", ("Aggie", "A. Morrow"), gender="female"),
    Person("Piotr Żak", "mother's partner"),
)


def test_json_and_csv_say_the_same(tmp_path: Path) -> None:
    as_json = tmp_path / "people.json"
    as_json.write_text(
        '[{"name":"Agnes Morrow","role":"mother","aliases":["Aggie","A. Morrow"]},'
        '{"name":"Piotr Żak","role":"mother\'s partner"}]',
        "utf-8",
    )
    as_csv = tmp_path / "people.csv"
    as_csv.write_text(
        "Name,Role,Aliases\nAgnes Morrow,mother,Aggie; A. Morrow\nPiotr Żak,mother's partner,\n,,\n",
        "utf-8-sig",
    )
    assert read_people(as_json) == PEOPLE
    assert read_people(as_csv) == PEOPLE


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[{", "not valid JSON"),
        ('{"name": "x"}', "must be a JSON list"),
        ('[{"role": "mother"}]', "entry 1 has no name"),
        ('[{"name": "x", "aliases": [1]}]', "aliases of entry 1"),
        ("role,aliases\nmother,x\n", "needs a heading 'name'"),
    ],
)
def test_a_wrong_list_is_refused_in_a_sentence(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "people"
    file.write_text(text, "utf-8")
    with pytest.raises(Refused, match=said):
        read_people(file)


def test_another_encoding_is_refused_and_says_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_bytes("name\nŻak\n".encode("utf-16"))
    with pytest.raises(Refused, match="UTF-8"):
        read_people(file)


def test_the_child_is_listed_as_the_child_whom_the_review_is_about(tmp_path: Path) -> None:
    listed = tmp_path / "people.csv"
    listed.write_text("Name,Role\nIvy Morrow,Child\n", "utf-8")
    (child,) = read_people(listed)
    assert child.kind is PersonKind.CHILD
