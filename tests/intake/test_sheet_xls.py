"""Old Excel workbooks (.xls): the same answers as for new ones, and no harm from broken ones."""

from __future__ import annotations

import io
import struct
from contextlib import suppress
from datetime import date, datetime, time

import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.intake.grid import CannotRead, Paragraph
from chronology.intake.ole import Compound
from chronology.model.events import Reason
from tests.intake.sheet_files import cell_at, read, record, rows_of, short_string, tables, texts, xls


def saved(fill, **options) -> bytes:
    book = xlwt.Workbook(**options)
    fill(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def style(code="General", struck=False):
    made = xlwt.XFStyle()
    made.num_format_str = code
    made.font.struck_out = struck
    return made


def label(row: int, column: int, text: str) -> bytes:
    return record(0x0204, struct.pack("<HHH", row, column, 0) + short_string(text))


def test_words_numbers_dates_and_times():
    def fill(book):
        sheet = book.add_sheet("Log")
        sheet.write(2, 1, date(2019, 3, 4), style("dd/mm/yyyy"))
        sheet.write(2, 2, datetime(2019, 3, 4, 14, 30), style("dd/mm/yyyy hh:mm"))
        sheet.write(2, 3, time(9, 5), style("hh:mm"))
        sheet.write(2, 4, "Mother’s partner – ‘Łukasz’")
        sheet.write(2, 5, 7)
        sheet.write(2, 6, 12.25)
        sheet.write(2, 7, True)
        sheet.write(2, 8, 0.92, style("0%"))

    document = read(saved(fill))
    (row,) = rows_of(document)
    assert document.kind == "xls"
    assert row.number == 3
    assert [cell.text for cell in row.cells] == [
        "",
        "04/03/2019",
        "04/03/2019 14:30",
        "09:05",
        "Mother’s partner – ‘Łukasz’",
        "7",
        "12.25",
        "TRUE",
        "92%",
    ]
    assert row.cells[1].value == date(2019, 3, 4)
    assert row.cells[3].value == time(9, 5)


def test_a_month_gains_no_day():
    document = read(
        saved(lambda book: book.add_sheet("Log").write(0, 0, date(2019, 3, 1), style("mmmm yyyy")))
    )
    assert (cell_at(document, "A1").text, cell_at(document, "A1").value) == ("March 2019", None)


def test_days_count_from_1904_where_the_workbook_says_so():
    def fill(book):
        book.dates_1904 = True
        book.add_sheet("Log").write(0, 0, date(2019, 3, 4), style("dd/mm/yyyy"))

    document = read(saved(fill))
    assert document.date_1904
    assert cell_at(document, "A1").value == date(2019, 3, 4)


def test_what_is_hidden_is_read_and_said():
    def fill(book):
        sheet = book.add_sheet("Log")
        for row in range(3):
            sheet.write(row, 0, f"event {row}")
            sheet.write(row, 1, "worker")
        sheet.row(1).hidden = True
        sheet.col(1).hidden = True
        other = book.add_sheet("Old")
        other.write(0, 0, "kept back")
        other.visibility = 2

    document = read(saved(fill))
    log, old = tables(document)
    assert [row.hidden for row in log.rows] == [False, True, False]
    assert log.hidden_columns == {1}
    assert old.hidden
    assert len(document.warnings) == 3


def test_merged_cells_repeat_their_words():
    def fill(book):
        sheet = book.add_sheet("Log")
        sheet.write_merge(0, 2, 0, 0, "4 March 2019")
        for row in range(3):
            sheet.write(row, 1, f"event {row}")

    below = cell_at(read(saved(fill)), "A3")
    assert (below.text, below.covered, below.merged_down) == ("4 March 2019", True, True)


def test_struck_words_are_marked():
    gone = xlwt.Font()
    gone.struck_out = True

    def fill(book):
        sheet = book.add_sheet("Log")
        sheet.write(0, 0, "entered in error", style(struck=True))
        sheet.write_rich_text(1, 0, ["Mother said ", ("not so", gone)])
        sheet.write(2, 0, "stands")

    document = read(saved(fill))
    assert [row.cells[0].struck for row in rows_of(document)] == [True, False, False]
    assert any("A2" in warning and "struck" in warning for warning in document.warnings)


def test_formulas_give_their_last_value_even_as_dates():
    number = struct.pack("<HHHd", 0, 0, 0, 5.0) + b"\0" * 8
    stated = struct.pack("<HHH", 1, 0, 0) + b"\0\0\0\0\0\0\xff\xff" + b"\0" * 8
    wrong = struct.pack("<HHH", 2, 0, 0) + b"\x02\0\x17\0\0\0\xff\xff" + b"\0" * 8
    truth = struct.pack("<HHH", 3, 0, 0) + b"\x01\0\x01\0\0\0\xff\xff" + b"\0" * 8
    sheet = (
        record(0x0006, number)
        + record(0x0006, stated)
        + record(0x0207, short_string("as it stood"))
        + record(0x0006, wrong)
        + record(0x0006, truth)
    )
    assert texts(read(xls(sheet))) == [["5"], ["as it stood"], ["#REF!"], ["TRUE"]]


def test_comments_hang_on_their_cells_and_text_boxes_stand_apart():
    def drawn(kind, number, text):
        return (
            record(0x005D, struct.pack("<HHHH", 0x15, 0x12, kind, number) + b"\0" * 14)
            + record(0x01B6, b"\0" * 10 + struct.pack("<HHI", len(text), 0, 0))
            + record(0x003C, b"\0" + text.encode("latin-1"))
        )

    sheet = (
        label(0, 0, "Visit")
        + drawn(0x19, 1, "Seen by the duty worker")
        + drawn(0x06, 2, "Key: HV = health visitor")
        + record(0x001C, struct.pack("<HHHH", 0, 0, 0, 1) + short_string("Clerk"))
    )
    document = read(xls(sheet))
    assert cell_at(document, "A1").notes == ("Seen by the duty worker",)
    assert [part.text for part in document.parts if isinstance(part, Paragraph)] == [
        "Key: HV = health visitor"
    ]


def test_page_furniture_is_set_aside():
    document = read(
        xls(record(0x0014, short_string('&C&"Arial"Return of the surgery')) + label(0, 0, "Visit"))
    )
    assert [(kept.cells, kept.reason) for kept in document.set_aside] == [
        (("Return of the surgery",), Reason.PAGE_FURNITURE)
    ]


def test_a_string_cut_by_the_record_limit_is_whole_again():
    first = struct.pack("<IIHB", 1, 1, 11, 0) + b"Home v"
    rest = b"\x01" + "isité".encode("utf-16-le")
    strings = record(0x00FC, first) + record(0x003C, rest)
    sheet = record(0x00FD, struct.pack("<HHHI", 0, 0, 0, 0))
    assert texts(read(xls(sheet, strings))) == [["Home visité"]]


def test_excel_95_is_read_in_its_code_page():
    bof = struct.pack("<HHHH", 0x0500, 0x0005, 0, 0)
    words = "Pani Wałęsa, wizyta".encode("cp1250")
    head = record(0x0809, bof) + record(0x0042, struct.pack("<H", 1250))
    listed = struct.pack("<BB", 0, 0) + bytes([5]) + "Łódź1".encode("cp1250")
    size = len(head) + len(record(0x0085, b"\0" * 4 + listed)) + len(record(0x000A))
    sheet = (
        record(0x0809, struct.pack("<HHHH", 0x0500, 0x0010, 0, 0))
        + record(0x0204, struct.pack("<HHHH", 0, 0, 0, len(words)) + words)
        + record(0x001C, struct.pack("<HHH", 0, 0, 9) + b"a comment")
        + record(0x000A)
    )
    data = head + record(0x0085, struct.pack("<I", size) + listed) + record(0x000A) + sheet
    document = read(data)
    assert tables(document)[0].name == "Łódź1"
    assert texts(document) == [["Pani Wałęsa, wizyta"]]
    assert cell_at(document, "A1").notes == ("a comment",)


def test_a_chart_within_a_sheet_is_left_out():
    chart = (
        record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0020, 0, 0, 0, 0))
        + label(5, 0, "axis")
        + record(0x000A)
    )
    assert texts(read(xls(label(0, 0, "before") + chart + label(1, 0, "after")))) == [["before"], ["after"]]


