"""Every layout gives its events, each once, with its days, agency and time, and loses no word."""

from __future__ import annotations

import pytest

from chronology.intake.file import read_bytes
from chronology.intake.understand import understand
from chronology.model.contributions import Contribution
from chronology.model.dates import DateContext
from tests.intake.layouts import LAYOUTS, Layout


def words_of(contribution: Contribution) -> str:
    """Every word that a contribution holds, white space aside."""
    held: list[str] = []
    for event in contribution.events:
        held += [event.date.as_written, event.agency, event.text, event.source, event.who, event.seen]
        held += [event.voice, event.action, event.analysis, event.family_member, event.sequence]
        held += [event.date.time.as_written] if event.date.time else []
        held += [part for words in event.other for part in (words.heading, words.text)]
    for kept in contribution.set_aside:
        held += [*kept.cells, kept.detail]
    held += [column.heading for column in contribution.columns]
    return " ".join(" ".join(held).split())


def folded(words: str) -> str:
    return " ".join(words.split())


@pytest.fixture(scope="module", params=sorted(LAYOUTS))
def read(request: pytest.FixtureRequest) -> tuple[Layout, Contribution]:
    layout = LAYOUTS[request.param]()
    return layout, understand(read_bytes(layout.data, layout.name), DateContext())


def test_each_event_once_with_its_days(read: tuple[Layout, Contribution]) -> None:
    layout, contribution = read
    given = [(event.date.earliest, event.date.latest, folded(event.text)) for event in contribution.events]
    wanted = [(told.earliest, told.latest, folded(told.text)) for told in layout.told]
    assert sorted(given, key=str) == sorted(wanted, key=str)


def test_agency_and_time_where_the_return_says_them(read: tuple[Layout, Contribution]) -> None:
    layout, contribution = read
    by_text = {folded(event.text): event for event in contribution.events}
    for told in layout.told:
        event = by_text[folded(told.text)]
        if told.agency is not None:
            assert event.agency == told.agency
        if told.time is not None:
            assert event.date.time is not None
            assert event.date.time.start == told.time


def test_no_word_is_lost(read: tuple[Layout, Contribution]) -> None:
    layout, contribution = read
    held = words_of(contribution)
    for words in (*layout.kept, *(told.text for told in layout.told)):
        assert folded(words) in held


def test_the_sums_agree(read: tuple[Layout, Contribution]) -> None:
    _, contribution = read
    gave = {(event.place.table, event.place.row) for event in contribution.events}
    assert len(gave) + len(contribution.set_aside) <= contribution.rows
    assert contribution.complete
    assert len({event.id for event in contribution.events}) == len(contribution.events)
