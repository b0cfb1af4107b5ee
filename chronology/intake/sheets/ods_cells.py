"""The cells of an OpenDocument spreadsheet: the words a person sees, and the value beneath."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta

from lxml import etree

from chronology.intake.grid import Cell, Value
from chronology.intake.sheets.marks import EMPTY
from chronology.intake.sheets.numbers import NumberFormat, moment_cell, number_cell
from chronology.intake.sheets.ods_styles import CellStyle, Styles
from chronology.intake.sheets.package import local
from chronology.intake.words import visible

_DURATION = re.compile(
    r"(?P<sign>-?)P(?:(?P<days>\d+)D)?(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>[\d.,]+)S)?)?"
)
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"

_TYPE, _PARAGRAPH, _COUNT = OFFICE + "value-type", TEXT + "p", TEXT + "c"
_NOT_SHOWN = ("annotation", "tracked-changes", "ruby-text", "desc", "title", "event-listeners", "forms")


def cell_of(element: etree._Element, style: CellStyle) -> Cell:
    """One cell, without its comments."""
    words = shown_words(element)
    kind = element.get(_TYPE, "")
    if kind == "string":
        words = words or visible(element.get(OFFICE + "string-value", ""))
        return Cell(words) if words else EMPTY
    raw = (
        element.get(OFFICE + "value")
        or element.get(OFFICE + "date-value")
        or element.get(OFFICE + "time-value")
    ) or ""
    if kind in ("date", "time"):
        value = _moment(kind, raw, style.form)
        if value is not None:
            return moment_cell(value, style.form)
    elif kind in ("float", "percentage", "currency"):
        number = _number(raw)
        if number is not None:
            return Cell(words, number) if words else number_cell(number, style.form, False)
    elif kind == "boolean":
        truth = element.get(OFFICE + "boolean-value") == "true"
        return Cell(words or ("TRUE" if truth else "FALSE"), truth)
    return Cell(words or raw) if words or raw else EMPTY


def is_plain(element: etree._Element) -> bool:
    """Whether a cell holds one paragraph of bare words: no comment, no style, nothing else."""
    return len(element) == 1 and element[0].tag == _PARAGRAPH and len(element[0]) == 0


def shown_words(element: etree._Element) -> str:
    """The words of all paragraphs within an element, a line each, comments aside."""
    if is_plain(element):
        return visible(element[0].text or "").strip("\n")
    return visible("\n".join("".join(_words(paragraph)) for paragraph in _paragraphs(element))).strip("\n")


def notes_of(element: etree._Element) -> tuple[str, ...]:
    """The comments that hang on a cell, each with the name of who wrote it where the file says it."""
    notes = []
    for annotation in element:
        if local(annotation) == "annotation":
            text = shown_words(annotation).strip()
            who = next(((e.text or "").strip() for e in annotation if local(e) == "creator"), "")
            if text:
                notes.append(f"{who}: {text}" if who else text)
    return tuple(notes)


def struck_share(element: etree._Element, styles: Styles) -> float:
    """How much of a cell's words is struck through by the styles of its own words, from 0 to 1."""
    whole = struck = 0
    for paragraph in _paragraphs(element):
        whole += len("".join(_words(paragraph)).strip())
        for span in paragraph.iter():
            if local(span) == "span" and styles.is_struck(span.get(TEXT + "style-name", "")):
                struck += len("".join(_words(span)).strip())
    return min(struck / whole, 1) if whole else 0


def _paragraphs(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        if local(child) in ("p", "h"):
            yield child
        elif isinstance(child.tag, str) and local(child) not in _NOT_SHOWN:
            yield from _paragraphs(child)


def _words(element: etree._Element) -> Iterator[str]:
    if element.text:
        yield element.text
    for child in element:
        name = local(child)
        if name == "s":
            count = child.get(_COUNT, "")
            yield " " * (min(int(count[:6]), 1000) if count.isdecimal() else 1)
        elif name == "tab":
            yield "\t"
        elif name == "line-break":
            yield "\n"
        elif name and name not in _NOT_SHOWN:
            yield from _words(child)
        if child.tail:
            yield child.tail


def _moment(kind: str, raw: str, form: NumberFormat) -> Value:
    if kind == "time":
        found = _DURATION.fullmatch(raw)
        if found is None:
            return None
        length = timedelta(
            days=int((found["days"] or "0")[:6]),
            hours=int((found["hours"] or "0")[:9]),
            minutes=int((found["minutes"] or "0")[:9]),
            seconds=round(float((found["seconds"] or "0").replace(",", "."))),
        )
        if found["sign"] or length >= timedelta(days=1) or form.is_duration:
            return -length if found["sign"] else length
        return (datetime.min + length).time()
    try:
        moment = datetime.fromisoformat(raw)
    except ValueError:
        return None
    whole = moment.replace(tzinfo=None)
    return whole.date() if whole.time() == time.min else whole


def _number(raw: str) -> float | None:
    try:
        return float(raw)
    except ValueError:
        return None
