"""Where a table's headings stand: anywhere, over one row or two, repeated, changed halfway, or nowhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chronology.intake.agency import agency_alone
from chronology.intake.grid import Cell, Row
from chronology.intake.headings import EXACT, guess_heading
from chronology.intake.profile import is_date
from chronology.model.agencies import folded
from chronology.model.dates import DateContext
from chronology.model.events import Meaning

_LONGEST_UNKNOWN = 60  # characters: what no vocabulary knows and is longer than this is no heading
_ANCHORS = frozenset({Meaning.DATE, Meaning.EVENT, Meaning.TIME, Meaning.ACTION})
_PATTERN = re.compile(r"^\(?\s*d{1,2}\s*[-/. ]\s*m{1,3}\s*[-/. ]\s*y{2,4}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: the rows it fills (positions from `first` to `last`) and its words by column."""

    first: int
    last: int
    words: tuple[str, ...]

    def same_as(self, other: Heading | None) -> bool:
        """Whether the other heading has the same words, spelling and spacing aside."""
        return other is not None and [folded(each) for each in self.words if each.strip()] == [
            folded(each) for each in other.words if each.strip()
        ]


def find_headings(rows: Sequence[Row], context: DateContext) -> list[Heading]:
    """Every heading of a table, in order; none where it has no heading row.

    Where the vocabulary knows no heading, a first row of short words over a column of dates is one.
    """
    found: list[Heading] = []
    at = 0
    while at < len(rows):
        if is_heading_row(rows[at], context):
            heading = _with_second_row(rows, at, context)
            found.append(heading)
            at = heading.last
        at += 1
    if not found:
        by_contrast = _by_contrast(rows, context)
        if by_contrast is not None:
            found.append(by_contrast)
    return found


def filled(row: Row) -> list[Cell]:
    """The cells of a row that have words of their own."""
    return [cell for cell in row.cells if not cell.is_empty]


def words_of_row(row: Row) -> tuple[str, ...]:
    """Every word of a row, as it is set aside: its cells, and the notes that hang on them."""
    notes = (note for cell in row.cells if not cell.covered for note in cell.notes)
    return (*(cell.text for cell in filled(row)), *notes)


def is_heading_row(row: Row, context: DateContext) -> bool:
    """Whether the vocabulary knows enough of a row's words as headings, and nothing in it is a date."""
    cells = filled(row)
    if len(cells) < 2 or any(_tells_a_day(cell, context) for cell in cells):
        return False
    guesses = [guess_heading(cell.text) for cell in cells]
    known = [guess for guess in guesses if guess is not None]
    if not known or any(
        guess is None and (len(cell.text) > _LONGEST_UNKNOWN or cell.value is not None)
        for guess, cell in zip(guesses, cells, strict=True)
    ):
        return False
    if row.is_heading and any(guess.sureness == EXACT for guess in known):
        return True
    dated = any(guess.meaning is Meaning.DATE for guess in known)
    agencies = sum(
        guess is None and agency_alone(cell.text) != "" for guess, cell in zip(guesses, cells, strict=True)
    )
    if len(cells) == 2 and len({guess.meaning for guess in known}) < 2 and not agencies:
        return False  # 'Outcome | No further action' is a label and its words
    exact = [guess for guess in known if guess.sureness == EXACT and guess.meaning is not Meaning.OTHER]
    if dated and len(known) == len(cells) >= 3:
        exact = known  # 'Session date | Type | Notes': none of them sure, all of them headings
    anchored = any(_ANCHORS & {guess.meaning, guess.failing} for guess in known)
    count = len(known) + (agencies if dated else 0)
    return anchored and bool(exact) and count >= max(2, len(cells) / 2)


def _tells_a_day(cell: Cell, context: DateContext) -> bool:
    """Whether a cell holds a date. 'DOB' is one where the child's birth is known, and is a heading too."""
    guess = None if any(map(str.isdigit, cell.text)) else guess_heading(cell.text)
    return (guess is None or guess.sureness < EXACT) and is_date(cell, context)


