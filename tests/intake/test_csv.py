"""Tables in plain text: any encoding, any sign between the columns, quotes as people write them."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from chronology.intake.encoding import decode
from tests.intake.sheet_files import read, rows_of, texts

TABLE = (
    "Date,Event,Action\n"
    "12/03/2019,Mother said she’s “fine” – café visit £20,None\n"
    "13/03/2019,Siân and Zoë seen: Müller’s report,Referral\n"
)
ROWS = [line.split(",") for line in TABLE.splitlines()]


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"],
)
def test_any_encoding(encoding):
    document = read(TABLE.encode(encoding))
    assert texts(document) == ROWS
    assert document.warnings == ()


def test_the_encoding_of_dos():
    plain = TABLE.translate(str.maketrans("’“”–", '\'""-'))
    assert texts(read(plain.encode("cp850")))[2][1] == "Siân and Zoë seen: Müller's report"


def test_bytes_of_two_encodings_are_all_read_and_said():
    document = read(TABLE.encode() + "14/03/2019,It’s “ok”,No\n".encode("cp1252"))
    assert texts(document) == [*ROWS, ["14/03/2019", "It’s “ok”", "No"]]
    assert len(document.warnings) == 1


@pytest.mark.parametrize("sign", [",", ";", "\t", "|", "^", "~"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_any_sign_and_any_line_end(sign, line_end):
    assert texts(read(TABLE.replace(",", sign).replace("\n", line_end).encode())) == ROWS


def test_the_sign_that_the_first_line_states():
    document = read(b"sep=;\r\nDate;Event\r\n4/3/2019;Visit, seen\r\n")
    assert [(row.number, row.cells[1].text) for row in rows_of(document)] == [
        (1, "Event"),
        (2, "Visit, seen"),
    ]


def test_rows_are_numbered_as_a_spreadsheet_numbers_them():
    document = read(b'Police return\n\nDate,Event\n4/3/2019,"Visit\nchild seen"\n\n5/3/2019,Call\n')
    assert [row.number for row in rows_of(document)] == [1, 3, 4, 6]


def test_titles_above_and_notes_beneath_do_not_change_the_sign():
    lines = ["Return of the police, Eastmere", "Child: A; born 2018", "", "Date;Event;Action"]
    lines += [f"{day}/3/2019;Visit, seen, well;None" for day in range(1, 6)] + ["End of return, page 1 of 1"]
    assert texts(read("\n".join(lines).encode()))[3] == ["1/3/2019", "Visit, seen, well", "None"]


def test_bare_commas_in_the_words_part_no_columns():
    data = (
        b"Date,Agency,Event\n1/2/2019,Police,Visit, mother seen, father not\n2/2/2019,GP,Call, no answer\n"
        b"3/2/2019,GP,Fine\n"
    )
    assert texts(read(data))[1] == ["1/2/2019", "Police", "Visit, mother seen, father not"]


def test_a_quote_left_open_swallows_no_rows():
    data = b'Date,Event\n1/2/2019,"Visit\n2/2/2019,Call\n3/2/2019,"said ""hi"" then"\n4/2/2019,the 6" nail\n'
    assert [row[1] for row in texts(read(data))] == [
        "Event",
        '"Visit',
        "Call",
        'said "hi" then',
        'the 6" nail',
    ]


def test_quotes_within_quotes_however_written():
    data = b'Date,Event\n1/2/2019,"He said "stop" twice"\n2/2/2019,"He said \\"no\\""\n3/2/2019, "spaced" \n'
    assert [row[1] for row in texts(read(data))][1:] == ['He said "stop" twice', 'He said "no"', "spaced"]


def test_lines_wrapped_in_quotes_as_a_whole_are_unwrapped():
    data = b'"Date,Agency,Event"\r\n"1/2/2019,Police,""Visit, seen"""\r\n\r\n"2/2/2019,GP,Call"\r\n'
    assert texts(read(data))[1:] == [["1/2/2019", "Police", "Visit, seen"], ["2/2/2019", "GP", "Call"]]


def test_quoted_sentences_stay_sentences():
    assert read(b'"Mother said no."\n"Father said yes."\n').kind == "txt"


def test_bare_line_feeds_within_a_windows_file_are_breaks_in_the_words():
    data = (
        b"Date,Event,Action\r\n1/2/2019,Line one\nline two,None\r\n2/2/2019,Call\nagain,No\r\n"
        b"3/2/2019,x,y\r\n"
    )
    assert texts(read(data))[1:3] == [
        ["1/2/2019", "Line one\nline two", "None"],
        ["2/2/2019", "Call\nagain", "No"],
    ]


def test_ragged_rows_keep_what_they_have():
    assert texts(read(b"a,b,c\n1,2\n1,2,3,4\n1,2,3\n4,5,6\n"))[1:3] == [["1", "2"], ["1", "2", "3", "4"]]


def test_a_cell_of_a_megabyte_is_whole():
    long = "word " * 250_000
    document = read(f'Date,Event\n4/3/2019,"{long}"\n'.encode())
    assert texts(document)[1][1] == long


def test_control_characters_leave_the_words():
    data = b"Date,Event\n1/2/2019,Vi\x00\x01sit\x7f seen\n2/2/2019,Call to the school about the week\n"
    assert texts(read(data))[1][1] == "Visit seen"


@pytest.mark.parametrize(
    "text",
    [
        "On 3 March 2019, the mother called. She was upset, and said so.\nLater, on 4 March, she rang.\n",
        "12/03/2019 - Home visit, mother seen.\n14/03/2019 - Call, no answer.\n20/03/2019: Met, all came.\n",
        "Visit\nCall\nMeeting\n",
    ],
)
def test_sentences_are_no_table(text):
    assert read(text.encode()).kind == "txt"


_FIELD = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=12)
_CELL = st.one_of(
    _FIELD, st.tuples(_FIELD, _FIELD).map("\n".join), st.sampled_from(['"', 'a "b" c', "a,b", "; x"])
)


@settings(max_examples=150, deadline=None)
@given(
    st.integers(2, 5).flatmap(
        lambda width: st.lists(st.lists(_CELL, min_size=width, max_size=width), min_size=2, max_size=6)
    ),
    st.sampled_from([",", ";", "\t", "|"]),
)
def test_what_a_program_writes_is_read_back(rows, sign):
    assume(all(any(cell.strip() for cell in row) for row in rows))
    out = io.StringIO()
    out.write(f"sep={sign}\r\n")
    csv.writer(out, delimiter=sign, quoting=csv.QUOTE_ALL).writerows(rows)
    assert texts(read(out.getvalue().encode("utf-8-sig"))) == rows


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_are_lost_or_end_the_program(data):
    found = decode(data)
    assert found is None or isinstance(found.text, str)
