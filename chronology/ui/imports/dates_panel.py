"""Dates that are not known, settled one by one: the original row, what is typed, what was understood."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from chronology.model.dates import DateContext, describe
from chronology.model.events import Event
from chronology.services.import_preview import Preview, ToSettle
from chronology.ui.controls import button, ground, label, second
from chronology.ui.entry.when import WhenEdit
from chronology.ui.fitted import FittedLabel
from chronology.ui.line_list import Line, LineList

_FIRST_WORDS = 60


class DatesPanel(QWidget):
    """A list of events without a day; beside it the row as it came, and a line for the date.

    Enter settles the date and goes to the next; what was settled stays in the list and can be changed.
    """

    settled = Signal(object, object)  # an Event; the words, '' to leave it open, or None to ask again

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[ToSettle, ...] = ()
        self._at = ""
        self.list = LineList("Dates to settle")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._none = second("Every date of this file was read. There is nothing to settle.")
        self._why = FittedLabel("thought")
        self.when = WhenEdit()
        self.settle = button("&Settle and next", primary=True)
        self.leave = button("&Leave undated")
        self.again = button("&Ask again")
        self._row = ground("side")
        self._cells = QFormLayout(self._row)
        self._lay_out()
        self.list.came_to.connect(self._come_to)
        self.list.chosen.connect(lambda _: self.take_focus())
        self.when.changed.connect(self._typed)
        self.when.line.returnPressed.connect(self._settle)
        self.settle.clicked.connect(self._settle)
        self.leave.clicked.connect(lambda: self._say(""))
        self.again.clicked.connect(lambda: self._say(None))

    def _lay_out(self) -> None:
        self._cells.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._cells.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._cells.setContentsMargins(16, 8, 16, 8)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._row)
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        scroll.setAccessibleName("The row as it came")
        side = QWidget()
        beside = QVBoxLayout(side)
        beside.setContentsMargins(16, 8, 0, 0)
        beside.setSpacing(8)
        beside.addWidget(label("The row as it came", "heading"))
        beside.addWidget(scroll, 1)
        beside.addWidget(self._why)
        beside.addWidget(label("&When was it?", buddy=self.when.line))
        beside.addWidget(self.when)
        buttons = QHBoxLayout()
        for each in (self.settle, self.leave, self.again):
            buttons.addWidget(each)
        buttons.addStretch(1)
        beside.addLayout(buttons)
        self._side = side
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.list)
        self._split.addWidget(side)
        self._split.setSizes([320, 560])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.addWidget(self._none)
        whole.addWidget(self._split, 1)
        self._none.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_preview(self, shown: Preview, context: DateContext) -> None:
        """Show a new reading. Where the person is, and what she has half typed, stays."""
        self.when.context = context
        self._items = shown.to_settle
        self._none.setVisible(not self._items)
        self._split.setVisible(bool(self._items))
        here = next((at for at, each in enumerate(self._items) if each.event.id == self._at), -1)
        self.list.blockSignals(True)
        self.list.show_lines(
            (Line(_line(each), spoken=_line(each).replace("\n", ". ")) for each in self._items),
            max(here, 0),
        )
        self.list.blockSignals(False)
        if here < 0:
            self._come_to(self.list.row)
        else:
            self._show_buttons()

    def take_focus(self) -> None:
        """Give the keyboard to the line for the date."""
        self.when.line.setFocus()

    def _here(self) -> ToSettle | None:
        row = self.list.row
        return self._items[row] if 0 <= row < len(self._items) else None

    def _come_to(self, row: int) -> None:
        here = self._here()
        if here is None:
            return
        self._at = here.event.id
        while self._cells.rowCount():
            self._cells.removeRow(0)
        self._cells.addRow(second("Where"), _words(str(here.event.place)))
        headings = here.headings or ("",) * len(here.cells)
        for heading, cell in zip(headings, here.cells, strict=False):
            if cell.strip() or heading.strip():
                self._cells.addRow(second(heading.strip() or " "), _words(cell.strip() or "(empty)"))
        self._why.setText(here.why)
        self.when.line.setText(here.said if here.said else here.event.date.as_written.strip())
        self.when.line.selectAll()
        self._show_buttons()

    def _show_buttons(self) -> None:
        here = self._here()
        self.again.setVisible(here is not None and here.said is not None)
        self._typed()

    def _typed(self) -> None:
        self.settle.setEnabled(self.when.read("").is_dated)

    def _settle(self) -> None:
        if self.settle.isEnabled():
            self._say(self.when.line.text())

    def _say(self, words: str | None) -> None:
        here = self._here()
        if here is None:
            return
        event: Event = here.event
        row = self.list.row
        after = [
            at for at in (*range(row + 1, len(self._items)), *range(row)) if self._items[at].said is None
        ]
        self.settled.emit(event, words)
        if words is not None and after:
            self.list.come_to(after[0])
            self.when.line.setFocus()
            self.when.line.selectAll()


def _line(each: ToSettle) -> str:
    """One line for the list: what was settled, or what stands there; and how the account begins."""
    written = each.event.date.as_written.strip()
    if each.said is None:
        when = f"? {written}" if written else "? no date"
    elif each.said:
        when = f"✓ {describe(each.event.date)}"
    else:
        when = "✓ left undated"
    text = " ".join(each.event.text.split())
    words = text if len(text) <= _FIRST_WORDS else f"{text[:_FIRST_WORDS].rsplit(' ', 1)[0]} …"
    return f"{when}\n{words}"


def _words(words: str) -> QLabel:
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return made
