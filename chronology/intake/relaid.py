"""Tables laid out another way, laid as rows: forms, tables with dates across the top, tables side by side.

Each function gives a plain table that `rows.py` reads like any other, or None where the table is not laid
out so. A row of the plain table bears the number of the row of the file where its event begins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from chronology.intake.agency import agency_alone
from chronology.intake.entries import Found
from chronology.intake.grid import Cell, Row
from chronology.intake.heading_rows import filled, find_headings
from chronology.intake.headings import BY_LIKENESS, EXACT, Guess, guess_heading
from chronology.intake.profile import is_date, says_no_date
from chronology.intake.surrounds import says_nothing
from chronology.model.agencies import folded
from chronology.model.dates import DateContext
from chronology.model.events import Meaning

_LONGEST_LABEL = 60  # characters


@dataclass(frozen=True, slots=True)
class Relaid:
    """A table as rows. `rows` begin with the heading row; `aside` are rows of the file left out of them."""

    rows: tuple[Row, ...]
    aside: tuple[Row, ...] = ()


def from_across(rows: Sequence[Row], context: DateContext) -> Relaid | None:
    """A table with its dates across the top and its headings, or its agencies, down the side."""
    full = [row for row in rows if filled(row)]
    for at, row in enumerate(full[:6]):
        dates = [cell for cell in row.cells[1:] if not cell.is_empty and _dateish(cell, context)]
        rest = [cell for cell in row.cells[1:] if not cell.is_empty and not _dateish(cell, context)]
        if len(dates) < 2 or len(rest) > len(dates) / 4:
            continue
        beneath = full[at + 1 :]
        side = [row.cells[0] for row in beneath if row.cells]
        known = [cell for cell in side if _label(cell) is not None or agency_alone(cell.text)]
        first = row.cells[0]
        if not beneath or is_date(first, context) or len(known) < max(1, len(side) / 2):
            return None
        if not first.is_empty and _label(first) is None:
            return None
        heading = Cell(first.text.strip() or "Date")
        return Relaid(rows=tuple(_turned(heading, [row, *beneath])), aside=tuple(full[:at]))
    return None


def from_form(rows: Sequence[Row], context: DateContext) -> Relaid | None:
    """A form: labels beside their words ('Date | 3 May'), for one event or for one after another."""
    full = [row for row in rows if filled(row)]
    if _is_list(full, context):
        return None
    form = _Form()
    for row in full:
        form.take(row)
    form.finish()
    meanings = {pair.meaning for pair in form.pairs if pair.guess.sureness}
    known = {id(pair.row) for pair in form.pairs if pair.guess.sureness}
    if len(meanings) < 2 or (len(known) < 0.5 * len(full) and form.loose):
        return None
    dates = [pair for pair in form.pairs if pair.meaning is Meaning.DATE]
    if not any(_dateish(pair.cell, context) for pair in dates):
        return None
    return _records(form, context)


def side_by_side(words: Sequence[str]) -> list[int]:
    """Where tables with the same headings begin that stand side by side under one heading row.

    The columns at which they begin, with or without an empty column between; [0] in a plain table.
    """
    headed = [(at, folded(each)) for at, each in enumerate(words) if each.strip()]
    plain = [each for _, each in headed]
    for count in range(2, len(plain) // 2 + 1):
        width, left = divmod(len(plain), count)
        if left == 0 and plain == plain[:width] * count and all(plain):
            return [headed[at * width][0] for at in range(count)]
    return [0]


def lost_words(rows: Sequence[Row], found: Found) -> Counter[str]:
    """The words of a table, labels aside, that are in nothing found in it: then it was laid wrongly."""
    headings = {folded(column.heading) for column in found.columns}
    there: Counter[str] = Counter()
    for cell in (cell for row in rows for cell in row.cells if not cell.covered):
        inside = _inside(cell)
        own = "" if _label(cell) is not None else inside[1] if inside else cell.text
        own = "" if folded(own) in headings else own
        there.update(word for text in (own, *cell.notes) for word in folded(text).split())
    held = [text for kept in found.set_aside for text in kept.cells]
    held += [column.heading for column in found.columns]
    for entry in found.entries:
        held += [*entry.words.values(), entry.date.text, entry.end.text, entry.time.text, entry.agency]
        held += [part for words in entry.other for part in (words.heading, words.text)]
    return there - Counter(word for text in held for word in folded(text).split())


def _is_list(rows: Sequence[Row], context: DateContext) -> bool:
    """A heading row with rows of its own beneath is no form, though some of its words may be labels."""
    headings = find_headings(rows, context)
    if not headings:
        return False
    first = headings[0]
    beneath = rows[first.last + 1 : headings[1].first if len(headings) > 1 else len(rows)]
    alike = [row for row in beneath if len(filled(row)) >= 2]
    dated = [row for row in alike if any(_dateish(cell, context) for cell in filled(row)[:3])]
    return len(alike) >= 2 or (len(dated) == 1 and len(beneath) == 1)


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


@dataclass(frozen=True, slots=True)
class _Pair:
    label: str
    guess: Guess
    cell: Cell
    row: Row

    @property
    def meaning(self) -> Meaning:
        return self.guess.meaning


@dataclass(slots=True)
class _Form:
    """A form while it is read: the pairs so far, and the labels that wait for their words."""

    pairs: list[_Pair] = field(default_factory=list)
    loose: list[Row] = field(default_factory=list)
    waiting: dict[int, Cell] = field(default_factory=dict)
    waiting_row: Row | None = None
    answered: set[int] = field(default_factory=set)

    def take(self, row: Row) -> None:
        """Read one row: labels and words in turn, labels alone, or words beneath the labels above."""
        own = [(at, cell) for at, cell in enumerate(row.cells) if not cell.is_empty]
        labels = {at: guess for at, cell in own if (guess := _label(cell)) is not None}
        if self.waiting and not labels:
            for at, cell in own:
                over = max((each for each in self.waiting if each <= at), default=min(self.waiting))
                self._pair(self.waiting[over], cell, row)
                self.answered.add(over)
            self.finish()
            return
        self.finish()
        if len(labels) == len(own) and (len(own) > 1 or not _inside(own[0][1])):
            self.waiting, self.waiting_row = dict(own), row
            return
        label: Cell | None = None
        taken = False
        for at, cell in own:
            inside = _inside(cell)
            if inside is not None:
                self._pair(Cell(inside[0], notes=cell.notes), Cell(inside[1]), row)
                label, taken = None, True
            elif at in labels and (label is None or taken):
                label, taken = cell, False
            elif label is not None:
                self._pair(label, cell, row)
                taken = True
            elif len(own) == 2 and len(cell.text) <= _LONGEST_LABEL and cell.value is None:
                label, taken = cell, False  # a label of the agency's own
            else:
                self.loose.append(row)
                return
        if label is not None and not taken:
            self._pair(label, Cell(), row)

    def finish(self) -> None:
        """Labels that waited in vain stand for themselves."""
        if self.waiting_row is not None:
            for at, cell in self.waiting.items():
                if at not in self.answered:
                    self._pair(cell, Cell(), self.waiting_row)
        self.waiting, self.waiting_row, self.answered = {}, None, set()

    def _pair(self, label: Cell, cell: Cell, row: Row) -> None:
        guess = _label(label) or Guess(Meaning.OTHER, 0.0)
        cell = replace(cell, notes=(*label.notes, *cell.notes))
        self.pairs.append(_Pair(label.text.strip().rstrip(":").strip(), guess, cell, row))


def _records(form: _Form, context: DateContext) -> Relaid:
    """Pairs as one row for each event: a new one begins where the label that began the first comes again."""
    counts = Counter(folded(pair.label) for pair in form.pairs)
    most = max(counts[folded(pair.label)] for pair in form.pairs if pair.meaning is Meaning.DATE)
    begins = next(folded(pair.label) for pair in form.pairs if counts[folded(pair.label)] >= most)
    headings: dict[str, str] = {}
    records: list[dict[str, list[_Pair]]] = []
    preamble: list[Row] = []
    for pair in form.pairs:
        key = folded(pair.label)
        if key == begins:
            records.append({})
        if not records:
            if pair.row not in preamble:
                preamble.append(pair.row)
            continue
        headings.setdefault(key, pair.label)
        records[-1].setdefault(key, []).append(pair)
    heading_row = Row(
        number=form.pairs[0].row.number,
        cells=tuple(Cell(each) for each in headings.values()),
        is_heading=True,
    )
    rows = [heading_row]
    for record in records:
        first = next(iter(record.values()))[0].row
        rows.append(Row(first.number, tuple(_one(record.get(key, [])) for key in headings), first.hidden))
    return Relaid(tuple(rows), (*preamble, *form.loose))


def _one(pairs: Sequence[_Pair]) -> Cell:
    """The words of one label; those of a label that comes twice in a record stand one beneath the other."""
    cells = [pair.cell for pair in pairs if not pair.cell.is_empty]
    if len(cells) == 1:
        return cells[0]
    return Cell(
        "\n".join(cell.text.strip() for cell in cells),
        notes=tuple(note for cell in cells for note in cell.notes),
    )


def _label(cell: Cell) -> Guess | None:
    """What a label cell announces; None for a cell that is no label."""
    text = cell.text.strip()
    if cell.value is not None or not text or len(text) > _LONGEST_LABEL or "\n" in text:
        return None
    guess = guess_heading(text.rstrip(":"))
    if guess is None or guess.part:
        return None
    return (
        guess if guess.sureness == EXACT or (text.endswith(":") and guess.sureness >= BY_LIKENESS) else None
    )


def _inside(cell: Cell) -> tuple[str, str] | None:
    """The label and the words of a cell that holds both: 'Date: 3 May 2019', or a label over its words."""
    for between in (":", "\n"):
        label, found, words = cell.text.strip().partition(between)
        if found and words.strip() and _label(Cell(label)) is not None:
            return label.strip(), words.strip()
    return None


def _dateish(cell: Cell, context: DateContext) -> bool:
    text = cell.text.strip()
    return is_date(cell, context) or says_nothing(text) or says_no_date(text, context)
