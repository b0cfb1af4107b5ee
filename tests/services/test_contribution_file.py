"""A contribution leaves as one encrypted file and comes back with nothing lost."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.casefile.casefile import CaseFile, Outcome
from chronology.casefile.faults import CaseFileError, NotACase, WrongPassphrase
from chronology.model.case import Case
from chronology.model.contributions import Contribution
from chronology.model.dates import DateContext, read_date
from chronology.model.entered_records import entered_from, entered_record
from chronology.model.entering import Direction, Enquiry, EnteredEvent, Seen, Significance
from chronology.model.people import Person
from chronology.services.contribution_file import Covering, bring_in, export_contribution, read_contribution
from chronology.services.entered_events import entries_in, own_entries
from chronology.services.new import new_case
from chronology.services.open_case import OpenCase
from chronology.services.read import read_return
from chronology.services.refusal import Refused
from tests.services.entries import ENTRIES

COVER = Covering("Alder Health Visiting", "Ottilie", "B. Lark", "C. Wren, named nurse", "2022-06-01")
CASE = Case(
    title="Our working title", child="Ottilie", born=date(2020, 3, 1), people=(Person("Nan Amos", "gran"),)
)
FULL = EnteredEvent(
    date=read_date("early Dec 20"),
    text="Home visit.\nCot in the lounge.",
    source="SystmOne 4",
    professional="A. Brook",
    role="health visitor",
    present="mother, a man",
    people=("Ottilie", "man, not known"),
    types=("contact.home_visit", "household.new_adult"),
    seen=Seen.SEEN,
    voice="Reached for Nan.",
    action="To ask again at clinic.",
    told="GP, 14:10",
    enquiry=Enquiry.COULD_NOT_ASK,
    why_not_asked="he stayed",
    analysis="He may live there.",
    significance=Significance.KEY,
    direction=Direction.CONCERN,
    restricted=True,
    tags=("who cares?",),
    agency="Alder Health Visiting",
    number=7,
)
PASSPHRASE = "four calm grey herons"


@pytest.fixture
def returned(tmp_path: Path) -> tuple[Contribution, bytes]:
    file = tmp_path / "older list.csv"
    file.write_text("Date,Event,Source\n3 May 2021,Weighed at clinic,red book\n", "utf-8")
    return read_return(file, DateContext(), agency="Alder Health Visiting"), file.read_bytes()


@given(ENTRIES)
def test_every_field_of_an_entry_survives_as_plain_data(event: EnteredEvent) -> None:
    assert entered_from(json.loads(json.dumps(entered_record(event)))) == event


@given(st.lists(ENTRIES, min_size=1, max_size=4))
def test_entries_are_bytes_and_back_and_every_word_is_in_the_events(entries: list[EnteredEvent]) -> None:
    contribution, original = own_entries("Alder Health Visiting", entries)
    assert entries_in(original) == tuple(entries)
    assert contribution.sha256 == hashlib.sha256(original).hexdigest()
    assert own_entries("Alder Health Visiting", entries) == (contribution, original)
    for event, entry in zip(contribution.events, entries, strict=True):
        fields = (event.text, event.source, event.who, event.voice, event.action, event.analysis)
        shown = "\n".join((*fields, event.family_member, *(words.text for words in event.other)))
        words = (entry.text, entry.source, entry.professional, entry.role, entry.present, entry.voice)
        words += (entry.action, entry.told, entry.analysis, *entry.people, *entry.tags)
        assert [each for each in words if each not in shown] == []
        assert event.date == entry.date


def test_a_contribution_is_read_back_with_all_that_it_left_with(
    tmp_path: Path, returned: tuple[Contribution, bytes]
) -> None:
    path = tmp_path / "alder.contribution"
    written = export_contribution(path, PASSPHRASE, COVER, CASE, [FULL], [returned])
    read = read_contribution(path, PASSPHRASE)
    assert read == written
    assert read.covering == COVER
    assert read.entered == (FULL,)
    assert read.returns == (returned,)
    assert read.events == 2


def test_nothing_of_it_can_be_read_without_the_passphrase_and_nothing_is_left_beside_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / "sent" / "alder.contribution"
    path.parent.mkdir()
    export_contribution(path, PASSPHRASE, COVER, CASE, [FULL], [])
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    held = path.read_bytes()
    for words in (b"Ottilie", b"Cot in the lounge", b"SQLite", b"Alder", b"Lark"):
        assert words not in held
    with pytest.raises(WrongPassphrase):
        read_contribution(path, "four calm grey geese")


def test_a_second_export_takes_the_place_of_the_first(tmp_path: Path) -> None:
    path = tmp_path / "alder.contribution"
    export_contribution(path, PASSPHRASE, COVER, CASE, [FULL], [])
    more = dataclasses.replace(FULL, number=8, text="Rang mum.")
    export_contribution(path, "another passphrase", COVER, CASE, [FULL, more], [])
    assert read_contribution(path, "another passphrase").entered == (FULL, more)


def test_an_export_that_cannot_be_made_leaves_the_last_one_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "alder.contribution"
    export_contribution(path, PASSPHRASE, COVER, CASE, [FULL], [])
    before = path.read_bytes()
    with pytest.raises(WrongPassphrase):
        export_contribution(path, "", COVER, CASE, [FULL], [])
    with pytest.raises(Refused, match="author"):
        export_contribution(path, PASSPHRASE, dataclasses.replace(COVER, author=" "), CASE, [FULL], [])
    with pytest.raises(Refused, match="agency"):
        export_contribution(path, PASSPHRASE, dataclasses.replace(COVER, agency=""), CASE, [FULL], [])
    with pytest.raises(Refused, match="nothing in the list"):
        export_contribution(path, PASSPHRASE, COVER, CASE, [], [])
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(CaseFileError, match="is a folder"):
        export_contribution(folder, PASSPHRASE, COVER, CASE, [FULL], [])
    assert sorted(each.name for each in tmp_path.iterdir()) == [path.name, "folder"]


def test_a_case_that_is_no_contribution_says_so(tmp_path: Path) -> None:
    new_case(tmp_path / "review.case", PASSPHRASE, CASE)
    with pytest.raises(Refused, match="not a contribution"):
        read_contribution(tmp_path / "review.case", PASSPHRASE)
    (tmp_path / "letter.txt").write_text("Dear all, " * 600, "utf-8")
    with pytest.raises(NotACase):
        read_contribution(tmp_path / "letter.txt", PASSPHRASE)


def test_a_contribution_of_a_newer_program_says_so(tmp_path: Path) -> None:
    path = tmp_path / "alder.contribution"
    export_contribution(path, PASSPHRASE, COVER, CASE, [FULL], [])
    with CaseFile.open(path, PASSPHRASE) as file:
        file.set_setting("contribution", {**dataclasses.asdict(COVER), "seal": "new"})
    with pytest.raises(Refused, match="newer version"):
        read_contribution(path, PASSPHRASE)
    newer = json.dumps({"format": 2, "agency": "x", "entries": []}).encode()
    with pytest.raises(Refused, match="newer version"):
        entries_in(newer)


@settings(max_examples=5)
@given(st.lists(ENTRIES, min_size=1, max_size=3))
def test_the_review_holds_every_field_and_the_same_again_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, entries: list[EnteredEvent]
) -> None:
    folder = tmp_path_factory.mktemp("review")
    numbered = [dataclasses.replace(each, number=place) for place, each in enumerate(entries, start=1)]
    path = folder / "sent.contribution"
    export_contribution(path, PASSPHRASE, COVER, CASE, numbered, [])
    sent = read_contribution(path, PASSPHRASE)
    with OpenCase.create(folder / "review.case", "the review's own", Case(child="Ottilie")) as case:
        assert bring_in(case, sent) == (Outcome.ADDED,)
        assert bring_in(case, sent) == (Outcome.ALREADY_THERE,)
        (held,) = case.contributions()
        assert entries_in(case.original(case.returns()[0].id)) == tuple(numbered)
        for entry, event in zip(numbered, held.events, strict=True):
            assert case.marks(event.id).restricted == entry.restricted
            assert case.marks(event.id).significance == entry.significance
        assert len(held.events) == len(numbered)
        assert {event.agency for event in held.events} <= {COVER.agency, *(e.agency for e in numbered)}
