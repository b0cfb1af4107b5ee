"""The room of findings, over a real case, by keys and mouse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from chronology.model.curation import FindingState, State
from chronology.services.open_case import OpenCase
from chronology.ui.findings.grouping import By
from chronology.ui.findings.page import FindingsPage
from chronology.ui.headed_list import ABOUT
from chronology.ui.theme import DARK, LIGHT
from tests.services.made_case import made_case
from tests.ui.asked_case import showing, until

Key = Qt.Key


@pytest.fixture
def page(app: QApplication, case: OpenCase) -> Iterator[FindingsPage]:
    made = FindingsPage(case, LIGHT)
    yield from showing(made, made.shown)


def come_to(page: FindingsPage, rule: str) -> str:
    """Go to the first question of a rule; its id."""
    finding = next(each for each in page.rows.items if not isinstance(each, str) and each.rule == rule)
    page.go_to(finding.id)
    assert page.panel.finding == finding
    return finding.id


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))


def test_questions_stand_under_their_themes_with_their_entries_beside(page: FindingsPage) -> None:
    headings = [each for each in page.rows.items if isinstance(each, str)]
    assert any(each.startswith("Domestic abuse (") for each in headings)
    come_to(page, "DAB-03")
    assert "partner present" in page.panel.entries.toPlainText()
    assert "health.csv" in page.panel.entries.toPlainText()
    assert page.panel.why.text()
    assert page.panel.source.text()


def test_the_words_that_it_rests_on_are_lit(page: FindingsPage) -> None:
    come_to(page, "DAB-03")
    assert LIGHT.question_ground.lower() in page.panel.entries.toHtml().lower()


def test_arrow_keys_pass_over_headings(page: FindingsPage) -> None:
    page.take_focus()
    QTest.keyClick(page.view, Key.Key_Home)
    seen = set()
    for _ in range(len(page.rows.items)):
        seen.add(page.panel.finding)
        QTest.keyClick(page.view, Key.Key_Down)
    assert {each for each in page.rows.items if not isinstance(each, str)} <= seen


def test_a_question_is_not_put_aside_without_a_reason(page: FindingsPage, case: OpenCase) -> None:
    finding = come_to(page, "UAD-01")
    click(page.panel.deciding.dismiss)
    QTest.keyClick(page.panel.deciding.reason, Key.Key_Return)
    assert case.states().get(finding) is None
    QTest.keyClicks(page.panel.deciding.reason, "He was the grandfather.")
    until(page.shown, lambda: QTest.keyClick(page.panel.deciding.reason, Key.Key_Return))
    state = case.states()[finding]
    assert (state.state, state.reason) == (State.DISMISSED, "He was the grandfather.")
    assert page._row_of(finding) < 0  # it has left the open questions


def test_what_was_put_aside_can_be_shown_and_opened_again(page: FindingsPage, case: OpenCase) -> None:
    finding = come_to(page, "UAD-01")
    until(page.shown, lambda: click(page.panel.deciding.accept))
    page.go_to(finding)  # though the choice leaves it out
    assert page.panel.finding is not None
    assert page.panel.finding.id == finding
    assert "Accepted" in page.panel.deciding.standing.text()
    until(page.shown, lambda: click(page.panel.deciding.reopen))
    assert case.states().get(finding) is None or case.states()[finding].state is State.OPEN


def test_asking_the_agency_makes_a_query_in_the_words_that_were_typed(
    page: FindingsPage, case: OpenCase
) -> None:
    finding = come_to(page, "DAB-03")
    click(page.panel.deciding.ask)
    assert page.panel.deciding.agency.currentText() == "Health Visiting"
    page.panel.deciding.wording.setPlainText("Was she seen alone by July?")
    until(page.shown, lambda: click(page.panel.deciding.keep_question))
    (query,) = case.queries()
    assert (query.agency, query.question, query.finding) == (
        *("Health Visiting", "Was she seen alone by July?"),
        finding,
    )
    assert case.states()[finding].state is State.ASKED


def test_a_note_is_kept_when_the_person_goes_elsewhere(page: FindingsPage, case: OpenCase) -> None:
    finding = come_to(page, "DAB-03")
    page.panel.deciding.note.setFocus()
    QTest.keyClicks(page.panel.deciding.note, "Ask the midwife too.")
    until(page.shown, lambda: QTest.keyClick(page.panel.deciding.note, Key.Key_Backtab))
    assert case.states()[finding].note == "Ask the midwife too."


def test_a_note_half_typed_is_kept_when_the_room_is_closed(page: FindingsPage, case: OpenCase) -> None:
    finding = come_to(page, "DAB-03")
    page.panel.deciding.note.setFocus()
    QTest.keyClicks(page.panel.deciding.note, "Half a thou")
    page.stop()
    assert case.states()[finding].note == "Half a thou"


def test_what_is_taken_back_is_called_as_the_room_calls_it(page: FindingsPage, case: OpenCase) -> None:
    finding = come_to(page, "UAD-01")
    for state in (
        FindingState(finding, note="Ask the midwife."),
        FindingState(finding, State.DISMISSED, "He was the grandfather.", "Ask the midwife."),
        FindingState(finding, State.OPEN, note="Ask the midwife."),
    ):
        case.set_state(state)
    said = [case.undo() for _ in range(3)]
    assert said == ["a question opened again", "a question put aside", "the note on a question"]


def test_a_decision_is_said_and_how_to_take_it_back(page: FindingsPage) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    come_to(page, "UAD-01")
    deciding = page.panel.deciding
    until(page.shown, lambda: click(deciding.answered))
    assert "marked as answered" in said[-1]
    assert "Ctrl+Z" in said[-1]
    for each in (deciding.ask, deciding.answered, deciding.accept, deciding.dismiss, deciding.reopen):
        assert each.toolTip()


def test_a_doubtful_day_stays_doubtful_in_the_list(app: QApplication, tmp_path: Path) -> None:
    words = "Date,Agency,Event\nc. 04/05/2021,Health Visiting,{}\nJune 2021,Health Visiting,{}\n"
    asked = "New birth visit. Routine enquiry about domestic abuse not possible as partner present."
    held = "A man who would not give his name was holding the baby."
    with made_case(tmp_path, "R-8", {"health.csv": words.format(asked, held)}) as case:
        page = FindingsPage(case, LIGHT)
        for _ in showing(page, page.shown):
            said = [str(page.view.model().index(row, 0).data(ABOUT)) for row in range(page.rows.rowCount())]
            assert any(each.startswith("about 4 May 2021 · Health Visiting · DAB-03") for each in said)
            assert any(each.startswith("June 2021 · Health Visiting · UAD-01") for each in said)


def test_undo_takes_a_decision_back(page: FindingsPage, case: OpenCase) -> None:
    finding = come_to(page, "UAD-01")
    until(page.shown, lambda: click(page.panel.deciding.accept))
    case.undo()
    until(page.shown, page.refresh)
    assert page._row_of(finding) >= 0


def test_a_rule_is_switched_off_with_a_reason_and_on_again(page: FindingsPage, case: OpenCase) -> None:
    come_to(page, "DAB-03")
    click(page.panel.rule_off)
    QTest.keyClick(page.off_reason, Key.Key_Return)
    assert case.rules_off() == {}
    QTest.keyClicks(page.off_reason, "Asked by letter for all families.")
    until(page.shown, lambda: QTest.keyClick(page.off_reason, Key.Key_Return))
    assert case.rules_off() == {"DAB-03": "Asked by letter for all families."}
    assert not any(getattr(each, "rule", "") == "DAB-03" for each in page.rows.items)
    until(page.shown, page.bar.rules_off_menu.actions()[0].trigger)
    assert case.rules_off() == {}


@pytest.mark.parametrize("by", list(By))
def test_however_they_are_gathered_every_question_stands_once(page: FindingsPage, by: By) -> None:
    before = sorted(each.id for each in page.rows.items if not isinstance(each, str))
    page.bar.gather(by)
    assert sorted(each.id for each in page.rows.items if not isinstance(each, str)) == before


def test_words_narrow_the_list_and_escape_shows_all(page: FindingsPage) -> None:
    QTest.keyClicks(page.bar.words, "domestic abuse")
    narrowed = len(page.rows.items)
    QTest.keyClicks(page.bar.words, " zzz")
    assert page.rows.items == []
    assert page.panel.finding is None
    QTest.keyClick(page.view, Key.Key_Escape)
    assert len(page.rows.items) > narrowed


def test_a_link_leads_to_the_event_in_the_timeline(page: FindingsPage) -> None:
    finding = come_to(page, "DAB-03")
    went: list[tuple[str, str]] = []
    page.event_wanted.connect(lambda event, room: went.append((event, room)))
    event = page.panel.finding.events[0] if page.panel.finding else ""
    page.panel.entries.anchorClicked.emit(QUrl(f"timeline:{event}"))
    assert went == [(event, "timeline")]
    assert finding


def test_open_to_read_only_nothing_can_be_decided(app: QApplication, case: OpenCase) -> None:
    path = case.path
    case.close()
    with OpenCase.open(path, "brass lamp under oak", read_only=True) as reading:
        page = FindingsPage(reading, DARK)
        page.show()
        until(page.shown)
        assert page.panel.finding is not None
        deciding = page.panel.deciding
        assert not any(each.isEnabled() for each in (deciding.ask, deciding.accept, deciding.dismiss))
        assert deciding.note.isReadOnly()
        page.stop()
        page.close()


def test_every_control_has_a_name(page: FindingsPage) -> None:
    come_to(page, "DAB-03")
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisible():
            continue
        if isinstance(widget.parent(), QPlainTextEdit):
            continue
        found = QAccessible.queryAccessibleInterface(widget)
        assert found.text(QAccessible.Text.Name), widget


def test_the_child_s_age_gathers_questions_in_order(page: FindingsPage) -> None:
    page.bar.gather(By.AGE)
    headings = [each for each in page.rows.items if isinstance(each, str)]
    assert headings[0].startswith("Under 1 year (")
