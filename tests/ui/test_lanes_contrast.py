"""What is drawn in the lanes stands out from the paper, in every palette: marks, bars, density, questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from chronology.model.case import Case, Scope
from chronology.model.people import Period, PeriodRole, Person
from chronology.report.content import Content
from chronology.ui.lanes.band_painting import band_box
from chronology.ui.lanes.beside import Beside
from chronology.ui.lanes.edge_painting import minimap_box
from chronology.ui.lanes.grouping import by_agency
from chronology.ui.lanes.lane_painting import place_of
from chronology.ui.lanes.scene import scene_of
from chronology.ui.lanes.view import LanesView
from chronology.ui.theme import DARK, HIGH_DARK, HIGH_LIGHT, LIGHT, Theme, dress
from tests.journeys.contrast import contrast, faint
from tests.ui.cases import AGENCIES, content, event, finding, known, span

LEAST = 3.0
"""Contrast of graphics to their ground (WCAG 2.2, 1.4.11)."""
FIRST = date(2012, 1, 9)


@pytest.fixture(params=[LIGHT, DARK, HIGH_LIGHT, HIGH_DARK], ids=("light", "dark", "high light", "high dark"))
def theme(request: pytest.FixtureRequest) -> Theme:
    made: Theme = request.param
    return made


@pytest.fixture
def view(theme: Theme) -> Iterator[LanesView]:
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication([])
    dress(app, theme)
    made = LanesView(scene_of(_content(), by_agency, _beside()), theme)
    made.resize(1282, 676)
    made.show()
    app.processEvents()
    yield made
    made.close()
    dress(app, LIGHT)


def _content() -> Content:
    """Ten years: each agency has an entry alone, one over two years, and many within a year."""
    events = []
    for at, agency in enumerate(AGENCIES):
        day = FIRST + timedelta(200 * at)
        events.append(event(f"alone {at}", known(day), agency))
        events.append(event(f"bar {at}", span(date(2015, 1, 1), date(2016, 12, 31)), agency))
        crowd = (date(2019, 3, 1) + timedelta(2 * n) for n in range(200))
        events += [event(f"crowd {at} {n}", known(day), agency) for n, day in enumerate(crowd)]
    case = Case(child="Ottilie", born=FIRST, scope=Scope(date(2012, 6, 1), date(2020, 6, 1)))
    return content(events, case=case, findings=[finding("alone 1")])


def _beside() -> Beside:
    people = (Person("Lee", id=1),)
    periods = tuple(Period(1, role, known(date(2014, 1, 1)), known(date(2016, 1, 1))) for role in PeriodRole)
    return Beside(people=people, periods=periods, turning_points=frozenset({"alone 2"}))


def _strongest(picture: QImage, box: QRectF, paper: str, least: float) -> float:
    """The contrast to the paper of the strongest colour, of those that fill this part of the box."""
    inside = box.toRect().intersected(picture.rect())
    colours: Counter[int] = Counter()
    for y in range(inside.top(), inside.bottom() + 1):
        colours.update(picture.pixel(x, y) for x in range(inside.left(), inside.right() + 1))
    large = [QColor(each) for each, count in colours.items() if count >= least * colours.total()]
    return max(contrast(each, QColor(paper)) for each in large)


def _of(view: LanesView, start: str) -> list[QRectF]:
    shown, rows = view.shown(), view.scene.rows
    found = [place_of(shown, row) for name, row in rows.items() if name.startswith(start)]
    assert found
    return [box for box in found if box is not None]


def test_what_is_drawn_stands_out(view: LanesView, theme: Theme) -> None:
    picture, shown, plan = view.viewport().grab().toImage(), view.shown(), view.layout_plan
    parts = {
        "mark": [(box, 0.03) for box in _of(view, "alone")],
        "bar": [(box.adjusted(0, 0, 0, 2), 0.1) for box in _of(view, "bar")],
        "density": [(_whole_lane(view, box), 0.1) for box in _of(view, "crowd")[::200]],
        "band": [(band_box(shown, each), 0.005) for each in view.scene.bands],
        "question": [
            (QRectF(shown.x(each.day) - 5, plan.lanes_bottom + 5, 10, 9), 0.2)
            for each in shown.questions_in_view()
        ],
        "minimap": [(minimap_box(shown), 0.002)],
    }
    weak = [
        f"{name}: {ratio:.2f}"
        for name, boxes in parts.items()
        for box, least in boxes
        if (ratio := _strongest(picture, box, theme.paper, least)) < LEAST
    ]
    assert [name for name, boxes in parts.items() if not boxes] == []
    assert weak == [], "\n".join(weak)


def test_words_in_the_lanes_can_be_read(view: LanesView) -> None:
    assert faint(view) == []
    view.zoom_by(60)  # words stand beside the marks, and over bars
    QApplication.processEvents()
    assert faint(view) == []


def _whole_lane(view: LanesView, box: QRectF) -> QRectF:
    lane = view.layout_plan.lane_at(box.center().y())
    assert lane is not None
    return QRectF(box.center().x() + 2, view.layout_plan.lane_top(lane) + 6, 10, view.layout_plan.lane - 10)
