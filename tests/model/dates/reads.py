"""How the tests say a date: 'first last qualifier', with '-' for an open end."""

from __future__ import annotations

from datetime import date

from chronology.model.dates import DateContext, EventDate, UnreadableDate, read_date
from chronology.model.pack import Term

TERMS = (
    Term("spring", 2019, date(2019, 1, 7), date(2019, 4, 5)),
    Term("spring half-term", 2019, date(2019, 2, 18), date(2019, 2, 22)),
    Term("summer", 2019, date(2019, 4, 23), date(2019, 7, 24)),
    Term("autumn", 2018, date(2018, 9, 4), date(2018, 12, 21)),
    Term("autumn half-term", 2018, date(2018, 10, 22), date(2018, 10, 26)),
    Term("autumn", 2019, date(2019, 9, 3), date(2019, 12, 20)),
)
CASE = DateContext(born=date(2019, 1, 31), expected=date(2019, 2, 10), terms=TERMS, today=date(2026, 7, 1))


def said(read: EventDate) -> str:
    """The interval, and the qualifier unless it is stated."""
    ends = " ".join(end.isoformat() if end else "-" for end in (read.earliest, read.latest))
    return ends if read.qualifier == "stated" else f"{ends} {read.qualifier.value}"


def reads(text: str, context: DateContext = CASE, year: int | None = None) -> str:
    """What a text is read as; 'unreadable' or 'undated' where there is no date."""
    try:
        read = read_date(text, context, year)
    except UnreadableDate:
        return "unreadable"
    assert read.as_written == text
    return said(read) if read.is_dated else "undated"
