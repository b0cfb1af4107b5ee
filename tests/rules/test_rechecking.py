"""After any changes the rules ask what they would ask anew, and no rule is asked idly."""

from __future__ import annotations

import random
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.language.reading import reader_for
from chronology.language.signals import Signal
from chronology.model.case import Case
from chronology.model.dates.value import UNDATED, EventDate
from chronology.model.events import Event
from chronology.model.findings import Finding
from chronology.resource import load_pack
from chronology.rules.checking import check_reading
from chronology.rules.reading import Reading
from chronology.rules.rechecking import Rechecking
from chronology.timeline.order import order_key
from tests.making import a_date, an_event, on
from tests.rules.casebook import read_book

CASE = Case(child="Aiden Moss", born=date(2018, 3, 1))
PACK = load_pack("england")
AGENCIES = ("Hampshire Police", "Health Visiting", "Fleet Primary School", "Children's Social Care", "GP")
DAYS = 900

EDIT = st.tuples(
    st.sampled_from(("date", "doubt", "undated", "agency", "words", "silence", "away", "anew", "birth")),
    st.integers(0, 10**6),
    st.integers(0, 10**6),
)


@cache
def rows() -> tuple[Event, ...]:
    """Rows of the casebooks of every rule."""
    books = sorted((Path(__file__).parent / "cases").glob("*.jsonl"))
    every = [entry.event for book in books for told in read_book(book) for entry in told.timeline.entries]
    return tuple(random.Random(7).sample(every, 400))


@cache
def signals(event: Event) -> tuple[Signal, ...]:
    return reader_for(CASE)(event)


def day(number: int) -> date:
    return date(2018, 1, 1) + timedelta(number % DAYS)


def row(number: int, where: int) -> Event:
    """A row of a casebook on a day of this case, under an id of its own."""
    then = day(where * 31)
    return replace(
        rows()[number % len(rows())], id=f"e{number}-{where}", date=on(then.year, then.month, then.day)
    )


def reading(events: Sequence[Event], case: Case = CASE) -> Reading:
    in_order = tuple(sorted(events, key=order_key))
    return Reading(case, PACK, in_order, {event.id: signals(event) for event in in_order})


def edited(
    events: list[Event], case: Case, edit: tuple[str, int, int], step: int
) -> tuple[list[Event], Case]:
    what, number, other = edit
    if what == "birth":
        return events, replace(case, born=day(number))
    if what == "anew" or not events:
        return [*events, replace(row(number, other), id=f"new{step}")], case
    place = number % len(events)
    event, then = events[place], day(other)
    dates: dict[str, EventDate] = {
        "date": on(then.year, then.month, then.day),
        "doubt": a_date(then, then + timedelta(other % 60 + 1)),
        "undated": UNDATED,
    }
    if what in dates:
        changed = replace(event, date=dates[what])
    elif what == "agency":
        changed = replace(event, agency=AGENCIES[other % len(AGENCIES)])
    elif what == "words":
        changed = replace(row(other, 0), id=event.id, date=event.date)
    elif what == "silence":
        changed = replace(event, text="Letter filed.", seen="", voice="", action="", other=())
    else:
        return [*events[:place], *events[place + 1 :]], case
    return [*events[:place], changed, *events[place + 1 :]], case


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 400), st.lists(EDIT, min_size=1, max_size=10))
def test_after_any_changes_the_rules_ask_what_they_would_ask_anew(
    first: int, edits: list[tuple[str, int, int]]
) -> None:
    events, case = [row(first + place, place) for place in range(60)], CASE
    rules = Rechecking()
    assert rules.check(reading(events, case)) == check_reading(reading(events, case))
    for step, edit in enumerate(edits):
        events, case = edited(events, case, edit, step)
        assert rules.check(reading(events, case)) == check_reading(reading(events, case)), edit


def of_rule(findings: Sequence[Finding], rule: str) -> list[Finding]:
    return [finding for finding in findings if finding.rule == rule]


def test_a_rule_that_did_not_look_at_what_changed_is_not_asked_again() -> None:
    bruise = an_event(on(2018, 4, 3), "Bruise seen to the baby's cheek by the health visitor.", row=2)
    last = an_event(on(2019, 4, 3), "Seen at clinic, well.", row=3)
    letter = an_event(on(2018, 6, 3), "Letter filed.", row=4)
    rules = Rechecking()
    before = of_rule(rules.check(reading([bruise, last, letter])), "INJ-01")
    moved = replace(letter, date=on(2018, 7, 3))
    after = of_rule(rules.check(reading([bruise, last, moved])), "INJ-01")
    assert [finding.events for finding in before] == [(bruise.id,)]
    assert after[0] is before[0]


def test_a_rule_is_asked_again_where_the_last_day_of_all_returns_has_moved() -> None:
    referral = an_event(
        on(2019, 3, 4),
        "Referral made to children's social care by the school.",
        "Fleet Primary School",
        row=2,
    )
    last = an_event(on(2019, 3, 5), "Letter filed.", "GP", row=3)
    rules = Rechecking()
    assert not of_rule(rules.check(reading([referral, last])), "INF-04")
    later = replace(last, date=on(2019, 6, 5))
    assert of_rule(rules.check(reading([referral, later])), "INF-04")


def test_a_rule_is_asked_again_where_somebody_is_called_otherwise() -> None:
    one = an_event(on(2019, 3, 4), "Mum's partner Kieron Doyel stopped in vehicle.", "Police", row=2)
    other = an_event(on(2019, 3, 5), "Kieran Doyle, stepdad, collected Aiden.", "School", row=3)
    rules = Rechecking()
    assert of_rule(rules.check(reading([one, other])), "UAD-06")
    told_again = replace(other, text="Dennis Oakley, stepdad, collected Aiden.")
    assert not of_rule(rules.check(reading([one, told_again])), "UAD-06")


def test_a_check_that_was_stopped_and_undone_leaves_nothing_behind() -> None:
    letter = an_event(on(2019, 3, 4), "Letter filed.", "School", row=2)
    other = an_event(on(2019, 3, 5), "Seen at clinic, well.", "GP", row=3)
    changed = replace(letter, text="Letter on the QZX filed with the BVK.")
    elsewhere = [letter, replace(other, text="Seen at clinic. Rang the RWT.")]
    for after in range(1, 120):
        rules, left = Rechecking(), iter(range(after))
        rules.check(reading([letter, other]))
        with suppress(StopIteration):
            rules.check(reading([changed, other]), lambda left=left: next(left))
        assert rules.check(reading(elsewhere)) == check_reading(reading(elsewhere))
