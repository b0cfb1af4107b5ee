"""The Word export, opened again with python-docx."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from chronology.report import word
from chronology.report.lines import lines
from tests.report.casework import HOSTILE, NAMES, content, nothing, with_words


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Any:
    out = tmp_path_factory.mktemp("word") / "timeline.docx"
    word.write(content(), out)
    return docx.Document(str(out))


def _timeline(document: Any) -> list[Any]:
    return [
        table
        for table in document.tables
        if table.rows[0].cells[0].text == "No." and len(table.columns) == 12
    ]


def _rows(document: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for table in _timeline(document) for row in table.rows[1:]]


def test_every_event_is_one_row_in_order_with_its_words(made: Any) -> None:
    rows = _rows(made)
    assert [int(row[0]) for row in rows] == [entry.number for entry in content().timeline.entries]
    for row, entry in zip(rows, content().timeline.entries, strict=True):
        assert row[8].startswith(entry.event.text)
        assert row[3] == entry.event.date.as_written
        assert entry.event.agency in row[6]
        assert str(entry.event.place) in row[11]


def test_columns_that_have_none_of_their_own_are_labelled_beneath_the_words(made: Any) -> None:
    (row,) = [row for row in _rows(made) if row[8].startswith("Home visit")]
    for words in (
        "Who: F. Malik",
        "Analysis: A warm visit.",
        "Family member: Mother",
        "Number in the return: 17",
    ):
        assert words in row[8]
    assert row[9] == "Yes\nReached for the book."


def test_a_doubtful_date_shows_what_was_understood_and_what_was_written(made: Any) -> None:
    line = next(line for line in lines(content()) if line.as_written == "c. March 2019")
    (row,) = [row for row in _rows(made) if row[3] == "c. March 2019"]
    assert row[1] == f"{line.day}\n{line.doubt}" == "about March 2019\nday not known"


def test_each_table_repeats_its_heading_and_rows_are_kept_whole(made: Any) -> None:
    for table in _timeline(made):
        first, *others = table.rows
        assert first._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in others)


def test_a_year_is_a_heading_and_the_undated_stand_apart(made: Any) -> None:
    headings = [each.text for each in made.paragraphs if each.style.name == "Heading 2"]
    assert headings[:4] == ["2018", "2019", "2020", "Undated"]
    assert _rows(made)[-1][8] == "A letter without a date."


def test_an_agency_has_a_mark_and_a_colour_beside_its_name(made: Any) -> None:
    for table in _timeline(made):
        for row in table.rows[1:]:
            bar = row.cells[5]._tc.find(f"{qn('w:tcPr')}/{qn('w:tcBorders')}/{qn('w:left')}")
            colour, mark = {"Police": ("0B5FA5", "■"), "Health Visiting": ("0A8060", "●")}[row.cells[6].text]
            assert (bar.get(qn("w:color")), row.cells[5].text) == (colour, mark)


def test_hostile_words_and_every_script_arrive_as_words(made: Any) -> None:
    texts = [row[8] for row in _rows(made)]
    assert any(HOSTILE in text for text in texts)
    assert any(NAMES in text for text in texts)


def test_open_questions_come_before_answered_ones_and_link_to_rows_that_are_there(made: Any) -> None:
    body = made.element.body
    targets = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    jumps = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    assert {"question1", "question2", "question3", "row1"} <= targets
    assert jumps <= targets
    headings = [each.text for each in made.paragraphs if each.style.name == "Heading 2"]
    assert headings[-2:] == ["Open questions", "Answered by later events"]


def test_every_page_bears_marking_reference_edition_and_page_count(made: Any) -> None:
    footer = made.sections[0].footer._element
    text = "".join(each.text or "" for each in footer.iter(qn("w:t")))
    assert text.startswith("OFFICIAL-SENSITIVE")
    assert "LR-7 · working edition · made 4 March 2026 · page 1 of 1" in text
    assert [each.get(qn("w:instr")) for each in footer.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_the_appendix_lists_files_and_what_was_set_aside(made: Any) -> None:
    text = "\n".join(cell.text for table in made.tables[-2:] for row in table.rows for cell in row.cells)
    for words in ("hv.docx", "police.csv", "One row is hidden.", "=Total: 3 <entries>", "a heading row"):
        assert words in text


def test_control_characters_and_half_characters_do_not_break_the_document(tmp_path: Path) -> None:
    word.write(with_words("a\x00b\x0bc\ud800d"), tmp_path / "t.docx")
    (row,) = _rows(docx.Document(str(tmp_path / "t.docx")))
    assert row[8] == "a\ufffdb\ufffdc\ufffdd"


def test_a_row_longer_than_a_page_may_break(tmp_path: Path) -> None:
    word.write(with_words("long words " * 5_000), tmp_path / "t.docx")
    (table,) = _timeline(docx.Document(str(tmp_path / "t.docx")))
    assert table.rows[1]._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is None


def test_nothing_in_the_file_comes_from_the_clock(tmp_path: Path) -> None:
    word.write(content(), tmp_path / "t.docx")
    with zipfile.ZipFile(tmp_path / "t.docx") as parts:
        assert {info.date_time for info in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = docx.Document(str(tmp_path / "t.docx")).core_properties
    assert str(properties.created.date()) == str(properties.modified.date()) == "2026-03-04"


def test_an_empty_case_makes_a_document(tmp_path: Path) -> None:
    word.write(nothing(), tmp_path / "t.docx")
    assert "No event came in." in [each.text for each in docx.Document(str(tmp_path / "t.docx")).paragraphs]
