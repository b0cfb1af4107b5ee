"""What people read of a date, and the EDTF of it."""

from __future__ import annotations

import pytest

from chronology.model.dates import EventDate, describe, edtf, printed, read_date
from tests.model.dates.reads import CASE


@pytest.mark.parametrize(
    ("text", "described", "plain", "in_edtf"),
    [
        ("14/08/2017", "14 August 2017", "14 August 2017", "2017-08-14"),
        ("?14/08/2017", "14 August 2017, uncertain", "14 August 2017?", "2017-08-14?"),
        ("c. Aug 2017", "about August 2017, day not known", "about August 2017", "2017-08~"),
        ("?c. 2017", "about 2017, day not known, uncertain", "about 2017?", "2017%"),
        (
            "early December 2018",
            "1 to 10 December 2018, day not known",
            "1 to 10 December 2018",
            "2018-12-01/2018-12-10",
        ),
        ("3-9 August 2017", "3 to 9 August 2017", "3 to 9 August 2017", "2017-08-03/2017-08-09"),
        ("before 14/08/2017", "before 14 August 2017", "before 14 August 2017", "../2017-08-13"),
        ("since 14/08/2017", "from 14 August 2017 onwards", "from 14 August 2017 onwards", "2017-08-14/.."),
        (
            "August-October 2017",
            "August to October 2017, day not known",
            "August to October 2017",
            "2017-08/2017-10",
        ),
        ("2015-2017", "2015 to 2017, day not known", "2015 to 2017", "2015/2017"),
        (
            "27 Dec 2017 - 4 Jan 2018",
            "27 December 2017 to 4 January 2018",
            "27 December 2017 to 4 January 2018",
            "2017-12-27/2018-01-04",
        ),
        ("unknown", "Undated", "undated", None),
    ],
)
def test_a_date_in_words(text: str, described: str, plain: str, in_edtf: str | None) -> None:
    read = read_date(text, CASE)
    assert (describe(read), printed(read), edtf(read)) == (described, plain, in_edtf)


@pytest.mark.parametrize(
    ("text", "first", "last", "qualifier"),
    [
        ("2017-08~", "2017-08-01", "2017-08-31", "approximate"),
        ("2017-08-14?", "2017-08-14", "2017-08-14", "uncertain"),
        ("2017%", "2017-01-01", "2017-12-31", "approximate and uncertain"),
        ("2017-05/2017-07", "2017-05-01", "2017-07-31", "stated"),
        ("../2017-05", None, "2017-05-31", "stated"),
        ("2017-05/..", "2017-05-01", None, "stated"),
        ("201X", "2010-01-01", "2019-12-31", "stated"),
        ("2017-XX", "2017-01-01", "2017-12-31", "stated"),
        ("2017-08-XX", "2017-08-01", "2017-08-31", "stated"),
        ("2017-22", "2017-06-01", "2017-08-31", "stated"),
        ("2017-34", "2017-04-01", "2017-06-30", "stated"),
        ("[2015, 2017]", "2015-01-01", "2017-12-31", "uncertain"),
    ],
)
def test_edtf_is_read(text: str, first: str | None, last: str | None, qualifier: str) -> None:
    read = read_date(text, CASE)
    ends = [end.isoformat() if end else None for end in (read.earliest, read.latest)]
    assert (*ends, read.qualifier) == (first, last, qualifier)


def test_undated_has_no_edtf() -> None:
    assert edtf(EventDate()) is None
