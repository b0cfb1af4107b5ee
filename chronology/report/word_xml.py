"""Pieces of Word's own XML as text: paragraphs, cells, rows and tables. Widths are millimetres."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from chronology.report.lines import sayable

_TWIPS_IN_MM = 1440 / 25.4
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="C9C9C3"/>'
    for side in ("top", "bottom", "insideH")
)
_MARGINS = "".join(
    f'<w:{side} w:w="{twips}" w:type="dxa"/>'
    for side, twips in (("top", 40), ("left", 70), ("bottom", 50), ("right", 70))
)


def paragraph(
    text: str,
    style: str = "Cell",
    *,
    bold: bool = False,
    colour: str = "",
    lead: str = "",
    properties: str = "",
    after: str = "",
) -> str:
    """A paragraph with its line breaks and tabs kept; `lead` is set before it in bold, with a colon.

    `properties` and `after` are XML: of the paragraph, and behind its words.
    """
    dress = ("<w:b/>" if bold else "") + (f'<w:color w:val="{colour.lstrip("#")}"/>' if colour else "")
    before = _run(f"{lead}: ", "<w:b/>") if lead else ""
    head = f'<w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>'
    return f"<w:p>{head}{before}{_run(text, dress)}{after}</w:p>"


def strong(text: str) -> str:
    """A paragraph in bold."""
    return paragraph(text, bold=True)


def small(text: str) -> str:
    """A paragraph of second rank."""
    return paragraph(text, "CellSmall")


def jump(text: str, to: str) -> str:
    """A paragraph that leads to a place in the same document."""
    inside = _run(text, '<w:color w:val="1F5B94"/><w:u w:val="single"/>')
    return (
        f'<w:p><w:pPr><w:pStyle w:val="CellSmall"/></w:pPr><w:hyperlink w:anchor={quoteattr(to)} '
        f'w:history="1">{inside}</w:hyperlink></w:p>'
    )


def page_count() -> str:
    """' · page x of y', counted by Word itself."""
    page, pages = (
        f'<w:fldSimple w:instr="{name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        for name in ("PAGE", "NUMPAGES")
    )
    return f"{_run(' · page ')}{page}{_run(' of ')}{pages}"


def target(name: str, number: int, inside: str) -> str:
    """A paragraph that `jump` can lead to; `number` is unlike that of every other target."""
    start = f'<w:bookmarkStart w:id="{number}" w:name={quoteattr(name)}/><w:bookmarkEnd w:id="{number}"/>'
    return inside.replace("</w:pPr>", f"</w:pPr>{start}", 1)


def cell(width: int, inside: str, *, bar: str = "", shade: str = "") -> str:
    """A cell; `bar` is the colour of a thick line at its left."""
    left = f'<w:left w:val="single" w:sz="24" w:space="0" w:color="{bar.lstrip("#")}"/>'
    line = f"<w:tcBorders>{left}</w:tcBorders>" if bar else ""
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade.lstrip("#")}"/>' if shade else ""
    size = f'<w:tcW w:w="{_twips(width)}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{size}{line}{ground}</w:tcPr>{inside}</w:tc>"


def row(cells: Sequence[str], *, heading: bool = False, whole: bool = True) -> str:
    """A row; `whole` keeps it on one page, `heading` repeats it at page tops."""
    properties = ("<w:cantSplit/>" if whole else "") + ("<w:tblHeader/>" if heading else "")
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(
    columns: Sequence[tuple[str, int]], rows: Iterable[str], called: str, *, headed: bool = True
) -> Iterator[str]:
    """A table in pieces, to be joined. `columns` are headings and widths; `called` is for screen readers."""
    width = sum(_twips(width) for _, width in columns)
    grid = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for _, width in columns)
    yield (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{_MARGINS}</w:tblCellMar>'
        f'<w:tblLook w:val="0020" w:firstRow="{int(headed)}" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(sayable(called))}/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    )
    if headed:
        yield row([cell(width, strong(name), shade="#F1F1EE") for name, width in columns], heading=True)
    yield from rows
    yield "</w:tbl>"


def _run(text: str, dress: str = "") -> str:
    properties = f"<w:rPr>{dress}</w:rPr>" if dress else ""
    words = escape(sayable(text)).replace("\r\n", "\n").replace("\r", "\n")
    words = words.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    words = words.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return f'<w:r>{properties}<w:t xml:space="preserve">{words}</w:t></w:r>'


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS_IN_MM)
