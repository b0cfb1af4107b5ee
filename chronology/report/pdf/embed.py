"""Putting a face into the file: only the glyphs that were drawn, and which characters they stand for.

What is drawn is written in codes of two bytes. A letter that stands by itself has its own number in Unicode
for a code, so that whole lines are encoded at once; a glyph that was shaped has one from the private area.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Mapping
from itertools import groupby

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
)

from chronology.report.pdf.faces import Face
from chronology.report.pdf.spool import Quick, Spool

_NOT_FOR_PAPER = ("GDEF", "GPOS", "GSUB", "OS/2", "cmap", "gasp", "name", "post", "STAT", "DSIG", "kern")
_SYMBOLIC = 4
_UPRIGHT_STEM = 80
_AT_ONCE = 100  # pairs in one section of a character map; the format allows no more

_SHAPED = 0xE000  # of 6,400 private codes; no face that ships has so many glyphs


def code_of_shaped(glyph: int) -> int:
    """The code of a glyph that was chosen by shaping."""
    return _SHAPED + glyph


def embedded(document: Spool, face: Face, words: Mapping[int, str]) -> PDFDictionary:
    """The face as a font of the document. `words` are the codes drawn, with what they stand for."""
    glyphs = {code: code - _SHAPED if code >= _SHAPED else face.glyphs[chr(code)] for code in sorted(words)}
    data = _subset(face, glyphs.values())
    name = PDFName(f"{_tag(face.name, glyphs)}+{face.name}")
    program = PDFStream(PDFDictionary({"Length1": len(data)}), data, [Quick()])
    character_map = PDFStream(content=_character_map(words), filters=[Quick()])
    glyph_map = PDFStream(content=_glyph_map(glyphs), filters=[Quick()])
    system = {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
    inner = {
        "Type": "/Font",
        "Subtype": "/CIDFontType2",
        "BaseFont": name,
        "CIDSystemInfo": PDFDictionary(system),
        "FontDescriptor": document.refer(_descriptor(face, name, document.refer(program))),
        "DW": 0,
        "W": _widths(face, glyphs),
        "CIDToGIDMap": document.refer(glyph_map),
    }
    outer = {
        "Type": "/Font",
        "Subtype": "/Type0",
        "BaseFont": name,
        "Encoding": "/Identity-H",
        "DescendantFonts": PDFArray([document.refer(PDFDictionary(inner))]),
        "ToUnicode": document.refer(character_map),
    }
    return PDFDictionary(outer)


def _subset(face: Face, glyphs: Iterable[int]) -> bytes:
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    wanted.glyph_set.update(glyphs)
    for table in _NOT_FOR_PAPER:
        wanted.drop_table_tag_set.add(int.from_bytes(table.encode(), "big"))
    return bytes(hb.subset(face.source, wanted).blob.data)


def _tag(name: str, codes: Iterable[int]) -> str:
    """The six letters that tell this subset from another one of the same face."""
    rest = sum((at + 1) * code for at, code in enumerate(codes)) + sum(name.encode())
    letters = ""
    for _ in range(6):
        rest, letter = divmod(rest, 26)
        letters += chr(65 + letter)
    return letters


def _descriptor(face: Face, name: str, program: PDFObjectReference) -> PDFDictionary:
    extents = face.shaper.get_font_extents("ltr")
    scale = face.scale
    up, down = round(extents.ascender * scale), round(extents.descender * scale)
    tall = face.shaper.get_metric_position(hb.OTMetricsTag.CAP_HEIGHT)
    entries = {
        "Type": "/FontDescriptor",
        "FontName": name,
        "Flags": _SYMBOLIC,
        "FontBBox": PDFArray([-1000, down, 3000, up]),
        "ItalicAngle": 0,
        "Ascent": up,
        "Descent": down,
        "CapHeight": round((tall or 714) * scale),
        "StemV": _UPRIGHT_STEM,
        "FontFile2": program,
    }
    return PDFDictionary(entries)


def _widths(face: Face, glyphs: Mapping[int, int]) -> PDFArray:
    """The widths of codes, neighbours together: `3 [260 572] 40 [639]`."""
    parts: list[object] = []
    for _, group in groupby(enumerate(glyphs), key=lambda pair: pair[1] - pair[0]):
        run = [code for _, code in group]
        parts += [run[0], PDFArray([face.advance(glyphs[code]) for code in run])]
    return PDFArray(parts)


def _glyph_map(glyphs: Mapping[int, int]) -> bytes:
    """The glyph of each code from 0 to the highest, in two bytes."""
    table = array("H", bytes(2 * (max(glyphs) + 1)))
    for code, glyph in glyphs.items():
        table[code] = glyph
    if sys.byteorder == "little":
        table.byteswap()
    return table.tobytes()


def _character_map(words: Mapping[int, str]) -> bytes:
    pairs = [
        b"<%04X><%s>" % (code, words[code].encode("utf-16-be").hex().upper().encode())
        for code in sorted(words)
    ]
    sections = [
        b"%d beginbfchar\n%s\nendbfchar\n" % (len(part), b"\n".join(part))
        for part in (pairs[at : at + _AT_ONCE] for at in range(0, len(pairs), _AT_ONCE))
    ]
    return (
        b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        b"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        b"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        b"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"
        + b"".join(sections)
        + b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    )
