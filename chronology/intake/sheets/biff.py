"""The records of an Excel workbook from before 2007 (.xls; BIFF8 of Excel 97-2003, BIFF5 of Excel 5 and 95).

A workbook is a stream of records: two bytes of type, two of length, then that many of data. What does not
fit into one record goes on in CONTINUE records. Every length is checked against what is there.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from chronology.intake.archive import damaged

BOF, EOF, CONTINUE = 0x0809, 0x000A, 0x003C
FILEPASS, CODEPAGE, DATEMODE, BOUNDSHEET, SST = 0x002F, 0x0042, 0x0022, 0x0085, 0x00FC
FORMAT, XF, FONT = 0x041E, 0x00E0, 0x0031
ROW, COLINFO, MERGECELLS, HEADER, FOOTER = 0x0208, 0x007D, 0x00E5, 0x0014, 0x0015
NUMBER, RK, MULRK, LABELSST, LABEL, RSTRING = 0x0203, 0x027E, 0x00BD, 0x00FD, 0x0204, 0x00D6
BOOLERR, FORMULA, STRING = 0x0205, 0x0006, 0x0207
NOTE, OBJ, TXO = 0x001C, 0x005D, 0x01B6

ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}

_WIDE, _EXTENDED, _RICH = 0x01, 0x04, 0x08
_CODECS = {1200: "utf-16-le", 10000: "mac_roman", 32768: "mac_roman", 32769: "cp1252", 21010: "utf-16-le"}


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its type, its own data, and the data of the CONTINUE records after it."""

    kind: int
    data: bytes
    more: tuple[bytes, ...] = ()

    def numbers(self, form: str, at: int = 0) -> tuple[int, ...]:
        """Whole numbers read from the data, little end first. Raises CannotRead where it is too short."""
        try:
            return struct.unpack_from("<" + form, self.data, at)
        except struct.error as fault:
            raise damaged() from fault


@dataclass(frozen=True, slots=True)
class RichText:
    """A string and where its fonts change: (first letter, number of the font)."""

    text: str
    fonts: tuple[tuple[int, int], ...] = ()


def records(stream: bytes, start: int = 0) -> Iterator[Record]:
    """The records of one part of the workbook, up to its end; charts within it are left out.

    Raises CannotRead where the stream ends before the part does.
    """
    at, depth = start, 0
    size = len(stream)
    while at + 4 <= size:
        kind, length = struct.unpack_from("<HH", stream, at)
        data = stream[at + 4 : at + 4 + length]
        at += 4 + length
        more = []
        while at + 4 <= size and stream[at : at + 2] == b"\x3c\x00":
            length = int.from_bytes(stream[at + 2 : at + 4], "little")
            more.append(stream[at + 4 : at + 4 + length])
            at += 4 + length
        if kind == BOF:
            depth += 1
        elif kind == EOF:
            depth -= 1
            if depth <= 0:
                return
        if depth == 1:
            yield Record(kind, data, tuple(more))
    raise damaged()


def codec(number: int) -> str:
    """Python's name for a Windows code page."""
    name = _CODECS.get(number, f"cp{number}")
    try:
        "".encode(name)
    except LookupError:
        return "cp1252"
    return name


def wide_string(record: Record, at: int, length_bytes: int = 2) -> RichText:
    """A BIFF8 string at a place in the record: its length, its flags, its letters."""
    count = record.numbers("H" if length_bytes == 2 else "B", at)[0]
    pieces = _Pieces((record.data, *record.more), at + length_bytes)
    return pieces.string(count)


def narrow_string(record: Record, at: int, encoding: str, length_bytes: int = 2) -> str:
    """A BIFF5 string at a place in the record, in the workbook's code page."""
    count = record.numbers("H" if length_bytes == 2 else "B", at)[0]
    at += length_bytes
    return record.data[at : at + count].decode(encoding, "replace")


def shared_strings(record: Record) -> list[RichText]:
    """All strings of the workbook's shared table."""
    pieces = _Pieces((record.data, *record.more), 8)
    found = []
    for _ in range(record.numbers("I", 4)[0]):
        if pieces.at_end:
            break
        found.append(pieces.string(pieces.number(2)))
    return found


def object_text(record: Record) -> str:
    """The words of a text object (TXO); '' where it has none."""
    count = record.numbers("H", 10)[0] if len(record.data) >= 12 else 0
    if not count or not record.more:
        return ""
    return _Pieces(record.more, 0).letters(count, None)


def rk_number(packed: int) -> float:
    """A number in its four-byte form: a whole number or the upper half of a float, perhaps in hundredths."""
    if packed & 2:
        number = float((packed - (1 << 32) if packed & 0x80000000 else packed) >> 2)
    else:
        number = float(struct.unpack("<d", struct.pack("<II", 0, packed & 0xFFFFFFFC))[0])
    return number / 100 if packed & 1 else number


class _Pieces:
    """Reads through a record and its continuations as one. A string that is cut states its width again."""

    def __init__(self, pieces: tuple[bytes, ...], at: int) -> None:
        self._pieces = pieces
        self._piece = 0
        self._at = at
        self._advance()

    @property
    def at_end(self) -> bool:
        return self._piece >= len(self._pieces)

    def number(self, size: int) -> int:
        return int.from_bytes(self.take(size), "little")

    def take(self, size: int) -> bytes:
        found = b""
        while size > 0:
            if self.at_end:
                raise damaged()
            part = self._pieces[self._piece][self._at : self._at + size]
            self._at += len(part)
            size -= len(part)
            found += part
            self._advance()
        return found

    def string(self, count: int) -> RichText:
        flags = self.number(1)
        runs = self.number(2) if flags & _RICH else 0
        extended = self.number(4) if flags & _EXTENDED else 0
        text = self.letters(count, flags)
        raw = self.take(4 * runs)
        self.take(extended)
        return RichText(text, tuple(struct.iter_unpack("<HH", raw)))

    def letters(self, count: int, flags: int | None) -> str:
        """So many letters; the width is read first where it is not given."""
        words = []
        while count > 0:
            if flags is None:
                flags = self.number(1)
            if self.at_end:
                raise damaged()
            size = 2 if flags & _WIDE else 1
            part = self._pieces[self._piece][self._at : self._at + count * size]
            units = len(part) // size
            if not units:
                raise damaged()
            words.append(
                part[: units * size].decode("utf-16-le" if size == 2 else "latin-1", "surrogatepass")
            )
            count -= units
            self._at += units * size
            self._advance()
            flags = None
        return "".join(words).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

    def _advance(self) -> None:
        while not self.at_end and self._at >= len(self._pieces[self._piece]):
            self._at -= len(self._pieces[self._piece])
            self._piece += 1
