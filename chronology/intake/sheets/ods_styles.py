"""What the styles of an OpenDocument spreadsheet say: how much of a date shows, what is struck or hidden."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from chronology.intake.sheets.numbers import GENERAL, NumberFormat
from chronology.intake.sheets.package import attribute, local

_LETTERS = {
    "year": "y",
    "month": "m",
    "day": "d",
    "day-of-week": "d",
    "hours": "h",
    "minutes": "n",
    "seconds": "s",
}
_NUMBER_STYLES = ("date-style", "time-style", "percentage-style", "number-style")


@dataclass(frozen=True, slots=True)
class CellStyle:
    """How a cell's style shows what it holds."""

    form: NumberFormat = GENERAL
    struck: bool = False


@dataclass(slots=True)
class Styles:
    """All styles of one document, by family and name. There is one per file that is read; it is not kept."""

    _styles: dict[tuple[str, str], etree._Element] = field(default_factory=dict)
    _forms: dict[str, NumberFormat] = field(default_factory=dict)
    _known: dict[str, CellStyle] = field(default_factory=dict)

    def add(self, group: etree._Element) -> None:
        """Takes in one group of styles: the document's named ones, or those of its content."""
        for element in group:
            name = attribute(element, "name")
            if local(element) == "style":
                self._styles[attribute(element, "family"), name] = element
            elif local(element) in _NUMBER_STYLES:
                self._forms[name] = _form(element)
        self._known.clear()

    def cell(self, name: str) -> CellStyle:
        """A cell's style by name, with what it takes from the styles it is based on."""
        if name not in self._known:
            self._known[name] = self._cell(name)
        return self._known[name]

    def is_struck(self, name: str) -> bool:
        """Whether a style of words within a cell strikes them through."""
        element = self._styles.get(("text", name))
        return element is not None and _struck(element) is True

    def hides_table(self, name: str) -> bool:
        """Whether a sheet of this style is hidden."""
        element = self._styles.get(("table", name))
        return element is not None and any(attribute(e, "display") == "false" for e in element)

    def _cell(self, name: str) -> CellStyle:
        form: NumberFormat | None = None
        struck: bool | None = None
        seen: set[str] = set()
        while name and name not in seen:
            seen.add(name)
            element = self._styles.get(("table-cell", name))
            if element is None:
                break
            data_style = attribute(element, "data-style-name")
            if form is None and data_style in self._forms:
                form = self._forms[data_style]
            if struck is None:
                struck = _struck(element)
            name = attribute(element, "parent-style-name")
        return CellStyle(form or GENERAL, bool(struck))


def _struck(style: etree._Element) -> bool | None:
    for properties in style:
        kind = attribute(properties, "text-line-through-style") or attribute(
            properties, "text-line-through-type"
        )
        if kind:
            return kind != "none"
    return None


def _form(style: etree._Element) -> NumberFormat:
    if local(style) == "percentage-style":
        places = next((attribute(e, "decimal-places") for e in style if local(e) == "number"), "0")
        return NumberFormat(decimals=int(places) if places.isdecimal() and len(places) < 3 else 0)
    if local(style) == "number-style":
        return GENERAL
    parts = tuple(_parts(style))
    if attribute(style, "truncate-on-overflow") == "false":
        parts = (("E", 1), *parts)  # a length of time: its hours go beyond a day
    return NumberFormat(parts=parts)


def _parts(style: etree._Element) -> Iterable[tuple[str, int | str]]:
    for element in style:
        name = local(element)
        if name == "text":
            yield "text", "".join(str(words) for words in element.itertext())
        elif name == "am-pm":
            yield "half", 2
        elif name in _LETTERS:
            size = 2 if attribute(element, "style") == "long" else 1
            if name == "day-of-week" or (name == "month" and attribute(element, "textual") == "true"):
                size += 2
            yield _LETTERS[name], size
