"""Tables of a Word file: rows as a person counts them, merges, ragged borders, tables within tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.intake.grid import Paragraph, Table
from tests.intake.word_files import (
    grid,
    p,
    part,
    read_body,
    set_aside,
    tables,
    tbl,
    tc,
    text_box,
    texts,
    tr,
)

HEADING = "<w:tblHeader/>"
GOES_ON = "<w:vMerge/>"
BEGINS = '<w:vMerge w:val="restart"/>'


def spans(count: int, more: str = "") -> str:
    return f'<w:gridSpan w:val="{count}"/>{more}'


def test_rows_are_numbered_with_their_heading() -> None:
    body = p("Return of the school") + tbl(
        tr("Date", "Event", settings=HEADING),
        tr("4 May 2021", "Absent"),
        tr("", ""),
        tr("6 May 2021", "Back"),
    )
    (table,) = tables(read_body(body))
    assert (table.name, table.title) == (1, "Return of the school")
    assert [(row.number, row.is_heading) for row in table.rows] == [
        (1, True),
        (2, False),
        (3, False),
        (4, False),
    ]
    assert grid(table)[3] == ["6 May 2021", "Back"]


def test_a_heading_that_is_switched_off_is_none() -> None:
    (table,) = tables(read_body(tbl(tr("x", settings='<w:tblHeader w:val="false"/>'))))
    assert not table.rows[0].is_heading


def test_lines_of_a_cell() -> None:
    body = tbl(tr(tc(p(), p("First line"), p(), p("second", "<w:r><w:br/></w:r>", "third"), p())))
    assert grid(tables(read_body(body))[0]) == [["First line\n\nsecond\nthird"]]


def test_tables_and_paragraphs_stand_in_reading_order() -> None:
    body = p("one") + tbl(tr("a")) + p("two") + tbl(tr("b")) + tbl(tr("c")) + p() + p("three")
    document = read_body(body)
    order = [entry.text if isinstance(entry, Paragraph) else entry.name for entry in document.parts]
    assert order == ["one", 1, "two", 2, 3, "three"]
    assert [table.title for table in tables(document)] == ["one", "two", ""]


def test_a_date_merged_down_is_said_again_and_marked() -> None:
    body = tbl(
        tr(tc("4 May 2021", settings=BEGINS), "first"),
        tr(tc(settings=GOES_ON), "second"),
        tr(tc(settings='<w:vMerge w:val="continue"/>'), "third"),
        tr("5 May 2021", "fourth"),
        tr(tc(settings=GOES_ON), "fifth"),
    )
    (table,) = tables(read_body(body))
    assert grid(table) == [
        ["4 May 2021", "first"],
        ["[4 May 2021]", "second"],
        ["[4 May 2021]", "third"],
        ["5 May 2021", "fourth"],
        ["[5 May 2021]", "fifth"],
    ]
    assert [row.cells[0].merged_down for row in table.rows] == [False, True, True, False, True]


def test_words_beneath_a_merge_are_never_lost() -> None:
    body = tbl(tr(tc("4 May 2021", settings=BEGINS), "a"), tr(tc("own words", settings=GOES_ON), "b"))
    assert grid(tables(read_body(body))[0]) == [["4 May 2021", "a"], ["own words", "b"]]


def test_a_merge_without_a_beginning_covers_nothing() -> None:
    assert grid(tables(read_body(tbl(tr(tc(settings=GOES_ON), "a"))))[0]) == [["", "a"]]


def test_cells_merged_across_keep_the_columns_in_line() -> None:
    body = tbl(
        tr(tc("When", settings=spans(2)), "What"),
        tr("from", "to", ""),
        tr("1 May", "4 May", "Holiday"),
        tr(tc("Total: 1", settings=spans(3))),
    )
    (table,) = tables(read_body(body))
    assert grid(table) == [
        ["When", "[When]", "What"],
        ["from", "to", ""],
        ["1 May", "4 May", "Holiday"],
        ["Total: 1", "[Total: 1]", "[Total: 1]"],
    ]


def test_a_block_merged_both_ways() -> None:
    body = tbl(
        tr(tc("block", settings=spans(2, BEGINS)), "a"),
        tr(tc(settings=spans(2, GOES_ON)), "b"),
        tr("x", "y", "z"),
    )
    (table,) = tables(read_body(body))
    assert grid(table) == [["block", "[block]", "a"], ["[block]", "[block]", "b"], ["x", "y", "z"]]
    assert [cell.merged_down for cell in table.rows[1].cells] == [True, True, False]


def test_old_merges_across() -> None:
    begins, goes_on = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    body = tbl(tr(tc("When", settings=begins), tc(settings=goes_on), "What"), tr("from", "to", "visit"))
    assert grid(tables(read_body(body))[0])[0] == ["When", "[When]", "What"]


def test_spans_that_no_row_needs_make_no_columns() -> None:
    body = tbl(
        tr(tc("Date", settings=spans(100_000)), tc("Event", settings=spans(2))),
        tr(tc("4 May 2021", settings=spans(100_000)), tc("Seen", settings=spans(2))),
    )
    assert grid(tables(read_body(body))[0]) == [["Date", "Event"], ["4 May 2021", "Seen"]]


def test_borders_dragged_by_a_hair_are_one_border() -> None:
    body = tbl(
        tr("Date", tc("Event", settings=spans(2))),
        tr(tc("4 May 2021", settings=spans(2)), "Seen"),
        grid=(2000, 60, 5000),
    )
    assert grid(tables(read_body(body))[0]) == [["Date", "Event"], ["4 May 2021", "Seen"]]


def test_borders_of_many_rows_each_dragged_a_little() -> None:
    rows = [
        tr(tc(f"{day} May", settings=spans(day)), tc(f"entry {day}", settings=spans(5 - day)))
        for day in range(1, 5)
    ]
    body = tbl(*rows, grid=(2000, 60, 60, 60, 5000))
    assert grid(tables(read_body(body))[0]) == [[f"{day} May", f"entry {day}"] for day in range(1, 5)]


def test_borders_far_apart_are_borders() -> None:
    body = tbl(
        tr("Date", tc("Event", settings=spans(2))),
        tr(tc("4 May 2021", settings=spans(2)), "Seen"),
        grid=(2000, 900, 5000),
    )
    assert grid(tables(read_body(body))[0])[0] == ["Date", "Event", "[Event]"]


def test_words_astray_in_a_cell_are_kept() -> None:
    cell = "<w:tc><w:r><w:t>astray</w:t></w:r><w:p/></w:tc>"
    assert grid(tables(read_body(tbl(tr("4 May", cell))))[0]) == [["4 May", "astray"]]


def test_a_narrow_column_of_its_own_stays_one() -> None:
    body = tbl(tr("Date", "", "Event"), tr("4 May 2021", "*", "Seen"), grid=(2000, 60, 5000))
    assert grid(tables(read_body(body))[0])[1] == ["4 May 2021", "*", "Seen"]


def test_rows_that_begin_late_or_end_early() -> None:
    body = tbl(
        tr("a", "b", "c"),
        tr("b", "c", settings='<w:gridBefore w:val="1"/>'),
        tr("a", settings='<w:gridAfter w:val="2"/>'),
    )
    assert grid(tables(read_body(body))[0]) == [["a", "b", "c"], ["", "b", "c"], ["a", "", ""]]


def test_rows_and_cells_in_wrappers_are_rows_and_cells() -> None:
    row = f"<w:sdt><w:sdtPr/><w:sdtContent>{tr('1 May', 'one')}</w:sdtContent></w:sdt>"
    custom = f"<w:customXml>{tr('2 May', 'two')}</w:customXml>"
    cell = tr("3 May", f"<w:sdt><w:sdtContent>{tc('three')}</w:sdtContent></w:sdt>")
    inserted = f"<w:ins>{tr('4 May', 'four')}</w:ins>"
    (table,) = tables(read_body(tbl(tr("Date", "Event"), row, custom, cell, inserted)))
    assert grid(table) == [
        ["Date", "Event"],
        ["1 May", "one"],
        ["2 May", "two"],
        ["3 May", "three"],
        ["4 May", "four"],
    ]
    assert [row.number for row in table.rows] == [1, 2, 3, 4, 5]


def test_rows_of_which_there_are_two_renderings_stand_once() -> None:
    both = f"<mc:Choice Requires='x'>{tr('1 May')}</mc:Choice><mc:Fallback>{tr('1 May')}</mc:Fallback>"
    (table,) = tables(read_body(tbl(f"<mc:AlternateContent>{both}</mc:AlternateContent>", tr("2 May"))))
    assert grid(table) == [["1 May"], ["2 May"]]


def test_a_table_within_a_paragraph_is_read_with_it() -> None:
    document = read_body(p("Weights", f"<w:r>{tbl(tr('2 weeks', '3.1 kg'))}</w:r>"))
    assert texts(document) == ["Weights\n2 weeks\t3.1 kg"]


def test_hidden_rows_are_marked() -> None:
    (table,) = tables(read_body(tbl(tr("x"), tr("y", settings="<w:hidden/>"))))
    assert [row.hidden for row in table.rows] == [False, True]


EVENTS = tbl(tr("Date", "Event"), tr("4 May 2021", "Home visit"), tr("6 May 2021", "Absent from school"))
WEIGHTS = tbl(tr("Age", "Weight"), tr("2 weeks", "3.1 kg"), tr("4 weeks", "3.3 kg"))


def test_a_table_in_a_frame_stands_alone() -> None:
    document = read_body(tbl(tr(tc(p("Events known to the school"), EVENTS, p("Signed: A. Barr")))))
    frame, events = tables(document)
    assert (frame.name, grid(frame)) == (1, [["Events known to the school\nSigned: A. Barr"]])
    assert (events.name, events.title) == (2, "Events known to the school")
    assert grid(events)[1] == ["4 May 2021", "Home visit"]


def test_a_frame_without_words_is_not_counted() -> None:
    document = read_body(tbl(tr(tc(EVENTS, p()), tc(EVENTS))) + tbl(tr("last")))
    assert [(table.name, len(table.rows)) for table in tables(document)] == [(1, 3), (2, 3), (3, 1)]


def test_a_dated_table_beside_a_label_stands_alone() -> None:
    document = read_body(tbl(tr("4. Chronology", tc(EVENTS)), tr("5. Signed", "A. Barr")))
    form, events = tables(document)
    assert grid(form) == [["4. Chronology", ""], ["5. Signed", "A. Barr"]]
    assert grid(events)[2] == ["6 May 2021", "Absent from school"]


def test_a_small_table_in_an_event_stays_in_the_event() -> None:
    document = read_body(
        tbl(tr("Date", "Event"), tr("4 May 2021", tc(p("Clinic. Weights:"), WEIGHTS, p("Thriving."))))
    )
    (table,) = tables(document)
    expected = "Clinic. Weights:\nAge\tWeight\n2 weeks\t3.1 kg\n4 weeks\t3.3 kg\nThriving."
    assert grid(table)[1] == ["4 May 2021", expected]


def test_a_small_table_in_a_long_entry_of_one_column_stays_in_it() -> None:
    entry = (
        "4 May 2021 Clinic. Brought by father, undressed and weighed, alert, smiling, no marks seen at all."
    )
    (table,) = tables(read_body(tbl(tr(tc(p(entry), WEIGHTS)))))
    assert grid(table)[0][0].startswith(entry)
    assert "2 weeks\t3.1 kg" in grid(table)[0][0]


def test_a_frame_that_holds_only_a_note_is_kept_for_it() -> None:
    note = '<w:r><w:footnoteReference w:id="5"/></w:r>'
    notes = part("footnotes", f'<w:footnote w:id="5">{p("as reported")}</w:footnote>')
    document = read_body(tbl(tr(tc(p(note)), tc(EVENTS))), footnotes=("footnotes", notes))
    assert tables(document)[0].rows[0].cells[0].notes == ("Footnote 1: as reported",)


def test_frames_within_frames() -> None:
    inner = tbl(tr(tc(EVENTS)))
    document = read_body(tbl(tr(tc(tbl(tr(tc(inner)))))))
    (events,) = tables(document)
    assert (events.name, grid(events)[1]) == (1, ["4 May 2021", "Home visit"])


def test_notes_and_text_boxes_of_a_nested_table_are_kept() -> None:
    note = '<w:r><w:footnoteReference w:id="5"/></w:r>'
    nested = tbl(tr(tc(p("2 weeks", note)), tc(p("3.1 kg", text_box(p("on new scales"))))))
    notes = part("footnotes", f'<w:footnote w:id="5">{p("as reported")}</w:footnote>')
    document = read_body(tbl(tr("4 May 2021", tc(p("Weights"), nested))), footnotes=("footnotes", notes))
    (table,) = tables(document)
    assert table.rows[0].cells[1].notes == ("Footnote 1: as reported",)
    assert texts(document) == ["on new scales"]


NUMBERED = '<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
LISTS = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>'
    "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/>'
    "</w:lvlOverride></w:num>",
)


def numbered(text: str, number: int = 1, level: int = 0) -> str:
    return p(*([text] if text else []), settings=NUMBERED.format(level=level, number=number))


def test_automatic_numbers_of_rows_are_read() -> None:
    rows = [
        tr(tc(numbered("")), "4 May 2021"),
        tr(tc(numbered("")), "5 May 2021"),
        tr(tc(numbered("", 3)), "6 May 2021"),
    ]
    (table,) = tables(read_body(tbl(tr("No", "Date"), *rows), numbering=("numbering", LISTS)))
    assert [row[0] for row in grid(table)] == ["No", "1.", "2.", "7."]


def test_the_numbers_of_several_entries_in_a_cell_are_read() -> None:
    cell = tc(
        numbered("Refer"),
        numbered("by phone", level=1),
        numbered("in writing", level=1),
        numbered("Call back"),
    )
    (table,) = tables(read_body(tbl(tr(cell)), numbering=("numbering", LISTS)))
    assert grid(table) == [["1. Refer\n1.a) by phone\n1.b) in writing\n2. Call back"]]


def test_no_number_is_put_before_a_figure_or_a_single_entry() -> None:
    cells = [
        tc(numbered("14 May 2021"), numbered("15 May 2021")),
        tc(numbered("Home visit")),
        tc(numbered("x", 2), numbered("y", 2)),
    ]
    (table,) = tables(read_body(tbl(tr(*cells)), numbering=("numbering", LISTS)))
    assert grid(table) == [["14 May 2021\n15 May 2021", "Home visit", "x\ny"]]


@given(
    st.lists(
        st.lists(
            st.tuples(st.integers(1, 4), st.sampled_from(["", BEGINS, GOES_ON])), min_size=1, max_size=5
        ),
        min_size=1,
        max_size=6,
    )
)
def test_whatever_the_merges_every_word_stands_once_in_its_row(shape: list[list[tuple[int, str]]]) -> None:
    rows = [
        [(f"w{at}x{place}", span, merge) for place, (span, merge) in enumerate(row)]
        for at, row in enumerate(shape)
    ]
    xml = tbl(*(tr(*(tc(text, settings=spans(span, merge)) for text, span, merge in row)) for row in rows))
    (table,) = tables(read_body(xml))
    assert len({len(row.cells) for row in table.rows}) == 1
    for row, expected in zip(table.rows, rows, strict=True):
        assert [cell.text for cell in row.cells if not cell.is_empty] == [text for text, _, _ in expected]


@pytest.mark.parametrize("span", ["-4", "0", "x", "99999999999999999999", "1e9"])
def test_senseless_spans_are_no_fault(span: str) -> None:
    body = tbl(tr(tc("a", settings=f'<w:gridSpan w:val="{span}"/>'), "b"), tr("c", "d"))
    found = grid(tables(read_body(body))[0])
    assert found[0][0] == "a"
    assert found[0][-1] == "b"


def test_rows_all_shifted_against_one_another_stay_readable() -> None:
    rows = [
        tr("4 May 2021", f"event {at}", settings=f'<w:gridBefore w:val="{at * 3}"/>') for at in range(400)
    ]
    (table,) = tables(read_body(tbl(*rows)))
    assert grid(table)[399] == ["4 May 2021", "event 399"]


def test_a_table_of_a_drawing_is_a_table() -> None:
    document = read_body(p("before", text_box(p("note"), EVENTS)))
    assert texts(document) == ["before", "note"]
    assert isinstance(document.parts[2], Table)
    assert set_aside(document) == []
