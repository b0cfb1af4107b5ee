"""Putting a face into the file: only the glyphs that were drawn, and which characters they stand for."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

import uharfbuzz as hb

from chronology.report.pdf.faces import Face
from chronology.report.pdf.objects import ObjectFile

_NOT_FOR_PAPER = ("GDEF", "GPOS", "GSUB", "OS/2", "cmap", "gasp", "name", "post", "STAT", "DSIG", "kern")
_SYMBOLIC = 4
_UPRIGHT_STEM = 80
_AT_ONCE = 100  # pairs in one section of a character map; the format allows no more


def embed(file: ObjectFile, number: int, face: Face, glyphs: Mapping[int, str]) -> None:
    """Write the face under an object's number. `glyphs` are those drawn, with the words they stand for."""
    drawn = sorted(glyphs)
    program, descriptor, inner, words = (file.reserve() for _ in range(4))
    data = _subset(face, drawn)
    name = b"%s+%s" % (_tag(face.name, drawn), face.name.encode())
    file.write_stream(program, data, b"/Length1 %d" % len(data))
    file.write(descriptor, _descriptor(face, name, program))
    file.write(
        inner,
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        b"/Supplement 0>>/FontDescriptor %d 0 R/DW 0/W[%s]/CIDToGIDMap/Identity>>"
        % (name, descriptor, _widths(face, drawn)),
    )
    file.write_stream(words, _character_map(glyphs))
    file.write(
        number,
        b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]"
        b"/ToUnicode %d 0 R>>" % (name, inner, words),
    )


def _subset(face: Face, glyphs: list[int]) -> bytes:
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    wanted.glyph_set.update(glyphs)
    for table in _NOT_FOR_PAPER:
        wanted.drop_table_tag_set.add(int.from_bytes(table.encode(), "big"))
    return bytes(hb.subset(face.source, wanted).blob.data)


def _tag(name: str, glyphs: list[int]) -> bytes:
    """The six letters that tell this subset from another one of the same face."""
    rest = sum((at + 1) * glyph for at, glyph in enumerate(glyphs)) + sum(name.encode())
    letters = bytearray()
    for _ in range(6):
        rest, letter = divmod(rest, 26)
        letters.append(65 + letter)
    return bytes(letters)


def _descriptor(face: Face, name: bytes, program: int) -> bytes:
    extents = face.shaper.get_font_extents("ltr")
    scale = face.scale
    up, down = round(extents.ascender * scale), round(extents.descender * scale)
    tall = face.shaper.get_metric_position(hb.OTMetricsTag.CAP_HEIGHT)
    return (
        b"<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[-1000 %d 3000 %d]/ItalicAngle 0/Ascent %d"
        b"/Descent %d/CapHeight %d/StemV %d/FontFile2 %d 0 R>>"
        % (name, _SYMBOLIC, down, up, up, down, round((tall or 714) * scale), _UPRIGHT_STEM, program)
    )


def _widths(face: Face, glyphs: list[int]) -> bytes:
    """Glyph widths, neighbours together: `3 [260 572] 40 [639]`."""
    parts = []
    for _, group in groupby(enumerate(glyphs), key=lambda pair: pair[1] - pair[0]):
        run = [glyph for _, glyph in group]
        parts.append(b"%d[%s]" % (run[0], b" ".join(b"%d" % face.advance(glyph) for glyph in run)))
    return b" ".join(parts)


def _character_map(glyphs: Mapping[int, str]) -> bytes:
    pairs = [
        b"<%04X><%s>" % (glyph, glyphs[glyph].encode("utf-16-be").hex().upper().encode())
        for glyph in sorted(glyphs)
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
