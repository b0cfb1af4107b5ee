"""What every layout is brought to before dates are read: entries in reading order, and what was set aside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from chronology.intake.columns import Columns
from chronology.intake.grid import Cell, Row
from chronology.model.contributions import RecognisedColumn
from chronology.model.dates import DateCell
from chronology.model.dates.value import EventDate
from chronology.model.events import Meaning, Place, Reason, SetAside, Words

NO_DATE = DateCell()
NO_CELL = Cell()


@dataclass(frozen=True, slots=True)
class Entry:
    """The words of one event, sorted by meaning, before its date is read.

    `date` is the cell that the date is read from, along the column it stands in; `read` is the date where
    it was cut off the text already. `agency` is '' where neither the row nor the table says it.
    """

    place: Place
    words: Mapping[Meaning, str]
    date: DateCell = NO_DATE
    read: EventDate | None = None
    end: Cell = NO_CELL
    time: Cell = NO_CELL
    agency: str = ""
    other: tuple[Words, ...] = ()
    confirm: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return self.words.get(Meaning.EVENT, "")

    def with_more(self, more: Mapping[Meaning, str], other: tuple[Words, ...] = ()) -> Entry:
        """The entry with words added beneath those that it has."""
        words = dict(self.words)
        for meaning, text in more.items():
            words[meaning] = f"{words[meaning]}\n{text}" if words.get(meaning) else text
        return replace(self, words=words, other=self.other + other)


@dataclass(frozen=True, slots=True)
class Mark:
    """A line that is no event and on which the dates beneath it lean: a year, a month, or a day alone."""

    date: DateCell


@dataclass(frozen=True, slots=True)
class Break:
    """Where a date may not lean on what stands above: another table, another text."""


Item = Entry | Mark | Break


@dataclass(frozen=True, slots=True)
class Laid:
    """Rows as they were read: under which columns, those of a form or a table on its side laid as rows."""

    table: str | int | None
    columns: Columns
    rows: tuple[Row, ...]


@dataclass(slots=True)
class Found:
    """What has been found so far in one table or text. Readers add to it; nothing is ever taken away.

    `laid` are the rows that stand under columns, from which a person sees what each column holds.
    """

    items: list[Item] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    columns: list[RecognisedColumn] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    laid: list[Laid] = field(default_factory=list)

    def keep(self, place: Place, cells: tuple[str, ...], reason: Reason, detail: str = "") -> None:
        """Set words aside, with the reason."""
        self.set_aside.append(SetAside(place, cells, reason, detail))

    def add(self, other: Found) -> None:
        """Take in what was found elsewhere, after what is here."""
        self.items += other.items
        self.set_aside += other.set_aside
        self.columns += other.columns
        self.warnings += other.warnings
        self.laid += other.laid

    @property
    def entries(self) -> list[Entry]:
        return [item for item in self.items if isinstance(item, Entry)]
