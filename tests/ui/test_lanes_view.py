"""The lanes on the screen: keys, wheel and pointer, what a screen reader is told, and what is saved."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
import shiboken6
from lxml import etree
from PySide6.QtCore import QEventLoop, QPoint, QPointF, Qt, QThread, QTimer, SignalInstance
from PySide6.QtGui import QAccessible, QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabWidget

from chronology.model.case import Case
from chronology.model.dates import EventDate
from chronology.model.people import Period, PeriodRole, Person
from chronology.report.content import Content
from chronology.ui.lanes.band_painting import band_box
from chronology.ui.lanes.beside import Beside, Choice
from chronology.ui.lanes.edge_painting import minimap_box, minimap_window
from chronology.ui.lanes.hits import hit
from chronology.ui.lanes.page import LanesPage
from chronology.ui.lanes.scene import Scene, scene_of
from chronology.ui.lanes.telling import told
from chronology.ui.lanes.view import LanesView
from chronology.ui.line_list import LineList
from chronology.ui.result_page import ResultPage
from chronology.ui.theme import DARK, LIGHT, Theme, dress
from tests.ui.cases import AGENCIES, content, event, finding, known, many, span

FIRST = date(2021, 1, 4)
Key = Qt.Key


@contextmanager
def waiting(signal: SignalInstance) -> Iterator[None]:
    """Until the signal is sent; a test that waits in vain ends after a minute."""
    loop = QEventLoop()
    signal.connect(loop.quit)
    QTimer.singleShot(60_000, loop, loop.quit)
    yield
    loop.exec()


def _content() -> Content:
    """Twelve events: police and social care in turn, ten days apart, one a doubtful month; one undated."""
    events = [
        event(f"E{n}", known(FIRST + timedelta(10 * n), time(9 + n)), AGENCIES[2 * (n % 2)])
        for n in range(10)
    ]
    month = span(date(2021, 5, 1), date(2021, 5, 31), about=True)
    events += [event("M", month, AGENCIES[0]), event("U", EventDate(), AGENCIES[2])]
    return content(events, findings=[finding("E3", "E4"), finding("U")], incidents={"E4": "one", "E5": "one"})


@pytest.fixture
def page(app: QApplication) -> Iterator[LanesPage]:
    made = LanesPage(LIGHT)
    made.show_content(_content())
    made.resize(1000, 560)
    made.show()
    app.processEvents()
    yield made
    made.close()


@pytest.fixture
def view(page: LanesPage) -> LanesView:
    return page.view


def _chosen(view: LanesView) -> str:
    return view.scene.entries[view.currentIndex().row()].event.id


def _wheel(view: LanesView, at: QPoint, down: int, keys: Qt.KeyboardModifier) -> None:
    turned = QWheelEvent(
        QPointF(at),
        QPointF(view.viewport().mapToGlobal(at)),
        QPoint(),
        QPoint(0, -down),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), turned)


def test_right_and_left_walk_through_every_event_in_order(view: LanesView) -> None:
    heard: list[str] = []
    view.chosen.connect(heard.append)
    for _ in range(15):
        QTest.keyClick(view, Key.Key_Right)
    assert heard == [entry.event.id for entry in view.scene.entries]
    QTest.keyClick(view, Key.Key_Left)
    assert _chosen(view) == "M"
    QTest.keyClick(view, Key.Key_Home)
    assert _chosen(view) == "E0"
    QTest.keyClick(view, Key.Key_End)
    assert _chosen(view) == "U"


def test_up_and_down_go_to_the_nearest_event_of_the_next_lane(view: LanesView) -> None:
    view.choose("E4")
    QTest.keyClick(view, Key.Key_Down)
    assert _chosen(view) == "E3"
    QTest.keyClick(view, Key.Key_Up)
    assert _chosen(view) == "E2"
    QTest.keyClick(view, Key.Key_Up)
    assert _chosen(view) == "E2"


def test_with_shift_the_arrows_stay_in_the_lane(view: LanesView) -> None:
    view.choose("E4")
    QTest.keyClick(view, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert _chosen(view) == "E6"


def test_an_event_come_to_is_in_view(view: LanesView) -> None:
    view.zoom_by(60)
    for name in ("E9", "E0", "M", "E5"):
        view.choose(name)
        assert view.viewport().rect().contains(view.visualRect(view.currentIndex()).center())


def test_a_click_on_an_event_chooses_it(view: LanesView) -> None:
    for row, entry in enumerate(view.scene.entries):
        index = view.model().index(row, 0)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
        assert _chosen(view) == entry.event.id


def test_keys_zoom_and_move(view: LanesView) -> None:
    whole = view.scale
    QTest.keyClick(view, Key.Key_Plus)
    QTest.keyClick(view, Key.Key_Plus)
    assert view.scale.per_day > whole.per_day
    before = view.scale.left
    QTest.keyClick(view, Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert view.scale.left > before
    QTest.keyClick(view, Key.Key_PageUp)
    assert view.scale.left < before
    QTest.keyClick(view, Key.Key_Minus)
    QTest.keyClick(view, Key.Key_0)
    assert view.scale == whole


def test_ctrl_and_wheel_zoom_at_the_pointer_and_the_wheel_moves_time(view: LanesView) -> None:
    at = QPoint(600, 200)
    day = view.scale.day(at.x() - view.layout_plan.head)
    _wheel(view, at, -360, Qt.KeyboardModifier.ControlModifier)
    assert view.scale.day(at.x() - view.layout_plan.head) == pytest.approx(day)
    before = view.scale
    _wheel(view, at, 120, Qt.KeyboardModifier.NoModifier)
    assert view.scale.left > before.left
    assert view.scale.per_day == before.per_day


def test_the_window_on_the_minimap_can_be_dragged(view: LanesView) -> None:
    view.zoom_by(8, 0)
    shown = view.shown()
    start = minimap_window(shown).center().toPoint()
    end = start + QPoint(120, 0)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view.viewport(), end)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert minimap_window(view.shown()).center().x() == pytest.approx(end.x(), abs=2)
    far = minimap_box(view.shown()).right() - 3
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(int(far), start.y()))
    assert view.scale.right == pytest.approx(view.scale.last)


def test_a_question_leads_to_its_first_event_and_tells_what_it_asks(view: LanesView) -> None:
    shown = view.shown()
    extent = view.scene.extents[view.scene.rows["E3"]]
    assert extent is not None
    at = QPoint(round(shown.x(extent.anchor)), view.layout_plan.lanes_bottom + 9)
    assert "Who was told?" in told(view.scene, hit(shown, at.x(), at.y()))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert _chosen(view) == "E3"


def test_the_pointer_is_told_the_date_the_agency_and_the_words(view: LanesView) -> None:
    at = view.visualRect(view.model().index(view.scene.rows["M"], 0)).center()
    words = told(view.scene, hit(view.shown(), at.x(), at.y()))
    for part in ("about May 2021", AGENCIES[0], "Entry M at the address."):
        assert part in words


def test_the_pointer_is_told_how_long_an_agency_was_silent(app: QApplication) -> None:
    days = [*range(0, 40, 10), 180, 190]
    gap = [event(f"E{day}", known(FIRST + timedelta(day)), "Health Visiting") for day in days]
    made = LanesView(scene_of(content(gap)), LIGHT)
    made.resize(1000, 400)
    made.show()
    app.processEvents()
    shown = made.shown()
    (silence,) = shown.scene.silences[0] or shown.scene.silences_of_all
    middle = (shown.x(silence.first) + shown.x(silence.last)) / 2
    words = told(made.scene, hit(shown, middle, shown.plan.band_middle(0, shown.plan.bands - 1)))
    made.close()
    for part in ("no entry for 150 days", "between 3 February 2021 and 3 July 2021"):
        assert part in words


def test_pressing_on_a_crowd_again_goes_through_it(app: QApplication) -> None:
    crowd = LanesView(scene_of(content([event(f"E{n}", known(FIRST), AGENCIES[0]) for n in range(9)])), LIGHT)
    crowd.resize(900, 300)
    crowd.show()
    app.processEvents()
    at = crowd.visualRect(crowd.model().index(0, 0)).center()
    seen = []
    for _ in range(9):
        QTest.mouseClick(crowd.viewport(), Qt.MouseButton.LeftButton, pos=at)
        seen.append(_chosen(crowd))
    assert seen == [f"E{n}" for n in range(9)]
    crowd.close()
    assert "9 events here" in told(crowd.scene, hit(crowd.shown(), at.x(), at.y()))


def test_lanes_that_have_no_room_are_scrolled_to(app: QApplication) -> None:
    low = LanesView(scene_of(content([event(a, known(FIRST), a) for a in AGENCIES])), LIGHT)
    low.resize(600, 260)
    low.show()
    app.processEvents()
    assert low.layout_plan.most_scrolled > 0
    for row, entry in enumerate(low.scene.entries):
        low.choose(entry.event.id)
        box = low.visualRect(low.model().index(row, 0))
        assert low.layout_plan.lanes_top <= box.top() < box.bottom() <= low.layout_plan.lanes_bottom
    low.close()


def test_a_screen_reader_is_told_every_event_and_which_has_the_focus(view: LanesView) -> None:
    spoken = QAccessible.queryAccessibleInterface(view)
    assert spoken.role() == QAccessible.Role.List
    assert spoken.childCount() == len(view.scene.entries)
    names = [spoken.child(n).text(QAccessible.Text.Name) for n in range(spoken.childCount())]
    assert names[4] == (f"13 February 2021, 13:00. {AGENCIES[0]}. Entry E4 at the address. 1 question.")
    assert names[-1].startswith("Undated. ")
    view.choose("E4")
    assert spoken.child(4).state().focused or spoken.child(4).state().selected
    assert spoken.child(4).rect().size() == view.visualRect(view.currentIndex()).size()


def test_every_control_has_a_name(page: LanesPage) -> None:
    for control in page.findChildren(type(page._in)):
        assert QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name).strip()


def _inks(picture: QImage, box: QPoint, size: int = 12) -> set[str]:
    return {
        QColor(picture.pixel(box.x() + x, box.y() + y)).name()
        for x in range(-size, size)
        for y in range(-size, size)
    }


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_event_chosen_is_outlined(app: QApplication, theme: Theme) -> None:
    made = LanesView(scene_of(_content()), theme)
    made.resize(1000, 560)
    made.show()
    app.processEvents()
    at = made.visualRect(made.model().index(1, 0)).center()
    before = _inks(made.viewport().grab().toImage(), at)
    made.choose("E1")
    after = _inks(made.viewport().grab().toImage(), at)
    assert theme.accent.casefold() not in before
    assert theme.accent.casefold() in after
    made.close()


def test_what_is_seen_is_saved_as_a_picture_and_as_a_page(page: LanesPage, tmp_path: Path) -> None:
    said: list[str] = []
    page.saved.connect(said.append)
    picture, paper = tmp_path / "seen.png", tmp_path / "seen.pdf"
    page.view.zoom_by(3)
    page.save_to(picture)
    page.save_to(paper)
    assert said == [f"Saved as {picture}", f"Saved as {paper}"]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["seen.pdf", "seen.png"]
    assert QImage(str(picture)).width() == 2 * page.view.viewport().width()
    with pypdfium2.PdfDocument(paper) as read:
        words = read[0].get_textpage().get_text_range()
    for part in ("Police", "2020", "Undated", "Questions (2)"):
        assert part in words


def test_a_picture_that_cannot_be_written_is_said_in_a_sentence(page: LanesPage, tmp_path: Path) -> None:
    said: list[str] = []
    page.saved.connect(said.append)
    page.save_to(tmp_path / "nowhere" / "seen.pdf")
    assert len(said) == 1
    assert "could not be written" in said[0]


def test_nothing_to_show_is_shown_calmly(app: QApplication) -> None:
    for empty in (content([], case=Case()), content([event("U", EventDate())])):
        made = LanesView(scene_of(empty), LIGHT)
        made.resize(700, 300)
        made.viewport().grab()
        QTest.keyClick(made, Key.Key_Right)
        QTest.keyClick(made, Key.Key_Plus)
        QTest.keyClick(made, Key.Key_Down)
        made.viewport().grab()


@pytest.mark.parametrize("size", [(1340, 640), (440, 240), (200, 120)])
def test_many_events_are_drawn_at_every_zoom_and_size(app: QApplication, size: tuple[int, int]) -> None:
    made = LanesView(scene_of(many(3000)), LIGHT)
    made.resize(*size)
    widths = []
    for factor in (1, 6, 30, 150, 800):
        made.show_whole()
        made.zoom_by(factor)
        made.pan_by(50)
        made.viewport().grab()
        widths.append(made.scale.per_day)
    assert all(one < other for one, other in pairwise(widths))


def test_the_lanes_the_table_and_the_panel_show_one_and_the_same_event(app: QApplication) -> None:
    result = ResultPage(_content(), LIGHT)
    result.resize(1200, 640)
    result.show()
    result.take_focus()
    lanes = result.findChild(LanesView)
    assert isinstance(lanes, LanesView)
    for _ in range(2):
        QTest.keyClick(lanes, Key.Key_Right)
    assert "Entry E1 at the address." in result._panel.toPlainText()
    assert result._table.currentIndex().row() == 1
    result._table.selectRow(4)
    assert _chosen(lanes) == "E4"
    result.close()


def test_questions_looked_at_without_a_case_are_shown_whole(app: QApplication) -> None:
    """Each line is as high as its words need at the width that the list has in the end, in the theme."""
    dress(app, LIGHT)
    asked = [
        replace(finding("E3", rule=f"DAB-{count:02}"), why="it was so, " * 12 + "i" * count)
        for count in range(1, 90)
    ]
    result = ResultPage(replace(_content(), findings=tuple(asked)), LIGHT)
    result.resize(1366, 700)
    result.show()
    app.processEvents()
    shown = next(each for each in result.findChildren(LineList) if each.accessibleName().startswith("Q"))
    next(iter(result.findChildren(QTabWidget))).setCurrentIndex(2)
    app.processEvents()
    assert shown.count() == len(asked)
    assert shown.horizontalScrollBar().maximum() == 0
    for row in range(shown.count()):
        inside = shown.visualRect(shown.model().index(row, 0)).adjusted(11, 8, -11, -8)
        needs = shown.fontMetrics().boundingRect(inside, int(Qt.TextFlag.TextWordWrap), shown.words(row))
        assert inside.height() >= needs.height()
    result.close()


def test_two_fingers_move_time_sideways_and_lanes_up_and_down(app: QApplication) -> None:
    low = LanesView(scene_of(content([event(a, known(FIRST), a) for a in AGENCIES])), LIGHT)
    low.resize(700, 260)
    low.show()
    app.processEvents()
    low.zoom_by(20)
    left = low.scale.left
    for moved in (QPoint(-40, 3), QPoint(2, -30)):
        turned = QWheelEvent(
            QPointF(400, 120),
            QPointF(low.viewport().mapToGlobal(QPoint(400, 120))),
            moved,
            moved,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.ScrollUpdate,
            False,
        )
        QApplication.sendEvent(low.viewport(), turned)
    assert low.scale.left == pytest.approx(left + 40 / low.scale.per_day)
    assert low.layout_plan.scrolled == 30
    low.close()


def _told(view: LanesView) -> list[str]:
    spoken = QAccessible.queryAccessibleInterface(view)
    return [spoken.child(n).text(QAccessible.Text.Name) for n in range(spoken.childCount())]


def test_another_scene_keeps_the_event_chosen_and_the_time_in_view(page: LanesPage) -> None:
    view = page.view
    view.zoom_by(5)
    view.choose("E4")
    before = view.scale
    heard: list[str] = []
    view.chosen.connect(heard.append)
    few = Choice(agencies=frozenset(AGENCIES[:1]))
    page.show_made(lambda: scene_of(_content(), choice=few), 12)
    assert _chosen(view) == "E4"
    assert heard == []
    assert (view.scale.left, view.scale.per_day) == pytest.approx((before.left, before.per_day))
    assert len(_told(view)) == 6
    page.show_made(lambda: scene_of(_content(), choice=Choice(agencies=frozenset(AGENCIES[2:3]))), 12)
    assert not view.currentIndex().isValid()
    view.viewport().grab()


@pytest.fixture
def listening() -> Iterator[None]:
    """A screen reader has connected."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.mark.usefixtures("listening")
