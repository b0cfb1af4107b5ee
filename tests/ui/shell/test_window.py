"""The one window: starting, making and opening a case, its rooms, locking, and closing it cleanly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextBrowser, QWidget

from chronology.model.case import Case, Mode, Scope
from chronology.model.entering import EnteredEvent
from chronology.services.open_case import OpenCase
from chronology.ui.window import Window
from tests.ui.circles import put_away
from tests.ui.shell.driving import (
    CONTROL,
    PASSPHRASE,
    SHIFT,
    a_case,
    a_window,
    key,
    opened,
    settle,
    type_in,
    wait_for,
    waiting,
)

Key = Qt.Key
RETURN = "Date,Event,Source\n12/03/2019,Officers attended; raised voices heard.,Log 12\n"


@pytest.fixture
def window(app: QApplication, tmp_path: Path) -> Iterator[Window]:
    made = a_window(tmp_path)
    yield made
    put_away(made)


def test_a_new_case_is_made_by_keys_alone(window: Window, tmp_path: Path) -> None:
    assert QApplication.focusWidget() is window.start.new
    key(Key.Key_Space)
    page = window._new
    page._ask_where = lambda name: str(tmp_path / name)
    key(Key.Key_Tab)
    type_in("Spring review")
    page.born.line.setFocus()
    type_in("30 Aug 21")
    assert page.born.understood.text() == "Monday 30 August 2021"
    page.passphrase.setFocus()
    type_in("otter")
    assert "Too short" in page.strength.text()
    type_in("s swim at night")
    page.again.setFocus()
    type_in("otters swim by night")
    page.make.setFocus()
    key(Key.Key_Space)
    assert page.outcome.text() == "The two passphrases differ. Type them once more."
    assert QApplication.focusWidget() is page.again
    page.again.clear()
    type_in("otters swim at night")
    assert not page.outcome.isVisible()  # it may be right by now
    page.make.setFocus()
    with waiting(window.opened):
        key(Key.Key_Space)
    assert window.desk.bar.title.text() == "Spring review"
    assert window.windowTitle() == "Chronology"
    assert page.passphrase.text() == ""
    window.close_case()
    with OpenCase.open(tmp_path / "Spring review.case", "otters swim at night") as case:
        assert str(case.case().born) == "2021-08-30"


def test_a_wrong_passphrase_is_said_and_another_try_opens(window: Window, tmp_path: Path) -> None:
    window.take([a_case(tmp_path / "a.case")])
    type_in("wrong")
    with waiting(window.idle):
        key(Key.Key_Return)
    assert "does not open 'a.case'" in window._ask.outcome.text()
    type_in(PASSPHRASE)
    with waiting(window.opened):
        key(Key.Key_Return)
    assert window.desk is not None


def test_a_case_that_somebody_has_open_can_be_read(window: Window, tmp_path: Path) -> None:
    path = a_case(tmp_path / "a.case")
    with OpenCase.open(path, PASSPHRASE):
        window.take([path])
        assert window._ask.read_only.isHidden()
        type_in(PASSPHRASE)
        with waiting(window.idle):
            key(Key.Key_Return)
        assert not window._ask.read_only.isHidden()
        window._ask.read_only.setFocus()
        with waiting(window.opened):
            key(Key.Key_Space)
        assert "read only" in window.desk.read_only.words.text()
        assert not window.desk.bar.add.isEnabled()
        window.close_case()


class _OtherWindows(QObject):
    """Notes what else is shown as a window of its own: it would flash up and take the keyboard."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self.window, self.shown = window, list[str]()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_shown = event.type() == QEvent.Type.Show and watched is not self.window
        if is_shown and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(repr(watched))
        return False


def test_no_room_flashes_a_window_of_its_own(app: QApplication, window: Window, tmp_path: Path) -> None:
    others = _OtherWindows(window)
    app.installEventFilter(others)
    for name, mode in (("a.case", Mode.REVIEW), ("b.case", Mode.CONTRIBUTION)):
        opened(window, a_case(tmp_path / name, mode))
        for room in list(window.desk._rooms):
            window.desk.open_room(room)
            settle()
        window.come_to_start()
    window.begin_case()
    app.removeEventFilter(others)
    assert others.shown == []


