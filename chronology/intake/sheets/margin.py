"""Words of an Excel sheet that stand in no cell: comments, text boxes, the page's header and footer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from chronology.intake import limits
from chronology.intake.archive import Archive
from chronology.intake.sheets.marks import Position
from chronology.intake.sheets.package import attribute, local, related
from chronology.intake.sheets.sheet_xml import position
from chronology.intake.words import visible

_PAGE_CODE = re.compile(r'&"[^"]*"|&K(?:[0-9A-Fa-f]{6}|\d\d[+-]\d{3})|&\d{1,3}|&[LCRBIUESXYPNDTGAZFHO+-]')
_ONLY_NUMBERING = re.compile(r"(?:\b(?:page|sheet|of|seite|tab)\b|[\W\d_])*", re.IGNORECASE)
_STORIES = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")


def comments(archive: Archive, sheet: str, persons: str | None) -> dict[Position, tuple[str, ...]]:
    """The comments of one sheet by the cell they hang on, threads with the name of who wrote each."""
    notes: dict[Position, list[str]] = {}
    threads = related(archive, sheet, "threadedComment")
    names = _names(archive, persons) if threads else {}
    for part in threads:
        for element in archive.xml(part):
            at = position(element.get("ref", ""))
            text = visible("".join(e.text or "" for e in element if local(e) == "text")).strip()
            if at is not None and text:
                who = names.get(element.get("personId", ""), "")
                notes.setdefault(at, []).append(f"{who}: {text}" if who else text)
    threaded = set(notes)
    for part in related(archive, sheet, "comments"):
        for element in archive.xml(part).iter():
            if local(element) != "comment":
                continue
            at = position(element.get("ref", ""))
            text = visible("".join(_runs(element))).strip()
            if at is not None and at not in threaded and text:
                notes.setdefault(at, []).append(text[: limits.NOTE_CHARACTERS])
    return {at: tuple(texts) for at, texts in notes.items()}


def text_boxes(archive: Archive, sheet: str) -> tuple[str, ...]:
    """The words of each text box and drawn shape on a sheet, a line for each of its paragraphs."""
    found = []
    for part in related(archive, sheet, "drawing"):
        for body in archive.xml(part).iter():
            if local(body) != "txBody" or any(local(e) == "Fallback" for e in body.iterancestors()):
                continue
            lines = ("".join(_drawn(paragraph)) for paragraph in body if local(paragraph) == "p")
            text = visible("\n".join(line for line in lines if line.strip())).strip()
            if text:
                found.append(text)
    return tuple(found)


def page_codes(frame: etree._Element) -> tuple[str, ...]:
    """A sheet's page headers and footers as the file writes them, codes included."""
    return tuple(element.text for element in frame.iter() if local(element) in _STORIES and element.text)


def page_words(codes: Iterable[str]) -> tuple[str, ...]:
    """The words of page headers and footers, without the codes for fonts and page numbers."""
    found: list[str] = []
    for code in codes:
        pieces = re.split(r"&[LCR](?![a-z])", code)
        shown = (" ".join(_PAGE_CODE.sub(" ", piece).replace("&&", "&").split()) for piece in pieces)
        found.extend(words for words in shown if not _ONLY_NUMBERING.fullmatch(words) and words not in found)
    return tuple(found)


def heading_rows(archive: Archive, sheet: str) -> frozenset[int]:
    """The rows, counted from 0, that the sheet's own tables name as their heading."""
    rows = set()
    for part in related(archive, sheet, "table"):
        root = archive.xml(part)
        at = position(root.get("ref", "").partition(":")[0])
        if at is not None and root.get("headerRowCount", "1") == "1":
            rows.add(at[0])
    return frozenset(rows)


def _names(archive: Archive, persons: str | None) -> dict[str, str]:
    if persons is None:
        return {}
    people = (e for e in archive.xml(persons).iter() if local(e) == "person")
    return {attribute(person, "id"): attribute(person, "displayName").strip() for person in people}


def _runs(comment: etree._Element) -> Iterator[str]:
    for element in comment.iter():
        if local(element) == "t" and not any(local(e) == "rPh" for e in element.iterancestors()):
            yield element.text or ""


def _drawn(paragraph: etree._Element) -> Iterator[str]:
    for element in paragraph.iter():
        if local(element) == "t":
            yield element.text or ""
        elif local(element) == "br":
            yield "\n"
