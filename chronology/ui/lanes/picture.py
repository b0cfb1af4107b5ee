"""The lanes as a picture or a page: what is seen, drawn by the same calls, with every lane in full."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPoint, QRect, QSize, QSizeF
from PySide6.QtGui import QFont, QImage, QImageWriter, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from chronology.report.output import write_whole
from chronology.ui.lanes.arrangement import Arrangement
from chronology.ui.lanes.look import Look
from chronology.ui.lanes.painting import Shown
from chronology.ui.lanes.plan import plan
from chronology.ui.lanes.scale import Scale
from chronology.ui.lanes.scene import Scene
from chronology.ui.lanes.whole_painting import paint_all
from chronology.ui.theme import LIGHT, Theme

KINDS = {".png": "Picture", ".svg": "Drawing", ".pdf": "PDF page"}
"""What can be written, by the ending of its name."""

_SHARP = 2  # pixels of a picture for each of the screen's
_RESOLUTION = 1200  # dots an inch of a page
_SCREEN = 96


def save(out: Path, scene: Scene, scale: Scale, size: QSize, theme: Theme, font: QFont) -> None:
    """Write the time in view as a file of one of `KINDS`. On paper the colours are the light ones.

    Raises OSError where the file cannot be written; what was there before then stands as it was.
    """
    ending = out.suffix.casefold()
    in_lines = ending in (".pdf", ".svg")
    look = Look(LIGHT if ending == ".pdf" else theme, font, None if in_lines else float(_SHARP))
    shown = _in_full(scene, scale, size, look)
    write_whole(out, {".pdf": _page, ".svg": _drawing}.get(ending, _picture)(shown))


def _in_full(scene: Scene, scale: Scale, size: QSize, look: Look) -> Shown:
    """The same time with room for all lanes, even where the window has none."""
    line = round(look.metrics.lineSpacing())
    for height in (size.height(), size.height() + 80 * len(scene.lanes) + 80 * len(scene.band_rows)):
        made = plan(
            size.width(),
            height,
            len(scene.lanes),
            ages=scene.has_ages,
            undated=scene.has_undated,
            bands=len(scene.band_rows),
            line=line,
        )
        if not made.most_scrolled and made.pinned:
            break
    arrangement = Arrangement(scene.lanes, scale.per_day, made.bands)
    return Shown(scene, scale.resized(made.time_width), made, arrangement, look)


def _size(shown: Shown) -> QSize:
    return QSize(shown.plan.width, shown.plan.minimap_top + shown.plan.minimap)


def _picture(shown: Shown) -> bytes:
    size = _size(shown)
    picture = QImage(size * _SHARP, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(_SHARP)
    painter = QPainter(picture)
    paint_all(painter, shown)
    painter.end()
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(kept, b"PNG").write(picture)
    return bytes(kept.data().data())


def _drawing(shown: Shown) -> bytes:
    size = _size(shown)
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(kept)
    drawing.setTitle("Timeline")
    drawing.setSize(size)
    drawing.setViewBox(QRect(QPoint(0, 0), size))
    painter = QPainter(drawing)
    paint_all(painter, shown)
    painter.end()
    return bytes(kept.data().data())


def _page(shown: Shown) -> bytes:
    size = _size(shown)
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(kept)
    writer.setTitle("Timeline")
    writer.setResolution(_RESOLUTION)
    inches = QSizeF(size.width() / _SCREEN, size.height() / _SCREEN)
    writer.setPageSize(
        QPageSize(inches, QPageSize.Unit.Inch, "Timeline", QPageSize.SizeMatchPolicy.ExactMatch)
    )
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(writer)
    painter.scale(_RESOLUTION / _SCREEN, _RESOLUTION / _SCREEN)
    paint_all(painter, shown)
    painter.end()
    return bytes(kept.data().data())
