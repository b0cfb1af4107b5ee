"""JSON to the letter of its promise; CSV that a spreadsheet opens and cannot be made to run."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.report import data
from tests.report.casework import calls, content, findings, nothing, returns, visits, with_words

PROMISED = [
    *("id", "agency", "earliest", "latest", "date_as_written", "time", "text", "source", "place", "incident")
]


def test_events_keep_the_promised_keys_in_order_and_the_timelines_order() -> None:
    events = json.loads(data.events_json(content()))
    assert all(list(event)[: len(PROMISED)] == PROMISED for event in events)
    assert [event["id"] for event in events] == [entry.event.id for entry in content().timeline.entries]
    assert events[-1]["earliest"] is events[-1]["latest"] is None


def test_an_event_says_day_time_place_and_its_own_words() -> None:
    visit = visits()[0]
    event = next(each for each in json.loads(data.events_json(content())) if each["id"] == visit.id)
    assert event == {
        "id": visit.id,
        "agency": "Health Visiting",
        "earliest": "2019-04-02",
        "latest": "2019-04-02",
        "date_as_written": "02/04/2019",
        "time": "14:30",
        "text": "Home visit.\nMother said:\t'we are all right'.",
        "source": "SystmOne",
        "place": {"file": "hv.docx", "table": 1, "row": 2},
        "incident": None,
        "qualifier": "stated",
        "origin": "",
        "edtf": "2019-04-02",
        "time_end": None,
        "part_of_day": None,
        "time_as_written": "14:30",
        "who": "F. Malik",
        "seen": "Yes",
        "voice": "Reached for the book.",
        "action": "Review in two weeks.",
        "analysis": "A warm visit.",
        "family_member": "Mother",
        "sequence": "17",
        "other": [],
        "confirm": [],
    }


def test_doubt_and_words_that_were_not_understood_stay_with_the_event() -> None:
    by_id = {event["id"]: event for event in json.loads(data.events_json(content()))}
    month, police = by_id[visits()[1].id], [by_id[event.id] for event in calls()]
    assert (month["earliest"], month["latest"], month["qualifier"]) == (
        "2019-03-01",
        "2019-03-31",
        "approximate",
    )
    assert month["other"] == [
        {"heading": "Ref", "text": "+44 1632 960001"},
        {"heading": "", "text": "loose words"},
    ]
    assert (police[1]["earliest"], police[1]["latest"]) == (None, "2019-03-03")
    assert (police[2]["time"], police[2]["part_of_day"], police[2]["origin"]) == (
        None,
        "evening",
        "from the row above",
    )
    assert police[2]["confirm"] == ["Check the day."]
    assert (police[3]["time"], police[3]["time_end"]) == ("15:00", "15:40")


def test_findings_json_holds_only_open_ones_by_the_first_event_each_rests_on() -> None:
    written = json.loads(data.findings_json(content()))
    assert [finding["rule"] for finding in written] == ["SIL-02", "UAD-01"]
    assert list(written[0]) == ["rule", "title", "severity", "events", "why", "question", "source"]
    assert written[0]["events"] == list(findings()[2].events)
    turned = replace(content(), findings=tuple(reversed(findings())))
    assert data.findings_json(turned) == data.findings_json(content())


def test_findings_follow_the_timeline_and_not_their_rules_names() -> None:
    first, last = content().timeline.dated[0].event, content().timeline.dated[-1].event
    late, early, _ = findings()
    two = (
        replace(late, rule="A-1", events=(last.id,)),
        replace(early, rule="Z-9", events=(first.id,), answered_by=()),
    )
    written = json.loads(data.findings_json(replace(content(), findings=two)))
    assert [finding["rule"] for finding in written] == ["Z-9", "A-1"]


def test_intake_json_accounts_for_every_file_and_row_set_aside() -> None:
    hv, police = json.loads(data.intake_json(content()))
    assert (hv["file"], hv["kind"], hv["rows"], hv["events"], hv["undated"]) == ("hv.docx", "docx", 5, 3, 1)
    assert hv["sha256"] == returns()[0].sha256
    assert hv["set_aside"][1] == {
        "place": {"file": "hv.docx", "table": "text", "row": 1},
        "cells": ["=Total: 3 <entries>"],
        "reason": "a total beneath the table",
        "detail": "beneath",
    }
    assert hv["columns"] == [
        {"table": 1, "column": 1, "heading": "Date", "meaning": "date", "sureness": 0.99}
    ]
    assert hv["warnings"] == ["One row is hidden."]
    assert police["set_aside"] == []


def test_the_json_export_holds_all_three(tmp_path: Path) -> None:
    data.write_json(content(), tmp_path / "case.json")
    whole = json.loads((tmp_path / "case.json").read_text("utf-8"))
    assert list(whole) == ["events", "findings", "intake"]
    assert whole["events"] == json.loads(data.events_json(content()))
    assert whole["findings"] == json.loads(data.findings_json(content()))
    assert whole["intake"] == json.loads(data.intake_json(content()))


def test_json_is_utf8_with_the_letters_themselves() -> None:
    assert "Ștefan Țurcanu, محمد رضا".encode() in data.events_json(content())


def test_half_a_character_does_not_stop_the_export() -> None:
    (event,) = json.loads(data.events_json(with_words("broken \ud83d end")))
    assert event["text"] == "broken \ufffd end"


def _csv_rows(path: Path) -> list[dict[str, str]]:
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf"), "without the mark Excel reads the letters wrongly"
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def test_csv_gives_every_event_back_word_for_word(tmp_path: Path) -> None:
    data.write_csv(content(), tmp_path / "timeline.csv")
    rows = _csv_rows(tmp_path / "timeline.csv")
    entries = content().timeline.entries
    assert [data.unguarded(row["What happened"]) for row in rows] == [entry.event.text for entry in entries]
    assert [row["Date as written"] for row in rows] == [entry.event.date.as_written for entry in entries]
    assert [row["Event"] for row in rows] == [entry.event.id for entry in entries]


def test_no_csv_cell_begins_as_a_formula_would(tmp_path: Path) -> None:
    data.write_csv(content(), tmp_path / "timeline.csv")
    cells = [cell for row in _csv_rows(tmp_path / "timeline.csv") for cell in row.values()]
    assert not [cell for cell in cells if cell.lstrip()[:1] in {"=", "+", "-", "@", "\t", "\r"} - {""}]
    assert "'-NFA" in cells


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+44", "-NFA", "@home", "\tx", "\rx", "\n=x", "  =1", "＝1", "'=1", "''@x", "\u00a0=cmd"],
)
def test_a_cell_that_could_run_is_guarded(cell: str) -> None:
    assert data.guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Visit", "'quoted' words", "3 = 2", "' apart"])
def test_a_cell_that_cannot_run_is_left_alone(cell: str) -> None:
    assert data.guarded(cell) == cell


@given(st.text(alphabet="'=+-@\t\r\n＝ ab\u00a0", max_size=8) | st.text(max_size=20))
def test_guarding_is_reversible(cell: str) -> None:
    assert data.unguarded(data.guarded(cell)) == cell


def test_an_empty_case_is_written_too(tmp_path: Path) -> None:
    assert json.loads(data.events_json(nothing())) == []
    data.write_csv(nothing(), tmp_path / "none.csv")
    assert _csv_rows(tmp_path / "none.csv") == []
