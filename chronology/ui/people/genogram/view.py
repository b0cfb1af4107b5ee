"""The genogram on the screen: one button a person, gone through with the arrow keys; zoom; a file of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QScrollArea, QVBoxLayout, QWidget

from chronology.model.people import Identified, Person
from chronology.ui.controls import button
from chronology.ui.flow import FlowLayout
from chronology.ui.people.case import Loaded
from chronology.ui.people.genogram.painting import Drawing
from chronology.ui.people.genogram.picture import KINDS, save
from chronology.ui.theme import LIGHT, Theme

_LEAST, _MOST, _STEP = 0.4, 3.0, 1.25
_LEGIBLE = 0.75
"""Of the text's size: a drawing that has no room is not made smaller than this unless it is asked for."""
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class GenogramView(QWidget):
    """The drawing with its buttons. `came_to` tells the number of the person."""

    came_to = Signal(int)
    said = Signal(str)

    def __init__(self, theme: Theme, ask_where: Callable[[], str] | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._loaded: Loaded | None = None
        self._ask_where = ask_where or self._ask
        self.zoom = 1.0
        self.sheet = Sheet(theme)
        self.sheet.came_to.connect(self._come_to)
        self.room = Room()
        self.room.resized.connect(self._fit_again)
        self._fits_from: float | None = _LEGIBLE
        self.room.setWidget(self.sheet)
        self.room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.room.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.room.setAccessibleName("Genogram")
        self.nearer, self.farther = button("+"), button("−")
        self.nearer.setAccessibleName("Larger")
        self.farther.setAccessibleName("Smaller")
        self.whole, self.save = button("Fit"), button("&Save the drawing…")
        self.whole.setAccessibleName("Show all of it")
        row = FlowLayout()
        row.setContentsMargins(16, 8, 16, 8)
        for each in (self.farther, self.nearer, self.whole, self.save):
            each.setObjectName("small")
            row.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.room, 1)
        self.nearer.clicked.connect(lambda: self.zoom_by(_STEP))
        self.farther.clicked.connect(lambda: self.zoom_by(1 / _STEP))
        self.whole.clicked.connect(self.fit)
        self.save.clicked.connect(self._save)

    def show_people(self, loaded: Loaded, here: int) -> None:
        """Draw these people, and mark the one who is come to."""
        self._loaded = loaded
        self.sheet.show_drawing(self._drawing(self._theme), here, self.zoom)

    def go_to(self, person: int) -> None:
        """Mark somebody."""
        self.sheet.mark(person)
        if person in self.sheet.people:
            self.room.ensureWidgetVisible(self.sheet.people[person])

    def take_focus(self) -> None:
        """Give the keyboard to the person who is come to."""
        here = self.sheet.people.get(self.sheet.here) or next(iter(self.sheet.people.values()), None)
        (here or self.save).setFocus()

    def dress(self, theme: Theme) -> None:
        """Draw in another palette."""
        self._theme = theme
        if self._loaded is not None:
            self.show_people(self._loaded, self.sheet.here)

    def zoom_by(self, times: float) -> None:
        """Draw so many times as large, whatever fits."""
        self._fits_from = None
        self.zoom_to(self.zoom * times)

    def zoom_to(self, zoom: float) -> None:
        """Draw larger or smaller."""
        self.zoom = min(_MOST, max(_LEAST, zoom))
        if self._loaded is not None:
            self.show_people(self._loaded, self.sheet.here)

    def fit(self) -> None:
        """As large as all of it can be seen, also when the window changes."""
        self._fits_from = _LEAST
        self._fit_again()

    def _fit_again(self) -> None:
        if self._loaded is None or self._fits_from is None:
            return
        size, room = self._drawing(self._theme).size, self.room.viewport().size()
        all_of_it = min((room.width() - 2) / size.width(), (room.height() - 2) / size.height())
        self.zoom_to(max(self._fits_from, all_of_it))
        self.go_to(self.sheet.here)

    def write(self, out: Path) -> None:
        """Write the drawing as a file; on paper in light colours."""
        if self._loaded is None:
            return
        theme = LIGHT if out.suffix.casefold() == ".pdf" else self._theme
        try:
            save(out, self._drawing(theme))
        except OSError:
            self.said.emit("The drawing could not be written there. Choose another place for it.")
        else:
            self.said.emit(f"The drawing lies at {out}. It is not encrypted.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in ("+", "="):
            self.zoom_by(_STEP)
        elif event.text() == "-":
            self.zoom_by(1 / _STEP)
        elif event.text() == "0":
            self.fit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)
        else:
            super().wheelEvent(event)

    def _come_to(self, person: int) -> None:
        self.go_to(person)
        self.came_to.emit(person)

    def _drawing(self, theme: Theme) -> Drawing:
        loaded = self._loaded
        assert loaded is not None
        return Drawing(
            loaded.case, loaded.people, loaded.relationships, loaded.periods, theme, QFont(self.font())
        )

    def _save(self) -> None:
        if where := self._ask_where():
            out = Path(where)
            self.write(out if out.suffix.casefold() in KINDS else out.with_name(out.name + ".png"))

    def _ask(self) -> str:
        kinds = ";;".join(f"{words} (*{ending})" for ending, words in KINDS.items())
        chosen, kind = QFileDialog.getSaveFileName(self, "Where shall it lie?", "genogram", kinds)
        if not chosen or Path(chosen).suffix.casefold() in KINDS:
            return chosen
        return chosen + next((ending for ending in KINDS if ending in kind), ".png")


