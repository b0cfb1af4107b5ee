"""Rows for the clipboard: as a table that Word and Excel take, and as plain text between tabs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QMimeData

from chronology.model.event_rows import Column, Row
from chronology.report.data import guarded
from chronology.ui.table.columns import COLUMNS, ShownColumn, section_of

_NEEDS_QUOTES = ("\t", "\n", "\r", '"')
# Excel takes a cell in this format as text: no date is turned round, nothing runs as a formula
_AS_TEXT = "mso-number-format:'\\@'; vertical-align:top"


def copied(rows: Sequence[Row], columns: Iterable[Column]) -> QMimeData:
    """The rows with these columns, under their headings."""
    shown = [COLUMNS[section_of(column)] for column in columns]
    data = QMimeData()
    data.setHtml(as_html(rows, shown))
    data.setText(as_text(rows, shown))
    return data


def as_html(rows: Sequence[Row], columns: Sequence[ShownColumn]) -> str:
    """One HTML table; a line that was broken in a cell stays in that cell."""
    head = "".join(f"<th>{escape(column.heading)}</th>" for column in columns)
    lines = [
        "".join(f'<td style="{_AS_TEXT}">{_cell(column.words(row))}</td>' for column in columns)
        for row in rows
    ]
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return (
        '<html><head><meta charset="utf-8"></head><body><table border="1" cellspacing="0" cellpadding="4">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></body></html>"
    )


def as_text(rows: Sequence[Row], columns: Sequence[ShownColumn]) -> str:
    """Cells between tabs, a row each line, in quotes where a spreadsheet needs them to keep a cell whole."""
    lines = ["\t".join(column.heading for column in columns)]
    lines += ["\t".join(_quoted(guarded(column.words(row))) for column in columns) for row in rows]
    return "\n".join(lines) + "\n"


def _cell(words: str) -> str:
    """The words with their breaks; Excel would else make a row of its own of each line."""
    return escape(words).replace("\n", '<br style="mso-data-placement:same-cell">')


def _quoted(words: str) -> str:
    if any(sign in words for sign in _NEEDS_QUOTES):
        return '"' + words.replace('"', '""') + '"'
    return words
