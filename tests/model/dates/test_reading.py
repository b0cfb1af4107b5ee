"""Dates alone in a cell: every rule of reading, one by one."""

from __future__ import annotations

from datetime import date

import pytest

from chronology.model.dates import DateContext, Origin, Qualifier, UnreadableDate, needs_year, read_date
from tests.model.dates.reads import CASE, reads

SCOPE_2015_TO_2019 = DateContext(scope=(date(2015, 1, 1), date(2019, 12, 31)), today=date(2026, 7, 1))


@pytest.mark.parametrize(
    "text",
    [
        "14/08/2017", "14.8.17", "14-08-2017", "14 08 17", "14/8/2017", "14.08/17", "14,August 2017",
        "14 August 2017", "14th August 2017", "14th of August, 2017", "14 Aug 17", "14-Aug-2017",
        "14Aug2017",
        "14/Aug/17", "August 14, 2017", "Aug. 14th 2017", "2017 August 14", "2017-08-14", "2017/8/14",
        "20170814", "14082017", "Mon 14 Aug 2017", "Monday, 14th August 2017", "14/08/17 (Monday)",
        "14 Agust 2017", "14 Augsut 2017", "the 14th day of August 2017", "fourteenth of August 2017",
        "on 14/08/2017", "Date: 14/08/2017", "[14/08/2017]", "14/08/2017.", "14\u00a0August\u00a02017",
        "14.viii.2017",
        "14 August ’17", "1. 14/08/2017", "*2* 14 August 2017", "2017-226", "14 / 08 / 2017",
        "14/08/17 (cont.)", "14/8/17 x2", "14/8/17 (x 3)", "14/08/2017 (2)", "14/08/17 - amended",
        "14/08/17 - cont",
    ],
)  # fmt: skip
def test_one_day_however_it_is_written(text: str) -> None:
    assert reads(text) == "2017-08-14 2017-08-14"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2017", "2017-01-01 2017-12-31"),
        ("August 2017", "2017-08-01 2017-08-31"),
        ("08/2017", "2017-08-01 2017-08-31"),
        ("2017-08", "2017-08-01 2017-08-31"),
        ("Aug-17", "2017-08-01 2017-08-31"),
        ("Aug '17", "2017-08-01 2017-08-31"),
        ("00/08/2017", "2017-08-01 2017-08-31"),
        ("xx/08/2017", "2017-08-01 2017-08-31"),
        ("--/08/2017", "2017-08-01 2017-08-31"),
        ("-/08/2017", "2017-08-01 2017-08-31"),
        ("__/08/2017", "2017-08-01 2017-08-31"),
        ("unknown/08/2017", "2017-08-01 2017-08-31"),
        ("unknown - 2017", "2017-01-01 2017-12-31"),
        ("August 2017 x 3", "2017-08-01 2017-08-31"),
        ("various dates in August 2017", "2017-08-01 2017-08-31"),
        ("Nov/Dec 18", "2018-11-01 2018-12-31"),
        ("Nov & Dec 18", "2018-11-01 2018-12-31"),
        ("June to Aug 19", "2019-06-01 2019-08-31"),
        ("Bank holiday Monday 27/05/19", "2019-05-27 2019-05-27"),
        ("14/08/17 (typo?)", "2017-08-14 2017-08-14 uncertain"),
        ("date unknown, August 2017", "2017-08-01 2017-08-31"),
        ("August 2017 (exact date not known)", "2017-08-01 2017-08-31"),
        ("August 2017 - exact date not known", "2017-08-01 2017-08-31"),
        ("3/6/19 - time unknown", "2019-06-03 2019-06-03"),
        ("3 June 2019 - no time recorded", "2019-06-03 2019-06-03"),
        ("time not known - 3/6/19", "2019-06-03 2019-06-03"),
        ("some time in 2017", "2017-01-01 2017-12-31"),
        ("1990s", "1990-01-01 1999-12-31"),
        ("the '90s", "1990-01-01 1999-12-31"),
        ("late eighties", "1980-01-01 1989-12-31 uncertain"),
        ("early 2000s", "2000-01-01 2009-12-31 uncertain"),
        ("Xmas 18", "2018-12-24 2018-12-26"),
        ("Easter 19", "2019-04-19 2019-04-22"),
        ("half term Oct 18", "2018-10-22 2018-10-26"),
        ("Autumn term 18", "2018-09-04 2018-12-21"),
        ("first week of June 19", "2019-06-01 2019-06-07 uncertain"),
        ("14th of the 8th 2017", "2017-08-14 2017-08-14"),
        ("Dec/Jan 2018/19", "2018-12-01 2019-01-31"),
        ("Dec 18/Jan 19", "2018-12-01 2019-01-31 uncertain"),
        ("14/08/17 (reported 16/08/17)", "2017-08-14 2017-08-14"),
        ("14 August 2017, logged on 16/8/17 10:30", "2017-08-14 2017-08-14"),
        ("Q3 2017", "2017-07-01 2017-09-30"),
        ("third quarter of 2017", "2017-07-01 2017-09-30"),
        ("second half of 2017", "2017-07-01 2017-12-31"),
        ("first half of August 2017", "2017-08-01 2017-08-15"),
        ("2017-W33", "2017-08-14 2017-08-20"),
        ("2?/08/2017", "2017-08-02 2017-08-29 uncertain"),
        ("14/08/201?", "2010-08-14 2019-08-14 uncertain"),
    ],
)
def test_precision_is_what_is_written(text: str, expected: str) -> None:
    assert reads(text) == expected


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("c. 14/08/2017", Qualifier.APPROXIMATE),
        ("circa 14 August 2017", Qualifier.APPROXIMATE),
        ("14/08/2017 approx.", Qualifier.APPROXIMATE),
        ("around the 14th of August 2017", Qualifier.APPROXIMATE),
        ("~14/08/2017", Qualifier.APPROXIMATE),
        ("on or about 14 August 2017", Qualifier.APPROXIMATE),
        ("?14 Aug 2017", Qualifier.UNCERTAIN),
        ("14? August 2017", Qualifier.UNCERTAIN),
        ("14/08/2017 (?)", Qualifier.UNCERTAIN),
        ("possibly 14 August 2017", Qualifier.UNCERTAIN),
        ("thought to be 14/8/17", Qualifier.UNCERTAIN),
        ("14 August 2017 (tbc)", Qualifier.UNCERTAIN),
        ("14 August 2017 (exact date unknown)", Qualifier.UNCERTAIN),
        ("?c. 14 August 2017", Qualifier.APPROXIMATE_AND_UNCERTAIN),
        ("possibly about 14/08/2017", Qualifier.APPROXIMATE_AND_UNCERTAIN),
    ],
)
def test_doubt_words_keep_the_interval(text: str, qualifier: Qualifier) -> None:
    read = read_date(text, CASE)
    assert (read.earliest, read.latest, read.qualifier) == (date(2017, 8, 14), date(2017, 8, 14), qualifier)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("before 14/08/2017", "- 2017-08-13"),
        ("prior to August 2017", "- 2017-07-31"),
        ("pre-2017", "- 2016-12-31"),
        ("by 14 August 2017", "- 2017-08-14"),
        ("on or before 14/08/17", "- 2017-08-14"),
        ("until August 2017", "- 2017-08-31"),
        ("after 14/08/2017", "2017-08-15 -"),
        ("after August 2017", "2017-09-01 -"),
        ("since 14/08/2017", "2017-08-14 -"),
        ("from August 2017", "2017-08-01 -"),
        ("14 August 2017 onwards", "2017-08-14 -"),
        ("2017 to present", "2017-01-01 -"),
        ("14/08/17 - ongoing", "2017-08-14 -"),
        ("not before 14/08/2017", "2017-08-14 -"),
        ("before about August 2017", "- 2017-07-31 approximate"),
        ("before Christmas 2017", "- 2017-12-23"),
        ("2017 -", "2017-01-01 - uncertain"),
    ],
)
def test_open_ends(text: str, expected: str) -> None:
    assert reads(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("between 3 and 9 August 2017", "2017-08-03 2017-08-09"),
        ("3 August 2017 to 9 September 2017", "2017-08-03 2017-09-09"),
        ("3/8/17 - 9/9/17", "2017-08-03 2017-09-09"),
        ("3rd-9th August 2017", "2017-08-03 2017-08-09"),
        ("3-9/08/17", "2017-08-03 2017-08-09"),
        ("3.-9.8.2017", "2017-08-03 2017-08-09"),
        ("27 Dec - 4 Jan 2018", "2017-12-27 2018-01-04"),
        ("27 Dec 2017 - 4 Jan", "2017-12-27 2018-01-04"),
        ("August-October 2017", "2017-08-01 2017-10-31"),
        ("2015-2017", "2015-01-01 2017-12-31"),
        ("2015 to 2017", "2015-01-01 2017-12-31"),
        ("3, 4 August 2017", "2017-08-03 2017-08-04"),
        ("03/08/2017, 05/08/2017", "2017-08-03 2017-08-05"),
        ("July, August and September 2017", "2017-07-01 2017-09-30"),
        ("Mon-Fri, 7-11 August 2017", "2017-08-07 2017-08-11"),
        ("August/September 2017", "2017-08-01 2017-09-30"),
        ("3, 5 and 9 August 2017", "2017-08-03 2017-08-09"),
        ("3rd & 4th August 2017", "2017-08-03 2017-08-04"),
        ("August 3-9, 2017", "2017-08-03 2017-08-09"),
        ("2017 August 3 - September 9", "2017-08-03 2017-09-09"),
        ("from 3 until 9 August 2017", "2017-08-03 2017-08-09"),
        ("3 or 4 August 2017", "2017-08-03 2017-08-04 uncertain"),
        ("August or September 2017", "2017-08-01 2017-09-30 uncertain"),
        ("2017-08-03/2017-08-09", "2017-08-03 2017-08-09"),
        ("BET 3 AUG 2017 AND 9 AUG 2017", "2017-08-03 2017-08-09"),
        ("late 2017 / early 2018", "2017-09-01 2018-04-30"),
        ("c. 2015 - c. 2017", "2015-01-01 2017-12-31 approximate"),
        ("Thurs 3 - Weds 9 August 2017", "2017-08-03 2017-08-09"),
        ("2017/18", "2017-01-01 2018-12-31 uncertain"),
        ("2017/2018", "2017-01-01 2018-12-31 uncertain"),
        ("2011-12", "2011-01-01 2012-12-31 uncertain"),
    ],
)
def test_spans_run_from_the_first_day_to_the_last(text: str, expected: str) -> None:
    assert reads(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("early August 2017", "2017-08-01 2017-08-10"),
        ("mid-August 2017", "2017-08-11 2017-08-20"),
        ("end of February 2016", "2016-02-21 2016-02-29"),
        ("mid to late August 2017", "2017-08-11 2017-08-31"),
        ("beginning of 2017", "2017-01-01 2017-04-30"),
        ("mid 2017", "2017-05-01 2017-08-31"),
        ("late 2017", "2017-09-01 2017-12-31"),
        ("early winter 2017", "2017-12-01 2017-12-31"),
        ("early 1990s", "1990-01-01 1999-12-31 uncertain"),
        ("spring 2017", "2017-03-01 2017-05-31"),
        ("summer of 2017", "2017-06-01 2017-08-31"),
        ("Autumn 2017", "2017-09-01 2017-11-30"),
        ("winter 2019", "2019-12-01 2020-02-29"),
        ("winter 2019/20", "2019-12-01 2020-02-29"),
        ("spring/summer 2017", "2017-03-01 2017-08-31"),
        ("w/c 14/08/2017", "2017-08-14 2017-08-20"),
        ("week commencing Monday 14 August 2017", "2017-08-14 2017-08-20"),
        ("Wk beg 14/8/17", "2017-08-14 2017-08-20"),
        ("wk/c 14.8.17", "2017-08-14 2017-08-20"),
        ("W/E 20.08.17", "2017-08-14 2017-08-20"),
        ("first Monday in August 2017", "2017-08-07 2017-08-07"),
        ("last Friday of August 2017", "2017-08-25 2017-08-25"),
        ("first week of August 2017", "2017-08-01 2017-08-07 uncertain"),
        ("last week in August 2017", "2017-08-25 2017-08-31 uncertain"),
        ("second weekend of August 2017", "2017-08-12 2017-08-13"),
        ("weekend of 12 August 2017", "2017-08-12 2017-08-13"),
        ("week of 14 August 2017", "2017-08-14 2017-08-20"),
        ("last day of February 2016", "2016-02-29 2016-02-29"),
        ("Christmas 2017", "2017-12-24 2017-12-26"),
        ("Boxing Day 2017", "2017-12-26 2017-12-26"),
        ("New Year 2018", "2017-12-31 2018-01-01"),
        ("New Year's Eve 2017", "2017-12-31 2017-12-31"),
        ("Easter 2017", "2017-04-14 2017-04-17"),
        ("Good Friday 2017", "2017-04-14 2017-04-14"),
        ("Bonfire Night 2017", "2017-11-05 2017-11-05"),
        ("August bank holiday 2017", "2017-08-28 2017-08-28"),
        ("early May bank holiday 2020", "2020-05-08 2020-05-08"),
        ("academic year 2017/18", "2017-09-01 2018-08-31"),
    ],
)
def test_parts_of_the_year(text: str, expected: str) -> None:
    assert reads(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Spring term 2019", "2019-01-07 2019-04-05"),
        ("spring term 2018/19", "2019-01-07 2019-04-05"),
        ("Autumn Term 2018/19", "2018-09-04 2018-12-21"),
        ("October half term 2018", "2018-10-22 2018-10-26"),
        ("February half-term 2019", "2019-02-18 2019-02-22"),
        ("Easter holidays 2019", "2019-04-06 2019-04-22"),
        ("summer holidays 2019", "2019-07-25 2019-09-02"),
        ("Summer term 2011", "2011-04-01 2011-07-31 uncertain"),
        ("summer holidays 2011", "unreadable"),
    ],
)
def test_school_terms_by_the_pack(text: str, expected: str) -> None:
    assert reads(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("aged 3 weeks", "2019-02-21 2019-02-27"),
        ("3 days old", "2019-02-03 2019-02-03"),
        ("5 months old", "2019-06-30 2019-07-30"),
        ("aged 4", "2023-01-31 2024-01-30"),
        ("age 4 years", "2023-01-31 2024-01-30"),
        ("four years old", "2023-01-31 2024-01-30"),
        ("aged 2 years 3 months", "2021-04-30 2021-05-30"),
        ("about 6 weeks old", "2019-03-14 2019-03-20 approximate"),
        ("aged 4?", "2023-01-31 2024-01-30 uncertain"),
        ("at birth", "2019-01-31 2019-01-31"),
        ("before birth", "- 2019-01-30"),
        ("28 weeks pregnant", "2018-11-18 2018-11-24"),
        ("28/40", "2018-11-18 2018-11-24"),
        ("28+3/40", "2018-11-21 2018-11-21"),
        ("12 weeks' gestation", "2018-07-29 2018-08-04"),
        ("78/40", "unreadable"),
    ],
)
def test_ages_and_weeks_of_pregnancy(text: str, expected: str) -> None:
    assert reads(text) == expected


