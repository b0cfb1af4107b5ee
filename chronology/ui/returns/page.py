"""Every return of the case: its counts, what it set aside, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from chronology.model.contributions import Contribution
from chronology.services.bring_in import KeptReturn, OpenCase
from chronology.services.progress import Progress
from chronology.services.save_original import save_original
from chronology.ui.controls import button, ground, key_action, label, second
from chronology.ui.imports.look import sheet
from chronology.ui.imports.rows import WordsSetAside
from chronology.ui.imports.tables import RowTable
from chronology.ui.imports.wizard import ImportWizard
from chronology.ui.returns.rows import ReturnRows, received
from chronology.ui.theme import Theme
from chronology.ui.work import Job


class _Work(NamedTuple):
    work: Callable[[Progress], Any]
    done: Callable[[Any], None]
    only_the_last: bool  # of several that wait, only what was asked for last matters


class ReturnsPage(QWidget):
    """The list of returns with one of them beside it, and the wizard that brings more in."""

    said = Signal(str)
    changed = Signal()
    idle = Signal()

    def __init__(self, case: OpenCase, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self._case = case
        self._theme = theme
        self._job: Job | None = None
        self._waiting: list[_Work] = []
        self.wizard = ImportWizard(case, theme)
        self.wizard.said.connect(self.say)
        self.wizard.left.connect(self._close_wizard)
        self.wizard.brought_in.connect(self._brought_in)
        self.rows = ReturnRows(self)
        self.table = RowTable(
            "Returns", self.rows, shares=(0.19, 0.25, 0.07, 0.08, 0.1, 0.1, 0.13, 0.07), lines=1, least=0
        )
        self.aside_rows = WordsSetAside(self)
        self.aside = RowTable(
            "What this return set aside", self.aside_rows, shares=(0.2, 0.48, 0.32), lines=2
        )
        self.bring = button("&Bring in returns", primary=True)
        self.turn = button("&Withdraw")
        self.save = button("&Save the original")
        self._title = label("Returns", "heading")
        self._sums = second()
        self._file = label("", "heading")
        self._facts = second()
        self.sha = QLabel()
        self._state = second()
        self._state.hide()
        self._list = self._laid_out()
        self._steps = QStackedWidget()
        self._steps.addWidget(self._list)
        self._steps.addWidget(self.wizard)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._steps)
        self.bring.clicked.connect(self.open_wizard)
        self.turn.clicked.connect(self.withdraw_or_bring_back)
        self.save.clicked.connect(self._ask_where)
        self.table.came_to.connect(lambda _: self._show_return())
        self.table.pressed_row.connect(lambda _: self.aside.setFocus())
        self._actions = self._made_actions()
        self.dress(theme)
        self.refresh()

    def _laid_out(self) -> QWidget:
        bar = ground("bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self._title)
        row.addWidget(self._sums, 1)
        row.addWidget(self.bring)
        self._state.setWordWrap(True)
        self._state.setContentsMargins(16, 0, 16, 8)
        for each in (self._file, self.sha):
            each.setTextFormat(Qt.TextFormat.PlainText)
        self.sha.setObjectName("figures")
        self.sha.setWordWrap(True)
        self.sha.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.sha.setAccessibleName("SHA-256 of the file as it came")
        self._facts.setWordWrap(True)
        self._detail = QWidget()
        side = QVBoxLayout(self._detail)
        side.setContentsMargins(16, 8, 16, 8)
        side.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self._file, 1)
        head.addWidget(self.save)
        head.addWidget(self.turn)
        side.addLayout(head)
        side.addWidget(self._facts)
        side.addWidget(self.sha)
        side.addWidget(self.aside, 1)
        self._empty = label(
            "No return has come in yet. Drop the agencies' files or folders here, or choose them with "
            "'Bring in returns'.",
            "second",
        )
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.table)
        self._split.addWidget(self._detail)
        self._split.setSizes([280, 320])
        made = QWidget()
        whole = QVBoxLayout(made)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(bar)
        whole.addWidget(self._state)
        whole.addWidget(self._empty, 1)
        whole.addWidget(self._split, 1)
        return made

    def _made_actions(self) -> tuple[QAction, ...]:
        return (
            key_action(self, "Bring in returns", "Ctrl+O", self.open_wizard),
            key_action(
                self, "Withdraw a return, or bring it back", "Ctrl+Shift+W", self.withdraw_or_bring_back
            ),
            key_action(self, "Save the original of a return", "Ctrl+Shift+S", self._ask_where),
        )

    # What the window calls

    def commands(self) -> tuple[QAction, ...]:
        """What can be done here, with its keys."""
        return (*self._actions, *self.wizard.commands())

    def take_focus(self) -> None:
        """Give the keyboard to the list, or to the wizard where it is open."""
        if self._steps.currentWidget() is self.wizard:
            self.wizard.take_focus()
        elif self.rows.items:
            self.table.setFocus()
        else:
            self.bring.setFocus()

    def refresh(self) -> None:
        """Read the list again; the return that the person has come to stays."""
        here = self._here()
        kept = self._case.returns()
        self.rows.show_items(kept)
        self._empty.setVisible(not kept)
        self._split.setVisible(bool(kept))
        present = [each for each in kept if each.present]
        events = sum(each.events for each in present)
        out = f" · {len(kept) - len(present)} withdrawn" if len(kept) > len(present) else ""
        self._sums.setText(f"{len(present)} in the review · {events} events{out}" if kept else "")
        self.bring.setEnabled(not self._case.read_only)
        at = next((at for at, each in enumerate(kept) if here is not None and each.id == here.id), 0)
        if kept:
            self.table.come_to(at)
        self._show_return()

    def show_return(self, file: str) -> None:
        """Come to the return that is called so."""
        at = next((at for at, each in enumerate(self.rows.items) if each.file == file), -1)
        if at >= 0:
            self._steps.setCurrentWidget(self._list)
            self.table.come_to(at)

    def dress(self, theme: Theme) -> None:
        """Draw with another palette."""
        self._theme = theme
        self.setStyleSheet(sheet(theme))
        self.aside.dress(theme)
        self.wizard.dress(theme)

    def close_down(self) -> None:
        """End all work, as before the window closes."""
        self._waiting.clear()
        if self._job is not None:
            self._job.stop()
            self._job.wait()
        self.wizard.close_down()

    def say(self, sentence: str) -> None:
        """A sentence above the list, and at the foot of the window."""
        self._state.setText(sentence)
        self._state.setVisible(bool(sentence))
        self.said.emit(sentence)

    # Bringing in

    def open_wizard(self) -> None:
        """Show where returns are dropped."""
        if self._case.read_only:
            self.say("This case is open to read only, so nothing can be brought in.")
            return
        self._steps.setCurrentWidget(self.wizard)
        self.wizard.take_focus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and not self._case.read_only:
            event.acceptProposedAction()
            self.open_wizard()
            self.wizard.show_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.wizard.show_over(False)
        if not self.wizard.is_open:
            self._close_wizard()

    def dropEvent(self, event: QDropEvent) -> None:
        self.wizard.show_over(False)
        self.wizard.take([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    def _close_wizard(self) -> None:
        self._steps.setCurrentWidget(self._list)
        self.take_focus()

    def _brought_in(self, count: int) -> None:
        self.refresh()
        self._close_wizard()
        self.table.come_to(self.table.model().rowCount() - 1)
        self.changed.emit()

    # One return

    def _here(self) -> KeptReturn | None:
        row = self.table.row_here()
        return self.rows.items[row] if 0 <= row < len(self.rows.items) else None

    def _show_return(self) -> None:
        here = self._here()
        for control in (self.turn, self.save):
            control.setEnabled(here is not None)
        if here is None:
            return
        self.turn.setEnabled(not self._case.read_only)
        self.turn.setText("&Withdraw" if here.present else "Bring &back")
        self._file.setText(here.file)
        state = "" if here.present else "Withdrawn: it is kept, and takes no part in the review.  "
        self._facts.setText(f"{state}{here.agency or 'Agency not stated'} · received {received(here.added)}")
        case, id = self._case, here.id
        self._run(lambda progress: case.contribution(id), self._show_contribution, only_the_last=True)

    def _show_contribution(self, found: Contribution) -> None:
        self.sha.setText(f"SHA-256 {found.sha256}")
        self.aside_rows.show_items(sorted(found.set_aside, key=lambda each: not each.unread))

    def withdraw_or_bring_back(self) -> None:
        """Take a return out of the review, or put it back: nothing of it is lost either way."""
        here = self._here()
        if here is None or self._case.read_only:
            return
        case, id, present = self._case, here.id, here.present
        if present:
            sentence = f"'{here.file}' was withdrawn. It is kept, and can be brought back."
        else:
            sentence = f"'{here.file}' is part of the review again."

        def done(_: object) -> None:
            self.refresh()
            self.say(sentence)
            self.changed.emit()

        self._run(lambda progress: case.withdraw(id) if present else case.bring_back(id), done)

    def _ask_where(self) -> None:
        here = self._here()
        if here is None:
            return
        name, _ = QFileDialog.getSaveFileName(self, "Save the original", PurePath(here.file).name)
        if name:
            self.save_to(Path(name))

    def save_to(self, out: Path) -> None:
        """Write the return that is shown to `out`, byte for byte as it came."""
        here = self._here()
        if here is None:
            return
        case, id = self._case, here.id
        self._run(
            lambda progress: save_original(case, id, out),
            lambda saved: self.say(f"Saved as {saved}, exactly as it came."),
        )

    # Work off the window's thread, in the order in which it was asked for

    def _run(
        self,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        only_the_last: bool = False,
    ) -> None:
        if only_the_last:
            self._waiting = [each for each in self._waiting if not each.only_the_last]
        self._waiting.append(_Work(work, done, only_the_last))
        self._go_on()

    def _go_on(self) -> None:
        if self._job is not None or not self._waiting:
            return
        work = self._waiting.pop(0)
        self._job = Job(work.work)
        self._job.finished_with.connect(work.done)
        self._job.refused.connect(self.say)
        self._job.finished.connect(self._ended)
        self._job.begin()

    def _ended(self) -> None:
        self._job = None
        if self._waiting:
            self._go_on()
        else:
            self.idle.emit()
