"""A time in the home that the entries tell: taken or refused in the room, and seen in the timeline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from chronology.model.people import Person, PersonKind
from chronology.services.open_case import OpenCase
from chronology.services.people_proposed import Proposal
from chronology.ui.lanes.bands import Sort
from chronology.ui.lanes.timeline_page import TimelinePage
from chronology.ui.people.page import PeoplePage
from chronology.ui.theme import LIGHT
from tests.services.peopled_case import case_of_rows
from tests.ui.asked_case import until


@pytest.fixture
def case(tmp_path: Path) -> Iterator[OpenCase]:
    with case_of_rows(
        tmp_path,
        "03/05/2021,Health Visiting,Home visit. Mum's partner Lee Sanders has moved in.",
        "09/08/2021,Police,Lee Sanders left the home on Sunday.",
    ) as made:
        made.add_person(Person("Lee Sanders", "mother's partner", kind=PersonKind.ADULT))
        yield made


@pytest.fixture
def page(app: QApplication, case: OpenCase) -> Iterator[PeoplePage]:
    made = PeoplePage(case, LIGHT)
    made.resize(1280, 640)
    made.show()
    until(made.proposed)
    come_to_period(made)
    yield made
    made.stop()
    made.close()


def period_of(page: PeoplePage) -> Proposal | None:
    found = (each for each in page.rows.items if isinstance(each, Proposal))
    return next((each for each in found if each.period is not None), None)


def come_to_period(page: PeoplePage) -> None:
    found = period_of(page)
    assert found is not None
    page.go_to(found.id)
    assert page.proposal.proposal == found


def test_it_is_proposed_with_its_days_and_doubts_and_kept_when_taken(
    page: PeoplePage, case: OpenCase
) -> None:
    assert "From: by 3 May 2021. To: between 3 May 2021 and 9 August 2021." in page.proposal.reasons.text()
    assert "lived in the home" in page.proposal.becomes.text()
    assert case.periods() == ()
    page.take_focus()
    until(
        page.proposed,
        lambda: QTest.keyClick(page.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
    )
    (kept,) = case.periods()
    page.go_to(kept.person)
    line = page.person.periods.lines[0]
    assert line.first.line.text() == "by 3 May 2021"  # type: ignore[attr-defined]
    assert period_of(page) is None
    case.undo()
    until(page.proposed, page.refresh)
    assert period_of(page) is not None


def test_a_period_that_is_refused_does_not_come_again(page: PeoplePage, case: OpenCase) -> None:
    until(
        page.proposed,
        lambda: QTest.mouseClick(page.proposal.refuse, Qt.MouseButton.LeftButton, pos=QPoint(8, 8)),
    )
    assert case.periods() == ()
    assert period_of(page) is None


def test_a_period_that_is_kept_is_a_band_with_soft_ends_in_the_timeline(
    app: QApplication, page: PeoplePage, case: OpenCase
) -> None:
    until(page.proposed, lambda: page.proposal.accept.click())
    lanes = TimelinePage(case, LIGHT, lambda event: None)
    lanes.resize(1200, 640)
    lanes.show()
    until(lanes.shown)
    (band,) = [each for each in lanes.board.page.view.scene.bands if each.sort is Sort.HOUSEHOLD]
    assert "Lee Sanders" in band.words
    assert band.open_before
    assert not band.open_after
    assert band.may_first < band.first
    assert band.last < band.may_last
    lanes.stop()
    lanes.close()
