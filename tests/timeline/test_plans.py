"""Plan periods: begun, running and ended, in the words of many agencies; what nobody tells stays open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chronology.model.dates import EventDate, Qualifier, read_date
from chronology.model.dates.value import UNDATED
from chronology.model.events import Event, Place, Words
from chronology.resource import toml
from chronology.timeline.plans import PlanKind, PlanPeriod, plans

CIN, CP, LAC = PlanKind.CHILD_IN_NEED, PlanKind.CHILD_PROTECTION, PlanKind.LOOKED_AFTER
START = date(2020, 2, 3)


def told(*texts: str, agency: str = "Children's Social Care", apart: int = 40) -> tuple[Event, ...]:
    """Events so many days apart, one for each text."""
    return tuple(
        Event(
            f"E{number}",
            Place("made.csv", None, number + 2),
            EventDate(day, day, Qualifier.STATED),
            agency,
            text,
        )
        for number, text in enumerate(texts)
        for day in [START + timedelta(days=apart * number)]
    )


def ends(period: PlanPeriod) -> tuple[PlanKind, date | None, date | None]:
    return period.kind, period.first.earliest, period.last.latest


def day(number: int, apart: int = 40) -> date:
    return START + timedelta(days=apart * number)


BEGUN = [
    (CP, "ICPC today. All professionals agreed a Child Protection Plan under the category of neglect."),
    (CP, "Outcome of conference: CPP, emotional abuse."),
    (CP, "Freya and her brothers were made subject to CP plans."),
    (CP, "Informed by SW that baby has been placed on a child protection plan."),
    (CP, "Initial child protection conference - CP plan, physical abuse"),
    (CP, "Stepped up from CIN, now on CP plan"),
    (CP, "Name added to the child protection register"),
    (CIN, "C&F assessment complete, outcome CIN plan."),
    (CIN, "Case opened to CIN team and allocated"),
    (CIN, "Child in need plan put in place with family's agreement"),
    (CIN, "Stepped up from early help to child in need"),
    (CIN, "Agreed to progress to CiN, section 17 plan drawn up"),
    (LAC, "Mum signed section 20 and Tom went to foster carers in Penley"),
    (LAC, "Interim care order granted at the family court"),
    (LAC, "Became looked after following police protection"),
    (LAC, "Children were taken into care this evening"),
    (LAC, "Placed with connected persons under Reg 24, s20 agreement signed"),
    (LAC, "EPO granted; accommodated with emergency foster carers"),
]
RUNNING = [
    (CP, "Core group held at school, both parents there"),
    (CP, "RCPC - all agreed plan to continue"),
    (CP, "Pupil remains on a CP plan"),
    (CP, "CP visit: child seen in bedroom"),
    (CP, "Still subject to child protection plan (neglect)"),
    (CIN, "CIN review: slow progress"),
    (CIN, "child in need meeting at the nursery"),
    (CIN, "Family continue to be open to CIN"),
    (LAC, "Statutory LAC review chaired by IRO"),
    (LAC, "LAC medical by community paediatrician"),
    (LAC, "Remains in foster care"),
]
ENDED = [
    (CP, "Review conference unanimous: removed from CP plan"),
    (CP, "CPP ended today"),
    (CP, "Plan discontinued at RCPC"),
    (CP, "Stepped down to CIN"),
    (CP, "No longer subject to a child protection plan"),
    (CP, "De-registered"),
    (CIN, "Final CIN review, CIN plan closed"),
    (CIN, "Stepped down to early help"),
    (CIN, "Case closed, no role for CSC"),
    (CIN, "CIN ended as mother withdrew consent"),
    (LAC, "Returned to mother's care under a supervision plan"),
    (LAC, "Section 20 withdrawn by father, home today"),
    (LAC, "Care order discharged"),
    (LAC, "Ceased to be looked after"),
    (LAC, "SGO granted to maternal grandparents"),
    (LAC, "Discharged from foster care"),
]
NOTHING = [
    "Threshold for a child protection plan was not met.",
    "Mother is frightened the baby will be placed on a plan",
    "Discussed possible CIN plan with manager",
    "Referral made, requesting consideration of ICPC and CP plan",
    "If no improvement, recommend step up to child protection plan",
    "Section 20 explained to parents, they declined",
    "Looked after by nan while mum at work",
    "Baby taken to special care",
    "Mother was in care herself from the age of nine",
    "Plan: HV to weigh in two weeks",
    "Care plan reviewed by ward staff; discharge planning started",
    "Father's older child was on a CP plan in Leeds years ago",
    "Older sibling is on a CP plan with father",
    "Returned home from school in a taxi",
    "Mum upset: her neighbour's baby was made subject to a child protection plan",
    "Birth plan agreed with midwife",
    "Meal plan started; placed on antibiotics",
    "Placed in a side room. Looked well.",
]


@pytest.mark.parametrize(("kind", "words"), BEGUN, ids=[words for _, words in BEGUN])
def test_a_beginning_is_dated_by_the_event_that_tells_of_it(kind: PlanKind, words: str) -> None:
    assert (kind, START, None) in [ends(period) for period in plans(told(words))]
    assert len(plans(told(words))) == 1


@pytest.mark.parametrize(("kind", "words"), RUNNING, ids=[words for _, words in RUNNING])
def test_a_plan_that_runs_has_no_beginning_that_nobody_told(kind: PlanKind, words: str) -> None:
    (period,) = plans(told(words))
    assert (period.kind, period.first, period.last) == (kind, UNDATED, UNDATED)
    assert period.seen_first.earliest == START


BEGINS = {CP: "Made subject to a CP plan", CIN: "Opened as CIN", LAC: "Placed in foster care, s20 signed"}


@pytest.mark.parametrize(("kind", "words"), ENDED, ids=[words for _, words in ENDED])
def test_an_end_is_dated_by_the_event_that_tells_of_it(kind: PlanKind, words: str) -> None:
    assert (kind, START, day(1)) in [ends(period) for period in plans(told(BEGINS[kind], words))]


@pytest.mark.parametrize("words", NOTHING)
def test_plans_feared_discussed_refused_or_of_others_are_none(words: str) -> None:
    assert plans(told(words)) == ()


def test_one_event_ends_one_plan_and_begins_the_next() -> None:
    found = plans(told("Made subject to CP plan", "Core group", "CP plan ended, stepped down to CIN plan"))
    assert [ends(period) for period in found] == [(CP, START, day(2)), (CIN, day(2), None)]
    assert found[0].events == ("E0", "E1", "E2")


def test_a_child_protection_plan_takes_the_place_of_a_child_in_need_plan() -> None:
    found = plans(told("Opened to CIN", "Made subject to CP plan under neglect"))
    assert [ends(period) for period in found] == [(CIN, START, day(1)), (CP, day(1), None)]


def test_only_social_care_ends_a_plan_by_closing_its_case() -> None:
    begun, closed = told("Opened to CIN", "Case closed")
    school = told("Opened to CIN", "Case closed", agency="Alder Road Primary School")[1]
    assert ends(plans((begun, school))[0]) == (CIN, START, None)
    assert ends(plans((begun, closed))[0]) == (CIN, START, day(1))


def test_several_agencies_tell_of_one_plan() -> None:
    events = [
        *told("ICPC: child protection plan agreed", agency="Social Care"),
        *told("", "Informed that child is now on CP plan", agency="Alder Road Surgery", apart=9)[1:],
    ]
    (period,) = plans(events)
    assert ends(period) == (CP, START, None)
    assert period.seen_last.latest == day(1, 9)


def test_news_of_a_plan_that_has_just_ended_is_no_new_plan() -> None:
    late = told("Made subject to CP plan", "CP plan ended", "School: still on a CP plan", apart=20)
    assert len(plans(late)) == 1
    again = told("Made subject to CP plan", "CP plan ended", "Core group held", apart=200)
    assert [ends(period) for period in plans(again)] == [(CP, START, day(1, 200)), (CP, None, None)]


def test_doubt_of_a_date_stays() -> None:
    begun = Event("B", Place("made.csv", None, 2), read_date("about March 2020"), "CSC", "Placed on CP plan")
    (period,) = plans([begun])
    assert period.first == begun.date


def test_undated_events_and_events_without_such_words_tell_of_none() -> None:
    undated = Event("U", Place("made.csv", None, 2), EventDate(), "CSC", "Placed on a CP plan")
    assert plans([undated, *told("Home visit. Weighed.", "")]) == ()


def test_a_core_group_to_come_does_not_hide_the_plan_that_begins() -> None:
    (period,) = plans(told("Both made subject to plans, category emotional. Core group in ten days."))
    assert ends(period) == (CP, START, None)


@pytest.mark.parametrize(
    ("id", "kind", "begun"),
    [
        *(("cpp.start", CP, True), ("core_group", CP, False), ("cin.start", CIN, True)),
        *(("cin.review", CIN, False), ("lac.start", LAC, True), ("lac.review", LAC, False)),
    ],
)
def test_each_kind_of_event_that_tells_of_a_plan_is_read(id: str, kind: PlanKind, begun: bool) -> None:
    (event,) = told("Held at the town hall.")
    label = toml("vocabularies", "event_types.toml")[id]["label"]
    (period,) = plans([replace(event, other=(Words("Event types", label),))])
    assert (period.kind, period.first.is_dated) == (kind, begun)


@pytest.mark.parametrize(("id", "kind"), [("cpp.end", CP), ("cin.end", CIN), ("lac.end", LAC)])
def test_each_kind_of_event_that_ends_a_plan_is_read(id: str, kind: PlanKind) -> None:
    begun, ended = told(BEGINS[kind], "Held at the town hall.")
    label = toml("vocabularies", "event_types.toml")[id]["label"]
    (period,) = plans([begun, replace(ended, other=(Words("Event types", label),))])
    assert ends(period) == (kind, START, day(1))


@pytest.mark.parametrize(
    "words",
    [
        "RCPC:CP-plan ended",
        "(core group)",
        "Mum’s—S20 agreement signed",
        "…foster carers: remains in foster care",
    ],
)
def test_no_event_is_passed_over_for_its_punctuation(words: str) -> None:
    found = plans(told("Made subject to a CP plan; s20 signed", words))
    assert day(1) in [period.seen_last.latest for period in found]


def test_types_that_an_author_chose_count_as_words_do() -> None:
    typed = Event(
        "T",
        Place("made.csv", None, 2),
        EventDate(START, START, Qualifier.STATED),
        "CSC",
        "Conference at the town hall.",
        other=(Words("Event types", "Child protection plan starts"),),
    )
    assert [ends(period) for period in plans([typed])] == [(CP, START, None)]