def test_a_password_is_said():
    with pytest.raises(CannotRead, match="password"):
        read(xls(label(0, 0, "x"), book=record(0x002F, b"\x01\0\x01\0")))


@pytest.mark.parametrize("cut", [200, 600, 1500, 4000])
def test_a_workbook_cut_short_is_said(cut):
    data = saved(lambda book: [book.add_sheet("Log").write(0, 0, "Visit"), None][1])
    with pytest.raises(CannotRead):
        read(data[:cut])


def test_sizes_that_a_workbook_states_are_not_believed():
    dimensions = record(0x0200, struct.pack("<IIHHH", 0, 0xFFFFFFFF, 0, 0xFFFF, 0))
    strings = record(0x00FC, struct.pack("<IIHB", 0xFFFFFFFF, 0xFFFFFFFF, 5, 0) + b"Visit")
    sheet = dimensions + record(0x00FD, struct.pack("<HHHI", 0, 0, 0, 0))
    assert texts(read(xls(sheet, strings))) == [["Visit"]]


def test_a_column_that_cannot_be_is_damage():
    with pytest.raises(CannotRead):
        read(xls(label(0, 60000, "far away")))


def test_sectors_that_loop_end():
    data = bytearray(saved(lambda book: book.add_sheet("Log").write(0, 0, "Visit")))
    fat = struct.unpack_from("<I", data, 76)[0]
    for at in range(128):
        struct.pack_into("<I", data, (fat + 1) * 512 + at * 4, 0)
    with pytest.raises(CannotRead):
        read(bytes(data))


_VALID = saved(
    lambda book: [
        (sheet := book.add_sheet("Log")),
        [sheet.write(row, column, f"words {row} {column}") for row in range(20) for column in range(4)],
        [sheet.write(row, 5, row * 1.5) for row in range(20)],
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(_VALID) - 1), st.integers(0, 255)), min_size=1, max_size=12))
def test_a_changed_workbook_is_read_or_refused_and_nothing_else(changes):
    data = bytearray(_VALID)
    for at, value in changes:
        data[at] = value
    with suppress(CannotRead):
        read(bytes(data))


def test_streams_are_found_by_name():
    compound = Compound(_VALID)
    assert "workbook" in compound
    assert "WordDocument" not in compound