def test_ages_need_the_date_of_birth_and_say_so() -> None:
    with pytest.raises(UnreadableDate, match="date of birth is not known"):
        read_date("aged 3 weeks")
    with pytest.raises(UnreadableDate, match="expected date of delivery is not known"):
        read_date("28/40")


def test_month_first_only_where_nothing_else_is_possible_and_then_with_a_warning() -> None:
    read = read_date("08/14/2017", CASE)
    assert read.earliest == date(2017, 8, 14)
    assert "month first" in read.warnings[0]
    assert reads("08/04/2017") == "2017-04-08 2017-04-08"
    assert reads("8/4/2017 - 8/14/2017") == "2017-08-04 2017-08-14"


def test_a_wrong_weekday_is_a_warning() -> None:
    assert read_date("Tuesday 14 August 2017", CASE).warnings == (
        "14 August 2017 was a Monday, not a Tuesday: please check.",
    )
    assert read_date("Monday 14 August 2017", CASE).warnings == ()


@pytest.mark.parametrize(
    ("text", "context", "year"),
    [
        ("14/08/26", CASE, 2026),
        ("14/08/27", CASE, 2027),
        ("14/08/28", CASE, 1928),
        ("14/08/71", CASE, 1971),
        ("14/08/16", SCOPE_2015_TO_2019, 2016),
        ("14/08/65", SCOPE_2015_TO_2019, 1965),
        ("14/08/22", SCOPE_2015_TO_2019, 2022),
        ("14/08/25", DateContext(scope=(date(1924, 1, 1), date(1930, 1, 1)), today=date(2026, 7, 1)), 1925),
    ],
)
def test_two_digit_years(text: str, context: DateContext, year: int) -> None:
    read = read_date(text, context)
    assert read.earliest is not None
    assert read.earliest.year == year


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "-", "–", "?", "unknown", "Not known", "n/k", "N/K", "not recorded", "Not recorded.",
        "tbc", "n/a",
        "no date", "undated", "date not given", "dd/mm/yyyy", "??/??/????", "00/00/0000", "illegible",
        "various",
    ],
)  # fmt: skip
def test_words_that_say_there_is_no_date(text: str) -> None:
    read = read_date(text, CASE)
    assert not read.is_dated
    assert read.warnings == ()


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2017", "29/02/2017", "31 April 2017", "32/01/2017", "99/99/99", "13/13/2017", "1/0/2017",
        "14/08/20017",
        "seen at home with mother", "two bruises", "yesterday", "last week", "next Tuesday",
        "in 3 days", "3", "3rd",
        "Friday", "14", "35.49", "12.53%", "1-2-3", "5/16", "13/19", "140817", "1502938461",
        "14/8/1017", "31/12/9999",
        "14 August 1430", "1430", "3-5/2017", "5-7/2017", "2017-08/09", "1.12/08/2017",
        "week of 16 August 2017",
        "9 August 2017 - 3 August 2017", "2017-2015", "early 14 August 2017", "between 3 August 2017",
        "Dec 03/05/2017", "03/05/2017 12 Dec", "3/4/7 August 2017", "w/c 2017/18",
        "between Christmas and New Year 2017", "14/08/2017, 10",
        "Year 12 2017",
        "fifth Monday of February 2017", "27th Blah", "Turs 10 August 2017", "14 Jane 2017", "1998/9",
        "2000s", "- 2017",
        "birthday in 2017", "12 months 2017", "14/08/2017 and other dates", "3rd Monday July 2023",
    ],
)  # fmt: skip
def test_what_cannot_be_read_without_guessing_is_an_error(text: str) -> None:
    with pytest.raises(UnreadableDate) as fault:
        read_date(text, CASE)
    sentence = str(fault.value)
    assert sentence.endswith(".")
    assert sentence[0].isupper() or sentence[0].isdigit() or sentence[0] == "'"


