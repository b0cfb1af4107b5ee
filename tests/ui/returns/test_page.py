"""The returns of a case: counts, what was set aside, the bytes as they came; out of the review and back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from chronology.services.refusal import Refused
from chronology.services.save_original import save_original
from chronology.ui.returns.page import ReturnsPage
from chronology.ui.theme import LIGHT
from tests.ui.returns.driving import CALLS, LOG, waiting, write
from tests.ui.returns.kept_case import KeptCase

Key = Qt.Key
ACTION, LEFT, NO_KEYS = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def case(tmp_path: Path) -> KeptCase:
    return KeptCase(tmp_path / "one.case")


@pytest.fixture
def page(app: QApplication, case: KeptCase) -> Iterator[ReturnsPage]:
    made = ReturnsPage(case, LIGHT)
    made.resize(1294, 700)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    yield made
    made.close_down()
    shiboken6.delete(made)


@pytest.fixture
def filled(page: ReturnsPage, tmp_path: Path) -> ReturnsPage:
    folder = tmp_path / "returns"
    folder.mkdir()
    write(folder / "housing.csv", LOG)
    write(folder / "police.csv", CALLS)
    drop(page, folder)
    with waiting(page.wizard.idle):
        pass
    with waiting(page.idle):
        page.wizard.bring_all_in()
    return page


def drop(page: ReturnsPage, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    page.dragEnterEvent(QDragEnterEvent(QPoint(9, 9), ACTION, data, LEFT, NO_KEYS))
    page.dropEvent(QDropEvent(QPointF(9, 9), ACTION, data, LEFT, NO_KEYS))


def shown(page: ReturnsPage, row: int) -> list[str]:
    return [str(page.rows.index(row, column).data()) for column in range(page.rows.columnCount())]


def test_an_empty_case_says_what_to_do(page: ReturnsPage) -> None:
    page.take_focus()
    assert page.bring.hasFocus()
    with waiting(page.wizard.left):
        QTest.keyClick(page.bring, Key.Key_Space)
        assert page.wizard.isVisible()
        QTest.mouseClick(page.wizard.start.back, LEFT)
    assert page.bring.isVisible()


def test_dropped_returns_stand_in_the_list_with_their_counts(filled: ReturnsPage) -> None:
    assert shown(filled, 0)[:5] == ["Housing", "housing.csv", "6", "3", "3"]
    assert shown(filled, 1)[0] == "Police"


def test_every_count_says_under_the_pointer_what_it_counts(filled: ReturnsPage) -> None:
    model, across = filled.table.model(), Qt.Orientation.Horizontal
    for column in range(2, model.columnCount() - 2):
        assert model.headerData(column, across, Qt.ItemDataRole.ToolTipRole)


def test_a_return_shows_its_fingerprint_and_what_it_set_aside(filled: ReturnsPage, case: KeptCase) -> None:
    with waiting(filled.idle):
        filled.show_return("housing.csv")
    assert case.kept[0][0].sha256 in filled.sha.text()
    said = [filled.aside_rows.index(row, 1).data() for row in range(filled.aside_rows.rowCount())]
    assert "End of chronology" in said


def test_a_return_is_withdrawn_and_brought_back_by_key(filled: ReturnsPage, case: KeptCase) -> None:
    filled.table.setFocus()
    filled.table.come_to(1)
    shortcut = (Key.Key_W, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    with waiting(filled.changed):
        QTest.keyClick(filled.table, *shortcut)
    assert [each.present for each in case.infos] == [True, False]
    assert shown(filled, 1)[-1] == "withdrawn"
    assert filled.turn.text() == "Bring &back"
    with waiting(filled.changed):
        QTest.mouseClick(filled.turn, LEFT)
    assert [each.present for each in case.infos] == [True, True]


def test_the_original_is_saved_byte_for_byte(filled: ReturnsPage, case: KeptCase, tmp_path: Path) -> None:
    filled.show_return("housing.csv")
    out = tmp_path / "out.csv"
    with waiting(filled.said):
        filled.save_to(out)
    assert out.read_bytes() == case.kept[0][1]


def test_an_original_never_takes_the_place_of_the_case(filled: ReturnsPage, case: KeptCase) -> None:
    case.path.write_bytes(b"noise")
    with pytest.raises(Refused):
        save_original(case, 1, case.path)
    assert case.path.read_bytes() == b"noise"


def test_bytes_that_are_not_those_that_came_are_not_saved_as_such(
    filled: ReturnsPage, case: KeptCase, tmp_path: Path
) -> None:
    case.kept[0] = (case.kept[0][0], b"something else")
    with pytest.raises(Refused):
        save_original(case, 1, tmp_path / "out.csv")
    assert not (tmp_path / "out.csv").exists()


def test_a_folder_that_cannot_be_written_to_is_said(filled: ReturnsPage, tmp_path: Path) -> None:
    said: list[str] = []
    filled.said.connect(said.append)
    with waiting(filled.said):
        filled.save_to(tmp_path / "no" / "such" / "out.csv")
    assert "cannot be written" in said[-1]


def test_a_case_that_is_read_only_is_shown_and_not_changed(filled: ReturnsPage, case: KeptCase) -> None:
    case.read_only = True
    filled.refresh()
    assert not filled.bring.isEnabled()
    assert not filled.turn.isEnabled()
    assert filled.save.isEnabled()
    filled.withdraw_or_bring_back()
    assert all(each.present for each in case.infos)


def test_a_screen_reader_is_told_each_cell_under_its_heading(filled: ReturnsPage) -> None:
    role = int(Qt.ItemDataRole.AccessibleTextRole)
    assert filled.rows.index(0, 3).data(role) == "Events: 3"


def test_the_commands_have_words_and_keys_of_their_own(page: ReturnsPage) -> None:
    keys = [action.shortcut().toString() for action in page.commands()]
    assert len(set(keys)) == len(keys)
    assert all(action.text() for action in page.commands())
