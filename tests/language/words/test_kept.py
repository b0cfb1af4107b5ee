"""The index of the lexicons as it is kept: the same as one made anew, which it is where it is not whole."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from chronology.language.words.kept import beside, keep, kept
from chronology.language.words.lexicon import index
from chronology.language.words.patterns import Index
from tests.corpora.language.labelled import TUNED, every

ROOT = Path(__file__).resolve().parents[3]


class Makes:
    """Makes something, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> list[str]:
        self.times += 1
        return ["made"]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder's place at which something has been kept."""
    found = tmp_path / "some.index"
    keep(found, b"source", ["made"])
    return found


def test_what_was_kept_is_not_made_again(place: Path) -> None:
    make = Makes()
    assert kept(place, b"source", make) == ["made"]
    assert make.times == 0


def test_what_was_made_of_something_else_is_made_anew(place: Path) -> None:
    make = Makes()
    assert kept(place, b"another source", make) == ["made"]
    assert make.times == 1


@pytest.mark.parametrize(
    "spoil",
    [
        lambda place: place.write_bytes(place.read_bytes()[:-3]),
        lambda place: place.write_bytes(place.read_bytes()[:40]),
        lambda place: place.write_bytes(b""),
        lambda place: place.write_bytes(place.read_bytes().replace(b"made", b"mode")),
        lambda place: place.unlink(),
        lambda place: (place.unlink(), place.mkdir()),
    ],
)
def test_what_is_not_whole_is_made_anew(place: Path, spoil: Callable[[Path], object]) -> None:
    spoil(place)
    make = Makes()
    assert kept(place, b"source", make) == ["made"]
    assert make.times == 1


def test_where_nothing_can_be_kept_nothing_is_left_behind(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    keep(tmp_path / "file" / "some.index", b"source", ["made"])
    (tmp_path / "taken.index").mkdir()
    keep(tmp_path / "taken.index", b"source", ["made"])
    assert sorted(each.name for each in tmp_path.iterdir()) == ["file", "taken.index"]


def test_a_kept_index_finds_what_one_made_anew_finds(tmp_path: Path) -> None:
    keep(tmp_path / "lexicon.index", b"", index())
    again: Index[object] = kept(tmp_path / "lexicon.index", b"", lambda: pytest.fail("made anew"))
    for entry in list(every(TUNED))[::40]:
        folded = entry.text.lower()
        assert list(again.search(folded)) == list(index().search(folded))


def test_the_program_keeps_it_beside_its_own_modules(tmp_path: Path) -> None:
    """And not where Python was told to keep nothing."""
    count = "print(len(list(index().search('seen at home'))))"
    told = f"from chronology.language.words.lexicon import index; {count}"
    for told_not_to, there in (("1", False), ("", True)):
        subprocess.run(
            [sys.executable, "-c", told],
            cwd=ROOT,
            env={"PYTHONPYCACHEPREFIX": str(tmp_path), "PYTHONDONTWRITEBYTECODE": told_not_to},
            check=True,
            capture_output=True,
        )
        assert bool(list(tmp_path.rglob(beside("lexicon.py", "index").name))) is there