def test_rooms_are_opened_by_key_and_by_mouse(window: Window, tmp_path: Path) -> None:
    opened(window, a_case(tmp_path / "a.case"))
    desk = window.desk
    names = [each.text() for each in desk.rail.buttons.values()]
    assert names[:3] == ["Timeline", "Table", "People"] or names[:2] == ["Timeline", "Table"]
    for number, id in enumerate(desk.rail.buttons, start=1):
        key(Key(Key.Key_0 + number), CONTROL, on=window)
        assert desk.here == id
        assert desk.rail.buttons[id].isChecked()
    desk.rail.buttons["table"].click()
    assert desk.here == "table"


def test_a_review_that_holds_nothing_yet_opens_where_returns_come_in_and_asks_nothing(
    window: Window, tmp_path: Path
) -> None:
    scope = Scope(date(2020, 1, 1), date(2022, 12, 31))
    case = Case(title="A long title. " * 20, born=date(2021, 8, 30), scope=scope)
    OpenCase.create(tmp_path / "new.case", PASSPHRASE, case).close()
    with waiting(window.opened):
        window.open_with(tmp_path / "new.case", PASSPHRASE)
    desk = window.desk
    assert desk.here == "returns"
    search = desk.bar.search
    assert search.width() >= search.fontMetrics().horizontalAdvance(search.placeholderText())
    for room in ("timeline", "table"):
        beside = desk.open_room(room).findChildren(QTextBrowser)
        wait_for(partial(_says, beside, "Nothing has come in yet"))
    desk.case.recheck()
    assert desk.case.findings() == ()


def _says(beside: Iterable[QTextBrowser], words: str) -> bool:
    return any(words in each.toPlainText() for each in beside)


def test_what_was_said_in_one_room_does_not_stay_in_the_next(window: Window, tmp_path: Path) -> None:
    opened(window, a_case(tmp_path / "a.case"))
    window.desk.say("The question is kept for GP.")
    window.desk.open_room("people")
    assert window.desk.foot.said.text() == ""


def test_an_agency_has_the_rooms_that_it_needs(window: Window, tmp_path: Path) -> None:
    opened(window, a_case(tmp_path / "ours.case", Mode.CONTRIBUTION))
    names = [each.text() for each in window.desk.rail.buttons.values()]
    assert names[0] == "Our list"
    assert {"Returns", "Send"} <= set(names)
    assert not {"Timeline", "Findings", "Queries"} & set(names)


def test_a_change_is_taken_back_and_done_again_by_keys(window: Window, tmp_path: Path) -> None:
    opened(window, a_case(tmp_path / "a.case"))
    desk = window.desk
    assert not desk.bar.undo.isEnabled()
    desk.case.enter(EnteredEvent(text="Seen at home."))
    settle()
    assert desk.bar.undo.accessibleName() == "Undo: an entry added"
    with waiting(desk.went):
        key(Key.Key_Z, CONTROL, on=window)
    assert desk.case.entered() == ()
    assert desk.foot.said.text() == "Undone: an entry added."
    with waiting(desk.went):
        key(Key.Key_Z, CONTROL | SHIFT, on=window)
    assert len(desk.case.entered()) == 1


def test_undo_pressed_twice_takes_two_changes_back(window: Window, tmp_path: Path) -> None:
    opened(window, a_case(tmp_path / "a.case"))
    desk = window.desk
    for text in ("First.", "Second.", "Third."):
        desk.case.enter(EnteredEvent(text=text))
    settle()
    went: list[str] = []
    desk.went.connect(went.append)
    key(Key.Key_Z, CONTROL, on=window)
    key(Key.Key_Z, CONTROL, on=window)
    while len(went) < 2:
        with waiting(desk.went):
            pass
    assert [each.text for each in desk.case.entered()] == ["First."]


