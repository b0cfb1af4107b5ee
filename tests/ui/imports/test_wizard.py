"""Bringing returns in with keys and mouse: each choice shows its effect, nothing changes before its time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QTableView, QWidget

from chronology.model.events import Meaning
from chronology.ui.imports.file_page import FilePage
from chronology.ui.imports.wizard import ImportWizard
from chronology.ui.theme import DARK, LIGHT, dress
from tests.ui.returns.driving import CALLS, LOG, waiting, write
from tests.ui.returns.kept_case import KeptCase

Key = Qt.Key


@pytest.fixture
def case(tmp_path: Path) -> KeptCase:
    return KeptCase(tmp_path / "one.case")


@pytest.fixture
def wizard(app: QApplication, case: KeptCase) -> Iterator[ImportWizard]:
    made = ImportWizard(case, LIGHT)
    made.resize(1294, 700)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    yield made
    made.close_down()
    shiboken6.delete(made)


def read(wizard: ImportWizard, *paths: Path) -> FilePage:
    with waiting(wizard.idle):
        wizard.take(paths)
    return here(wizard)


def here(wizard: ImportWizard) -> FilePage:
    page = wizard.pages.currentWidget()
    assert isinstance(page, FilePage)
    return page


def bring_in(wizard: ImportWizard) -> None:
    with waiting(wizard.brought_in):
        QTest.mouseClick(wizard.bring, Qt.MouseButton.LeftButton)


def choose(page: FilePage, column: int, label: str) -> None:
    """Choose a meaning as with the keyboard: by typing how its name begins."""
    box = page.columns.header.boxes[column]
    box.setFocus()
    with waiting(page.coming.changed):
        QTest.keyClicks(box, label)
        assert box.currentText().startswith(label)


def test_a_folder_is_read_and_every_file_has_its_page(wizard: ImportWizard, tmp_path: Path) -> None:
    write(tmp_path / "housing.csv", LOG)
    write(tmp_path / "police.csv", CALLS)
    page = read(wizard, tmp_path)
    assert wizard.files.count() == 2
    assert page.agency.words.text() == "Housing"
    assert wizard.bring.text() == "&Bring in 2 returns"
    QTest.keyClick(wizard.files, Key.Key_Down)
    assert here(wizard).agency.words.text() == "Police"


def test_real_rows_stand_under_the_meanings_that_were_recognised(
    wizard: ImportWizard, tmp_path: Path
) -> None:
    page = read(wizard, write(tmp_path / "housing.csv", LOG))
    assert [box.currentText() for box in page.columns.header.boxes[:3]] == [
        "Date",
        "Professional",
        "What happened",
    ]
    rows = page.columns.rows
    assert rows.index(0, 2).data() == "Visit by appointment; the flat was warm."
    assert rows.headerData(0, Qt.Orientation.Vertical) == "3"
    assert rows.headerData(3, Qt.Orientation.Vertical) == "(6)"


def test_a_meaning_chosen_by_keys_shows_its_effect(wizard: ImportWizard, tmp_path: Path) -> None:
    page = read(wizard, write(tmp_path / "housing.csv", LOG))
    choose(page, 4, "Child seen")
    event = page.coming.incoming.contribution.events[0]
    assert event.seen == "Seen in the kitchen"
    assert "Child seen: Seen in the kitchen" in page.columns.events.index(0, 3).data()
    assert page.columns.header.boxes[4].accessibleDescription() == "chosen by you"


def test_another_column_of_dates_dates_the_events(wizard: ImportWizard, tmp_path: Path) -> None:
    page = read(wizard, write(tmp_path / "housing.csv", LOG))
    choose(page, 3, "Date")
    assert page.coming.incoming.contribution.events[0].date.earliest == date(2020, 4, 4)
    assert page.columns.header.boxes[0].currentText() == "Kept beside it"


def test_a_choice_is_taken_back(wizard: ImportWizard, tmp_path: Path) -> None:
    page = read(wizard, write(tmp_path / "housing.csv", LOG))
    choose(page, 2, "Analysis")
    with waiting(page.coming.changed):
        QTest.keyClick(page.columns.header.boxes[2], Key.Key_End)
    assert page.columns.header.boxes[2].currentText() == "What happened"
    assert page.coming.choices.meanings == {}


def test_the_column_that_the_keyboard_reaches_comes_into_sight(wizard: ImportWizard, tmp_path: Path) -> None:
    heads = [f"Remark {number}" for number in range(1, 13)]
    lines = (
        ",".join(["Date", "Event", *heads]),
        ",".join(["03/04/2020", "Seen at home", *(["words " * 8] * 12)]),
    )
    page = read(wizard, write(tmp_path / "wide.csv", lines))
    header = page.columns.header
    header.boxes[0].setFocus()
    for _ in range(13):
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    assert header.boxes[13].hasFocus()
    left = header.sectionViewportPosition(13)
    assert 0 <= left < header.viewport().width()


def test_dates_are_settled_one_by_one_with_the_row_beside(
    wizard: ImportWizard, case: KeptCase, tmp_path: Path
) -> None:
    page = read(wizard, write(tmp_path / "housing.csv", LOG))
    page.tabs.setCurrentWidget(page.dates)
    line = page.dates.when.line
    page.dates.list.setFocus()
    QTest.keyClick(page.dates.list, Key.Key_Return)
    assert line.hasFocus()
    line.selectAll()
    QTest.keyClicks(line, "1 March 2020")
    assert "1 March 2020" in page.dates.when.understood.text()
    with waiting(page.coming.changed):
        QTest.keyClick(line, Key.Key_Return)
    assert page.dates.list.words(0).startswith("✓ 1 March 2020")
    assert page.tabs.tabText(1) == "&Dates to settle (0)"
    bring_in(wizard)
    event = case.kept[0][0].events[1]
    assert event.date.earliest == date(2020, 3, 1)
    assert event.date.as_written == "31/02/2020"
    assert any("R. Ames" in sentence for sentence in event.confirm)


def test_words_that_are_no_date_cannot_settle_one(wizard: ImportWizard, tmp_path: Path) -> None:
    page = read(wizard, write(tmp_path / "housing.csv", LOG))
    page.tabs.setCurrentWidget(page.dates)
    page.dates.when.line.setText("when it was warm")
    assert not page.dates.settle.isEnabled()
    QTest.keyClick(page.dates.when.line, Key.Key_Return)
    assert page.coming.choices.dates == {}


def test_a_date_is_left_open_on_purpose_and_asked_again(wizard: ImportWizard, tmp_path: Path) -> None:
    page = read(wizard, write(tmp_path / "housing.csv", LOG))
    page.tabs.setCurrentWidget(page.dates)
    with waiting(page.coming.changed):
        QTest.mouseClick(page.dates.leave, Qt.MouseButton.LeftButton)
    assert page.dates.list.words(0).startswith("✓ left undated")
    with waiting(page.coming.changed):
        QTest.mouseClick(page.dates.again, Qt.MouseButton.LeftButton)
    assert page.dates.list.words(0).startswith("? 31/02/2020")


def test_what_is_set_aside_is_an_event_and_none_again(wizard: ImportWizard, tmp_path: Path) -> None:
    page = read(wizard, write(tmp_path / "housing.csv", LOG))
    page.tabs.setCurrentWidget(page.aside)
    before = len(page.coming.incoming.contribution.events)
    row = next(at for at, kept in enumerate(page.aside.rows.items) if kept.cells[0] == "End of chronology")
    page.aside.table.come_to(row)
    with waiting(page.coming.changed):
        QTest.keyClick(page.aside.table, Key.Key_Return)
    assert len(page.coming.incoming.contribution.events) == before + 1
    row = next(at for at, kept in enumerate(page.aside.rows.items) if kept.cells[0] == "End of chronology")
    page.aside.table.come_to(row)
    assert page.aside.turn.text() == "This is &no event after all"
    with waiting(page.coming.changed):
        QTest.mouseClick(page.aside.turn, Qt.MouseButton.LeftButton)
    assert len(page.coming.incoming.contribution.events) == before


def test_an_event_is_called_none_and_brought_back(wizard: ImportWizard, tmp_path: Path) -> None:
    page = read(wizard, write(tmp_path / "housing.csv", LOG))
    before = page.coming.incoming.contribution.events
    page.columns.events_table.come_to(2)
    with waiting(page.coming.changed):
        QTest.keyClick(page.columns.events_table, Key.Key_Delete)
    assert page.coming.incoming.contribution.events == before[:2]
    row = next(at for at, kept in enumerate(page.aside.rows.items) if "a person said" in kept.reason.value)
    page.tabs.setCurrentWidget(page.aside)
    page.aside.table.come_to(row)
    with waiting(page.coming.changed):
        QTest.keyClick(page.aside.table, Key.Key_Return)
    assert page.coming.incoming.contribution.events == before


def test_the_agency_is_named_where_the_file_does_not(
    wizard: ImportWizard, case: KeptCase, tmp_path: Path
) -> None:
    page = read(wizard, write(tmp_path / "list.csv", CALLS))
    assert page.agency.words.text() == ""
    page.agency.words.setFocus()
    QTest.keyClicks(page.agency.words, "Hartwell Youth Project")
    with waiting(page.coming.changed):
        QTest.keyClick(page.agency.words, Key.Key_Return)
    bring_in(wizard)
    assert case.kept[0][0].agency == "Hartwell Youth Project"
    assert {event.agency for event in case.kept[0][0].events} == {"Hartwell Youth Project"}


def test_the_bytes_come_in_as_they_are_and_what_was_chosen_last_is_read_first(
    wizard: ImportWizard, case: KeptCase, tmp_path: Path
) -> None:
    path = write(tmp_path / "housing.csv", LOG)
    page = read(wizard, path)
    page.coming.choose_meaning(page.coming.incoming.preview.tables[0].layout, 4, Meaning.VOICE)
    with waiting(wizard.brought_in):
        wizard.bring_all_in()
    ((contribution, original),) = case.kept
    assert original == path.read_bytes()
    assert contribution.events[0].voice == "Seen in the kitchen"


def test_choices_are_offered_for_the_next_return_of_the_layout(
    wizard: ImportWizard, case: KeptCase, tmp_path: Path
) -> None:
    page = read(wizard, write(tmp_path / "spring.csv", LOG))
    choose(page, 4, "Child seen")
    bring_in(wizard)
    other = (*LOG[:2], "01/09/2021,B. Lowe,Keys handed back at the office,,Seen at the desk")
    page = read(wizard, write(tmp_path / "autumn.csv", other))
    assert page.banners.use.isVisible()
    assert page.coming.incoming.contribution.events[0].seen == ""
    with waiting(page.columns.header.model().modelReset):
        QTest.mouseClick(page.banners.use, Qt.MouseButton.LeftButton)
    with waiting(page.coming.changed):
        pass
    assert page.coming.incoming.contribution.events[0].seen == "Seen at the desk"
    assert not page.banners.use.isVisible()


def test_a_newer_version_takes_the_place_of_the_one_before(
    wizard: ImportWizard, case: KeptCase, tmp_path: Path
) -> None:
    read(wizard, write(tmp_path / "housing.csv", LOG))
    bring_in(wizard)
    newer = (*LOG[:5], "01/06/2020,K. Ode,Keys handed in,,")
    page = read(wizard, write(tmp_path / "housing final.csv", newer))
    assert page.banners.takes_place.isChecked()
    assert [page.changes.index(row, 0).data() for row in range(page.changes.rowCount())] == ["added"]
    bring_in(wizard)
    assert [each.present for each in case.infos] == [False, True]


def test_a_newer_version_can_stand_beside_the_one_before(
    wizard: ImportWizard, case: KeptCase, tmp_path: Path
) -> None:
    read(wizard, write(tmp_path / "housing.csv", LOG))
    bring_in(wizard)
    page = read(wizard, write(tmp_path / "housing final.csv", LOG[:5]))
    QTest.keyClick(page.banners.takes_place, Key.Key_Space)
    bring_in(wizard)
    assert [each.present for each in case.infos] == [True, True]


def test_the_same_file_again_changes_nothing(wizard: ImportWizard, case: KeptCase, tmp_path: Path) -> None:
    path = write(tmp_path / "housing.csv", LOG)
    read(wizard, path)
    bring_in(wizard)
    read(wizard, path)
    assert "already in the case" in wizard.files.words(0)
    assert not wizard.bring.isEnabled()


def test_a_withdrawn_file_that_comes_again_is_brought_back(
    wizard: ImportWizard, case: KeptCase, tmp_path: Path
) -> None:
    path = write(tmp_path / "housing.csv", LOG)
    read(wizard, path)
    bring_in(wizard)
    case.withdraw(1)
    read(wizard, path)
    bring_in(wizard)
    assert [each.present for each in case.infos] == [True]


def test_a_file_that_is_not_ticked_stays_out(wizard: ImportWizard, case: KeptCase, tmp_path: Path) -> None:
    write(tmp_path / "housing.csv", LOG)
    write(tmp_path / "police.csv", CALLS)
    read(wizard, tmp_path)
    QTest.keyClick(wizard.files, Key.Key_Space)
    assert wizard.bring.text() == "&Bring in 1 return"
    bring_in(wizard)
    assert [each.file for each in case.infos] == ["police.csv"]


def test_reading_is_stopped_and_the_case_is_as_it_was(
    wizard: ImportWizard, case: KeptCase, tmp_path: Path
) -> None:
    with waiting(wizard.idle):
        wizard.take([write(tmp_path / "housing.csv", LOG)])
        wizard.stop()
    assert wizard.coming == []
    assert case.kept == []
    assert wizard.start.isVisible()


def test_leaving_brings_nothing_in(wizard: ImportWizard, case: KeptCase, tmp_path: Path) -> None:
    read(wizard, write(tmp_path / "housing.csv", LOG))
    with waiting(wizard.left):
        QTest.mouseClick(wizard.cancel, Qt.MouseButton.LeftButton)
    assert (wizard.coming, case.kept) == ([], [])


def test_choices_are_there_again_when_the_program_was_stopped_among_them(
    app: QApplication, wizard: ImportWizard, case: KeptCase, tmp_path: Path
) -> None:
    path = write(tmp_path / "housing.csv", LOG)
    page = read(wizard, path)
    page.coming.settle(page.coming.incoming.preview.to_settle[0].event, "early March 2020")
    again = ImportWizard(case, LIGHT)
    page = read(again, path)
    assert page.coming.incoming.preview.unsettled == 0
    bring_in(again)
    assert case.drafts == {}
    again.close_down()
    shiboken6.delete(again)


def test_a_file_that_cannot_be_read_says_why_and_stays_out(wizard: ImportWizard, tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    page = read(wizard, tmp_path / "photo.png")
    assert "could not be read" in wizard.files.words(0)
    assert not wizard.bring.isEnabled()
    assert page.banners.isVisible()


def test_a_name_that_is_not_there_is_said_in_a_sentence(wizard: ImportWizard, tmp_path: Path) -> None:
    said: list[str] = []
    wizard.said.connect(said.append)
    with waiting(wizard.idle):
        wizard.take([tmp_path / "gone.csv"])
    assert "gone.csv" in said[-1]


def test_nothing_comes_into_a_case_that_is_read_only(
    wizard: ImportWizard, case: KeptCase, tmp_path: Path
) -> None:
    case.read_only = True
    wizard.take([write(tmp_path / "housing.csv", LOG)])
    assert not wizard.is_open


def test_files_taken_while_others_are_looked_over_join_them_once(
    wizard: ImportWizard, tmp_path: Path
) -> None:
    first = write(tmp_path / "housing.csv", LOG)
    read(wizard, first)
    read(wizard, first, write(tmp_path / "police.csv", CALLS))
    assert [each.name for each in wizard.coming] == ["housing.csv", "police.csv"]


def test_every_control_has_a_name_for_a_screen_reader(wizard: ImportWizard, tmp_path: Path) -> None:
    read(wizard, write(tmp_path / "housing.csv", LOG))
    controls: list[QWidget] = [
        *wizard.findChildren(QAbstractButton),
        *wizard.findChildren(QComboBox),
        *wizard.findChildren(QTableView),
    ]
    controls += [line for line in wizard.findChildren(QLineEdit) if not isinstance(line.parent(), QComboBox)]
    for control in controls:
        if isinstance(control, QAbstractButton) and isinstance(control.parent(), QTableView):
            continue  # the corner, which does nothing
        if control.metaObject().className() == "QToolButton":
            continue  # the arrows of a bar of tabs that has no room
        name = control.accessibleName() or (control.text() if isinstance(control, QAbstractButton) else "")
        assert name.strip(), control.metaObject().className()


def test_another_palette_is_drawn_with(app: QApplication, wizard: ImportWizard, tmp_path: Path) -> None:
    read(wizard, write(tmp_path / "housing.csv", LOG))
    dress(app, DARK)
    wizard.dress(DARK)
    image = wizard.grab().toImage()
    dress(app, LIGHT)
    light = sum(image.pixelColor(x, 300).lightness() > 128 for x in range(0, image.width(), 8))
    assert light < image.width() / 8 / 4
