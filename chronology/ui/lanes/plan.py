"""Where each part stands: axis and bands above the lanes, questions and minimap beneath, undated beside."""

from __future__ import annotations

from dataclasses import dataclass, replace

_NARROW = 760  # pixels; beneath, the heads of the lanes keep to what they must say
_LOW = 360  # pixels; beneath, everything above and below the lanes is as low as it can be
_LANE_MOST = 76
_BAND = 15  # pixels from one mark to the mark under it
_PINNED_SHARE = 0.36  # of the room for lanes and bands; bands that need more move with the lanes


@dataclass(frozen=True, slots=True)
class Plan:
    """Sizes in pixels. Lanes stand between `lanes_top` and `lanes_bottom`, moved up by `scrolled`.

    Bands for periods stay above the lanes where they are `pinned`, and else move with them.
    """

    width: int
    height: int
    lanes: int
    head: int
    axis_row: int
    axis_rows: int
    band_row: int
    band_rows: int
    pinned: bool
    lane: int
    questions: int
    minimap: int
    undated: int
    scrolled: int = 0

    @property
    def lanes_top(self) -> int:
        """Where the axis ends, with the bands that stay in their place, and the lanes begin."""
        return self._axis_bottom + (self.bands_height if self.pinned else 0)

    @property
    def lanes_bottom(self) -> int:
        """Where the lanes end: right above the questions."""
        room = self.height - self.questions - self.minimap
        return max(self.lanes_top, min(room, self.lanes_top + self._moving))

    @property
    def most_scrolled(self) -> int:
        """How far the lanes can be moved up."""
        return max(0, self._moving - (self.lanes_bottom - self.lanes_top))

    @property
    def bands_height(self) -> int:
        """How high all bands for periods are together."""
        return self.band_rows * self.band_row + (4 if self.band_rows else 0)

    @property
    def _axis_bottom(self) -> int:
        return self.axis_row * self.axis_rows + 8

    @property
    def _moving(self) -> int:
        return self.lane * self.lanes + (0 if self.pinned else self.bands_height)

    @property
    def right(self) -> int:
        """Where the time ends and the undated events stand."""
        return self.width - self.undated

    @property
    def time_width(self) -> int:
        """How wide the part is that shows time."""
        return max(1, self.right - self.head)

    @property
    def minimap_top(self) -> int:
        """Where the minimap begins."""
        return self.lanes_bottom + self.questions

    @property
    def bands(self) -> int:
        """How many marks stand one above the other in a lane."""
        return max(1, (self.lane - 8) // _BAND)

    def moved(self, scrolled: int) -> Plan:
        """The same with the lanes moved up by so many pixels, as far as there is something to show."""
        return replace(self, scrolled=max(0, min(scrolled, self.most_scrolled)))

    def band_top(self, row: int) -> int:
        """Where a row of bands for periods begins; above the lanes' part where it is moved out of view."""
        return self._axis_bottom + row * self.band_row - (0 if self.pinned else self.scrolled)

    def band_at(self, y: float) -> int | None:
        """The row of bands at this height; None above and below them."""
        last = self.lanes_top if self.pinned else self.lanes_bottom
        row = int((y - self.band_top(0)) // self.band_row)
        return row if self._axis_bottom <= y < last and row < self.band_rows else None

    def lane_top(self, lane: int) -> int:
        """Where a lane begins; outside the lanes' part where it is moved out of view."""
        above = 0 if self.pinned else self.bands_height
        return self.lanes_top + above + lane * self.lane - self.scrolled

    def lane_at(self, y: float) -> int | None:
        """The lane at this height; None above and below the lanes."""
        if not self.lanes_top <= y < self.lanes_bottom:
            return None
        lane = int((y - self.lane_top(0)) // self.lane)
        return lane if 0 <= lane < self.lanes else None

    def band_middle(self, lane: int, band: int) -> float:
        """The height at which the marks of a band stand."""
        used = self.bands * _BAND
        return self.lane_top(lane) + (self.lane - used) / 2 + (band + 0.5) * _BAND


def plan(
    width: int,
    height: int,
    lanes: int,
    *,
    ages: bool,
    undated: bool,
    bands: int = 0,
    line: int = 18,
    scrolled: int = 0,
) -> Plan:
    """Sizes for a view of this width and height in pixels; `line` is the height of a line of words.

    Bands for periods stay in their place where they leave the lanes most of the room.
    """
    low, narrow = height < _LOW, width < _NARROW
    axis_row = line if low else line + 2
    axis_rows = 3 if ages else 2
    questions = line + 10 if low else 2 * line + 4
    minimap = 20 if low else 44
    room = height - axis_row * axis_rows - 8 - questions - minimap
    bands_height = bands * (line + 2) + 4 if bands else 0
    pinned = bands_height <= room * _PINNED_SHARE
    least = 2 * line + (2 if low else 8)
    for_lanes = room - bands_height if pinned else room
    made = Plan(
        width=width,
        height=height,
        lanes=lanes,
        head=128 if narrow else 192,
        axis_row=axis_row,
        axis_rows=axis_rows,
        band_row=line + 2,
        band_rows=bands,
        pinned=pinned,
        lane=max(least, min(_LANE_MOST, for_lanes // max(lanes, 1))),
        questions=questions,
        minimap=minimap,
        undated=(72 if narrow else 96) if undated else 0,
    )
    return made.moved(scrolled)
