"""reportlab's canvas for tagged pages: what is drawn is marked by the caller, links belong to elements.

Pages, links, bookmarks, named places, the catalogue and the document's information are reportlab's. Rows are
not drawn with its text operators: those look up every letter of every line again, and know glyphs of 8 bits
and no marks. What is drawn comes as bytes (paper.py).
"""

from __future__ import annotations

from typing import BinaryIO

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from chronology.report.pdf import look
from chronology.report.pdf.settle import settled
from chronology.report.pdf.spool import Spool, text
from chronology.report.pdf.structure import ROOT

LANGUAGE = "en-GB"


_LINK = (
    b"<</Type/Annot/Subtype/Link/Rect[%.2f %.2f %.2f %.2f]/Border[0 0 0]/F 4/Dest(%s)/Contents%s"
    b"/StructParent %d>>"
)
"""Made whole: there is one an event, and reportlab's own, entry by entry, takes a fifth of all the time."""


class TaggedCanvas(Canvas):
    """One document's pages, drawn one after another. `document` is the file that they go to."""

    def __init__(self, out: BinaryIO) -> None:
        super().__init__(out, pagesize=(look.PAGE_WIDTH, look.PAGE_HEIGHT), pageCompression=1, invariant=1)
        self.document = self._doc = Spool(out, LANGUAGE)
        self._preamble = ""  # it would set Helvetica at each page's top, which is not embedded
        self._places: dict[str, pdfdoc.Destination] = {}

    def draw_page(self, drawn: bytes, key: int) -> None:
        """Write a page. `key` is the one under which the structure tree knows its marks."""
        self.document.key = key
        self.addLiteral(drawn.decode("latin-1"))
        self.showPage()

    def link(self, to: str, says: str, rectangle: tuple[float, float, float, float], key: int) -> int:
        """Lead from a rectangle of the page (left, bottom, right, top) to a named place of the document.

        `says` tells where, for those who cannot see it; `key` is the one under which the structure tree
        knows the link. Gives the object's number.
        """
        return self.document.add_link(_LINK % (*rectangle, to.encode(), text(says), key))

    def name_place(self, name: str, y: float) -> None:
        """Give a place of the page that is being filled, at a height, a name that is used only once."""
        self._places[name] = self.bookmarkHorizontalAbsolute(name, y)

    def bookmark(self, level: int, title: str, place: str) -> None:
        """Add a bookmark to a named place: `level` 0 is a part, 1 stands within the last part, and so on."""
        self.addOutlineEntry(settled(title).replace("\n", " "), place, level, closed=True)

    def finish(self) -> None:
        """Write all that belongs to the document as a whole, and end the file."""
        names = [part for name in sorted(self._places) for part in (f"({name})", self._places[name])]
        self.setCatalogEntry("Names", {"Dests": pdfdoc.PDFDictionary({"Names": pdfdoc.PDFArray(names)})})
        self.setCatalogEntry(ROOT, pdfdoc.PDFObjectReference(ROOT))
        self.setCatalogEntry("MarkInfo", {"Marked": "true"})
        self.setViewerPreference("DisplayDocTitle", "true")
        self.showOutline()
        self.save()
