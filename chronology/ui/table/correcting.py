"""Putting right what the program understood, in place: the words as written are never touched."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from chronology.model.dates import EventDate, UnreadableDate, describe
from chronology.model.event_rows import Column
from chronology.model.events import Event
from chronology.ui.controls import button, frame, label
from chronology.ui.theme import Theme


class CorrectionPanel(QWidget):
    """A small panel beside a cell: what it should be understood as, and why. Escape puts it away.

    `wanted` carries the event's id, the column (when or agency), what was said, and why.
    """

    wanted = Signal(str, object, str, str)
    put_away = Signal()

    def __init__(self, theme: Theme, read: Callable[[str], EventDate], parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._read = read
        self._event = ""
        self._column = Column.WHEN
        self._written = label("", "second")
        self._date = QLineEdit()
        self._date.setAccessibleName("The date, as you would say it")
        self._date.setPlaceholderText("The date, as you would say it")
        self._agency = QComboBox()
        self._agency.setEditable(True)
        self._agency.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._agency.setAccessibleName("The agency")
        self._understood = label("")
        self._why = QLineEdit()
        self._why.setPlaceholderText("Why?")
        self._why.setAccessibleName("Why it is put right")
        self._do = button("Put right", primary=True)
        self._leave = button("Leave it")
        ground = frame("floating")
        column = QVBoxLayout(ground)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for each in (self._written, self._date, self._agency, self._understood, self._why):
            column.addWidget(each)
        for words in (self._written, self._understood):
            words.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self._do)
        row.addWidget(self._leave)
        row.addStretch(1)
        column.addLayout(row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ground)
        self._date.textChanged.connect(self._understand)
        self._agency.editTextChanged.connect(self._understand)
        for field in (self._date, self._why):
            field.returnPressed.connect(self._go_on)
        self._do.clicked.connect(self._tell)
        self._leave.clicked.connect(self._put_away)
        self.dress(theme)
        self.hide()

    def open(self, event: Event, column: Column, agencies: Sequence[str], at: QPoint) -> None:
        """Ask for another date, or another agency, of an event; `at` is a place on the parent."""
        self._event, self._column = event.id, column
        is_date = column is Column.WHEN
        self._date.setVisible(is_date)
        self._agency.setVisible(not is_date)
        self._understood.setVisible(is_date)
        if is_date:
            written = event.date.as_written.strip()
            self._written.setText(f"As written: {written}" if written else "No date was written.")
            self._date.setText(written)
            self._date.selectAll()
        else:
            self._written.setText("Whose event is it?")
            self._agency.clear()
            self._agency.addItems([name for name in agencies if name])
            self._agency.setCurrentText(event.agency)
        self._why.clear()
        self._understand()
        self.show()
        self._stand(at)
        self.raise_()
        first = self._date if is_date else self._agency
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def dress(self, theme: Theme) -> None:
        """The palette of the panel."""
        self._theme = theme
        self.setStyleSheet(
            f"QFrame#floating {{ background: {theme.panel}; border: 1px solid {theme.edge};"
            " border-radius: 8px; }"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._put_away()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _stand(self, at: QPoint) -> None:
        """Beneath the cell, or wherever there is room near it."""
        around = self._over.rect()
        width = min(around.width() - 16, self.fontMetrics().averageCharWidth() * 46)
        self.setFixedWidth(width)
        self.adjustSize()
        left = min(at.x(), around.right() - width - 8)
        top = min(at.y(), around.bottom() - self.height() - 8)
        self.move(max(8, left), max(8, top))

    def _understand(self) -> None:
        if self._column is not Column.WHEN:
            self._do.setEnabled(bool(self._agency.currentText().strip()))
            return
        said, ink, is_read = "", self._theme.second_ink, False
        if self._date.text().strip():
            try:
                said, ink, is_read = describe(self._read(self._date.text())), self._theme.understood, True
            except UnreadableDate as fault:
                said = str(fault)
        self._understood.setText(said or "Say it as you would: early March 2019, or not known.")
        self._understood.setStyleSheet(f"color: {ink}")
        self._understood.setAccessibleName(f"Understood: {said}")
        self._do.setEnabled(is_read)

    def _go_on(self) -> None:
        """Enter in the first field goes to the reason, and in the reason it is done."""
        if self._date.hasFocus() and self._do.isEnabled():
            self._why.setFocus()
        elif self._do.isEnabled():
            self._tell()

    def _tell(self) -> None:
        said = self._date.text() if self._column is Column.WHEN else self._agency.currentText()
        self._put_away()
        self.wanted.emit(self._event, self._column, said.strip(), self._why.text().strip())

    def _put_away(self) -> None:
        self.hide()
        self.put_away.emit()
