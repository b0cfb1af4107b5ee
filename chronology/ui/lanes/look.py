"""What the lanes are drawn with: fonts, colours, and each mark ready made."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPixmap

from chronology.model.agencies import AgencyType
from chronology.ui.lanes.arrangement import COLUMN, LEVELS, Piece
from chronology.ui.marks import agency_colour, draw_mark
from chronology.ui.theme import Theme

MARK = 12  # pixels
_STAMP = 22  # pixels: a mark with its ring
_KEPT = 512  # pictures of density kept at a time


class Look:
    """Fonts, colours and marks in one theme. On paper marks are drawn as lines, on a screen as pictures.

    `ratio` is how many of the screen's pixels make one of ours; None stands for paper.
    """

    def __init__(self, theme: Theme, font: QFont, ratio: float | None) -> None:
        self.theme = theme
        self.ratio = ratio
        self.font = QFont(font)
        self.small = QFont(font)
        self.small.setPixelSize(max(11, font.pixelSize() - 1))
        self.small_strong = QFont(self.small)
        self.small_strong.setWeight(QFont.Weight.DemiBold)
        self.strong = QFont(font)
        self.strong.setWeight(QFont.Weight.DemiBold)
        self.small_strong_metrics = QFontMetricsF(self.small_strong)
        self.metrics = QFontMetricsF(self.font)
        self.small_metrics = QFontMetricsF(self.small)
        self.strong_metrics = QFontMetricsF(self.strong)
        self._stamps: dict[tuple[str, bool], QPixmap] = {}
        self._densities: dict[tuple[bytes, int], QImage] = {}
        self._elided: dict[tuple[int, int], str] = {}
        self.colour = lru_cache(maxsize=256)(self._colour)

    def ink(self, name: str, alpha: int = 255) -> QColor:
        """A colour of the theme by its name, more or less see-through."""
        colour = QColor(getattr(self.theme, name))
        colour.setAlpha(alpha)
        return colour

    def _colour(self, kind: AgencyType | None) -> QColor:
        if kind is None:
            return QColor(self.theme.second_ink)
        return agency_colour(kind, self.theme.name == "dark")

    def faint(self, colour: QColor, strength: int) -> QColor:
        """A colour at a part of its strength, from 0 to 255: see-through, or mixed with the paper on paper.

        Programs that show a page differ in how they fade a colour that is see-through.
        """
        made = QColor(colour)
        if self.ratio is not None:
            made.setAlpha(strength)
            return made
        paper, part = self.ink("paper"), strength / 255
        made.setRgbF(
            paper.redF() + (colour.redF() - paper.redF()) * part,
            paper.greenF() + (colour.greenF() - paper.greenF()) * part,
            paper.blueF() + (colour.blueF() - paper.blueF()) * part,
        )
        return made

    def mark(self, painter: QPainter, kind: AgencyType, x: float, y: float, about: bool) -> None:
        """Draw an agency's mark with its middle at x, y; with a dashed ring where the date is in doubt."""
        if self.ratio is None:
            self._draw_mark(painter, kind, QPointF(x, y), about)
            return
        stamp = self._stamps.get((kind.id, about))
        if stamp is None:
            stamp = self._stamps[kind.id, about] = self._stamp(kind, about, self.ratio)
        painter.drawPixmap(QPointF(x - _STAMP / 2, y - _STAMP / 2), stamp)

    def _stamp(self, kind: AgencyType, about: bool, ratio: float) -> QPixmap:
        stamp = QPixmap(round(_STAMP * ratio), round(_STAMP * ratio))
        stamp.setDevicePixelRatio(ratio)
        stamp.fill(Qt.GlobalColor.transparent)
        painter = QPainter(stamp)
        self._draw_mark(painter, kind, QPointF(_STAMP / 2, _STAMP / 2), about)
        painter.end()
        return stamp

    def _draw_mark(self, painter: QPainter, kind: AgencyType, middle: QPointF, about: bool) -> None:
        size = MARK - 2 if about else MARK
        box = QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size)
        draw_mark(painter, kind, box, self.colour(kind))
        if about:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = QPen(self.ink("ink"), 1.2)
            pen.setDashPattern([2, 1.6])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, MARK / 2 + 2.5, MARK / 2 + 2.5)
            painter.restore()

    def density(self, painter: QPainter, piece: Piece, colour: QColor, into: QRectF) -> None:
        """Draw a piece's density as columns that stand on the lower edge of `into`."""
        if self.ratio is None:
            self._density_in_lines(painter, piece.density, colour, into)
            return
        key = piece.density, colour.rgba()
        picture = self._densities.get(key)
        if picture is None:
            if len(self._densities) >= _KEPT:
                self._densities.clear()
            picture = self._densities[key] = _density_picture(piece.density, colour)
        painter.drawImage(into, picture)

    def _density_in_lines(self, painter: QPainter, levels: bytes, colour: QColor, into: QRectF) -> None:
        step = into.height() / LEVELS
        begun = 0
        for x in range(1, len(levels) + 1):
            if x == len(levels) or levels[x] != levels[begun]:
                height = levels[begun] * step
                if height:
                    box = QRectF(
                        into.x() + begun * COLUMN, into.bottom() - height, (x - begun) * COLUMN, height
                    )
                    painter.fillRect(box, colour)
                begun = x

    def elided(self, row: int, words: str, room: float) -> str:
        """An event's words in small type, cut to so many pixels with '…'; '' where too little is left."""
        key = row, int(room) // 6
        kept = self._elided.get(key)
        if kept is None:
            if len(self._elided) > 20_000:
                self._elided.clear()
            width = key[1] * 6.0
            kept = self.small_metrics.elidedText(words[:200], Qt.TextElideMode.ElideRight, width)
            self._elided[key] = kept = kept if len(kept) > 3 else ""
        return kept


_REACHING = [bytes(level > LEVELS - 1 - row for level in range(256)) for row in range(LEVELS)]


def _density_picture(levels: bytes, colour: QColor) -> QImage:
    rows = b"".join(levels.translate(reaching) for reaching in _REACHING)
    picture = QImage(rows, len(levels), LEVELS, len(levels), QImage.Format.Format_Indexed8)
    picture.setColorTable([0, colour.rgba()])
    return picture.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
