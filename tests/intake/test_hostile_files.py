"""Files that are broken or made to do harm: each is read, or refused in one sentence."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest

from chronology.intake import limits
from chronology.intake.archive import Archive, parse_xml
from chronology.intake.grid import CannotRead
from tests.intake.sheet_files import MAIN, OFFICE, read, rows_of, texts, words, worksheet, xlsx, zipped

ONE = f'<row r="1">{words("A1", "Visit")}</row>'


def refused(data: bytes) -> str:
    with pytest.raises(CannotRead) as found:
        read(data)
    sentence = str(found.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def test_rows_and_rows_of_empty_formatted_rows_are_read_past():
    empty = "".join(
        f'<row r="{at}" s="1" customFormat="1"><c r="A{at}" s="1"/></row>' for at in range(2, 300_001)
    )
    (row,) = rows_of(read(xlsx(worksheet(ONE + empty))))
    assert row.cells[0].text == "Visit"


def test_a_stray_word_in_the_last_row_is_read():
    last = f'<row r="1048576">{words("C1048576", "stray")}</row>'
    assert [row.number for row in rows_of(read(xlsx(worksheet(ONE + last))))] == [1, 1_048_576]


def test_cells_at_the_two_ends_of_a_sheet_are_refused():
    last = f'<row r="1048576">{words("XFD1048576", "stray")}</row>'
    assert "apart" in refused(xlsx(worksheet(ONE + last)))


@pytest.mark.parametrize("place", ["XFD1048576", "ZZ900000", "xfd1048576", "$XFD$1048576"])
def test_a_cell_that_stands_elsewhere_than_its_row_says_is_refused_before_it_is_made_room_for(place):
    assert "apart" in refused(xlsx(worksheet(f'<row r="1">{words("A1", "Visit")}{words(place, "x")}</row>')))


@pytest.mark.parametrize("place", ["ZZZZZ9", "A99999999999999999999", "XFD9999999"])
def test_places_that_no_sheet_has_are_refused(place):
    row = f'<row r="{place.lstrip("ZXFDA")}">{words(place, "x")}</row>'
    refused(xlsx(worksheet(ONE + row)))


def test_a_wide_row_over_many_unplaced_ones_is_refused():
    rows = "<row>" + "<c><v>1</v></c>" * 16_000 + "</row>" + "<row><c><v>1</v></c></row>" * 2_000
    assert "apart" in refused(xlsx(worksheet(rows)))


def test_merges_over_everything_are_refused():
    rows = "".join(
        f'<row r="{at}">{words(f"A{at}", "x")}{words(f"Z{at}", "y")}</row>' for at in range(1, 3000)
    )
    merges = "<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 100 + "</mergeCells>"
    assert "merges" in refused(xlsx(worksheet(rows, merges)))


def test_a_zip_that_unpacks_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(limits, "UNPACKED", 1_000_000)
    assert "packed inside" in refused(xlsx(b" " * (limits.UNPACKED + 1)))


def test_a_zip_that_lies_about_its_sizes_is_refused(monkeypatch):
    monkeypatch.setattr(limits, "UNPACKED", 1_000_000)
    data = xlsx(b" " * (limits.UNPACKED + 1))
    true = (limits.UNPACKED + 1).to_bytes(4, "little")
    assert data.count(true) == 2
    with pytest.raises(CannotRead):
        Archive(data.replace(true, b"\x10\0\0\0")).read("xl/worksheets/sheet1.xml")


def test_many_small_members_share_one_limit(monkeypatch):
    monkeypatch.setattr(limits, "UNPACKED", 1000)
    archive = Archive(zipped({f"{at}.bin": b"\0" * 400 for at in range(3)}))
    assert [len(archive.read(f"{at}.bin")) for at in range(2)] == [400, 400]
    with pytest.raises(CannotRead):
        archive.read("2.bin")


def test_too_many_members_are_refused(monkeypatch):
    monkeypatch.setattr(limits, "MEMBERS", 3)
    assert "parts" in refused(xlsx(worksheet(ONE)))


def test_a_member_with_a_wrong_checksum_is_damage():
    data = zipped({"a.xml": "<a/>"})
    checksum = zlib.crc32(b"<a/>").to_bytes(4, "little")
    archive = Archive(data.replace(checksum, b"\1\2\3\4"))
    with pytest.raises(CannotRead):
        archive.read("a.xml")


def test_members_are_found_whatever_their_case_and_slashes():
    archive = Archive(zipped({"XL/Workbook.xml": "<a/>"}))
    assert "/xl/workbook.XML" in archive
    assert archive.read("xl\\workbook.xml") == b"<a/>"
    assert "xl/other.xml" not in archive


def test_a_repacked_container_holds_what_was_wanted():
    archive = Archive(zipped({"a.xml": "<a/>", "b.png": b"\x89PNG"}))
    with zipfile.ZipFile(io.BytesIO(archive.repacked(lambda name: name.endswith(".xml")))) as fresh:
        assert fresh.namelist() == ["a.xml"]


ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;"> %s]>'
)


@pytest.mark.parametrize(
    "extra", ["", '<!ENTITY d SYSTEM "file:///etc/hostname">', '<!ENTITY % e SYSTEM "http://x">']
)
@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml"]
)
def test_entities_are_never_expanded(part, extra):
    body = {
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="&c;" r:id="a"/></sheets>'
            "</workbook>"
        ),
        "xl/worksheets/sheet1.xml": worksheet('<row r="1"><c r="A1" t="str"><v>&c;</v></c></row>'),
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><x>&c;</x></styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>&c;</t></si></sst>',
    }[part]
    links = {
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships><Relationship Id="a" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="s" Type="{OFFICE}/styles" Target="styles.xml"/>'
            f'<Relationship Id="t" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
        )
    }
    assert "definitions" in refused(xlsx(worksheet(ONE), {**links, part: ENTITIES % extra + body}))


def test_deep_nesting_is_damage():
    refused(xlsx("<a>" * 100_000))
    with pytest.raises(CannotRead):
        parse_xml(b"<a>" * 5000 + b"</a>" * 5000)


def test_forbidden_characters_do_not_make_xml_unreadable():
    assert parse_xml(b"<a>Vi\x01sit&#x1F;&#10;seen</a>").text == "Visit\nseen"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_workbook_cut_short_is_refused(share):
    data = xlsx(worksheet(ONE * 1))
    refused(data[: int(len(data) * share)])


def test_a_long_cell_is_whole():
    long = "word " * 250_000
    assert texts(read(xlsx(worksheet(f'<row r="1">{words("A1", long + ".")}</row>')))) == [[long + "."]]


@pytest.mark.parametrize(
    "data",
    [
        b"," * 20_000,
        b'a,"b' * 20_000,
        b"a\tb\n" * 8_000,
        b"\n" * 6_000 + b"x",
        b"a,b\n" + b"\n" * 6_000,
        b"a   b\n" * 6_000,
    ],
)
def test_texts_that_no_return_is_like_are_refused(data, monkeypatch):
    monkeypatch.setattr(limits, "CELLS", 10_000)
    monkeypatch.setattr(limits, "LINES", 5_000)
    assert "too large" in refused(data)


def test_a_sheet_with_too_many_words_is_refused(monkeypatch):
    monkeypatch.setattr(limits, "CELLS", 10)
    rows = "".join(f'<row r="{at}">{words(f"A{at}", "x")}</row>' for at in range(1, 30))
    assert "filled cells" in refused(xlsx(worksheet(rows)))


def test_quotes_that_never_close_are_looked_at_once():
    line = b" " * 3000 + b'"x,y\n'
    assert len(rows_of(read(line * 1500))) == 1500


def test_a_file_beyond_every_limit_is_refused(monkeypatch):
    monkeypatch.setattr(limits, "FILE", 1000)
    assert "too large" in refused(b"a,b\n" * 500)


def test_a_text_beyond_its_limit_is_refused(monkeypatch):
    monkeypatch.setattr(limits, "TEXT_FILE", 1000)
    assert "too large" in refused(b"a,b\n" * 500)
