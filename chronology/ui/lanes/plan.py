"""Where each part stands: axis and bands above the lanes, questions and minimap beneath, undated beside."""

from __future__ import annotations

from dataclasses import dataclass, replace

_NARROW = 760  # pixels; beneath, the heads of the lanes keep to what they must say
_LOW = 360  # pixels; beneath, everything above and below the lanes is as low as it can be
_LANE_MOST = 76
_BAND = 15  # pixels from one mark to the mark under it
BAND_LEAST = 10  # pixels: how low a band for a period can be; it then has no words
_LANES_SHARE = 0.55  # of the room for lanes and bands: lanes never have less where they need it


@dataclass(frozen=True, slots=True)
class Plan:
    """Sizes in pixels. Lanes stand between `lanes_top` and `lanes_bottom`, moved up by `scrolled`."""

    width: int
    height: int
    lanes: int
    head: int
    axis_row: int
    axis_rows: int
    band_row: int
    band_rows: int
    lane: int
    questions: int
    minimap: int
    undated: int
    scrolled: int = 0

    @property
    def lanes_top(self) -> int:
        """Where the axis and the bands end and the lanes begin."""
        return self.band_top(self.band_rows) + 4

    @property
    def lanes_bottom(self) -> int:
        """Where the lanes end: right above the questions."""
        room = self.height - self.questions - self.minimap
        return max(self.lanes_top, min(room, self.lanes_top + self.lane * self.lanes))

    @property
    def most_scrolled(self) -> int:
        """How far the lanes can be moved up."""
        return max(0, self.lane * self.lanes - (self.lanes_bottom - self.lanes_top))

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
        """Where a row of bands for periods begins."""
        return self.axis_row * self.axis_rows + 4 + row * self.band_row

    def band_at(self, y: float) -> int | None:
        """The row of bands at this height; None above and below them."""
        if not self.band_top(0) <= y < self.band_top(self.band_rows):
            return None
        return int((y - self.band_top(0)) // self.band_row)

    def lane_top(self, lane: int) -> int:
        """Where a lane begins; outside the lanes' part where it is moved out of view."""
        return self.lanes_top + lane * self.lane - self.scrolled

    def lane_at(self, y: float) -> int | None:
        """The lane at this height; None above and below the lanes."""
        if not self.lanes_top <= y < self.lanes_bottom:
            return None
        lane = int((y - self.lanes_top + self.scrolled) // self.lane)
        return lane if lane < self.lanes else None

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

    Bands for periods get what the lanes leave: lower ones where it is little, and fewer where it is less.
    """
    low, narrow = height < _LOW, width < _NARROW
    axis_row = line if low else line + 2
    axis_rows = 3 if ages else 2
    questions = line + 10 if low else 2 * line + 4
    minimap = 20 if low else 44
    room = height - axis_row * axis_rows - 8 - questions - minimap
    least = 2 * line + (2 if low else 8)
    for_bands = max(0, room - min(lanes * least, int(room * _LANES_SHARE)))
    band_row = max(BAND_LEAST, min(line + 2, for_bands // max(bands, 1)))
    if BAND_LEAST < band_row < line:
        band_row = BAND_LEAST
    band_rows = min(bands, for_bands // band_row)
    room -= band_row * band_rows
    lane = max(least, min(_LANE_MOST, room // max(lanes, 1)))
    made = Plan(
        width=width,
        height=height,
        lanes=lanes,
        head=128 if narrow else 192,
        axis_row=axis_row,
        axis_rows=axis_rows,
        band_row=band_row,
        band_rows=band_rows,
        lane=lane,
        questions=questions,
        minimap=minimap,
        undated=(72 if narrow else 96) if undated else 0,
    )
    return made.moved(scrolled)
