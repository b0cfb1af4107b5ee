"""What a file would bring in, before it is brought in: its columns over its rows, its dates, its agency.

A file is read from the disk once (`open_returns`) and understood anew at every choice (`preview`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from chronology.intake import limits
from chronology.intake.agency import Whose
from chronology.intake.columns import Columns
from chronology.intake.dating import NOT_READ
from chronology.intake.entries import Laid
from chronology.intake.file import read_bytes
from chronology.intake.grid import CannotRead, Document, Row
from chronology.intake.understand import understood, whose_return
from chronology.model.choices import NO_CHOICES, Choices, layout_of, table_layout
from chronology.model.contributions import Contribution
from chronology.model.dates import DateContext
from chronology.model.events import Event, Meaning, Place, Reason, SetAside
from chronology.services.add import is_the_cases_own
from chronology.services.progress import Cancelled, Progress, unwatched
from chronology.services.read import called
from chronology.services.refusal import Refused
from chronology.services.returns import call_names, free_name, gather

_ROWS_SHOWN = 60
_ONCE = (Meaning.DATE, Meaning.END_DATE, Meaning.TIME, Meaning.AGENCY, Meaning.EVENT)


@dataclass(frozen=True, slots=True)
class OpenedReturn:
    """A file as it was read from the disk. `document` is None where it cannot be read; `why` then says it.

    `name` is what the case will call it. `original` are its bytes, b'' where it cannot even be opened.
    """

    name: str
    sha256: str
    original: bytes
    document: Document | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class ColumnShown:
    """One column: its heading as written, what it is taken to hold, and how surely (0 to 1).

    `chosen` tells that a person said so. `agency` is set where the column holds one agency's events.
    """

    heading: str
    meaning: Meaning
    sureness: float
    chosen: bool = False
    agency: str = ""


@dataclass(frozen=True, slots=True)
class RowShown:
    """One row as it came: its number in the file, its cells, and whether it gives an event."""

    number: int
    cells: tuple[str, ...]
    gives_event: bool


@dataclass(frozen=True, slots=True)
class TableShown:
    """Tables that are laid out alike, under one set of columns, with the first of their rows.

    `layout` is the key under which `Choices.meanings` holds what their columns mean.
    """

    layout: str
    title: str
    columns: tuple[ColumnShown, ...]
    rows: tuple[RowShown, ...]


@dataclass(frozen=True, slots=True)
class ToSettle:
    """An event whose day is not known. `why` is a sentence; the row stands under its headings as it came.

    `said` is what a person has settled it as: None while she has not, '' where she leaves it open.
    """

    event: Event
    why: str
    headings: tuple[str, ...]
    cells: tuple[str, ...]
    said: str | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """All that one file would bring in under some choices.

    `whose` is what the file itself says. `called_none` are what a person said is no event, with its id.
    """

    opened: OpenedReturn
    choices: Choices
    contribution: Contribution
    whose: Whose
    layout: str
    tables: tuple[TableShown, ...]
    to_settle: tuple[ToSettle, ...]
    called_none: Mapping[SetAside, str]

    @property
    def unsettled(self) -> int:
        """How many dates nobody has looked at yet."""
        return sum(each.said is None for each in self.to_settle)


def open_returns(
    named: Sequence[Path],
    names: Mapping[str, str],
    case: Path | None = None,
    progress: Progress = unwatched,
) -> tuple[OpenedReturn, ...]:
    """Read every file among `named` (files or folders) from the disk; one that cannot be read says why.

    `names` is what the case's returns are called, by their SHA-256; `case` is where the case itself lies,
    which is no return. Raises Refused where a name is not there, Cancelled where `progress` says stop.
    """
    paths = [path for path in gather(named) if case is None or not is_the_cases_own(path, case)]
    if not paths:
        raise Refused("Only the case itself was named. Name the returns that are to be brought in.")
    called_by_path = call_names(paths)
    taken = dict(names)
    opened = []
    for done, path in enumerate(paths):
        if not progress(f"Reading {called_by_path[path]}", done, len(paths)):
            raise Cancelled
        one = _open(path, called_by_path[path], taken)
        if one.sha256:
            taken[one.sha256] = one.name
        opened.append(one)
    progress("All files read", len(paths), len(paths))
    return tuple(opened)


def _open(path: Path, name: str, names: Mapping[str, str]) -> OpenedReturn:
    try:
        if path.stat().st_size > limits.FILE:
            return OpenedReturn(name, "", b"", None, "The file is larger than any return can be.")
        original = path.read_bytes()
    except OSError:
        why = "The file could not be read from the disk. Close it in other programs and try again."
        return OpenedReturn(name, "", b"", None, why)
    sha256 = hashlib.sha256(original).hexdigest()
    name = names.get(sha256) or free_name(path, name, names, sha256)
    try:
        return OpenedReturn(name, sha256, original, called(name, read_bytes(original, path.name)))
    except CannotRead as fault:
        return OpenedReturn(name, sha256, original, None, str(fault))


def preview(
    opened: OpenedReturn, context: DateContext, choices: Choices = NO_CHOICES, agency: str = ""
) -> Preview:
    """What a file would bring in. `agency` is whose return it is where neither it nor a person says so."""
    if opened.document is None:
        contribution = _unread(opened)
        return Preview(opened, choices, contribution, Whose(""), "", (), (), {})
    whose = whose_return(opened.document, context)
    found = understood(opened.document, context, agency if not whose.agency else "", choices)
    gave = {event.place for event in found.contribution.events}
    rows = _Rows(opened.document.file, found.laid)
    return Preview(
        opened=opened,
        choices=choices,
        contribution=found.contribution,
        whose=whose,
        layout=layout_of(found.contribution.columns),
        tables=tuple(_tables(found.laid, choices, gave, opened.document.file)),
        to_settle=tuple(_to_settle(found.contribution.events, choices, rows)),
        called_none=found.called_none,
    )


def _unread(opened: OpenedReturn) -> Contribution:
    kept = SetAside(Place(opened.name), (), Reason.FILE_NOT_READ, opened.why)
    return Contribution(
        opened.name, opened.sha256, "unread", "", 1, (), (kept,), warnings=(f"{opened.name}: {opened.why}",)
    )


def _tables(laid: Iterable[Laid], choices: Choices, gave: set[Place], file: str) -> Iterable[TableShown]:
    groups: dict[str, list[Laid]] = {}
    for each in laid:
        if len(each.columns.headings) > 1:
            groups.setdefault(table_layout(each.table, each.columns.headings), []).append(each)
    for layout, parts in groups.items():
        rows = [(part.table, row) for part in parts for row in part.rows[:_ROWS_SHOWN]][:_ROWS_SHOWN]
        yield TableShown(
            layout=layout,
            title=_title([part.table for part in parts]),
            columns=_columns(parts[0].columns, layout, choices),
            rows=tuple(
                RowShown(row.number, _words(row), Place(file, table, row.number) in gave)
                for table, row in rows
            ),
        )


def _columns(columns: Columns, layout: str, choices: Choices) -> tuple[ColumnShown, ...]:
    return tuple(
        ColumnShown(
            heading, meaning, sureness, (layout, at) in choices.meanings, columns.agencies.get(at, "")
        )
        for at, (heading, meaning, sureness) in enumerate(
            zip(columns.headings, columns.meanings, columns.sureness, strict=True)
        )
    )


def _title(tables: Sequence[str | int | None]) -> str:
    """What a person calls the tables: 'Sheet Log', 'Tables 1 to 14', or nothing where there is just one."""
    names = list(dict.fromkeys(tables))
    numbers = [name for name in names if isinstance(name, int)]
    sheets = [name for name in names if isinstance(name, str)]
    if numbers:
        return f"Table {numbers[0]}" if len(numbers) == 1 else f"Tables {numbers[0]} to {numbers[-1]}"
    if sheets:
        return f"Sheet {sheets[0]}" if len(sheets) == 1 else f"Sheets {', '.join(sheets)}"
    return "Rows"


def _words(row: Row) -> tuple[str, ...]:
    """A row's cells as they came; those that are merged over from elsewhere are empty."""
    return tuple("" if cell.covered else cell.text for cell in row.cells)


