"""Rows put so that each holds one event: accounts in rows of their own, dates stacked in one cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chronology.intake.cells import date_parts_of, notes_of, words_of
from chronology.intake.columns import Columns, cell_at
from chronology.intake.grid import Cell, Row
from chronology.intake.heading_rows import filled
from chronology.intake.profile import is_date, is_numbered_day, opens_with_date
from chronology.intake.section import Section
from chronology.model.events import Meaning

_BRIEF = 6  # words: more in the event column is an account already


def is_dated(row: Row, columns: Columns, section: Section) -> bool:
    """Whether a row states a date of its own."""
    if columns.date_parts:
        whole = cell_at(row, columns.date_parts.get("date"))
        return bool(date_parts_of(row, columns)) or not whole.is_empty
    cell = cell_at(row, columns.first(Meaning.DATE))
    return not cell.is_empty and (
        is_date(cell, section.context) or is_numbered_day(cell) or opens_with_date(cell.text, section.context)
    )


def with_accounts_beside(
    rows: Sequence[Row], columns: Columns, section: Section
) -> tuple[Sequence[Row], Columns]:
    """Rows whose accounts stand beneath them in rows of their own, as in some log sheets, with them beside.

    Each account becomes a cell more of the dated row above it, in a column of its own. Any other table
    comes back as it is.
    """
    if not _accounts_stand_beneath(rows, columns, section):
        return rows, columns
    width = len(columns.headings)
    beside: list[Row] = []
    for row in rows:
        above = beside[-1] if beside else None
        lone = len(filled(row)) == 1
        if above is None or not lone or len(above.cells) > width or not is_dated(above, columns, section):
            beside.append(row)
            continue
        account = filled(row)[0]._replace(notes=tuple(words.text for words in notes_of(row)))
        padding = (Cell(),) * (width - len(above.cells))
        beside[-1] = above._replace(cells=(*above.cells, *padding, account))
    meanings = tuple(Meaning.OTHER if each is Meaning.EVENT else each for each in columns.meanings)
    return beside, replace(
        columns,
        headings=(*columns.headings, ""),
        meanings=(*meanings, Meaning.EVENT),
        sureness=(*columns.sureness, columns.sureness[0]),
    )


def unstacked(row: Row, columns: Columns, section: Section) -> list[Row]:
    """A row whose date cell holds one date beneath another, its account as many lines: a row for each."""
    date, event = columns.first(Meaning.DATE), columns.first(Meaning.EVENT)
    if date is None or event is None or "\n" not in cell_at(row, date).text:
        return [row]
    dates = _lines(cell_at(row, date).text)
    accounts = _lines(words_of(cell_at(row, event), again=False))
    if len(dates) < 2 or len(dates) != len(accounts):
        return [row]
    if not all(is_date(Cell(each), section.context) for each in dates):
        return [row]
    rows = []
    for day, account in zip(dates, accounts, strict=True):
        cells = list(row.cells)
        cells[date], cells[event] = cells[date]._replace(text=day), cells[event]._replace(text=account)
        rows.append(row._replace(cells=tuple(cells)))
    return rows


def _accounts_stand_beneath(rows: Sequence[Row], columns: Columns, section: Section) -> bool:
    dated = [at for at, row in enumerate(rows) if is_dated(row, columns, section)]
    followed = [
        at for at in dated if at + 1 < len(rows) and _is_account_alone(rows[at + 1], columns, section)
    ]
    event = columns.first(Meaning.EVENT)
    briefly = [len(cell_at(rows[at], event).text.split()) for at in followed]
    if any(briefly):  # 'Home visit' in the event column, and the account beneath it
        return len(dated) >= 3 and max(briefly) < _BRIEF and len(followed) >= 0.9 * len(dated)
    return bool(dated) and len(followed) >= 0.7 * len(dated)


def _is_account_alone(row: Row, columns: Columns, section: Section) -> bool:
    own = filled(row)
    if len(own) != 1 or is_dated(row, columns, section):
        return False
    return len(own[0].text.split()) >= 4 and not opens_with_date(own[0].text, section.context)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
