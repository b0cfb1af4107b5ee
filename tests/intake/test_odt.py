"""OpenDocument text: words, tables, changes, notes, text boxes, pages, and broken files."""

from __future__ import annotations

import contextlib
import io
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from odf import text as odf_text
from odf.opendocument import OpenDocumentText
from odf.table import Table as OdfTable
from odf.table import TableCell, TableRow

from chronology.intake.grid import CannotRead
from tests.intake.odt_files import COVERED, SPACES, content_xml, odt_file, p, read, read_body, tbl, tc, tr
from tests.intake.word_files import everything, grid, packed, paragraphs, set_aside, tables, texts

STYLES = (
    '<style:style style:name="Out" style:family="text">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="Also" style:family="text" style:parent-style-name="Out"/>'
    '<style:style style:name="Back" style:family="text" style:parent-style-name="Out">'
    '<style:text-properties style:text-line-through-style="none"/></style:style>'
    '<style:style style:name="Gone" style:family="text"><style:text-properties text:display="none"/>'
    "</style:style>"
)


def span(style: str, words: str) -> str:
    return f'<text:span text:style-name="{style}">{words}</text:span>'


def test_words_spaces_tabs_and_breaks() -> None:
    body = p(
        "Home\n   visit",
        '<text:s text:c="3"/>',
        "by",
        "<text:tab/>",
        "SN",
        "<text:line-break/>",
        span("x", "next "),
        "line",
    )
    assert texts(read_body(body)) == ["Home visit   by\tSN\nnext line"]


def test_headings_lists_and_sections() -> None:
    body = (
        '<text:h text:outline-level="2">2007</text:h>'
        "<text:section><text:list>"
        "<text:list-header><text:p>Events</text:p></text:list-header>"
        f"<text:list-item>{p('4 May: visit')}"
        f"<text:list><text:list-item>{p('seen')}</text:list-item></text:list>"
        f"</text:list-item></text:list></text:section>{p('after')}"
    )
    found = [(entry.number, entry.text, entry.level, entry.is_list) for entry in paragraphs(read_body(body))]
    assert found == [
        (1, "2007", 2, False),
        (2, "Events", 0, True),
        (3, "4 May: visit", 0, True),
        (4, "seen", 0, True),
        (5, "after", 0, False),
    ]


def test_rows_are_numbered_with_their_heading() -> None:
    heading = f"<table:table-header-rows>{tr('Date', 'Event')}</table:table-header-rows>"
    group = f"<table:table-row-group>{tr('4 May', 'Visit')}</table:table-row-group>"
    (table,) = tables(read_body(p("The school") + tbl(heading, group, tr("5 May", tc("Call", "and letter")))))
    assert (table.name, table.title) == (1, "The school")
    assert [(row.number, row.is_heading) for row in table.rows] == [(1, True), (2, False), (3, False)]
    assert grid(table)[2] == ["5 May", "Call\nand letter"]


def test_merged_cells() -> None:
    down, across = 'table:number-rows-spanned="2"', 'table:number-columns-spanned="2"'
    body = tbl(
        tr(tc("When", settings=across), COVERED, "What"),
        tr(tc("4 May", settings=down), "am", "Visit"),
        tr(COVERED, "pm", "Call"),
        tr(tc("block", settings=f"{down} {across}"), COVERED, "x"),
        tr(COVERED, COVERED, "y"),
    )
    (table,) = tables(read_body(body))
    assert grid(table) == [
        ["When", "[When]", "What"],
        ["4 May", "am", "Visit"],
        ["[4 May]", "pm", "Call"],
        ["block", "[block]", "x"],
        ["[block]", "[block]", "y"],
    ]
    assert table.rows[2].cells[0].merged_down


def test_words_beneath_a_merge_are_set_aside() -> None:
    covered = f"<table:covered-table-cell>{p('beneath')}</table:covered-table-cell>"
    document = read_body(tbl(tr(tc("over", settings='table:number-columns-spanned="2"'), covered)))
    assert set_aside(document) == [("HIDDEN_NOTE", 1, 1, ("beneath",))]


