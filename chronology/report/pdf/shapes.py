"""Marks as drawn shapes: an agency's, a doubtful date's, a question's. Nothing is told by colour alone."""

from __future__ import annotations

import math
from functools import cache

from chronology.report.pdf.look import colour

_ROUND = 0.5523  # how far a curve's handles reach for a quarter of a circle of radius 1

_Point = tuple[float, float]

_OUTLINES: dict[str, tuple[_Point, ...]] = {
    "square": ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
    "small square": ((-0.55, -0.55), (0.55, -0.55), (0.55, 0.55), (-0.55, 0.55)),
    "diamond": ((0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0)),
    "lozenge": ((0, -1.2), (0.7, 0), (0, 1.2), (-0.7, 0)),
    "triangle": ((-1.05, -0.85), (1.05, -0.85), (0, 1.0)),
    "inverted triangle": ((-1.05, 0.85), (1.05, 0.85), (0, -1.0)),
    "pointer": ((-0.8, -1), (0.9, 0), (-0.8, 1)),
    "span": ((-1.2, -0.5), (1.2, -0.5), (1.2, 0.5), (-1.2, 0.5)),
    "chevron": ((-0.9, 1), (0, 1), (0.9, 0), (0, -1), (-0.9, -1), (0, 0)),
    "house": ((-0.8, -0.9), (0.8, -0.9), (0.8, 0.15), (1.1, 0.15), (0, 1.1), (-1.1, 0.15), (-0.8, 0.15)),
    "heart": (
        *((0, -1), (0.95, 0), (1.0, 0.5), (0.75, 0.85), (0.4, 0.9), (0, 0.5)),
        *((-0.4, 0.9), (-0.75, 0.85), (-1.0, 0.5), (-0.95, 0)),
    ),
}


def _polygon(corners: int, inner: float = 1.0, turned: float = 0.0) -> tuple[_Point, ...]:
    """A regular polygon, or a star where every second corner lies at `inner`."""
    step = 2 * math.pi / corners
    return tuple(
        (
            (inner if at % 2 else 1.05) * math.sin(at * step + turned),
            (inner if at % 2 else 1.05) * math.cos(at * step + turned),
        )
        for at in range(corners)
    )


def _plus(arm: float = 0.36, turned: bool = False) -> tuple[_Point, ...]:
    points = (
        *((-arm, 1), (arm, 1), (arm, arm), (1, arm), (1, -arm), (arm, -arm)),
        *((arm, -1), (-arm, -1), (-arm, -arm), (-1, -arm), (-1, arm), (-arm, arm)),
    )
    if not turned:
        return points
    half = math.sqrt(0.5)
    return tuple(((x - y) * half, (x + y) * half) for x, y in points)


_OUTLINES |= {
    "hexagon": _polygon(6, 1.05),
    "pentagon": _polygon(5, 1.05),
    "octagon": _polygon(8, 1.05, math.pi / 8),
    "star": _polygon(10, 0.45),
    "cross": _plus(),
    "plus": _plus(0.2),
    "saltire": _plus(turned=True),
}

_CIRCLES = {"disc": 0.95, "ring": 0.85, "dot": 0.5}


@cache
def mark(shape: str, ink: str, size: float = 3.1) -> bytes:
    """The operators that draw a shape of radius `size` around the origin, in a colour '#RRGGBB'.

    'open ...' gives the outline only; a shape that is not known is drawn as a dot.
    """
    hollow = shape == "ring" or shape.startswith("open ")
    name = shape.removeprefix("open ")
    if name == "half disc":
        return _painted(_circle(0.95, size), ink, True) + b" " + _painted(_half(0.95, size), ink, False)
    if name == "dashed ring":
        return b"q [1.2 1] 0 d %s Q" % _painted(_circle(0.95, size), ink, True)
    if name in _OUTLINES:
        outline = _path([(x * size, y * size) for x, y in _OUTLINES[name]])
    else:
        outline = _circle(_CIRCLES.get(name, 0.5), size)
    return _painted(outline, ink, hollow)


def _painted(outline: bytes, ink: str, hollow: bool) -> bytes:
    if hollow:
        return b"%s RG 1 w %s S" % (colour(ink), outline)
    return b"%s rg %s f" % (colour(ink), outline)


def _path(points: list[_Point]) -> bytes:
    first, *others = [(round(x, 4), round(y, 4)) for x, y in points]  # a PDF knows no '1e-16'
    steps = b" ".join(b"%.4g %.4g l" % point for point in others)
    return b"%.4g %.4g m %s h" % (*first, steps)


def _circle(radius: float, size: float) -> bytes:
    r = radius * size
    k = r * _ROUND
    return b"%.4g 0 m %s %s %s %s h" % (
        r,
        b"%.4g %.4g %.4g %.4g 0 %.4g c" % (r, k, k, r, r),
        b"%.4g %.4g %.4g %.4g %.4g 0 c" % (-k, r, -r, k, -r),
        b"%.4g %.4g %.4g %.4g 0 %.4g c" % (-r, -k, -k, -r, -r),
        b"%.4g %.4g %.4g %.4g %.4g 0 c" % (k, -r, r, -k, r),
    )


def _half(radius: float, size: float) -> bytes:
    r = radius * size
    k = r * _ROUND
    return b"0 %.4g m %s %s h" % (
        r,
        b"%.4g %.4g %.4g %.4g %.4g 0 c" % (-k, r, -r, k, -r),
        b"%.4g %.4g %.4g %.4g 0 %.4g c" % (-r, -k, -k, -r, -r),
    )
