"""Words of a return are found nowhere on disk: not in the case, not beside it, not among temporary files."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from chronology.casefile.casefile import CaseFile
from tests.casefile.samples import CANARY, PASSPHRASE, a_return, by_row, readable_in

ROOT = Path(__file__).resolve().parents[2]
SESSION = """
import os, sys
from pathlib import Path
from tests.casefile.samples import NEW_PASSPHRASE, PASSPHRASE, a_case, a_return, by_row
from chronology.casefile.casefile import CaseFile
from chronology.casefile.cipher import Key, connect
path = a_case(Path(sys.argv[1]), "first")
with CaseFile.open(path, PASSPHRASE) as case:
    case.add_contribution(*a_return("second", events=2000), order=by_row)
    case.change_passphrase(NEW_PASSPHRASE)
    case.event_ids(), case.contributions(), case.problems()
    if "halfway" in sys.argv:
        db = connect(path, Key.from_passphrase(NEW_PASSPHRASE, path.read_bytes()[:16]), "rw")
        db.execute("PRAGMA cache_size = 2")
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE events SET text = text || ' ' || text || who ORDER BY text LIMIT 1900")
        os._exit(9)
"""


@pytest.mark.parametrize("end", ["closed", "halfway"])
def test_nothing_is_readable_after_a_session(tmp_path: Path, end: str) -> None:
    kept, temporary = tmp_path / "kept", tmp_path / "temporary"
    for folder in (kept, temporary):
        folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", SESSION, str(kept), end],
        cwd=ROOT,
        env={**os.environ, **dict.fromkeys(("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"), str(temporary))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == (9 if end == "halfway" else 0), done.stderr
    assert (done.stdout, done.stderr) == ("", "")
    assert (kept / "Tern.case").stat().st_size > 500_000
    assert (kept / "Tern.case-journal").exists() == (end == "halfway")
    assert readable_in(tmp_path) == []
    assert list(temporary.iterdir()) == []


def test_the_search_for_readable_words_finds_them(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text(f"... {CANARY} ...", encoding="utf-16-le")
    (tmp_path / "clean").write_bytes(os.urandom(1000))
    assert readable_in(tmp_path) == ["plain"]


def test_an_open_case_lets_out_no_word_or_passphrase(
    case_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with CaseFile.open(case_path, PASSPHRASE) as case:
        case.add_contribution(*a_return("second"), order=by_row)
        assert PASSPHRASE not in repr(vars(case))
    with pytest.raises(Exception, match="passphrase") as told:
        CaseFile.open(case_path, "a wrong but private one")
    assert "private" not in str(told.value)
    assert capfd.readouterr() == ("", "")
    assert caplog.text == ""


def test_the_file_says_nothing_of_what_it_is(case_path: Path) -> None:
    held = case_path.read_bytes()
    assert not held.startswith(b"SQLite")
    assert len(held) % 4096 == 0
    assert not any(word in held for word in (b"CREATE TABLE", b"audit", b"chronology"))
