"""What the file says of itself: its title, its language, and that it is made to be read by everybody."""

from __future__ import annotations

from datetime import date
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import XMP

from chronology.report.pdf.canvas import LANGUAGE, TaggedCanvas
from chronology.report.pdf.settle import settled

_PRODUCER = "Chronology"

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{day}T00:00:00Z</xmp:CreateDate>
<xmp:ModifyDate>{day}T00:00:00Z</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def describe(canvas: TaggedCanvas, title: str, made: date) -> None:
    """Give the document its title and its day, in the XMP packet and in the older dictionary."""
    title = settled(title).replace("\n", " ")
    canvas.setTitle(title)
    canvas.setProducer(_PRODUCER)
    canvas.setCreator(_PRODUCER)
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setDateFormatter(lambda *_now: made.strftime("D:%Y%m%d000000Z"))
    packet = _PACKET.format(
        title=escape(title), day=made.isoformat(), language=LANGUAGE, producer=_PRODUCER
    ).encode()
    canvas.setCatalogEntry("Metadata", XMP(creator=lambda _document: packet))
