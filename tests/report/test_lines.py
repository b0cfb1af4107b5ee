"""What people read in every export: ages, times, marks, the numbering of questions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from chronology.model.case import Case
from chronology.model.dates.value import EventDate, PartOfDay, Qualifier, TimeOfDay
from chronology.model.findings import Severity
from chronology.report.age import age_in_words
from chronology.report.lines import lines, questions, theme, time_in_words
from chronology.report.marks import mark
from chronology.resource import agency_types
from tests.making import a_date
from tests.report.casework import content, visits

BORN = Case(born=date(2018, 2, 9))
BOTH = Case(born=date(2018, 2, 9), expected=date(2018, 2, 14))
EXPECTED = Case(expected=date(2018, 2, 14))


@pytest.mark.parametrize(
    ("case", "day", "age"),
    [
        (BORN, date(2018, 2, 9), "day of birth"),
        (BORN, date(2018, 2, 10), "1 day"),
        (BORN, date(2018, 2, 16), "1 week"),
        (BORN, date(2018, 5, 11), "13 weeks"),
        (BORN, date(2018, 9, 8), "6 months"),
        (BORN, date(2019, 3, 8), "12 months"),
        (BORN, date(2020, 2, 8), "23 months"),
        (BORN, date(2020, 2, 9), "2 years"),
        (BORN, date(2020, 11, 12), "2 years 9 months"),
        (BORN, date(2019, 3, 9), "13 months"),
        (BORN, date(2017, 12, 1), "before birth"),
        (BOTH, date(2017, 12, 1), "unborn, 29 weeks"),
        (BOTH, date(2017, 1, 1), "before pregnancy"),
        (EXPECTED, date(2018, 2, 20), "unborn, 40 weeks"),
        (EXPECTED, date(2018, 6, 1), ""),
        (Case(), date(2018, 6, 1), ""),
    ],
)
def test_the_age_on_a_known_day(case: Case, day: date, age: str) -> None:
    assert age_in_words(case, a_date(day, day)) == age


def test_a_child_born_on_the_29th_of_february_is_a_year_old_in_march() -> None:
    leap = Case(born=date(2020, 2, 29))
    assert age_in_words(leap, a_date(date(2021, 2, 28), date(2021, 2, 28))) == "11 months"
    assert age_in_words(leap, a_date(date(2021, 3, 1), date(2021, 3, 1))) == "12 months"


def test_a_doubtful_date_gives_both_ages_and_an_open_one_says_so() -> None:
    month = a_date(date(2018, 4, 1), date(2018, 4, 30))
    assert age_in_words(BORN, month) == "7 weeks to 11 weeks"
    assert age_in_words(BORN, EventDate(None, date(2018, 4, 1), Qualifier.STATED)) == "up to 7 weeks"
    assert age_in_words(BORN, EventDate(date(2018, 4, 1), None, Qualifier.STATED)) == "from 7 weeks"
    assert age_in_words(BORN, a_date()) == ""


@pytest.mark.parametrize(
    ("clock", "words"),
    [
        (None, ""),
        (TimeOfDay(start=time(9, 5)), "09:05"),
        (TimeOfDay(start=time(15), approximate=True), "about 15:00"),
        (TimeOfDay(start=time(15), end=time(15, 40)), "15:00 to 15:40"),
        (TimeOfDay(part=PartOfDay.NIGHT), "overnight"),
        (TimeOfDay(as_written="teatime"), "teatime"),
    ],
)
def test_a_time_in_words(clock: TimeOfDay | None, words: str) -> None:
    assert time_in_words(clock) == words


def test_open_questions_are_numbered_first_and_lines_name_them() -> None:
    numbered = questions(content())
    assert [(each.number, each.finding.rule) for each in numbered] == [
        (1, "UAD-01"),
        (2, "SIL-02"),
        (3, "DAB-03"),
    ]
    by_id = {line.event.id: line for line in lines(content())}
    assert by_id[visits()[0].id].questions == (1,)
    assert by_id[visits()[1].id].questions == (3,)
    assert numbered[2].answered_by == (by_id[visits()[0].id].number,)


def test_questions_stand_by_theme_as_in_the_window_the_gravest_and_earliest_first() -> None:
    made = content()
    first = made.findings[0]
    later, grave, other = made.timeline.dated[-1].event.id, made.timeline.dated[0].event.id, first.events
    asked = (
        replace(first, rule="CLK-06", severity=Severity.HIGH, events=other),
        replace(first, rule="DAB-06", severity=Severity.MEDIUM, events=other),
        replace(first, rule="DAB-05", severity=Severity.HIGH, events=(later,)),
        replace(first, rule="DAB-09", severity=Severity.HIGH, events=(grave,)),
        replace(first, rule="UAD-05", severity=Severity.MEDIUM, events=other),
    )
    ordered = questions(replace(made, findings=asked))
    assert [each.finding.rule for each in ordered] == ["UAD-05", "DAB-09", "DAB-05", "DAB-06", "CLK-06"]
    assert [theme(each.finding) for each in ordered[::4]] == ["Adults around the child", "Times that are set"]


def test_every_agency_type_has_a_mark_of_its_own() -> None:
    kinds = agency_types().by_id
    marks = [mark(kind) for kind in kinds.values()]
    assert len(set(marks)) == len(kinds)
    assert [kind.id for kind in kinds.values() if mark(kind) == "•"] == ["other"]