def test_a_screen_reader_hears_the_events_that_are_shown_and_no_others(page: LanesPage) -> None:
    before = _told(page.view)
    few = Choice(agencies=frozenset(AGENCIES[:1]))
    page.show_made(lambda: scene_of(_content(), choice=few), 12)
    assert _told(page.view) == [words for words in before if AGENCIES[0] in words]


def test_a_large_scene_is_made_off_the_windows_thread_and_the_last_one_asked_for_is_shown(
    app: QApplication,
) -> None:
    large = LanesPage(LIGHT)
    threads: list[QThread] = []

    def make(count: int) -> Scene:
        threads.append(QThread.currentThread())
        return scene_of(many(count))

    large.show_made(lambda: make(700), 50_000)
    with waiting(large.shown):
        large.show_made(lambda: make(900), 50_000)
    assert len(large.view.scene.entries) == 900
    assert app.thread() not in threads


def test_a_page_that_is_gone_before_its_scene_is_made_does_no_harm(app: QApplication) -> None:
    short_lived = LanesPage(LIGHT)
    short_lived.show_made(lambda: scene_of(many(4000)), 50_000)
    shiboken6.delete(short_lived)
    with waiting((other := LanesPage(LIGHT)).shown):
        other.show_made(lambda: scene_of(many(100)), 50_000)
    assert len(other.view.scene.entries) == 100


