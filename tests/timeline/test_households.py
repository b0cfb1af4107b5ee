"""Times in the home and of care: what begins them, what ends them, and what stays open."""

from __future__ import annotations

from chronology.model.people import PeriodRole
from chronology.timeline.households import ToldPeriod, periods
from chronology.timeline.somebody import everybody
from tests.timeline.told import CASE, read_entries


def told(*rows: tuple[str, str, str]) -> tuple[ToldPeriod, ...]:
    entries = read_entries(*rows)
    return periods(entries, everybody(entries, (), CASE.child))


def test_a_time_in_the_home_runs_from_the_entry_that_tells_it_to_the_one_that_tells_its_end() -> None:
    (period,) = told(
        ("Health Visiting", "3 May 2022", "Mum's partner Lee Sanders has moved in."),
        ("Children's Social Care", "9 August 2022", "Lee Sanders left the home on Sunday."),
    )
    assert (period.person.name, period.role) == ("Lee Sanders", PeriodRole.RESIDENT)
    assert (period.first.as_written, period.last.as_written) == ("3 May 2022", "9 August 2022")
    assert "first told" in period.doubts[0]


def test_an_end_that_nobody_tells_stays_open() -> None:
    (period,) = told(
        ("Health Visiting", "3 May 2022", "Mum's partner Lee Sanders has moved in."),
        ("School", "6 June 2022", "Lee Sanders is living with Aiden and mum."),
    )
    assert not period.last.is_dated
    assert period.seen_last.as_written == "6 June 2022"
    assert period.events == ("0", "1")


def test_a_doubtful_date_is_said() -> None:
    (period,) = told(("Health Visiting", "May 2022", "Mum's partner Lee Sanders has moved in."))
    assert any("doubtful" in doubt for doubt in period.doubts)


def test_daily_care_is_a_time_of_its_own() -> None:
    found = told(("School", "3 May 2022", "Aiden is living with nan Carol Finch full time."))
    assert PeriodRole.CARER in {period.role for period in found}


def test_a_guest_is_no_period() -> None:
    assert told(("School", "3 May 2022", "Mum's friend Shaz Orme stayed for one night.")) == ()