def test_errors_say_what_was_wrong() -> None:
    for text, words in (
        ("31/02/2017", "There is no 31 February 2017"),
        ("99/99/99", "There is no month 99"),
        ("yesterday", "counts from another day"),
        ("x" * 300, "too long"),
    ):
        with pytest.raises(UnreadableDate, match=words):
            read_date(text, CASE)


@pytest.mark.parametrize(
    ("text", "with_2017"),
    [
        ("14 August", "2017-08-14 2017-08-14"),
        ("Monday 14 August", "2017-08-14 2017-08-14"),
        ("14/8", "2017-08-14 2017-08-14"),
        ("August 14th", "2017-08-14 2017-08-14"),
        ("Monday August 14 - Friday August 18", "2017-08-14 2017-08-18"),
        ("late June", "2017-06-21 2017-06-30"),
        ("November/December", "2017-11-01 2017-12-31"),
        ("Easter", "2017-04-14 2017-04-17"),
        ("w/c 14 August", "2017-08-14 2017-08-20"),
        ("before 14 August", "- 2017-08-13"),
        ("Aug 14", "2017-08-14 2017-08-14"),
        ("Aug 17", "undated"),
        ("28 Dec - 3 Jan", "unreadable"),
    ],
)
def test_a_missing_year_is_asked_about_or_lent(text: str, with_2017: str) -> None:
    asked = read_date(text, CASE)
    assert not asked.is_dated
    assert len(asked.warnings) == 1
    assert needs_year(text, CASE)
    assert reads(text, year=2017) == with_2017


