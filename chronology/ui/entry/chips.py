"""Several short things in one field, each a chip: people, kinds of event, tags."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QModelIndex, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QListView, QToolButton

from chronology.ui.flow import FlowLayout

_AROUND = 24  # pixels beside the words of a line


class ChipKind(Enum):
    """How a chip is drawn: what the case knows, what it does not, and an adult whom nobody identified."""

    KNOWN = "known"
    NEW = "new"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to choose: what is kept, what a person reads of it, and a word more for the list."""

    value: str
    label: str
    more: str = ""


class ChipsEdit(QFrame):
    """Chips with a line behind them to type the next.

    Enter, a semicolon or leaving the field makes a chip of what was typed (a comma does not: 'man, not
    known' is one); Backspace in an empty line takes the last one back. `offers` gives what fits the words
    typed; where `only_offered`, nothing else is taken and words that fit nothing stay in the line.
    """

    changed = Signal()
    left = Signal()

    def __init__(
        self,
        name: str,
        offers: Callable[[str], Sequence[Offer]],
        shown: Callable[[str], tuple[str, ChipKind]],
        hint: str = "",
        only_offered: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName("chips")
        self.setAccessibleName(name)
        self._name = name
        self._offers = offers
        self._shown = shown
        self._only_offered = only_offered
        self._values: list[str] = []
        self._chips: list[QToolButton] = []
        self._offered: Sequence[Offer] = ()
        self._flow = FlowLayout(self, spacing=4)
        self._flow.setContentsMargins(8, 4, 8, 4)
        self.line = _Line(self)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(hint)
        self._hint = hint
        self._flow.addWidget(self.line)
        self.setFocusProxy(self.line)
        self._list = QStringListModel(self)
        self._popup = QCompleter(self._list, self)
        self._popup.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._popup.setMaxVisibleItems(8)
        self._popup.setWidget(self.line)
        self._fitting = QListView()
        self._fitting.setAccessibleName(f"{name}: what fits")
        self._popup.setPopup(self._fitting)
        self._fitting.clicked.connect(self._take_index)
        self.line.textEdited.connect(self._typed)

    @property
    def values(self) -> tuple[str, ...]:
        """What stands in the field, in the order in which it was put there."""
        return tuple(self._values)

    def put(self, values: Iterable[str]) -> None:
        """Show these and no others."""
        self._values = list(dict.fromkeys(values))
        self.line.clear()
        self.show_again()

    def add(self, value: str) -> None:
        """Add one, if it is not there."""
        if value and value not in self._values:
            self._values.append(value)
            self.show_again()
            self.changed.emit()

    def take(self, value: str) -> None:
        """Take one away."""
        if value in self._values:
            self._values.remove(value)
            self.show_again()
            self.changed.emit()

    def show_again(self) -> None:
        """Draw the chips anew, as when people became known."""
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._flow.removeWidget(self.line)
        self._chips = [self._chip(value) for value in self._values]
        for chip in self._chips:
            self._flow.addWidget(chip)
            chip.show()
        self._flow.addWidget(self.line)
        self.line.setPlaceholderText("" if self._values else self._hint)
        said = ", ".join(self._shown(value)[0] for value in self._values)
        self.line.setAccessibleDescription(f"Chosen: {said}" if said else "Nothing chosen yet")
        self.updateGeometry()

    def finish(self) -> None:
        """Make a chip of what stands in the line, where it may be one."""
        words = self.line.text().strip().rstrip(",").rstrip()
        if not words:
            return
        if self._only_offered:
            offered = self._offers(words)
            if not offered:
                return
            words = offered[0].value
        self.line.clear()
        self._fitting.hide()
        self.add(words)

    def key(self, event: QKeyEvent) -> bool:
        """What the line's keys mean here; whether this was one of them."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._enter()
        if event.text() == ";":
            self.finish()
            return True
        if event.key() == Qt.Key.Key_Backspace and not self.line.text() and self._values:
            self.take(self._values[-1])
            return True
        if event.key() == Qt.Key.Key_Down and not self._fitting.isVisible():
            self._typed(self.line.text())
            return True
        return False

    def _enter(self) -> bool:
        chosen = self._fitting.currentIndex()
        if self._fitting.isVisible() and chosen.isValid():
            self._take_index(chosen)
            return True
        if not self.line.text().strip():
            return False
        self.finish()
        return True

    def _chip(self, value: str) -> QToolButton:
        words, kind = self._shown(value)
        chip = QToolButton(self)
        chip.setObjectName("chip")
        chip.setProperty("kind", kind.value)
        chip.setText(f"{words}  ×".replace("&", "&&"))
        unnamed = ", not identified" if kind is ChipKind.UNNAMED else ""
        chip.setAccessibleName(f"{words}{unnamed}: take away")
        chip.setToolTip(
            f"Take '{words}' away" if kind is not ChipKind.NEW else f"'{words}': new to this case"
        )
        chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        chip.clicked.connect(lambda: self.take(value))
        return chip

    def _typed(self, text: str) -> None:
        offered = self._offers(text.strip())
        self._offered = [offer for offer in offered if offer.value not in self._values]
        self._list.setStringList(
            [f"{offer.label}  ·  {offer.more}" if offer.more else offer.label for offer in self._offered]
        )
        if self._offered:
            self._popup.complete()
        else:
            self._fitting.hide()

    def _take_index(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._offered):
            self._fitting.hide()
            value = self._offered[index.row()].value
            self.line.clear()
            self.add(value)


class _Line(QLineEdit):
    """The line behind the chips."""

    def __init__(self, chips: ChipsEdit) -> None:
        super().__init__(chips)
        self.setObjectName("bare")
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("m" * 10))
        self._chips = chips

    def sizeHint(self) -> QSize:
        """Wide enough for what is said of it while it is empty."""
        size = super().sizeHint()
        said = self.fontMetrics().horizontalAdvance(self.placeholderText())
        return QSize(max(size.width(), said + _AROUND), size.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._chips.key(event):
            event.accept()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._chips.setProperty("within", True)
        self._redress()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.PopupFocusReason or not self.isVisible():
            return
        self._chips.finish()
        self._chips.setProperty("within", False)
        self._redress()
        self._chips.left.emit()

    def _redress(self) -> None:
        self._chips.style().unpolish(self._chips)
        self._chips.style().polish(self._chips)
