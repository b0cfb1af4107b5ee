"""Words that may be misspelt, and what may have been meant."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from chronology.ui.entry.page import EntryPage
from tests.ui.entry.keyboard import Key


def waved(page: EntryPage) -> list[str]:
    """The words of what happened that have a wave beneath them."""
    block = page.form.prose["text"].document().firstBlock()
    text = block.text().encode("utf-16-le")
    spans = ((2 * each.start, 2 * (each.start + each.length)) for each in block.layout().formats())
    return [text[start:end].decode("utf-16-le") for start, end in spans]


def menu_at(page: EntryPage, words: str) -> QMenu:
    field = page.form.prose["text"]
    menu = field.createStandardContextMenu()
    found = field.document().find(words)
    assert not found.isNull()
    field.misspelt.offer(menu, found)
    return menu


def test_a_word_that_may_be_misspelt_has_a_wave_once_it_is_left(page: EntryPage) -> None:
    field = page.form.prose["text"]
    field.setFocus()
    QTest.keyClicks(field, "Kelly recieved")
    assert waved(page) == []
    field.insertPlainText(" \U0001f600 ")
    QTest.keyClicks(field, "teh leter with seperate")
    assert waved(page) == ["recieved", "leter"]
    QTest.keyClick(field, Key.Key_Home)
    assert waved(page)[-1] == "seperate"


def test_what_was_meant_is_chosen_from_the_menu_and_taken_back(page: EntryPage) -> None:
    field = page.form.prose["text"]
    field.setPlainText("\U0001f600 Kelly recieved it")
    menu = menu_at(page, "recieved")
    assert menu.actions()[0].text() == "received"
    menu.actions()[0].trigger()
    assert field.words() == "\U0001f600 Kelly received it"
    field.undo()
    assert field.words() == "\U0001f600 Kelly recieved it"


def test_what_was_meant_is_chosen_by_keys_alone(page: EntryPage) -> None:
    field = page.form.prose["text"]
    field.setFocus()
    QTest.keyClicks(field, "Kelly recieved")
    QTest.keyClick(field, Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.activeAction().text() == "received"
    QTest.keyClick(menu, Key.Key_Return)
    assert field.words() == "Kelly received"


def test_a_word_that_is_right_is_left_as_it_is(page: EntryPage) -> None:
    page.form.prose["text"].setPlainText("seen with xqzvbw and xqzvbw")
    assert waved(page) == ["xqzvbw", "xqzvbw"]
    menu = menu_at(page, "xqzvbw")
    assert not menu.actions()[0].isEnabled()
    next(each for each in menu.actions() if each.text() == "Leave 'xqzvbw' as it is").trigger()
    assert waved(page) == []


def test_the_menu_of_a_word_that_is_not_doubted_is_as_ever(page: EntryPage) -> None:
    field = page.form.prose["text"]
    field.setPlainText("seen with mother")
    as_ever = [each.text() for each in field.createStandardContextMenu().actions()]
    assert [each.text() for each in menu_at(page, "mother").actions()] == as_ever
