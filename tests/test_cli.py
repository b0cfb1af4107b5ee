"""The commands, from outside: what they print, what they write, how they end."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
RETURNS = ROOT / "resources" / "sample" / "returns"
PASSPHRASE = "seven quiet herons"


def run(
    *words: str, passphrase: str | None = PASSPHRASE, cwd: Path = ROOT
) -> subprocess.CompletedProcess[str]:
    surroundings = {key: value for key, value in os.environ.items() if key != "CHRONOLOGY_PASSPHRASE"}
    if passphrase is not None:
        surroundings["CHRONOLOGY_PASSPHRASE"] = passphrase
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *words],
        cwd=cwd,
        env=surroundings,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        check=False,
    )


def refused_in_one_line(done: subprocess.CompletedProcess[str]) -> bool:
    return done.returncode == 2 and done.stdout == "" and len(done.stderr.strip().splitlines()) == 1


@pytest.fixture
def a_return(tmp_path: Path) -> Path:
    file = tmp_path / "health_visiting.csv"
    file.write_text(
        "Health visiting chronology,,\nDate,Event,Action\n"
        "early Dec 18,Home visit. Agnes tired but coping.,Visit again in a week\n"
        "?,Neighbour rang the clinic.,\n",
        "utf-8",
    )
    return file


def test_help_lists_every_command() -> None:
    said = run("--help").stdout
    assert all(command in said for command in ("build", "read", "date", "new", "add", "check", "export"))


def test_build_writes_the_four_files_and_says_the_three_numbers(tmp_path: Path, a_return: Path) -> None:
    out = tmp_path / "made"
    done = run("build", str(a_return), "--out", str(out), "--child", "Agnes", "--dob", "2018-01-30")
    assert done.returncode == 0, done.stderr
    assert sorted(file.name for file in out.iterdir()) == [
        *("events.json", "findings.json", "intake.json", "timeline.pdf"),
    ]
    asked = len(json.loads((out / "findings.json").read_text("utf-8")))
    assert done.stdout.splitlines() == [
        *(str(out / "timeline.pdf"), f"2 events, 2 set aside, {asked} findings"),
    ]
    events = json.loads((out / "events.json").read_text("utf-8"))
    assert [(e["earliest"], e["latest"], e["text"]) for e in events] == [
        ("2018-12-01", "2018-12-10", "Home visit. Agnes tired but coping."),
        (None, None, "Neighbour rang the clinic."),
    ]
    assert events[0]["place"] == {"file": "health_visiting.csv", "table": None, "row": 3}
    assert events[0]["agency"] == "Health Visiting"
    [intake] = json.loads((out / "intake.json").read_text("utf-8"))
    assert intake["sha256"] == hashlib.sha256(a_return.read_bytes()).hexdigest()
    assert [kept["place"]["row"] for kept in intake["set_aside"]] == [1, 2]


def test_files_in_any_order_and_twice_give_the_same_bytes(tmp_path: Path) -> None:
    files = [str(file) for file in sorted(RETURNS.iterdir())]
    made = []
    for name, order in (("one", files), ("two", [*reversed(files), *files])):
        assert run("build", *order, "--out", str(tmp_path / name)).returncode == 0
        made.append({file.name: file.read_bytes() for file in (tmp_path / name).iterdir()})
    assert made[0] == made[1]


def test_a_file_that_cannot_be_read_is_said_and_the_others_are_still_merged(
    tmp_path: Path, a_return: Path
) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4\n%%EOF")
    done = run("build", str(tmp_path), "--out", str(tmp_path / "made"))
    assert done.returncode == 3
    assert done.stderr.startswith("chronology: scan.pdf: ")
    assert len(json.loads((tmp_path / "made" / "events.json").read_text("utf-8"))) == 2


def test_read_prints_what_one_file_holds(a_return: Path) -> None:
    done = run("read", str(a_return))
    assert done.returncode == 0
    record = json.loads(done.stdout)
    assert [
        key for key in record if key in ("file", "sha256", "kind", "rows", "events", "set_aside", "warnings")
    ]
    assert record["kind"] == "csv"
    assert record["events"][0]["date_as_written"] == "early Dec 18"
    assert record["events"][0]["date"]["edtf"] == "2018-12-01/2018-12-10"
    assert record["events"][0]["action"] == "Visit again in a week"


def test_read_of_a_file_that_cannot_be_read_at_all_is_one_line(tmp_path: Path) -> None:
    file = tmp_path / "return.docx"
    file.write_bytes(b"%PDF-1.4\n%%EOF")
    assert refused_in_one_line(run("read", str(file)))


def test_date_prints_a_line_each_in_order() -> None:
    done = run("date", "?22 may 2016", "31/02/2019", "unknown", "-", "--/05/2016")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["text"] for line in lines] == ["?22 may 2016", "31/02/2019", "unknown", "-", "--/05/2016"]
    assert (lines[0]["earliest"], lines[0]["qualifier"], lines[0]["edtf"]) == (
        *("2016-05-22", "uncertain", "2016-05-22?"),
    )
    assert "error" in lines[1]
    assert [lines[n]["qualifier"] for n in (2, 3)] == ["undated", "undated"]


def test_date_leans_on_the_childs_birthday() -> None:
    done = run("date", "--dob", "2021-08-30", "aged 3 weeks")
    assert json.loads(done.stdout)["earliest"] == "2021-09-20"


@pytest.mark.parametrize(
    "words",
    [
        ("build",),
        ("build", "nothing-there", "--out", "x"),
        ("build", ".", "--out", "README.md"),
        ("build", ".", "--out", "x", "--dob", "2021"),
        ("build", ".", "--out", "x", "--from", "2021-01-02", "--to", "2021-01-01"),
        ("build", ".", "--out", "x", "--pack", "atlantis"),
        ("build", ".", "--out", "x", "--edition", "sunday"),
        ("build", ".", "--out", "x", "--people", "README.md"),
        ("read", "nothing-there"),
        ("date",),
        ("date", "--dob", "soon", "aged 3"),
        ("check", "nothing-there"),
        ("check", "README.md"),
        ("export", "README.md", "out.pdf"),
        ("dance",),
    ],
    ids=" ".join,
)
def test_bad_use_is_one_clear_line(words: tuple[str, ...]) -> None:
    assert refused_in_one_line(run(*words))


def test_a_case_from_new_to_export(tmp_path: Path, a_return: Path) -> None:
    case = str(tmp_path / "a.case")
    assert run("new", case, "--child", "Agnes", "--dob", "2018-01-30").returncode == 0
    assert "read, 2 events, 2 set aside" in run("add", case, str(a_return)).stdout
    assert "nothing was changed" in run("add", case, str(a_return)).stdout
    assert "The case is whole: 1 returns, 2 events" in run("check", case).stdout
    for suffix in ("pdf", "docx", "xlsx", "csv", "json", "html"):
        out = tmp_path / f"out.{suffix}"
        assert run("export", case, str(out)).returncode == 0
        assert out.stat().st_size > 0
    assert refused_in_one_line(run("export", case, str(tmp_path / "out.doc")))
    assert refused_in_one_line(run("check", case, passphrase="six quiet herons"))
    assert refused_in_one_line(run("check", case, passphrase=None))


def test_a_case_exports_the_same_timeline_that_build_makes(tmp_path: Path) -> None:
    case, out = str(tmp_path / "a.case"), tmp_path / "made"
    child = ("--child", "Mali", "--dob", "2018-02-09")
    assert run("new", case, *child).returncode == 0
    assert run("add", case, *(str(file) for file in RETURNS.iterdir())).returncode == 0
    assert run("export", case, str(tmp_path / "case.json")).returncode == 0
    assert run("build", str(RETURNS), "--out", str(out), *child).returncode == 0
    whole = json.loads((tmp_path / "case.json").read_text("utf-8"))
    for part in ("events", "findings", "intake"):
        assert whole[part] == json.loads((out / f"{part}.json").read_text("utf-8"))
