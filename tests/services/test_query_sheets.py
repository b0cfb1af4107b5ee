"""Query sheets: what leaves, what comes back, and what is said where a sheet does not fit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest

from chronology.model.curation import FindingState, Query, State
from chronology.services.open_case import OpenCase
from chronology.services.query_sheets import read_answers, take_answers, write_sheet
from chronology.services.refusal import Refused
from tests.ui.asked_case import asked_case


@pytest.fixture
def case(tmp_path: Path) -> Iterator[OpenCase]:
    with asked_case(tmp_path) as made:
        finding = next(each for each in made.findings() if each.rule == "DAB-03")
        made.ask(Query("Health Visiting", finding.question, finding.events, finding.id))
        made.ask(Query("Health Visiting", "Who was the man at the door in November?"))
        made.ask(Query("Nursery", "Who brings Ottilie, and who collects her?"))
        yield made


def filled(sheet: Path, answers: dict[str, tuple[str, str]]) -> Path:
    """The sheet as an agency sends it back, saved by a word processor."""
    document: Any = docx.Document(str(sheet))
    for row in document.tables[0].rows[1:]:
        answer, by = answers.get(row.cells[0].text, ("", ""))
        row.cells[3].text, row.cells[4].text = answer, by
    back = sheet.with_name("came back.docx")
    document.save(str(back))
    return back


def words_of(sheet: Path) -> str:
    document: Any = docx.Document(str(sheet))
    cells = [cell.text for row in document.tables[0].rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def test_a_sheet_holds_one_agency_s_questions_and_its_own_entries(case: OpenCase, tmp_path: Path) -> None:
    assert write_sheet(case, "Health Visiting", tmp_path / "out.docx") == (1, 2)
    words = words_of(tmp_path / "out.docx")
    assert "Who was the man at the door" in words
    assert "Routine enquiry not possible" in words
    assert "Who brings Ottilie" not in words
    assert "R-7" in words


def test_entries_of_other_agencies_never_leave_with_a_sheet(case: OpenCase, tmp_path: Path) -> None:
    finding = next(each for each in case.findings() if each.rule == "DAB-03")
    case.ask(Query("Nursery", "Was anything said at the nursery?", finding.events))
    write_sheet(case, "Nursery", tmp_path / "out.docx")
    assert "Routine enquiry" not in words_of(tmp_path / "out.docx")


def test_the_same_sheet_is_the_same_bytes(case: OpenCase, tmp_path: Path) -> None:
    write_sheet(case, "Health Visiting", tmp_path / "one.docx")
    write_sheet(case, "Health Visiting", tmp_path / "two.docx")
    assert (tmp_path / "one.docx").read_bytes() == (tmp_path / "two.docx").read_bytes()


def test_what_went_out_is_noted_with_its_day(case: OpenCase, tmp_path: Path) -> None:
    write_sheet(case, "Health Visiting", tmp_path / "out.docx")
    assert [bool(each.asked) for each in case.queries()] == [True, True, False]
    with pytest.raises(Refused, match="gone to the agency"):
        case.remove_query(1)


def test_answers_come_back_to_their_questions_and_settle_the_finding(case: OpenCase, tmp_path: Path) -> None:
    write_sheet(case, "Health Visiting", tmp_path / "out.docx")
    said = "Asked alone on 9 June.\nShe said there was none."
    back = filled(tmp_path / "out.docx", {"Q1": (said, "H. Vale, health visitor")})
    found = read_answers(case, back)
    assert [(each.query.id, each.answer, each.by, each.doubt) for each in found.answers] == [
        (1, said, "H. Vale, health visitor", "")
    ]
    assert found.without == ("Q2",)
    assert not case.queries()[0].answer  # reading changes nothing
    assert take_answers(case, found.answers) == 1
    kept = case.queries()[0]
    assert (kept.answer, kept.answered_by) == (said, "H. Vale, health visitor")
    assert case.states()[kept.finding] == FindingState(kept.finding, State.ANSWERED)


def test_a_number_beside_another_question_is_doubted(case: OpenCase, tmp_path: Path) -> None:
    write_sheet(case, "Health Visiting", tmp_path / "out.docx")
    document: Any = docx.Document(str(filled(tmp_path / "out.docx", {"Q1": ("Yes.", "")})))
    document.tables[0].rows[1].cells[1].text = "How many sheep are in the lower field?"
    document.save(str(tmp_path / "other.docx"))
    (answer,) = read_answers(case, tmp_path / "other.docx").answers
    assert "not the one that is kept" in answer.doubt


def test_a_question_of_another_case_is_said_and_not_taken(case: OpenCase, tmp_path: Path) -> None:
    write_sheet(case, "Nursery", tmp_path / "out.docx")
    document: Any = docx.Document(str(filled(tmp_path / "out.docx", {"Q3": ("Her aunt.", "")})))
    document.tables[0].rows[1].cells[0].text = "Q91"
    document.save(str(tmp_path / "other.docx"))
    found = read_answers(case, tmp_path / "other.docx")
    assert found.answers == ()
    assert found.unknown == ("Q91",)


def test_a_file_that_is_no_sheet_is_refused_in_a_sentence(case: OpenCase, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear colleague, thank you.", "utf-8")
    with pytest.raises(Refused, match="holds no questions of ours"):
        read_answers(case, tmp_path / "letter.txt")
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(Refused, match="cannot be read"):
        read_answers(case, tmp_path / "broken.docx")


def test_where_nothing_waits_no_sheet_is_written(case: OpenCase, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="No question to Police"):
        write_sheet(case, "Police", tmp_path / "out.docx")
    assert not (tmp_path / "out.docx").exists()


def test_a_folder_that_is_not_there_is_said(case: OpenCase, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="could not be written"):
        write_sheet(case, "Nursery", tmp_path / "nowhere" / "out.docx")
    assert not case.queries()[2].asked
