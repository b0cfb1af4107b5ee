"""reportlab's PDF document, written to the disk while it is made.

reportlab numbers every object and gives it its form. By itself it keeps all of them until the end, which
costs several hundred megabytes at 50,000 events; here a page goes to the disk with its stream and its links
when it is full, and only where it stands in the file is kept. The structure tree's objects, half a million
at that size, are counted with reportlab's own and packed with them into compressed object streams, which is
why the table at the file's end is written here too.
"""

from __future__ import annotations

import hashlib
import sys
import zlib
from array import array
from collections.abc import Iterable
from typing import BinaryIO

from reportlab.pdfbase import pdfdoc

_PACKED = 256  # objects in one object stream: the format's readers unpack a whole stream to reach one
_LEVEL = 1

_FREE, _PLAIN, _IN_STREAM = 0, 1, 2

_PAGE = (
    b"<</Type/Page/Contents%s/Parent %d 0 R/Resources %d 0 R/MediaBox[0 0 %.2f %.2f]/Annots[%s]"
    b"/StructParents %d/Tabs/S>>"
)
"""Made whole: reportlab's own, entry by entry, takes as long as the page's compression."""


class Quick(pdfdoc.PDFStreamFilterZCompress):
    """reportlab's compression at a level that costs half the time for a tenth more room."""

    def encode(self, text: bytes) -> bytes:
        """The bytes of a stream, compressed."""
        return zlib.compress(text, _LEVEL)


