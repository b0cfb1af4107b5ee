"""Every verb that changes the case does so, is undone, is redone, and stays so when it is opened again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from chronology.model.case import Case, KeyDate, Mode, Scope
from chronology.model.curation import FindingState, Note, Query, SavedView, State, Theme
from chronology.model.dates import read_date
from chronology.model.entering import Direction, EnteredEvent, Significance
from chronology.model.people import (
    Mention,
    Period,
    PeriodRole,
    Person,
    PersonKind,
    Relationship,
    RelationshipKind,
)
from chronology.services.open_case import OpenCase
from tests.casefile.samples import PASSPHRASE, a_return
from tests.services.open_case.looking import everything

FIRST, SECOND, THIRD = "E7bbf060501", "E7bbf060502", "E7bbf060503"
DETAILS = Case(
    title="LCSPR",
    child="Noor",
    scope=Scope(date(2019, 1, 1), None),
    review_type="rapid review",
    mode=Mode.CONTRIBUTION,
    agency="Wexbridge Police",
    status="open",
    pseudonym="Child A",
    key_dates=(KeyDate("serious incident notification", date(2024, 3, 1)),),
)
CHANGES: dict[str, Callable[[OpenCase], object]] = {
    "change_case": lambda case: case.change_case(DETAILS),
    "set_setting": lambda case: case.set_setting("pack thresholds", {"SIL-02": 90}),
    "add_return": lambda case: case.add_return(*a_return("second", events=5)),
    "withdraw": lambda case: case.withdraw(1),
    "enter": lambda case: case.enter(EnteredEvent(text="Seen.", restricted=True, tags=("home", "x"))),
    "change_entered": lambda case: case.change_entered(
        1, EnteredEvent(text="Seen alone.", significance=Significance.KEY, agency="Nursery")
    ),
    "remove_entered": lambda case: case.remove_entered(1),
    "mark": lambda case: case.mark([FIRST, THIRD], significance=Significance.KEY, turning_point=True),
    "restrict": lambda case: case.mark([FIRST], restricted=True, direction=Direction.CONCERN),
    "tag": lambda case: case.mark([FIRST, SECOND], add_tags=["housing", "home"]),
    "correct_date": lambda case: case.correct_date(FIRST, "3 May 2020", "The letter says so."),
    "correct_agency": lambda case: case.correct_agency(FIRST, "Midwifery", "Their record."),
    "save_view": lambda case: case.save_view(SavedView("Police", settings={"agencies": ["Police"]})),
    "change_view": lambda case: case.save_view(SavedView("Bruises", settings={"words": "mark"}, id=1)),
    "remove_view": lambda case: case.remove_view(1),
    "add_person": lambda case: case.add_person(Person("Mel", "mother", ("M.",), gender="female")),
    "change_person": lambda case: case.change_person(
        Person("Danny", "partner", ("Dan",), 2, PersonKind.ADULT, born=date(1990, 2, 3), note="seen once")
    ),
    "remove_person": lambda case: case.remove_person(2),
    "merge_people": lambda case: case.merge_people(1, [2]),
    "split_person": lambda case: case.split_person(2, Person("R. Ashdown"), [FIRST]),
    "add_mentions": lambda case: case.add_mentions([Mention(THIRD, 1, "text", 0, 3)]),
    "remove_mentions": lambda case: case.remove_mentions(2, [FIRST]),
    "keep_relationship": lambda case: case.keep_relationship(Relationship(2, RelationshipKind.OTHER, 1)),
    "remove_relationship": lambda case: case.remove_relationship(1),
    "keep_period": lambda case: case.keep_period(Period(2, PeriodRole.RESIDENT, last=read_date("2020"))),
    "remove_period": lambda case: case.remove_period(1),
    "keep_note": lambda case: case.keep_note(Note("Why then?", first=read_date("May 2020"))),
    "remove_note": lambda case: case.remove_note(1),
    "keep_theme": lambda case: case.keep_theme(Theme("Silence", colour=3)),
    "remove_theme": lambda case: case.remove_theme(1),
    "set_state": lambda case: case.set_state(FindingState("SIL-02:x", State.DISMISSED, "Known.", "a note")),
    "switch_rule_off": lambda case: case.switch_rule_off("QUA-06", "The panel knows them."),
    "ask": lambda case: case.ask(Query("Police", "Who was there?", (FIRST,), "INF-01:x")),
    "change_query": lambda case: case.change_query(replace(case.queries()[0], question="When?")),
    "remove_query": lambda case: case.remove_query(1),
    "sent": lambda case: case.sent([1], "2024-05-01"),
    "answer": lambda case: case.answer(1, "By the nurse.", "2024-05-20", "A. Nurse"),
}


@pytest.mark.parametrize("verb", CHANGES)
def test_a_change_is_made_undone_and_redone_and_stays(verb: str, case: OpenCase, path: Path) -> None:
    before = everything(case)
    CHANGES[verb](case)
    after = everything(case)
    assert after != before
    label = case.undo_label().removeprefix("Undo: ")
    assert case.undo() == label != ""
    assert everything(case) == before
    assert case.redo_label() == f"Redo: {label}"
    assert case.redo() == label
    assert everything(case) == after
    assert case.redo_label() == ""
    assert case.problems() == ()
    case.close()
    with OpenCase.open(path, PASSPHRASE) as again:
        assert everything(again) == after
        assert again.undo() == label
        assert everything(again) == before
        assert again.redo_label() == f"Redo: {label}"


ONCE = ("mark", "restrict", "tag", "correct_date", "correct_agency", "change_case", "set_state", "withdraw")


@pytest.mark.parametrize("verb", ONCE)
def test_what_is_so_already_is_no_change(verb: str, case: OpenCase) -> None:
    CHANGES[verb](case)
    CHANGES["add_person"](case)
    case.undo()
    before = (case.undo_label(), case.redo_label(), case.audit())
    CHANGES[verb](case)
    assert (case.undo_label(), case.redo_label(), case.audit()) == before


def test_a_new_change_cuts_off_what_could_be_redone(case: OpenCase) -> None:
    CHANGES["mark"](case)
    CHANGES["add_person"](case)
    case.undo()
    case.undo()
    before = everything(case)
    CHANGES["tag"](case)
    assert (case.redo_label(), case.redo()) == ("", "")
    case.undo()
    assert everything(case) == before


def test_the_trail_says_what_was_done_and_undone_and_no_words(case: OpenCase) -> None:
    for verb in CHANGES:
        CHANGES[verb](case)
        case.undo()
    said = [entry.what for entry in case.audit()]
    assert said[-2:] == ["query answered", "undone"]
    assert said.count("undone") == len(CHANGES)
    told = repr([entry.detail for entry in case.audit()])
    words = ("Noor", "Danny", "Mel", "Silence", "Why then", "By the nurse", "housing", "Seen alone", "Known.")
    assert [word for word in words if word in told] == []
