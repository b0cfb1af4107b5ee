"""Which files are meant, and what each is called."""

from __future__ import annotations

from pathlib import Path

import pytest

from chronology.services.refusal import Refused
from chronology.services.returns import call_names, gather


def _touch(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    return path.resolve()


def test_a_folder_is_searched_through_and_what_programs_leave_is_not_taken(tmp_path: Path) -> None:
    wanted = [_touch(tmp_path / "gp.docx"), _touch(tmp_path / "more" / "police.csv")]
    for left in ("~$gp.docx", ".DS_Store", "Thumbs.db", "__MACOSX/gp.docx", ".~lock.gp.odt#"):
        _touch(tmp_path / left)
    assert gather([tmp_path]) == sorted(wanted)


def test_a_file_named_twice_is_taken_once(tmp_path: Path) -> None:
    file = _touch(tmp_path / "gp.docx")
    assert gather([file, tmp_path, file]) == [file]


def test_a_missing_name_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no file or folder"):
        gather([tmp_path / "nothing"])


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="holds no files"):
        gather([tmp_path])


def test_namesakes_are_told_apart_by_no_more_folders_than_needed() -> None:
    paths = [Path("/c/a/gp/return.docx"), Path("/c/a/hv/return.docx"), Path("/c/a/hv/police.csv")]
    assert call_names(paths) == {
        paths[0]: "gp/return.docx",
        paths[1]: "hv/return.docx",
        paths[2]: "police.csv",
    }
