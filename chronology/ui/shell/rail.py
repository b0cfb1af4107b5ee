"""The rail at the left: the rooms of the case, each with a word and an icon."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QScrollArea, QVBoxLayout, QWidget

from chronology.ui.icons import draw
from chronology.ui.shell.rooms import Room
from chronology.ui.theme import Theme

_GAP = 8
_ICON = 1.5  # heights of a letter's line


class Rail(QScrollArea):
    """One button a room; the arrow keys go from one to the next, Space or Enter opens it."""

    wanted = Signal(str)  # a room's id

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.buttons: dict[str, RailButton] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setAccessibleName("Rooms")

    def show_rooms(self, rooms: Sequence[Room]) -> None:
        """Offer these rooms, in this order."""
        inside = QWidget()
        inside.setObjectName("rail")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(inside)
        column.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        column.setSpacing(0)
        self._group = QButtonGroup(inside)
        self._group.setExclusive(True)
        self.buttons = {}
        for number, room in enumerate(rooms, start=1):
            made = RailButton(room, f"Ctrl+{number}", self._theme)
            made.clicked.connect(lambda _=False, id=room.id: self.wanted.emit(id))
            self._group.addButton(made)
            self.buttons[room.id] = made
            column.addWidget(made)
        column.addStretch(1)
        self.setWidget(inside)
        self._fit()

    def show_here(self, id: str) -> None:
        """Mark the room in which the person is; none where it has no place on the rail."""
        if id in self.buttons:
            self.buttons[id].setChecked(True)
            self.ensureWidgetVisible(self.buttons[id])
            return
        self._group.setExclusive(False)
        for each in self.buttons.values():
            each.setChecked(False)
        self._group.setExclusive(True)

    def dress(self, theme: Theme) -> None:
        """Draw with another palette, or with the type that has been set since."""
        self._theme = theme
        for each in self.buttons.values():
            each.dress(theme)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As wide as the widest button, and as the bar that scrolls where there is no room for all."""
        width = max((each.sizeHint().width() for each in self.buttons.values()), default=64) + 2 * _GAP
        inside, bar = self.widget(), self.verticalScrollBar()
        if inside is not None and inside.minimumSizeHint().height() > self.height():
            width += bar.sizeHint().width()
        self.setFixedWidth(width)


class RailButton(QAbstractButton):
    """A room's place on the rail."""

    def __init__(self, room: Room, keys: str, theme: Theme) -> None:
        super().__init__()
        self._icon, self._theme = room.icon, theme
        self.setText(room.name)
        self.setAccessibleName(room.name)
        self.setAccessibleDescription(keys)
        self.setToolTip(f"{room.name} ({keys})")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def dress(self, theme: Theme) -> None:
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        width = max(self.fontMetrics().horizontalAdvance(f"{self.text()}mm"), 4 * line)
        return QSize(width, round(line * (1 + _ICON)) + 3 * _GAP - 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, here = self._theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if here or self.underMouse():
            ground = QColor(theme.selected)
            ground.setAlpha(255 if here else 128)
            painter.setBrush(ground)
            painter.drawRoundedRect(box, 8, 8)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRoundedRect(box, 8, 8)
        ink = theme.selected_ink if here else theme.ink
        line = self.fontMetrics().height()
        side = line * _ICON
        draw(painter, self._icon, ink, QRectF((self.width() - side) / 2, _GAP, side, side))
        font = painter.font()
        font.setBold(here)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        words = QRectF(0, _GAP + side + 2, self.width(), line)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter), self.text())
