"""The names of the elements and attributes of OpenDocument text, as lxml gives them."""

from __future__ import annotations

from chronology.intake.pages.word_names import Element, whole

_ROOT = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE = _ROOT % "office"
TEXT = _ROOT % "text"
TABLE = _ROOT % "table"
DRAW = _ROOT % "drawing"
STYLE = _ROOT % "style"
META = _ROOT % "meta"
FORM = _ROOT % "form"
DC = "{http://purl.org/dc/elements/1.1/}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

PARAGRAPH = TEXT + "p"
HEADING = TEXT + "h"
LIST = TEXT + "list"
GRID = TABLE + "table"
ROW = TABLE + "table-row"
HEADING_ROWS = TABLE + "table-header-rows"
CELL = TABLE + "table-cell"
COVERED_CELL = TABLE + "covered-table-cell"
CHANGES = TEXT + "tracked-changes"
SECTION = TEXT + "section"
CONTENTS = TEXT + "table-of-content"
TEXT_BOX = DRAW + "text-box"

# They hold settings, sources of what is shown elsewhere, or descriptions, never words on the page.
NO_WORDS = frozenset(
    (
        CHANGES,
        OFFICE + "forms",
        OFFICE + "change-info",
        OFFICE + "event-listeners",
        TEXT + "sequence-decls",
        TEXT + "variable-decls",
        TEXT + "user-field-decls",
        TEXT + "table-of-content-source",
        TEXT + "alphabetical-index-source",
        TEXT + "illustration-index-source",
        TEXT + "table-index-source",
        TEXT + "user-index-source",
        TEXT + "bibliography-source",
        TEXT + "note-citation",
        TEXT + "script",
        TABLE + "table-columns",
        TABLE + "table-column",
        TABLE + "table-header-columns",
        TABLE + "table-source",
        TABLE + "title",
        TABLE + "desc",
        DRAW + "image-map",
        _ROOT % "svg-compatible" + "title",
        _ROOT % "svg-compatible" + "desc",
    )
)


def count(element: Element, name: str, most: int) -> int:
    """How often a cell or row is repeated, or how many it spans: at least 1, at most what is given."""
    return whole(element.get(TABLE + name), 1, 1, most)
