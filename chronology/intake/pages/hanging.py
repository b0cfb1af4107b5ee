"""What hangs on a paragraph or a cell beside its words, and how it waits to be taken along."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from chronology.intake.pages.word_names import Element
from chronology.model.events import Reason


class Aside(NamedTuple):
    """Words that are no body text. `moved` marks a move's old place: no loss where the new place is read."""

    reason: Reason
    text: str
    detail: str = ""
    moved: bool = False


@dataclass(slots=True)
class Hanging:
    """What has come to light and not been taken yet. There is one per file.

    `asides`, `notes` and `struck` belong to the paragraph or cell in hand, `boxes` to the paragraph or
    table in hand: whoever read it takes them. The counts and `moved_here` are of the whole file. `unseen`
    is above 0 while words are walked that are deleted or hidden.
    """

    asides: list[Aside] = field(default_factory=list)
    notes: list[tuple[Reason, str]] = field(default_factory=list)
    boxes: list[Element | str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    moved_here: list[str] = field(default_factory=list)
    unseen: int = 0
    pictures: int = 0
    charts: int = 0
    embedded: int = 0

    def take(self) -> tuple[list[Aside], list[tuple[Reason, str]], list[str]]:
        """What hangs on the paragraph or cell just read: set aside, noted, struck through."""
        taken = (self.asides, self.notes, self.struck)
        self.asides, self.notes, self.struck = [], [], []
        return taken

    def take_boxes(self) -> list[Element | str]:
        """The text boxes, diagrams and embedded parts that hang on what was just read."""
        taken, self.boxes = self.boxes, []
        return taken

    def warnings(self) -> list[str]:
        """A sentence for each kind of thing in the file whose words cannot be read."""
        said = []
        for count, what in (
            (self.pictures, "picture"),
            (self.charts, "chart"),
            (self.embedded, "embedded file"),
        ):
            if count:
                many = "is 1 " + what if count == 1 else f"are {count} {what}s"
                said.append(f"There {many} in this file. Words in {what}s are not read.")
        return said
