"""Tables typed or printed with spaces: columns that begin at the same place in every line."""

from __future__ import annotations

import re
from collections import Counter

from chronology.intake import limits

_GAP = re.compile(r"(?<=\S)\s{2,}(?=\S)")
_SAMPLE = 5_000
_RULE = re.compile(r"[\s\-=_+|*.]*")


def aligned_rows(lines: list[str]) -> list[tuple[int, list[str]]]:
    """The rows of such a table, each with the number of its first line; none where the text is no table.

    A line with words in its last column alone carries on the row above, as print-outs wrap long text.
    Sure or not at all: three lines or more, half of all, must have their columns at the same places, and few
    words may stand across a column's beginning. Raises CannotRead where it is too large.
    """
    lines = [line.expandtabs(8) for line in lines]
    starts = _column_starts(lines[:_SAMPLE])
    if not starts:
        return []
    if len(starts) * len(lines) > limits.CELLS:
        raise limits.too_large(f"it has more than {limits.CELLS:,} cells")
    rows: list[tuple[int, list[str]]] = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or _RULE.fullmatch(line):
            continue
        whole = _is_across(line, starts)
        fields = [line.strip()] if whole else _cut(line, starts)
        carries_on = not whole and rows and not any(fields[:-1]) and len(rows[-1][1]) == len(starts)
        if carries_on:
            rows[-1][1][-1] = f"{rows[-1][1][-1]}\n{fields[-1]}".strip()
        else:
            rows.append((number, fields))
    return rows


def _column_starts(lines: list[str]) -> list[int]:
    written = [line for line in lines if line.strip() and not _RULE.fullmatch(line)]
    gapped = [line for line in written if line[:1].strip() and _GAP.search(line)]
    if len(gapped) < 3 or len(gapped) * 2 < sum(1 for line in written if line[:1].strip()):
        return []
    counted = Counter(found.end() for line in gapped for found in _GAP.finditer(line))
    starts = [0, *sorted(at for at, times in counted.items() if times >= len(gapped) * 0.5)]
    across = sum(_is_across(line, starts) for line in gapped)
    if len(starts) < 2 or len(gapped) - across < 3 or across > len(gapped) * 0.25:
        return []
    carried = [line for line in written if not line[:1].strip()]
    if any(len(line) - len(line.lstrip()) != starts[-1] for line in carried):
        return []
    return starts


def _is_across(line: str, starts: list[int]) -> bool:
    """Whether a word stands across a column's beginning: such a line is a title, and no row."""
    return any(len(line) > at and line[at - 1] != " " for at in starts[1:])


def _cut(line: str, starts: list[int]) -> list[str]:
    ends = [*starts[1:], None]
    return [line[start:end].strip() for start, end in zip(starts, ends, strict=True)]
