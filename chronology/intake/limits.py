"""How much of one file the program is willing to hold, so that no file can freeze or fill the computer.

Real returns stay far below all of these; a file above them is broken or was made to do harm. Sizes are bytes.
"""

from __future__ import annotations

from chronology.intake.grid import CannotRead

MB = 1024 * 1024

FILE = 256 * MB  # the file as it lies on disk
TEXT_FILE = 64 * MB  # a file of plain text: decoded it may take four times as much
UNPACKED = 256 * MB  # all that is taken out of one zip container
TREE = 64 * MB  # one XML part that is held as a whole: in memory it grows about sixfold
MEMBERS = 20_000  # entries of one zip container
CELLS = 1_000_000  # cells with words in them, in one file
AREA = 12_000_000  # cells between the first and the last used one of a sheet, the empty ones included
COLUMNS = 16_384  # of one row, as many as any spreadsheet has
COVERED = 500_000  # cells of one sheet that lie beneath merged ones
LINES = 500_000  # of a plain text
SHEETS = 1_000
NOTE_CHARACTERS = 1_000_000  # one comment


def too_large(what: str) -> CannotRead:
    """The sentence for a file above a limit; `what` says which part of it, such as 'the sheet 'Log''."""
    return CannotRead(
        f"This file is too large to be read safely: {what}. "
        "Save the part with the events as a new file and add that."
    )


def check_file(data: bytes) -> None:
    """Raises CannotRead where the file is empty or larger than any return can be."""
    if not data:
        raise CannotRead("This file is empty. Ask the agency to send it again.")
    if len(data) > FILE:
        raise too_large(f"it has {len(data) // MB} MB, the most that is read is {FILE // MB} MB")
