"""Bringing returns in: drop them, watch them read, look each file over, bring them in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListView,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from chronology.services.bring_in import Decided, Incoming, OpenCase, Surroundings, bring_in, read_incoming
from chronology.ui.controls import breakable, button, ground, key_action, label, second
from chronology.ui.imports.coming import Coming
from chronology.ui.imports.drop_page import DropPage
from chronology.ui.imports.file_page import FilePage
from chronology.ui.imports.look import sheet
from chronology.ui.line_list import Line, LineList
from chronology.ui.theme import Theme
from chronology.ui.work import Job
from chronology.ui.work_page import WorkPage

KINDS = "Returns (*.docx *.docm *.xlsx *.xlsm *.xls *.ods *.odt *.csv *.tsv *.txt);;All files (*)"


class ImportWizard(QWidget):
    """Panels one after the other: where to drop, the reading, a page for each file. One instance a window.

    Nothing is brought in before *Bring in*. Choices are kept as they are made, and are there again when the
    same file comes again.
    """

    said = Signal(str)  # a sentence for the foot of the window
    brought_in = Signal(int)  # how many files
    left = Signal()
    idle = Signal()  # a piece of work has ended

    def __init__(self, case: OpenCase, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._case = case
        self._theme = theme
        self._job: Job | None = None
        self._after: Callable[[], None] | None = None
        self.coming: list[Coming] = []
        self.start = DropPage()
        self.start.choose_files.connect(self.choose_files)
        self.start.choose_folder.connect(self.choose_folder)
        self.start.left.connect(self.leave)
        self.work = WorkPage()
        self.work.stop.connect(self.stop)
        self.files = LineList("Files. Space takes a file in or leaves it out")
        self.files.setObjectName("files")
        self.files.setWordWrap(True)
        self.files.setResizeMode(QListView.ResizeMode.Adjust)
        self.files.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.files.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pages = QStackedWidget()
        self.bring = button("&Bring in", primary=True)
        self.cancel = button("Ca&ncel")
        self._state = second()
        self._state.setWordWrap(True)
        self._look = self._looking_over()
        self._steps = QStackedWidget()
        for step in (self.start, self.work, self._look):
            self._steps.addWidget(step)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._steps)
        self.files.came_to.connect(self.pages.setCurrentIndex)
        self.files.rows.ticked.connect(self._ticked)
        self.bring.clicked.connect(self.bring_all_in)
        self.cancel.clicked.connect(self.leave)
        self._actions = self._made_actions()
        self.dress(theme)

    def _looking_over(self) -> QWidget:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(16, 12, 0, 8)
        column.setSpacing(8)
        column.addWidget(label("What came", "heading"))
        column.addWidget(self.files, 1)
        split.addWidget(side)
        split.addWidget(self.pages)
        split.setStretchFactor(1, 1)
        em = self.fontMetrics().averageCharWidth()
        split.setSizes([36 * em, 110 * em])
        foot = ground("bar")
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self._state, 1)
        row.addWidget(self.cancel)
        row.addWidget(self.bring)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(split, 1)
        layout.addWidget(foot)
        return whole

    def _made_actions(self) -> tuple[QAction, ...]:
        return (
            key_action(self, "Choose files to bring in", "Ctrl+Shift+O", self.choose_files),
            key_action(self, "Next file", "Ctrl+PgDown", lambda: self._step(1)),
            key_action(self, "File before", "Ctrl+PgUp", lambda: self._step(-1)),
            key_action(self, "Bring in", "Ctrl+Return", self.bring_all_in),
            key_action(self, "Stop reading", "Esc", self.stop),
        )

    # What the window calls

    def commands(self) -> tuple[QAction, ...]:
        """What can be done here, with its keys."""
        return self._actions

    @property
    def is_open(self) -> bool:
        """Whether files are being read or looked over."""
        return self._job is not None or bool(self.coming)

    def take(self, named: Sequence[Path]) -> None:
        """Read these files and folders, beside those that are being looked over."""
        if not named or self._job is not None:
            return
        case = self._case
        if case.read_only:
            self.say("This case is open to read only, so nothing can be brought in.")
            return
        self.start.say("")
        self.work.begin("Reading the returns")
        self._steps.setCurrentWidget(self.work)
        paths = list(named)
        told = self.work.file_read
        self._run(Job(lambda progress: read_incoming(case, paths, progress, told)), self._look_over)

    def show_over(self, over: bool) -> None:
        """Show that what is being dragged may be let go here."""
        self.start.show_over(over)

    def take_focus(self) -> None:
        """Give the keyboard to the first thing to do."""
        if self.coming:
            self.files.setFocus()
        else:
            self.start.take_focus()

    def dress(self, theme: Theme) -> None:
        """Draw with another palette."""
        self._theme = theme
        self.setStyleSheet(sheet(theme))
        for page in self._file_pages():
            page.dress(theme)

    def close_down(self) -> None:
        """End all work, as before the window closes."""
        if self._job is not None:
            self._job.stop()
            self._job.wait()
        for each in self.coming:
            each.finish()

    # What a person does

    def choose_files(self) -> None:
        """Ask for files and read them."""
        names, _ = QFileDialog.getOpenFileNames(self, "Choose the agencies' returns", "", KINDS)
        self.take([Path(name) for name in names])

    def choose_folder(self) -> None:
        """Ask for a folder and read what is in it."""
        name = QFileDialog.getExistingDirectory(self, "Choose the folder with the returns")
        self.take([Path(name)] if name else [])

    def stop(self) -> None:
        """Stop the reading, or the bringing in."""
        if self._job is not None:
            self._job.stop()

    def leave(self) -> None:
        """Leave the files out; what was chosen of them is there again if they come again."""
        if self._job is not None:
            return
        self._clear()
        self.left.emit()

    def bring_all_in(self) -> None:
        """Bring in every file that is ticked, once its last choice has been read."""
        if self._job is not None or not self._wanted():
            return
        if any(each.is_behind for each in self._wanted()):
            self._after = self.bring_all_in
            self.say("Reading the last choice …")
            return
        self._after = None
        case = self._case
        decided = [Decided(each.incoming, each.takes_place) for each in self._wanted()]
        self.work.begin("Bringing in")
        self._steps.setCurrentWidget(self.work)
        self._run(Job(lambda progress: bring_in(case, decided, progress)), self._done)

    def say(self, sentence: str) -> None:
        """A sentence beside the buttons, and at the foot of the window."""
        self._state.setText(sentence)
        self.said.emit(sentence)

    # How it goes on

    def _run(self, job: Job, done: Callable[[Any], None]) -> None:
        self._job = job
        job.progressed.connect(self.work.show_progress)
        job.finished_with.connect(done)
        job.refused.connect(self._refused)
        job.stopped.connect(self._stopped)
        job.finished.connect(self._ended)
        job.begin()

    def _ended(self) -> None:
        self._job = None
        self.idle.emit()

    def _stopped(self) -> None:
        self._back()
        self.say("Stopped. What had come in before stays; nothing else was changed.")

    def _refused(self, sentence: str) -> None:
        self._back()
        self.start.say(sentence)
        self.say(sentence)

    def _back(self) -> None:
        self._steps.setCurrentWidget(self._look if self.coming else self.start)

    def _look_over(self, found: tuple[Surroundings, tuple[Incoming, ...]]) -> None:
        if self._job is not None and self._job.to_stop:
            self._stopped()  # it was read to its end before it could stop: left out all the same
            return
        around, incoming = found
        here = {each.incoming.preview.opened.sha256 for each in self.coming}
        agencies = {each.contribution.agency for each in around.earlier} - {""}
        for each in incoming:
            if each.preview.opened.sha256 and each.preview.opened.sha256 in here:
                continue
            coming = Coming(each, around, self._case, self._case.who(), self)
            self.coming.append(coming)
            page = FilePage(coming, sorted(agencies), self._theme)
            self.pages.addWidget(page)
            self.files.rows.add(_line_of(coming))
            coming.changed.connect(self._show_files)
            page.banners.takes_place.toggled.connect(self._show_files)
        self._show_files()
        self.files.come_to(max(self.files.row, 0))
        self._steps.setCurrentWidget(self._look)
        self.files.setFocus()

    def _show_files(self) -> None:
        """What each file gives, in the list, and what *Bring in* would do."""
        for row, each in enumerate(self.coming):
            self.files.rows.put(row, _line_of(each))
        wanted = self._wanted()
        self.bring.setEnabled(bool(wanted))
        self.bring.setText(f"&Bring in {_count(len(wanted), 'return')}" if wanted else "&Bring in")
        self._state.setText(_summary(wanted))
        if self._after is not None and not any(each.is_behind for each in wanted):
            self._after()

    def _ticked(self, row: int, wanted: bool) -> None:
        self.coming[row].wanted = wanted
        self._show_files()

    def _wanted(self) -> list[Coming]:
        return [each for each in self.coming if each.wanted and each.incoming.is_new]

    def _step(self, by: int) -> None:
        if self.coming:
            self.files.come_to((self.files.row + by) % len(self.coming))

    def _done(self, count: int) -> None:
        self._clear()
        self.say(f"{_count(count, 'return')} brought in. Undo takes each of them back whole.")
        self.brought_in.emit(count)

    def _clear(self) -> None:
        for each in self.coming:
            each.finish()
            each.deleteLater()
        self.coming.clear()
        self._after = None
        self.files.show_lines(())
        for page in self._file_pages():
            self.pages.removeWidget(page)
            page.deleteLater()
        self._steps.setCurrentWidget(self.start)

    def _file_pages(self) -> list[FilePage]:
        pages = [self.pages.widget(at) for at in range(self.pages.count())]
        return [page for page in pages if isinstance(page, FilePage)]


def _line_of(coming: Coming) -> Line:
    """A file's line, with a box where it may be taken in or left out."""
    said = _line(coming)
    ticked = coming.wanted if coming.incoming.is_new else None
    return Line(f"{breakable(coming.name)}\n{said}", coming, f"{coming.name}: {said}", ticked)


def _line(coming: Coming) -> str:
    """A file in the list: whose it is, what it gives, what is left to do."""
    found = coming.incoming.contribution
    if coming.incoming.there is not None and coming.incoming.there.present:
        return "already in the case"
    if found.kind == "unread":
        return "could not be read"
    parts = [
        found.agency or ("agency not stated" if found.events else ""),
        _count(len(found.events), "event"),
    ]
    unsettled = coming.incoming.preview.unsettled
    parts += [f"{_count(unsettled, 'date')} to settle"] if unsettled else []
    parts += ["left out"] if not coming.wanted else []
    parts += ["a newer version"] if coming.incoming.before is not None else []
    return " · ".join(filter(None, parts))


def _summary(wanted: Sequence[Coming]) -> str:
    if not wanted:
        return "Tick the files that are to come in."
    events = sum(len(each.incoming.contribution.events) for each in wanted)
    unsettled = sum(each.incoming.preview.unsettled for each in wanted)
    dates = f" {_count(unsettled, 'date')} can be settled now or later." if unsettled else ""
    return f"{_count(events, 'event')} would come in.{dates}"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
