"""The genogram as a picture, a drawing or a page: the same painting, with the marking beneath it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPoint, QRect, QSize, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from chronology.report.output import write_whole
from chronology.ui.people.genogram.painting import Drawing

KINDS = {".png": "Picture", ".svg": "Drawing", ".pdf": "PDF page"}
"""What can be written, by the ending of its name."""

_SHARP = 2  # pixels of a picture for each of the screen's
_RESOLUTION = 1200  # dots an inch of a page
_SCREEN = 96


def save(out: Path, drawing: Drawing) -> None:
    """Write the drawing as a file of one of `KINDS`.

    Raises OSError where the file cannot be written; what was there before then stands as it was.
    """
    write_whole(out, {".pdf": _page, ".svg": _drawing}.get(out.suffix.casefold(), _picture)(drawing))


def _picture(drawing: Drawing) -> bytes:
    picture = QImage(drawing.size * _SHARP, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(_SHARP)
    painter = QPainter(picture)
    drawing.paint(painter)
    painter.end()
    kept = _opened()
    QImageWriter(kept, b"PNG").write(picture)
    return bytes(kept.data().data())


def _drawing(drawing: Drawing) -> bytes:
    kept = _opened()
    made = QSvgGenerator()
    made.setOutputDevice(kept)
    made.setTitle("Genogram")
    made.setSize(drawing.size)
    made.setViewBox(QRect(QPoint(0, 0), drawing.size))
    painter = QPainter(made)
    drawing.paint(painter)
    painter.end()
    return bytes(kept.data().data())


def _page(drawing: Drawing) -> bytes:
    size: QSize = drawing.size
    kept = _opened()
    writer = QPdfWriter(kept)
    writer.setTitle("Genogram")
    writer.setResolution(_RESOLUTION)
    inches = QSizeF(size.width() / _SCREEN, size.height() / _SCREEN)
    writer.setPageSize(
        QPageSize(inches, QPageSize.Unit.Inch, "Genogram", QPageSize.SizeMatchPolicy.ExactMatch)
    )
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(writer)
    painter.scale(_RESOLUTION / _SCREEN, _RESOLUTION / _SCREEN)
    drawing.paint(painter)
    painter.end()
    return bytes(kept.data().data())


def _opened() -> QBuffer:
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    return kept
