"""The names of the elements and attributes that Word writes, as lxml gives them.

Word's strict variant has the same names in other namespaces; `word_package` writes them as these before
anything is read.
"""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
VML = "{urn:schemas-microsoft-com:vml}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"

_STRICT = "http://purl.oclc.org/ooxml/"
STRICT = tuple(
    (_STRICT + strict, usual.strip("{}"))
    for strict, usual in (
        ("wordprocessingml/main", W),
        ("officeDocument/relationships", R),
        ("drawingml/main", A),
        ("officeDocument/math", M),
        ("drawingml/diagram", DGM),
        ("drawingml/chart", CHART),
        ("drawingml/picture", PIC),
    )
)

VAL = W + "val"
ID = W + "id"

PARAGRAPH = W + "p"
RUN = W + "r"
TEXT = W + "t"
DELETED_TEXT = W + "delText"
TABLE = W + "tbl"
ROW = W + "tr"
CELL = W + "tc"
ALT_CHUNK = W + "altChunk"

PARAGRAPH_SETTINGS = W + "pPr"
RUN_SETTINGS = W + "rPr"
ROW_SETTINGS = W + "trPr"
CELL_SETTINGS = W + "tcPr"
PARAGRAPH_STYLE = W + "pStyle"
RUN_STYLE = W + "rStyle"
NUMBERING = W + "numPr"
OUTLINE_LEVEL = W + "outlineLvl"
STRIKE = W + "strike"
DOUBLE_STRIKE = W + "dstrike"
VANISH = W + "vanish"

INSERTED = W + "ins"
DELETED = W + "del"
MOVED_FROM = W + "moveFrom"
MOVED_TO = W + "moveTo"

CONTROL = W + "sdt"
CONTROL_SETTINGS = W + "sdtPr"
CONTROL_CONTENT = W + "sdtContent"
SHOWS_PROMPT = W + "showingPlcHdr"

ALTERNATE = MC + "AlternateContent"
CHOICE = MC + "Choice"
FALLBACK = MC + "Fallback"
TEXT_BOX = W + "txbxContent"

# They hold settings or earlier versions of settings, never words of the document.
NO_WORDS = frozenset(
    W + name
    for name in [
        "pPr",
        "rPr",
        "sectPr",
        "tblPr",
        "tblPrEx",
        "tblGrid",
        "trPr",
        "tcPr",
        "sdtPr",
        "sdtEndPr",
        "customXmlPr",
        "smartTagPr",
        "bookmarkStart",
        "bookmarkEnd",
        "proofErr",
        "permStart",
        "permEnd",
        "commentRangeEnd",
        "lastRenderedPageBreak",
        "instrText",
        "delInstrText",
        "annotationRef",
        "footnoteRef",
        "endnoteRef",
        "separator",
        "continuationSeparator",
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
        "softHyphen",
        "rubyPr",
    ]
)


def is_on(setting: Element) -> bool:
    """Whether an on/off setting such as `w:strike` is on: without a value it is."""
    return setting.get(VAL, "true").casefold() not in ("0", "false", "off", "none")


def whole(text: str | None, default: int = 0, least: int = 0, most: int = 1_000_000_000) -> int:
    """A whole number from an attribute, kept within bounds; `default` where it is none."""
    try:
        number = int(text or "")
    except ValueError:
        return default
    return max(least, min(number, most))
