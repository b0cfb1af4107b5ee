"""Journeys: a review author from nothing to the PDF, by mouse, and all of it again by keyboard alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from chronology.model.curation import State
from chronology.model.event_rows import RowQuery
from chronology.model.people import PeriodRole
from chronology.services.open_case import OpenCase
from tests.journeys.scenes.review_exported import PASSPHRASE
from tests.journeys.stage import ROOT, Screen, played

REASON = "Looked into with the surgery on the telephone"
_DATES = {"childrens_social_care.ods": "14 March 2020", "gp_summary.txt": "16 August 2019"}


@pytest.mark.parametrize("mouse", [True, False], ids=["with the mouse", "by keyboard alone"])
def test_from_nothing_to_the_pdf(screen: Screen, tmp_path: Path, mouse: bool) -> None:
    returns = sorted((ROOT / "resources" / "sample" / "returns").iterdir())
    told = played(
        "review_exported",
        screen,
        tmp_path,
        mouse=mouse,
        returns=[str(each) for each in returns],
        dates=_DATES,
        man="Man at the visit of 21 May 2019",
        known="Lee Garside",
        reason=REASON,
    )
    with OpenCase.open(Path(told["case"]), PASSPHRASE) as case:
        events = [row.event for row in case.rows(RowQuery(), 0, 1000)]
        settled = {str(each.date.earliest): each for each in events}
        people = {each.name: case.mentions(each.id) for each in case.people()}
        (at_home,) = case.periods()
        asked = {each.id: each for each in case.findings()}
        states = [each for each in case.states().values() if each.state is State.DISMISSED]
    assert len(events) == 211
    assert settled["2020-03-14"].place.file == "childrens_social_care.ods"
    assert settled["2019-08-16"].place.file == "gp_summary.txt"
    assert list(people) == ["Lee Garside"]
    linked = [event for event in events if event.id in {each.event for each in people["Lee Garside"]}]
    assert "2019-05-21" in {str(each.date.earliest) for each in linked}
    assert at_home.role is PeriodRole.RESIDENT
    assert (at_home.first.earliest, at_home.first.latest) == (None, date(2019, 9, 3))
    assert [each.reason for each in states] == [REASON]
    words = _words_of(Path(told["pdf"]))
    for event in events:
        assert _run_together(event.text)[:40] in words
    assert [each.finding for each in states] == [told["question"]]
    put_aside = asked.pop(told["question"])
    assert _run_together(put_aside.why)[:60] not in words
    for finding in asked.values():
        assert _run_together(finding.why)[:60] in words


def _words_of(pdf: Path) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return _run_together("".join(page.get_textpage().get_text_range() for page in document))


def _run_together(words: str) -> str:
    """Without the spaces and hyphens that a page may put in or leave out."""
    return "".join(each for each in words if each.isalnum())