def test_bands_are_told_under_the_pointer(page: LanesPage) -> None:
    beside = Beside(
        people=(Person("Mel", role="mother", id=1),),
        periods=(Period(1, PeriodRole.CARER, known(FIRST), known(FIRST + timedelta(40)), "GP, row 3"),),
    )
    bare = page.view.viewport().grab().toImage()
    page.show_made(lambda: scene_of(_content(), beside=beside), 12)
    assert page.view.viewport().grab().toImage() != bare
    box = band_box(page.view.shown(), page.view.scene.bands[0])
    under = hit(page.view.shown(), box.center().x(), box.center().y())
    words = told(page.view.scene, under)
    assert "Mel, mother: 4 January 2021 – 13 February 2021 (cared for the child)" in words
    assert "Source: GP, row 3" in words
    assert told(page.view.scene, hit(page.view.shown(), box.center().x(), box.bottom() + 3)) == ""
    read_out = QAccessible.queryAccessibleInterface(page.view).text(QAccessible.Text.Description)
    assert "Mel, mother: 4 January 2021 – 13 February 2021" in read_out


def test_what_is_seen_is_saved_as_a_drawing_with_its_words(page: LanesPage, tmp_path: Path) -> None:
    drawing = tmp_path / "seen.svg"
    page.save_to(drawing)
    read = etree.parse(drawing)
    words = " ".join(each.text or "" for each in read.iter("{*}text"))
    for part in ("Police", "2021", "Undated", "Questions (2)"):
        assert part in words
