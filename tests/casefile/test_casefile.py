"""A case gives back what was put in, byte for byte and word for word."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from chronology.casefile.casefile import CaseFile, Outcome
from chronology.casefile.faults import CannotWrite, CaseFileError
from chronology.model.case import Case
from chronology.model.contributions import Contribution
from chronology.model.events import Place, Reason, SetAside
from chronology.model.findings import Finding, Severity, Span
from tests.casefile.samples import CASE, PASSPHRASE, a_return, by_row


def test_a_case_opens_again_with_all_that_was_put_in(case_path: Path) -> None:
    first, second = a_return("first"), a_return("second", events=12)
    with CaseFile.open(case_path, PASSPHRASE) as case:
        assert case.add_contribution(*second, order=by_row) is Outcome.ADDED
    with CaseFile.open(case_path, PASSPHRASE) as case:
        assert case.case() == CASE
        assert case.contributions() == (first[0], second[0])
        assert case.original(first[0].sha256) == first[1]
        assert case.original(second[0].sha256) == second[1]
        assert case.problems() == ()


def test_an_empty_case_is_a_case(tmp_path: Path) -> None:
    with CaseFile.create(tmp_path / "x", PASSPHRASE, Case()) as case:
        assert (case.case(), case.contributions(), case.findings()) == (Case(), (), ())


def test_the_same_bytes_again_change_nothing_and_it_is_said(case_path: Path) -> None:
    with CaseFile.open(case_path, PASSPHRASE) as case:
        before = case.audit()
        renamed = replace(a_return("first")[0], file="copy of first.xlsx", agency="Police")
        assert case.add_contribution(renamed, a_return("first")[1], order=by_row) is Outcome.ALREADY_THERE
        assert case.contributions() == (a_return("first")[0],)
        assert case.audit() == before
    assert not [each for each in case_path.parent.iterdir() if each != case_path]


def test_a_return_without_agency_is_read_again_once_it_is_named(tmp_path: Path) -> None:
    named, original = a_return("first")
    nameless = replace(named, agency="", events=tuple(replace(each, agency="") for each in named.events))
    with CaseFile.create(tmp_path / "x.case", PASSPHRASE, CASE) as case:
        assert case.add_contribution(nameless, original, order=by_row) is Outcome.ADDED
        assert case.add_contribution(nameless, original, order=by_row) is Outcome.ALREADY_THERE
        assert case.add_contribution(named, original, order=by_row) is Outcome.READ_AGAIN
        assert case.add_contribution(named, original, order=by_row) is Outcome.ALREADY_THERE
        assert case.contributions() == (named,)
        assert case.original(named.sha256) == original
        assert case.problems() == ()


def test_a_file_that_could_not_be_read_is_kept_and_read_once_it_can_be(tmp_path: Path) -> None:
    readable, original = a_return("first")
    unread = Contribution(
        file=readable.file,
        sha256=readable.sha256,
        kind="unread",
        agency="Police",
        rows=0,
        events=(),
        set_aside=(SetAside(Place(readable.file), (), Reason.FILE_NOT_READ, "It is a picture."),),
        warnings=("It is a picture.",),
    )
    with CaseFile.create(tmp_path / "x.case", PASSPHRASE, CASE) as case:
        assert case.add_contribution(unread, original, order=by_row) is Outcome.ADDED
        assert case.contributions() == (unread,)
        assert case.original(unread.sha256) == original
        assert (
            case.add_contribution(replace(readable, agency=""), original, order=by_row) is Outcome.READ_AGAIN
        )
        assert case.add_contribution(unread, original, order=by_row) is Outcome.ALREADY_THERE


def test_bytes_that_are_not_those_read_are_refused(case_path: Path) -> None:
    with CaseFile.open(case_path, PASSPHRASE) as case:
        with pytest.raises(ValueError, match="bytes"):
            case.add_contribution(a_return("second")[0], b"other bytes", order=by_row)
        assert len(case.contributions()) == 1


def test_words_that_no_file_could_hold_come_back_whole(tmp_path: Path) -> None:
    contribution, original = a_return("first", events=1)
    odd = replace(
        contribution.events[0], text="NUL \0, \u202eright to left\u202c, 👶🏽, 'quote\", ; DROP", id="E1"
    )
    halved = replace(odd, id="E2", source="half a pair \ud83d here")
    with CaseFile.create(tmp_path / "x.case", PASSPHRASE, CASE) as case:
        case.add_contribution(replace(contribution, events=(odd, halved)), original, order=by_row)
        kept = case.contributions()[0].events
    assert kept[0] == odd
    assert kept[1] == replace(halved, source="half a pair \ufffd here")


def test_findings_are_kept_until_they_are_replaced(case_path: Path) -> None:
    finding = Finding(
        rule="SIL-02",
        title="Long silence",
        severity=Severity.MEDIUM,
        events=("E1", "E2"),
        why="Nobody wrote anything.",
        question="Was the child seen?",
        source="guidance",
        ask="Health Visiting",
        words=(Span("E1", "text", 0, 4),),
        answered_by=("E2",),
    )
    with CaseFile.open(case_path, PASSPHRASE) as case:
        case.keep_findings([finding, replace(finding, rule="X")])
        case.keep_findings([finding])
    with CaseFile.open(case_path, PASSPHRASE) as case:
        assert case.findings() == (finding,)
        before = case.audit()
        case.keep_findings([finding])
        assert case.audit() == before


def test_settings_are_kept(case_path: Path) -> None:
    with CaseFile.open(case_path, PASSPHRASE) as case:
        assert case.setting("columns") is None
        case.set_setting("columns", ["when", "what"])
        case.set_setting("columns", ["what"])
    with CaseFile.open(case_path, PASSPHRASE, read_only=True) as case:
        assert case.setting("columns") == ["what"]


def test_sql_sorts_events_as_the_order_says(tmp_path: Path) -> None:
    returns = [a_return(name, events=9) for name in ("zebra", "älg", "ant")]
    with CaseFile.create(tmp_path / "x.case", PASSPHRASE, CASE) as case:
        for each in returns:
            case.add_contribution(*each, order=by_row)
        events = [event for each, _ in returns for event in each.events]
        assert case.event_ids() == tuple(event.id for event in sorted(events, key=by_row))


def test_a_reader_changes_nothing_on_disk(case_path: Path) -> None:
    before = case_path.read_bytes()
    with CaseFile.open(case_path, PASSPHRASE, read_only=True) as case:
        assert case.read_only
        assert len(case.contributions()) == 1
        assert case.problems() == ()
        for change in (
            lambda: case.add_contribution(*a_return("second"), order=by_row),
            lambda: case.set_setting("x", 1),
            lambda: case.keep_findings([Finding("X", "", Severity.LOW, (), "", "", "")]),
            lambda: case.change_passphrase("another"),
        ):
            with pytest.raises(CannotWrite, match="read only"):
                change()
        assert [each.name for each in case_path.parent.iterdir()] == [case_path.name]
    assert case_path.read_bytes() == before


def test_a_closed_case_says_so(case_path: Path) -> None:
    case = CaseFile.open(case_path, PASSPHRASE)
    case.close()
    case.close()
    with pytest.raises(CaseFileError, match="closed"):
        case.contributions()
    with pytest.raises(CaseFileError, match="closed"):
        case.set_setting("x", 1)


@pytest.mark.parametrize(
    "name", ["a b.case", "über 100%?#&.case", "no ending", "o'brien;--.case", "x.case.part"]
)
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    with CaseFile.create(tmp_path / name, PASSPHRASE, CASE) as case:
        case.add_contribution(*a_return("first"), order=by_row)
    with CaseFile.open(tmp_path / name, PASSPHRASE) as case:
        case.add_contribution(*a_return("second"), order=by_row)
        assert len(case.contributions()) == 2
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted([name, f"{name} backups"])


def test_a_link_leads_to_the_same_case(case_path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.case"
    link.symlink_to(case_path)
    with CaseFile.open(link, PASSPHRASE) as case:
        case.change_passphrase("another one")
    assert link.is_symlink()
    with CaseFile.open(case_path, "another one") as case:
        assert len(case.contributions()) == 1


def test_originals_are_named_by_their_bytes(case_path: Path) -> None:
    with CaseFile.open(case_path, PASSPHRASE) as case:
        assert case.names() == {a_return("first")[0].sha256: "first.xlsx"}
        with pytest.raises(KeyError):
            case.original(hashlib.sha256(b"never added").hexdigest())
