"""The notes, over a real case, by keys and mouse."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from chronology.model.curation import Note, Theme
from chronology.services.open_case import OpenCase
from chronology.ui.notes.page import NotesPage
from chronology.ui.theme import LIGHT
from tests.services.made_case import SECRET
from tests.ui.asked_case import showing, until

Key = Qt.Key


@pytest.fixture
def page(app: QApplication, case: OpenCase) -> Iterator[NotesPage]:
    made = NotesPage(case, LIGHT)
    yield from showing(made, made.shown)


def write(page: NotesPage, words: str, *events: str) -> None:
    """Begin a note and type it; it is kept when the keyboard goes on."""
    page.begin_note(events)
    QTest.keyClicks(page.editor.words, words)
    until(page.shown, page.editor.settle)


def first_event(case: OpenCase) -> str:
    return case.timeline().entries[0].event.id


def test_an_empty_room_says_what_to_do(page: NotesPage) -> None:
    assert "New note" in page.editor._empty.text()


def test_a_note_is_kept_after_a_pause_without_any_button(page: NotesPage, case: OpenCase) -> None:
    QTest.mouseClick(page.new, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    until(page.shown, lambda: QTest.keyClicks(page.editor.words, "Nobody asked who he was."))
    assert [note.text for note in case.notes()] == ["Nobody asked who he was."]


def test_typing_on_changes_the_same_note(page: NotesPage, case: OpenCase) -> None:
    write(page, "Nobody asked")
    QTest.keyClicks(page.editor.words, " who he was.")
    until(page.shown, page.editor.settle)
    assert len(case.notes()) == 1
    assert page.editor.note is not None
    assert page.editor.note.id == case.notes()[0].id


def test_a_note_without_words_is_none(page: NotesPage, case: OpenCase) -> None:
    page.begin_note(())
    page.editor.turning.setChecked(True)
    page.editor.settle()
    assert case.notes() == ()


def test_a_theme_is_made_as_it_is_typed_and_gathers_its_notes(page: NotesPage, case: OpenCase) -> None:
    write(page, "Who was he?")
    page.editor.themes.setFocus()
    QTest.keyClicks(page.editor.themes.line, "Unseen men")
    QTest.keyClick(page.editor.themes.line, Key.Key_Return)
    until(page.shown, page.editor.settle)
    (theme,) = case.themes()
    assert theme.name == "Unseen men"
    assert case.notes()[0].themes == (theme.id,)
    assert page.rows.items[0] == "Unseen men (1)"


def test_lines_of_enquiry_stand_first(page: NotesPage, case: OpenCase) -> None:
    case.keep_theme(Theme("A theme"))
    case.keep_theme(Theme("Was the child heard?", line_of_enquiry=True))
    until(page.shown, page.refresh)
    assert page.rows.items == ["Line of enquiry: Was the child heard? (0)", "A theme (0)"]


def test_a_note_is_pinned_to_an_event_and_unpinned(page: NotesPage, case: OpenCase) -> None:
    event = first_event(case)
    write(page, "The first chance.", event)
    assert case.notes()[0].events == (event,)
    assert "Routine enquiry" in page.editor.pinned.toPlainText()
    until(page.shown, lambda: page.editor.pinned.anchorClicked.emit(QUrl(f"unpin:{event}")))
    assert case.notes()[0].events == ()
    assert case.notes()[0].text == "The first chance."


def test_a_note_about_a_doubtful_time_keeps_its_doubt(page: NotesPage, case: OpenCase) -> None:
    write(page, "A long silence.")
    QTest.keyClicks(page.editor.first.line, "early May 2021")
    until(page.shown, page.editor.settle)
    first = case.notes()[0].first
    assert first.as_written == "early May 2021"
    assert not first.is_day
    assert "not pinned" not in page._about(case.notes()[0])


def test_a_half_typed_note_is_kept_when_the_room_is_closed(page: NotesPage, case: OpenCase) -> None:
    page.begin_note(())
    QTest.keyClicks(page.editor.words, "Half a thou")
    page.stop()
    assert [note.text for note in case.notes()] == ["Half a thou"]


def test_going_to_another_note_keeps_what_was_typed_of_this_one(page: NotesPage, case: OpenCase) -> None:
    case.keep_note(Note("First."))
    until(page.shown, page.refresh)
    page.begin_note(())
    QTest.keyClicks(page.editor.words, "Second.")
    until(page.shown, lambda: page.view.come_to(page.rows.row_where(lambda note: note.text == "First.")))
    assert sorted(note.text for note in case.notes()) == ["First.", "Second."]


def test_a_note_is_taken_out_and_comes_back_by_undo(page: NotesPage, case: OpenCase) -> None:
    write(page, "Gone?")
    until(page.shown, page.editor.remove.click)
    assert case.notes() == ()
    case.undo()
    assert [note.text for note in case.notes()] == ["Gone?"]


def test_open_to_read_only_nothing_can_be_typed(app: QApplication, case: OpenCase) -> None:
    case.keep_note(Note("Kept."))
    path = case.path
    case.close()
    with OpenCase.open(path, SECRET, read_only=True) as reading:
        page = NotesPage(reading, LIGHT)
        page.show()
        until(page.shown)
        assert page.editor.words.toPlainText() == "Kept."
        assert page.editor.words.isReadOnly()
        assert not page.new.isEnabled()
        page.stop()
        page.close()


def test_every_control_has_a_name(page: NotesPage) -> None:
    write(page, "Named.")
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible():
            assert QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name), widget
