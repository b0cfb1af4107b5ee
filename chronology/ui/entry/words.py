"""A field for prose that grows with its words, and underlines those that may be looked at again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QSizePolicy, QTextEdit

from chronology.ui.entry.misspelt import Misspelt, qt_units
from chronology.ui.theme import Theme

_MOST_LINES = 12
_LINE_ENDINGS = str.maketrans("\u2028\u2029", "\n\n")


class WordsEdit(QPlainTextEdit):
    """Plain text of a few lines. Tab goes on to the next field; the words are kept exactly as typed."""

    left = Signal()  # the keyboard has gone elsewhere

    def __init__(self, name: str, hint: str = "", lines: int = 2) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setObjectName("words")
        self._lines = lines
        self.misspelt = Misspelt(self)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def words(self) -> str:
        """The text as typed."""
        return self.toPlainText().translate(_LINE_ENDINGS)

    def underline(self, spans: Sequence[tuple[int, int, bool]], theme: Theme) -> None:
        """Underline these characters (start, end, whether it matters for safety) and no others."""
        marked = []
        text = self.words()
        for start, end, matters in spans:
            one = QTextEdit.ExtraSelection()
            look = QTextCharFormat()
            look.setUnderlineStyle(
                QTextCharFormat.UnderlineStyle.DashUnderline
                if matters
                else QTextCharFormat.UnderlineStyle.DotLine
            )
            look.setUnderlineColor(QColor(theme.question if matters else theme.thought))
            cursor = QTextCursor(self.document())
            cursor.setPosition(qt_units(text[:start]))
            cursor.setPosition(qt_units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
            one.cursor, one.format = cursor, look
            marked.append(one)
        self.setExtraSelections(marked)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.isVisible():
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()  # it saves the entry
            return
        if event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self._show_menu_at_keyboard()  # Windows alone makes a menu of these keys by itself
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self._show_menu_at_keyboard()
        else:
            self._menu_at(self.cursorForPosition(event.pos())).popup(event.globalPos())

    def _show_menu_at_keyboard(self) -> None:
        menu = self._menu_at(self.textCursor())
        menu.popup(self.mapToGlobal(self.cursorRect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def _menu_at(self, place: QTextCursor) -> QMenu:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.misspelt.offer(menu, place)
        return menu

    def _fit(self) -> None:
        """As high as the words, between a few lines and many."""
        lines = max(self._lines, min(_MOST_LINES, int(self.document().size().height())))
        edges = 2 * (self.frameWidth() + int(self.document().documentMargin())) + 2 * _PADDING
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + edges)


_PADDING = 6  # pixels, as the sheet gives it
