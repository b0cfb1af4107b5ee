"""Returns are added whole, once each, and each is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from chronology.casefile.casefile import CaseFile, Outcome
from chronology.casefile.faults import OpenElsewhere, WrongPassphrase
from chronology.services.add import add_returns
from chronology.services.new import new_case
from chronology.services.progress import Cancelled
from chronology.services.refusal import Refused
from chronology.timeline.merge import merge
from tests.services.casework import CASE, PASSPHRASE, POLICE, returns_in


@pytest.fixture
def case_path(tmp_path: Path) -> Path:
    path = tmp_path / "Ivo.case"
    new_case(path, PASSPHRASE, CASE)
    return path


def test_a_folder_of_returns_is_kept_byte_for_byte(case_path: Path, tmp_path: Path) -> None:
    added = add_returns(case_path, PASSPHRASE, [returns_in(tmp_path / "in")])
    assert [(each.name, each.outcome) for each in added.returns] == [
        ("Nursery.csv", Outcome.ADDED),
        ("Police log.csv", Outcome.ADDED),
    ]
    assert added.complete
    assert added.returns[1].said == "Police log.csv: read, 3 events, 1 set aside."
    with CaseFile.open(case_path, PASSPHRASE, read_only=True) as case:
        kept = case.contributions()
        assert kept == tuple(each.contribution for each in added.returns)
        assert case.original(kept[1].sha256) == POLICE.encode()
        timeline = merge(kept)
        assert case.event_ids() == tuple(entry.event.id for entry in timeline.entries)
        assert [entry.event.text for entry in timeline.undated] == ["A caller asked for advice."]


def test_the_same_files_again_change_nothing_under_any_name(case_path: Path, tmp_path: Path) -> None:
    folder = returns_in(tmp_path / "in")
    add_returns(case_path, PASSPHRASE, [folder])
    before = case_path.read_bytes()
    (folder / "Police log.csv").rename(folder / "Copy of Police log.csv")
    again = add_returns(case_path, PASSPHRASE, [folder])
    assert {each.outcome for each in again.returns} == {Outcome.ALREADY_THERE}
    assert [each.said for each in again.returns] == [
        "Police log.csv: already in the case, nothing was changed.",
        "Nursery.csv: already in the case, nothing was changed.",
    ]
    assert case_path.read_bytes() == before


def test_an_agency_named_later_is_taken_up(case_path: Path, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(POLICE, encoding="utf-8")
    (first,) = add_returns(case_path, PASSPHRASE, [file]).returns
    (second,) = add_returns(case_path, PASSPHRASE, [file], agency="Ferry Road Housing").returns
    (third,) = add_returns(case_path, PASSPHRASE, [file], agency="Ferry Road Housing").returns
    assert [each.outcome for each in (first, second, third)] == [
        Outcome.ADDED,
        Outcome.READ_AGAIN,
        Outcome.ALREADY_THERE,
    ]
    with CaseFile.open(case_path, PASSPHRASE) as case:
        (kept,) = case.contributions()
    assert {event.agency for event in kept.events} == {"Ferry Road Housing"}


def test_a_file_that_cannot_be_read_is_kept_and_said_and_the_others_are_read(
    case_path: Path, tmp_path: Path
) -> None:
    folder = returns_in(tmp_path / "in")
    (folder / "scan.pdf").write_bytes(b"%PDF-1.4 a scan of something")
    added = add_returns(case_path, PASSPHRASE, [folder])
    assert not added.complete
    (scan,) = (each for each in added.returns if each.name == "scan.pdf")
    assert scan.said.startswith("scan.pdf: kept, with no events. ")
    assert scan.said.count("scan.pdf") == 1
    with CaseFile.open(case_path, PASSPHRASE) as case:
        assert case.original(scan.contribution.sha256) == b"%PDF-1.4 a scan of something"
        assert len(case.contributions()) == 3


def test_two_files_of_one_name_stay_apart(case_path: Path, tmp_path: Path) -> None:
    for name, words in (("a", "Seen well."), ("b", "Seen unwell.")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "log.csv").write_text(f"Date,Event\n01/02/2019,{words}\n", encoding="utf-8")
    add_returns(case_path, PASSPHRASE, [tmp_path / "a" / "log.csv"])
    add_returns(case_path, PASSPHRASE, [tmp_path / "b" / "log.csv"])
    with CaseFile.open(case_path, PASSPHRASE) as case:
        kept = case.contributions()
    assert [each.file for each in kept] == ["log.csv", "b/log.csv"]
    assert [each.events[0].place.file for each in kept] == ["log.csv", "b/log.csv"]


def test_a_folder_that_holds_the_case_itself_is_no_trouble(case_path: Path, tmp_path: Path) -> None:
    (tmp_path / "Ivo.case notes.csv").write_text("Date,Event\n01/02/2019,Seen well.\n", encoding="utf-8")
    for _ in range(2):
        added = add_returns(case_path, PASSPHRASE, [tmp_path])
        assert [each.name for each in added.returns] == ["Ivo.case notes.csv"]
    with pytest.raises(Refused, match="the case itself"):
        add_returns(case_path, PASSPHRASE, [case_path])


def test_stopping_leaves_whole_returns(case_path: Path, tmp_path: Path) -> None:
    folder = returns_in(tmp_path / "in")
    with pytest.raises(Cancelled):
        add_returns(case_path, PASSPHRASE, [folder], progress=lambda doing, done, total: done < 1)
    with CaseFile.open(case_path, PASSPHRASE) as case:
        (kept,) = case.contributions()
        assert kept.file == "Nursery.csv"
        assert case.problems() == ()


def test_what_the_case_says_is_passed_on(case_path: Path, tmp_path: Path) -> None:
    folder = returns_in(tmp_path / "in")
    with pytest.raises(WrongPassphrase):
        add_returns(case_path, "wrong", [folder])
    with pytest.raises(Refused, match="nowhere"):
        add_returns(case_path, PASSPHRASE, [tmp_path / "nowhere.csv"])
    with CaseFile.open(case_path, PASSPHRASE), pytest.raises(OpenElsewhere):
        add_returns(case_path, PASSPHRASE, [folder])


def test_the_order_in_which_returns_come_in_does_not_matter(tmp_path: Path) -> None:
    folder = returns_in(tmp_path / "in")
    files = sorted(folder.iterdir())
    orders = []
    for name, named in (("one", files), ("two", files[::-1])):
        path = tmp_path / f"{name}.case"
        new_case(path, PASSPHRASE, CASE)
        for file in named:
            add_returns(path, PASSPHRASE, [file])
        with CaseFile.open(path, PASSPHRASE, read_only=True) as case:
            orders.append((case.event_ids(), case.findings()))
    assert orders[0] == orders[1]
