"""The chapter on coverage and clocks, as a reader of the PDF sees it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

from chronology.calendar.clocks import State
from chronology.model.coverage import Asking, Coverage, KnownAdult, Seen, Stretch
from chronology.report import pdf
from chronology.report.content import Content
from chronology.rules.told_clocks import ToldClock
from tests.report.making import content

COVERAGE = Coverage(
    stretches=(
        Stretch("2020", date(2020, 1, 1), date(2020, 12, 31)),
        Stretch("2021", date(2021, 1, 1), date(2021, 12, 31)),
    ),
    agencies=("Police", "Health Visiting"),
    seen=((Seen(4), Seen(7, 2, 1)), (Seen(), Seen(3, 0, 0, 2))),
    asking=(Asking(), Asking(5, 1, 2)),
    adults=(KnownAdult("Lee Sanders", "partner", {"Police": 3}),),
)


@pytest.fixture(scope="module")
def made() -> Content:
    plain = content(6)
    first = plain.timeline.dated[0].event.id
    clock = ToldClock(
        "CLK-05", "Assessment", date(2021, 1, 4), date(2021, 3, 8), State.MISSED, 12, "Police", first
    )
    return replace(plain, coverage=COVERAGE, clocks=(clock,), rules_off=(("SIL-02", "Known lockdown."),))


@pytest.fixture(scope="module")
def path(made: Content, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("coverage") / "timeline.pdf"
    pdf.write(made, out)
    return out


@pytest.fixture(scope="module")
def words(path: Path) -> str:
    return _words(path)


def _words(path: Path) -> str:
    """All words of the document, as other programs find them."""
    read = pdfium.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in read)
    finally:
        read.close()


def test_each_number_stands_there(words: str) -> None:
    for said in ("seen 2", "alone 1", "not 2", "asked 1", "could not 2", "Lee Sanders", "partner"):
        assert said in words


def test_a_clock_says_how_it_stands_and_where_it_began(words: str) -> None:
    assert "missed by 12 days" in words
    assert "8 March 2021" in words
    assert "Police, event 1" in words


def test_a_rule_that_was_switched_off_is_named_with_the_reason(words: str) -> None:
    assert "The rule SIL-02 was switched off for this case: Known lockdown." in words


def test_without_coverage_there_is_no_such_chapter(tmp_path: Path, made: Content) -> None:
    pdf.write(replace(made, coverage=None), tmp_path / "plain.pdf")
    assert "Which agencies knew" not in _words(tmp_path / "plain.pdf")


def test_no_number_is_written_in_a_way_that_a_pdf_does_not_know(path: Path) -> None:
    """Regression: the star was drawn with a coordinate of '1.2e-16'."""
    with pikepdf.open(path) as document:
        for page in document.pages:
            contents = page.Contents
            streams = contents if isinstance(contents, pikepdf.Array) else [contents]
            for stream in streams:
                assert not re.search(rb"\d[eE][-+]\d", stream.read_bytes())
