"""What stands under a point of the view."""

from __future__ import annotations

from dataclasses import dataclass

from chronology.model.findings import Finding
from chronology.ui.lanes.arrangement import SLOT
from chronology.ui.lanes.band_painting import band_box
from chronology.ui.lanes.bands import Band
from chronology.ui.lanes.edge_painting import minimap_box, undated_place, undated_shown
from chronology.ui.lanes.lane_painting import box_of
from chronology.ui.lanes.painting import Shown
from chronology.ui.lanes.silences import Silence

_NEAR = 4  # pixels beside a mark that still mean it
_NEAR_LINE = 9  # and above or beneath a thin line


@dataclass(frozen=True, slots=True)
class Hit:
    """The rows of the events under a point, or the findings, the period or the silence there.

    `crowd` where there are too many events to tell apart; `lane` is the one in which a silence lies, None
    where no agency has an entry.
    """

    rows: tuple[int, ...] = ()
    findings: tuple[Finding, ...] = ()
    crowd: bool = False
    band: Band | None = None
    silence: Silence | None = None
    lane: int | None = None


def hit(shown: Shown, x: float, y: float) -> Hit:
    """The events or findings at a point. The nearest comes first."""
    plan = shown.plan
    lane = plan.lane_at(y)
    if lane is not None and x >= plan.right:
        return _undated(shown, lane, x)
    if lane is not None and x >= plan.head:
        return _in_lane(shown, lane, x, y)
    if plan.lanes_bottom <= y < plan.minimap_top and plan.head <= x < plan.right:
        return _asked(shown, x)
    row = plan.band_at(y)
    if row is not None and plan.head <= x < plan.right:
        there = (band for band in shown.scene.bands if band.row == row)
        return Hit(
            band=next((b for b in there if band_box(shown, b).adjusted(-2, 0, 2, 0).contains(x, y)), None)
        )
    return Hit()


def on_minimap(shown: Shown, y: float) -> bool:
    """Whether a height is the minimap's."""
    return minimap_box(shown).top() <= y


def _undated(shown: Shown, lane: int, x: float) -> Hit:
    rows = shown.scene.lanes[lane].undated
    places = undated_shown(shown.plan)
    number = min(range(places + 1), key=lambda at: abs(undated_place(shown, lane, at).center().x() - x))
    if number < places:
        return Hit(rows[number : number + 1])
    return Hit(rows[places:])


def _in_lane(shown: Shown, lane: int, x: float, y: float) -> Hit:
    at = x - shown.plan.head + shown.from_day_zero
    near: list[tuple[float, float, int]] = []
    crowd = None
    for piece in shown.arrangement.pieces(lane, at - SLOT, at + SLOT):
        for placed in piece.placed:
            box = box_of(shown, lane, placed).adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR)
            if box.contains(x, y):
                near.append((abs(box.center().y() - y), abs(box.center().x() - x), placed.row))
        crowd = crowd or next((each for each in piece.crowds if each.first <= at < each.last), None)
    if near:
        return Hit(tuple(dict.fromkeys(row for _, _, row in sorted(near))))
    if crowd is not None:
        ends = (crowd.first, crowd.last) if crowd.is_short else (at - 2, at + 2)
        days = (end / shown.scale.per_day for end in ends)
        held = sorted(row for _, _, row in shown.scene.lanes[lane].between(*days))
        return Hit(tuple(held), crowd=True)
    return _silence(shown, lane, x, y)


def _silence(shown: Shown, lane: int, x: float, y: float) -> Hit:
    """A time without an entry: all over the lanes where nobody has one, else along the lane's dotted line."""
    scene, line = shown.scene, shown.plan.band_middle(lane, shown.plan.bands - 1)
    for silences, of, holds in (
        (scene.silences_of_all, None, True),
        (scene.silences[lane], lane, abs(y - line) <= _NEAR_LINE),
    ):
        there = (each for each in silences if holds and shown.x(each.first) < x < shown.x(each.last))
        if (found := next(there, None)) is not None:
            return Hit(silence=found, lane=of)
    return Hit()


def _asked(shown: Shown, x: float) -> Hit:
    nearest = min(shown.questions_in_view(), key=lambda mark: abs(shown.x(mark.day) - x), default=None)
    if nearest is None or abs(shown.x(nearest.day) - x) > SLOT / 2 + _NEAR:
        return Hit()
    return Hit(findings=nearest.findings)
