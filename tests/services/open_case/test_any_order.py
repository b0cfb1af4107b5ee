"""Whatever is done to a case in whatever order: undone it is as it was, redone it is as it became."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from chronology.model.case import Case, Mode
from chronology.model.curation import FindingState, Note, Query, State, Theme
from chronology.model.dates import read_date
from chronology.model.entering import Direction, EnteredEvent, Significance
from chronology.model.event_rows import RowQuery
from chronology.model.people import Mention, Period, PeriodRole, Person, Relationship, RelationshipKind
from chronology.services.open_case import OpenCase
from tests.casefile.samples import CASE, PASSPHRASE, a_return
from tests.services.entries import ENTRIES
from tests.services.open_case.looking import everything

SEVERAL = st.lists(st.integers(0, 12), min_size=1, max_size=4, unique=True)
ONE = st.integers(0, 12)
TAGS = st.lists(st.sampled_from(("home", "school", "bruise")), max_size=2, unique=True)
SAID = st.sampled_from(("3 May 2020", "early Dec 18", "about 2019", ""))


class AnyOrder(RuleBasedStateMachine):
    """Changes, undo, redo, closing and opening again, beside what the case looked like each time."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "x.case"
        self.case = OpenCase.create(self.path, PASSPHRASE, CASE)
        self.before: list[dict[str, list[Any]]] = []
        self.after: list[dict[str, list[Any]]] = []
        self.now = everything(self.case)

    @initialize()
    def with_a_return(self) -> None:
        self.changed(self.case.add_return(*a_return("first")))

    def changed(self, _: object = None) -> None:
        became = everything(self.case)
        if became != self.now:
            self.before.append(self.now)
            self.after.clear()
            self.now = became

    def events(self, places: list[int]) -> list[str]:
        ids = self.case.ids(RowQuery(), 0, 50)
        return [ids[place % len(ids)] for place in places] if ids else []

    def person(self, place: int) -> int:
        known = self.case.people()
        return known[place % len(known)].id if known else 0

    @rule(name=st.sampled_from(("first", "second", "third")))
    def bring_in(self, name: str) -> None:
        self.changed(self.case.add_return(*a_return(name)))

    @rule(name=st.sampled_from(("first", "second", "third")), named=st.booleans())
    def bring_in_better_read(self, name: str, named: bool) -> None:
        contribution, original = a_return(f"poor {name}")
        poor = replace(contribution, agency="", events=contribution.events[:1])
        self.changed(self.case.add_return(contribution if named else poor, original))

    @precondition(lambda self: self.case.returns())
    @rule(place=ONE)
    def withdraw_or_bring_back(self, place: int) -> None:
        there = self.case.returns()
        chosen = there[place % len(there)]
        self.changed((self.case.withdraw if chosen.present else self.case.bring_back)(chosen.id))

    @rule(entry=ENTRIES)
    def enter(self, entry: EnteredEvent) -> None:
        self.changed(self.case.enter(entry))

    @precondition(lambda self: self.case.entered())
    @rule(entry=ENTRIES, place=ONE, gone=st.booleans())
    def change_or_remove_entry(self, entry: EnteredEvent, place: int, gone: bool) -> None:
        there = self.case.entered()
        number = there[place % len(there)].number
        if gone:
            self.changed(self.case.remove_entered(number))
        else:
            self.changed(self.case.change_entered(number, entry))

    @rule(
        places=SEVERAL,
        significance=st.none() | st.sampled_from(Significance),
        direction=st.none() | st.sampled_from(Direction),
        restricted=st.none() | st.booleans(),
        add=TAGS,
        remove=TAGS,
    )
    def mark(
        self,
        places: list[int],
        significance: Significance | None,
        direction: Direction | None,
        restricted: bool | None,
        add: list[str],
        remove: list[str],
    ) -> None:
        self.case.mark(
            self.events(places),
            significance=significance,
            direction=direction,
            restricted=restricted,
            add_tags=add,
            remove_tags=remove,
        )
        self.changed()

    @rule(place=ONE, said=SAID)
    def correct(self, place: int, said: str) -> None:
        for event in self.events([place]):
            self.case.correct_date(event, said, "a test")
            self.changed()
            self.case.correct_agency(event, said or "Nursery", "")
            self.changed()

    @rule(name=st.sampled_from(("Mel", "Danny")), at=ONE, places=SEVERAL)
    def people(self, name: str, at: int, places: list[int]) -> None:
        number = self.case.add_person(Person(name, aliases=("D.",)))
        self.changed()
        other = self.person(at)
        self.changed(self.case.add_mentions([Mention(event, number) for event in self.events(places)]))
        self.changed(self.case.keep_relationship(Relationship(number, RelationshipKind.OTHER, other)))
        self.changed(self.case.keep_period(Period(other, PeriodRole.CARER, read_date("2019"))))

    @rule(one=ONE, other=ONE, split=st.booleans(), places=SEVERAL)
    def merge_split_remove(self, one: int, other: int, split: bool, places: list[int]) -> None:
        keep, gone = self.person(one), self.person(other)
        if not keep or not gone:
            return
        if split:
            self.changed(self.case.split_person(keep, Person("D."), self.events(places)))
        elif keep == gone:
            self.changed(self.case.remove_person(gone))
        else:
            self.changed(self.case.merge_people(keep, [gone]))

    @rule(state=st.sampled_from(State), place=st.integers(0, 2))
    def settle(self, state: State, place: int) -> None:
        self.changed(self.case.set_state(FindingState(f"SIL-02:E{place}", state, "known")))
        self.changed(self.case.ask(Query("Police", "Who?", finding=f"SIL-02:E{place}")))
        self.changed(self.case.switch_rule_off(f"SIL-0{place}", "not here"))

    @rule(text=st.text(max_size=9))
    def think(self, text: str) -> None:
        theme = self.case.keep_theme(Theme(text))
        self.changed()
        self.changed(self.case.keep_note(Note(text, themes=(theme,))))
        self.changed(self.case.remove_theme(theme))

    @rule(agency=st.sampled_from(("", "Police", "Nursery")), mode=st.sampled_from(Mode))
    def change_case(self, agency: str, mode: Mode) -> None:
        self.changed(self.case.change_case(Case(child="Noor", agency=agency, mode=mode)))

    @rule()
    def undo(self) -> None:
        assert bool(self.case.undo()) == bool(self.before)
        if self.before:
            self.after.append(self.now)
            self.now = self.before.pop()
        assert everything(self.case) == self.now

    @rule()
    def redo(self) -> None:
        assert bool(self.case.redo()) == bool(self.after)
        if self.after:
            self.before.append(self.now)
            self.now = self.after.pop()
        assert everything(self.case) == self.now

    @rule()
    def close_and_open(self) -> None:
        self.case.close()
        self.case = OpenCase.open(self.path, PASSPHRASE)
        assert everything(self.case) == self.now

    def words_are_found(self) -> None:
        """Rows that undo took and brought are in the index of words, or not, as they are in the timeline."""
        told = [row.event.text for row in self.case.rows(RowQuery(), 0, 99)]
        assert self.case.count(RowQuery(words="weighed")) == sum("weighed" in text for text in told)

    def teardown(self) -> None:
        steps = len(self.before)
        for _ in range(steps):
            self.undo()
        assert self.case.undo() == ""
        self.words_are_found()
        while self.after:
            self.redo()
        assert self.case.problems() == ()
        self.words_are_found()
        self.case.close()
        self.folder.cleanup()


AnyOrder.TestCase.settings = settings(max_examples=12, stateful_step_count=20, phases=[Phase.generate])
TestAnyOrder = AnyOrder.TestCase
