"""What cannot be opened, or not now, is said in a sentence, and the file is left as it is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlite_utils
from sqlite_utils.migrations import Migrations

from chronology.casefile import faults, schema
from chronology.casefile.backups import backups_of, folder_of
from chronology.casefile.casefile import CaseFile
from chronology.casefile.cipher import Key, connect
from tests.casefile.samples import CASE, NEW_PASSPHRASE, PASSPHRASE, a_case, a_return, by_row, damage

ROOT = Path(__file__).resolve().parents[2]
HOLDER = """
import sys
from pathlib import Path
from chronology.casefile.casefile import CaseFile
case = CaseFile.open(Path(sys.argv[1]), sys.argv[2])
print("open", flush=True)
sys.stdin.read()
"""
CRASHER = """
import os, sys
from pathlib import Path
from chronology.casefile.cipher import Key, connect
path = Path(sys.argv[1])
db = connect(path, Key.from_passphrase(sys.argv[2], path.read_bytes()[:16]), "rw")
db.execute("PRAGMA cache_size = 2")
db.execute("BEGIN IMMEDIATE")
for number in range(60):
    db.execute("INSERT INTO settings VALUES (?, ?)", [f"half made {number}", "x" * 9000])
os._exit(9)
"""


def _keyed(path: Path, passphrase: str = PASSPHRASE) -> sqlite_utils.Database:
    return connect(path, Key.from_passphrase(passphrase, path.read_bytes()[:16]), "rw")


def _all_bytes(folder: Path) -> dict[str, bytes]:
    return {str(each): each.read_bytes() for each in sorted(folder.rglob("*")) if each.is_file()}


@pytest.mark.parametrize(
    "wrong", ["", "Four slow otters", "four slow otters ", "' OR 1=1 --", "four\0", "\ud800"]
)
@pytest.mark.parametrize("read_only", [False, True])
def test_a_wrong_passphrase_leaves_every_byte(case_path: Path, wrong: str, read_only: bool) -> None:
    before = _all_bytes(case_path.parent)
    with pytest.raises(faults.WrongPassphrase) as told:
        CaseFile.open(case_path, wrong, read_only=read_only)
    assert not wrong.strip() or wrong not in str(told.value)
    assert _all_bytes(case_path.parent) == before


@pytest.mark.parametrize("wrong", ["", "a\0b", "\udfff"])
def test_a_passphrase_that_cannot_be_one_makes_no_case(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(faults.WrongPassphrase):
        CaseFile.create(tmp_path / "x.case", wrong, CASE)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "odd", ["'", '"', "x'00'", "naïve café", "密码 пароль", "🦦🦦", " lead and trail ", "\t\n\x01"]
)
def test_any_passphrase_opens_what_it_closed(tmp_path: Path, odd: str) -> None:
    CaseFile.create(tmp_path / "x.case", odd, CASE).close()
    with CaseFile.open(tmp_path / "x.case", odd) as case:
        assert case.case() == CASE
    with pytest.raises(faults.WrongPassphrase):
        CaseFile.open(tmp_path / "x.case", odd + "x")


def test_an_accent_typed_in_two_keystrokes_is_the_same_accent(tmp_path: Path) -> None:
    CaseFile.create(tmp_path / "x.case", "caf\u00e9", CASE).close()
    CaseFile.open(tmp_path / "x.case", "cafe\u0301").close()


def _folder(path: Path) -> None:
    path.mkdir()


def _nothing(path: Path) -> None:
    """No file at all."""


def _plain(path: Path) -> None:
    sqlite_utils.Database(path)["t"].insert({"a": 1})  # type: ignore[union-attr]


def _word(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as container:
        container.writestr("word/document.xml", os.urandom(8000))


def _text(path: Path) -> None:
    path.write_text("12/03/2019 Home visit by the health visitor.\n" * 500, encoding="utf-8")


def _half(path: Path) -> None:
    path.write_bytes(os.urandom(2048))


@pytest.mark.parametrize("make", [_folder, _nothing, Path.touch, _plain, _word, _text, _half])
@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_no_case_is_named_and_left(
    tmp_path: Path, make: Callable[[Path], None], read_only: bool
) -> None:
    path = tmp_path / "x.case"
    make(path)
    before = _all_bytes(tmp_path), [each.name for each in tmp_path.iterdir()]
    with pytest.raises(faults.NotACase, match=r"x\.case"):
        CaseFile.open(path, PASSPHRASE, read_only=read_only)
    assert (_all_bytes(tmp_path), [each.name for each in tmp_path.iterdir()]) == before


def test_an_encrypted_file_of_another_program_is_left(tmp_path: Path) -> None:
    path = tmp_path / "x.case"
    db = connect(path, Key.for_new_file(PASSPHRASE), "rwc")
    db.execute("CREATE TABLE notes (words)")
    db.close()
    before = path.read_bytes()
    with pytest.raises(faults.NotACase, match="not a case"):
        CaseFile.open(path, PASSPHRASE)
    assert path.read_bytes() == before


@pytest.mark.parametrize("read_only", [False, True])
def test_a_newer_versions_case_is_left(case_path: Path, read_only: bool) -> None:
    db = _keyed(case_path)
    db.execute(f"PRAGMA user_version = {schema.current() + 1}")
    db.close()
    before = case_path.read_bytes()
    with pytest.raises(faults.NewerVersion, match="newer version"):
        CaseFile.open(case_path, PASSPHRASE, read_only=read_only)
    assert case_path.read_bytes() == before


def test_an_older_versions_case_is_backed_up_and_brought_up_to_date(
    case_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    grown = Migrations("casefile")
    for step in schema.MIGRATIONS.pending(sqlite_utils.Database(memory=True)):
        grown(name=step.name)(step.fn)

    @grown(name="9999_weather")
    def _weather(db: sqlite_utils.Database) -> None:
        db.execute("CREATE TABLE weather (day TEXT) STRICT")

    monkeypatch.setattr(schema, "MIGRATIONS", grown)
    with pytest.raises(faults.OlderVersion, match="brought up to date"):
        CaseFile.open(case_path, PASSPHRASE, read_only=True)
    with CaseFile.open(case_path, PASSPHRASE) as case:
        assert case.contributions() == (a_return("first")[0],)
        assert case.audit()[-1].what == "brought up to date"
        assert case.problems() == ()
    assert "weather" in _keyed(case_path).table_names()
    (backup,) = folder_of(case_path).iterdir()
    assert "weather" not in _keyed(backup).table_names()
    CaseFile.open(case_path, PASSPHRASE, read_only=True).close()


def test_a_second_opener_is_told_and_may_read(case_path: Path) -> None:
    with CaseFile.open(case_path, PASSPHRASE) as case:
        with pytest.raises(faults.OpenElsewhere, match="already open"):
            CaseFile.open(case_path, PASSPHRASE)
        with CaseFile.open(case_path, PASSPHRASE, read_only=True) as reader:
            case.add_contribution(*a_return("second"), order=by_row)
            assert len(reader.contributions()) == 2
    CaseFile.open(case_path, PASSPHRASE).close()
    assert not case_path.with_name("Tern.case.lock").exists()


def test_the_lock_goes_with_the_process(case_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(case_path), PASSPHRASE],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "open\n"
    with pytest.raises(faults.OpenElsewhere):
        CaseFile.open(case_path, PASSPHRASE)
    CaseFile.open(case_path, PASSPHRASE, read_only=True).close()
    holder.kill()
    holder.communicate()
    with CaseFile.open(case_path, PASSPHRASE) as case:
        assert len(case.contributions()) == 1


def test_a_change_by_other_means_is_noticed_before_anything_is_written(case_path: Path) -> None:
    with CaseFile.open(case_path, PASSPHRASE) as case:
        other = _keyed(case_path)
        other.execute("INSERT INTO settings VALUES ('colour', '1')")
        other.close()
        with pytest.raises(faults.ChangedElsewhere, match="somebody else"):
            case.add_contribution(*a_return("second"), order=by_row)
        with pytest.raises(faults.ChangedElsewhere):
            case.change_passphrase(NEW_PASSPHRASE)
        assert len(case.contributions()) == 1
    with CaseFile.open(case_path, PASSPHRASE) as case:
        case.add_contribution(*a_return("second"), order=by_row)


def test_a_case_overwritten_in_place_is_noticed(case_path: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = a_case(tmp_path / "other", "second").read_bytes()
    with CaseFile.open(case_path, PASSPHRASE) as case:
        with case_path.open("r+b") as stream:
            stream.write(other)
            stream.truncate()
        with pytest.raises(faults.CaseFileError):
            case.set_setting("x", 1)
        assert case_path.read_bytes() == other


@pytest.mark.parametrize("deed", ["replaced", "moved", "deleted"])
def test_a_file_that_is_no_longer_there_is_noticed(case_path: Path, tmp_path: Path, deed: str) -> None:
    copy = shutil.copy(case_path, tmp_path / "copy.case")
    with CaseFile.open(case_path, PASSPHRASE) as case:
        if deed == "replaced":
            Path(copy).replace(case_path)
        elif deed == "moved":
            case_path.rename(tmp_path / "elsewhere.case")
        else:
            case_path.unlink()
        left = sorted(each.name for each in tmp_path.iterdir())
        for attempt in (
            case.contributions,
            lambda: case.set_setting("x", 1),
            lambda: case.change_passphrase(NEW_PASSPHRASE),
        ):
            with pytest.raises(faults.ChangedElsewhere, match="moved, replaced or deleted"):
                attempt()
        assert sorted(each.name for each in tmp_path.iterdir() if each != folder_of(case_path)) == left


@pytest.mark.parametrize("there", ["a file", "a folder", "a dangling link", "a stray journal"])
def test_nothing_is_ever_written_over(tmp_path: Path, there: str) -> None:
    path = tmp_path / "x.case"
    if there == "a file":
        path.write_bytes(b"somebody's work")
    elif there == "a folder":
        path.mkdir()
    elif there == "a dangling link":
        path.symlink_to(tmp_path / "missing" / "x.case")
    else:
        path.with_name("x.case-journal").write_bytes(b"left by another case")
    before = _all_bytes(tmp_path), sorted(each.name for each in tmp_path.iterdir())
    with pytest.raises(faults.CaseFileError, match=r"x\.case|folder"):
        CaseFile.create(path, PASSPHRASE, CASE)
    assert (_all_bytes(tmp_path), sorted(each.name for each in tmp_path.iterdir())) == before


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(faults.CaseFileError, match="no folder"):
        CaseFile.create(tmp_path / "nowhere" / "x.case", PASSPHRASE, CASE)
    assert list(tmp_path.iterdir()) == []


def _crashed(case_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", CRASHER, str(case_path), PASSPHRASE], cwd=ROOT, check=False)
    assert done.returncode == 9
    assert case_path.with_name("Tern.case-journal").stat().st_size > 0


def test_a_cut_off_change_waits_for_the_right_passphrase(case_path: Path) -> None:
    _crashed(case_path)
    before = _all_bytes(case_path.parent)
    with pytest.raises(faults.WrongPassphrase):
        CaseFile.open(case_path, "wrong")
    with pytest.raises(faults.NotClosedProperly, match="put itself right"):
        CaseFile.open(case_path, PASSPHRASE, read_only=True)
    assert _all_bytes(case_path.parent) == before
    with CaseFile.open(case_path, PASSPHRASE) as case:
        assert case.contributions() == (a_return("first")[0],)
        assert case.setting("half made 3") is None
        assert case.problems() == ()


def test_a_case_cut_short_is_said_and_left(case_path: Path) -> None:
    whole = case_path.read_bytes()
    case_path.write_bytes(whole[: len(whole) // 2 // 4096 * 4096 + 100])
    before = case_path.read_bytes()
    for read_only in (True, False):
        with pytest.raises(faults.Damaged, match="backups folder"):
            CaseFile.open(case_path, PASSPHRASE, read_only=read_only)
    assert case_path.read_bytes() == before


def test_a_damaged_case_takes_the_place_of_no_backup(case_path: Path) -> None:
    held = damage(case_path)
    kept = _all_bytes(folder_of(case_path))
    with CaseFile.open(case_path, PASSPHRASE) as case:
        assert any("pages" in problem for problem in case.problems())
        with pytest.raises(faults.Damaged, match="backups folder"):
            case.set_setting("x", 2)
    assert _all_bytes(folder_of(case_path)) == kept
    assert case_path.read_bytes() == held


def test_every_sentence_is_for_a_person(case_path: Path, tmp_path: Path) -> None:
    sentences = []
    for passphrase, path in ((PASSPHRASE, tmp_path), ("wrong", case_path), (PASSPHRASE, tmp_path / "no")):
        with pytest.raises(faults.CaseFileError) as told:
            CaseFile.open(path, passphrase)
        sentences.append(str(told.value))
    for sentence in sentences:
        assert sentence.endswith(".")
        assert "\n" not in sentence
        assert not any(
            word in sentence.lower() for word in ("sqlite", "error", "exception", "cipher", "hmac")
        )
    assert backups_of(case_path, "any") == []


@pytest.mark.parametrize("beginning", [b"PK", b"\x1f\x8b", b"\xff\xd8\xff", b"%P"])
def test_a_case_whose_random_first_bytes_look_like_another_kind_is_still_a_case(
    tmp_path: Path, beginning: bytes
) -> None:
    path = tmp_path / "a.case"
    path.write_bytes(beginning + b"\x07" + bytes(range(256)) * 32)
    with pytest.raises(faults.WrongPassphrase):
        CaseFile.open(path, PASSPHRASE)
