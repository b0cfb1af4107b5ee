"""One cell of a document's table while it is read: its lines, what hangs on them, the tables nested in it."""

from __future__ import annotations

from collections.abc import Sequence

from chronology.intake.grid import Cell
from chronology.intake.pages.gathered import Drawn
from chronology.intake.pages.hanging import Hanging
from chronology.intake.pages.layout import EMPTY, as_lines, stands_alone


class CellWords:
    """The words of one cell, with the nested tables that stand between its lines."""

    __slots__ = ("lines", "nested", "notes", "struck")

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.nested: list[tuple[int, Drawn]] = []
        self.notes: tuple[str, ...] = ()
        self.struck: list[str] = []

    @property
    def own(self) -> str:
        """The words outside nested tables; empty lines at either end are none."""
        return "\n".join(self.lines).strip("\n")

    def take(self, hanging: Hanging, row: int, drawn: Drawn) -> None:
        """Hangs on the cell what came to light in it, and on its row what was set aside there."""
        if hanging.asides or hanging.notes or hanging.struck:
            asides, notes, struck = hanging.take()
            drawn.asides.extend((row, aside) for aside in asides)
            self.notes += tuple(note for _, note in notes)
            self.struck.extend(struck)

    def number(self, numbers: list[tuple[int, str]]) -> None:
        """Writes automatic numbers where they are all a cell shows, or tell several entries of it apart.

        Never before words that begin with a figure: '2.' before '14 May' would make another date of it.
        """
        for line, number in numbers:
            text = self.lines[line].strip()
            if not text:
                self.lines[line] = number
            elif len(numbers) > 1 and not text[0].isdigit():
                self.lines[line] = f"{number} {self.lines[line]}"

    def cell(self) -> Cell:
        """The cell as it stands; what is struck through in part of it is said beside it."""
        text = self.own
        if not self.struck:
            return Cell(text=text, notes=self.notes) if text or self.notes else EMPTY
        struck = "".join("".join(self.struck).split())
        if struck and struck == "".join(text.split()):
            return Cell(text=text, notes=self.notes, struck=True)
        parts = tuple(f"Struck through: {part.strip()}" for part in self.struck if part.strip())
        return Cell(text=text, notes=self.notes + parts)


def settle(cells: Sequence[Cell | CellWords], row: int, drawn: Drawn) -> None:
    """Decides for each nested table of a row whether it stands alone or belongs to its cell's words."""
    own = [cell.own if isinstance(cell, CellWords) else cell.text for cell in cells]
    for place, words in enumerate(cells):
        if not isinstance(words, CellWords):
            continue
        beside = " ".join(own[:place] + own[place + 1 :])
        around = own[place]
        added = 0
        for line, nested in words.nested:
            if nested.lifted or stands_alone(nested.rows, beside, around):
                above = (before.strip() for before in reversed(words.lines[: line + added]) if before.strip())
                nested.title = next(above, "")
                drawn.lifted.append(nested)
                continue
            drawn.asides.extend((row, aside) for _, aside in nested.asides)
            words.notes += tuple(
                note for nested_row in nested.rows for cell in nested_row.cells for note in cell.notes
            )
            if text := as_lines(nested.rows):
                words.lines.insert(line + added, text)
                added += 1
        words.nested = []
