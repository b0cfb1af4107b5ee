"""The page on which a contribution leaves, driven as its author would."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from chronology.model.case import Case
from chronology.model.dates import DateContext, read_date
from chronology.model.entering import EnteredEvent
from chronology.services.contribution_file import AgencyContribution, read_contribution
from chronology.services.read import read_return
from chronology.timeline.order import order_key
from chronology.ui.contribution.page import ContributionPage
from chronology.ui.theme import LIGHT
from tests.ui.written import Written

Key = Qt.Key
CASE = Case(child="Ottilie", born=date(2020, 3, 1))
SECRET = "brass lamp under oak"


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Written]:
    made = Written.new(tmp_path / "our list.case", CASE)
    made.enter(
        EnteredEvent(date=read_date("early May 21"), text="Weighed. Mum seemed low.", source="Red book")
    )
    made.enter(EnteredEvent(text="Rang, no reply.", action="Will ring on Monday.", source="SystmOne"))
    older = tmp_path / "older list.csv"
    older.write_text("Date,Event,Source\n3 April 2021,Weighed at clinic,red book\n", "utf-8")
    read = read_return(older, DateContext(), agency=made.agency)
    made.file.add_contribution(read, older.read_bytes(), order_key)
    yield made
    made.file.close()


@pytest.fixture
def page(app: QApplication, written: Written, tmp_path: Path) -> Iterator[ContributionPage]:
    made = ContributionPage(written, LIGHT, lambda name: str(tmp_path / name))
    made.resize(1200, 700)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    made.take_focus()
    yield made
    made.close()


def keys(*typed: str | Key) -> None:
    for each in typed:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, each) if isinstance(each, str) else QTest.keyClick(focused, each)


def saved(page: ContributionPage) -> AgencyContribution:
    """Press what has the keyboard, and wait for the file; a test that waits in vain ends after a minute."""
    loop, got = QEventLoop(), list[AgencyContribution]()
    page.sent.connect(lambda each: (got.append(each), loop.quit()))
    QTimer.singleShot(60_000, loop, loop.quit)
    keys(Key.Key_Space)
    loop.exec()
    return got[0]


def refused(page: ContributionPage) -> str:
    """Save, and wait for the sentence that says why not."""
    loop, got = QEventLoop(), list[str]()
    page.said.connect(lambda said: (got.append(said), None if said.endswith(" ...") else loop.quit()))
    QTimer.singleShot(60_000, loop, loop.quit)
    QTimer.singleShot(0, page.save.click)
    loop.exec()
    return got[-1]


def test_a_list_leaves_by_keys_alone_and_is_read_back_whole(
    page: ContributionPage, written: Written, tmp_path: Path
) -> None:
    keys("B. Lark, health visitor", Key.Key_Tab, "C. Wren", Key.Key_Tab, SECRET, Key.Key_Tab, SECRET)
    keys(Key.Key_Tab, Key.Key_Tab)
    assert QApplication.focusWidget() is page.save
    sent = saved(page)
    read = read_contribution(tmp_path / "Alder Health Visiting.contribution", SECRET)
    assert read == sent
    assert read.entered == written.entered()
    assert [contribution.file for contribution, _ in read.returns] == ["older list.csv"]
    assert read.returns[0][1] == (tmp_path / "older list.csv").read_bytes()
    assert (read.covering.author, read.covering.signed_off) == ("B. Lark, health visitor", "C. Wren")
    assert (read.covering.agency, read.covering.child) == (written.agency, "Ottilie")
    assert "2 entries and 1 return" in page.outcome.text()
    assert page.passphrase.text() == page.again.text() == ""


def test_the_names_on_the_cover_are_remembered(page: ContributionPage, written: Written) -> None:
    keys(
        "B. Lark", Key.Key_Tab, "C. Wren", Key.Key_Tab, SECRET, Key.Key_Tab, SECRET, Key.Key_Tab, Key.Key_Tab
    )
    saved(page)
    again = ContributionPage(written, LIGHT)
    assert (again.author.text(), again.signed_off.text()) == ("B. Lark", "C. Wren")


def test_what_is_being_written_when_the_case_is_closed_is_written_whole(
    page: ContributionPage, written: Written, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    page.author.setText("B. Lark")
    page.passphrase.setText(SECRET)
    page.again.setText(SECRET)
    page.save_to(tmp_path / "left.contribution")
    page.stop()
    written.file.close()
    QApplication.processEvents()
    assert read_contribution(tmp_path / "left.contribution", SECRET).covering.author == "B. Lark"
    assert capfd.readouterr().err == ""


def test_what_is_wrong_is_one_sentence_and_no_file(page: ContributionPage, tmp_path: Path) -> None:
    page.passphrase.setText("one thing")
    page.again.setText("another")
    assert "differ" in refused(page)
    page.again.setText("one thing")
    assert "12 characters" in refused(page)
    page.passphrase.setText(SECRET)
    page.again.setText(SECRET)
    assert "Say who the author is" in refused(page)
    assert list(tmp_path.glob("*.contribution*")) == []


def test_the_list_is_shown_once_more_and_an_entry_can_be_opened_from_it(page: ContributionPage) -> None:
    assert [page.list.words(row).splitlines()[0] for row in range(page.list.count())] == [
        "1 to 10 May 2021, day not known",
        "No date",
    ]
    assert "Facts before opinions" in page.list.words(0)
    assert page.count.text().startswith("2 entries · 1 return · 2 entries are worth another look")
    wanted: list[int] = []
    page.entry_wanted.connect(wanted.append)
    page.list.setFocus()
    page.list.come_to(1)
    keys(Key.Key_Return)
    assert wanted == [2]


def test_the_passphrase_is_hidden_until_it_is_asked_for(page: ContributionPage) -> None:
    assert page.passphrase.echoMode() is QLineEdit.EchoMode.Password
    page.show_words.setChecked(True)
    assert page.passphrase.echoMode() is page.again.echoMode() is QLineEdit.EchoMode.Normal


def test_every_control_has_a_name_for_a_screen_reader(page: ContributionPage) -> None:
    nameless = [
        type(widget).__name__
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and (told := QAccessible.queryAccessibleInterface(widget)) is not None
        and not told.text(QAccessible.Text.Name)
    ]
    assert nameless == []
