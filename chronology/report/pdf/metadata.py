"""What the file says of itself: its title, its language, and that it is made to be read by everybody."""

from __future__ import annotations

from datetime import date
from xml.sax.saxutils import escape

from chronology.report.pdf.objects import ObjectFile, text
from chronology.report.pdf.settle import settled

_PRODUCER = "Chronology"

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{day}T00:00:00Z</xmp:CreateDate>
<xmp:ModifyDate>{day}T00:00:00Z</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def write_packet(file: ObjectFile, title: str, made: date) -> int:
    """Write the XMP packet, in plain, as archives look for it; gives its object's number."""
    number = file.reserve()
    said = _PACKET.format(
        title=escape(settled(title).replace("\n", " ")), day=made.isoformat(), producer=_PRODUCER
    )
    file.write_stream(number, said.encode(), b"/Type/Metadata/Subtype/XML", compress=False)
    return number


def write_info(file: ObjectFile, title: str, made: date) -> int:
    """Write the older dictionary of the same facts; gives its object's number."""
    day = b"(D:%s000000Z)" % made.strftime("%Y%m%d").encode()
    return file.add(
        b"<</Title%s/Producer%s/CreationDate%s/ModDate%s>>"
        % (text(settled(title).replace("\n", " ")), text(_PRODUCER), day, day)
    )
