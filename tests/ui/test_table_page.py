"""The table on the screen, driven by keys and mouse: choosing, sorting, marking, correcting, copying."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QFont, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTableView, QToolButton, QWidget

from chronology.model.dates import read_date
from chronology.model.event_rows import Column, Flag, Group
from chronology.ui.chips import Several
from chronology.ui.fitted import FittedWords
from chronology.ui.table.columns import COLUMNS, section_of
from chronology.ui.table.page import TablePage
from chronology.ui.theme import DARK, LIGHT
from tests.making import an_event, on
from tests.ui.open_table import AGENCIES, MadeCase, a_question, some_events

Key = Qt.Key
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Screen:
    """A table of a made case on the screen, and a person before it."""

    def __init__(self, app: QApplication, case: MadeCase) -> None:
        self.app, self.case = app, case
        self.page = TablePage(case, LIGHT, read_date, lambda event: (("Date", "15/1"), ("Notes", "as typed")))
        self.said: list[str] = []
        self.page.said.connect(self.said.append)
        self.page.resize(1240, 680)
        self.page.show()
        self.page.activateWindow()
        self.settle()
        self.page.view.setFocus()

    def settle(self) -> None:
        """Until what was asked is on the screen."""
        loop = QEventLoop()
        QTimer.singleShot(0, loop.quit)
        loop.exec()
        self.page.rows._asking._pool.waitForDone()
        for _ in range(4):
            self.app.processEvents()

    def after(self, does: Callable[[], object]) -> None:
        does()
        self.page.refresh()
        self.settle()

    def texts(self) -> list[str]:
        rows = (self.page.rows.row(at) for at in range(self.page.rows.rowCount()))
        return [row.event.text.split(":")[0] for row in rows if row is not None]

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.app.focusWidget() or self.page.view, key, modifier)
        self.settle()

    def type(self, words: str) -> None:
        QTest.keyClicks(self.app.focusWidget(), words)
        self.settle()

    def beside(self) -> str:
        return self.page.side.findChild(FittedWords).toPlainText()

    def here(self) -> str:
        row = self.page.rows.row(self.page.view.currentIndex().row())
        return row.event.id if row is not None else ""


@pytest.fixture
def case() -> MadeCase:
    return MadeCase(some_events(40))


@pytest.fixture
def screen(app: QApplication, case: MadeCase) -> Iterator[Screen]:
    made = Screen(app, case)
    yield made
    made.page.stop()
    made.page.close()
    made.page.deleteLater()


def test_every_event_is_a_row_and_the_one_come_to_is_read_beside(screen: Screen) -> None:
    assert screen.texts() == [*(f"Visit {n}" for n in range(39)), "A letter without a date."]
    chosen: list[str] = []
    screen.page.chosen.connect(chosen.append)
    screen.key(Key.Key_Down)
    screen.key(Key.Key_Down)
    assert chosen[-1] == screen.here()
    assert "Visit 2: seen at home with her mother. A bruise to her arm." in screen.beside()
    assert "as written: 16/03/2018" in screen.beside()
    assert "return.csv, row 4" in screen.beside()


def test_the_row_as_it_came_is_one_link_away(screen: Screen) -> None:
    screen.key(Key.Key_Down)
    words = screen.page.side.findChild(FittedWords)
    assert "as typed" not in screen.beside()
    words.setFocus()
    QTest.keyClick(words, Key.Key_Tab)
    QTest.keyClick(words, Key.Key_Return)
    assert "as typed" in screen.beside()


def test_letters_typed_over_the_table_are_looked_for(screen: Screen) -> None:
    screen.type("bru")
    assert screen.page.bar.words.text() == "bru"
    assert screen.texts() == [f"Visit {n}" for n in range(2, 39, 5)]
    screen.type("xyz")
    assert screen.texts() == []
    assert "0 of 40 events" in _said(screen)
    screen.key(Key.Key_Escape)
    assert len(screen.texts()) == 40
    assert screen.app.focusWidget() is screen.page.view


def _said(screen: Screen) -> str:
    return screen.page.bar._count.text()


def test_days_and_agencies_choose_events(screen: Screen) -> None:
    first, last = screen.page.bar.days.findChildren(QLineEdit)
    first.setFocus()
    screen.type("March 2018")
    last.setFocus()
    screen.type("June 2018")
    assert screen.texts() == [f"Visit {n}" for n in (2, 3, 4, 5)]
    assert "4 of 40 events · from 1 March 2018 to 30 June 2018" in _said(screen)
    _choose(screen.page.bar.agencies, AGENCIES[0])
    screen.settle()
    assert screen.texts() == ["Visit 3"]
    last.setFocus()
    screen.type(" wibble")
    assert "is no date yet" in _said(screen)
    assert screen.page.bar.clear.isVisible()
    QTest.mouseClick(screen.page.bar.clear, Qt.MouseButton.LeftButton)
    screen.settle()
    assert len(screen.texts()) == 40
    assert not screen.page.bar.clear.isVisible()


def _choose(several: Several, value: object) -> None:
    """As a person does it by keys: the menu stays open for more."""
    menu = several.menu()
    menu.popup(QPoint(0, 0))
    action = next(each for each in menu.actions() if each.data() == value)
    menu.setActiveAction(action)
    QTest.keyClick(menu, Key.Key_Space)
    assert menu.isVisible()
    menu.close()
    several.window().activateWindow()


def test_questions_and_marks_choose_events(screen: Screen) -> None:
    events = list(screen.case.events)
    screen.case.asked.append(a_question(events[4], events[9]))
    screen.case.mark([events[7]], add_tags=("housing & home",))
    screen.after(lambda: None)
    _choose(screen.page.bar.questions, Flag.QUESTIONED)
    screen.settle()
    assert screen.texts() == ["Visit 4", "Visit 9"]
    screen.page.view.setFocus()
    screen.key(Key.Key_Down)
    assert "Who was told?" in screen.beside()
    screen.key(Key.Key_Escape)
    _choose(screen.page.bar.flags, "tag:housing & home")
    screen.settle()
    assert screen.texts() == ["Visit 7"]


def test_a_head_sorts_and_sorts_the_other_way(screen: Screen) -> None:
    header = screen.page.view.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(section_of(Column.TEXT)) + 20, 8)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    screen.settle()
    assert screen.texts()[:3] == ["A letter without a date.", "Visit 0", "Visit 10"]
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    screen.settle()
    assert screen.texts()[0] == "Visit 9"
    assert header.sortIndicatorSection() == section_of(Column.TEXT)


def test_the_event_come_to_is_kept_in_sight_through_sorting_and_choosing(screen: Screen) -> None:
    event = list(screen.case.events)[22]
    screen.page.go_to(event)
    screen.settle()
    assert screen.here() == event
    screen.key(Key.Key_F4)
    screen.settle()
    assert screen.here() == event
    screen.type("bruise")
    assert screen.here() == event
    rectangle = screen.page.view.visualRect(screen.page.view.currentIndex())
    assert screen.page.view.viewport().rect().contains(rectangle.center())


def test_a_row_come_to_while_the_events_are_read_anew_is_kept(screen: Screen) -> None:
    events = list(screen.case.events)
    screen.page.go_to(events[3])
    screen.settle()
    early = an_event(on(2017, 1, 1), "Booked in.", AGENCIES[0], row=90)
    screen.case.events[early.id] = early
    screen.page.refresh()  # asked from the fourth
    QTest.keyClick(screen.page.view, Key.Key_Down)
    screen.settle()
    screen.settle()
    assert screen.here() == events[4]
    screen.page.refresh()  # the same events: no row is moved
    QTest.keyClick(screen.page.view, Key.Key_Down)
    screen.settle()
    assert screen.here() == events[5]


def test_the_first_row_is_come_to_where_the_events_are_later_than_the_keyboard(app: QApplication) -> None:
    made = Screen(app, MadeCase([]))
    events = some_events(5)
    made.case.events.update({event.id: event for event in events})
    made.after(lambda: None)
    assert made.here() == events[0].id
    made.page.close()


def test_an_event_that_is_gone_to_before_the_rows_are_there_is_come_to(app: QApplication) -> None:
    made = Screen(app, MadeCase([]))
    assert made.page.view.hasFocus()
    events = some_events(30)
    made.case.events.update({event.id: event for event in events})
    made.page.refresh()
    made.page.rows._asking._pool.waitForDone()  # the rows have been read, and are not on the screen yet
    made.page.go_to(events[20].id)
    made.settle()
    made.settle()
    assert made.here() == events[20].id
    made.page.close()


def test_going_to_an_event_that_is_left_out_shows_all_again(screen: Screen) -> None:
    screen.page.look_for("bruise")
    screen.settle()
    screen.page.view.come_to(1)
    event = list(screen.case.events)[3]
    screen.page.go_to(event)
    screen.settle()
    screen.settle()
    assert screen.here() == event
    assert screen.page.bar.words.text() == ""


def test_rows_stand_under_headings(screen: Screen) -> None:
    action = next(a for a in screen.page.bar.grouped.menu().actions() if a.data() == Group.AGENCY)
    action.trigger()
    screen.settle()
    rows = screen.page.rows
    assert rows.rowCount() == 43
    headings = [rows.index(at, 1).data() for at in rows.headings()]
    assert headings == [f"{AGENCIES[2]}, 13 events", f"{AGENCIES[1]}, 13 events", f"{AGENCIES[0]}, 14 events"]
    assert len(screen.texts()) == 40
    screen.page.view.selectAll()
    screen.settle()
    assert "40 events selected" in screen.beside()
    assert screen.page.rows.ids(screen.page.view.spans()) == rows.ids([(0, 42)])
    assert len(rows.ids([(0, 42)])) == 40
    assert rows.ids([(0, 0)]) == []
    event = list(screen.case.events)[25]
    screen.page.go_to(event)
    screen.settle()
    assert screen.here() == event


def test_several_events_are_marked_at_once_and_stay_selected(screen: Screen) -> None:
    for _ in range(3):
        screen.key(Key.Key_Down, SHIFT)
    assert "4 events selected" in screen.beside()
    chip = _chip(screen.page.side, "Restricted")
    chip.setFocus()
    screen.after(lambda: QTest.keyClick(chip, Key.Key_Space))
    marked = [event for event, marks in screen.case.said.items() if marks.restricted]
    assert marked == list(screen.case.events)[:4]
    assert screen.page.view.spans() == [(0, 3)]
    assert _chip(screen.page.side, "Restricted").isChecked()
    tag = screen.page.side.marking.findChild(QLineEdit)
    tag.setFocus()
    screen.type("  home   life ")
    screen.after(lambda: QTest.keyClick(tag, Key.Key_Return))
    assert screen.case.tags() == ("home life",)
    assert screen.page.view.spans() == [(0, 3)]
    away = _chip(screen.page.side, "Take the tag home life away")
    screen.after(away.click)
    assert screen.case.tags() == ()


def _chip(within: QWidget, name: str) -> QToolButton:
    found = [each for each in within.findChildren(QToolButton) if each.accessibleName() == name]
    return next(each for each in found if each.isVisibleTo(within))


def test_a_date_is_put_right_in_place_and_the_words_as_written_stay(screen: Screen) -> None:
    screen.key(Key.Key_Down)
    event = screen.here()
    screen.key(Key.Key_F2)
    assert screen.page.correcting.isVisible()
    QTest.keySequence(screen.app.focusWidget(), QKeySequence(QKeySequence.StandardKey.SelectAll))
    screen.type("early Dec 18")
    assert "1 to 10 December 2018, day not known" in _labels(screen.page.correcting)
    screen.key(Key.Key_Return)
    screen.type("The GP rang.")
    screen.after(lambda: QTest.keyClick(screen.app.focusWidget(), Key.Key_Return))
    assert not screen.page.correcting.isVisible()
    assert screen.here() == event
    assert "1 to 10 December 2018" in screen.beside()
    assert "as written: 14/02/2018" in screen.beside()
    assert "put right by B. Reader on 2024-05-01" in screen.beside()
    assert "The GP rang." in screen.beside()


def _labels(within: QWidget) -> str:
    return "\n".join(each.text() for each in within.findChildren(QLabel) if each.isVisible())


def test_an_unreadable_date_cannot_be_put_in(screen: Screen) -> None:
    screen.key(Key.Key_Down)
    screen.key(Key.Key_F2)
    QTest.keySequence(screen.app.focusWidget(), QKeySequence(QKeySequence.StandardKey.SelectAll))
    screen.type("wibble")
    screen.key(Key.Key_Return)
    screen.key(Key.Key_Return)
    assert screen.page.correcting.isVisible()
    screen.key(Key.Key_Escape)
    assert not screen.page.correcting.isVisible()
    assert screen.case.corrected == []
    assert screen.app.focusWidget() is screen.page.view


def test_an_agency_is_put_right_from_its_cell(screen: Screen) -> None:
    screen.key(Key.Key_Right)
    assert screen.page.view.column_here() is Column.AGENCY
    screen.key(Key.Key_F2)
    QTest.keySequence(screen.app.focusWidget(), QKeySequence(QKeySequence.StandardKey.SelectAll))
    screen.type("Wexbridge Housing")
    screen.after(lambda: QTest.mouseClick(screen.page.correcting._do, Qt.MouseButton.LeftButton))
    assert screen.case.events[screen.here()].agency == "Wexbridge Housing"
    assert "Wexbridge Housing" in screen.beside()


def test_the_words_of_an_agency_cannot_be_edited(screen: Screen) -> None:
    for _ in range(2):
        screen.key(Key.Key_Right)
    screen.key(Key.Key_F2)
    assert not screen.page.correcting.isVisible()
    assert "stay as they are" in screen.said[-1]


def test_what_the_case_refuses_is_said(screen: Screen) -> None:
    screen.case.refusing = "The disk is full. Nothing was changed."
    screen.key(Key.Key_Down)
    _chip(screen.page.side, "Turning point").click()
    assert screen.said == ["The disk is full. Nothing was changed."]


def test_selected_rows_are_copied_with_the_columns_shown(screen: Screen) -> None:
    screen.page.view.arrange([Column.TEXT, Column.WHEN])
    screen.key(Key.Key_Down, SHIFT)
    screen.key(Key.Key_C, CONTROL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().splitlines()[0] == "What happened\tWhen"
    assert len([line for line in data.text().splitlines() if line.startswith("Visit")]) == 2
    assert data.hasHtml()
    assert screen.said[-1] == "2 events copied."


def test_columns_are_chosen_moved_and_stay_in_sight(screen: Screen) -> None:
    view = screen.page.view
    before = view.columns()
    screen.key(Key.Key_Right)
    screen.key(Key.Key_Left, ALT)
    assert view.columns()[:2] == (before[1], before[0])
    view.arrange([*view.columns(), Column.VOICE])
    assert Column.VOICE in view.columns()
    assert not view.isColumnHidden(section_of(Column.VOICE))
    frozen = view.findChild(QTableView, "frozen")
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    assert [not frozen.isColumnHidden(section_of(each)) for each in view.columns()[:3]] == [True, True, False]
    assert frozen.visualRect(view.model().index(0, section_of(view.columns()[0]))).left() == 0
    view.freeze(0)
    assert not frozen.isVisible()


def test_a_cell_come_to_is_not_left_behind_the_columns_that_stay(screen: Screen) -> None:
    view = screen.page.view
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    view.setCurrentIndex(view.model().index(0, section_of(Column.TEXT)))
    view.scrollTo(view.currentIndex())
    assert view.visualRect(view.currentIndex()).left() >= view.covered > 0


def test_a_row_come_to_stays_in_sight_where_the_table_becomes_lower(screen: Screen) -> None:
    view = screen.page.view
    view.come_to(view.model().rowCount() // 2)
    assert view.viewport().rect().bottom() - view.visualRect(view.currentIndex()).bottom() < 5
    screen.page.resize(screen.page.width(), screen.page.height() - 40)
    QApplication.processEvents()
    here = view.visualRect(view.currentIndex())
    assert here.top() >= 0
    assert here.bottom() <= view.viewport().rect().bottom()


def test_a_saved_view_brings_all_of_it_back(screen: Screen) -> None:
    page = screen.page
    page.look_for("bruise")
    page.bar.days.show_days(read_date("March 2018").earliest, None)
    _choose(page.bar.agencies, AGENCIES[1])
    page.view.arrange([Column.TEXT, Column.AGENCY])
    page.view.freeze(1)
    page.view.set_lines(6)
    page.bar.sort_by(Column.TEXT)
    screen.settle()
    kept, texts = page.settings(), screen.texts()
    save = next(a for a in page.views._chip.menu().actions() if "Save" in a.text())
    save.trigger()
    screen.type("Bruises & more")
    screen.after(lambda: QTest.keyClick(screen.app.focusWidget(), Key.Key_Return))
    page.bar.show_all()
    page.view.arrange([column.sort for column in COLUMNS])
    page.view.set_lines(1)
    screen.settle()
    assert len(screen.texts()) == 40
    take = next(a for a in page.views._chip.menu().actions() if "Bruises" in a.text())
    take.trigger()
    screen.settle()
    assert page.settings() == kept
    assert screen.texts() == texts
    assert screen.case.saved[0].name == "Bruises & more"


def test_a_view_of_another_version_shows_what_it_can(screen: Screen) -> None:
    screen.page.take({"columns": ["text", "smell"], "agencies": ["Nobody"], "widths": {"smell": 4}, "new": 1})
    screen.settle()
    assert screen.page.view.columns() == (Column.TEXT,)
    assert screen.texts() == []
    assert screen.page.bar.clear.isVisible()


def test_a_case_that_is_read_only_offers_no_change(app: QApplication) -> None:
    screen = Screen(app, MadeCase(some_events(9), read_only=True))
    screen.key(Key.Key_Down)
    screen.key(Key.Key_F2)
    assert not screen.page.correcting.isVisible()
    assert "read only" in screen.said[-1]
    assert not screen.page.side.marking.isEnabled()
    assert not any("Save" in action.text() for action in screen.page.views._chip.menu().actions())
    enabled = {action.text().split("\t")[0] for action in screen.page.menu().actions() if action.isEnabled()}
    assert "&Copy" in enabled
    assert "Correct the &date…" not in enabled
    screen.page.close()


def test_an_empty_case_says_nothing_wrong(app: QApplication) -> None:
    screen = Screen(app, MadeCase(()))
    screen.key(Key.Key_Down)
    screen.key(Key.Key_F2)
    screen.key(Key.Key_C, CONTROL)
    assert "0 events" in _said(screen)
    assert screen.said
    screen.page.close()


def test_a_screen_reader_is_told_cells_heads_and_headings(screen: Screen) -> None:
    spoken = QAccessible.queryAccessibleInterface(screen.page.view)
    assert spoken.role() == QAccessible.Role.Table
    rows = screen.page.rows
    told = rows.index(2, section_of(Column.AGENCY)).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == f"Agency: {AGENCIES[2]}"
    assert rows.index(2, section_of(Column.TAGS)).data(Qt.ItemDataRole.AccessibleTextRole) == "Tags: empty"
    head = rows.headerData(
        section_of(Column.WHEN), Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole
    )
    assert head == "When, sorted upward"


def test_every_control_has_a_name(screen: Screen) -> None:
    screen.key(Key.Key_Down)
    for control in screen.page.findChildren(QWidget):
        if control.isVisible() and control.focusPolicy() != Qt.FocusPolicy.NoFocus:
            spoken = QAccessible.queryAccessibleInterface(control)
            assert spoken.text(QAccessible.Text.Name).strip(), control


def test_tab_goes_from_what_is_chosen_to_the_rows_and_beside_them(screen: Screen) -> None:
    screen.page.bar.words.setFocus()
    seen: list[QWidget] = []
    for _ in range(40):
        QTest.keyClick(screen.app.focusWidget(), Key.Key_Tab)
        if screen.app.focusWidget() in seen:
            break
        seen.append(screen.app.focusWidget())
    assert screen.page.view in seen
    assert screen.page.side.findChild(FittedWords) in seen
    assert all(several in seen for several in (screen.page.bar.agencies, screen.page.bar.flags))
    assert not any(isinstance(each, QTableView) and each is not screen.page.view for each in seen)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_with_text_of_twice_the_size_nothing_beside_the_table_is_cut_off(
    app: QApplication, case: MadeCase, theme: object
) -> None:
    ordinary = QFont(app.font())
    large = QFont(ordinary)
    large.setPixelSize(2 * ordinary.pixelSize())
    app.setFont(large)
    try:
        screen = Screen(app, case)
        screen.page.resize(1282, 700)
        screen.page.dress(DARK if theme is DARK else LIGHT)
        screen.settle()
        screen.key(Key.Key_Down)
        side = screen.page.side
        assert side.widget().width() <= side.viewport().width()
        inside = QRect(QPoint(), screen.page.bar.size())
        for each in screen.page.bar.findChildren(QToolButton):
            assert not each.isVisible() or inside.contains(each.geometry())
        assert screen.page.view.rowHeight(0) > 3 * screen.page.fontMetrics().height()
        screen.page.close()
    finally:
        app.setFont(ordinary)


def test_what_the_worker_cannot_read_is_said_in_a_sentence(screen: Screen) -> None:
    def broken(query: object) -> int:
        raise OSError("no disk")

    screen.case.count = broken  # type: ignore[assignment, method-assign]
    screen.page.refresh()
    screen.settle()
    assert "could not be listed" in screen.said[-1]
    assert len(screen.texts()) == 40


def test_closing_while_a_question_is_open_harms_nothing(app: QApplication, case: MadeCase) -> None:
    screen = Screen(app, case)
    screen.page.look_for("bruise")
    screen.page.stop()
    screen.page.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_an_answer_that_was_under_way_when_the_case_was_closed_is_let_go(screen: Screen) -> None:
    asked: list[object] = []
    screen.page.refresh()
    screen.page.rows._asking._pool.waitForDone()
    screen.page.stop()
    screen.page.shown.connect(lambda: asked.append("shown"))
    for name in ("rows", "ids", "corrections"):
        setattr(screen.case, name, lambda *given, name=name: asked.append(name))
    screen.app.processEvents()
    assert asked == []
