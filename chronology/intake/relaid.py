"""Tables laid out another way, laid as rows: tables with dates across the top, tables side by side.

Each function gives a plain table that `rows.py` reads like any other, or None where the table is not laid
out so. A row of the plain table bears the number of the row of the file where its event begins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chronology.intake.agency import agency_alone
from chronology.intake.columns import Columns
from chronology.intake.entries import Found
from chronology.intake.grid import Cell, Row
from chronology.intake.heading_rows import filled
from chronology.intake.headings import guess_heading
from chronology.intake.labels import Labels
from chronology.intake.profile import is_date, says_no_date
from chronology.intake.surrounds import says_nothing
from chronology.model.agencies import folded
from chronology.model.dates import DateContext
from chronology.model.events import Meaning


@dataclass(frozen=True, slots=True)
class Relaid:
    """A table as rows.

    `rows` begin with the heading row, or have none where `columns` say what each column holds. `aside` are
    rows of the file left out of them.
    """

    rows: tuple[Row, ...]
    aside: tuple[Row, ...] = ()
    columns: Columns | None = None


def from_across(rows: Sequence[Row], labels: Labels, context: DateContext) -> Relaid | None:
    """A table with its dates across the top and its headings, or its agencies, down the side."""
    full = [row for row in rows if filled(row)]
    for at, row in enumerate(full[:6]):
        dates = [cell for cell in row.cells[1:] if not cell.is_empty and dateish(cell, context)]
        rest = [cell for cell in row.cells[1:] if not cell.is_empty and not dateish(cell, context)]
        if len(dates) < 2 or len(rest) > len(dates) / 4:
            continue
        beneath = full[at + 1 :]
        side = [row.cells[0] for row in beneath if row.cells]
        known = [cell for cell in side if labels.of(cell) is not None or agency_alone(cell.text)]
        first = row.cells[0]
        if not beneath or is_date(first, context) or len(known) < max(1, len(side) / 2):
            return None
        if not first.is_empty and labels.of(first) is None:
            return None
        heading = Cell(first.text.strip() or "Date")
        return Relaid(rows=tuple(_turned(heading, [row, *beneath])), aside=tuple(full[:at]))
    return None


def side_by_side(words: Sequence[str]) -> list[int]:
    """Where tables begin that stand side by side under one heading row.

    They have the same headings, or each a date and whose account it is ('Date, Mother, Date, Father'). The
    columns at which they begin, with or without an empty column between; [0] in a plain table.
    """
    headed = [(at, folded(each)) for at, each in enumerate(words) if each.strip()]
    plain = [each for _, each in headed]
    words_at = [words[at] for at, _ in headed]
    for count in range(2, len(plain) // 2 + 1):
        width, left = divmod(len(plain), count)
        if left == 0 and plain == plain[:width] * count and all(plain):
            return [headed[at * width][0] for at in range(count)]
    dates, whose = words_at[::2], words_at[1::2]
    if len(dates) > 1 and len(dates) == len(whose) == len({folded(each) for each in whose}):
        guess = guess_heading(dates[0])
        told = guess is not None and guess.meaning is Meaning.DATE and len(set(plain[::2])) == 1
        if told and not any(map(guess_heading, whose)):
            return [at for at, _ in headed[::2]]
    return [0]


def lost_words(rows: Sequence[Row], labels: Labels, found: Found) -> Counter[str]:
    """The words of a table, labels aside, that are in nothing found in it: then it was laid wrongly."""
    headings = {folded(column.heading) for column in found.columns}
    there: Counter[str] = Counter()
    for cell in (cell for row in rows for cell in row.cells if not cell.covered):
        inside = labels.inside(cell)
        own = "" if labels.of(cell) is not None else inside[1] if inside else cell.text
        own = "" if folded(own) in headings else own
        there.update(word for text in (own, *cell.notes) for word in folded(text).split())
    held = [text for kept in found.set_aside for text in kept.cells]
    held += [column.heading for column in found.columns]
    for entry in found.entries:
        held += [*entry.words.values(), entry.date.text, entry.end.text, entry.time.text, entry.agency]
        held += [part for words in entry.other for part in (words.heading, words.text)]
    return there - Counter(word for text in held for word in folded(text).split())


def _turned(heading: Cell, rows: Sequence[Row]) -> Iterator[Row]:
    """Columns as rows, the first column as heading row. Each row is numbered as the fullest text of it."""
    width = max(len(row.cells) for row in rows)
    labels = [heading, *(row.cells[0] if row.cells else Cell() for row in rows[1:])]
    yield Row(number=rows[0].number, cells=tuple(labels), is_heading=True)
    for at in range(1, width):
        cells = [row.cells[at] if at < len(row.cells) else Cell() for row in rows]
        if all(cell.is_empty for cell in cells):
            continue
        fullest = max(range(1, len(rows)), key=lambda row: len(cells[row].text))
        yield Row(number=rows[fullest].number, cells=tuple(cells), hidden=all(row.hidden for row in rows))


def dateish(cell: Cell, context: DateContext) -> bool:
    """Whether a cell holds a date, or says that there is none."""
    text = cell.text.strip()
    return is_date(cell, context) or says_nothing(text) or says_no_date(text, context)