def test_repeated_cells_and_rows() -> None:
    body = tbl(
        tr("a", tc(settings='table:number-columns-repeated="16000"')),
        tr(tc("b", settings='table:number-columns-repeated="3"')),
        tr("", settings='table:number-rows-repeated="1048000"'),
        tr("c", settings='table:number-rows-repeated="2"'),
    )
    (table,) = tables(read_body(body))
    assert [(row.number, row.cells[0].text) for row in table.rows] == [
        (1, "a"),
        (2, "b"),
        (3, ""),
        (1048003, "c"),
        (1048004, "c"),
    ]
    assert [cell.text for cell in table.rows[1].cells] == ["b", "b", "b"]


def test_a_table_in_a_frame_stands_alone_and_one_in_an_event_stays() -> None:
    events = tbl(tr("4 May 2021", "Visit"), tr("5 May 2021", "Call"))
    weights = tbl(tr("2 weeks", "3.1 kg"))
    document = read_body(tbl(tr(tc("Events", events))) + tbl(tr("6 May 2021", tc("Weighed", weights))))
    assert [(table.name, grid(table)[0]) for table in tables(document)] == [
        (1, ["Events"]),
        (2, ["4 May 2021", "Visit"]),
        (3, ["6 May 2021", "Weighed\n2 weeks\t3.1 kg"]),
    ]


CHANGES = (
    '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info>'
    "<dc:creator>A</dc:creator><dc:date>2021</dc:date></office:change-info>"
    "<text:p>there were no concerns</text:p>"
    '</text:deletion></text:changed-region><text:changed-region xml:id="c2"><text:deletion>'
    "<text:p>nowhere now</text:p></text:deletion></text:changed-region>"
    '<text:changed-region text:id="c3"><text:insertion/></text:changed-region></text:tracked-changes>'
)


def test_the_final_text_is_read_and_deletions_are_set_aside() -> None:
    inserted = '<text:change-start text:change-id="c3"/>alone<text:change-end text:change-id="c3"/>'
    cell = tc(p("Seen ", '<text:change text:change-id="c1"/>', inserted))
    document = read_body(CHANGES + tbl(tr("Date", "Event"), tr("4 May", cell)))
    assert grid(tables(document)[0])[1] == ["4 May", "Seen alone"]
    assert set_aside(document) == [
        ("DELETED", 1, 2, ("there were no concerns",)),
        ("DELETED", "changes", None, ("nowhere now",)),
    ]


def test_comments_and_notes_hang_on_their_cell_or_paragraph() -> None:
    author = "<dc:creator>A. Barr</dc:creator><dc:date>x</dc:date>"
    comment = f"<office:annotation>{author}<text:p>Check</text:p></office:annotation>"
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>by telephone</text:p></text:note-body></text:note>"
    )
    document = read_body(tbl(tr(tc(p("Visit", comment, note, " made")))) + p("Text", comment, note))
    cell = tables(document)[0].rows[0].cells[0]
    assert (cell.text, cell.notes) == (
        "Visit made",
        ("Comment by A. Barr: Check", "Footnote 1: by telephone"),
    )
    assert set_aside(document) == [
        ("COMMENT", "text", 1, ("Comment by A. Barr: Check",)),
        ("NOTE", "text", 1, ("Footnote 2: by telephone",)),
    ]


def test_struck_and_hidden_words() -> None:
    rows = tbl(
        tr(tc(p(span("Out", "4 May"))), tc(p("Seen ", span("Also", "alone"), span("Back", " at home"))))
    )
    document = read_body(rows + p("x", span("Gone", "secret")) + p(span("Out", "all")), STYLES)
    first, second = tables(document)[0].rows[0].cells
    assert first.struck
    assert (second.text, second.struck, second.notes) == (
        "Seen alone at home",
        False,
        ("Struck through: alone",),
    )
    assert set_aside(document) == [("HIDDEN_NOTE", "text", 1, ("secret",))]
    assert document.warnings == ("In paragraph 2, words are struck through. They were kept.",)


