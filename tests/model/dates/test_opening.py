"""A date that opens a longer text is cut off it; prose that begins with a number is left whole."""

from __future__ import annotations

import pytest

from chronology.model.dates import read_date, split_date
from tests.model.dates.reads import CASE, said


@pytest.mark.parametrize(
    ("text", "date", "words", "rest"),
    [
        (
            "14 August 2017 - Visit, both seen.",
            "2017-08-14 2017-08-14",
            "14 August 2017",
            "Visit, both seen.",
        ),
        ("14 August 2017 Brother moves out", "2017-08-14 2017-08-14", "14 August 2017", "Brother moves out"),
        ("14.8.17 - Home visit", "2017-08-14 2017-08-14", "14.8.17", "Home visit"),
        ("14.8.17 home visit", "2017-08-14 2017-08-14", "14.8.17", "home visit"),
        ("*2* 14 August 1999 Seen by GP", "1999-08-14 1999-08-14", "*2* 14 August 1999", "Seen by GP"),
        ("[14/08/2017] Phone call", "2017-08-14 2017-08-14", "[14/08/2017]", "Phone call"),
        ("On 14 August 2017 father rang", "2017-08-14 2017-08-14", "On 14 August 2017", "father rang"),
        (
            "Monday 14 August 2017, nursery rang",
            "2017-08-14 2017-08-14",
            "Monday 14 August 2017",
            "nursery rang",
        ),
        ("c. August 2017: moved", "2017-08-01 2017-08-31 approximate", "c. August 2017", "moved"),
        ("12-14/08/17 stayed away", "2017-08-12 2017-08-14", "12-14/08/17", "stayed away"),
        (
            "3 August 2017 – 9 August 2017 – on the ward",
            "2017-08-03 2017-08-09",
            "3 August 2017 – 9 August 2017",
            "on the ward",
        ),
        ("22.03.2018 - 6-8 wk check: well", "2018-03-22 2018-03-22", "22.03.2018", "6-8 wk check: well"),
        ("22.03.2018 - 18.5 kg in clinic", "2018-03-22 2018-03-22", "22.03.2018", "18.5 kg in clinic"),
        ("22.03.2018 - 2 Constables came", "2018-03-22 2018-03-22", "22.03.2018", "2 Constables came"),
        ("22.03.2018 - 24.03.2018 on ward", "2018-03-22 2018-03-24", "22.03.2018 - 24.03.2018", "on ward"),
        ("14 August 2017 - 4 officers came", "2017-08-14 2017-08-14", "14 August 2017", "4 officers came"),
        ("2017-08-14 - 20 minutes late", "2017-08-14 2017-08-14", "2017-08-14", "20 minutes late"),
        ("14/08/2017 10 people there", "2017-08-14 2017-08-14", "14/08/2017", "10 people there"),
        ("1. 12/08/2017 - first", "2017-08-12 2017-08-12", "1. 12/08/2017", "first"),
        ("1. August 2017 - moved", "2017-08-01 2017-08-31 uncertain", "1. August 2017", "moved"),
        ("7 14/08/2017 home visit", "2017-08-14 2017-08-14", "7 14/08/2017", "home visit"),
        ("7\t14 August 2017\thome visit", "2017-08-14 2017-08-14", "7\t14 August 2017", "home visit"),
        ("1. 14 August 2017 - moved", "2017-08-14 2017-08-14", "1. 14 August 2017", "moved"),
        ("August 2017 Family moved", "2017-08-01 2017-08-31", "August 2017", "Family moved"),
        ("2017 - new school", "2017-01-01 2017-12-31", "2017", "new school"),
        ("14/08/17?: seen in town", "2017-08-14 2017-08-14 uncertain", "14/08/17?", "seen in town"),
        ("14/08/2017\nHome visit\nNo reply", "2017-08-14 2017-08-14", "14/08/2017", "Home visit\nNo reply"),
        ("w/c 14 August 2017 - three calls", "2017-08-14 2017-08-20", "w/c 14 August 2017", "three calls"),
        ("28/40 - booked", "2018-11-18 2018-11-24", "28/40", "booked"),
    ],
)
def test_the_date_is_cut_off(text: str, date: str, words: str, rest: str) -> None:
    found = split_date(text, CASE)
    assert found is not None
    read, left = found
    assert (said(read), read.as_written, left) == (date, words, rest)


def test_the_words_that_were_cut_off_read_as_the_same_date() -> None:
    for text in (
        "7 14/08/2017 home visit",
        "*2* 14 August 2017 call",
        "(3) 14.8.17 - call",
        "[14/08/2017] call",
    ):
        found = split_date(text, CASE)
        assert found is not None
        assert said(read_date(found[0].as_written, CASE)) == said(found[0]) == "2017-08-14 2017-08-14"


def test_an_early_time_in_four_figures_goes_with_the_date() -> None:
    found = split_date("19/08/17 0840 PC Fell attended", CASE)
    assert found is not None
    assert found[0].time is not None
    assert (found[0].as_written, found[1]) == ("19/08/17 0840", "PC Fell attended")
    other = split_date("19/08/17 0099 Call", CASE)
    assert other is not None
    assert other[1] == "0099 Call"


def test_a_time_goes_with_the_date() -> None:
    found = split_date("14/08/2017 at 16.45hrs police attended", CASE)
    assert found is not None
    assert found[0].time is not None
    assert (found[0].as_written, found[1]) == ("14/08/2017 at 16.45hrs", "police attended")


@pytest.mark.parametrize(
    "text",
    [
        "3 bruises seen", "12 weeks pregnant, mother attended", "2 officers attended",
        "10 May Street visited",
        "3 in the house", "1430 - call", "24/7 - care", "20/20 vision", "2017 was a hard year",
        "August 2017 was hard",
        "2017/18 academic report", "May be seen alone", "Mother seen", "111 call", "7 days later seen",
        "14 August 2017",
        "14 August 2017 -", "In 3 of 5 visits", "5 - visit", "1 of 2", "14 August - visit",
        "June seen by GP", "",
        "Unknown - no details", "99/99/99 - call", "4 Jane Street - visit", "x" * 500, "3 " * 400,
        "1/2 day at school", "Summer term 14 sessions missed", "Easter 12 eggs brought",
    ],
)  # fmt: skip
def test_prose_is_left_whole(text: str) -> None:
    assert split_date(text, CASE) is None


def test_a_lent_year_needs_a_mark_or_a_new_sentence_behind_it() -> None:
    found = split_date("14 August - visit", CASE, 2017)
    assert found is not None
    assert said(found[0]) == "2017-08-14 2017-08-14"
    assert found[1] == "visit"
    assert split_date("10 May Street visited", CASE, 2017) is None
    assert split_date("3 in the house", CASE, 2017) is None


def test_nothing_of_the_text_is_lost_but_the_mark_between() -> None:
    text = "  (14/08/2017)   –  Visit;\tboth seen – 'fine' \n"
    found = split_date(text, CASE)
    assert found is not None
    assert text.endswith(found[1])
    assert found[0].as_written == "(14/08/2017)"
    assert not (set(text.removesuffix(found[1]).replace(found[0].as_written, "")) - set(" –"))


@pytest.mark.parametrize(
    "words",
    ["1 September 2018 to 30 June 2020", "3 May 2016 - 4 June 2017", "12/03/2019", "March to May 2019"],
)
def test_a_date_that_stands_alone_is_not_cut_in_two(words: str) -> None:
    assert split_date(words) is None
