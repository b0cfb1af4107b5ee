"""What a file would bring in, before it is brought in, and how choices change it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from chronology.model.choices import NO_CHOICES, Choices, Settled
from chronology.model.dates import DateContext
from chronology.model.events import Meaning
from chronology.services.import_preview import OpenedReturn, Preview, open_returns, preview, with_meaning
from chronology.services.progress import Cancelled
from chronology.services.refusal import Refused

LINES = (
    "Chronology kept by the Housing service",
    "Date,Officer,Narrative,Panel remarks",
    '03/04/2020,B. Lowe,"Visit by appointment; the flat was warm.",Seen in the kitchen',
    "31/02/2020,B. Lowe,Letter returned by the post office,",
    ",,Call from the landlord about noise,",
    "End of chronology,,,",
)


def opened(folder: Path, *lines: str, name: str = "log.csv") -> OpenedReturn:
    (folder / name).write_text("\n".join(lines or LINES), "utf-8")
    return open_returns([folder / name], {})[0]


def seen(made: OpenedReturn, choices: Choices = NO_CHOICES) -> Preview:
    return preview(made, DateContext(), choices)


def test_columns_stand_over_the_first_rows_as_they_came(tmp_path: Path) -> None:
    (table,) = seen(opened(tmp_path)).tables
    assert [column.heading for column in table.columns] == ["Date", "Officer", "Narrative", "Panel remarks"]
    assert [column.meaning for column in table.columns[:3]] == [Meaning.DATE, Meaning.WHO, Meaning.EVENT]
    assert table.rows[0].number == 3
    assert table.rows[0].cells[3] == "Seen in the kitchen"
    assert [row.gives_event for row in table.rows] == [True, True, True, False]


def test_a_choice_is_told_from_what_the_program_recognised(tmp_path: Path) -> None:
    found = seen(opened(tmp_path))
    layout = found.tables[0].layout
    found = seen(found.opened, with_meaning(found.choices, layout, 3, Meaning.SEEN))
    assert found.tables[0].columns[3].chosen
    assert found.contribution.events[0].seen == "Seen in the kitchen"
    found = seen(found.opened, with_meaning(found.choices, layout, 3, None))
    assert not found.tables[0].columns[3].chosen


def test_of_two_columns_chosen_for_the_event_the_last_one_chosen_is_it(tmp_path: Path) -> None:
    found = seen(opened(tmp_path))
    layout = found.tables[0].layout
    found = seen(found.opened, with_meaning(found.choices, layout, 3, Meaning.EVENT))
    found = seen(found.opened, with_meaning(found.choices, layout, 1, Meaning.EVENT))
    assert [column.meaning for column in found.tables[0].columns][1:] == [
        Meaning.EVENT,
        Meaning.OTHER,
        Meaning.ANALYSIS,
    ]


def test_dates_to_settle_stand_with_their_row_and_why(tmp_path: Path) -> None:
    found = seen(opened(tmp_path))
    assert found.unsettled == len(found.to_settle) == 2
    settling = found.to_settle[0]
    assert settling.headings[0] == "Date"
    assert settling.cells[0] == "31/02/2020"
    assert settling.why


def test_a_settled_date_stays_in_the_list_as_settled(tmp_path: Path) -> None:
    found = seen(opened(tmp_path))
    event = found.to_settle[0].event
    again = seen(found.opened, replace(NO_CHOICES, dates={event.id: Settled("1 March 2020", "R. Ames")}))
    assert again.unsettled == 1
    assert again.to_settle[0].said == "1 March 2020"
    assert again.to_settle[0].event.date.is_day


def test_whose_return_it_is_and_where_that_stands(tmp_path: Path) -> None:
    found = seen(opened(tmp_path))
    assert (found.whose.agency, found.whose.where) == ("Housing", "the title above the table")
    assert found.contribution.agency == "Housing"


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    (made,) = open_returns([tmp_path / "photo.png"], {})
    found = seen(made)
    assert made.document is None
    assert found.contribution.kind == "unread"
    assert found.contribution.warnings


def test_a_folder_is_read_with_progress_and_can_be_stopped(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv", "c.csv"):
        (tmp_path / name).write_text("\n".join(LINES), "utf-8")
    told: list[tuple[int, int]] = []

    def stop_at_second(doing: str, done: int, total: int) -> bool:
        told.append((done, total))
        return done < 1

    with pytest.raises(Cancelled):
        open_returns([tmp_path], {}, progress=stop_at_second)
    assert told == [(0, 3), (1, 3)]


def test_a_second_file_of_the_same_name_is_called_by_its_folder_too(tmp_path: Path) -> None:
    (tmp_path / "north").mkdir()
    (tmp_path / "north" / "log.csv").write_text("\n".join(LINES), "utf-8")
    (made,) = open_returns([tmp_path / "north" / "log.csv"], {"ab" * 32: "log.csv"})
    assert made.name == "north/log.csv"


def test_the_case_itself_is_no_return(tmp_path: Path) -> None:
    case = tmp_path / "one.case"
    case.write_bytes(b"noise")
    with pytest.raises(Refused):
        open_returns([case], {}, case=case)


def test_text_without_tables_shows_its_words_for_a_date_to_settle(tmp_path: Path) -> None:
    lines = ("Notes of the drop-in", "", "3 May 2020: Came with the baby.", "Undated: a call about a pram.")
    found = seen(opened(tmp_path, *lines, name="notes.txt"))
    assert found.tables == ()
    assert "pram" in " ".join(found.to_settle[0].cells)
