"""An export of a case is what the returns would give without one, and leaves the case alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from chronology.casefile.casefile import CaseFile
from chronology.services.add import add_returns
from chronology.services.export import export_case
from chronology.services.merge import merge_returns
from chronology.services.new import new_case
from chronology.services.progress import Cancelled
from chronology.services.refusal import Refused
from chronology.services.write import write_content
from tests.services.casework import CASE, PASSPHRASE, returns_in

FORMATS = ["csv", "docx", "html", "json", "pdf", "xlsx"]


@pytest.fixture
def case_path(tmp_path: Path) -> Path:
    path = tmp_path / "Ivo.case"
    new_case(path, PASSPHRASE, CASE)
    add_returns(path, PASSPHRASE, [returns_in(tmp_path / "in")])
    return path


@pytest.mark.parametrize("ending", FORMATS)
def test_a_case_gives_what_its_returns_give(case_path: Path, tmp_path: Path, ending: str) -> None:
    before = case_path.read_bytes()
    out, direct = tmp_path / f"out.{ending}", tmp_path / f"direct.{ending}"
    content = export_case(case_path, PASSPHRASE, out)
    write_content(merge_returns([tmp_path / "in"], CASE), direct)
    assert out.read_bytes() == direct.read_bytes()
    assert len(content.timeline.entries) == 5
    assert case_path.read_bytes() == before


def test_a_case_that_is_open_can_be_exported(case_path: Path, tmp_path: Path) -> None:
    with CaseFile.open(case_path, PASSPHRASE):
        export_case(case_path, PASSPHRASE, tmp_path / "out.json")
    assert (tmp_path / "out.json").stat().st_size > 0


def test_the_case_is_never_written_over(case_path: Path, tmp_path: Path) -> None:
    before = case_path.read_bytes()
    with pytest.raises(Refused, match="take the place"):
        export_case(case_path, PASSPHRASE, case_path)
    backup = next((tmp_path / "Ivo.case backups").iterdir())
    with pytest.raises(Refused, match="take the place"):
        export_case(case_path, PASSPHRASE, backup)
    assert case_path.read_bytes() == before


def test_an_unknown_ending_is_refused_and_a_stopped_export_leaves_what_was_there(
    case_path: Path, tmp_path: Path
) -> None:
    with pytest.raises(Refused, match=r"\.pdf"):
        export_case(case_path, PASSPHRASE, tmp_path / "out.odp")
    out = tmp_path / "out.csv"
    out.write_text("from yesterday")
    with pytest.raises(Cancelled):
        export_case(case_path, PASSPHRASE, out, progress=lambda doing, done, total: False)
    assert out.read_text() == "from yesterday"