def test_locked_nothing_is_seen_and_nothing_is_lost(window: Window, tmp_path: Path) -> None:
    opened(window, a_case(tmp_path / "ours.case", Mode.CONTRIBUTION))
    page = window.desk.open_room("list")
    page.form.fields["text"].control.setFocus()
    type_in("A man was holding the baby.")
    window.notice.say("The case lies at /somewhere.")
    key(Key.Key_L, CONTROL)
    assert not window.desk.isVisible()
    assert not window.notice.isVisible()
    assert window.desk.case.draft("entry") is not None
    key(Key.Key_1, CONTROL, on=window)
    assert not window.desk.isVisible()
    type_in("wrong")
    with waiting(window.idle):
        key(Key.Key_Return)
    assert not window.desk.isVisible()
    assert "not the passphrase" in window.locking.page.outcome.text()
    type_in(PASSPHRASE)
    with waiting(window.idle):
        key(Key.Key_Return)
    assert window.desk.isVisible()
    assert window.locking.page.words.text() == ""
    assert page.form.value().text == "A man was holding the baby."


def test_left_alone_it_locks_itself(window: Window, tmp_path: Path) -> None:
    opened(window, a_case(tmp_path / "a.case"))
    with waiting(window.locking.watch.idle):
        window.locking.watch.allow(0.001)
    assert not window.desk.isVisible()


def test_returns_are_looked_at_without_a_case_or_go_into_a_new_one(window: Window, tmp_path: Path) -> None:
    file = tmp_path / "police.csv"
    file.write_text(RETURN, "utf-8")
    window.take([file])
    assert "police.csv" in window.start._offered.text()
    with waiting(window.idle):
        key(Key.Key_Space)
    assert window.loose._content is not None
    key(Key.Key_W, CONTROL, on=window)
    assert window.start.isVisible()
    window.take([file])
    window.start._case.setFocus()
    key(Key.Key_Space)
    assert window._new.isVisible()
    assert window._new._returns == (file,)


def test_recent_cases_are_kept_only_where_that_is_wanted(window: Window, tmp_path: Path) -> None:
    path = a_case(tmp_path / "a.case")
    opened(window, path)
    window.come_to_start()
    assert not (tmp_path / "preferences.json").exists()
    window.start.keeps.click()
    opened(window, path)
    window.come_to_start()
    assert window.start.recent.count() == 1
    assert str(path) in (tmp_path / "preferences.json").read_text("utf-8")
    window.start.keeps.click()
    assert str(path) not in (tmp_path / "preferences.json").read_text("utf-8")
    assert window.start.recent.count() == 0


def test_the_size_of_the_text_is_changed_by_keys_and_kept(window: Window, tmp_path: Path) -> None:
    before = window.start.new.fontMetrics().height()
    for _ in range(5):
        key(Key.Key_Plus, CONTROL, on=window)
    assert window.start.new.fontMetrics().height() == pytest.approx(2 * before, abs=2)
    assert window.preferences.size == 200
    again = Window(window._theme, tmp_path / "preferences.json")
    assert again.preferences.size == 200
    put_away(again)
    key(Key.Key_0, CONTROL, on=window)
    assert window.start.new.fontMetrics().height() == before


def test_the_backup_is_there_before_anything_is_changed(window: Window, tmp_path: Path) -> None:
    path = a_case(tmp_path / "a.case")
    opened(window, path)
    window.close_case()
    (backup,) = (tmp_path / "a.case backups").iterdir()
    with OpenCase.open(backup, PASSPHRASE, read_only=True) as kept:
        assert kept.case().title == "Spring review"


def test_closed_while_it_works_the_case_is_whole_and_free(window: Window, tmp_path: Path) -> None:
    path = a_case(tmp_path / "a.case")
    opened(window, path)
    window.desk.open_room("timeline")
    window.desk.case.enter(EnteredEvent(text="Seen at home."))
    window.close()
    with OpenCase.open(path, PASSPHRASE) as case:
        assert len(case.entered()) == 1


