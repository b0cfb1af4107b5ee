"""How well the words on the screen can be read: each as it is drawn, its ink against what lies beneath it.

The widget is drawn twice: as a picture, which shows the ground, and as a drawing (SVG), which tells each
word's own ink and place, whoever paints it: a label, a box, a row of a list, a lane of the timeline.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QTransform
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QScrollBar, QSplitterHandle, QWidget

LEAST = 4.5
"""Contrast of words to their ground (WCAG 2.2, 1.4.3)."""
_SHARE = 0.12
"""Of the box around a word: a colour that fills so much of it is its ground, or a part of that."""
_SMALL = 200
"""Pixels: of a box with fewer the edge of a letter fills a good part, so only the commonest is taken."""
_ALL_INK = 0.8
"""Of the box: where the ink fills more, the ground has its colour."""
_NEAR = 40
"""Of 255: how near a colour comes to the ink where the strokes of a letter are a pixel wide."""
_WIDE = 18
"""Pixels: strokes of letters so high are wide enough to show the ink itself. Words that are scrolled away
would else be taken for what happens to stand in their place."""


@dataclass(frozen=True)
class Word:
    """Some words of one ink, in the box that their letters fill."""

    words: str
    ink: QColor
    box: QRect


def faint(top: QWidget) -> list[str]:
    """Words whose contrast to their ground is too low, and how low. Words out of sight are left out."""
    picture = top.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    found: dict[str, None] = {}
    for each in words_of(top):
        first_letter = QPoint(each.box.left() + 1, each.box.center().y())
        box = each.box.adjusted(-2, 0, 2, 0).intersected(_seen_around(top, first_letter))
        if 2 * box.height() < each.box.height():
            continue  # scrolled away but for an edge of the letters
        colours = _colours(picture, box)
        if each.words.strip() and _is_there(each.ink, colours, each.box.height() >= _WIDE):
            ratio = min(contrast(each.ink, QColor(ground)) for ground in _grounds(colours, each.ink))
            if ratio < LEAST - 0.005:
                found[f"{each.words[:40]!r} in {each.ink.name()}: {ratio:.2f}"] = None
    return list(found)


def words_of(top: QWidget) -> Iterator[Word]:
    """All words that a widget and those in it draw."""
    for each in etree.fromstring(_drawn(top)).iter("{*}text"):
        group = each.getparent()
        assert group is not None
        place = QTransform()
        if (told := group.get("transform", "")).startswith("matrix("):
            a, b, c, d, x, y = (float(part) for part in told[len("matrix(") : -1].split(","))
            place = QTransform(a, b, c, d, x, y)
        font = QFont()
        font.setFamilies(each.get("font-family", "").split(","))
        font.setPixelSize(round(float(each.get("font-size", "13"))))
        font.setWeight(QFont.Weight(int(each.get("font-weight", "400"))))
        metrics, words = QFontMetricsF(font), each.text or ""
        x, y = float(each.get("x", "0")), float(each.get("y", "0"))
        high = metrics.capHeight()
        box = QRectF(x, y - high, metrics.horizontalAdvance(words), high + metrics.descent() / 3)
        ink = QColor(each.get("fill", "#000000"))
        ink.setAlphaF(float(each.get("fill-opacity", "1")))
        yield Word(words, ink, place.mapRect(box).toAlignedRect())


def contrast(ink: QColor, ground: QColor) -> float:
    """The contrast ratio of two colours as WCAG 2 defines it; the ink may be see-through."""
    seen, part = QColor(ground), ink.alphaF()
    seen.setRgbF(
        *(
            under + (over - under) * part
            for over, under in zip(ink.getRgbF()[:3], ground.getRgbF()[:3], strict=True)
        )
    )
    lighter, darker = sorted((_light(seen), _light(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _drawn(top: QWidget) -> bytes:
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    sheet = QSvgGenerator()
    sheet.setOutputDevice(out)
    sheet.setSize(top.size())
    sheet.setViewBox(top.rect())
    painter = QPainter(sheet)
    top.render(painter, QPoint())
    painter.end()
    return bytes(out.data().data())


def _seen_around(top: QWidget, point: QPoint) -> QRect:
    """What is in sight of the widget at a point; nothing of a bar, which has no words."""
    there = top.childAt(point) or top
    if isinstance(there, QScrollBar | QSplitterHandle):
        return QRect()
    seen = there.visibleRegion().boundingRect()
    return seen.translated(there.mapTo(top, QPoint())) if there is not top else seen


def _colours(picture: QImage, box: QRect) -> Counter[int]:
    found: Counter[int] = Counter()
    for y in range(box.top(), box.bottom() + 1):
        line = memoryview(picture.constScanLine(y)).cast("B").cast("I")
        found.update(line[box.left() : box.right() + 1])
    return found


def _is_there(ink: QColor, colours: Counter[int], is_wide: bool) -> bool:
    """Whether the words are in sight: other things may lie over them, or they are scrolled away."""
    if ink.alpha() < 255:
        return bool(colours)
    grounds = _grounds(colours, ink)
    if is_wide:
        return ink.rgb() in colours
    return ink.rgb() in colours or any(_is_near(QColor(each), ink) for each in colours.keys() - grounds)


def _is_near(colour: QColor, ink: QColor) -> bool:
    pairs = zip(colour.getRgb()[:3], ink.getRgb()[:3], strict=True)
    return all(abs(one - other) <= _NEAR for one, other in pairs)


def _grounds(colours: Counter[int], ink: QColor) -> set[int]:
    """The colours beneath the words: the commonest beside the ink, and each other that fills a good part."""
    total = colours.total()
    if colours[ink.rgb()] > _ALL_INK * total:
        return {ink.rgb()}  # the ground has the colour of the ink
    others = Counter({each: count for each, count in colours.items() if each != ink.rgb()})
    large = {each for each, count in others.items() if total >= _SMALL and count >= _SHARE * total}
    return {each for each, _ in others.most_common(1)} | large


def _light(colour: QColor) -> float:
    def channel(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (channel(each) for each in colour.getRgbF()[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
