"""The room of queries, over a real case, by keys and mouse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from chronology.model.curation import Query
from chronology.services.open_case import OpenCase
from chronology.ui.queries.page import QueriesPage
from chronology.ui.theme import LIGHT, dress
from tests.services.test_query_sheets import filled
from tests.ui.asked_case import showing, until

Key = Qt.Key


@pytest.fixture
def page(app: QApplication, case: OpenCase, tmp_path: Path) -> Iterator[QueriesPage]:
    back = tmp_path / "came back.docx"
    made = QueriesPage(case, LIGHT, lambda name: str(tmp_path / name), lambda: str(back))
    yield from showing(made, made.shown)


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))


def put(page: QueriesPage, agency: str, words: str) -> None:
    """Put a question by keys."""
    click(page.new)
    page.panel.agency.setEditText(agency)
    page.panel.wording.setFocus()
    QTest.keyClicks(page.panel.wording, words)
    until(page.shown, lambda: click(page.panel.keep))


def test_an_empty_room_says_what_to_do(page: QueriesPage) -> None:
    assert "Ask the agency" in page.panel._empty.text()
    assert not page.sheet.isEnabled()
    assert page.new.isEnabled()


def test_a_question_put_here_stands_under_its_agency(page: QueriesPage, case: OpenCase) -> None:
    put(page, "Nursery", "Who collects Ottilie?")
    (query,) = case.queries()
    assert (query.agency, query.question) == ("Nursery", "Who collects Ottilie?")
    assert page.rows.items == ["Nursery (1 of 1 waiting)", query]
    assert page.panel.title.text() == "Q1"


def test_a_question_without_words_is_not_kept(page: QueriesPage, case: OpenCase) -> None:
    click(page.new)
    click(page.panel.keep)
    assert case.queries() == ()
    assert page.panel.wording.hasFocus()


def test_a_sheet_goes_out_and_its_wording_is_fixed_then(
    page: QueriesPage, case: OpenCase, tmp_path: Path
) -> None:
    put(page, "Nursery", "Who collects Ottilie?")
    said: list[str] = []
    page.said.connect(said.append)
    until(page.shown, lambda: click(page.sheet))
    assert (tmp_path / "query sheet.docx").exists()
    assert "Send it" in said[-1]  # a sheet that lies on the disk has gone to nobody yet
    assert page.panel.standing.text().startswith("on the sheet of")
    assert case.queries()[0].asked
    assert page.panel.wording.isReadOnly()
    assert not page.panel.take_out.isVisible()


def test_answers_are_looked_over_before_they_are_taken_in(
    page: QueriesPage, case: OpenCase, tmp_path: Path
) -> None:
    put(page, "Nursery", "Who collects Ottilie?")
    until(page.shown, lambda: click(page.sheet))
    filled(tmp_path / "query sheet.docx", {"Q1": ("Her aunt, on Tuesdays.", "Manager")})
    until(page.answers_shown, lambda: click(page.bring))
    assert "Her aunt, on Tuesdays." in page.coming_back.words.toPlainText()
    assert not case.queries()[0].answer
    until(page.shown, lambda: click(page.coming_back.take))
    assert case.queries()[0].answer == "Her aunt, on Tuesdays."
    assert "answered" in page.panel.standing.text()


def test_a_file_that_is_no_sheet_is_said(page: QueriesPage, case: OpenCase, tmp_path: Path) -> None:
    put(page, "Nursery", "Who collects Ottilie?")
    (tmp_path / "came back.docx").write_bytes(b"no sheet at all")
    said: list[str] = []
    page.said.connect(said.append)
    until(page.said, lambda: click(page.bring))
    assert "came back.docx" in said[0]
    assert not page.coming_back.isVisible()


def test_an_answer_given_by_telephone_is_typed(page: QueriesPage, case: OpenCase) -> None:
    put(page, "Nursery", "Who collects Ottilie?")
    page.panel.answer.setFocus()
    QTest.keyClicks(page.panel.answer, "Her aunt.")
    QTest.keyClicks(page.panel.by, "Manager, by telephone")
    until(page.shown, lambda: click(page.panel.keep_answer))
    kept = case.queries()[0]
    assert (kept.answer, kept.answered_by) == ("Her aunt.", "Manager, by telephone")


def test_changing_the_wording_keeps_what_the_question_came_from(page: QueriesPage, case: OpenCase) -> None:
    event = case.findings()[0].events[0]
    case.ask(Query("Nursery", "Who?", (event,), case.findings()[0].id))
    until(page.shown, page.refresh)
    page.panel.wording.setPlainText("Who brings her?")
    until(page.shown, lambda: click(page.panel.keep))
    (kept,) = case.queries()
    assert (kept.question, kept.events, kept.finding) == ("Who brings her?", (event,), case.findings()[0].id)


def test_a_question_not_yet_sent_can_be_taken_out(page: QueriesPage, case: OpenCase) -> None:
    put(page, "Nursery", "Who collects Ottilie?")
    until(page.shown, lambda: click(page.panel.take_out))
    assert case.queries() == ()
    assert page.rows.items == []


def test_every_control_has_a_name(page: QueriesPage) -> None:
    put(page, "Nursery", "Who collects Ottilie?")
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible():
            found = QAccessible.queryAccessibleInterface(widget)
            assert found.text(QAccessible.Text.Name) or widget.parent() is page.panel.agency, widget


def test_where_the_keyboard_is_can_be_seen_at_every_step(app: QApplication, page: QueriesPage) -> None:
    """Every control that Tab comes to looks other than without the keyboard."""
    dress(app, LIGHT)
    page.activateWindow()
    page.new.setFocus()
    seen: list[QWidget] = []
    for _ in range(60):
        here = QApplication.focusWidget()
        if here in seen or not isinstance(here, QWidget):
            break
        seen.append(here)
        QApplication.processEvents()
        with_keyboard = page.grab(here.rect().translated(here.mapTo(page, QPoint()))).toImage()
        QTest.keyClick(here, Key.Key_Tab)
        QApplication.processEvents()
        if QApplication.focusWidget() is not here:  # a text goes through its links first
            without = page.grab(here.rect().translated(here.mapTo(page, QPoint()))).toImage()
            assert with_keyboard != without, here.accessibleName() or type(here).__name__
    assert len(seen) > 1
