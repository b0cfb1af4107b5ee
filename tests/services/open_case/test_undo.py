"""Undo where it is hardest: keys that are used again, a return read anew, several changes as one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from chronology.casefile.casefile import CaseFile, Outcome
from chronology.model.contributions import Contribution
from chronology.model.dates import read_date
from chronology.model.entering import EnteredEvent
from chronology.model.event_rows import RowQuery
from chronology.model.people import Person
from chronology.services.open_case import OpenCase, Topic
from chronology.services.refusal import Refused
from chronology.timeline.order import order_key
from tests.casefile.samples import CASE, PASSPHRASE, a_return
from tests.services.open_case.looking import everything


def _nameless(name: str) -> tuple[Contribution, bytes]:
    contribution, original = a_return(name)
    without = tuple(replace(event, agency="") for event in contribution.events)
    return replace(contribution, agency="", events=without), original


def test_an_entry_that_was_removed_comes_back_beside_a_return_that_came_since(case: OpenCase) -> None:
    before = everything(case)
    case.remove_entered(1)
    case.add_return(*a_return("second"))
    case.undo()
    case.undo()
    assert everything(case) == before


def test_a_return_that_is_read_anew_keeps_what_was_put_right(path: Path) -> None:
    named, original = a_return("first")
    with OpenCase.create(path, PASSPHRASE, CASE) as case:
        case.add_return(*_nameless("first"))
        case.correct_date(named.events[0].id, "3 May 2020", "The letter says so.")
        before = everything(case)
        assert case.add_return(named, original) is Outcome.READ_AGAIN
        assert case.event(named.events[0].id).date.earliest == read_date("3 May 2020").earliest
        assert case.agencies() == {"Health Visiting": 3}
        after = everything(case)
        case.undo()
        assert everything(case) == before
        assert case.count(RowQuery(words="weighed")) == 3
        case.redo()
        assert everything(case) == after
        assert case.count(RowQuery(words="weighed")) == 3


def test_a_return_whose_coming_was_undone_is_out_of_sight_and_can_come_again(case: OpenCase) -> None:
    before = everything(case)
    case.add_return(*a_return("second"))
    case.undo()
    assert [each.file for each in case.returns()] == ["first.xlsx"]
    assert [each.file for each in case.contributions()] == ["Our own entries", "first.xlsx"][::-1]
    with pytest.raises(KeyError):
        case.original(3)
    assert case.add_return(*a_return("second")) is Outcome.ADDED
    assert case.count(RowQuery()) == 7
    case.undo()
    assert everything(case) == before


def test_several_changes_are_undone_as_one(case: OpenCase) -> None:
    before = everything(case)
    with case.together("a newer version brought in"):
        case.add_return(*a_return("second"))
        case.withdraw(1)
    after = everything(case)
    assert case.undo_label() == "Undo: a newer version brought in"
    case.undo()
    assert everything(case) == before
    case.redo()
    assert everything(case) == after


def test_what_is_changed_outside_of_the_history_is_not_undone_over(case: OpenCase, path: Path) -> None:
    case.change_person(Person("Danny", id=2))
    case.close()
    with CaseFile.open(path, PASSPHRASE) as file, file.change("by other means", {}) as db:
        db.execute("DELETE FROM persons WHERE id = 2")
    with OpenCase.open(path, PASSPHRASE) as again:
        before = everything(again)
        with pytest.raises(Refused, match="changed by other means"):
            again.undo()
        assert everything(again) == before


def test_a_return_added_by_command_cuts_off_what_could_be_redone(case: OpenCase, path: Path) -> None:
    case.add_return(*a_return("second"))
    case.undo()
    case.close()
    with CaseFile.open(path, PASSPHRASE) as file:
        assert file.add_contribution(*a_return("second"), order_key) is Outcome.ADDED
    with OpenCase.open(path, PASSPHRASE) as again:
        assert again.redo_label() == ""
        assert again.count(RowQuery()) == 7
        while again.undo():
            pass
        assert again.count(RowQuery()) == 3
        assert again.problems() == ()


def test_rooms_are_told_what_has_changed(case: OpenCase) -> None:
    told: list[frozenset[Topic]] = []
    stop = case.listen(told.append)
    number = case.enter(EnteredEvent(text="Seen."))
    case.keep_draft("entry", {"text": "half"})
    case.undo()
    stop()
    case.redo()
    assert number == 2
    assert told == [{Topic.ENTERED, Topic.EVENTS, Topic.MARKS, Topic.HISTORY}] * 2


def test_an_import_that_was_cut_off_is_out_of_sight_and_comes_whole_the_next_time(path: Path) -> None:
    contribution, original = a_return("second", events=4)
    with OpenCase.create(path, PASSPHRASE, CASE) as case:
        before = everything(case)
        case._out_of_sight(contribution, original)
    with OpenCase.open(path, PASSPHRASE) as case:
        assert everything(case) == before
        assert (case.returns(), case.count(RowQuery()), case.undo_label()) == ((), 0, "")
        assert case.add_return(contribution, original) is Outcome.ADDED
        assert case.contributions() == (contribution,)
        assert case.count(RowQuery(words="weighed")) == 4
        assert case.problems() == ()
        with case._read() as db:
            db.execute("INSERT INTO event_words (event_words, rank) VALUES ('integrity-check', 1)")
