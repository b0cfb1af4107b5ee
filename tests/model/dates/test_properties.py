"""What holds for every date: printing and reading again, prefixes, and words of any kind."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chronology.model.dates import (
    DateCell,
    EventDate,
    Qualifier,
    UnreadableDate,
    describe,
    edtf,
    printed,
    read_column,
    read_date,
    read_time,
    split_date,
    year_of_heading,
)
from tests.model.dates.reads import CASE

DAYS = st.dates(date(1700, 1, 1), date(2190, 12, 31))
DOUBTS = st.sampled_from([doubt for doubt in Qualifier if doubt is not Qualifier.UNDATED])
ALPHABET = "0123456789/.-–? ,:'~()[]janfebmrchpiluysgotvdw&eksTZX%+\n\tñé²½"


@st.composite
def event_dates(draw: st.DrawFn) -> EventDate:
    """Days, spans, months, years and open ends, with every doubt."""
    first = draw(DAYS)
    kind = draw(st.sampled_from(["day", "span", "open start", "open end", "months", "years"]))
    last = first
    if kind == "span":
        last = first + timedelta(days=draw(st.integers(0, 2000)))
    if kind == "months":
        first = first.replace(day=1)
        last = (first + timedelta(days=draw(st.integers(0, 900)))).replace(day=28) + timedelta(days=4)
        last = last - timedelta(days=last.day)
    if kind == "years":
        first, last = date(first.year, 1, 1), date(first.year + draw(st.integers(0, 9)), 12, 31)
    return EventDate(
        None if kind == "open start" else first,
        None if kind == "open end" else last,
        draw(DOUBTS),
        as_written="x",
    )


def _core(read: EventDate) -> tuple[date | None, date | None, Qualifier]:
    return read.earliest, read.latest, read.qualifier


@given(event_dates())
def test_printing_and_reading_again_gives_the_same_date(when: EventDate) -> None:
    assert _core(read_date(printed(when), CASE)) == _core(when)


@given(event_dates())
def test_edtf_and_reading_again_gives_the_same_date(when: EventDate) -> None:
    assert _core(read_date(edtf(when) or "", CASE)) == _core(when)


@given(event_dates())
def test_every_date_can_be_described(when: EventDate) -> None:
    assert describe(when)


def _ways(day: date) -> list[str]:
    return [
        f"{day:%d/%m/%Y}", f"{day.day}.{day.month}.{day.year}", f"{day:%d-%m-%Y}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%d %b %Y}", f"{day:%B} {day.day}, {day.year}", day.isoformat(),
        f"{day:%A} {day.day} {day:%B} {day.year}",
        f"{day.day}/{day:%b}/{day.year}", f"{day:%Y%m%d}" if 1900 <= day.year < 2100 else day.isoformat(),
    ]  # fmt: skip


@given(DAYS)
def test_a_day_is_the_same_day_however_it_is_written(day: date) -> None:
    for text in _ways(day):
        assert _core(read_date(text, CASE)) in ((day, day, Qualifier.STATED), ()), text


@given(
    event_dates().filter(lambda when: when.qualifier is Qualifier.STATED and when.earliest and when.latest)
)
def test_prefixes_change_the_interval_as_stated_and_nothing_else(when: EventDate) -> None:
    words, first, last = printed(when), when.earliest, when.latest
    assert first is not None
    assert last is not None
    day = timedelta(days=1)
    stated = Qualifier.STATED
    for prefix, expected in (
        ("c. ", (first, last, Qualifier.APPROXIMATE)),
        ("about ", (first, last, Qualifier.APPROXIMATE)),
        ("? ", (first, last, Qualifier.UNCERTAIN)),
        ("possibly ", (first, last, Qualifier.UNCERTAIN)),
        ("?c. ", (first, last, Qualifier.APPROXIMATE_AND_UNCERTAIN)),
        ("before ", (None, first - day, stated)),
        ("by ", (None, last, stated)),
        ("after ", (last + day, None, stated)),
        ("since ", (first, None, stated)),
        ("before c. ", (None, first - day, Qualifier.APPROXIMATE)),
        ("possibly after ", (last + day, None, Qualifier.UNCERTAIN)),
    ):
        assert _core(read_date(prefix + words, CASE)) == expected, prefix + words


@given(DAYS, st.integers(0, 400))
def test_a_span_runs_from_its_first_day_to_its_last(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    for join in (" - ", " to ", " – ", "-", " until "):
        text = f"{first:%d/%m/%Y}{join}{last:%d/%m/%Y}"
        assert _core(read_date(text, CASE)) == (first, last, Qualifier.STATED), text


@given(st.one_of(st.text(max_size=60), st.text(ALPHABET, max_size=40)))
def test_any_words_are_read_or_refused_in_a_sentence(text: str) -> None:
    try:
        read = read_date(text, CASE)
    except UnreadableDate as reason:
        sentence = str(reason)
    else:
        sentence = "Read."
        assert read.as_written == text
        if read.earliest and read.latest:
            assert read.earliest <= read.latest
        if read.is_dated:
            assert _core(read_date(printed(read), CASE)) == _core(read)
    assert sentence.endswith(".")
    read_time(text)
    year_of_heading(text, CASE)
    if found := split_date(text, CASE, 2017):
        assert text.endswith(found[1])
        assert found[0].as_written in text


@given(
    st.lists(
        st.sampled_from(
            ["", "ditto", "14/08/17", "5 May", "next day", "2018", "31/2/17", "unknown", "pm", "3rd"]
        )
    )
)
def test_any_column_has_one_answer_for_each_cell(texts: list[str]) -> None:
    cells = [DateCell(text, heading=text == "2018") for text in texts]
    answers = read_column(cells, CASE)
    assert len(answers) == len(cells)
    for text, answer in zip(texts, answers, strict=True):
        if text in ("unknown", "31/2/17"):
            assert isinstance(answer, UnreadableDate) or not answer.is_dated
