"""100,000 events in the lanes: a frame while panning and zooming, against painting them one by one."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median, quantiles

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from chronology.model.dates import read_date
from chronology.model.people import Period, PeriodRole, Person
from chronology.report.content import Content
from chronology.ui.lanes.beside import Beside
from chronology.ui.lanes.grouping import by_agency, by_person
from chronology.ui.lanes.scale import Scale
from chronology.ui.lanes.scene import scene_of
from chronology.ui.lanes.view import LanesView
from chronology.ui.marks import agency_colour, draw_mark
from chronology.ui.theme import LIGHT, dress
from tests.ui.cases import many

pytestmark = pytest.mark.benchmark
EVENTS = 100_000
SIZE = 1282, 676
LONGEST = 16.0  # milliseconds: a screen shows sixty frames a second


def _frames(view: LanesView, step: Callable[[int], None], count: int) -> list[float]:
    taken = []
    for number in range(count):
        begun = time.perf_counter()
        step(number)
        view.viewport().repaint()
        taken.append(1000 * (time.perf_counter() - begun))
    return taken


def _p95(taken: list[float]) -> float:
    return quantiles(taken, n=20)[-1]


def _told(taken: list[float], naive: float) -> str:
    ratio = naive / _p95(taken)
    return f"median {median(taken):5.1f} ms, p95 {_p95(taken):5.1f} ms, {ratio:.0f} x as fast as one by one"


def _one_by_one(view: LanesView) -> float:
    """Milliseconds for one frame with the whole time in view, every event's mark drawn where it stands."""
    scene, shown = view.scene, view.shown()
    ground = QPixmap(*SIZE)
    begun = time.perf_counter()
    painter = QPainter(ground)
    for row, extent in enumerate(scene.extents):
        if extent is not None:
            kind = scene.kind_of(row)
            lane = scene.lanes_of_row[row][0]
            box = QRectF(shown.x(extent.anchor) - 6, shown.plan.lane_top(lane) + 8, 12, 12)
            draw_mark(painter, kind, box, agency_colour(kind, dark=False))
    painter.end()
    return 1000 * (time.perf_counter() - begun)


def _beside(content: Content) -> Beside:
    """Fourteen people whom the events name by turns, and ten periods."""
    people = tuple(Person(f"Person {number}", role="aunt", id=number) for number in range(1, 15))
    mentions = {entry.event.id: (entry.number % 14 + 1,) for entry in content.timeline.entries}
    periods = tuple(
        Period(
            number, PeriodRole.RESIDENT, read_date(f"{2020 + number % 5}"), read_date(f"{2022 + number % 5}")
        )
        for number in range(1, 11)
    )
    return Beside(people=people, mentions=mentions, periods=periods)


@pytest.mark.parametrize("lanes_by", ["agency", "person"])
def test_a_frame_of_a_hundred_thousand_events(lanes_by: str) -> None:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    dress(app, LIGHT)
    content = many(EVENTS)
    beside = _beside(content)
    begun = time.perf_counter()
    scene = scene_of(content, by_person(beside) if lanes_by == "person" else by_agency, beside)
    made = time.perf_counter() - begun
    begun = time.perf_counter()
    view = LanesView(scene, LIGHT)
    opened = 1000 * (time.perf_counter() - begun)
    view.resize(*SIZE)
    view.show()
    app.processEvents()
    naive = _one_by_one(view)
    print(f"\n{EVENTS:,} events by {lanes_by} in {SIZE[0]} x {SIZE[1]}: scene made in {made:.2f} s")
    print(f"view of it: {opened:.0f} ms on the window's thread")
    print(f"one by one: {naive:.0f} ms a frame")
    whole = Scale.whole(view.scene.first, view.scene.last, view.layout_plan.time_width)
    worst = 0.0
    for factor in (1, 4, 20, 100, 500, 2000):
        view.show_whole()
        view.zoom_by(factor)
        panned = _frames(view, lambda _: view.pan_by(37), 120)
        worst = max(worst, _p95(panned))
        print(f"pan at {view.scale.per_day:8.2f} px a day: {_told(panned, naive)}")
    view.show_whole()
    zoomed = _frames(view, lambda number: view.zoom_by(1.1 if number < 80 else 1 / 1.1), 160)
    worst = max(worst, _p95(zoomed))
    print(f"zoom: {_told(zoomed, naive)}")
    assert view.scale.per_day < whole.per_day * 1.01
    assert worst < naive / 5
    assert worst <= LONGEST
