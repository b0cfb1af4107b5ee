"""The timeline's room: lanes laid out otherwise, a choice of events, every account, what is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from chronology.model.curation import FindingState, State
from chronology.model.event_rows import RowQuery
from chronology.model.events import Words
from chronology.model.findings import Finding, Span
from chronology.model.people import Person
from chronology.report.content import Content
from chronology.ui.lanes.beside import Beside, Choice
from chronology.ui.lanes.board import TimelineBoard
from chronology.ui.lanes.choosing import LanesBy
from chronology.ui.lanes.lane_painting import place_of
from chronology.ui.lanes.side import QuestionCard
from chronology.ui.theme import DARK, LIGHT
from tests.ui.cases import AGENCIES, content, event, finding, known

FIRST = date(2021, 1, 4)
PEOPLE = (Person("Mel", role="mother", id=1), Person("Danny", role="mother's partner", id=2))


def _content() -> Content:
    events = [event(f"E{n}", known(FIRST + timedelta(10 * n)), AGENCIES[n % 3]) for n in range(9)]
    events[4] = replace(
        events[4],
        text="A <b>row</b> was heard.\nThe door was shut.",
        action="NFA",
        other=(Words("Ref no", "LOG 77"),),
    )
    lit = replace(finding("E4", "E5"), words=(Span("E4", "event", 2, 12), Span("E4", "action", 0, 3)))
    return content(
        events,
        findings=[lit, finding("E4", rule="UAD-01")],
        incidents=dict.fromkeys(("E4", "E5", "E6"), "one"),
    )


BESIDE = Beside(
    people=PEOPLE,
    mentions={"E1": (1,), "E2": (1, 2), "E4": (2,)},
    themes={"E1": ("Neglect",)},
    types={"E1": ("Birth",), "E2": ("Home visit",)},
)


@pytest.fixture
def board(app: QApplication) -> Iterator[TimelineBoard]:
    made = TimelineBoard(LIGHT)
    made.resize(1282, 676)
    made.show_content(_content(), BESIDE, can_act=True)
    made.show()
    app.processEvents()
    yield made
    made.close()


def _button(within: QWidget, words: str) -> QPushButton:
    return next(b for b in within.findChildren(QPushButton) if b.text() == words and not b.isHidden())


def _cards(board: TimelineBoard) -> list[QuestionCard]:
    QApplication.processEvents()  # what is added to a layout is shown when the events so far are done
    return [card for card in board.side.findChildren(QuestionCard) if not card.isHidden()]


def _menu(board: TimelineBoard, name: str) -> QToolButton:
    return next(b for b in board.bar.findChildren(QToolButton) if b.accessibleName().startswith(name))


def _pick(board: TimelineBoard, name: str, words: str) -> None:
    menu = _menu(board, name).menu()
    next(action for action in menu.actions() if action.text() == words).trigger()


def _labels(board: TimelineBoard) -> list[str]:
    return [lane.group.label for lane in board.page.view.scene.lanes]


def test_lanes_are_laid_out_by_agency_person_or_theme(board: TimelineBoard) -> None:
    assert sorted(_labels(board)) == sorted(AGENCIES[:3])
    board.bar.lay_out_by(LanesBy.PERSON)
    assert _labels(board) == ["Danny", "Mel", "No one named"]
    board.bar.lay_out_by(LanesBy.THEME)
    assert _labels(board) == ["Neglect", "Under no theme"]


def test_events_are_chosen_by_agency_person_and_type_and_all_come_back(board: TimelineBoard) -> None:
    def shown() -> list[str]:
        return [entry.event.id for entry in board.page.view.scene.entries]

    _pick(board, "Which people's", "Mel, mother")
    assert shown() == ["E1", "E2"]
    assert "2 of 9 events" in [label.text() for label in board.bar.findChildren(QLabel)]
    _pick(board, "Which types", "Birth")
    assert shown() == ["E1"]
    _pick(board, "Which types", "Home visit")
    assert shown() == ["E1", "E2"]
    _pick(board, "Which agencies", AGENCIES[0])
    assert shown() == []
    _menu(board, "Show every event").click()
    assert len(shown()) == 9


def test_what_is_chosen_goes_to_the_table_and_comes_from_it(board: TimelineBoard) -> None:
    _pick(board, "Which people's", "Mel, mother")
    _pick(board, "Which types", "Birth")
    query = board.bar.choice.query
    assert (query.people, query.types, query.agencies) == ({1}, {"Birth"}, set())
    board.bar.choose(Choice.of(RowQuery(agencies=frozenset(AGENCIES[1:2]), words="bruise")))
    assert [entry.event.id for entry in board.page.view.scene.entries] == ["E1", "E4", "E7"]


def test_an_event_that_the_choice_left_out_is_come_to_all_the_same(board: TimelineBoard) -> None:
    _pick(board, "Which people's", "Danny, mother's partner")
    board.choose("E7")
    assert board.page.view.event_chosen == "E7"


def test_the_panel_tells_every_account_of_the_occurrence_in_the_agencies_words(board: TimelineBoard) -> None:
    board.choose("E4")
    words = board.side._words.toPlainText()
    for part in (
        *("One occurrence, three accounts", "13 February 2021", "Ottilie: 11 months"),
        *(
            "A <b>row</b> was heard.\nThe door was shut.",
            "Action or outcome: NFA",
            "Ref no: LOG 77",
            "made.csv, row 2",
        ),
        *("Entry E5 at the address.", "Entry E6 at the address.", *AGENCIES[:3]),
    ):
        assert part in words
    assert words.index("row</b>") < words.index("Entry E5")


def test_words_that_a_question_rests_on_are_lit(board: TimelineBoard) -> None:
    board.choose("E4")
    document = board.side._words.document()
    lit = ""
    block = document.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            if piece.charFormat().background().color().name() == LIGHT.question_ground.casefold():
                lit += f"{piece.text()}|"
            pieces += 1
        block = block.next()
    assert lit == "<b>row</b>|NFA|"


def test_words_on_which_two_questions_rest_are_there_once(board: TimelineBoard) -> None:
    made = _content()
    second = replace(made.findings[1], words=(Span("E4", "event", 5, 19), Span("E4", "event", 40, 999)))
    board.show_content(replace(made, findings=(made.findings[0], second)), BESIDE)
    board.choose("E4")
    assert "A <b>row</b> was heard.\nThe door was shut.\n" in board.side._words.toPlainText()


def test_the_row_as_it_came_opens_beneath_its_place(board: TimelineBoard) -> None:
    cells = (("Date", "13/2/21"), ("What happened", "A row"), ("", "77"))
    board.side.row_of = lambda event: cells if event == "E4" else None
    board.choose("E4")
    before = board.side._words.toPlainText()
    board.side._words.setFocus()
    QTest.keyClick(board.side._words, Qt.Key.Key_Tab)
    QTest.keyClick(board.side._words, Qt.Key.Key_Return)
    opened = board.side._words.toPlainText()
    assert "The row as it came:" in opened
    assert "13/2/21" in opened
    assert opened.count("What happened") == 1
    QTest.keyClick(board.side._words, Qt.Key.Key_Tab)
    QTest.keyClick(board.side._words, Qt.Key.Key_Return)
    assert board.side._words.toPlainText() == before


def test_a_question_is_asked_answered_or_dismissed_with_a_reason(board: TimelineBoard) -> None:
    asked: list[Finding] = []
    states: list[FindingState] = []
    board.ask_wanted.connect(asked.append)
    board.state_wanted.connect(states.append)
    board.choose("E4")
    one, other = _cards(board)
    _button(one, "Ask the agency").click()
    assert [each.rule for each in asked] == ["DAB-03"]
    _button(one, "Answered").click()
    assert states.pop() == FindingState(asked[0].id, State.ANSWERED)
    _button(other, "Put aside…").click()
    assert states == []
    why = other.findChild(QLineEdit)
    assert isinstance(why, QLineEdit)
    QTest.keyClick(why, Qt.Key.Key_Return)
    assert states == []
    QTest.keyClicks(why, "Same visit, two logs")
    QTest.keyClick(why, Qt.Key.Key_Return)
    assert [(each.state, each.reason) for each in states] == [(State.DISMISSED, "Same visit, two logs")]


def test_a_settled_question_has_no_mark_and_can_be_opened_again(board: TimelineBoard) -> None:
    made = _content()
    settled = FindingState(made.findings[0].id, State.DISMISSED, "Two logs")
    before = len(board.page.view.scene.questions.findings)
    board.choose("E4")
    board.show_content(made, BESIDE, {settled.finding: settled}, can_act=True)
    assert len(board.page.view.scene.questions.findings) == before - 1
    assert board.page.view.event_chosen == "E4"
    states: list[FindingState] = []
    board.state_wanted.connect(states.append)
    said = [label.text() for label in _cards(board)[0].findChildren(QLabel)]
    assert any("Put aside · Two logs" in words for words in said)
    _button(_cards(board)[0], "Open again").click()
    assert states == [FindingState(settled.finding, State.OPEN)]


def test_a_case_that_is_open_to_read_only_has_no_buttons(board: TimelineBoard) -> None:
    board.choose("E4")
    board.show_content(_content(), BESIDE, can_act=False)
    assert len(_cards(board)) == 2
    assert not [b for card in _cards(board) for b in card.findChildren(QPushButton)]


def test_the_panel_says_how_an_event_gets_there(board: TimelineBoard) -> None:
    assert "Choose an event" in board.side._words.toPlainText()
    board.choose("E1")
    assert "No questions on this event" in [label.text() for label in board.side.findChildren(QLabel)]


def test_everything_that_can_be_pressed_has_a_name(board: TimelineBoard) -> None:
    board.choose("E4")
    pressed = [
        *board.findChildren(QToolButton),
        *board.findChildren(QPushButton),
        *board.findChildren(QLineEdit),
    ]
    for control in pressed:
        assert QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name).strip(), control


def test_with_larger_text_all_is_larger_and_the_pointer_still_meets_it(
    app: QApplication, board: TimelineBoard
) -> None:
    view = board.page.view
    small = view.visualRect(view.model().index(4, 0))
    larger = QFont(app.font())
    larger.setPixelSize(26)
    board.setFont(larger)
    for child in (board.page, view):
        child.setFont(larger)
    app.processEvents()
    for row, entry in enumerate(view.scene.entries):
        view.choose(entry.event.id)
        box = view.visualRect(view.model().index(row, 0))
        assert box.height() == pytest.approx(2 * small.height(), abs=2)
        view.clearSelection()
        view.setCurrentIndex(view.model().index(-1, 0))
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
        assert view.event_chosen == entry.event.id
    board.setFont(app.font())


def test_the_event_chosen_is_outlined_in_every_lane_it_stands_in(board: TimelineBoard) -> None:
    board.bar.lay_out_by(LanesBy.PERSON)
    view = board.page.view
    board.choose("E2")
    picture = view.viewport().grab().toImage()
    shown = view.shown()
    for lane in view.scene.lanes_of_row[view.scene.rows["E2"]]:
        box = place_of(shown, view.scene.rows["E2"], lane)
        assert box is not None
        edge = box.adjusted(-4, -4, 4, 4)
        inks = {
            picture.pixelColor(round(edge.center().x()), round(edge.top()) + dy).name() for dy in (-1, 0, 1)
        }
        assert LIGHT.accent.casefold() in inks


def test_a_turning_point_has_a_flag_and_is_said(board: TimelineBoard) -> None:
    before = board.page.view.viewport().grab().toImage()
    board.show_content(_content(), replace(BESIDE, turning_points=frozenset({"E3"})))
    assert board.page.view.viewport().grab().toImage() != before
    assert board.page.view.scene.words(3).endswith("Turning point.")
    assert "Turning point" not in board.page.view.scene.words(2)


def test_another_palette_redraws_everything(app: QApplication, board: TimelineBoard) -> None:
    board.choose("E4")
    light = board.page.view.viewport().grab().toImage()
    board.dress(DARK)
    dark = board.page.view.viewport().grab().toImage()
    at = QPoint(4, 4)
    assert light.pixelColor(at).lightness() > 200 > 60 > dark.pixelColor(at).lightness()
    assert "A <b>row</b>" in board.side._words.toPlainText()
