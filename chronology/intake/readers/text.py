"""Plain text that is no table of signs: aligned columns, or paragraphs."""

from __future__ import annotations

import itertools
import re

from chronology.intake import limits
from chronology.intake.aligned import aligned_rows
from chronology.intake.grid import Cell, Document, Paragraph, Row, Table
from chronology.intake.readers.csv import DOUBTFUL, text_of
from chronology.intake.sheets.marks import EMPTY
from chronology.intake.words import visible

KINDS = ("txt",)

_ITEM = re.compile(r"\s*(?:[-*•·–—▪◦o]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+\S")
_DATED = re.compile(
    r"\s*[\[(]?\s*(?:[A-Za-z]{3,9},?\s+)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?[\s./-]+(?:\d{1,2}|[A-Za-z]{3,9})[\s./-]+\d{2,4}|\d{4}-\d\d-\d\d)\b"
)
_WIDEST = 120  # nobody wraps lines beyond this by hand or by mail program
_NARROWEST = 50


def read(data: bytes, name: str, sha256: str) -> Document:
    """Reads the file's aligned table, or else its paragraphs."""
    decoded = text_of(data)
    text = visible(decoded.text)
    lines = text.split("\n")
    if len(lines) > limits.LINES:
        raise limits.too_large(f"it has {len(lines):,} lines")
    parts: tuple[Table | Paragraph, ...]
    if rows := aligned_rows(lines):
        parts = (
            Table(
                None,
                tuple(
                    Row(number, tuple(Cell(field) if field else EMPTY for field in fields))
                    for number, fields in rows
                ),
            ),
        )
    else:
        parts = tuple(
            Paragraph("text", number, words, is_list=_ITEM.match(words) is not None)
            for number, words in enumerate(_paragraphs(lines), 1)
        )
    return Document(
        file=name,
        sha256=sha256,
        kind="txt",
        parts=parts,
        warnings=(DOUBTFUL,) if decoded.doubtful else (),
    )


def _paragraphs(lines: list[str]) -> list[str]:
    """The paragraphs: one a line, but where lines were broken by their length they are joined again.

    A line was broken by its length where the next line's first word would not have fitted on it.
    """
    width = _wrapped_at(lines)
    made: list[str] = []
    before = ""
    for line in lines:
        carries_on = (
            before.strip()
            and line.strip()
            and width
            and len(before.rstrip()) + 1 + len(line.split()[0]) > width
            and not _ITEM.match(line)
            and not (_DATED.match(line) and re.search(r"[.!?]\s*$", before))
        )
        if carries_on:
            made[-1] = f"{made[-1]}\n{line.rstrip()}"
        elif line.strip():
            made.append(line.strip())
        before = line
    return made


def _wrapped_at(lines: list[str]) -> int:
    """The width at which the lines were broken; 0 where they were not."""
    lengths = [len(line.rstrip()) for line in lines if line.strip()]
    width = max(lengths, default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    nearly = sum(length > width - 12 for length in lengths)
    # In short paragraphs most lines are last lines, and only those before them are full.
    inner = [
        len(line.rstrip()) for line, after in itertools.pairwise(lines) if line.strip() and after.strip()
    ]
    full = len(inner) >= 3 and sum(length > width - 16 for length in inner) >= 0.8 * len(inner)
    return width if full or nearly >= max(3, len(lengths) * 0.3) else 0