def test_hidden_sections_and_fields() -> None:
    body = (
        f'<text:section text:display="none">{p("all of this")}</text:section>'
        + p("x", '<text:hidden-text text:is-hidden="true" text:string-value="not this"/>')
        + p("y", '<text:hidden-text text:is-hidden="false" text:string-value="z">z</text:hidden-text>')
    )
    document = read_body(body)
    assert texts(document) == ["x", "yz"]
    assert [cells for *_, cells in set_aside(document)] == [("all of this", "not this")]


def test_text_boxes_shapes_and_pictures() -> None:
    box = f"<draw:frame><draw:text-box>{p('in a frame')}{tbl(tr('1 May', 'x'))}</draw:text-box></draw:frame>"
    shape = f"<draw:g><draw:custom-shape>{p('on a shape')}</draw:custom-shape></draw:g>"
    picture = "<draw:frame><draw:image/><svg:title>logo</svg:title></draw:frame>"
    chart = "<draw:frame><draw:object/><draw:image/></draw:frame>"
    document = read_body(tbl(tr(tc(p("cell", box)))) + p("text", shape, picture, chart) + shape)
    assert [(entry.story, entry.text) for entry in paragraphs(document)] == [
        ("text box 1", "in a frame"),
        ("text", "text"),
        ("text box 2", "on a shape"),
        ("text box 3", "on a shape"),
    ]
    assert [grid(table) for table in tables(document)] == [[["cell"]], [["1 May", "x"]]]
    assert document.warnings == (
        "There is 1 picture in this file. Words in pictures are not read.",
        "There is 1 embedded file in this file. Words in embedded files are not read.",
    )


def test_tables_where_no_table_belongs_are_read() -> None:
    inside = tbl(tr("1 May", "x"))
    framed = f"<draw:frame><svg:title>t</svg:title>{inside}</draw:frame>"
    document = read_body(p("a", inside) + p("b", framed) + tbl(f"<!-- rows -->{tr('2 May', 'y')}"))
    assert texts(document) == ["a", "b"]
    assert [grid(table)[0] for table in tables(document)] == [["1 May", "x"], ["1 May", "x"], ["2 May", "y"]]


def test_forms_and_prompts() -> None:
    forms = (
        "<office:forms><form:form>"
        '<form:checkbox form:id="c1" form:label="Seen" form:current-state="checked"/>'
        '<form:text form:id="c2" form:current-value="at home"/></form:form></office:forms>'
    )
    shown = '<loext:content-control loext:showing-place-holder="{}">Choose a day</loext:content-control>'
    body = (
        forms
        + p('<draw:control draw:control="c1"/>', " ", '<draw:control draw:control="c2"/>')
        + p("Day: ", "<text:placeholder>&lt;day&gt;</text:placeholder>", shown.format("true"))
        + p(shown.format("false"))
    )
    document = read_body(body)
    assert texts(document) == ["☒ Seen at home", "Day:", "Choose a day"]
    assert set_aside(document) == [("NOTE", "text", 2, ("<day>", "Choose a day"))]


def test_page_headers_contents_and_properties() -> None:
    pages = (
        f"<style:master-page><style:header>{p('Child: Ada')}</style:header><style:footer>{p('Official')}"
        f'</style:footer><style:header-left style:display="false">{p("never")}</style:header-left>'
        "</style:master-page>"
        f"<style:master-page><style:header>{p('Child: Ada')}</style:header></style:master-page>"
    )
    entry = p("4 May 2021 ... 3")
    contents = f"<text:table-of-content><text:index-body>{entry}</text:index-body></text:table-of-content>"
    meta = "<dc:title>Chronology</dc:title><meta:keyword>review</meta:keyword>"
    meta += '<meta:user-defined meta:name="Company">Northbeck School</meta:user-defined>'
    document = read_body(contents + p("body"), pages=pages, meta=meta)
    assert texts(document) == ["body"]
    assert set_aside(document) == [
        ("NOTE", "text", 1, ("4 May 2021 ... 3",)),
        ("PAGE_FURNITURE", "page header", None, ("Child: Ada",)),
        ("PAGE_FURNITURE", "page footer", None, ("Official",)),
    ]
    assert document.properties == ("Chronology", "Northbeck School", "review")


