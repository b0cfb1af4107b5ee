"""A return that comes again: which one it takes the place of, and what changed."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from chronology.model.contributions import Contribution
from chronology.model.dates import DateContext
from chronology.services.newer import changes, replaced_by
from chronology.services.read import read_return

ROWS = (
    ("03/04/2020", "Visit by appointment; the flat was warm and the baby in clean clothes."),
    ("11/04/2020", "Letter returned by the post office, gone away."),
    ("02/06/2020", "Call from the landlord about noise at night."),
    ("19/06/2020", "Mother rang to say that she had moved to her sister's."),
    ("30/06/2020", "Weighed at clinic, following the line."),
)


def made(folder: Path, name: str, rows: tuple[tuple[str, str], ...], agency: str = "Housing") -> Contribution:
    path = folder / name
    lines = ["Date,Event", *(f'{when},"{text}"' for when, text in rows)]
    path.write_text("\n".join(lines), "utf-8")
    return read_return(path, DateContext(), agency=agency)


def test_what_changed_is_said_event_by_event(tmp_path: Path) -> None:
    before = made(tmp_path, "a.csv", ROWS)
    reworded = ("11/04/2020", "Letter returned by the post office, marked gone away.")
    now = made(
        tmp_path, "b.csv", (("01/01/2020", "First call to the duty desk."), ROWS[0], reworded, *ROWS[2:4])
    )
    found = changes(before, now)
    assert [event.text for event in found.added] == ["First call to the duty desk."]
    assert [(each.was.text, each.now.text) for each in found.changed] == [(ROWS[1][1], reworded[1])]
    assert [event.text for event in found.gone] == [ROWS[4][1]]
    assert found.said == "1 added, 1 changed, 1 gone, 3 the same"


def test_an_event_put_on_another_day_is_changed_and_not_gone(tmp_path: Path) -> None:
    before = made(tmp_path, "a.csv", ROWS)
    now = made(tmp_path, "b.csv", (("04/04/2020", ROWS[0][1]), *ROWS[1:]))
    found = changes(before, now)
    assert (len(found.changed), found.added, found.gone) == (1, (), ())


def test_the_newer_version_is_told_by_its_agency_whatever_it_is_called(tmp_path: Path) -> None:
    before = made(tmp_path, "return v1.csv", ROWS)
    other = made(tmp_path, "other.csv", (("03/04/2020", "Child not brought to the appointment."),))
    now = made(tmp_path, "final from housing.csv", (*ROWS[:4], ("01/07/2020", "Keys handed in.")))
    assert replaced_by(now, [other, before]) is before


def test_another_return_of_the_same_agency_is_no_newer_version(tmp_path: Path) -> None:
    before = made(tmp_path, "one.csv", ROWS)
    now = made(
        tmp_path, "two.csv", (("03/04/2021", "Repairs ordered for the boiler."), ("04/04/2021", "Rent paid."))
    )
    assert replaced_by(now, [before]) is None


def test_the_same_words_of_another_agency_are_no_newer_version(tmp_path: Path) -> None:
    before = made(tmp_path, "one.csv", ROWS, "Police")
    assert replaced_by(made(tmp_path, "two.csv", ROWS[:4], "Housing"), [before]) is None


def test_the_same_file_is_not_its_own_newer_version(tmp_path: Path) -> None:
    before = made(tmp_path, "one.csv", ROWS)
    assert replaced_by(before, [before]) is None


@given(st.permutations(ROWS), st.integers(0, 5))
def test_every_event_of_both_versions_is_counted_once(order: list[tuple[str, str]], kept: int) -> None:
    with TemporaryDirectory() as name:
        before = made(Path(name), "a.csv", ROWS)
        now = made(Path(name), "b.csv", tuple(order[:kept]))
    found = changes(before, now)
    assert len(found.added) + len(found.changed) + found.same == len(now.events)
    assert len(found.gone) + len(found.changed) + found.same == len(before.events)
