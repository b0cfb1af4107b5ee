"""Forms: labels beside their words ('Date | 3 May 2019'), laid as rows with an event in each.

A form may be a small table for each event, one long table for all, or cards that stand side by side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from chronology.intake.columns import Columns
from chronology.intake.grid import Cell, Row
from chronology.intake.heading_rows import filled, find_headings
from chronology.intake.headings import Guess
from chronology.intake.labels import LONGEST_LABEL, Labels
from chronology.intake.profile import is_numbered_day
from chronology.intake.relaid import Relaid, dateish
from chronology.model.agencies import folded
from chronology.model.dates import DateContext
from chronology.model.events import Meaning

# Of these a row has one; a second column of the same stays beside it under its heading.
_ONCE = frozenset(
    {Meaning.DATE, Meaning.END_DATE, Meaning.TIME, Meaning.EVENT, Meaning.AGENCY, Meaning.SEQUENCE}
)


def from_form(rows: Sequence[Row], labels: Labels, context: DateContext) -> Relaid | None:
    """A form: labels beside their words ('Date | 3 May'), for one event or for one after another."""
    full = [row for row in rows if filled(row)]
    if _is_list(full, context):
        return None
    form = _Form(labels)
    for row in full:
        form.take(row)
    form.finish()
    meanings = {pair.meaning for pair in form.pairs if pair.guess.sureness}
    known = {id(pair.row) for pair in form.pairs if pair.guess.sureness}
    if len(meanings) < 2 or (len(known) < 0.5 * len(full) and form.loose):
        return None
    dates = [pair for pair in form.pairs if pair.meaning is Meaning.DATE]
    if not any(dateish(pair.cell, context) for pair in dates):
        return None
    return _records(form)


def _is_list(rows: Sequence[Row], context: DateContext) -> bool:
    """A heading row with rows of its own beneath is no form, though some of its words may be labels."""
    headings = find_headings(rows, context)
    if not headings:
        return False
    first = headings[0]
    beneath = rows[first.last + 1 : headings[1].first if len(headings) > 1 else len(rows)]
    alike = [row for row in beneath if len(filled(row)) >= 2]
    dated = [row for row in alike if any(dateish(cell, context) for cell in filled(row)[:3])]
    beneath_month = [row for row in alike if is_numbered_day(filled(row)[0])]
    return len(alike) >= 2 or (len(dated) == 1 and len(beneath) == 1) or bool(beneath_month)


@dataclass(frozen=True, slots=True)
class _Pair:
    label: str
    guess: Guess
    cell: Cell
    row: Row
    lane: int  # how many times the label stands further left in the row

    @property
    def meaning(self) -> Meaning:
        return self.guess.meaning


@dataclass(slots=True)
class _Form:
    """A form while it is read: the pairs so far, and the labels that wait for their words.

    `beside` are the labels that have had words beside them, `pair` the columns in which a label and its
    words stood last: what stands there again is no label, though it reads like one ('Advice given').
    """

    labels: Labels
    pairs: list[_Pair] = field(default_factory=list)
    loose: list[Row] = field(default_factory=list)
    waiting: dict[int, Cell] = field(default_factory=dict)
    waiting_row: Row | None = None
    answered: set[int] = field(default_factory=set)
    beside: set[str] = field(default_factory=set)
    pair: tuple[int, ...] = ()

    def take(self, row: Row) -> None:
        """Read one row: labels and words in turn, labels alone, or words beneath the labels above."""
        own = [(at, cell) for at, cell in enumerate(row.cells) if not cell.is_empty]
        labels = {at: guess for at, cell in own if (guess := self.labels.of(cell)) is not None}
        if self.waiting and not labels:
            for at, cell in own:
                over = max((each for each in self.waiting if each <= at), default=min(self.waiting))
                self._pair(self.waiting[over], cell, row)
                self.answered.add(over)
            self.finish()
            return
        self.finish()
        alone = len(labels) == len(own) and (len(own) > 1 or not self.labels.inside(own[0][1]))
        places = tuple(at for at, _ in own)
        if alone and not (len(own) == 2 and (places == self.pair or folded(own[0][1].text) in self.beside)):
            self.waiting, self.waiting_row = dict(own), row
            return
        label: Cell | None = None
        taken = False
        for at, cell in own:
            inside = self.labels.inside(cell)
            if inside is not None:
                self._pair(Cell(inside[0], notes=cell.notes), Cell(inside[1]), row)
                label, taken = None, True
            elif at in labels and (label is None or taken):
                label, taken = cell, False
            elif label is not None:
                self._pair(label, cell, row)
                taken = True
            elif len(own) == 2 and len(cell.text) <= LONGEST_LABEL and cell.value is None:
                label, taken = cell, False  # a label of the agency's own
            else:
                self.loose.append(row)
                return
        if label is not None and not taken:
            self._pair(label, Cell(), row)
        self.pair = places if len(places) == 2 else self.pair

    def finish(self) -> None:
        """Labels that waited in vain stand for themselves."""
        if self.waiting_row is not None:
            for at, cell in self.waiting.items():
                if at not in self.answered:
                    self._pair(cell, Cell(), self.waiting_row)
        self.waiting, self.waiting_row, self.answered = {}, None, set()

    def _pair(self, label: Cell, cell: Cell, row: Row) -> None:
        guess = self.labels.of(label) or Guess(Meaning.OTHER, 0.0)
        cell = cell._replace(notes=(*label.notes, *cell.notes))
        words = label.text.strip()
        key = folded(words)
        lane = 0
        for pair in reversed(self.pairs):
            if pair.row is not row:
                break
            lane += folded(pair.label) == key
        self.pairs.append(_Pair(words, guess, cell, row, lane))
        if not cell.is_empty:
            self.beside.add(key)


def _records(form: _Form) -> Relaid:
    """Pairs as one row for each event: a new one begins where the label that began the first comes again.

    Where that label comes twice in one row, events stand side by side, each with its own labels.
    """
    counts = Counter(folded(pair.label) for pair in form.pairs)
    most = max(counts[folded(pair.label)] for pair in form.pairs if pair.meaning is Meaning.DATE)
    begins = next(folded(pair.label) for pair in form.pairs if counts[folded(pair.label)] >= most)
    headings: dict[str, _Pair] = {}
    records: list[dict[str, list[_Pair]]] = []
    open_lanes: dict[int, dict[str, list[_Pair]]] = {}
    preamble: list[Row] = []
    for pair in form.pairs:
        key = folded(pair.label)
        if key == begins:
            open_lanes = {} if pair.lane == 0 else open_lanes
            open_lanes[pair.lane] = {}
            records.append(open_lanes[pair.lane])
        if not records:
            if pair.row not in preamble:
                preamble.append(pair.row)
            continue
        headings.setdefault(key, pair)
        open_lanes.get(pair.lane, open_lanes[0]).setdefault(key, []).append(pair)
    rows = [
        Row(
            next(iter(record.values()))[0].row.number,
            tuple(_one(record.get(key, [])) for key in headings),
            next(iter(record.values()))[0].row.hidden,
        )
        for record in records
    ]
    aside = (*preamble, *form.loose)
    if form.labels.own:
        return Relaid(tuple(rows), aside, _columns(list(headings.values())))
    heading_row = Row(
        number=form.pairs[0].row.number,
        cells=tuple(Cell(pair.label) for pair in headings.values()),
        is_heading=True,
    )
    return Relaid((heading_row, *rows), aside)


def _columns(labels: Sequence[_Pair]) -> Columns:
    """The columns that labels of the agency's own make, each meaning of which there is one given once."""
    meanings: list[Meaning] = []
    for pair in labels:
        again = pair.meaning in _ONCE and pair.meaning in meanings
        meanings.append(Meaning.OTHER if again else pair.meaning)
    return Columns(
        headings=tuple(pair.label for pair in labels),
        meanings=tuple(meanings),
        sureness=tuple(pair.guess.sureness for pair in labels),
        agency_names=next((at for at, each in enumerate(meanings) if each is Meaning.AGENCY), None),
    )


def _one(pairs: Sequence[_Pair]) -> Cell:
    """The words of one label; those of a label that comes twice in a record stand one beneath the other."""
    cells = [pair.cell for pair in pairs if not pair.cell.is_empty]
    if len(cells) == 1:
        return cells[0]
    return Cell(
        "\n".join(cell.text.strip() for cell in cells),
        notes=tuple(note for cell in cells for note in cell.notes),
    )
