"""Word files made by hand, part by part, so that a test says exactly what lies in them."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from chronology.intake.grid import Document, Paragraph, Row, Table
from chronology.intake.readers import word

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def relations(*entries: tuple[str, str, str]) -> str:
    """A list of relations: identity, the last word of its type, target."""
    listed = "".join(
        f'<Relationship Id="{identity}" Type="{_RELATIONS}/{kind}" Target="{target}"'
        + (' TargetMode="External"' if "://" in target else "")
        + "/>"
        for identity, kind, target in entries
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{listed}'
        "</Relationships>"
    )


def document_xml(body: str) -> str:
    """The main part around a body."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:document {SPACES}><w:body>{body}</w:body></w:document>'


def packed(members: dict[str, str | bytes]) -> bytes:
    """A zip of members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def word_file(
    body: str,
    parts: dict[str, tuple[str, str | bytes]] | None = None,
    properties: dict[str, str] | None = None,
    replaced: dict[str, str | bytes] | None = None,
) -> bytes:
    """A Word file around a body. `parts`: by name within 'word/', its kind of relation and its content.

    The relation's identity is the part's name. `replaced` members stand instead of what would be written.
    """
    parts = parts or {}
    root = [("main", "officeDocument", "word/document.xml")]
    members: dict[str, str | bytes] = {"[Content_Types].xml": _CONTENT_TYPES}
    for name, content in (properties or {}).items():
        members[f"docProps/{name}.xml"] = content
        root.append(
            (name, "extended-properties" if name == "app" else "core-properties", f"docProps/{name}.xml")
        )
    members["_rels/.rels"] = relations(*root)
    members["word/document.xml"] = document_xml(body)
    members["word/_rels/document.xml.rels"] = relations(
        *((name, kind, name) for name, (kind, _) in parts.items())
    )
    for name, (_, content) in parts.items():
        members[f"word/{name}"] = content
    members.update(replaced or {})
    return packed(members)


def part(root: str, inside: str) -> str:
    """A part such as comments or footnotes."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {SPACES}>{inside}</w:{root}>'


def r(text: str, settings: str = "") -> str:
    """A run of text."""
    marks = f"<w:rPr>{settings}</w:rPr>" if settings else ""
    return f'<w:r>{marks}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*inside: str, settings: str = "") -> str:
    """A paragraph; plain words become a run."""
    runs = "".join(piece if piece.startswith("<") else r(piece) for piece in inside)
    return f"<w:p>{f'<w:pPr>{settings}</w:pPr>' if settings else ''}{runs}</w:p>"


def tc(*inside: str, settings: str = "") -> str:
    """A cell; plain words become paragraphs."""
    blocks = "".join(piece if piece.startswith("<") else p(piece) for piece in inside) or "<w:p/>"
    return f"<w:tc>{f'<w:tcPr>{settings}</w:tcPr>' if settings else ''}{blocks}</w:tc>"


def tr(*cells: str, settings: str = "") -> str:
    """A row; plain words become cells."""
    inside = "".join(cell if cell.startswith("<") else tc(cell) for cell in cells)
    return f"<w:tr>{f'<w:trPr>{settings}</w:trPr>' if settings else ''}{inside}</w:tr>"


def tbl(*rows: str, grid: tuple[int, ...] = ()) -> str:
    """A table."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def deleted(text: str) -> str:
    """Words struck out in tracked changes."""
    run = f'<w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r>'
    return f'<w:del w:id="1" w:author="A">{run}</w:del>'


def text_box(*inside: str, fallback: bool = True) -> str:
    """A text box as Word writes it: once as a drawing and once more for old programs."""
    content = f"<w:txbxContent>{''.join(inside)}</w:txbxContent>"
    old = f"<mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData>'
        f"<wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        f"</mc:Choice>{old if fallback else ''}</mc:AlternateContent></w:r>"
    )


def read(data: bytes) -> Document:
    """What the reader sees in a file."""
    return word.read(data, "return.docx", "0" * 64)


def read_body(body: str, **parts: tuple[str, str | bytes]) -> Document:
    """What the reader sees in a body; parts by name, the last '_' of which is the dot of '.xml'."""
    return read(word_file(body, {f"{name}.xml": part for name, part in parts.items()}))


def tables(document: Document) -> list[Table]:
    return [part for part in document.parts if isinstance(part, Table)]


def paragraphs(document: Document) -> list[Paragraph]:
    return [part for part in document.parts if isinstance(part, Paragraph)]


def texts(document: Document) -> list[str]:
    """The words of the paragraphs outside tables."""
    return [paragraph.text for paragraph in paragraphs(document)]


def grid(table: Table) -> list[list[str]]:
    """A table's words, those of covered cells in brackets."""
    return [words(row) for row in table.rows]


def words(row: Row) -> list[str]:
    return [f"[{cell.text}]" if cell.covered else cell.text for cell in row.cells]


def set_aside(document: Document) -> list[tuple[str, str | int | None, int | None, tuple[str, ...]]]:
    """What was set aside: reason's name, table, row, words."""
    return [(kept.reason.name, kept.place.table, kept.place.row, kept.cells) for kept in document.set_aside]


def everything(document: Document) -> str:
    """All words of a document wherever they were put, without white space."""
    found: list[str] = []
    for entry in document.parts:
        if isinstance(entry, Paragraph):
            found.append(entry.text)
        else:
            for row in entry.rows:
                for cell in row.cells:
                    found.extend((cell.text, *cell.notes))
    for kept in document.set_aside:
        found.extend(kept.cells)
    return "".join("".join(found).split())
