"""Painting a genogram: signs with names beneath, lines of couples and descent, the home as a dashed line."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from chronology.model.case import Case
from chronology.model.people import Period, Person, PersonKind, Relationship
from chronology.ui.people.genogram.bars import Key, bars_of, between_of, levels, start_of
from chronology.ui.people.genogram.layout import Layout, lay_out
from chronology.ui.people.genogram.places import Spot
from chronology.ui.people.genogram.signs import draw_sign
from chronology.ui.people.genogram.ties import Couple, Descent, Ties, household, ties_of
from chronology.ui.theme import Theme

_KEY = (
    "Square: male. Circle: female. Diamond: not recorded. Triangle: pregnancy. Double edge: the child. "
    "Cross: died. Dashed edge: not fully identified. Two strokes: separated. Dashed line down: carer. "
    "Dots around: the home as far as is told."
)
_ROW = 10  # heights of a letter, from one generation to the next
_LINES = 4.4  # heights of a letter, for the name and what is told beneath it
_TEXT = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True)
class Drawing:
    """One genogram, all measures in letters' heights, so that it grows with the text."""

    case: Case
    people: tuple[Person, ...]
    known: tuple[Relationship, ...]
    periods: tuple[Period, ...]
    theme: Theme
    font: QFont

    @cached_property
    def layout(self) -> Layout:
        """Where everybody stands."""
        return lay_out(self.people, self.known)

    @cached_property
    def ties(self) -> Ties:
        """Which lines are drawn."""
        return ties_of(self.known, self.layout.spots)

    @cached_property
    def shown(self) -> tuple[Person, ...]:
        """Everybody who is drawn, row by row from the left."""
        spots = self.layout.spots
        drawn = [person for person in self.people if person.id in spots]
        return tuple(sorted(drawn, key=lambda each: (spots[each.id].row, spots[each.id].x)))

    @cached_property
    def _em(self) -> float:
        return QFontMetricsF(self.font).height()

    @property
    def _key_width(self) -> float:
        return max(30 * self._em, self.layout.width * 8 * self._em)

    @cached_property
    def _key_height(self) -> float:
        box = QFontMetricsF(self.font).boundingRect(
            QRectF(0, 0, self._key_width, 10_000), Qt.TextFlag.TextWordWrap, self._foot
        )
        return box.height()

    @property
    def _foot(self) -> str:
        told = " · ".join(each for each in (self.case.marking, self.case.reference, "Genogram") if each)
        return f"{_KEY}\n{told}"

    @property
    def size(self) -> QSize:
        """How large the drawing is."""
        em = self._em
        across = self._key_width + 2 * em
        down = self.layout.rows * _ROW * em + self._key_height + 3 * em
        return QSize(round(across), round(down))

    def box(self, person: int) -> QRectF:
        """Where somebody's sign stands."""
        em, spot = self._em, self.layout.spots[person]
        return QRectF(self._across(spot.x) - 1.4 * em, self._top(spot.row), 2.8 * em, 2.8 * em)

    def _across(self, x: float) -> float:
        """The middle of a place, from the left."""
        return self._em + (x + 0.5) * 8 * self._em

    def _top(self, row: int) -> float:
        """Where the signs of a row begin, from the top."""
        return (1.6 + row * _ROW) * self._em

    def room(self, person: Person) -> QRectF:
        """Where somebody's sign and words stand together."""
        em, box = self._em, self.box(person.id)
        _, told = self._words(person)
        return QRectF(told.left(), box.top() - 0.4 * em, told.width(), told.bottom() - box.top() + 0.7 * em)

    def is_unborn(self, person: Person) -> bool:
        """Whether this is a pregnancy still."""
        return person.kind is PersonKind.CHILD and person.born is None and self.case.expected is not None

    def paint(self, painter: QPainter) -> None:
        """Draw everything."""
        painter.save()
        painter.setFont(self.font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, self.size.width(), self.size.height()), QColor(self.theme.panel))
        self._paint_home(painter)
        painter.setPen(QPen(QColor(self.theme.ink), 1.5))
        for couple in self.ties.couples:
            self._paint_couple(painter, couple)
        for descent in self.ties.descents:
            self._paint_descent(painter, descent)
        for pair in self.ties.siblings:
            self._paint_siblings(painter, pair)
        for person in self.shown:
            draw_sign(painter, person, self.box(person.id), self.theme, self.is_unborn(person), 2)
            self._paint_words(painter, person)
        self._paint_unplaced(painter)
        self._paint_foot(painter)
        painter.restore()

    def _paint_words(self, painter: QPainter, person: Person) -> None:
        name, told = self._words(person)
        painter.setPen(QPen(QColor(self.theme.ink)))
        painter.drawText(name, _TEXT, person.name)
        painter.setPen(QPen(QColor(self.theme.second_ink)))
        painter.drawText(told, _TEXT, _beneath(person))

    def _words(self, person: Person) -> tuple[QRectF, QRectF]:
        """Where the name stands beneath the sign, and where what is told beneath that."""
        em, box, metrics = self._em, self.box(person.id), QFontMetricsF(self.font)
        room = QRectF(box.center().x() - 3.7 * em, box.bottom() + 0.3 * em, 7.4 * em, 2 * em)
        name = metrics.boundingRect(room, _TEXT, person.name)
        name = QRectF(room.left(), room.top(), room.width(), min(name.height(), 2.2 * em))
        told = QRectF(room.left(), name.bottom(), room.width(), 3 * em)
        height = metrics.boundingRect(told, _TEXT, _beneath(person)).height() if _beneath(person) else 0
        told.setHeight(min(height, _LINES * em - name.height()))
        return name, told

    def _paint_couple(self, painter: QPainter, couple: Couple) -> None:
        points = self.between(couple)
        painter.setPen(self._pen(dashed=not couple.is_said))
        painter.drawPolyline(points)
        if couple.parted:
            em = self._em
            start, end = points[len(points) // 2 - 1], points[len(points) // 2]
            middle = QPointF(start.x() * 0.6 + end.x() * 0.4, (start.y() + end.y()) / 2)
            for shift in (-0.25, 0.25):
                at = middle + QPointF(shift * em, 0)
                painter.drawLine(QLineF(at + QPointF(-0.3 * em, 0.6 * em), at + QPointF(0.3 * em, -0.6 * em)))

    def between(self, couple: Couple) -> list[QPointF]:
        """The line of a couple: straight from side to side, or above those who stand between."""
        left, right = self.box(couple.left), self.box(couple.right)
        if not between_of(couple.left, couple.right, self.layout.spots):
            return [QPointF(left.right(), left.center().y()), QPointF(right.left(), right.center().y())]
        aside = 0.5 * self._em
        top = left.top() - aside
        first, last = left.center().x() + aside, right.center().x() - aside
        return [
            QPointF(first, left.top() + 0.1 * aside),
            QPointF(first, top),
            QPointF(last, top),
            QPointF(last, right.top() + 0.1 * aside),
        ]

    def _paint_descent(self, painter: QPainter, descent: Descent) -> None:
        """Down from the parents to a bar above the child, along it, and down to the child."""
        painter.setPen(self._pen(descent.dashed))
        painter.drawPolyline(self.down(descent))

    def down(self, descent: Descent) -> list[QPointF]:
        """The corners of the line to a child, past the generations between."""
        em, bar = self._em, 0.0
        points: list[QPointF] = []
        for leg in self.layout.legs([descent]):
            if not points:
                points.append(self._beginning(leg.parents))
            row = self._places[leg.child].row
            bar = self._top(row) - self._above((leg.parents, row))
            foot = self._across(self._places[leg.child].x)
            if leg.child == descent.child and descent.dashed:
                foot += 0.5 * em
            points += [QPointF(points[-1].x(), bar), QPointF(foot, bar)]
        return [*points, QPointF(points[-1].x(), self.box(descent.child).top())]

    def _beginning(self, parents: tuple[int, ...]) -> QPointF:
        """Where the line begins: at the line of a couple, or beneath the words of one person."""
        em, x = self._em, self._across(start_of(parents, self.layout.spots, self._pairs))
        if len(parents) == 1:
            parent = next(each for each in self.shown if each.id == parents[0])
            return QPointF(x, self.room(parent).bottom() - 0.3 * em)
        couple = next(each for each in self.ties.couples if (each.left, each.right) == parents)
        points = self.between(couple)
        middle = (points[0] + points[-1]) / 2
        return middle if len(points) == 2 else QPointF(x, points[1].y())

    @cached_property
    def _places(self) -> Mapping[int, Spot]:
        """Everybody's place, and those which lines pass."""
        return {**self.layout.passed, **self.layout.spots}

    @cached_property
    def _pairs(self) -> tuple[tuple[int, int], ...]:
        return tuple((each.left, each.right) for each in self.ties.couples)

    @cached_property
    def _levels(self) -> Mapping[Key, int]:
        """On which level of its gap each bar lies."""
        legs = self.layout.legs(self.ties.descents)
        return levels(bars_of(legs, self.ties.siblings, self._places, self._pairs))

    def _above(self, key: Key) -> float:
        """How far a bar lies above the signs of its row; those beneath others lie lower."""
        deepest = max(level for (_, row), level in self._levels.items() if row == key[1])
        step = 0.4 if deepest < 3 else 1.2 / deepest
        return (0.8 + step * (deepest - self._levels[key])) * self._em

    def _paint_siblings(self, painter: QPainter, pair: tuple[int, int]) -> None:
        painter.setPen(self._pen())
        painter.drawPolyline(self.beside(pair))

    def beside(self, pair: tuple[int, int]) -> list[QPointF]:
        """The line between brothers and sisters who share no parent in the drawing."""
        left, right = self.box(pair[0]), self.box(pair[1])
        bar = left.top() - self._above(((0, *pair), self.layout.spots[pair[0]].row))
        return [
            QPointF(left.center().x(), left.top()),
            QPointF(left.center().x(), bar),
            QPointF(right.center().x(), bar),
            QPointF(right.center().x(), right.top()),
        ]

    def _paint_home(self, painter: QPainter) -> None:
        """Around everybody who lives there, and along the lines between them; others stay outside."""
        inside = household(self.people, self.periods) & set(self.layout.spots)
        if not inside:
            return
        em, around = self._em, QPainterPath()
        around.setFillRule(Qt.FillRule.WindingFill)
        for person in (each for each in self.shown if each.id in inside):
            own = QPainterPath()
            own.addRoundedRect(self.room(person).adjusted(0, -0.2 * em, 0, 0.2 * em), em, em)
            around = around.united(own)
        for couple in self.ties.couples:
            if {couple.left, couple.right} <= inside:
                around = around.united(self._band(self.between(couple)))
        for descent in self.ties.descents:
            if {*descent.parents, descent.child} <= inside:
                around = around.united(self._band(self.down(descent)))
            elif descent.child in inside and set(descent.parents) & inside:
                parent = self.box(next(each for each in descent.parents if each in inside))
                child = self.box(descent.child)
                bar = QPointF(parent.center().x(), child.top() - 1.1 * em)
                corner = QPointF(child.center().x(), bar.y())
                around = around.united(self._band([parent.center(), bar, corner, child.center()]))
        pen = QPen(QColor(self.theme.second_ink), 1.5, Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.setBrush(QColor(self.theme.analysis))
        painter.drawPath(around.simplified())
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _band(self, points: Sequence[QPointF]) -> QPainterPath:
        """A strip along a line."""
        half, band = 0.7 * self._em, QPainterPath()
        for start, end in itertools.pairwise(points):
            line = QLineF(start, end)
            if line.length() > 0:
                across = line.normalVector().unitVector()
                side = QPointF(across.dx() * half, across.dy() * half)
                along = QPointF(line.dx() / line.length() * half, line.dy() / line.length() * half)
                strip = QPainterPath(start - along + side)
                for corner in (end + along + side, end + along - side, start - along - side):
                    strip.lineTo(corner)
                strip.closeSubpath()
                band = band.united(strip)
        return band

    def _paint_unplaced(self, painter: QPainter) -> None:
        if self.layout.unplaced is not None:
            top = self.layout.unplaced * _ROW * self._em
            painter.setPen(QPen(QColor(self.theme.second_ink)))
            painter.drawText(QPointF(self._em, top + 0.6 * self._em), "No relationship is said of these yet")

    def _paint_foot(self, painter: QPainter) -> None:
        top = self.layout.rows * _ROW * self._em + 2 * self._em
        painter.setPen(QPen(QColor(self.theme.second_ink)))
        painter.drawText(
            QRectF(self._em, top, self._key_width, self._key_height + self._em),
            Qt.TextFlag.TextWordWrap,
            self._foot,
        )

    def _pen(self, dashed: bool = False) -> QPen:
        pen = QPen(QColor(self.theme.ink), 1.5)
        if dashed:
            pen.setDashPattern([4, 3])
        return pen


def _beneath(person: Person) -> str:
    """'mother, born 1996'."""
    told = [person.role]
    if person.born is not None:
        told.append(f"born {person.born.year}")
    if person.died is not None:
        told.append(f"died {person.died.year}")
    return ", ".join(filter(None, told))