def is_guidance(row: Row) -> bool:
    """Whether a row beneath a heading only tells how to fill it in ('DD/MM/YYYY') or numbers the columns."""
    texts = [cell.text.strip() for cell in filled(row)]
    numbered = len(texts) >= 3 and [text.strip("().") for text in texts] == [
        str(number) for number in range(1, len(texts) + 1)
    ]
    return numbered or any(_PATTERN.match(text) is not None for text in texts[:2])


def _with_second_row(rows: Sequence[Row], at: int, context: DateContext) -> Heading:
    top = _words(rows[at])
    if at + 1 < len(rows) and _is_second_row(rows[at], rows[at + 1], context):
        bottom = _words(rows[at + 1])
        width = max(len(top), len(bottom))
        top += ("",) * (width - len(top))
        bottom += ("",) * (width - len(bottom))
        return Heading(at, at + 1, tuple(map(_joined, top, bottom)))
    return Heading(at, at, top)


def _is_second_row(top: Row, row: Row, context: DateContext) -> bool:
    """A second heading row: short words, no date, known as headings or beneath a cell that spans columns."""
    cells = filled(row)
    if not cells or is_guidance(row) or any(_tells_a_day(cell, context) for cell in row.cells):
        return False
    if any(len(cell.text) > _LONGEST_UNKNOWN or cell.text.rstrip()[-1:] in ".;" for cell in cells):
        return False
    if _words(row) == _words(top) or _names_a_part(row, cells):
        return False
    agencies = sum(agency_alone(cell.text) != "" for cell in cells)
    known = sum(guess_heading(cell.text) is not None or agencies > 1 for cell in cells)
    reaching_down = any(cell.merged_down for cell in row.cells)
    spanned = [
        at
        for at, cell in enumerate(top.cells)
        if at < len(row.cells) and not row.cells[at].is_empty and (cell.covered or cell.is_empty)
    ]
    if row.is_heading and top.is_heading and (known or reaching_down):
        return True
    if reaching_down:
        return known >= len(cells) / 2
    return known >= max(1, 0.6 * len(cells)) and (bool(spanned) or known == len(cells))


def _names_a_part(row: Row, filled_cells: Sequence[Cell]) -> bool:
    """Whether a row's only words begin in its first cell: 'Antenatal period' over the entries beneath."""
    return len(row.cells) > 1 and len(filled_cells) == 1 and not row.cells[0].is_empty


def _words(row: Row) -> tuple[str, ...]:
    return tuple(cell.text.strip() for cell in row.cells)


def _joined(top: str, bottom: str) -> str:
    """The words of a two-row heading: the lower ones say more, the upper ones what they belong to."""
    if not bottom or folded(top) == folded(bottom):
        return top
    if not top:
        return bottom
    lower, both = guess_heading(bottom), guess_heading(f"{top} {bottom}")
    if lower is None and both is None and guess_heading(top) is not None:
        return f"{top} ({bottom})"
    return bottom if lower is not None and both is None else f"{top} {bottom}"


def _by_contrast(rows: Sequence[Row], context: DateContext) -> Heading | None:
    for at, row in enumerate(rows[:15]):
        cells = filled(row)
        texts = [cell.text.strip() for cell in cells]
        if len(cells) < 2 or (len(cells) == 2 and texts[0].endswith(":")):
            continue  # 'Young person: | Name' says whose list it is, above the headings
        if (
            any(
                cell.value is not None or len(cell.text) > 40 or cell.text.strip()[-1:] == "."
                for cell in cells
            )
            or any(_tells_a_day(cell, context) for cell in cells)
            or len(set(texts)) < len(texts)
        ):
            return None
        beneath = [each for each in rows[at + 1 :] if len(filled(each)) >= 2][:50]
        for column, cell in enumerate(row.cells):
            below = [each.cells[column] for each in beneath if column < len(each.cells)]
            dated = sum(is_date(each, context) for each in below)
            if not cell.is_empty and len(below) >= 2 and dated >= 0.8 * len(below):
                return Heading(at, at, _words(row))
        return None
    return None
