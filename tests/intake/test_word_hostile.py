"""Word files that are broken or made to do harm: one sentence, or what can be read, never anything else."""

from __future__ import annotations

import contextlib
import random

import pytest

from chronology.intake.grid import CannotRead
from tests.intake.word_files import (
    SPACES,
    document_xml,
    everything,
    grid,
    p,
    packed,
    r,
    read,
    read_body,
    tables,
    tbl,
    tc,
    texts,
    tr,
    word_file,
)


def refusal(data: bytes) -> str:
    with pytest.raises(CannotRead) as caught:
        read(data)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert "Traceback" not in sentence
    return sentence


def read_or_refused(data: bytes) -> None:
    """Any other exception than the refusal fails the test."""
    with contextlib.suppress(CannotRead):
        read(data)


def test_definitions_in_the_xml_are_refused() -> None:
    bomb = '<!DOCTYPE z [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
    away = '<!DOCTYPE z [<!ENTITY c SYSTEM "file:///etc/hostname">]>'
    for definitions in (bomb, away):
        inside = "<w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body>"
        xml = f"<?xml version='1.0'?>{definitions}<w:document {SPACES}>{inside}</w:document>"
        assert "can be used for harm" in refusal(word_file("", replaced={"word/document.xml": xml}))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        word_file(p("x"))[:-200],
        word_file(p("x"), replaced={"word/document.xml": "<w:document"}),
        word_file(p("x"), replaced={"word/document.xml": b""}),
        word_file(p("x"), replaced={"word/document.xml": b"\xff\xfe\x00"}),
        word_file(p("x"), replaced={"word/document.xml": "<other/>"}),
        word_file(p("x"), replaced={"word/document.xml": f"<w:document {SPACES}/>"}),
        word_file(p("x", settings='<w:pStyle w:val="a"/>'), {"styles.xml": ("styles", "<not xml")}),
        packed({"a.txt": "no Word"}),
    ],
)
def test_a_broken_file_is_told_in_one_sentence(data: bytes) -> None:
    refusal(data)


def test_tables_nested_without_end_are_refused_or_read() -> None:
    for depth in (20, 60, 100, 5_000):
        body = "<w:tbl><w:tr><w:tc>" * depth + p("deep") + "</w:tc></w:tr></w:tbl>" * depth
        try:
            assert "deep" in everything(read_body(body))
        except CannotRead:
            assert depth > 60


def test_wrappers_nested_without_end_are_refused_or_read() -> None:
    for depth in (100, 230, 5_000):
        body = p("<w:smartTag>" * depth + r("deep") + "</w:smartTag>" * depth)
        try:
            assert texts(read_body(body)) == ["deep"]
        except CannotRead:
            assert depth > 230


def test_tables_of_millions_of_cells_are_refused() -> None:
    begins = [tr("x", settings=f'<w:gridBefore w:val="{at}"/>') for at in range(200)]
    body = tbl(*begins, *(["<w:tr><w:tc><w:p/></w:tc></w:tr>"] * 12_000))
    assert "too large" in refusal(word_file(body))


def test_a_cell_of_a_megabyte_is_read_whole() -> None:
    entry = "She said no. " * 80_000
    body = tbl(tr("4 May 2021", tc(p(entry))), tr("5 May 2021", tc(*(["a line"] * 20_000))))
    table = grid(tables(read_body(body))[0])
    assert table[0][1] == entry
    assert table[1][1].count("a line") == 20_000


def test_an_element_with_no_name_to_it_is_no_fault() -> None:
    odd = "<w:tbl/><w:tbl><w:tr/></w:tbl><w:sdt/><w:r/><w:altChunk/><mc:AlternateContent/>"
    odd += "<w:p><w:r><w:sym/></w:r></w:p>"
    assert texts(read_body(odd + p("kept", "<w:r><w:fldChar/></w:r>", "<mc:AlternateContent/>"))) == ["kept"]


def test_files_damaged_in_any_byte_are_read_or_refused() -> None:
    rows = [tr(f"{day} May 2021", tc(p("Seen ", r("alone", "<w:strike/>")))) for day in range(1, 20)]
    whole = word_file(p("Title") + tbl(*rows))
    chance = random.Random(7)
    for _ in range(300):
        broken = bytearray(whole)
        for _ in range(chance.randrange(1, 12)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        end = chance.randrange(1, len(broken) + 1) if chance.random() < 0.3 else len(broken)
        read_or_refused(bytes(broken[:end]))


def test_xml_damaged_in_any_tag_is_read_or_refused() -> None:
    rows = [tr(f"{day} May 2021", tc(p("Seen ", r("alone", "<w:strike/>")))) for day in range(1, 6)]
    pieces = document_xml(p("Title") + tbl(*rows)).split(">")
    chance = random.Random(11)
    for _ in range(300):
        broken = list(pieces)
        for _ in range(chance.randrange(1, 4)):
            at = chance.randrange(2, len(broken))
            broken[at : at + 1] = chance.choice(
                ([], [broken[at]] * 2, [broken[chance.randrange(2, len(broken))]])
            )
        read_or_refused(word_file("", replaced={"word/document.xml": ">".join(broken)}))
