"""Days to pixels and back: what part of time the view shows, and how wide a day is."""

from __future__ import annotations

from dataclasses import dataclass, replace

WIDEST_DAY = 960.0  # pixels: forty an hour; wider only where all the time there is would not fill the view


@dataclass(frozen=True, slots=True)
class Scale:
    """`left` is the day at the left edge, `per_day` the width of a day in pixels.

    `first` and `last` bound the time that can be seen; `width` is the view's, in pixels. Every change gives
    a new scale that keeps within these bounds.
    """

    first: float
    last: float
    width: float
    left: float
    per_day: float

    @classmethod
    def whole(cls, first: float, last: float, width: float) -> Scale:
        """All the time there is, from edge to edge."""
        width = max(width, 1.0)
        last = max(last, first + 1)
        return cls(first, last, width, first, width / (last - first))

    @property
    def right(self) -> float:
        """The day at the right edge."""
        return self.left + self.width / self.per_day

    @property
    def is_whole(self) -> bool:
        """Whether all the time there is can be seen at once."""
        return self.per_day <= self._narrowest * (1 + 1e-9)

    def x(self, day: float) -> float:
        """Where a day begins, in pixels from the left edge."""
        return (day - self.left) * self.per_day

    def day(self, x: float) -> float:
        """The day at so many pixels from the left edge."""
        return self.left + x / self.per_day

    def zoomed(self, factor: float, at: float) -> Scale:
        """Days wider by `factor`; the day at `at` pixels stays where it is, as far as the bounds allow."""
        per_day = max(min(self.per_day * factor, WIDEST_DAY), self._narrowest)
        return replace(self, per_day=per_day, left=self.day(at) - at / per_day)._held()

    def panned(self, pixels: float) -> Scale:
        """Later time comes in from the right by so many pixels; earlier time where they are negative."""
        return replace(self, left=self.left + pixels / self.per_day)._held()

    def starting(self, day: float) -> Scale:
        """The same zoom with this day at the left edge."""
        return replace(self, left=day)._held()

    def showing(self, day: float, margin: float) -> Scale:
        """This day in view, at least `margin` pixels from each edge; unchanged where it is so already."""
        margin = min(margin, self.width / 2)
        x = self.x(day)
        if x < margin:
            return self.panned(x - margin)
        if x > self.width - margin:
            return self.panned(x - self.width + margin)
        return self

    def resized(self, width: float) -> Scale:
        """The same zoom and left edge in a wider or narrower view; all of time where all was seen."""
        if self.is_whole:
            return Scale.whole(self.first, self.last, width)
        wider = replace(self, width=max(width, 1.0))
        return replace(wider, per_day=max(wider.per_day, wider._narrowest))._held()

    @property
    def _narrowest(self) -> float:
        return self.width / (self.last - self.first)

    def _held(self) -> Scale:
        most = self.last - self.width / self.per_day
        return replace(self, left=max(min(self.left, most), self.first))
