"""Tables in plain text: CSV and its kin, in any encoding, parted by any sign."""

from __future__ import annotations

from chronology.intake import limits
from chronology.intake.delimited import delimiter_of, records, unwrapped
from chronology.intake.encoding import Decoded, decode
from chronology.intake.grid import CannotRead, Cell, Document, Row, Table
from chronology.intake.sheets.marks import EMPTY
from chronology.intake.words import visible

KINDS = ("csv",)

DOUBTFUL = "Some letters of this file may have come out wrong, as it does not say how they are stored."


def read(data: bytes, name: str, sha256: str) -> Document:
    """Reads the one table of the file; rows are numbered as a spreadsheet would number them."""
    decoded = text_of(data)
    text = unwrapped(decoded.text)
    rows = []
    filled = 0
    for number, record in enumerate(records(text, delimiter_of(text)), 1):
        filled += len(record)
        if filled > limits.CELLS:
            raise limits.too_large(f"it has more than {limits.CELLS:,} cells")
        if any(map(str.strip, record)):
            rows.append(Row(number, tuple([Cell(visible(field)) if field else EMPTY for field in record])))
    return Document(
        file=name,
        sha256=sha256,
        kind="csv",
        parts=(Table(None, tuple(rows)),),
        warnings=(DOUBTFUL,) if decoded.doubtful else (),
    )


def text_of(data: bytes) -> Decoded:
    """The words of a plain text file. Raises CannotRead where it is too large, or no text."""
    if len(data) > limits.TEXT_FILE:
        raise limits.too_large(f"it has {len(data) // limits.MB} MB of plain text")
    decoded = decode(data)
    if decoded is None:
        raise CannotRead("This file is no text. Ask the agency for a Word, Excel or CSV file.")
    return decoded