def test_a_lent_year_is_said_to_be_from_the_heading() -> None:
    assert read_date("14 August", CASE, 2017).origin is Origin.HEADING
    assert read_date("14 August 2016", CASE, 2017).origin is Origin.CELL


@pytest.mark.parametrize(
    "text", ["14/08/2017", "August 2017", "unknown", "mother seen", "31/02/2017", "", "2017"]
)
def test_what_lacks_no_year(text: str) -> None:
    assert not needs_year(text, CASE)


def test_a_year_far_from_now_is_read_with_a_warning() -> None:
    assert read_date("14 August 1717", CASE).warnings != ()
    assert read_date("14 August 2106", CASE).warnings != ()
    assert read_date("14 August 1957", CASE).warnings == ()


def test_a_huge_cell_answers_at_once_in_a_sentence() -> None:
    for text in ("1" * 1_000_000, "3 " * 500_000, "?/" * 500_000, "before " * 200_000):
        with pytest.raises(UnreadableDate, match="too long"):
            read_date(text, CASE)
        assert not needs_year(text, CASE)


@pytest.mark.parametrize("text", ["l4/08/2017", "14/O8/2017", "I4.o8.17", "14-08-2Ol7"])
def test_a_letter_in_place_of_a_digit_leaves_a_doubt(text: str) -> None:
    found = read_date(text)
    assert (found.earliest, found.latest) == (date(2017, 8, 14), date(2017, 8, 14))
    assert found.qualifier is Qualifier.UNCERTAIN
    assert found.as_written == text
    assert found.warnings == ("A letter stands in place of a digit: please check the date.",)


@pytest.mark.parametrize("text", ["lO/Ol/2O", "oil/10/20", "14/08/2017 x", "x2", "Nov/Dec 18/19"])
def test_words_that_only_look_alike_are_no_date(text: str) -> None:
    with pytest.raises(UnreadableDate):
        read_date(text)
