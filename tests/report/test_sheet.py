"""The Excel export, opened again with openpyxl."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from chronology.report import sheet
from chronology.report.lines import lines
from chronology.timeline.merge import merge
from tests.making import a_contribution, an_event, on
from tests.report.casework import content, nothing, with_words


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return _opened(tmp_path_factory.mktemp("sheet") / "timeline.xlsx")


def _opened(out: Path, what: Any = None) -> Any:
    sheet.write(what or content(), out)
    return openpyxl.load_workbook(out)


def _columns(table: Any) -> dict[str, list[Any]]:
    first, *rows = table.iter_rows()
    return {cell.value: [row[at] for row in rows] for at, cell in enumerate(first)}


def test_the_sheets_are_there_with_frozen_headings_and_filters(made: Any) -> None:
    assert made.sheetnames == ["Timeline", "Questions", "Files", "Set aside", "Case"]
    assert made["Timeline"].freeze_panes == "C2"
    assert made["Timeline"].auto_filter.ref == "A1:Y8"
    assert made["Set aside"].freeze_panes == "A2"


def test_every_event_is_a_row_word_for_word(made: Any) -> None:
    columns = _columns(made["Timeline"])
    events = [entry.event for entry in content().timeline.entries]
    assert [cell.value for cell in columns["What happened"]] == [event.text for event in events]
    assert [cell.value or "" for cell in columns["Date as written"]] == [
        event.date.as_written for event in events
    ]
    assert [cell.value for cell in columns["Event"]] == [event.id for event in events]
    assert [cell.value or "" for cell in columns["Analysis"]] == [event.analysis for event in events]


def test_a_real_date_stands_only_for_one_certain_day(made: Any) -> None:
    columns = _columns(made["Timeline"])
    for cell, line in zip(columns["Date"], lines(content()), strict=True):
        when = line.event.date
        if when.is_day and when.qualifier.value == "stated":
            assert cell.value == datetime.combine(when.earliest or date.min, datetime.min.time())
            assert cell.is_date
        else:
            assert (cell.value or "") == line.day
            assert not cell.is_date
    assert sum(cell.is_date for cell in columns["Date"]) == 3


def test_bounds_are_words_that_sort_as_days_do(made: Any) -> None:
    columns = _columns(made["Timeline"])
    assert [cell.value for cell in columns["Earliest"]][:2] == ["2018-12-05", "2018-12-05"]
    assert not any(cell.is_date for cell in (*columns["Earliest"], *columns["Latest"]))


def test_no_words_run_as_a_formula_or_become_a_link(made: Any) -> None:
    for table in made:
        for row in table.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n", "d"), (table.title, cell.coordinate)
                assert cell.hyperlink is None
    assert [cell.value for cell in _columns(made["Set aside"])["Words"]][1] == "=Total: 3 <entries>"


def test_questions_say_which_are_open(made: Any) -> None:
    columns = _columns(made["Questions"])
    assert [cell.value for cell in columns["State"]] == ["open", "open", "answered by a later entry"]
    assert [cell.value for cell in columns["Rule"]] == ["UAD-01", "SIL-02", "DAB-03"]


def test_files_agree_with_what_came_in(made: Any) -> None:
    columns = _columns(made["Files"])
    assert [cell.value for cell in columns["File"]] == ["hv.docx", "police.csv"]
    assert [cell.value for cell in columns["Events"]] == [3, 4]
    assert columns["What to know"][0].value == "One row is hidden."


def test_words_longer_than_a_cell_are_kept_in_pieces(tmp_path: Path) -> None:
    words = "".join(f"word {number} 😀; " for number in range(6_000))
    made = _opened(tmp_path / "long.xlsx", with_words(words))
    assert len(made["Timeline"]["K2"].value) <= 32_767
    pieces = _columns(made["Long words"])["Words"]
    assert "".join(cell.value for cell in pieces) == words
    assert "Long words" in made["Timeline"]["K2"].value


def test_a_day_that_excel_cannot_count_stays_in_words(tmp_path: Path) -> None:
    old = replace(content(), timeline=merge([a_contribution(an_event(on(1899, 5, 6), "Old"))]), findings=())
    cell = _opened(tmp_path / "old.xlsx", old)["Timeline"]["B2"]
    assert not cell.is_date
    assert "1899" in cell.value


def test_control_characters_do_not_break_the_workbook(tmp_path: Path) -> None:
    made = _opened(tmp_path / "odd.xlsx", with_words("a\x01b\ud800c"))
    assert made["Timeline"]["K2"].value == "a\ufffdb\ufffdc"


def test_every_printed_page_bears_the_marking(made: Any) -> None:
    for table in made:
        assert table.oddFooter.left.text == "OFFICIAL-SENSITIVE"
        assert table.oddFooter.right.text == "page &P of &N"


def test_an_empty_case_makes_a_workbook(tmp_path: Path) -> None:
    assert _opened(tmp_path / "none.xlsx", nothing())["Timeline"].max_row == 1
