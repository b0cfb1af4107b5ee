"""The row as it came: the file's own cells under the file's own headings, whatever was made of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from chronology.model.case import Case
from chronology.model.entering import EnteredEvent
from chronology.services.add import add_returns
from chronology.services.open_case import OpenCase
from chronology.services.row_as_it_came import RowsAsTheyCame
from tests.services.casework import CASE, PASSPHRASE, returns_in


@pytest.fixture
def case(tmp_path: Path) -> OpenCase:
    path = tmp_path / "Ivo.case"
    OpenCase.create(path, PASSPHRASE, CASE).close()
    add_returns(path, PASSPHRASE, [returns_in(tmp_path / "in")])
    return OpenCase.open(path, PASSPHRASE)


def test_each_event_gives_the_row_of_its_own_file(case: OpenCase) -> None:
    rows = RowsAsTheyCame(case)
    found = {entry.event.text: rows.row_of(entry.event.id) for entry in case.timeline().entries}
    case.close()
    assert found["Ivo said he likes painting."] == (
        ("Date", "03.06.2019"),
        ("Event", "Ivo said he likes painting."),
    )
    assert found["A caller asked for advice."] == (
        ("Date", "not known"),
        ("Event", "A caller asked for advice."),
    )
    assert len(found) == 5
    assert None not in found.values()


def test_an_event_that_came_from_no_file_has_no_row(tmp_path: Path) -> None:
    with OpenCase.create(tmp_path / "ours.case", PASSPHRASE, Case(agency="Alder")) as case:
        case.enter(EnteredEvent(text="Seen at home."))
        (entry,) = case.timeline().entries
        assert RowsAsTheyCame(case).row_of(entry.event.id) is None
        assert RowsAsTheyCame(case).row_of("gone") is None
