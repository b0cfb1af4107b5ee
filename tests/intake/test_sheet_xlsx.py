"""Excel workbooks: what stands in the cells, what is hidden, and what hangs beside them."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.table import Table as ExcelTable

from chronology.intake.grid import CannotRead, Paragraph
from chronology.model.events import Reason
from tests.intake.sheet_files import (
    MAIN,
    OFFICE,
    cell_at,
    read,
    relations,
    rows_of,
    tables,
    texts,
    words,
    worksheet,
    written,
    xlsx,
    xlsx_parts,
    zipped,
)


def test_rows_and_columns_are_counted_as_a_person_sees_them():
    document = read(written(lambda sheet: sheet.__setitem__("C4", "Home visit")))
    assert [row.number for row in rows_of(document)] == [4]
    assert [cell.text for cell in rows_of(document)[0].cells] == ["", "", "Home visit"]


def test_typed_values_stand_beneath_the_words():
    def fill(sheet):
        sheet.append([date(2019, 3, 4), datetime(2019, 3, 4, 14, 30), time(9, 5), 7, 0.5, True, "seen"])

    cells = rows_of(read(written(fill)))[0].cells
    assert [cell.text for cell in cells] == [
        "04/03/2019",
        "04/03/2019 14:30",
        "09:05",
        "7",
        "0.5",
        "TRUE",
        "seen",
    ]
    assert [cell.value for cell in cells] == [
        date(2019, 3, 4),
        datetime(2019, 3, 4, 14, 30),
        time(9, 5),
        7,
        0.5,
        True,
        None,
    ]


def test_one_and_true_in_one_sheet_stay_apart():
    cells = rows_of(read(written(lambda sheet: sheet.append([1, True, 0, False]))))[0].cells
    assert [cell.text for cell in cells] == ["1", "TRUE", "0", "FALSE"]


def test_a_month_and_a_percentage_are_read_as_shown():
    def fill(sheet):
        sheet["A1"], sheet["A1"].number_format = date(2019, 3, 1), "mmm-yy"
        sheet["B1"], sheet["B1"].number_format = 0.87, "0%"
        sheet["C1"], sheet["C1"].number_format = 43528.6, "hh:mm"

    document = read(written(fill))
    assert texts(document) == [["Mar-2019", "87%", "14:24"]]
    assert cell_at(document, "A1").value is None
    assert cell_at(document, "C1").value == time(14, 24)


def test_dates_without_a_year_are_said():
    def fill(sheet):
        sheet["A1"], sheet["A1"].number_format = date(2019, 3, 4), "d mmm"

    document = read(written(fill))
    assert cell_at(document, "A1").text == "4 Mar"
    assert any("without their year" in warning for warning in document.warnings)


def test_errors_are_kept_as_they_show():
    sheet = worksheet('<row r="1"><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B1"><v>2</v></c></row>')
    assert texts(read(xlsx(sheet))) == [["#DIV/0!", "2"]]


def test_an_error_alone_in_its_row_is_kept():
    sheet = worksheet(
        '<row r="1"><c r="A1"><v>2</v></c></row><row r="9"><c r="C9" t="e"><v>#REF!</v></c></row>'
    )
    assert texts(read(xlsx(sheet)))[1] == ["", "", "#REF!"]


def test_formulas_give_their_last_value_and_are_not_run():
    sheet = worksheet('<row r="1"><c r="A1" t="str"><f>CONCAT("a","b")</f><v>as it stood</v></c></row>')
    assert texts(read(xlsx(sheet))) == [["as it stood"]]


def test_merged_cells_repeat_their_words_and_say_so():
    def fill(sheet):
        sheet["A1"], sheet["B1"], sheet["B2"] = date(2019, 3, 4), "Visit", "Call"
        sheet.merge_cells("A1:A2")

    document = read(written(fill))
    below = cell_at(document, "A2")
    assert (below.text, below.covered, below.merged_down) == ("04/03/2019", True, True)
    assert below.value == date(2019, 3, 4)
    assert cell_at(document, "A1").covered is False


def test_words_beneath_a_merge_are_set_aside_and_not_lost():
    sheet = worksheet(
        f'<row r="1">{words("A1", "Shown")}{words("B1", "Unseen")}</row>',
        '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
    )
    (kept,) = read(xlsx(sheet)).set_aside
    assert (kept.cells, kept.place.row, kept.reason) == (("Unseen",), 1, Reason.HIDDEN_NOTE)


def test_hidden_sheets_rows_and_columns_are_read_and_said():
    def fill(sheet):
        for row in range(1, 4):
            sheet.append([f"event {row}", "worker"])
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True
        for state in ("hidden", "veryHidden"):
            other = sheet.parent.create_sheet(state)
            other.append(["kept back"])
            other.sheet_state = state

    document = read(written(fill))
    log, hidden, very_hidden = tables(document)
    assert [row.hidden for row in log.rows] == [False, True, False]
    assert log.hidden_columns == {1}
    assert hidden.hidden
    assert very_hidden.hidden
    assert hidden.rows[0].cells[0].text == "kept back"
    said = " ".join(document.warnings)
    assert "'hidden'" in said
    assert "'veryHidden'" in said
    assert "rows of the sheet 'Log' were read like the others: 2." in said
    assert "columns of the sheet 'Log' were read like the others: B." in said


def test_comments_hang_on_their_cells_even_on_empty_ones():
    def fill(sheet):
        sheet["A1"] = "Visit"
        sheet["A1"].comment = Comment("Seen by the duty worker", "Clerk")
        sheet["C5"].comment = Comment("Nothing sent for May", "Clerk")

    document = read(written(fill))
    assert cell_at(document, "A1").notes == ("Seen by the duty worker",)
    assert cell_at(document, "C5").notes == ("Nothing sent for May",)


def test_threaded_comments_replace_the_notice_that_stands_for_them():
    parts = xlsx_parts(worksheet(f'<row r="1">{words("A1", "Visit")}</row>')) | {
        "xl/worksheets/_rels/sheet1.xml.rels": relations(
            a=("comments", "../comments1.xml"), b=("threadedComment", "../threadedComments/t1.xml")
        ),
        "xl/comments1.xml": (
            f'<comments xmlns="{MAIN}"><commentList><comment ref="A1"><text><t>[Threaded comment]</t></text>'
            '</comment><comment ref="B2"><text><t>Plain note</t></text></comment></commentList></comments>'
        ),
        "xl/threadedComments/t1.xml": (
            '<ThreadedComments xmlns="urn:t"><threadedComment ref="A1" personId="{P}"><text>Who was there?'
            '</text></threadedComment><threadedComment ref="A1" personId="{Q}"><text>Not recorded.</text>'
            "</threadedComment></ThreadedComments>"
        ),
        "xl/persons/person.xml": '<personList><person id="{P}" displayName="Ana Bright"/></personList>',
        "xl/_rels/workbook.xml.rels": relations(
            a=("worksheet", "worksheets/sheet1.xml"), p=("person", "persons/person.xml")
        ),
    }
    document = read(zipped(parts))
    assert cell_at(document, "A1").notes == ("Ana Bright: Who was there?", "Not recorded.")
    assert cell_at(document, "B2").notes == ("Plain note",)


def test_struck_out_cells_are_marked_and_struck_words_are_said():
    gone = TextBlock(InlineFont(strike=True), "not so")

    def fill(sheet):
        sheet["A1"], sheet["A1"].font = "entered in error", Font(strike=True)
        sheet["A2"] = CellRichText(gone)
        sheet["A3"] = CellRichText("Mother said ", gone)
        sheet["A4"], sheet["A4"].font = 5, Font(strike=True)

    document = read(written(fill))
    assert [cell_at(document, place).struck for place in ("A1", "A2", "A3", "A4")] == [
        True,
        True,
        False,
        True,
    ]
    assert cell_at(document, "A3").text == "Mother said not so"
    assert any("A3" in warning and "struck" in warning for warning in document.warnings)


def test_headings_that_the_file_marks_are_marked():
    def fill(sheet):
        sheet.append(["Police return"])
        sheet.append(["Date", "Event"])
        sheet.append(["4/3/2019", "Visit"])
        sheet.add_table(ExcelTable(displayName="T", ref="A2:B3"))
        other = sheet.parent.create_sheet("It's mine")
        other.append(["Date", "Event"])
        other.append(["x", "y"])
        other.print_title_rows = "1:1"

    first, second = tables(read(written(fill)))
    assert [row.is_heading for row in first.rows] == [False, True, False]
    assert [row.is_heading for row in second.rows] == [True, False]


def test_page_furniture_is_set_aside_without_its_codes():
    def fill(sheet):
        sheet["A1"] = "Visit"
        sheet.oddHeader.center.text = "Return of the Ambulance Service"
        sheet.oddFooter.right.text = "Page &P of &N"

    (kept,) = read(written(fill)).set_aside
    assert kept.cells == ("Return of the Ambulance Service",)
    assert kept.reason is Reason.PAGE_FURNITURE


def test_words_in_text_boxes_become_paragraphs():
    drawing = (
        '<xdr:wsDr xmlns:xdr="urn:x" xmlns:a="urn:a"><xdr:sp><xdr:txBody><a:p><a:r><a:t>Key: </a:t></a:r>'
        "<a:r><a:t>HV = health visitor</a:t></a:r></a:p><a:p/><a:p><a:r><a:t>Second line</a:t></a:r></a:p>"
        "</xdr:txBody></xdr:sp></xdr:wsDr>"
    )
    document = read(
        xlsx(
            worksheet(f'<row r="1">{words("A1", "Visit")}</row>'),
            {
                "xl/worksheets/_rels/sheet1.xml.rels": relations(d=("drawing", "/xl/drawings/drawing1.xml")),
                "xl/drawings/drawing1.xml": drawing,
            },
        )
    )
    boxes = [part for part in document.parts if isinstance(part, Paragraph)]
    assert [(box.story, box.number, box.text) for box in boxes] == [
        ("text box 1", 1, "Key: HV = health visitor"),
        ("text box 1", 2, "Second line"),
    ]


def test_cells_that_do_not_say_where_they_stand_are_counted():
    sheet = worksheet("<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>3</v></c></row>")
    assert texts(read(xlsx(sheet))) == [["1", "2"], ["", "3"]]


def test_a_prefix_on_every_name_changes_nothing():
    sheet = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="2" hidden="1"><x:c r="B2" t="inlineStr"><x:is>'
        "<x:t>Visit</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>"
    )
    (row,) = rows_of(read(xlsx(sheet)))
    assert (row.number, row.hidden, row.cells[1].text) == (2, True, "Visit")


def test_the_strict_form_of_the_standard_is_read():
    strict = "http://purl.oclc.org/ooxml/"
    parts = {
        name: content.replace(MAIN, strict + "spreadsheetml/main").replace(
            OFFICE, strict + "officeDocument/relationships"
        )
        for name, content in xlsx_parts(
            worksheet('<row r="1"><c r="A1" t="d"><v>2019-03-04</v></c><c r="B1"><v>3</v></c></row>')
        ).items()
        if isinstance(content, str)
    }
    document = read(zipped(parts))
    assert cell_at(document, "A1").value == date(2019, 3, 4)


def test_backslashes_in_the_zip_are_read():
    parts = xlsx_parts(worksheet(f'<row r="1">{words("A1", "Visit")}</row>'))
    data = zipped(parts)
    for name in parts:
        data = data.replace(name.encode(), name.replace("/", "\\").encode())
    assert b"xl\\workbook.xml" in data
    assert texts(read(data)) == [["Visit"]]


def test_escaped_line_breaks_are_line_breaks():
    assert texts(read(xlsx(worksheet(f'<row r="1">{words("A1", "one_x000D_&#10;two")}</row>')))) == [
        ["one\ntwo"]
    ]


def test_control_characters_leave_the_words():
    assert texts(read(xlsx(worksheet(f'<row r="1">{words("A1", "Vi_x0001_sit")}</row>')))) == [["Visit"]]


def test_phonetic_help_is_no_part_of_the_words():
    parts = {
        "xl/_rels/workbook.xml.rels": relations(
            a=("worksheet", "worksheets/sheet1.xml"), s=("sharedStrings", "sharedStrings.xml")
        ),
        "xl/sharedStrings.xml": (
            f'<sst xmlns="{MAIN}"><si><t>東京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh></si></sst>'
        ),
    }
    sheet = worksheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
    assert texts(read(xlsx(sheet, parts))) == [["東京"]]


_A_DATE_STYLE = {
    "xl/_rels/workbook.xml.rels": relations(
        a=("worksheet", "worksheets/sheet1.xml"), s=("styles", "styles.xml")
    ),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    ),
}


def test_serial_numbers_count_from_1904_where_the_workbook_says_so():
    book = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr date1904="1"/><sheets>'
        '<sheet name="Log" sheetId="1" r:id="a"/></sheets></workbook>'
    )
    parts = {
        "xl/workbook.xml": book,
        **_A_DATE_STYLE,
    }
    document = read(xlsx(worksheet('<row r="1"><c r="A1" s="1"><v>42066</v></c></row>'), parts))
    assert cell_at(document, "A1").value == date(2019, 3, 4)
    assert document.date_1904


def test_nought_under_a_date_format_is_no_midnight():
    document = read(xlsx(worksheet('<row r="1"><c r="A1" s="1"><v>0</v></c></row>'), _A_DATE_STYLE))
    assert (cell_at(document, "A1").text, cell_at(document, "A1").value) == ("00/01/1900", None)


def test_macros_are_said_and_not_run():
    parts = {
        "xl/_rels/workbook.xml.rels": relations(
            a=("worksheet", "worksheets/sheet1.xml"), m=("vbaProject", "vbaProject.bin")
        ),
        "xl/vbaProject.bin": b"not a program",
    }
    document = read(xlsx(worksheet(f'<row r="1">{words("A1", "Visit")}</row>'), parts))
    assert any("macros" in warning and "not run" in warning for warning in document.warnings)


def test_a_damaged_sheet_does_not_hide_the_others():
    book = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Bad" sheetId="1" r:id="a"/>'
        '<sheet name="Good" sheetId="2" r:id="b"/></sheets></workbook>'
    )
    parts = {
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": relations(
            a=("worksheet", "worksheets/sheet1.xml"), b=("worksheet", "worksheets/sheet2.xml")
        ),
        "xl/worksheets/sheet2.xml": worksheet(f'<row r="1">{words("A1", "Visit")}</row>'),
    }
    document = read(xlsx("<worksheet><sheetData><row>", parts))
    (kept,) = document.set_aside
    assert (kept.place.table, kept.unread) == ("Bad", True)
    assert texts(document) == [["Visit"]]


def test_a_workbook_without_a_readable_sheet_cannot_be_read():
    with pytest.raises(CannotRead):
        read(xlsx("<worksheet><sheetData><row>"))


_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=30).filter(
    lambda text: "_x" not in text and text == text.strip()
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(_WORDS, max_size=5), max_size=6))
def test_every_word_of_a_sheet_comes_in_where_it_stands(rows):
    def fill(sheet):
        for at, row in enumerate(rows, 1):
            for column, text in enumerate(row, 1):
                if text:
                    cell = sheet.cell(at, column)
                    cell.value, cell.data_type = text, "s"

    found = {
        (row.number, column): cell.text
        for table in tables(read(written(fill)))
        for row in table.rows
        for column, cell in enumerate(row.cells, 1)
        if cell.text
    }
    assert found == {
        (at, column): text for at, row in enumerate(rows, 1) for column, text in enumerate(row, 1) if text
    }


@pytest.mark.parametrize("turned", ["Visit \u202etisiv\u202c", "Visit &#x202E;tisiv", "Visit &#8238;tisiv"])
@pytest.mark.parametrize("is_shared", [True, False])
def test_words_that_turn_their_direction_are_said_wherever_they_stand(turned, is_shared):
    cell = '<c r="A1" t="s"><v>0</v></c>' if is_shared else words("A1", turned)
    shared = {
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>{turned}</t></si></sst>',
        "xl/_rels/workbook.xml.rels": relations(
            a=("worksheet", "worksheets/sheet1.xml"), b=("sharedStrings", "sharedStrings.xml")
        ),
    }
    document = read(xlsx(worksheet(f'<row r="1">{cell}</row>'), shared))
    assert "\u202e" in texts(document)[0][0]
    assert any("direction" in warning for warning in document.warnings)


def test_a_format_that_turns_the_direction_of_a_number_is_said():
    def fill(sheet):
        sheet["A1"] = date(2019, 3, 4)
        sheet["A1"].number_format = '"week \u202e"dd/mm/yyyy'

    document = read(written(fill))
    assert "\u202e" in texts(document)[0][0]
    assert any("direction" in warning for warning in document.warnings)
