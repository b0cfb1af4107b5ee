"""OpenDocument spreadsheets: what shows, what is hidden, what is repeated, merged or noted."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from chronology.intake.grid import CannotRead, Paragraph
from chronology.model.events import Reason
from tests.intake.sheet_files import ODS, cell_at, ods, read, rows_of, tables, texts


def words(text: str, more: str = "", tag: str = "table-cell") -> str:
    return f'<table:{tag} office:value-type="string" {more}><text:p>{text}</text:p></table:{tag}>'


def value(kind: str, raw: str, shown: str, style: str = "") -> str:
    name = {"date": "date-value", "time": "time-value", "boolean": "boolean-value"}.get(kind, "value")
    styled = f'table:style-name="{style}"' if style else ""
    return (
        f'<table:table-cell {styled} office:value-type="{kind}" office:{name}="{raw}">'
        f"<text:p>{shown}</text:p></table:table-cell>"
    )


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def table(*rows: str, name: str = "Log", more: str = "") -> str:
    return f'<table:table table:name="{name}" {more}>{"".join(rows)}</table:table>'


def test_typed_values_stand_beneath_the_words():
    document = read(
        ods(
            table(
                row(
                    value("date", "2019-03-04", "04/03/19"),
                    value("date", "2019-03-04T14:30:00", "04/03/19 14:30"),
                    value("time", "PT09H05M00S", "09:05"),
                    value("float", "7", "7"),
                    value("percentage", "0.92", "92%"),
                    value("boolean", "true", "TRUE"),
                    words("seen"),
                )
            )
        )
    )
    (only,) = rows_of(document)
    assert [cell.text for cell in only.cells] == [
        "04/03/2019",
        "04/03/2019 14:30",
        "09:05",
        "7",
        "92%",
        "TRUE",
        "seen",
    ]
    assert [cell.value for cell in only.cells] == [
        date(2019, 3, 4),
        datetime(2019, 3, 4, 14, 30),
        time(9, 5),
        7,
        0.92,
        True,
        None,
    ]


def test_a_month_gains_no_day():
    styles = (
        '<number:date-style style:name="N1"><number:month number:textual="true"/><number:text>-</number:text>'
        '<number:year number:style="long"/></number:date-style>'
        '<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>'
    )
    document = read(ods(table(row(value("date", "2019-03-01", "Mar-2019", "ce1"))), styles))
    assert (cell_at(document, "A1").text, cell_at(document, "A1").value) == ("Mar-2019", None)


def test_a_style_may_come_from_the_column_and_from_a_parent():
    styles = (
        '<number:date-style style:name="N1"><number:month/><number:text>/</number:text><number:year/>'
        "</number:date-style>"
        '<style:style style:name="base" style:family="table-cell" style:data-style-name="N1"/>'
        '<style:style style:name="ce1" style:family="table-cell" style:parent-style-name="base"/>'
    )
    columns = '<table:table-column table:default-cell-style-name="ce1"/>'
    document = read(ods(table(columns, row(value("date", "2019-03-01", "3/2019"))), styles))
    assert cell_at(document, "A1").value is None


def test_repeated_rows_and_cells_keep_their_places():
    document = read(
        ods(
            table(
                row(words("Date"), words("Event"), more='table:number-rows-repeated="2"'),
                row("<table:table-cell/>", more='table:number-rows-repeated="3"'),
                row(
                    '<table:table-cell table:number-columns-repeated="2"/>',
                    words("same", 'table:number-columns-repeated="2"'),
                ),
                row(
                    '<table:table-cell table:number-columns-repeated="16384"/>',
                    more='table:number-rows-repeated="1048570"',
                ),
            )
        )
    )
    assert [(made.number, [cell.text for cell in made.cells]) for made in rows_of(document)] == [
        (1, ["Date", "Event"]),
        (2, ["Date", "Event"]),
        (6, ["", "", "same", "same"]),
    ]


def test_merged_cells_repeat_their_words_and_what_lies_beneath_is_set_aside():
    document = read(
        ods(
            table(
                row(words("4 March", 'table:number-rows-spanned="2"'), words("Visit")),
                row(words("unseen", tag="covered-table-cell"), words("Call")),
            )
        )
    )
    below = cell_at(document, "A2")
    assert (below.text, below.covered, below.merged_down) == ("4 March", True, True)
    assert [(kept.cells, kept.reason) for kept in document.set_aside] == [(("unseen",), Reason.HIDDEN_NOTE)]


def test_what_is_hidden_is_read_and_said():
    styles = (
        '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/>'
        "</style:style>"
    )
    document = read(
        ods(
            table(
                '<table:table-column/><table:table-column table:visibility="collapse"/>',
                row(words("a"), words("b")),
                row(words("c"), words("d"), more='table:visibility="filter"'),
            )
            + table(row(words("kept back")), name="Old", more='table:style-name="ta2"'),
            styles,
        )
    )
    log, old = tables(document)
    assert [made.hidden for made in log.rows] == [False, True]
    assert log.hidden_columns == {1}
    assert old.hidden
    assert len(document.warnings) == 3


def test_comments_and_struck_words():
    styles = (
        '<style:style style:name="T1" style:family="text"><style:text-properties '
        'style:text-line-through-style="solid"/></style:style>'
        '<style:style style:name="ce2" style:family="table-cell"><style:text-properties '
        'style:text-line-through-type="single"/></style:style>'
    )
    noted = (
        '<table:table-cell office:value-type="string"><office:annotation><dc:creator>Ana Bright</dc:creator>'
        "<text:p>Not in the record</text:p></office:annotation><text:p>Visit</text:p></table:table-cell>"
    )
    document = read(
        ods(
            table(
                row(noted),
                row(words("gone", 'table:style-name="ce2"')),
                row(words('Mother said <text:span text:style-name="T1">not so</text:span>')),
            ),
            styles,
        )
    )
    assert cell_at(document, "A1").text == "Visit"
    assert cell_at(document, "A1").notes == ("Ana Bright: Not in the record",)
    assert [made.cells[0].struck for made in rows_of(document)] == [False, True, False]
    assert any("A3" in warning for warning in document.warnings)


def test_spaces_tabs_breaks_and_paragraphs_show_as_they_do_on_the_screen():
    cell = (
        '<table:table-cell office:value-type="string"><text:p>one<text:s text:c="2"/>two<text:tab/>three'
        "<text:line-break/>four</text:p><text:p>five <text:a>six</text:a></text:p></table:table-cell>"
    )
    assert texts(read(ods(table(row(cell))))) == [["one  two\tthree\nfour\nfive six"]]


def test_rows_marked_as_headings_and_text_boxes():
    document = read(
        ods(
            table(
                "<table:shapes><draw:frame><draw:text-box><text:p>Key: HV</text:p></draw:text-box>"
                "</draw:frame></table:shapes>",
                f"<table:table-header-rows>{row(words('Date'))}</table:table-header-rows>",
                row(words("4/3/2019")),
            )
        )
    )
    assert [made.is_heading for made in rows_of(document)] == [True, False]
    assert [part.text for part in document.parts if isinstance(part, Paragraph)] == ["Key: HV"]


def test_words_deleted_in_tracked_changes_are_set_aside():
    deleted = (
        "<table:tracked-changes><table:cell-content-change><table:previous><table:change-track-table-cell "
        'office:value-type="string"><text:p>before</text:p></table:change-track-table-cell></table:previous>'
        "</table:cell-content-change></table:tracked-changes>"
    )
    document = read(ods(table(row(words("after"))), before=deleted))
    assert texts(document) == [["after"]]
    assert [(kept.cells, kept.reason) for kept in document.set_aside] == [(("before",), Reason.DELETED)]


def test_page_furniture_and_the_1904_system():
    master = (
        f"<office:document-styles {ODS}><office:master-styles><style:master-page><style:header>"
        "<text:p>Trust return</text:p></style:header><style:footer><text:p>Page <text:page-number>1"
        "</text:page-number></text:p>"
        "</style:footer></style:master-page></office:master-styles></office:document-styles>"
    )
    null_date = (
        '<table:calculation-settings><table:null-date table:date-value="1904-01-01"/>'
        "</table:calculation-settings>"
    )
    document = read(ods(table(row(words("x"))), before=null_date, parts={"styles.xml": master}))
    assert [kept.cells for kept in document.set_aside] == [("Trust return",)]
    assert document.date_1904


def test_a_length_of_time_beyond_a_day():
    assert cell_at(read(ods(table(row(value("time", "PT27H00M00S", "27:00"))))), "A1").value == timedelta(
        hours=27
    )


@pytest.mark.parametrize(
    "tables_xml",
    [
        table(row(words("x"), more='table:number-rows-repeated="1000000000"')),
        table(row(words("x", 'table:number-columns-repeated="99999999"'))),
        table(row(words("x")))[:-20],
    ],
)
def test_absurd_or_broken_content_is_refused_in_a_sentence(tables_xml):
    with pytest.raises(CannotRead, match=r"\.$"):
        read(ods(tables_xml))
