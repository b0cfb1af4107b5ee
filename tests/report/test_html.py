"""The HTML export: one file that fetches nothing, runs nothing and keeps every word."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from chronology.report import html
from tests.report.casework import HOSTILE, NAMES, content, nothing, with_words


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Any:
    out = tmp_path_factory.mktemp("html") / "timeline.html"
    html.write(content(), out)
    return lxml.html.document_fromstring(out.read_bytes().decode("utf-8"))


def test_it_fetches_nothing_and_runs_nothing(page: Any) -> None:
    assert not page.xpath("//script | //link | //img | //iframe | //object | //@src | //@onclick")
    assert all(address.startswith("#") for address in page.xpath("//@href"))
    assert not re.search(r"url\(|@import", page.xpath("string(//style)"))
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in policy


def test_every_event_is_a_row_word_for_word(page: Any) -> None:
    rows = page.xpath("//table[@class='timeline']/tbody/tr")
    entries = content().timeline.entries
    assert [row.get("id") for row in rows] == [f"row{entry.number}" for entry in entries]
    for row, entry in zip(rows, entries, strict=True):
        assert row.xpath("string(td[@class='text']/p[1])") == entry.event.text
        assert entry.event.agency in row.xpath("string(td[@class='agency'])")
        assert entry.event.date.as_written in row.xpath("string(td[3])")


def test_words_from_a_file_never_become_markup(page: Any) -> None:
    assert HOSTILE in page.xpath("string(//main)")
    assert not page.xpath("//main//script")


def test_names_in_every_script_say_their_own_direction(page: Any) -> None:
    (words,) = page.xpath("//p[@dir='auto'][contains(., 'گلرخ')]")
    assert words.text == NAMES
    assert page.get("lang") == "en-GB"


def test_every_heading_cell_has_its_scope_and_every_table_a_caption(page: Any) -> None:
    assert all(cell.get("scope") in ("col", "row") for cell in page.xpath("//th"))
    assert all(table.xpath("caption") for table in page.xpath("//table"))
    for table in page.xpath("//table"):
        widths = {len(row.xpath("th | td")) for row in table.xpath(".//tr")}
        assert len(widths) == 1, "every row has as many cells as the heading"


def test_every_link_leads_somewhere(page: Any) -> None:
    places = page.xpath("//@id")
    assert len(places) == len(set(places))
    assert {address[1:] for address in page.xpath("//a/@href")} <= set(places)


def test_it_has_light_dark_and_paper_each_with_every_colour_that_is_used(page: Any) -> None:
    style = re.sub(r"/\*.*?\*/", "", page.xpath("string(//style)"), flags=re.DOTALL)
    light, dark, paper = re.findall(r"(?:^|[{}])\s*:root\{([^}]*)\}", style)
    used = set(re.findall(r"var\((--[a-z]+)", style)) - {"--agency"}
    for name in used:
        assert f"{name}:" in light, name
        assert f"{name}:" in dark, name
    assert "--ink:#000" in paper
    assert "prefers-color-scheme:dark" in style
    assert "@media print" in style


def test_line_breaks_and_odd_characters_are_kept_or_shown(tmp_path: Path) -> None:
    html.write(with_words("one\r\ntwo\x00\ud800 three"), tmp_path / "t.html")
    page = lxml.html.document_fromstring((tmp_path / "t.html").read_bytes().decode("utf-8"))
    assert page.xpath("string(//td[@class='text']/p[1])") == "one\ntwo\ufffd\ufffd three"


def test_an_empty_case_makes_a_page(tmp_path: Path) -> None:
    html.write(nothing(), tmp_path / "t.html")
    assert "No event came in." in (tmp_path / "t.html").read_text("utf-8")
