"""Words that may be misspelt: a wave beneath them, and what they may have been meant to be on their menu."""

from __future__ import annotations

from PySide6.QtGui import QAction, QColor, QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit

from chronology.language.words.spelling import doubted, suggested

_WAVE = QColor("#D0453B")  # seen on light paper and on dark


class Misspelt(QSyntaxHighlighter):
    """The doubted words of one field. The word at the keyboard's place is let be until it is left."""

    def __init__(self, field: QPlainTextEdit) -> None:
        super().__init__(field.document())
        self._field = field
        self._left_alone: set[str] = set()
        self._look = QTextCharFormat()
        self._look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        self._look.setUnderlineColor(_WAVE)
        self._at = field.textCursor()
        field.cursorPositionChanged.connect(self._moved)

    def highlightBlock(self, text: str) -> None:
        """Draw the wave beneath one paragraph's doubted words."""
        here = self._field.textCursor().position() - self.currentBlock().position()
        for start, end in doubted(text):
            begin, behind = qt_units(text[:start]), qt_units(text[:end])
            is_typed = behind == here and self._field.hasFocus()
            if text[start:end] not in self._left_alone and not is_typed:
                self.setFormat(begin, behind - begin, self._look)

    def offer(self, menu: QMenu, at: QTextCursor) -> None:
        """Put what the doubted word at a place may have been meant to be before a menu's other entries."""
        word = self._word_at(at)
        if word is None:
            return
        written = word.selectedText()
        first = menu.actions()[0]
        meant = suggested(written)
        for other in meant:
            action = QAction(other, menu)
            action.triggered.connect(lambda _=False, other=other: word.insertText(other))
            menu.insertAction(first, action)
        if not meant:
            nothing = QAction("No word like it is known", menu)
            nothing.setEnabled(False)
            menu.insertAction(first, nothing)
        leave = QAction(f"Leave '{written}' as it is", menu)
        leave.triggered.connect(lambda: self._leave(written))
        menu.insertAction(first, leave)
        menu.insertSeparator(first)

    def _word_at(self, at: QTextCursor) -> QTextCursor | None:
        text, place = at.block().text(), at.positionInBlock()
        for start, end in doubted(text):
            begin, behind = qt_units(text[:start]), qt_units(text[:end])
            if begin <= place <= behind and text[start:end] not in self._left_alone:
                found = QTextCursor(at.block())
                found.setPosition(at.block().position() + begin)
                found.setPosition(at.block().position() + behind, QTextCursor.MoveMode.KeepAnchor)
                return found
        return None

    def _leave(self, word: str) -> None:
        self._left_alone.add(word)
        self.rehighlight()

    def _moved(self) -> None:
        """The word that was at the keyboard's place may be doubted now."""
        before, self._at = self._at, self._field.textCursor()
        self.rehighlightBlock(before.block())


def qt_units(text: str) -> int:
    """How long a text is to Qt, which counts some characters twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
