"""What the tests of the entry form stand on: the child, and the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from chronology.model.case import Case
from chronology.model.people import Person

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
CASE = Case(
    child="Ottilie",
    born=date(2020, 3, 1),
    people=(Person("Ottilie", "child"), Person("Kelly Amos", "mother"), Person("Tom Amos", "grandfather")),
)


def until(so: Callable[[], bool]) -> None:
    """Until it is so; a test that waits in vain ends after a minute."""
    loop, asked = QEventLoop(), QTimer()
    asked.timeout.connect(lambda: loop.quit() if so() else None)
    asked.start(10)
    QTimer.singleShot(60_000, loop, loop.quit)
    if not so():
        loop.exec()
    assert so()


def keys(*typed: str | Key) -> None:
    """Type words and press keys, wherever the keyboard is."""
    for each in typed:
        focused = QApplication.focusWidget()
        assert focused is not None
        if isinstance(each, str):
            QTest.keyClicks(focused, each)
        else:
            QTest.keyClick(focused, each)


def save() -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Key.Key_Return, CONTROL)


def focused_name() -> str:
    focused = QApplication.focusWidget()
    return "" if focused is None else focused.accessibleName()