def test_search_finds_words_people_and_dates_and_leads_there(window: Window, tmp_path: Path) -> None:
    from chronology.model.dates import read_date
    from chronology.model.people import Person

    opened(window, a_case(tmp_path / "a.case"))
    desk = window.desk
    desk.case.enter(EnteredEvent(text="Seen with Rowan at home.", date=read_date("3 May 2021")))
    desk.case.enter(EnteredEvent(text="Not at home.", date=read_date("4 May 2021")))
    desk.case.add_person(Person("Rowan Ashdown", "father"))
    settle()
    key(Key.Key_K, CONTROL, on=window)
    with waiting(desk.search.answered):
        type_in("rowan")
    found = [desk.search.list.words(at) for at in range(desk.search.list.count())]
    assert found[0] == "Rowan Ashdown, father"
    assert "Seen with Rowan at home." in found[1]
    key(Key.Key_Down)
    key(Key.Key_Down)
    key(Key.Key_Return)
    table = desk.rooms.currentWidget()
    assert desk.here in ("timeline", "table")
    assert table.isVisible()
    assert not desk.search.popup.isVisible()
    key(Key.Key_K, CONTROL, on=window)
    with waiting(desk.search.answered):
        type_in("4 May 2021")
    assert "4 May 2021: 1 event" in desk.search.list.words(0)
    key(Key.Key_Return)
    assert desk.here == "table"
    with waiting(desk.rooms.currentWidget().shown):
        desk.rooms.currentWidget().refresh()
    assert desk.rooms.currentWidget().rows.count == 1


def test_search_in_an_agencys_own_list_opens_the_entry(window: Window, tmp_path: Path) -> None:
    opened(window, a_case(tmp_path / "ours.case", Mode.CONTRIBUTION))
    desk = window.desk
    for text in ("Seen at home with Rowan.", "Not at home."):
        desk.case.enter(EnteredEvent(text=text))
    settle()
    key(Key.Key_K, CONTROL, on=window)
    with waiting(desk.search.answered):
        type_in("rowan")
    key(Key.Key_Return)
    assert desk.here == "list"
    assert desk.rooms.currentWidget().form.value().text == "Seen at home with Rowan."


def test_the_sample_that_is_stopped_leaves_nothing(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "Sample case.case"
    window.work.slow.setInterval(0)
    with waiting(window.idle):
        window.make_sample(path)
        with waiting(window.work.slow.timeout):
            pass
        assert window.work.foot.isVisible()
        window.work.foot.stop.click()
    assert window.desk is None
    assert "Stopped" in window.notice.words.text()
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith("Sample")] == []
    assert not window.work.foot.isVisible()


def test_a_fault_of_the_program_is_a_sentence_above_what_is_open(window: Window) -> None:
    window.tell_fault("ValueError")
    settle()
    assert "inside the program (ValueError)" in window.notice.words.text()
    window.notice.close_button.setFocus()
    key(Key.Key_Escape)
    assert not window.notice.isVisible()


def test_a_note_is_pinned_to_the_event_chosen_by_key(window: Window, tmp_path: Path) -> None:
    opened(window, a_case(tmp_path / "a.case"))
    desk = window.desk
    desk.open_room("timeline")
    key(Key.Key_N, CONTROL | SHIFT, on=window)
    assert "Choose an event first" in desk.foot.said.text()
    desk.case.enter(EnteredEvent(text="Seen at home."))
    (entry,) = desk.case.timeline().entries
    desk.come_to(entry.event.id, "table")
    settle()
    key(Key.Key_N, CONTROL | SHIFT, on=window)
    assert desk.here == "notes"
    assert QApplication.focusWidget() is desk.rooms.currentWidget().editor.words
    type_in("Who was at home?")
    desk.open_room("table")
    while not desk.case.notes():
        QTest.qWait(20)
    assert [note.events for note in desk.case.notes()] == [(entry.event.id,)]


def test_with_text_of_twice_the_size_the_window_does_not_outgrow_the_screen(
    window: Window, tmp_path: Path
) -> None:
    window.change_size(5)
    opened(window, a_case(tmp_path / "a.case"))
    for room in list(window.desk._rooms):
        window.desk.open_room(room)
        settle()
        assert (room, window.width(), window.height()) == (room, 1366, 768)
    window.open_help()
    settle()
    assert window.width() == 1366
    window.change_size(0)
