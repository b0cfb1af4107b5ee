"""How words stand in the table's cells, and what goes to the clipboard and into the fields for days."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date, time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from chronology.model.curation import EventMarks
from chronology.model.dates import EventDate, read_date
from chronology.model.entering import Direction, Significance
from chronology.model.event_rows import Column, Row
from chronology.model.sought import sought
from chronology.report.data import unguarded
from chronology.ui.table.columns import COLUMNS, section_of
from chronology.ui.table.copying import as_html, as_text, copied
from chronology.ui.table.days import DaysField
from chronology.ui.table.laying import Layer
from tests.making import an_event, on

LONG = "She was seen at the clinic with her aunt. " * 12


@pytest.fixture
def layer(app: QApplication) -> Layer:
    return Layer(app.font())


def _words(layer: Layer, words: str, room: int, width: int = 240) -> list[str]:
    return [line.words for line in layer.lines(words, width, room, lit=True)]


def test_words_that_fit_are_all_there(layer: Layer) -> None:
    assert _words(layer, "No reply.\nCard left.", 3) == ["No reply.", "Card left."]
    assert _words(layer, "", 3) == [""]


def test_what_has_no_room_is_told_by_dots(layer: Layer) -> None:
    shown = _words(layer, LONG, 3)
    assert len(shown) == 3
    assert shown[0].startswith("She was")
    assert shown[-1].endswith("…")
    assert _words(layer, LONG, 1)[0].endswith("…")


def test_what_was_looked_for_is_in_sight_though_it_stands_far_down(layer: Layer) -> None:
    layer.light(sought("kettle"))
    words = LONG + "The kettle was on. " + LONG
    for room in (1, 2, 3, 6):
        lines = layer.lines(words, 240, room, lit=True)
        assert len(lines) <= room
        lit = [line for line in lines if line.lit]
        assert len(lit) == 1
        assert "kettle" in lit[0].words
        assert lines[0].words.startswith("…")
    assert not any(line.lit for line in layer.lines(words, 240, 3, lit=False))


def test_a_light_stands_where_its_word_does(layer: Layer) -> None:
    layer.light(sought("aunt"))
    (line,) = layer.lines("her aunt came", 400, 1, lit=True)
    ((left, right),) = line.lit
    width = QFontMetricsF(layer.font).horizontalAdvance
    assert (left, right) == pytest.approx((width("her "), width("her aunt")), abs=2)


@given(
    st.text(max_size=300), st.sampled_from(["a", "e b", '"a e"', ""]), st.integers(1, 5), st.integers(30, 400)
)
def test_any_words_can_be_laid_out(app: QApplication, words: str, typed: str, room: int, width: int) -> None:
    layer = Layer(app.font())
    layer.light(sought(typed))
    lines = layer.lines(words, width, room, lit=True)
    assert len(lines) <= room
    for line in lines:
        assert all(left < right for left, right in line.lit)


def _rows() -> list[Row]:
    first = an_event(
        on(2020, 3, 4, time(14, 0)), 'She said "no".\nThen left.', "Police & co", action="=HYPERLINK(1)"
    )
    second = an_event(on(2020, 3, 5), "Tabs\there <b>", "GP", row=3)
    marks = EventMarks(first.id, Significance.KEY, Direction.CONCERN, True, True, ("a", "b"))
    return [
        Row(1, first, marks, questions=2),
        Row(2, second, EventMarks(second.id), corrected=frozenset({"date"})),
    ]


SHOWN = (
    Column.NUMBER,
    Column.WHEN,
    Column.AGENCY,
    Column.TEXT,
    Column.ACTION,
    Column.SIGNIFICANCE,
    Column.TAGS,
)


def test_a_spreadsheet_takes_the_plain_text_cell_for_cell() -> None:
    columns = [COLUMNS[section_of(column)] for column in SHOWN]
    text = as_text(_rows(), columns)
    head, *lines = csv.reader(io.StringIO(text, newline=""), delimiter="\t")
    assert head == [column.heading for column in columns]
    for row, line in zip(_rows(), lines, strict=True):
        assert [unguarded(cell) for cell in line] == [column.words(row) for column in columns]
    assert lines[0][4] == "'=HYPERLINK(1)"


def test_word_and_excel_take_one_table_with_a_cell_for_each_cell() -> None:
    columns = [COLUMNS[section_of(column)] for column in SHOWN]
    page = html.fromstring(as_html(_rows(), columns))
    assert [cell.text for cell in page.iter("th")] == [column.heading for column in columns]
    for row, line in zip(_rows(), page.findall(".//tbody/tr"), strict=True):
        cells = ["\n".join(cell.itertext()) for cell in line.findall("td")]
        assert cells == [column.words(row) for column in columns]
    assert 'style="mso-number-format' in as_html(_rows(), columns)


def test_both_go_to_the_clipboard_with_only_the_columns_shown() -> None:
    data = copied(_rows(), (Column.TEXT, Column.WHEN))
    assert data.text().splitlines()[0] == "What happened\tWhen"
    assert "Police" not in data.html()


def test_a_row_says_its_date_and_its_marks_in_words() -> None:
    first, second = _rows()
    said = {column.sort: column.words for column in COLUMNS}
    assert said[Column.WHEN](first) == "4 March 2020, 14:00\nas written: 04/03/2020"
    assert said[Column.WHEN](second).endswith("\ncorrected")
    assert said[Column.SIGNIFICANCE](first) == "Key event, concern, turning point, restricted"
    assert said[Column.QUESTIONS](first) == "2 questions"
    assert (
        said[Column.SIGNIFICANCE](second) == said[Column.QUESTIONS](second) == said[Column.TAGS](second) == ""
    )


def test_every_column_sorts_by_something_of_its_own() -> None:
    assert {column.sort for column in COLUMNS} == set(Column)
    assert all(one.heading != two.heading for one, two in pairwise(COLUMNS))


@pytest.fixture
def days(app: QApplication) -> DaysField:
    return DaysField(_read)


def _read(words: str) -> EventDate:
    return read_date(words)


@pytest.fixture
def typed(days: DaysField) -> Callable[[str, str], tuple[date | None, date | None, str]]:
    first, last = days.findChildren(QLineEdit)

    def put(one: str, two: str) -> tuple[date | None, date | None, str]:
        for field, words in ((first, one), (last, two)):
            field.clear()
            QTest.keyClicks(field, words)
        return days.first, days.last, days.said

    return put


@pytest.mark.parametrize(
    ("first", "last", "understood"),
    [
        ("March 2019", "June 2020", (date(2019, 3, 1), date(2020, 6, 30))),
        ("4.3.19", "", (date(2019, 3, 4), None)),
        ("", "2020", (None, date(2020, 12, 31))),
        ("", "", (None, None)),
    ],
)
def test_days_are_typed_as_one_says_them(
    typed: Callable[..., tuple[object, ...]],
    first: str,
    last: str,
    understood: tuple[date | None, date | None],
) -> None:
    assert typed(first, last) == (*understood, "")


def test_what_is_no_date_is_said_and_asks_nothing(typed: Callable[..., tuple[object, ...]]) -> None:
    first, last, said = typed("wibble", "")
    assert (first, last) == (None, None)
    assert "wibble" in str(said)
    assert "after the last" in str(typed("2020", "2019")[2])
    assert "no first day" in str(typed("before March 2019", "")[2])


def test_days_that_are_shown_are_read_back(days: DaysField) -> None:
    days.show_days(date(2019, 3, 1), date(2020, 2, 29))
    first, last = days.findChildren(QLineEdit)
    assert (read_date(first.text()).earliest, read_date(last.text()).latest) == (days.first, days.last)
    days.clear()
    assert (days.first, days.last, first.text()) == (None, None, "")