class Spool(pdfdoc.PDFDocument):
    """One PDF file in the making. Numbers are handed out first, bodies follow in any order.

    `page` is the number of the page that is being filled, `key` the one under which the structure tree knows
    its marks. A canvas fills it (canvas.py), whose `save` writes what is left and ends the file.
    """

    Catalog: pdfdoc.PDFCatalog
    Pages: pdfdoc.PDFPages

    def __init__(self, out: BinaryIO, language: str) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=(1, 7), lang=language)
        self._out = out
        self._written = 0
        self._digest = hashlib.sha256()
        self._kinds = bytearray([_FREE])
        self._where = array("Q", [0])  # offset in the file, or the number of the object stream
        self._index = array("H", [0xFFFF])  # place within the object stream
        self._waiting: list[tuple[int, bytes]] = []
        self._resources = pdfdoc.PDFResourceDictionary()
        self._resources.basicFonts()
        self._links: list[bytes] = []
        self._feet = array("I")
        self.page = 0
        self.key = 0
        self._put(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    # Numbers

    def reserve(self, name: str = "") -> int:
        """A new object's number. By `name`, references of reportlab's find it."""
        self.objectcounter += 1
        if name:
            self.idToObjectNumberAndVersion[name] = (self.objectcounter, 0)
        return self.objectcounter

    def refer(self, made: pdfdoc.PDFObject) -> pdfdoc.PDFObjectReference:
        """A reference to one of reportlab's objects, which gets its number here if it has none."""
        reference: pdfdoc.PDFObjectReference = self.Reference(made)  # type: ignore[no-untyped-call]
        return reference

    def _number(self, made: pdfdoc.PDFObject) -> int:
        number: int = self.idToObjectNumberAndVersion[self.refer(made).name][0]
        return number

    # Objects

    def put(self, number: int, body: bytes) -> None:
        """Write the body of a small object; it goes to the file together with its neighbours."""
        self._waiting.append((number, body))
        if len(self._waiting) >= _PACKED:
            self._put_waiting()

    def add(self, body: bytes) -> int:
        """Write a small object under a new number, and give the number."""
        number = self.reserve()
        self.put(number, body)
        return number

    def write(self, number: int, made: pdfdoc.PDFObject) -> None:
        """Write one of reportlab's objects: a stream at once, another one together with its neighbours."""
        body = pdfdoc.format(made, self, toplevel=1)
        if isinstance(made, pdfdoc.PDFStream):
            self._put_plain(number, body)
        else:
            self.put(number, body)

    # Pages

    def open_page(self) -> None:
        """Give the page that is being filled its number, `page`, so that marks and links can name it."""
        self.page = self.reserve(self.thisPageName())

    def add_link(self, link: bytes) -> int:
        """Write a link of the page that is being filled, and give its number."""
        number = self.add(link)
        self._links.append(b"%d 0 R" % number)
        return number

    def addPage(self, page: pdfdoc.PDFPage) -> None:
        """Write a page that is full. Its foot is a stream of its own, written when the last page is known."""
        drawn, foot = self.reserve(), self.reserve()
        self._put_stream(drawn, b"", page.stream.encode("latin-1"))
        self._feet.append(foot)
        self.put(
            self.page,
            _PAGE
            % (
                references((drawn, foot)),
                self._number(self.Pages),
                self._number(self._resources),
                page.pagewidth,
                page.pageheight,
                b" ".join(self._links),
                self.key,
            ),
        )
        self._links.clear()
        self.Pages.addPage(self.thisPageRef())
        self.pageCounter += 1
        self.inObject = None
        self.page = 0

    @property
    def page_count(self) -> int:
        """How many pages are full."""
        return len(self._feet)

    def draw_foot(self, page: int, drawn: bytes) -> None:
        """Write the foot of a page, counted from 1."""
        self._put_stream(self._feet[page - 1], b"", drawn)

    # The end of the file

    def format(self) -> bytes:
        """Write what is left, then the cross-reference table. Nothing remains for reportlab to write."""
        while self.numberToId:  # reportlab's objects name further ones as they are written
            left, self.numberToId = self.numberToId, {}
            for number, name in left.items():
                self.write(number, self.idToObject[name])
        self._put_waiting()
        table = self.reserve()
        start = self._written
        identity = b"<%s>" % self._digest.hexdigest()[:32].encode()
        self._note_place(table)
        entries = {
            "Type": "/XRef",
            "Size": table + 1,
            "W": b"[1 5 2]",
            "Root": self.refer(self.Catalog),
            "Info": self.refer(self.info),
            "ID": b"[%s%s]" % (identity, identity),
        }
        self.write(table, pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), self._table(), [Quick()]))
        self._put(b"startxref\n%d\n%%%%EOF\n" % start)
        return b""

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

    def _put_waiting(self) -> None:
        if not self._waiting:
            return
        stream = self.reserve()
        self._make_room()
        kinds, where, places = self._kinds, self._where, self._index
        heads: list[bytes] = []
        offset = 0
        for index, (number, body) in enumerate(self._waiting):
            heads.append(b"%d %d" % (number, offset))
            offset += len(body) + 1
            kinds[number] = _IN_STREAM
            where[number] = stream
            places[number] = index
        head = b" ".join(heads) + b"\n"
        bodies = b"\n".join([body for _, body in self._waiting])
        entries = b"/Type/ObjStm/N %d/First %d" % (len(self._waiting), len(head))
        self._waiting.clear()
        self._put_stream(stream, entries, head + bodies)

    def _put_stream(self, number: int, entries: bytes, data: bytes) -> None:
        """Write a stream. There are several a page, and reportlab's own takes a twentieth of all the time."""
        packed = zlib.compress(data, _LEVEL)
        head = b"<<%s/Filter/FlateDecode/Length %d>>" % (entries, len(packed))
        self._put_plain(number, b"%s\nstream\n%s\nendstream\n" % (head, packed))

    def _put_plain(self, number: int, body: bytes) -> None:
        self._note_place(number)
        self._put(b"%d 0 obj\n%sendobj\n" % (number, body))

    def _note_place(self, number: int) -> None:
        """Keep that an object stands where the file has grown to."""
        self._make_room()
        self._kinds[number] = _PLAIN
        self._where[number] = self._written

    def _make_room(self) -> None:
        """Give every number that was handed out its place in the table."""
        missing = self.objectcounter + 1 - len(self._kinds)
        self._kinds.extend(bytes(missing))
        self._where.extend([0] * missing)
        self._index.extend([0] * missing)

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
