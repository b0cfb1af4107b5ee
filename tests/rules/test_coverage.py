"""Coverage of a case: counts by stretch of time, and which agency knew of which adult."""

from __future__ import annotations

from datetime import date

from chronology.language.reading import reader_for
from chronology.model.coverage import Coverage
from chronology.resource import load_pack
from chronology.rules.coverage import coverage_of
from chronology.rules.reading import reading_of
from chronology.rules.told_clocks import clocks_told
from tests.rules.casebook import told


def covered(*rows: tuple[str, str, str, str], scope: tuple[str, str] | None = None) -> Coverage:
    line = {
        "id": "made",
        "child": "Aiden",
        "dob": "2020-01-01",
        "scope": scope,
        "rows": [
            {"agency": agency, "date": day, "event": words, "seen": seen} for agency, day, words, seen in rows
        ],
    }
    made = told(line)
    pack = load_pack(made.case.pack)
    return coverage_of(reading_of(made.timeline, made.case, pack, reader_for(made.case)))


def test_entries_are_counted_by_agency_and_quarter() -> None:
    found = covered(
        ("Police", "3 Jan 2021", "Called to the street.", ""),
        ("Police", "4 Feb 2021", "Called again.", ""),
        ("School", "9 Sept 2021", "Settled well.", ""),
    )
    assert [each.name for each in found.stretches] == ["Jan-Mar 2021", "Apr-Jun 2021", "Jul-Sep 2021"]
    assert found.agencies == ("Police", "School")
    assert [[cell.entries for cell in row] for row in found.seen] == [[2, 0, 0], [0, 0, 1]]


def test_long_times_are_told_in_years() -> None:
    found = covered(("GP", "3 Jan 2010", "Cough.", ""), ("GP", "3 Jan 2020", "Cough.", ""))
    assert found.stretches[0].name == "2010"
    assert len(found.stretches) <= 12


def test_a_child_seen_alone_is_seen_and_one_not_seen_is_neither() -> None:
    found = covered(
        ("Social Care", "3 Jan 2021", "Visit. Spoke to Aiden alone in his room.", "Seen alone"),
        ("Social Care", "9 Jan 2021", "Visit. Aiden asleep upstairs.", "Not seen"),
    )
    (cell,) = found.seen[0]
    assert (cell.seen, cell.alone, cell.not_seen) == (1, 1, 1)


def test_asking_counts_what_was_asked_and_what_could_not_be() -> None:
    found = covered(
        ("Health Visiting", "3 Jan 2020", "Birth visit. Routine enquiry made, no disclosure.", "Seen"),
        ("Health Visiting", "9 Feb 2020", "Could not ask about domestic abuse as partner present.", "Seen"),
    )
    (quarter,) = found.asking
    assert (quarter.asked, quarter.could_not) == (1, 1)
    assert quarter.possible == 2


def test_an_adult_whom_one_agency_alone_names_stands_with_that_agency() -> None:
    found = covered(
        ("Police", "3 Jan 2021", "Mother's new partner Lee Sanders arrested.", ""),
        ("Health Visiting", "9 Jan 2021", "Visit with mum.", "Seen"),
    )
    adult = next(each for each in found.adults if "Sanders" in each.name)
    assert dict(adult.by) == {"Police": 1}


def test_professionals_and_places_are_no_adults_of_the_family() -> None:
    found = covered(
        ("Police", "3 Jan 2021", "Seen at Ellerwick General by Dr Amara Obi.", ""),
        ("School", "9 Jan 2021", "Letter to Miss Begum at Quarry Vale.", ""),
    )
    assert not any(each.name and "not named" not in each.name for each in found.adults)


def test_undated_entries_count_nowhere() -> None:
    found = covered(("GP", "not known", "Cough.", ""), ("GP", "3 Jan 2020", "Cough.", ""))
    assert sum(cell.entries for row in found.seen for cell in row) == 1
    assert covered(("GP", "not known", "Cough.", "")).stretches == ()


def test_the_scope_bounds_the_time() -> None:
    found = covered(("GP", "3 May 2020", "Cough.", ""), scope=("2020-01-01", "2020-12-31"))
    assert found.stretches[0].first == date(2020, 1, 1)
    assert found.stretches[-1].last == date(2020, 12, 31)


def test_a_contact_of_the_programme_is_told_from_the_day_it_could_be_made() -> None:
    rows = [
        {"agency": "Health Visiting", "date": day, "event": words}
        for day, words in (("3 October 2022", "New birth visit, baby alert."), ("9 January 2023", "Weighed."))
    ]
    case = told({"id": "programme", "child": "Mali", "dob": "2022-09-14", "rows": rows})
    pack = load_pack(case.case.pack)
    clocks = clocks_told(reading_of(case.timeline, case.case, pack, reader_for(case.case)))
    (clock,) = (each for each in clocks if each.rule == "CLK-10" and each.late)
    assert (clock.start, clock.due, clock.said) == (date(2022, 9, 14), date(2022, 9, 28), "missed by 5 days")
