"""A share of the child's time at school, told in words or in another order."""

from __future__ import annotations

import pytest

from chronology.language.reading import read
from tests.language.voices import event


def tenths(text: str) -> list[int]:
    return [
        int(tag.removeprefix("tenths "))
        for signal in read(event(text))
        if signal.id == "attendance.figure"
        for tag in signal.tags
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("School has him in for half the time.", 500),
        ("In school for barely half the week.", 499),
        ("He misses a third of his lessons.", 667),
        ("Attends three quarters of the timetable.", 750),
        ("Of the last twenty school days he has managed eleven.", 550),
        ("Out of 40 possible sessions missed 10.", 750),
        ("Present: 74. Absent: 26.", 740),
        ("He comes 2 in every 5 days.", 400),
        ("Attendance: Aut 92, Spr 84.", 920),
        ("His figure slipped from 94 to 81 by half term.", 810),
    ],
)
def test_a_share_of_the_time_is_a_figure(text: str, expected: int) -> None:
    assert expected in tenths(text)


@pytest.mark.parametrize(
    "text",
    [
        "Away for half term.",
        "In school for the third time.",
        "Mum missed a third of her course sessions.",
        "He should be in for half the week.",
        "Ate half the time, slept in nursery.",
        "Attendance meeting 24 May.",
    ],
)
def test_a_holiday_an_ordinal_another_course_and_an_aim_are_none(text: str) -> None:
    assert not tenths(text)