class Room(QScrollArea):
    """What shows the drawing; it tells when it has another size."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class Sheet(QWidget):
    """The drawing itself, with a button over each person's sign."""

    came_to = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._drawing: Drawing | None = None
        self._zoom = 1.0
        self.here = 0
        self.people: dict[int, PersonButton] = {}

    def show_drawing(self, drawing: Drawing, here: int, zoom: float) -> None:
        """Draw this; buttons of people who stay are kept, and with them the keyboard."""
        self._drawing, self._zoom = drawing, zoom
        size = drawing.size
        self.setFixedSize(QSize(round(size.width() * zoom), round(size.height() * zoom)))
        there = {person.id for person in drawing.shown}
        for id in [each for each in self.people if each not in there]:
            gone = self.people.pop(id)
            gone.hide()
            gone.deleteLater()
        last: QWidget | None = None
        for person in drawing.shown:
            made = self.people.get(person.id)
            if made is None:
                made = self.people[person.id] = PersonButton(self)
                made.clicked.connect(partial(self._clicked, person.id))
                made.moved.connect(partial(self._move, person.id))
                made.show()
            made.setAccessibleName(_said(person, drawing))
            made.setToolTip(person.name)
            made.accent = drawing.theme.accent
            room = drawing.room(person)
            made.setGeometry(
                QRectF(room.x() * zoom, room.y() * zoom, room.width() * zoom, room.height() * zoom).toRect()
            )
            if last is not None:
                QWidget.setTabOrder(last, made)
            last = made
        self.mark(here)
        self.update()

    def mark(self, person: int) -> None:
        """Mark somebody: Tab comes to them."""
        self.here = person
        entry = person if person in self.people else next(iter(self.people), 0)
        for id, made in self.people.items():
            made.is_here = id == person
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if id == entry else Qt.FocusPolicy.ClickFocus)
            made.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drawing is not None:
            painter = QPainter(self)
            painter.scale(self._zoom, self._zoom)
            self._drawing.paint(painter)

    def _clicked(self, person: int, _: bool = False) -> None:
        self.came_to.emit(person)

    def _move(self, person: int, across: int, down: int) -> None:
        """To the nearest in that direction: the next of the row, or the one most nearly above or beneath."""
        if self._drawing is None:
            return
        spots = self._drawing.layout.spots
        here = spots[person]
        best, least = 0, float("inf")
        for id, spot in spots.items():
            if across and spot.row == here.row and (spot.x - here.x) * across > 0:
                far = abs(spot.x - here.x)
            elif down and (spot.row - here.row) * down > 0:
                far = abs(spot.row - here.row) * 100 + abs(spot.x - here.x)
            else:
                continue
            if far < least:
                best, least = id, far
        if best:
            self.people[best].setFocus(Qt.FocusReason.TabFocusReason)
            self.came_to.emit(best)


class PersonButton(QAbstractButton):
    """Over one person's sign and name: drawn by the sheet but for the edge that shows where one is."""

    moved = Signal(int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.accent = ""
        self.is_here = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not (self.is_here or self.hasFocus()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.accent), 3 if self.hasFocus() else 1.5))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 8, 8)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ARROWS:
            self.moved.emit(*_ARROWS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def _said(person: Person, drawing: Drawing) -> str:
    """'Tara Boyd, mother, female, born 1996': what the signs tell, in words."""
    told = [person.name, person.role, person.gender]
    if drawing.is_unborn(person):
        told.append("not yet born")
    if person.born is not None:
        told.append(f"born {person.born.year}")
    if person.died is not None:
        told.append(f"died {person.died.year}")
    if person.identified is not Identified.YES:
        told.append("not identified" if person.identified is Identified.NO else "partly identified")
    ties = [
        f"{each.kind.value} {other.name}"
        for each in drawing.known
        if each.person == person.id
        and (other := next((one for one in drawing.people if one.id == each.other), None)) is not None
    ]
    return ", ".join(filter(None, (*told, *ties)))
