"""What the program exports it can read again: every event once, with its date, agency and words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chronology.intake.file import read_file
from chronology.intake.understand import understand
from chronology.model.contributions import Contribution
from chronology.model.dates import DateContext
from chronology.model.events import Event
from chronology.model.timeline import Entry
from chronology.report import formats
from chronology.report.data import unguarded
from tests.report.casework import content


@pytest.fixture(scope="module", params=[".csv", ".docx", ".xlsx"])
def again(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Contribution:
    out = tmp_path_factory.mktemp("again") / f"timeline{request.param}"
    formats.write(content(), out)
    read = understand(read_file(out), DateContext())
    if request.param != ".csv":
        return read
    return replace(read, events=tuple(_as_it_was(event) for event in read.events))


def _as_it_was(event: Event) -> Event:
    """An event of a CSV without the apostrophes that keep a spreadsheet from running its words."""
    plain = {
        field: unguarded(getattr(event, field)) for field in ("text", "source", "seen", "voice", "action")
    }
    return replace(event, **plain)


def _same(event: Event, entry: Entry) -> bool:
    return event.text.strip().startswith(entry.event.text.strip())


def _entries() -> tuple[Entry, ...]:
    return content().timeline.entries


def test_every_event_is_read_again_with_its_words(again: Contribution) -> None:
    for entry in _entries():
        assert sum(_same(event, entry) for event in again.events) == 1, entry.event.text


def test_dates_keep_their_ends_and_agencies_their_names(again: Contribution) -> None:
    for entry in _entries():
        (event,) = [each for each in again.events if _same(each, entry)]
        was, now = entry.event.date, event.date
        assert (now.earliest, now.latest) == (was.earliest, was.latest)
        assert event.agency == entry.event.agency
        assert now.time is None if was.time is None else (now.time and now.time.start) == was.time.start


def test_no_word_of_a_row_is_lost(again: Contribution) -> None:
    all_words = "\n".join(
        "\n".join(
            (event.text, event.source, event.who, event.seen, event.voice, event.action, event.analysis)
        )
        + "\n"
        + "\n".join((event.family_member, event.sequence, *(words.text for words in event.other)))
        for event in again.events
    )
    for entry in _entries():
        event = entry.event
        for words in (
            *(event.source, event.who, event.seen, event.voice, event.action, event.analysis),
            *(event.family_member, event.date.as_written, *(each.text for each in event.other)),
        ):
            assert words.strip() in all_words, words


def test_what_is_no_event_is_not_taken_for_one(again: Contribution) -> None:
    assert len(again.events) == len(_entries())
