"""The parts of an Excel workbook (.xlsx, .xlsm): which sheets there are, where they lie, how numbers show.

Parts are found through the relations that the file itself states, and by their local names, so files by any
program, in the strict or the usual form of the standard, read alike.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass

from lxml import etree

from chronology.intake import limits
from chronology.intake.archive import Archive, damaged
from chronology.intake.sheets.numbers import GENERAL, NumberFormat, built_in, number_format

_TITLE_ROWS = re.compile(
    r"(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^'!,]+))!\$(?P<first>\d+):\$(?P<last>\d+)"
)


@dataclass(frozen=True, slots=True)
class Relation:
    """What one part says of another: `kind` is the last word of its type, `target` the part's full name."""

    id: str
    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One sheet of a workbook: its name, the part it lies in, and whether it is hidden.

    `kind` is 'worksheet', 'chartsheet', 'dialogsheet' or 'xlMacrosheet'. `title_rows` are the rows, counted
    from 0, that repeat at page tops.
    """

    name: str
    part: str
    kind: str
    hidden: bool
    title_rows: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Workbook:
    """What the workbook says before any sheet is read.

    `formats` are by a cell's style number; `struck` are the style numbers whose words are struck through.
    """

    sheets: tuple[SheetPart, ...]
    date_1904: bool
    strings: str | None
    styles: str | None
    formats: tuple[NumberFormat, ...]
    struck: frozenset[int]
    persons: str | None
    has_macros: bool
    properties: tuple[str, ...]


def local(element: etree._Element) -> str:
    """An element's name without its namespace; '' for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """An attribute by its local name, whichever namespace it stands in; '' where there is none."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def is_true(value: str) -> bool:
    return value.strip().lower() in ("1", "true", "on")


def relations(archive: Archive, part: str) -> tuple[Relation, ...]:
    """The relations that a part states, in order; none where it states none. External ones are left out."""
    folder, _, name = part.rpartition("/")
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if path not in archive:
        return ()
    found = []
    for element in archive.xml(path):
        if local(element) == "Relationship" and element.get("TargetMode") != "External":
            target = element.get("Target", "").replace("\\", "/")
            whole = target if target.startswith("/") else posixpath.join(folder, target)
            kind = element.get("Type", "").rstrip("/").rpartition("/")[2]
            found.append(Relation(element.get("Id", ""), kind, posixpath.normpath(whole).lstrip("/")))
    return tuple(found)


def related(archive: Archive, part: str, kind: str) -> tuple[str, ...]:
    """The parts of one kind that a part refers to and that are there."""
    return tuple(r.target for r in relations(archive, part) if r.kind == kind and r.target in archive)


def open_workbook(archive: Archive) -> Workbook:
    """Reads the workbook's own part. Raises CannotRead where it is damaged or states too many sheets."""
    main = next(iter(related(archive, "", "officeDocument")), "xl/workbook.xml")
    root = archive.xml(main)
    targets = {relation.id: relation for relation in relations(archive, main)}
    names = [element for element in root.iter() if local(element) == "sheet"]
    if len(names) > limits.SHEETS:
        raise limits.too_large(f"it has {len(names):,} sheets")
    titles = _title_rows(root)
    sheets = []
    for element in names:
        relation = targets.get(attribute(element, "id"))
        name = element.get("name", "")
        sheets.append(
            SheetPart(
                name,
                relation.target if relation else "",
                relation.kind if relation else "",
                element.get("state", "visible") != "visible",
                titles.get(name, frozenset()),
            )
        )
    if not sheets:
        raise damaged()
    kinds = {relation.kind: relation.target for relation in targets.values() if relation.target in archive}
    styles = kinds.get("styles")
    formats, struck = _styles(archive.xml(styles)) if styles else ((), frozenset())
    return Workbook(
        sheets=tuple(sheets),
        date_1904=any(is_true(e.get("date1904", "")) for e in root.iter() if local(e) == "workbookPr"),
        strings=kinds.get("sharedStrings"),
        styles=styles,
        formats=formats,
        struck=struck,
        persons=kinds.get("person"),
        has_macros="vbaProject" in kinds or any(sheet.kind == "xlMacrosheet" for sheet in sheets),
        properties=properties(archive),
    )


def properties(archive: Archive) -> tuple[str, ...]:
    """The title and the subject that an office file states of itself."""
    for part in related(archive, "", "core-properties"):
        found = {local(element): (element.text or "").strip() for element in archive.xml(part)}
        return tuple(found[name] for name in ("title", "subject") if found.get(name))
    return ()


def _styles(root: etree._Element) -> tuple[tuple[NumberFormat, ...], frozenset[int]]:
    """The number format of each style number, and the style numbers whose words are struck through."""
    codes = {}
    struck_fonts: list[bool] = []
    formats: list[NumberFormat] = []
    struck = set()
    for group in root:
        if local(group) == "numFmts":
            codes = {e.get("numFmtId", ""): e.get("formatCode", "") for e in group}
        elif local(group) == "fonts":
            struck_fonts = [_is_struck(font) for font in group if local(font) == "font"]
        elif local(group) == "cellXfs":
            for number, xf in enumerate(e for e in group if local(e) == "xf"):
                identity = xf.get("numFmtId", "0")
                formats.append(number_format(codes[identity]) if identity in codes else _built_in(identity))
                font = xf.get("fontId", "")
                if font.isdecimal() and int(font) < len(struck_fonts) and struck_fonts[int(font)]:
                    struck.add(number)
    return tuple(formats), frozenset(struck)


def _built_in(identity: str) -> NumberFormat:
    return built_in(int(identity)) if identity.isdecimal() and len(identity) < 6 else GENERAL


def _is_struck(font: etree._Element) -> bool:
    return any(local(e) == "strike" and is_true(e.get("val", "1")) for e in font)


def _title_rows(root: etree._Element) -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for element in root.iter():
        if local(element) == "definedName" and element.get("name") == "_xlnm.Print_Titles":
            for match in _TITLE_ROWS.finditer(element.text or ""):
                sheet = (match["quoted"] or match["plain"] or "").replace("''", "'")
                first, last = int(match["first"]), int(match["last"])
                if 0 < first <= last < first + 20:
                    found[sheet] = frozenset(range(first - 1, last))
    return found