class _Rows:
    """The rows of a file by where they stand, found when first asked for."""

    def __init__(self, file: str, laid: Iterable[Laid]) -> None:
        self._file = file
        self._laid = laid
        self._found: dict[Place, tuple[Columns, Row]] | None = None

    def at(self, place: Place) -> tuple[Columns, Row] | None:
        if self._found is None:
            self._found = {
                Place(self._file, each.table, row.number): (each.columns, row)
                for each in self._laid
                for row in each.rows
            }
        return self._found.get(place)


def _to_settle(events: Iterable[Event], choices: Choices, rows: _Rows) -> Iterable[ToSettle]:
    for event in events:
        said = choices.dates.get(event.id)
        if event.date.is_dated and said is None:
            continue
        unread = next((each for each in event.confirm if each.startswith(NOT_READ)), "")
        why = unread.removeprefix(NOT_READ).strip() if unread else "The return gives no date."
        found = rows.at(event.place)
        columns, row = found if found is not None else (None, None)
        yield ToSettle(
            event=event,
            why=why,
            headings=columns.headings if columns else (),
            cells=_words(row) if row else _as_it_stands(event),
            said=None if said is None else said.as_said,
        )


def _as_it_stands(event: Event) -> tuple[str, ...]:
    """The words of an event outside any table, where its text is all that there is of the row."""
    return tuple(words for words in (event.date.as_written, event.text) if words.strip())


def with_meaning(choices: Choices, layout: str, column: int, meaning: Meaning | None) -> Choices:
    """The choices with one column's meaning set; with None, what the program recognised stands again.

    Where a meaning is the only one of its kind in a table, another column that was chosen for it gives way.
    """
    said = {
        place: each
        for place, each in choices.meanings.items()
        if place != (layout, column) and not (place[0] == layout and each is meaning and meaning in _ONCE)
    }
    return replace(choices, meanings={**said, **({(layout, column): meaning} if meaning else {})})
