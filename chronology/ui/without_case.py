"""Returns looked at without a case: the merged timeline, what was set aside, PDF out. Nothing is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from chronology.model.case import Case
from chronology.model.dates import UnreadableDate, describe, read_date
from chronology.report.content import Content
from chronology.services.merge import merge_returns
from chronology.services.write import write_content
from chronology.ui.controls import button, ground, label, second
from chronology.ui.result_page import ResultPage
from chronology.ui.shell.notice import Notice
from chronology.ui.theme import Theme
from chronology.ui.work import Job
from chronology.ui.work_page import WorkPage

_WIDE = 960  # pixels
KINDS = "Returns (*.docx *.docm *.xlsx *.xlsm *.xls *.ods *.odt *.csv *.tsv *.txt);;All files (*)"


class WithoutCase(QWidget):
    """It holds the names of the returns chosen and what was made of them, for as long as it is shown."""

    idle = Signal()  # one piece of work has ended and the next may begin
    left = Signal()
    failed = Signal(str)  # why nothing could be read at all
    case_wanted = Signal(object)  # the returns that a case is wanted for

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._chosen: list[Path] = []
        self._content: Content | None = None
        self._job: Job | None = None
        self._notice = Notice("Something to know")
        self._work = WorkPage()
        self._work.stop.connect(self._stop)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._work)
        self._result: ResultPage | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar())
        layout.addWidget(self._notice)
        layout.addWidget(self._pages, 1)
        self._actions = tuple(
            self._action(words, keys, does)
            for words, keys, does in (
                ("Add returns", "Ctrl+O", self._choose_files),
                ("Export", "Ctrl+E", self._export),
                ("Back to the start", "Ctrl+W", self.left.emit),
            )
        )
        self._settle()

    def commands(self) -> tuple[QAction, ...]:
        """What can be done here, with its keys."""
        return self._actions

    def _action(self, words: str, keys: str, does: Callable[[], None]) -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _=False: does())
        self.addAction(action)
        return action

    # The bar above every page.

    def _bar(self) -> QWidget:
        bar = ground("bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        back = button("&Start")
        back.setAccessibleName("Back to the start page; nothing is kept")
        back.clicked.connect(self.left)
        row.addWidget(back)
        row.addSpacing(8)
        self._child = QLineEdit()
        self._child.setMaximumWidth(180)
        self._child.setAccessibleName("Child's name, if known")
        row.addWidget(label("Chi&ld", buddy=self._child))
        row.addWidget(self._child)
        row.addSpacing(8)
        self._born = QLineEdit()
        self._born.setPlaceholderText("such as 30 Aug 2021")
        self._born.setFixedWidth(136)
        self._born.setAccessibleName("Child's date of birth, if known")
        row.addWidget(label("&Born", buddy=self._born))
        row.addWidget(self._born)
        self._born_understood = second()
        row.addWidget(self._born_understood)
        row.addStretch(1)
        self._add = button("&Add returns")
        self._add.clicked.connect(self._choose_files)
        row.addWidget(self._add)
        self._keep = button("&Make a case")
        self._keep.clicked.connect(lambda: self.case_wanted.emit(tuple(self._chosen)))
        row.addWidget(self._keep)
        self._export_button = button("&Export PDF", primary=True)
        self._export_button.clicked.connect(self._export)
        row.addWidget(self._export_button)
        self._child.editingFinished.connect(self._case_changed)
        self._born.editingFinished.connect(self._case_changed)
        self._born.textChanged.connect(self._show_born)
        return bar

    def _show_born(self) -> None:
        text = self._born.text().strip()
        try:
            self._born_understood.setText(describe(read_date(text)) if text else "")
        except UnreadableDate:
            self._born_understood.setText("not a date yet")

    def _case(self) -> Case:
        born = None
        if text := self._born.text().strip():
            try:
                read = read_date(text)
                born = read.earliest if read.is_day else None
            except UnreadableDate:
                born = None
        return Case(child=self._child.text().strip(), born=born)

    def _case_changed(self) -> None:
        if self._content is not None and self._case() != self._content.case and self._job is None:
            self._read()

    def _settle(self) -> None:
        """Show what can be pressed now."""
        busy = self._job is not None
        self._export_button.setEnabled(self._content is not None and not busy)
        self._add.setVisible(bool(self._chosen))
        for control in (self._add, self._child, self._born, self._keep):
            control.setEnabled(not busy)

    def describe_child(self, name: str, born: str) -> None:
        """Fill in the child's name and date of birth, as if they had been typed."""
        self._child.setText(name)
        self._born.setText(born)

    # Returns come in.

    def _choose_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, "Choose the agencies' returns", "", KINDS)
        self.take([Path(name) for name in names])

    def take(self, named: Sequence[Path]) -> None:
        """Take files and folders in beside those already chosen, and read them all."""
        if not named or self._job is not None:
            return
        self._chosen = list(dict.fromkeys([*self._chosen, *named]))
        self._read()

    def _read(self) -> None:
        chosen, case = list(self._chosen), self._case()
        self._work.begin("Reading the returns")
        self._run(
            Job(
                lambda progress: merge_returns(
                    chosen, case, progress=progress, file_read=self._work.file_read
                ),
            ),
            self._show,
        )

    def _show(self, content: Content) -> None:
        self._content = content
        if self._result is not None:
            self._pages.removeWidget(self._result)
            self._result.deleteLater()
        self._result = ResultPage(content, self._theme)
        self._pages.addWidget(self._result)
        self._pages.setCurrentWidget(self._result)
        self._result.take_focus()

    # The PDF goes out.

    def _export(self) -> None:
        if self._content is None or self._job is not None:
            return
        name, _ = QFileDialog.getSaveFileName(
            self, "Save the timeline", "timeline.pdf", "PDF (*.pdf);;Word (*.docx);;Excel (*.xlsx)"
        )
        if name:
            self.export_to(Path(name))

    def export_to(self, out: Path) -> None:
        """Write the timeline to a file, in the format of its name."""
        content = self._content
        if content is None:
            return
        out = out if out.suffix else out.with_suffix(".pdf")
        self._work.begin("Drawing the timeline")
        self._run(Job(lambda progress: write_content(content, out, progress)), self._exported)

    def _exported(self, out: Path) -> None:
        if self._result is not None:
            self._pages.setCurrentWidget(self._result)
            self._result.say(f"Saved as {out}")

    # One piece of work at a time.

    def _run(self, job: Job, done: Callable[[Any], None]) -> None:
        self._job = job
        job.progressed.connect(self._work.show_progress)
        job.finished_with.connect(done)
        job.refused.connect(self._refused)
        job.stopped.connect(self._back)
        job.finished.connect(self._idle)
        self._pages.setCurrentWidget(self._work)
        self._settle()
        job.begin()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.stop()

    def _idle(self) -> None:
        self._job = None
        self._settle()
        self.idle.emit()

    def _refused(self, sentence: str) -> None:
        if self._content is None:
            self.failed.emit(sentence)
        self._notice.say(sentence)
        self._back()

    def _back(self) -> None:
        """Stand where the person stood before the work began."""
        if self._content is None:
            self._chosen.clear()
            self.left.emit()
        elif self._result is not None:
            self._pages.setCurrentWidget(self._result)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is narrow, the bar keeps to what can be typed and pressed."""
        super().resizeEvent(event)
        self._born_understood.setVisible(self.width() >= _WIDE)

    def close_down(self) -> None:
        """End all work."""
        if self._job is not None:
            self._job.stop()
            self._job.wait()
