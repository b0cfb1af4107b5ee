"""The rooms Case and Export: fields that keep themselves, clocks, lines of enquiry, passphrase, a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from chronology.model.case import Case, KeyDate
from chronology.model.dates import read_date
from chronology.model.entering import EnteredEvent
from chronology.model.event_rows import RowQuery
from chronology.services.merge import day_made
from chronology.services.open_case import OpenCase
from chronology.ui.window import Window
from tests.ui.circles import put_away
from tests.ui.shell.driving import (
    PASSPHRASE,
    a_case,
    a_window,
    key,
    opened,
    settle,
    type_in,
    waiting,
)

Key = Qt.Key
OTHER = "seven loud geese honk"


@pytest.fixture
def window(app: QApplication, tmp_path: Path) -> Iterator[Window]:
    made = a_window(tmp_path)
    opened(made, a_case(tmp_path / "a.case"))
    yield made
    put_away(made)


@pytest.fixture
def room(window: Window) -> Any:
    made = window.desk.open_room("case")
    settle()
    return made


def test_what_is_typed_is_kept_when_it_is_left_and_can_be_undone(window: Window, room: Any) -> None:
    assert QApplication.focusWidget() is room.details.title
    room.details.title.selectAll()
    type_in("Summer review")
    assert window.desk.case.case().title == "Spring review"
    key(Key.Key_Tab)
    assert window.desk.case.case().title == "Summer review"
    assert window.desk.bar.title.text() == "Summer review"
    with waiting(window.desk.went):
        window.desk.undo()
    settle()
    assert room.details.title.text() == "Spring review"


def test_what_is_no_day_is_said_and_changes_nothing(window: Window, room: Any) -> None:
    room.details.born.line.setFocus()
    type_in("early Dec 18")
    assert "not one day" in room.details.born.understood.text()
    key(Key.Key_Tab)
    assert "not one day" in window.desk.foot.said.text()
    assert window.desk.case.case().born is None


def test_a_day_that_starts_a_clock_shows_when_it_is_due(window: Window, room: Any) -> None:
    line = room.details.key_dates["serious incident notification"].line
    line.setFocus()
    today = day_made()
    type_in(f"{today:%d/%m/%Y}")
    key(Key.Key_Tab)
    assert window.desk.case.case().key_dates == (KeyDate("serious incident notification", today),)
    assert "15 working days left" in room.details.clocks.text()
    assert "15 working days left" in window.desk.bar.about.text()


def test_clocks_of_the_entries_are_listed_and_lead_there(window: Window, room: Any) -> None:
    with waiting(room.told.shown):
        window.desk.case.enter(
            EnteredEvent(
                date=read_date("3 May 2021"),
                agency="Children's Social Care",
                text="Referral received from school about a bruise.",
            )
        )
        window.desk.case.enter(
            EnteredEvent(date=read_date("3 July 2021"), agency="Children's Social Care", text="Home visit.")
        )
        settle()
    while room.told.table.rowCount() == 0:
        with waiting(room.told.shown):
            pass
    cells = [room.told.table.item(0, at).text() for at in range(5)]
    assert cells[:3] == ["Decision on a referral", "3 May 2021", "4 May 2021"]
    room.told.table.setFocus()
    room.told.table.setCurrentCell(0, 0)
    key(Key.Key_Return)
    assert window.desk.here == "table"


def test_lines_of_enquiry_are_added_changed_and_taken_out_by_keys(window: Window, room: Any) -> None:
    room.lines.line.setFocus()
    type_in("Who knew of the man?")
    key(Key.Key_Return)
    room.lines.list.setFocus()
    room.lines.list.come_to(0)
    key(Key.Key_Return)
    type_in("Who knew of the man, and when?")
    key(Key.Key_Return)
    (theme,) = window.desk.case.themes()
    assert (theme.name, theme.line_of_enquiry) == ("Who knew of the man, and when?", True)
    room.lines.list.setFocus()
    room.lines.list.come_to(0)
    key(Key.Key_Delete)
    assert window.desk.case.themes() == ()


def test_the_passphrase_is_changed_only_by_one_who_knows_it(
    window: Window, room: Any, tmp_path: Path
) -> None:
    keeping = room.keeping
    keeping.new.setText(OTHER)
    keeping.again.setText(OTHER)
    keeping.old.setText("not it")
    with waiting(keeping.ended):
        keeping.change.click()
    assert "not right" in keeping.outcome.text()
    assert window.desk.case.opens_with(PASSPHRASE)
    keeping.old.setText(PASSPHRASE)
    with waiting(keeping.ended):
        keeping.change.click()
    assert keeping.new.text() == ""
    window.come_to_start()
    with OpenCase.open(tmp_path / "a.case", OTHER) as case:
        assert case.case() == Case(title="Spring review")


def test_the_timeline_leaves_as_a_file_and_it_is_said_where_it_lies(window: Window, tmp_path: Path) -> None:
    window.desk.case.enter(EnteredEvent(date=read_date("3 May 2021"), text="Seen at home."))
    page = window.desk.open_room("export")
    page._ask_where = lambda name, ending: str(tmp_path / "out")
    page.format.choose(".csv")
    page.export.setFocus()
    with waiting(page.ended):
        key(Key.Key_Space)
    assert "Seen at home." in (tmp_path / "out.csv").read_text("utf-8-sig")
    assert page.outcome.text() == f"It lies at {tmp_path / 'out.csv'}"
    assert QApplication.focusWidget() is page.show_folder


def test_it_is_said_what_an_export_would_hold(window: Window) -> None:
    case = window.desk.case
    case.enter(EnteredEvent(date=read_date("3 May 2021"), text="Seen at home."))
    page = window.desk.open_room("export")
    with waiting(page.counted):
        page.refresh()
        case.mark(case.ids(RowQuery(), 0, 1), restricted=True)
        page.refresh()  # while it still counts
    said = r"1 event of 1 return, (1 open question|\d+ open questions), and the list of the files\."
    assert re.match(said, page.holds.text())  # the rules may have asked by now
    assert "1 event marked as restricted goes in too" in page.holds.text()
    page.questions.setChecked(False)
    assert "question" not in page.holds.text()


def test_an_export_never_takes_the_place_of_the_case(window: Window, tmp_path: Path) -> None:
    page = window.desk.open_room("export")
    with waiting(page.ended):
        page.export_to(tmp_path / "a.case")
    assert "would take the place of the case" in page.outcome.text()
    assert page.show_folder.isHidden()
    assert "query" not in " ".join(page.format._buttons)
