"""Entries as hypothesis makes them: every field, with any words."""

from __future__ import annotations

from hypothesis import strategies as st

from chronology.model.dates import EventDate, read_date, read_time
from chronology.model.entering import Direction, Enquiry, EnteredEvent, Seen, Significance
from chronology.resource import event_types

WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
LISTED = st.lists(WORDS.filter(str.strip), max_size=3, unique=True).map(tuple)


def _when(written: str, clock: str) -> EventDate:
    read = read_date(written) if written else EventDate(as_written=written)
    return EventDate(
        read.earliest,
        read.latest,
        read.qualifier,
        read.origin,
        read_time(clock) if clock else read.time,
        read.as_written,
        read.warnings,
    )


DATES = st.builds(
    _when,
    st.sampled_from(("", "3 May 2021", "early Dec 18", "c. 2019", "not known", "Spring 2020?", "by 4/5/20")),
    st.sampled_from(("", "14:30", "about 3pm", "evening", "9.15-10.00")),
)

ENTRIES = st.builds(
    EnteredEvent,
    date=DATES,
    text=WORDS,
    source=WORDS,
    professional=WORDS,
    role=WORDS,
    present=WORDS,
    people=LISTED,
    types=st.lists(st.sampled_from(sorted(event_types().by_id)), max_size=3, unique=True).map(tuple),
    seen=st.sampled_from(Seen),
    voice=WORDS,
    action=WORDS,
    told=WORDS,
    enquiry=st.sampled_from(Enquiry),
    why_not_asked=WORDS,
    analysis=WORDS,
    significance=st.sampled_from(Significance),
    direction=st.sampled_from(Direction),
    restricted=st.booleans(),
    tags=LISTED,
    agency=WORDS,
    number=st.integers(0, 10_000),
)
