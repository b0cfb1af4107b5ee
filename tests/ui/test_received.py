"""A contribution comes into the review, driven as its author would."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from chronology.model.case import Case
from chronology.model.dates import read_date
from chronology.model.entering import EnteredEvent
from chronology.services.contribution_file import Covering, export_contribution
from chronology.services.entered_events import entries_in
from chronology.services.open_case import OpenCase
from chronology.ui.contribution.received import ReceivedPage
from chronology.ui.theme import LIGHT

SECRET = "brass lamp under oak"
ENTRY = EnteredEvent(date=read_date("c. May 2021"), text="Weighed.", told="GP", agency="Alder", number=1)


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    path = tmp_path / "alder.contribution"
    cover = Covering("Alder", "Ottilie", "B. Lark", "", "2022-06-01")
    export_contribution(path, SECRET, cover, Case(child="Ottilie"), [ENTRY], [])
    return path


@pytest.fixture
def case(tmp_path: Path) -> Iterator[OpenCase]:
    with OpenCase.create(tmp_path / "review.case", SECRET, Case(child="Ottilie")) as made:
        yield made


@pytest.fixture
def page(app: QApplication, sent: Path, case: OpenCase) -> Iterator[ReceivedPage]:
    made = ReceivedPage(case, LIGHT)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    made.choose(sent)
    yield made
    made.close()


def press(page: ReceivedPage, signal: SignalInstance, *keys: str | Qt.Key) -> list[object]:
    """Type and press, and wait for the signal; a test that waits in vain ends after a minute."""
    loop, heard = QEventLoop(), list[object]()
    signal.connect(lambda each: (heard.append(each), loop.quit()))
    QTimer.singleShot(60_000, loop, loop.quit)
    for each in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, each) if isinstance(each, str) else QTest.keyClick(focused, each)
    loop.exec()
    return heard


def _until_idle(page: ReceivedPage) -> None:
    loop, asked = QEventLoop(), QTimer()
    asked.timeout.connect(lambda: loop.quit() if page.bring.isVisible() and page.bring.isEnabled() else None)
    asked.start(10)
    QTimer.singleShot(60_000, loop, loop.quit)
    loop.exec()


def test_a_contribution_comes_in_by_keys_alone_and_nothing_is_lost(
    page: ReceivedPage, case: OpenCase
) -> None:
    QTest.keyClicks(page.passphrase, SECRET)
    QTest.keyClick(page.passphrase, Qt.Key.Key_Return)
    _until_idle(page)
    shown = page.cover.text().splitlines()
    assert shown == [
        "From Alder, about Ottilie",
        "Written by B. Lark",
        "Not signed off by anybody yet",
        "Saved on 1 June 2022",
        "1 entry of its own",
    ]
    assert QApplication.focusWidget() is page.bring
    assert press(page, page.brought, Qt.Key.Key_Space)
    (held,) = case.returns()
    assert entries_in(case.original(held.id)) == (ENTRY,)
    _until_idle(page)
    assert press(page, page.said, Qt.Key.Key_Space) == [
        "All of it is in the case already; nothing was changed."
    ]


def test_a_wrong_passphrase_is_said_and_can_be_tried_again(page: ReceivedPage, sent: Path) -> None:
    (said,) = press(page, page.said, "wrong one", Qt.Key.Key_Return)
    assert "does not open 'alder.contribution'" in str(said)
    assert page.cover.text() == ""
    assert not page.bring.isVisible()
    page.choose(sent)
    page.passphrase.clear()
    QTest.keyClicks(page.passphrase, SECRET)
    QTest.keyClick(page.passphrase, Qt.Key.Key_Return)
    _until_idle(page)
    assert page.cover.text().startswith("From Alder")


def test_a_file_that_is_no_contribution_is_said(page: ReceivedPage, tmp_path: Path) -> None:
    page.choose(tmp_path / "review.case")
    (said,) = press(page, page.said, SECRET, Qt.Key.Key_Return)
    assert "not a contribution" in str(said)
