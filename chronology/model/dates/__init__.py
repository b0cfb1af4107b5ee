"""A date as people write it, kept with its doubt: the value (value.py) and the grammar that reads it.

Reading goes from words to tokens (`tokens.py`, in the vocabulary of `words.py`), from tokens to a single date
of a known shape and its days (`shapes.py`, `pieces.py`, `resolving.py`), and from single dates to spans and
open ends (`grammar.py`). Beside these stand the readings that need no grammar: digits (`digits.py`), EDTF
(`edtf.py`), ages and weeks of pregnancy (`ages.py`) and clock times (`clock.py`). `reading.py` says in which
order they are tried.

Dates that lean on what is around them have files of their own: `opening.py` for a date that opens a text,
`headings.py` for a year that stands above its rows, `leaning.py` and `neighbours.py` for a whole column.

School terms come from the partnership pack. Where the pack does not date a term, it is the widest span in
which any school in England keeps it, uncertain, with a warning; school holidays are then unreadable.
"""

from chronology.model.dates.cells import read_serial, read_value
from chronology.model.dates.clock import read_time
from chronology.model.dates.context import DateContext
from chronology.model.dates.edtf import edtf
from chronology.model.dates.headings import YearHeading, year_of_heading
from chronology.model.dates.leaning import leans_on_row_above
from chronology.model.dates.neighbours import DateCell, read_column
from chronology.model.dates.opening import split_date
from chronology.model.dates.reading import needs_year, read_date
from chronology.model.dates.value import (
    EventDate,
    Origin,
    PartOfDay,
    Qualifier,
    TimeOfDay,
    UnreadableDate,
)
from chronology.model.dates.wording import describe, printed

__all__ = [
    "DateCell",
    "DateContext",
    "EventDate",
    "Origin",
    "PartOfDay",
    "Qualifier",
    "TimeOfDay",
    "UnreadableDate",
    "YearHeading",
    "describe",
    "edtf",
    "leans_on_row_above",
    "needs_year",
    "printed",
    "read_column",
    "read_date",
    "read_serial",
    "read_time",
    "read_value",
    "split_date",
    "year_of_heading",
]
