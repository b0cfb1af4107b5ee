"""What is known and found while one Word file is walked."""

from __future__ import annotations

from dataclasses import dataclass, field

from chronology.intake.grid import Cell
from chronology.intake.pages.hanging import Hanging
from chronology.intake.pages.layout import EMPTY
from chronology.intake.pages.word_names import Element
from chronology.intake.pages.word_styles import Lists, Styles


@dataclass(slots=True)
class Field:
    """A field whose end has not come yet: where its code began, and where its result began."""

    out: list[str]
    start: int
    value: str
    shown: int | None = None


@dataclass(slots=True)
class Reading(Hanging):
    """One walk through one Word file: its styles and notes, and what has come to light so far.

    `comments`, `foot` and `end` hold the notes to which nothing has pointed yet. `cells` are the plain cells
    made so far, by their words: the same date, agency or 'yes' stands in many rows.
    """

    styles: Styles = field(default_factory=Styles)
    lists: Lists = field(default_factory=Lists)
    comments: dict[str, Element] = field(default_factory=dict)
    foot: dict[str, Element] = field(default_factory=dict)
    end: dict[str, Element] = field(default_factory=dict)
    cells: dict[str, Cell] = field(default_factory=lambda: {"": EMPTY})
    fields: list[Field] = field(default_factory=list)
    feet: int = 0
    ends: int = 0
