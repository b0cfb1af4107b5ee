"""The one window: returns in, the merged table, what was set aside, PDF out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QMessageBox,
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
from chronology.ui.start_page import StartPage
from chronology.ui.theme import Theme
from chronology.ui.work import Job
from chronology.ui.work_page import WorkPage

_WIDE = 960  # pixels
_KINDS = "Returns (*.docx *.docm *.xlsx *.xlsm *.xls *.ods *.odt *.csv *.tsv *.txt);;All files (*)"


class Window(QMainWindow):
    """The program's one window. It holds the names of the returns chosen and what was made of them."""

    idle = Signal()  # one piece of work has ended and the next may begin

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._chosen: list[Path] = []
        self._content: Content | None = None
        self._job: Job | None = None
        self.setWindowTitle("Chronology")  # never a child's name: titles are seen by the whole system
        self.setAcceptDrops(True)
        self.resize(1280, 720)
        self._start = StartPage()
        self._start.choose_files.connect(self._choose_files)
        self._start.choose_folder.connect(self._choose_folder)
        self._work = WorkPage()
        self._work.stop.connect(self._stop)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._start)
        self._pages.addWidget(self._work)
        self._result: ResultPage | None = None
        whole = ground("page")
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar())
        layout.addWidget(self._pages, 1)
        self.setCentralWidget(whole)
        QShortcut(QKeySequence.StandardKey.Open, self, self._choose_files)
        QShortcut(QKeySequence("Ctrl+E"), self, self._export)
        self._settle()

    # The bar above every page.

    def _bar(self) -> QWidget:
        bar = ground("bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        self._name = label("Chronology", "heading")
        row.addWidget(self._name)
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
        for control in (self._add, self._child, self._born):
            control.setEnabled(not busy)

    def describe_child(self, name: str, born: str) -> None:
        """Fill in the child's name and date of birth, as if they had been typed."""
        self._child.setText(name)
        self._born.setText(born)

    # Returns come in.

    def _choose_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, "Choose the agencies' returns", "", _KINDS)
        self.take([Path(name) for name in names])

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "Choose the folder with the returns")
        self.take([Path(name)] if name else [])

    def take(self, named: Sequence[Path]) -> None:
        """Take files and folders in beside those already chosen, and read them all."""
        if not named or self._job is not None:
            return
        self._chosen = list(dict.fromkeys([*self._chosen, *named]))
        self._read()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and self._job is None:
            event.acceptProposedAction()
            self._start.show_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._start.show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._start.show_over(False)
        self.take([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

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
        self._back()
        QMessageBox.warning(self, "Chronology", sentence)

    def _back(self) -> None:
        """Stand where the person stood before the work began."""
        if self._content is None:
            self._chosen.clear()
            self._pages.setCurrentWidget(self._start)
        elif self._result is not None:
            self._pages.setCurrentWidget(self._result)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is narrow, the bar keeps to what can be typed and pressed."""
        super().resizeEvent(event)
        self._name.setVisible(self.width() >= _WIDE)
        self._born_understood.setVisible(self.width() >= _WIDE)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._job is not None:
            self._job.stop()
            self._job.wait()
        super().closeEvent(event)
