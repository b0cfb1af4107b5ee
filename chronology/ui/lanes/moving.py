"""Where the keyboard goes from one event: to the next in time, or to the nearest in another lane."""

from __future__ import annotations

from collections.abc import Sequence

from chronology.ui.lanes.scene import Scene


def beside(scene: Scene, row: int | None, step: int) -> int | None:
    """The event so many steps later (earlier where negative) in timeline order; the last one there is."""
    if not scene.entries:
        return None
    if row is None:
        return 0 if step > 0 else len(scene.entries) - 1
    return min(max(row + step, 0), len(scene.entries) - 1)


def across(scene: Scene, row: int | None, step: int) -> int | None:
    """The event nearest in time in the next lane above (-1) or below (+1); the same where there is none."""
    if row is None or not scene.lanes_of_row[row]:
        return beside(scene, row, 1)
    extent = scene.extents[row]
    lane = scene.lanes_of_row[row][0] + step
    while 0 <= lane < len(scene.lanes):
        if extent is None:
            if scene.lanes[lane].undated:
                return scene.lanes[lane].undated[0]
        elif found := _dated(scene, lane):
            anchor = extent.anchor
            return min(found, key=lambda other: (abs(_anchor(scene, other) - anchor), other))
        lane += step
    return row


def within(scene: Scene, row: int | None, step: int) -> int | None:
    """The next event (-1: the one before) in the same lane; the same where there is none."""
    if row is None:
        return beside(scene, row, step)
    lane = scene.lanes[scene.lanes_of_row[row][0]]
    held = sorted([*_dated(scene, scene.lanes_of_row[row][0]), *lane.undated])
    at = held.index(row) + step
    return held[at] if 0 <= at < len(held) else row


def _dated(scene: Scene, lane: int) -> Sequence[int]:
    return [row for shelf in scene.lanes[lane].shelves for row in shelf.rows]


def _anchor(scene: Scene, row: int) -> float:
    extent = scene.extents[row]
    return extent.anchor if extent is not None else 0.0
