"""The clocks of a review: when each is due, and what is left."""

from __future__ import annotations

from datetime import date

from chronology.model.case import Case, KeyDate
from chronology.services.review_clocks import key_date_names, next_due, review_clocks

NOTIFIED = KeyDate("serious incident notification", date(2024, 5, 24))


def test_a_rapid_review_is_due_in_fifteen_working_days_bank_holiday_left_out() -> None:
    (clock,) = review_clocks(Case(key_dates=(NOTIFIED,)), date(2024, 6, 6))
    assert (clock.kind.id, clock.due, clock.left) == ("CLK-02", date(2024, 6, 17), 7)
    assert clock.said == "due 17 June 2024, 7 working days left"


def test_on_the_day_and_after_it() -> None:
    case = Case(key_dates=(NOTIFIED,))
    assert review_clocks(case, date(2024, 6, 17))[0].said == "due 17 June 2024, today"
    assert review_clocks(case, date(2024, 6, 18))[0].said == "was due 17 June 2024, 1 working day ago"


def test_what_is_done_runs_no_more() -> None:
    held = KeyDate("rapid review complete", date(2024, 6, 18))
    case = Case(key_dates=(NOTIFIED, held))
    (clock,) = review_clocks(case, date(2024, 9, 1))
    assert clock.said == "done 18 June 2024, was due 17 June 2024"
    assert next_due(case, date(2024, 9, 1)) is None


def test_the_first_that_runs_out_is_next_and_nothing_runs_without_a_start() -> None:
    decided = KeyDate("decision to hold a local child safeguarding practice review", date(2024, 1, 10))
    case = Case(key_dates=(NOTIFIED, decided))
    due = next_due(case, date(2024, 6, 1))
    assert due is not None
    assert due.kind.id == "CLK-02"
    assert review_clocks(Case(key_dates=(KeyDate("review published", date(2024, 1, 1)),)), date.today()) == ()
    assert {NOTIFIED.what, decided.what} <= set(key_date_names())
