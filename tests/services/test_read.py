"""One file read: what `read FILE` prints, and files that cannot be read at all."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from chronology.model.dates import DateContext
from chronology.model.events import Reason
from chronology.services.read import read_return, return_record

RETURN = """Early Help chronology,,,
Date,Time,Event,Outcome
c. March 2020,,"Referral from the school, no consent yet.",
05/04/2020,2.30pm,Visit cancelled by the family.,Letter sent.
not recorded,,Father seen at the gate.,
Total: 3 entries,,,
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "early_help.csv"
    made.write_text(RETURN, "utf-8")
    return made


def test_what_is_printed_of_a_return(path: Path) -> None:
    record = json.loads(json.dumps(return_record(read_return(path, DateContext()))))
    assert record["file"] == "early_help.csv"
    assert record["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (record["kind"], record["agency"], record["rows"]) == ("csv", "Early Help", 6)
    first, second, third = record["events"]
    assert first["place"] == {"file": "early_help.csv", "table": None, "row": 3}
    assert first["date_as_written"] == "c. March 2020"
    assert first["date"]["earliest"] == "2020-03-01"
    assert first["date"]["latest"] == "2020-03-31"
    assert first["date"]["qualifier"] == "approximate"
    assert first["date"]["edtf"]
    assert (second["time"], second["action"]) == ("14:30", "Letter sent.")
    assert third["date"]["earliest"] is None
    assert third["date"]["qualifier"] == "undated"
    assert [kept["reason"] for kept in record["set_aside"]] == [
        Reason.TITLE.value,
        Reason.HEADING.value,
        Reason.TOTAL.value,
    ]
    assert record["set_aside"][0]["cells"] == ["Early Help chronology"]
    assert [column["meaning"] for column in record["columns"]] == ["date", "time", "event", "action"]


def test_a_file_may_go_by_another_name(path: Path) -> None:
    contribution = read_return(path, DateContext(), name="north/early_help.csv")
    assert contribution.file == "north/early_help.csv"
    assert {event.place.file for event in contribution.events} == {"north/early_help.csv"}
    assert {kept.place.file for kept in contribution.set_aside} == {"north/early_help.csv"}


def test_a_file_that_cannot_be_read_is_a_contribution_that_says_why(tmp_path: Path) -> None:
    broken = tmp_path / "return.docx"
    broken.write_bytes(b"PK\x03\x04 cut short")
    contribution = read_return(broken, DateContext())
    assert contribution.kind == "unread"
    assert contribution.sha256 == hashlib.sha256(broken.read_bytes()).hexdigest()
    assert not contribution.complete
    assert contribution.set_aside[0].reason is Reason.FILE_NOT_READ
    assert contribution.set_aside[0].detail
    assert contribution.rows == len(contribution.set_aside) == 1


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    contribution = read_return(tmp_path / "gone.csv", DateContext())
    assert contribution.kind == "unread"
    assert contribution.sha256 == ""


def test_the_agency_given_names_a_return_that_does_not(tmp_path: Path) -> None:
    made = tmp_path / "list.csv"
    made.write_text("Date,Event\n05/04/2020,Visit cancelled by the family.\n", "utf-8")
    assert read_return(made, DateContext()).agency == ""
    assert read_return(made, DateContext(), agency="Housing").events[0].agency == "Housing"
