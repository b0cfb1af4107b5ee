"""Rooms in their place: as high as the one shown needs, not as any of them likes best."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QScrollArea, QVBoxLayout, QWidget

from chronology.ui.shell.fitting import Rooms, fitting
from tests.ui.shell.driving import settle

WIDE, HIGH = 400, 300


class _Tall(QListWidget):
    def sizeHint(self) -> QSize:
        return QSize(WIDE, 4 * HIGH)


def _page(*parts: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    for each in parts:
        column.addWidget(each)
    return page


def _wrapped(words: int) -> QLabel:
    label = QLabel("a long word " * words)
    label.setWordWrap(True)
    return label


@pytest.fixture
def rooms(app: QApplication) -> Iterator[Rooms]:
    rooms = Rooms()
    rooms.addWidget(_page(_wrapped(8), _Tall()))
    rooms.addWidget(_page(_wrapped(600)))
    place = fitting(rooms)
    place.resize(WIDE, HIGH)
    place.show()
    yield rooms
    place.deleteLater()


def _place(rooms: Rooms) -> QScrollArea:
    found = rooms.window()
    assert isinstance(found, QScrollArea)
    return found


def test_a_list_that_likes_to_be_long_takes_the_room_there_is(rooms: Rooms) -> None:
    settle()
    assert rooms.height() == _place(rooms).viewport().height()


def test_words_have_all_the_height_that_they_need_and_the_place_scrolls(rooms: Rooms) -> None:
    rooms.setCurrentIndex(1)
    settle()
    page = rooms.currentWidget()
    assert page is not None
    label = page.findChild(QLabel)
    assert label is not None
    assert label.height() >= label.heightForWidth(label.width()) > HIGH
    assert _place(rooms).verticalScrollBar().maximum() > 0


def test_the_height_of_a_room_that_was_shown_before_is_not_asked_for(rooms: Rooms) -> None:
    rooms.setCurrentIndex(1)
    settle()
    rooms.setCurrentIndex(0)
    settle()
    assert rooms.height() == _place(rooms).viewport().height()
