"""The kind of a file is told by its content, and what cannot be read gets one sentence on what to do."""

from __future__ import annotations

import hashlib
import io
import zipfile

import pytest

from chronology.intake.file import read_bytes, read_file
from chronology.intake.grid import CannotRead
from chronology.intake.kind import kind_of
from chronology.intake.readers import readers
from tests.intake.sheet_files import ods, words, worksheet, xlsx, zipped

SHEET = worksheet(f'<row r="1">{words("A1", "Visit")}</row>')


def test_every_kind_that_can_be_told_can_be_read():
    assert {"docx", "xlsx", "xls", "ods", "odt", "csv", "txt"} <= set(readers())


@pytest.mark.parametrize("name", ["return.docx", "return.csv", "return.pdf", "return"])
def test_the_name_says_nothing(name):
    assert read_bytes(xlsx(SHEET), name).kind == "xlsx"
    assert read_bytes(b"Date,Event\n4/3/2019,Visit\n", name).kind == "csv"


def test_open_document_is_told_by_its_first_member_or_its_manifest():
    assert kind_of(ods("")) == "ods"
    manifest = '<manifest full-path="/" media-type="application/vnd.oasis.opendocument.text"/>'
    assert kind_of(zipped({"content.xml": "<x/>", "META-INF/manifest.xml": manifest})) == "odt"


def test_a_package_without_its_list_of_contents_is_told_by_its_parts():
    assert kind_of(zipped({"xl/workbook.xml": "<workbook/>"})) == "xlsx"
    assert kind_of(zipped({"word/document.xml": "<document/>"})) == "docx"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\n\n%PDF-1.4", "PDF"),
        (b"{\\rtf1\\ansi Visit}", "Rich Text"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF" + b"\0" * 40, "picture"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 40, "picture"),
        (b"\0\0\0\x18ftypM4A " + b"\0" * 40, "recording"),
        (b"\x1f\x8b\x08\0" + b"\1" * 40, "packed"),
        (b"Rar!\x1a\x07\0", "packed"),
        (b"SQLite format 3\0" + b"\0" * 40, "database"),
        (b"MZ\x90\0\x03\0\0\0", "program"),
        (b"<!DOCTYPE html><html><table><tr><td>Visit</td></tr></table></html>", "web page"),
        (b"Received: from a\n by b\nFrom: c\nSubject: d\n\nVisit\n", "e-mail"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "2003"),
        (b'<?xml version="1.0"?><anything/>', "XML"),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n", "calendar"),
        (b'[\n {"agency": "Police", "text": "Called, 3 May 2019"},\n {"text": "x"}\n]', "JSON"),
        (b'{"events": [1, 2, 3]}', "JSON"),
        (b"\x09\x04\x06\0\0\x04\x10\0\0\0" + b"\0" * 40, "before Excel 97"),
        (bytes(range(256)) * 20, "cannot be read here"),
        (zipped({"a.txt": "x", "b.txt": "y"}), "zip folder"),
        (zipped({"ppt/presentation.xml": "<p/>"}), "presentation"),
        (zipped({"xl/workbook.bin": b"\0"}), "xlsb"),
        (zipped({"Index/Document.iwa": b"\0"}), "Apple"),
        (xlsx(SHEET)[:300], "damaged"),
        (b"PK\x03\x04" + b"\0" * 100, "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000, "damaged"),
    ],
)
def test_what_cannot_be_read_is_said_with_what_to_do(data, said):
    with pytest.raises(CannotRead) as refused:
        read_bytes(data, "return.xlsx")
    sentence = str(refused.value)
    assert said in sentence
    assert sentence.startswith("This ")
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_a_locked_zip_is_said():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("[Content_Types].xml", "x")
    locked = bytearray(out.getvalue())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(signature) + flags] |= 1
    with pytest.raises(CannotRead, match="password"):
        kind_of(bytes(locked))


def test_a_locked_open_document_is_said():
    manifest = "<manifest:encryption-data/>"
    data = zipped(
        {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "META-INF/manifest.xml": manifest}
    )
    with pytest.raises(CannotRead, match="password"):
        kind_of(data)


@pytest.mark.parametrize(
    "text",
    [
        "From: the clerk\nTo: the panel\nSubject: visit\n\n4/3/2019 Visit, child seen.\n",
        "MZ called at ten.\nNo answer.\n",
        "BM was told.\nII* noted.\n",
        "<4 years old at the time of the visit.\n",
    ],
)
def test_words_that_look_like_something_else_stay_words(text):
    assert kind_of(text.encode()) == "txt"


def test_files_that_are_not_there_are_said(tmp_path):
    with pytest.raises(CannotRead, match="no file of this name"):
        read_file(tmp_path / "none.csv")
    with pytest.raises(CannotRead, match="folder"):
        read_file(tmp_path)


def test_a_file_carries_its_name_and_its_mark(tmp_path):
    path = tmp_path / "return.csv"
    path.write_bytes(b"Date,Event\n4/3/2019,Visit\n")
    document = read_file(path)
    assert document.file == "return.csv"
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_words_that_turn_their_direction_are_said():
    document = read_bytes("Date,Event\n4/3/2019,Visit \u202etisiv\u202c\n".encode(), "return.csv")
    assert any("direction" in warning for warning in document.warnings)
