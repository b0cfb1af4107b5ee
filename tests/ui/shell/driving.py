"""The window as a person drives it: pages, keys, and waiting until what was asked for is on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt, QTimer, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from chronology.model.case import Case, Mode
from chronology.services.open_case import OpenCase
from chronology.ui.theme import LIGHT, dress
from chronology.ui.window import Window

PASSPHRASE = "nine quiet otters swim"
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@contextmanager
def waiting(signal: SignalInstance) -> Iterator[None]:
    """Until the signal is sent; a test that waits in vain ends after a minute."""
    loop, heard = QEventLoop(), list[object]()
    signal.connect(lambda *said: (heard.append(said), loop.quit()))
    limit = QTimer()
    limit.setSingleShot(True)
    limit.timeout.connect(loop.quit)
    yield
    if not heard:
        limit.start(60_000)
        loop.exec()
    assert heard, "waited in vain"


def settle() -> None:
    """Let what was posted be done."""
    for _ in range(5):
        QApplication.processEvents()


def wait_for(holds: Callable[[], bool]) -> None:
    """Let the window work until something holds; a test that waits in vain ends after a minute."""
    limit = QDeadlineTimer(60_000)
    while not holds():
        assert not limit.hasExpired()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def a_window(folder: Path) -> Window:
    """A window whose preferences lie in a folder of the test."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    dress(app, LIGHT)
    made = Window(LIGHT, folder / "preferences.json")
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    return made


def a_case(path: Path, mode: Mode = Mode.REVIEW) -> Path:
    """A case with two entries, closed."""
    agency = "Alder Health Visiting" if mode is Mode.CONTRIBUTION else ""
    with OpenCase.create(path, PASSPHRASE, Case(title="Spring review", mode=mode, agency=agency)):
        pass
    return path


def opened(window: Window, path: Path, read_only: bool = False) -> None:
    """Open a case and wait until it is on the screen."""
    with waiting(window.opened):
        window.open_with(path, PASSPHRASE, read_only)
    settle()


def key(
    key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, on: QWidget | None = None
) -> None:
    """Press a key where the keyboard is."""
    target = on or QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, modifier)
    settle()


def type_in(words: str) -> None:
    """Type where the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, words)
    settle()
