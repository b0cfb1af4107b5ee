"""The timeline over an open case: what it loads, what it changes, and what happens when the case changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEventLoop, QTimer, SignalInstance
from PySide6.QtWidgets import QApplication, QPushButton

from chronology.model.case import Case
from chronology.model.curation import EventMarks, FindingState, Note, Query, State, Theme
from chronology.model.event_rows import Flag, Row, RowQuery
from chronology.model.findings import Finding
from chronology.model.people import Mention, Period, PeriodRole, Person
from chronology.model.timeline import Timeline
from chronology.services.refusal import Refused
from chronology.ui.lanes.bands import Sort
from chronology.ui.lanes.case import load
from chronology.ui.lanes.choosing import LanesBy
from chronology.ui.lanes.side import QuestionCard
from chronology.ui.lanes.timeline_page import TimelinePage
from chronology.ui.theme import LIGHT
from tests.ui.cases import AGENCIES, BORN, content, event, finding, known

FIRST = date(2021, 1, 4)
SAID = (
    "Home visit.",
    "ICPC: made subject to a child protection plan.",
    "Core group.",
    "CP plan ended.",
    "Seen well.",
)


class OpenInMemory:
    """An open case as the timeline needs it, held in memory."""

    def __init__(self) -> None:
        events = [
            event(f"E{n}", known(FIRST + timedelta(40 * n)), AGENCIES[2 * (n % 2)], words)
            for n, words in enumerate(SAID)
        ]
        self.read_only = False
        self.made = content(events, findings=[finding("E1", "E2"), finding("E3", rule="SIL-02")])
        self.decided: dict[str, FindingState] = {}
        self.asked: list[Query] = []

    def case(self) -> Case:
        return Case(child="Ottilie", born=BORN)

    def timeline(self) -> Timeline:
        return self.made.timeline

    def findings(self) -> tuple[Finding, ...]:
        return self.made.findings

    def states(self) -> Mapping[str, FindingState]:
        return dict(self.decided)

    def people(self) -> tuple[Person, ...]:
        return (Person("Mel", role="mother", id=1), Person("Danny", id=2))

    def periods(self) -> tuple[Period, ...]:
        return (Period(1, PeriodRole.RESIDENT, known(FIRST), known(FIRST + timedelta(90))),)

    def mentions(self, person: int) -> tuple[Mention, ...]:
        return (Mention("E0", person), Mention(f"E{person}", person))

    def notes(self) -> tuple[Note, ...]:
        return (Note("x", events=("E4",), themes=(7,)),)

    def themes(self) -> tuple[Theme, ...]:
        return (Theme("Unseen men", id=7),)

    def rows(self, query: RowQuery, first: int, count: int) -> list[Row]:
        marked = {Flag.TAGGED: ("E0", "E1"), Flag.TURNING_POINT: ("E1",)}
        found = [
            Row(
                entry.number,
                entry.event,
                EventMarks(entry.event.id, turning_point=entry.event.id == "E1", tags=("Housing",)),
            )
            for entry in self.made.timeline.entries
            if all(entry.event.id in marked[flag] for flag in query.flags)
        ]
        return found[first : first + count]

    def set_state(self, state: FindingState) -> None:
        if self.read_only:
            raise Refused("This case is open to read only.")
        self.decided[state.finding] = state

    def ask(self, query: Query) -> int:
        if self.read_only:
            raise Refused("This case is open to read only.")
        self.asked.append(query)
        before = self.decided.get(query.finding) or FindingState(query.finding)
        self.decided[query.finding] = replace(before, state=State.ASKED)
        return len(self.asked)


@contextmanager
def waiting(signal: SignalInstance) -> Iterator[None]:
    """Until the signal is sent; a test that waits in vain ends after a minute."""
    loop = QEventLoop()
    signal.connect(loop.quit)
    QTimer.singleShot(60_000, loop, loop.quit)
    yield
    loop.exec()


@pytest.fixture
def case() -> OpenInMemory:
    return OpenInMemory()


@pytest.fixture
def page(app: QApplication, case: OpenInMemory) -> Iterator[TimelinePage]:
    made = TimelinePage(case, LIGHT, lambda event: (("Id", event),))
    made.resize(1200, 640)
    made.show()
    with waiting(made.shown):
        pass
    yield made
    made.stop()
    made.close()


def _press(page: TimelinePage, words: str) -> None:
    QApplication.processEvents()
    for card in page.board.side.findChildren(QuestionCard):
        if not card.isHidden():
            next(b for b in card.findChildren(QPushButton) if b.text() == words).click()
            return


def test_all_that_the_case_keeps_beside_events_is_loaded(case: OpenInMemory) -> None:
    beside = load(case).beside
    assert beside.mentions == {"E0": (1, 2), "E1": (1,), "E2": (2,)}
    assert beside.themes == {
        "E0": ("Housing",),
        "E1": ("Housing", "Domestic abuse"),
        "E2": ("Domestic abuse",),
        "E3": ("Silences",),
        "E4": ("Unseen men",),
    }
    assert beside.turning_points == {"E1"}


def test_events_periods_and_the_plans_that_the_events_tell_of_are_shown(page: TimelinePage) -> None:
    scene = page.board.page.view.scene
    assert [entry.event.id for entry in scene.entries] == [f"E{n}" for n in range(5)]
    assert [(band.sort, band.words) for band in scene.bands] == [
        (Sort.PLAN, "Child protection plan"),
        (Sort.HOUSEHOLD, "Mel, mother"),
    ]
    plan = scene.bands[0]
    begun = FIRST + timedelta(40)
    assert (plan.first, plan.last) == (begun.toordinal(), begun.toordinal() + 81)
    page.board.bar.lay_out_by(LanesBy.THEME)
    labels = [lane.group.label for lane in page.board.page.view.scene.lanes]
    assert labels == ["Domestic abuse", "Housing", "Silences", "Unseen men"]


def test_a_question_goes_to_its_agency(page: TimelinePage, case: OpenInMemory) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    page.go_to("E1")
    _press(page, "Ask the agency")
    (query,) = case.asked
    assert (query.agency, query.question, query.events) == (AGENCIES[2], "Who was told?", ("E1", "E2"))
    assert case.decided[query.finding].state is State.ASKED
    assert AGENCIES[2] in said[-1]
    assert len(page.board.page.view.scene.questions.findings) == 2


def test_a_question_to_several_goes_to_one_of_them_and_its_note_stays(
    page: TimelinePage, case: OpenInMemory
) -> None:
    """A query sheet goes to one agency: 'Ambulance, Police and Social Care' is none."""
    first, second = case.made.findings
    named = replace(first, ask=f"{AGENCIES[1]}, {AGENCIES[0].upper()} and {AGENCIES[2]}")
    case.made = replace(case.made, findings=(named, second))
    case.decided[named.id] = FindingState(named.id, note="Ask in writing.")
    with waiting(page.shown):
        page.refresh()
    page.go_to("E1")
    _press(page, "Ask the agency")
    (query,) = case.asked
    assert query.agency == AGENCIES[2]  # it wrote the first entry that the question rests on
    assert case.decided[named.id] == FindingState(named.id, State.ASKED, note="Ask in writing.")


def test_a_question_that_is_answered_loses_its_mark(page: TimelinePage, case: OpenInMemory) -> None:
    page.go_to("E1")
    _press(page, "Answered")
    assert [state.state for state in case.decided.values()] == [State.ANSWERED]
    assert [each.rule for each in page.board.page.view.scene.questions.findings] == ["SIL-02"]
    assert page.board.page.view.event_chosen == "E1"
    _press(page, "Open again")
    assert len(page.board.page.view.scene.questions.findings) == 2


def test_a_refusal_is_said_and_changes_nothing(page: TimelinePage, case: OpenInMemory) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    page.go_to("E1")
    case.read_only = True
    _press(page, "Ask the agency")
    assert said == ["This case is open to read only."]
    assert case.decided == {}
    with waiting(page.shown):
        page.refresh()
    QApplication.processEvents()
    assert not [b for b in page.board.side.findChildren(QPushButton) if not b.isHidden()]


def test_what_changed_in_the_case_is_shown_and_an_event_is_come_to_when_it_is_there(
    page: TimelinePage, case: OpenInMemory
) -> None:
    entries = [entry.event for entry in case.made.timeline.entries]
    late = event("NEW", known(FIRST + timedelta(300)), AGENCIES[0], "CIN plan agreed.")
    case.made = content([*(replace(each, text="Home visit.") for each in entries), late])
    page.go_to("NEW")
    assert page.board.page.view.event_chosen == ""
    with waiting(page.shown):
        page.refresh()
    assert page.board.page.view.event_chosen == "NEW"
    assert [band.words for band in page.board.page.view.scene.bands] == ["Child in need plan", "Mel, mother"]


def test_a_case_that_fails_while_it_is_closed_is_not_complained_of(app: QApplication) -> None:
    class Closed(OpenInMemory):
        def timeline(self) -> Timeline:
            raise Refused("The case is closed.")

    said: list[str] = []
    closing = TimelinePage(Closed(), LIGHT, lambda event: None)
    closing.said.connect(said.append)
    closing.stop()
    still_open = TimelinePage(Closed(), LIGHT, lambda event: None)
    with waiting(still_open.said):
        pass
    QApplication.processEvents()
    assert said == []
