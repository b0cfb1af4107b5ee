"""The sample case: it can be made again, and the program reads it as it is true."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from chronology import resource
from chronology.model.case import Case, Scope
from chronology.report.content import Content
from chronology.services.merge import merge_returns

SAMPLE = resource.path("sample")
TOOLS = Path(__file__).resolve().parents[2] / "tools"
EXPECTED = json.loads((SAMPLE / "expected.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def content() -> Content:
    known = json.loads((SAMPLE / "case.json").read_text("utf-8"))
    case = Case(
        child=known["child"],
        born=date.fromisoformat(known["dob"]),
        scope=Scope(date.fromisoformat(known["from"]), date.fromisoformat(known["to"])),
    )
    return merge_returns([SAMPLE / "returns"], case)


def test_made_again_it_is_the_same(tmp_path: Path) -> None:
    # In a process of its own: what a library wrote before would show in the names of its XML.
    again = "import sys, pathlib, make_sample; make_sample.make(pathlib.Path(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", again, str(tmp_path)], cwd=TOOLS, check=True)
    made = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file())
    kept = sorted(path.relative_to(SAMPLE) for path in SAMPLE.rglob("*") if path.is_file())
    assert made == [path for path in kept if path.name != "README.md"]
    for path in made:
        assert _inside(tmp_path / path) == _inside(SAMPLE / path), path


def _inside(path: Path) -> dict[str, bytes]:
    """A container's parts, for compression may differ from one Python to another; else the file."""
    if not zipfile.is_zipfile(path):
        return {"": path.read_bytes()}
    with zipfile.ZipFile(path) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def test_it_is_a_case_of_every_kind_of_file() -> None:
    endings = {path.suffix for path in (SAMPLE / "returns").iterdir()}
    assert endings == {".csv", ".docx", ".ods", ".odt", ".txt", ".xls", ".xlsx"}
    assert len({event["agency"] for event in EXPECTED["events"]}) >= 7
    assert len(EXPECTED["events"]) >= 200


def test_no_two_entries_say_the_same() -> None:
    texts = [event["text"] for event in EXPECTED["events"]]
    assert len(set(texts)) == len(texts)


def test_every_entry_is_an_event_once_with_its_date_agency_and_words(content: Content) -> None:
    read = sorted(
        (
            event.place.file,
            event.text,
            event.agency,
            _iso(event.date.earliest),
            _iso(event.date.latest),
        )
        for event in (entry.event for entry in content.timeline.entries)
    )
    true = sorted(
        (each["file"], each["text"], each["agency"], _iso(each["earliest"]), _iso(each["latest"]))
        for each in EXPECTED["events"]
    )
    assert read == true


def test_times_are_read_where_they_are_written(content: Content) -> None:
    read = {
        event.text: event.date.time.start.strftime("%H:%M")
        for event in (entry.event for entry in content.timeline.entries)
        if event.date.time is not None and event.date.time.start is not None
    }
    assert read == {each["text"]: each["time"] for each in EXPECTED["events"] if each["time"]}


def _iso(day: Any) -> str:
    return "" if day is None else str(day)


def test_titles_notes_and_totals_are_set_aside_and_nothing_else_is_lost(content: Content) -> None:
    kept = [
        " ".join(words for words in each.cells)
        for contribution in content.timeline.contributions
        for each in contribution.set_aside
    ]
    for words in EXPECTED["not_events"]:
        assert any(words in said for said in kept), words
    assert all(contribution.complete for contribution in content.timeline.contributions)


def test_a_deleted_entry_is_told_of_and_is_no_event(content: Content) -> None:
    (words,) = EXPECTED["deleted"]
    events = [entry.event for entry in content.timeline.entries]
    assert not [event for event in events if words in (event.text, event.action)]
    assert any(
        words in " ".join(each.cells) and "tracked changes" in each.reason.value
        for contribution in content.timeline.contributions
        for each in contribution.set_aside
    )


@pytest.mark.parametrize("asks", EXPECTED["asks"], ids=lambda asks: asks["rule"])
def test_the_rules_ask_what_there_is_to_ask(asks: dict[str, Any], content: Content) -> None:
    texts = {entry.event.id: entry.event.text for entry in content.timeline.entries}
    assert any(
        asks["words"] in texts[event]
        for finding in content.findings
        if finding.rule == asks["rule"] and not (asks["open"] and finding.answered_by)
        for event in finding.events
    )
