"""Sheets against openpyxl, in the same run: 20,000 rows of a return, every cell read by both."""

from __future__ import annotations

import io
import random
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import openpyxl
import pytest
import xlsxwriter

from chronology.intake.file import read_bytes
from chronology.intake.grid import Table

ROWS = 20_000
WORDS = ["visit", "mother", "child", "school", "police", "nurse", "call", "seen", "asked", "letter", "home"]


@pytest.fixture(scope="module")
def workbook() -> bytes:
    """A return as a record system exports it: a date, a time, agency, source, event, action, seen, number."""
    choose = random.Random(3)
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Log")
    day, clock = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "hh:mm"})
    sheet.write_row(0, 0, ["Date", "Time", "Agency", "Source", "Event", "Action", "Seen", "No"])
    for row in range(1, ROWS + 1):
        sheet.write_datetime(row, 0, datetime(2015, 1, 1) + timedelta(days=row // 8), day)
        if row % 3:
            sheet.write_number(row, 1, (row % 1440) / 1440, clock)
        sheet.write_string(row, 2, choose.choice(["Police", "GP", "School"]))
        sheet.write_string(row, 3, f"Record {row // 4}")
        sheet.write_string(row, 4, " ".join(choose.choices(WORDS, k=25)))
        sheet.write_string(row, 5, " ".join(choose.choices(WORDS, k=3)))
        sheet.write_string(row, 6, choose.choice(["Yes", "No", "Not stated"]))
        sheet.write_number(row, 7, row)
    book.close()
    return out.getvalue()


def quickest(works: Sequence[Callable[[], object]], rounds: int) -> list[float]:
    """The quickest run of each, in seconds; they take turns, so that all meet the same machine."""
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for work, times in zip(works, taken, strict=True):
            began = time.perf_counter()
            work()
            times.append(time.perf_counter() - began)
    return [min(times) for times in taken]


@pytest.mark.benchmark
def test_sheets_against_openpyxl(workbook: bytes) -> None:
    (table,) = read_bytes(workbook, "return.xlsx").parts
    assert isinstance(table, Table)
    assert len(table.rows) == ROWS + 1

    def theirs(read_only: bool) -> None:
        book = openpyxl.load_workbook(io.BytesIO(workbook), read_only=read_only)
        for row in book.active.iter_rows():
            for cell in row:
                _ = cell.value, cell.number_format
        book.close()

    ours, whole, streamed = quickest(
        [lambda: read_bytes(workbook, "return.xlsx"), lambda: theirs(False), lambda: theirs(True)], 5
    )
    print(
        f"\n{ROWS:,} rows of Excel: {ours:.2f} s; openpyxl {whole:.2f} s ({whole / ours:.1f}x), read-only ",
        end="",
    )
    print(f"{streamed:.2f} s ({streamed / ours:.1f}x)")
    assert whole / ours >= 5
