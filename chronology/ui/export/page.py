"""The room Export: what leaves, in which format and edition, where it goes, and where it lies then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QWidget

from chronology.model.event_rows import Flag, RowQuery
from chronology.report.age import counted
from chronology.report.lines import how_they_stand
from chronology.services.export_open import EDITIONS, Exportable, export_open, formats_offered
from chronology.services.refusal import Refused
from chronology.ui.controls import button, key_action, label, progress_bar
from chronology.ui.entry.choice import Choice
from chronology.ui.entry.look import sheet
from chronology.ui.entry.rows import Field
from chronology.ui.scrolled import scrolled
from chronology.ui.theme import Theme
from chronology.ui.work import Job

_WARNING = (
    "An export is not encrypted: whoever has the file can read it. Keep it where the case may lie, and send "
    "it only as your partnership allows."
)


class ExportPage(QWidget):
    """One export at a time, with a way to stop it. `ask_where` names the file."""

    said = Signal(str)
    written = Signal(object)  # the path
    counted = Signal()  # what would go in is said
    ended = Signal()  # an export has ended, written or not

    def __init__(
        self, case: Exportable, theme: Theme, ask_where: Callable[[str, str], str] | None = None
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._case = case
        self._ask_where = ask_where or self._ask
        self._job: Job | None = None
        self._counting: Job | None = None
        self._is_stale = False
        self._lies_at: Path | None = None
        offered = formats_offered()
        self.format = Choice("Format", offered, next(iter(offered)))
        self.edition = Choice("Edition", EDITIONS, next(iter(EDITIONS)))
        self.questions = QCheckBox("The questions that the timeline raises")
        self.questions.setChecked(True)
        self.holds = label("", "second")
        self._held = ("", "")  # what goes in with the questions, and without
        self.questions.toggled.connect(self._tell)
        self.export = button("&Export ...", primary=True)
        self.stop_button = button("&Stop")
        self.doing = label("", "second")
        self.bar = progress_bar("Progress of the export")
        self.outcome = label("", "understood")
        self.outcome.setWordWrap(True)
        self.outcome.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.show_folder = button("Show in &folder")
        self._lay_out()
        self._write = key_action(self, "Export", "Ctrl+Return", self._choose)
        self.export.clicked.connect(self._choose)
        self.stop_button.clicked.connect(self._stop)
        self.show_folder.clicked.connect(self._open_folder)
        self.dress(theme)
        self.refresh()
        self._settle()

    def commands(self) -> tuple[QAction, ...]:
        """What can be done here, with its keys."""
        return (self._write,)

    def refresh(self) -> None:
        """Count anew what would go in."""
        if self._counting is not None:
            self._is_stale = True
            return
        self._is_stale = False
        case = self._case
        if not self.holds.text():
            self.holds.setText("Counting what goes in ...")
        job = self._counting = Job(lambda progress: _counts(case))
        job.finished_with.connect(self._hold)
        job.refused.connect(self.holds.setText)
        job.finished.connect(self._counted)
        job.begin()

    def _hold(self, sentences: tuple[str, str]) -> None:
        self._held = sentences
        self._tell()

    def _tell(self) -> None:
        """Say what would go in, as it is chosen now."""
        with_questions, without = self._held
        self.holds.setText(with_questions if self.questions.isChecked() else without)

    def take_focus(self) -> None:
        """Give the keyboard to the first choice."""
        self.format.take_focus()

    def dress(self, theme: Theme) -> None:
        """Draw with another palette."""
        self.setStyleSheet(sheet(theme))

    def stop(self) -> None:
        """End the export, as before the case is closed."""
        self._is_stale = False
        for job in (self._job, self._counting):
            if job is not None:
                job.stop()
                job.wait()

    def export_to(self, out: Path) -> None:
        """Write the export there, off the window's thread."""
        if self._job is not None:
            return
        case, edition, asks = self._case, self.edition.value, self.questions.isChecked()
        job = self._job = Job(lambda progress: export_open(case, out, edition, asks, progress))
        job.progressed.connect(self._show_progress)
        job.finished_with.connect(self._written)
        job.refused.connect(self._refused)
        job.stopped.connect(self._stopped)
        job.finished.connect(self._ended)
        self._lies_at = None
        self._say("", "second")
        self._show_progress("Putting the timeline together", 0, 0)
        self._settle()
        self.stop_button.setFocus(Qt.FocusReason.OtherFocusReason)
        job.begin()

    def _refused(self, sentence: str) -> None:
        self._say(sentence, "question")

    def _stopped(self) -> None:
        self._say("Stopped. Nothing was written.", "second")

    def _written(self, out: Path) -> None:
        self._lies_at = out
        self._say(f"It lies at {out}", "understood")
        self.written.emit(out)

    def _ended(self) -> None:
        self._job = None
        self._settle()
        after = self.show_folder if self._lies_at is not None else self.export
        after.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ended.emit()

    def _counted(self) -> None:
        self._counting = None
        if self._is_stale:
            self.refresh()
        else:
            self.counted.emit()

    def _show_progress(self, doing: str, done: int, total: int) -> None:
        self.doing.setText(doing)
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _settle(self) -> None:
        runs = self._job is not None
        for each in (self.doing, self.bar, self.stop_button):
            each.setVisible(runs)
        for control in (self.format, self.edition, self.questions, self.export):
            control.setEnabled(not runs)
        self.show_folder.setVisible(self._lies_at is not None and not runs)

    def _say(self, sentence: str, dressed_as: str) -> None:
        self.outcome.setText(sentence)
        self.outcome.setVisible(bool(sentence))
        self.outcome.setObjectName(dressed_as)
        self.outcome.style().unpolish(self.outcome)
        self.outcome.style().polish(self.outcome)
        if sentence:
            self.said.emit(sentence)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.stop()

    def _choose(self) -> None:
        ending = self.format.value
        if where := self._ask_where(f"timeline{ending}", ending):
            out = Path(where)
            self.export_to(out if out.suffix.casefold() == ending else out.with_name(out.name + ending))

    def _ask(self, name: str, ending: str) -> str:
        kinds = f"{formats_offered()[ending].split(',')[0]} (*{ending})"
        chosen, _ = QFileDialog.getSaveFileName(self, "Where shall it lie?", name, kinds)
        return chosen

    def _open_folder(self) -> None:
        if self._lies_at is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._lies_at.parent)))

    def _lay_out(self) -> None:
        column = scrolled(self)
        column.addWidget(label("Export", "heading"))
        column.addWidget(Field("Format", self.format))
        column.addWidget(Field("Edition", self.edition, "who may see it"))
        column.addWidget(label("What goes in", "field"))
        self.holds.setWordWrap(True)
        column.addWidget(self.holds)
        column.addWidget(self.questions)
        warned = label(_WARNING, "second")
        warned.setWordWrap(True)
        column.addWidget(warned)
        row = QHBoxLayout()
        row.addWidget(self.export)
        row.addWidget(self.stop_button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.doing)
        column.addWidget(self.bar)
        column.addWidget(self.outcome)
        foot = QHBoxLayout()
        foot.addWidget(self.show_folder)
        foot.addStretch(1)
        column.addLayout(foot)
        column.addStretch(1)


def _counts(case: Exportable) -> tuple[str, str]:
    """What an export of the case holds now, in words: with the questions, and without them."""
    try:
        content = case.content()
    except Refused as fault:
        return str(fault), str(fault)
    timeline = content.timeline
    if not timeline.entries:
        nothing = "The case holds no events yet. Bring returns in first."
        return nothing, nothing
    aside = sum(len(each.set_aside) for each in timeline.contributions)
    asked, _ = how_they_stand(content)
    kept = f" with {counted(aside, 'row or note', 'rows and notes')} set aside" if aside else ""
    events = f"{counted(len(timeline.entries), 'event')} of {counted(len(timeline.contributions), 'return')}"
    files = f"and the list of the files{kept}."
    marked = case.count(RowQuery(flags=frozenset({Flag.RESTRICTED})))
    if marked:
        files += f" {counted(marked, 'event')} marked as restricted {'goes' if marked == 1 else 'go'} in too."
    return f"{events}, {counted(asked, 'open question')}, {files}", f"{events}, {files}"
