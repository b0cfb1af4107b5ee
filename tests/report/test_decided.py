"""What a person decided of the questions leaves with the timeline, in every format that people read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pypdfium2
import pytest

from chronology.model.curation import FindingState, State
from chronology.report import formats
from chronology.report.content import Content
from tests.report.casework import content, findings

_VISITOR, _ASKED_LATER, _SILENCE = findings()


def _decided(states: Mapping[str, State]) -> Content:
    kept = {id: FindingState(id, state) for id, state in states.items()}
    return replace(content(), states=kept, rules_off=(("WNB-02", "Clinics were shut that year."),))


def _pdf(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as read:
        return " ".join(page.get_textpage().get_text_range() for page in read)


def _word(path: Path) -> str:
    body = docx.Document(str(path)).element.body
    return " ".join(each.text or "" for each in body.iter() if each.tag.endswith("}t"))


def _web(path: Path) -> str:
    return re.sub(r"<[^>]+>", " ", path.read_text("utf-8").partition("</style>")[2])


def _excel(path: Path) -> str:
    book = openpyxl.load_workbook(path)
    return " ".join(str(cell) for sheet in book for row in sheet.values for cell in row if cell is not None)


_READ: Mapping[str, Callable[[Path], str]] = {".pdf": _pdf, ".docx": _word, ".html": _web, ".xlsx": _excel}
_WITH_HEADINGS = [".pdf", ".docx", ".html"]


def _words(made: Content, folder: Path, ending: str) -> str:
    out = folder / f"timeline{ending}"
    formats.write(made, out)
    return " ".join(_READ[ending](out).split())


@pytest.mark.parametrize("ending", _WITH_HEADINGS)
def test_each_question_stands_under_what_became_of_it(tmp_path: Path, ending: str) -> None:
    states = {_VISITOR.id: State.ANSWERED, _SILENCE.id: State.ASKED}
    words = _words(_decided(states), tmp_path, ending)
    words = words[words.index("Open questions") :]
    places = [
        words.index(each)
        for each in (
            *("Open questions", _SILENCE.question, "the agency's answer is awaited"),
            *("Answered by later events", _ASKED_LATER.question),
            *("Answered, as the review found", _VISITOR.question),
        )
    ]
    assert places == sorted(places)
    assert "Accepted" not in words


@pytest.mark.parametrize("ending", _WITH_HEADINGS)
def test_the_counts_on_the_cover_are_of_what_is_open_still(tmp_path: Path, ending: str) -> None:
    states = {_VISITOR.id: State.ANSWERED, _SILENCE.id: State.ACCEPTED}
    words = _words(_decided(states), tmp_path, ending)
    assert "1 accepted, 2 answered" in words
    assert "Open questions" not in words
    assert "Accepted: gaps that stand" in words


def test_a_sheet_says_how_each_question_stands(tmp_path: Path) -> None:
    states = {_VISITOR.id: State.ANSWERED, _SILENCE.id: State.ACCEPTED}
    formats.write(_decided(states), tmp_path / "timeline.xlsx")
    rows = list(openpyxl.load_workbook(tmp_path / "timeline.xlsx")["Questions"].values)
    how = {row[rows[0].index("Rule")]: row[rows[0].index("State")] for row in rows[1:]}
    assert how == {"SIL-02": "accepted", "DAB-03": "answered by a later entry", "UAD-01": "answered"}


def test_a_question_that_was_answered_is_no_finding_for_other_programs(tmp_path: Path) -> None:
    formats.write(_decided({_VISITOR.id: State.ANSWERED}), tmp_path / "timeline.json")
    whole = json.loads((tmp_path / "timeline.json").read_text("utf-8"))
    assert [each["rule"] for each in whole["findings"]] == ["SIL-02"]


@pytest.mark.parametrize("ending", _READ)
def test_a_rule_that_was_switched_off_is_named_with_the_reason(tmp_path: Path, ending: str) -> None:
    said = "The rule WNB-02 was switched off for this case: Clinics were shut that year."
    assert said in _words(_decided({}), tmp_path, ending)


@pytest.mark.parametrize("ending", _READ)
def test_without_the_questions_nothing_says_that_there_are_none(tmp_path: Path, ending: str) -> None:
    plain = replace(content(), findings=(), rules_off=(), with_questions=False)
    words = _words(plain, tmp_path, ending).casefold()
    for untrue in (
        "red pointer",
        "no rule raised",
        "no question was found",
        "open question",
        "questions 0",
        "questions: 0",
    ):
        assert untrue not in words
