"""A layout that puts what has no room in one line into the next, as words are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Items from left to right, each as wide as it asks for, in as many lines as they need."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """As wide as the widest item: the others can stand in lines of their own."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def setGeometry(self, box: QRect) -> None:
        super().setGeometry(box)
        self._place(box, move=True)

    def _place(self, box: QRect, move: bool) -> int:
        """Put the items into their lines, where `move` says so; the height that all of them need."""
        inside = box.marginsRemoved(self.contentsMargins())
        x, y, line = inside.left(), inside.top(), 0
        together: list[tuple[QLayoutItem, int, QSize]] = []
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            size.setWidth(min(size.width(), max(1, inside.width())))
            if x + size.width() > inside.right() + 1 and line:
                if move:
                    _put(together, y, line)
                together.clear()
                x, y, line = inside.left(), y + line + self.spacing(), 0
            together.append((item, x, size))
            x += size.width() + self.spacing()
            line = max(line, size.height())
        if move:
            _put(together, y, line)
        return y + line - box.top() + self.contentsMargins().bottom()


def _put(items: Sequence[tuple[QLayoutItem, int, QSize]], y: int, line: int) -> None:
    """Put the items of one line at their places, each in the middle of its height."""
    for item, x, size in items:
        item.setGeometry(QRect(QPoint(x, y + (line - size.height()) // 2), size))
