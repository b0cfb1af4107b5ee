"""Help, the keys, preferences and the tour: beside what is open, and by keys alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication

from chronology.model.case import Mode
from chronology.report.lines import SEVERITY
from chronology.rules.registry import rules
from chronology.services.help_pages import RULE, page, topics, written
from chronology.ui.preferences import Preferences, read
from chronology.ui.shell.rooms import ROOMS
from chronology.ui.theme import HIGH_DARK
from chronology.ui.window import Window
from tests.ui.circles import put_away
from tests.ui.shell.driving import CONTROL, a_case, a_window, key, opened, settle, waiting

Key = Qt.Key


@pytest.fixture
def window(app: QApplication, tmp_path: Path) -> Iterator[Window]:
    made = a_window(tmp_path)
    yield made
    put_away(made)


def test_every_page_says_something_and_every_rule_has_one() -> None:
    assert [topic.id for topic in topics() if len(page(topic.id, "hips")) < 200] == []
    for rule in rules():
        words = page(f"{RULE}{rule.id}", "hips")
        assert rule.title in words
        assert "What it asks" in words
        assert f"**Weight:** {SEVERITY[rule.severity]}" in words  # as the findings say it
        assert f"({RULE}{rule.id})" in page("rules", "england")
    assert "HIPS Bruising Protocol" in page("protocols", "hips")
    assert "no such rule" in page(f"{RULE}XYZ-99", "england")


def test_every_room_has_a_page_and_every_link_of_a_written_page_leads_to_one() -> None:
    pages = written()
    titles = {words.partition("\n")[0].removeprefix("# ") for words in pages.values()}
    assert {room.name for room in ROOMS if room.on_rail} <= titles
    for words in pages.values():
        assert set(re.findall(r"\]\(([^)]+)\)", words)) <= set(pages)
    for room in ROOMS:
        if room.on_rail and Mode.REVIEW in room.modes:
            assert f"[{room.name}](" in pages["1-starting"]


def test_f1_lists_the_keys_of_what_is_open_and_escape_gives_the_keyboard_back(
    window: Window, tmp_path: Path
) -> None:
    key(Key.Key_F1, on=window)
    assert "Lock at once" in window.beside.help.words.toPlainText()
    assert "Add event" not in window.beside.help.words.toPlainText()
    key(Key.Key_Escape)
    assert not window.beside.help.isVisible()
    assert QApplication.focusWidget() is window.start.new
    opened(window, a_case(tmp_path / "a.case"))
    key(Key.Key_F1, on=window)
    words = window.beside.help.words.toPlainText()
    for action, keys in (("Timeline", "Ctrl+1"), ("Add event", "Ctrl+N"), ("Undo", "Ctrl+Z")):
        assert action in words
        assert keys in words


def test_a_rule_of_the_findings_is_explained_and_links_lead_on_and_back(
    window: Window, tmp_path: Path
) -> None:
    opened(window, a_case(tmp_path / "a.case"))
    window.desk.open_room("findings").rule_wanted.emit("UAD-01")
    assert window.beside.help.words.toPlainText().startswith("UAD-01: ")
    window.beside.help.words.anchorClicked.emit(QUrl("rules"))
    assert "DAB-03" in window.beside.help.words.toPlainText()
    window.beside.help.back.click()
    assert window.beside.help.words.toPlainText().startswith("UAD-01: ")


def test_where_both_have_no_room_the_help_stands_alone_until_it_is_closed(
    window: Window, tmp_path: Path
) -> None:
    opened(window, a_case(tmp_path / "a.case"))
    window.resize(1366, 768)
    key(Key.Key_F1, on=window)
    settle()
    assert window.desk.isVisible()
    window.beside.help.end()
    window.change_size(5)
    window.open_help("UAD-01")
    settle()
    assert window.beside.help.isVisible()
    assert not window.desk.isVisible()
    key(Key.Key_Escape)
    settle()
    assert window.desk.isVisible()
    assert not window.beside.help.isVisible()
    window.change_size(0)


def test_locked_neither_help_nor_preferences_open(window: Window, tmp_path: Path) -> None:
    opened(window, a_case(tmp_path / "a.case"))
    window.open_help()
    window.lock()
    assert not window.beside.help.isVisible()
    key(Key.Key_F1, on=window)
    key(Key.Key_Comma, CONTROL, on=window)
    assert not window.beside.help.isVisible()
    assert window.beside.likes is None or not window.beside.likes.isVisible()


def test_what_is_liked_holds_at_once_and_is_kept(window: Window, tmp_path: Path) -> None:
    key(Key.Key_Comma, CONTROL, on=window)
    assert QApplication.focusWidget() is window.beside.likes.size_choice
    window.beside.likes.palette_choice.setCurrentIndex(window.beside.likes.palette_choice.findData("dark"))
    window.beside.likes.palette_choice.activated.emit(2)
    window.beside.likes.contrast.setFocus()
    key(Key.Key_Space)
    window.beside.likes.idle_choice.setCurrentIndex(0)
    window.beside.likes.idle_choice.activated.emit(0)
    assert window._theme == HIGH_DARK
    again = Window(window._theme, tmp_path / "preferences.json")
    assert (again.preferences.palette, again.preferences.high_contrast) == ("dark", True)
    assert again.preferences.idle == 0
    put_away(again)


def test_preferences_that_make_no_sense_are_left_aside(tmp_path: Path) -> None:
    file = tmp_path / "preferences.json"
    for words in ("", "[1]", "{", '{"size": 7, "palette": "pink", "idle": "x", "recent": ["a"]}'):
        file.write_text(words, "utf-8")
        assert read(file) == Preferences()


def test_the_sample_case_begins_with_a_tour_by_keys(window: Window, tmp_path: Path) -> None:
    with waiting(window.opened):
        window.make_sample(tmp_path / "Sample case.case")
    tour = window.desk._tour
    seen = []
    for _ in range(5):
        settle()
        seen.append(window.desk.here)
        assert QApplication.focusWidget() is tour.next
        key(Key.Key_Return)
    assert seen == ["timeline", "table", "findings", "returns", "export"]
    assert not tour.isVisible()
    assert window.preferences.toured
    assert len(window.desk.case.returns()) == 10
    assert "fictional people only" in window.notice.words.text()
    window.desk.begin_tour()
    key(Key.Key_Escape)
    assert not tour.isVisible()