def test_a_return_made_with_another_program() -> None:
    made = OpenDocumentText()
    made.text.addElement(odf_text.H(outlinelevel=1, text="Police chronology"))
    table = OdfTable(name="Events")
    for cells in (("Date", "Event"), ("4 May 2021", "Called to the address"), ("5 May 2021", "No reply")):
        row = TableRow()
        for words in cells:
            cell = TableCell()
            cell.addElement(odf_text.P(text=words))
            row.addElement(cell)
        table.addElement(row)
    made.text.addElement(table)
    out = io.BytesIO()
    made.write(out)
    document = read(out.getvalue())
    assert (tables(document)[0].title, paragraphs(document)[0].level) == ("Police chronology", 1)
    assert grid(tables(document)[0])[2] == ["5 May 2021", "No reply"]


_TABLE = "<table:table><table:table-row>{}</table:table-row></table:table>"
_LEAVES = (
    "{}",
    "<text:span>{}</text:span>",
    "<text:a>{}</text:a>",
    "<text:new>{}</text:new>",
    span("Out", "{}"),
    span("Gone", "{}"),
    "<text:note><text:note-body><text:p>{}</text:p></text:note-body></text:note>",
    "<office:annotation><text:p>{}</text:p></office:annotation>",
    "<draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>",
    "<text:placeholder>{}</text:placeholder>",
)
_WRAPPERS = (
    "{}",
    "<text:section>{}</text:section>",
    "<text:section text:display='none'>{}</text:section>",
    "<text:list><text:list-item>{}</text:list-item></text:list>",
    "<text:table-of-content>{}</text:table-of-content>",
    _TABLE.format("<table:table-cell>{}</table:table-cell>"),
    _TABLE.format("<table:covered-table-cell>{}</table:covered-table-cell>"),
)
_BLOCKS = st.tuples(
    st.lists(st.sampled_from(_LEAVES), min_size=1, max_size=3),
    st.lists(st.sampled_from(_WRAPPERS), max_size=3),
)


@given(st.lists(_BLOCKS, min_size=1, max_size=4))
def test_no_word_is_lost_whatever_stands_around_it(shape: list[tuple[list[str], list[str]]]) -> None:
    body, said = "", []
    for leaves, wrappers in shape:
        block = ""
        for leaf in leaves:
            said.append(f"word{len(said)}z")
            block += leaf.format(said[-1])
        block = f"<text:p>{block}</text:p>"
        for around in wrappers:
            block = around.format(block)
        body += block
    found = everything(read_body(body, STYLES))
    assert [word for word in said if word not in found] == []


@pytest.mark.parametrize(
    "data",
    [
        b"PK",
        odt_file(p("x"))[:-150],
        odt_file("", content_xml="<broken"),
        odt_file("", content_xml=f"<office:document-content {SPACES}/>"),
        odt_file("", content_xml='<!DOCTYPE a [<!ENTITY b "c">]>' + content_xml("<text:p>&b;</text:p>")[38:]),
        odt_file("<text:section>" * 5_000 + p("deep") + "</text:section>" * 5_000),
        packed({"mimetype": "application/vnd.oasis.opendocument.text"}),
    ],
)
def test_a_broken_file_is_told_in_one_sentence(data: bytes) -> None:
    with pytest.raises(CannotRead) as caught:
        read(data)
    assert str(caught.value).endswith(".")


def test_files_damaged_in_any_tag_are_read_or_refused() -> None:
    rows = (tr(f"{day} May 2021", tc(p("Seen ", span("Out", "alone")))) for day in range(1, 8))
    pieces = content_xml(CHANGES + p("Title") + tbl(*rows), STYLES).split(">")
    chance = random.Random(5)
    for _ in range(200):
        broken = list(pieces)
        for _ in range(chance.randrange(1, 4)):
            at = chance.randrange(2, len(broken))
            broken[at : at + 1] = chance.choice(
                ([], [broken[at]] * 2, [broken[chance.randrange(2, len(broken))]])
            )
        with contextlib.suppress(CannotRead):
            read(odt_file("", content_xml=">".join(broken)))
