"""A PDF file as a row of numbered objects, written front to back while the document is still being made.

Nothing that was written stays in memory but where it stands in the file, so 50,000 events take no more
than 5,000 do. Small objects (the structure tree above all, half a million at that size) are packed into
compressed object streams.
"""

from __future__ import annotations

import hashlib
import sys
import zlib
from array import array
from collections.abc import Iterable
from typing import BinaryIO

_PACKED = 256  # objects in one object stream: the format's readers unpack a whole stream to reach one
_LEVEL = 3

_FREE, _PLAIN, _IN_STREAM = 0, 1, 2


class ObjectFile:
    """One PDF file in the making. Numbers are handed out first (`reserve`), bodies follow in any order."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._written = 0
        self._digest = hashlib.sha256()
        self._kinds = bytearray([_FREE])
        self._where = array("Q", [0])  # offset in the file, or the number of the object stream
        self._index = array("H", [0xFFFF])  # place within the object stream
        self._waiting: list[tuple[int, bytes]] = []
        self._put(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def reserve(self) -> int:
        """A new object's number."""
        self._kinds.append(_FREE)
        self._where.append(0)
        self._index.append(0)
        return len(self._kinds) - 1

    def write(self, number: int, body: bytes) -> None:
        """Write the body of a small object; it goes to the file together with its neighbours."""
        self._waiting.append((number, body))
        if len(self._waiting) >= _PACKED:
            self._write_waiting()

    def add(self, body: bytes) -> int:
        """Write a small object under a new number, and give the number."""
        number = self.reserve()
        self.write(number, body)
        return number

    def write_stream(self, number: int, data: bytes, entries: bytes = b"", compress: bool = True) -> None:
        """Write a stream: `entries` are the inner part of its dictionary, without the length."""
        if compress:
            data = zlib.compress(data, _LEVEL)
            entries += b"/Filter/FlateDecode"
        self._kinds[number] = _PLAIN
        self._where[number] = self._written
        self._put(b"%d 0 obj\n<<%s/Length %d>>\nstream\n" % (number, entries, len(data)))
        self._put(data)
        self._put(b"\nendstream\nendobj\n")

    def finish(self, root: int, info: int) -> None:
        """Write what waits, the cross-reference table and the trailer. The file's id follows its content."""
        self._write_waiting()
        number = self.reserve()
        start = self._written
        self._kinds[number] = _PLAIN
        self._where[number] = start
        table = self._table()
        identity = self._digest.hexdigest()[:32].encode()
        entries = b"/Type/XRef/Size %d/W[1 5 2]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]" % (
            len(self._kinds),
            root,
            info,
            identity,
            identity,
        )
        self.write_stream(number, table, entries)
        self._put(b"startxref\n%d\n%%%%EOF\n" % start)

    def _table(self) -> bytes:
        """The cross-reference table: for each object one byte, five and two, the highest first."""
        where, index = array("Q", self._where), array("H", self._index)
        if sys.byteorder == "little":
            where.byteswap()
            index.byteswap()
        wheres, indexes = where.tobytes(), index.tobytes()
        table = bytearray(8 * len(self._kinds))
        table[0::8] = self._kinds
        for at in range(5):
            table[1 + at :: 8] = wheres[3 + at :: 8]
        table[6::8] = indexes[0::2]
        table[7::8] = indexes[1::2]
        return bytes(table)

    def _write_waiting(self) -> None:
        if not self._waiting:
            return
        stream = self.reserve()
        heads: list[bytes] = []
        offset = 0
        for index, (number, body) in enumerate(self._waiting):
            heads.append(b"%d %d" % (number, offset))
            offset += len(body) + 1
            self._kinds[number] = _IN_STREAM
            self._where[number] = stream
            self._index[number] = index
        head = b" ".join(heads) + b"\n"
        entries = b"/Type/ObjStm/N %d/First %d" % (len(self._waiting), len(head))
        bodies = b"\n".join(body for _, body in self._waiting)
        self._waiting.clear()
        self.write_stream(stream, head + bodies, entries)

    def _put(self, data: bytes) -> None:
        self._out.write(data)
        self._digest.update(data)
        self._written += len(data)


def text(words: str) -> bytes:
    """A text string as PDF writes it."""
    return b"<FEFF%s>" % words.encode("utf-16-be", "replace").hex().encode()


def references(numbers: Iterable[int]) -> bytes:
    """An array of references to objects."""
    return b"[%s]" % b" ".join([b"%d 0 R" % number for number in numbers])
