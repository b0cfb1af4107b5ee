"""OpenDocument texts made by hand, part by part, so that a test says exactly what lies in them."""

from __future__ import annotations

from xml.sax.saxutils import escape

from chronology.intake.grid import Document
from chronology.intake.readers import odt
from tests.intake.word_files import packed

_NAME = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
SPACES = " ".join(
    f'xmlns:{short}="{_NAME.format(name)}"'
    for short, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"), ("style", "style"),
        ("meta", "meta"), ("form", "form"), ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
    )
) + (
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
)  # fmt: skip


def content_xml(body: str, styles: str = "") -> str:
    """The main part around a body."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {SPACES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def odt_file(body: str, styles: str = "", pages: str = "", meta: str = "", **replaced: str | bytes) -> bytes:
    """An OpenDocument text. `pages` are master pages; a replaced part is named with '_' for its dot."""
    members: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content_xml(body, styles),
        "styles.xml": f"<office:document-styles {SPACES}>"
        f"<office:master-styles>{pages}"
        "</office:master-styles></office:document-styles>",
        "meta.xml": f"<office:document-meta {SPACES}>"
        f"<office:meta>{meta}</office:meta></office:document-meta>",
    }
    members.update({name.replace("_", "."): content for name, content in replaced.items()})
    return packed(members)


def read(data: bytes) -> Document:
    """What the reader sees in a file."""
    return odt.read(data, "return.odt", "0" * 64)


def read_body(body: str, styles: str = "", pages: str = "", meta: str = "") -> Document:
    """What the reader sees in a body."""
    return read(odt_file(body, styles, pages, meta))


def p(*inside: str, style: str = "") -> str:
    """A paragraph; plain words are escaped, marked-up ones are not."""
    words = "".join(piece if piece.startswith("<") else escape(piece) for piece in inside)
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def tc(*inside: str, settings: str = "") -> str:
    """A cell; plain words become paragraphs."""
    blocks = "".join(piece if piece.startswith("<") else p(piece) for piece in inside)
    return f"<table:table-cell {settings}>{blocks}</table:table-cell>"


COVERED = "<table:covered-table-cell/>"


def tr(*cells: str, settings: str = "") -> str:
    """A row; plain words become cells."""
    inside = "".join(cell if cell.startswith("<") else tc(cell) for cell in cells)
    return f"<table:table-row {settings}>{inside}</table:table-row>"


def tbl(*rows: str) -> str:
    """A table."""
    return f"<table:table><table:table-column/>{''.join(rows)}</table:table>"
