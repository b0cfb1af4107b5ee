"""Which formats there are, and what holds for all of them alike."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from chronology.report import formats
from chronology.report.output import Stopped
from chronology.timeline.merge import merge
from tests.report.casework import content, returns

ALL = (".csv", ".docx", ".html", ".json", ".pdf", ".xlsx")


def test_every_format_of_the_export_command_is_found() -> None:
    assert tuple(formats.formats()) == ALL


def test_an_unknown_ending_is_answered_with_what_is_possible(tmp_path: Path) -> None:
    with pytest.raises(
        formats.UnknownFormat, match=r"'t\.doc'.*\.csv, \.docx, \.html, \.json, \.pdf, \.xlsx"
    ):
        formats.write(content(), tmp_path / "t.doc")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ALL)
def test_the_same_content_gives_the_same_bytes(ending: str, tmp_path: Path) -> None:
    for name in ("first", "second"):
        formats.write(content(), tmp_path / f"{name}{ending}")
    assert (tmp_path / f"first{ending}").read_bytes() == (tmp_path / f"second{ending}").read_bytes()


@pytest.mark.parametrize("ending", ALL)
def test_the_order_of_the_files_makes_no_difference(ending: str, tmp_path: Path) -> None:
    turned = replace(content(), timeline=merge(reversed(returns())))
    formats.write(content(), tmp_path / f"first{ending}")
    formats.write(turned, tmp_path / f"second{ending}")
    assert (tmp_path / f"first{ending}").read_bytes() == (tmp_path / f"second{ending}").read_bytes()


@pytest.mark.parametrize("ending", ALL)
def test_stopping_leaves_what_was_there_and_nothing_else(ending: str, tmp_path: Path) -> None:
    out = tmp_path / f"t{ending}"
    out.write_bytes(b"before")
    with pytest.raises(Stopped):
        formats.write(content(), out, lambda done, total: False)
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {out.name: b"before"}


@pytest.mark.parametrize("ending", ALL)
def test_progress_ends_at_the_number_of_events(ending: str, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    def hear(done: int, total: int) -> bool:
        told.append((done, total))
        return True

    formats.write(content(), tmp_path / f"t{ending}", hear)
    assert told
    assert told[-1][0] == told[-1][1]


@pytest.mark.parametrize("ending", ALL)
def test_an_ending_in_capitals_is_the_same(ending: str, tmp_path: Path) -> None:
    formats.write(content(), tmp_path / f"T{ending.upper()}")
    assert (tmp_path / f"T{ending.upper()}").stat().st_size > 100


@pytest.fixture
def closed_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "a file, not a folder"
    folder.write_bytes(b"")
    return folder


@pytest.mark.parametrize("ending", ALL)
def test_a_place_that_cannot_be_written_to_raises_the_disks_own_fault(
    ending: str, closed_folder: Path
) -> None:
    with pytest.raises(OSError, match=r"."):
        formats.write(content(), closed_folder / f"t{ending}")


@pytest.mark.parametrize("ending", ALL)
def test_a_failed_export_leaves_nothing_beside(ending: str, tmp_path: Path) -> None:
    in_the_way = tmp_path / f"t{ending}"
    in_the_way.mkdir()
    with pytest.raises(OSError, match=r"."):
        formats.write(content(), in_the_way)
    assert list(tmp_path.iterdir()) == [in_the_way]
