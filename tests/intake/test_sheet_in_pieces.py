"""Large worksheets, which are read in pieces: nothing shows where they were cut."""

from __future__ import annotations

import random

from tests.intake.sheet_files import read, rows_of, words, worksheet, xlsx

LONG = "visit " * 40
ROWS = 9_000  # of 300 letters: near three million


def row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def test_every_row_of_a_large_sheet_stands_where_it_stood():
    made = [row(n, words(f"B{n}", f"{LONG}{n}"), words(f"C{n}", str(n))) for n in range(1, ROWS) if n % 7]
    wide = row(ROWS, words(f"A{ROWS}", "last"), words(f"F{ROWS}", "far"))
    found = rows_of(read(xlsx(worksheet("".join([*made, wide])))))
    assert [each.number for each in found] == [n for n in range(1, ROWS) if n % 7] + [ROWS]
    for each in found[:-1]:
        assert [cell.text for cell in each.cells] == [
            "",
            f"{LONG}{each.number}",
            str(each.number),
            "",
            "",
            "",
        ]
    assert [cell.text for cell in found[-1].cells] == ["last", "", "", "", "", "far"]


def test_rows_that_do_not_say_where_they_stand_follow_on_those_that_do():
    numbered = [f' r="{n}"' if n % 5 == 1 else "" for n in range(1, ROWS)]
    made = [
        f'<row{number}><c t="inlineStr"><is><t>{LONG}{n}</t></is></c></row>'
        for n, number in enumerate(numbered, 1)
    ]
    found = rows_of(read(xlsx(worksheet("".join(made)))))
    assert [(each.number, each.cells[0].text) for each in found] == [
        (n, f"{LONG}{n}") for n in range(1, ROWS)
    ]


def test_rows_in_no_order_come_in_order():
    numbers = list(range(1, ROWS))
    random.Random(5).shuffle(numbers)
    found = rows_of(read(xlsx(worksheet("".join(row(n, words(f"A{n}", f"{LONG}{n}")) for n in numbers)))))
    assert [(each.number, each.cells[0].text) for each in found] == [
        (n, f"{LONG}{n}") for n in range(1, ROWS)
    ]


def test_a_row_that_stands_twice_keeps_the_cells_of_both_and_what_is_last_of_one():
    made = [row(n, words(f"A{n}", f"{LONG}{n}"), words(f"B{n}", "before")) for n in range(1, ROWS)]
    again = row(2, words("B2", "after"), words("C2", "more"))
    second = rows_of(read(xlsx(worksheet("".join([*made, again])))))[1]
    assert [cell.text for cell in second.cells] == [f"{LONG}2", "after", "more"]
