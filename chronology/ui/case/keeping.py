"""How the case is kept: who works in it, its passphrase, its backups, whether the file is whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from chronology.services.passphrase import strength
from chronology.services.refusal import Refused
from chronology.ui.controls import button, label, second
from chronology.ui.entry.rows import Field, FieldRow
from chronology.ui.line_list import Line, LineList
from chronology.ui.work import Job

_SIDE_BY_SIDE = 34  # ems
_WORDS = (
    "The new passphrase holds for the case and its newest backup; older backups go. There is no other way "
    "in: write it on a sheet, seal it, and have it locked away before you change it."
)


class Kept(Protocol):
    """What is asked of the open case."""

    @property
    def path(self) -> Path: ...
    @property
    def read_only(self) -> bool: ...
    def who(self) -> str: ...
    def set_who(self, name: str) -> None: ...
    def backups(self) -> tuple[Path, ...]: ...
    def problems(self) -> tuple[str, ...]: ...
    def opens_with(self, passphrase: str) -> bool: ...
    def change_passphrase(self, new: str) -> None: ...


class Keeping(QWidget):
    """One thing at a time; what takes long is done off the window's thread."""

    said = Signal(str)
    ended = Signal()

    def __init__(self, case: Kept) -> None:
        super().__init__()
        self._case = case
        self._job: Job | None = None
        self._stopped = False
        self.who = _line("Your name, kept beside what you change", False)
        self.who.editingFinished.connect(self._keep_who)
        self.old = _line("Passphrase so far", True)
        self.new = _line("New passphrase", True)
        self.again = _line("New passphrase again", True)
        self.meter = QProgressBar()
        self.meter.setRange(0, 4)
        self.meter.setTextVisible(False)
        self.meter.setAccessibleName("Strength of the new passphrase")
        self.strength = second()
        self.strength.setWordWrap(True)
        self.new.textChanged.connect(self._weigh)
        self.change = button("Change the passphrase")
        self.change.clicked.connect(self._change)
        self.outcome = label("", "understood")
        self.outcome.setWordWrap(True)
        self.backups = LineList("Backups, newest first")
        self.folder = button("Show the backups' folder")
        self.folder.clicked.connect(self._show_folder)
        self.check = button("Check that the file is whole")
        self.check.clicked.connect(self._check)
        self._lay_out()
        self._weigh()
        self.refresh()

    def refresh(self) -> None:
        """Show what the case holds."""
        if not self.who.isModified():
            self.who.setText(self._case.who())
        found = [path.name for path in reversed(self._case.backups())]
        self.backups.show_lines(map(Line, found))
        self.backups.setVisible(bool(found))
        self.backups.setFixedHeight(min(len(found), 5) * (self.backups.fontMetrics().height() + 18) + 4)
        self.folder.setVisible(bool(found))
        self._no_backups.setVisible(not found)
        can = not self._case.read_only and self._job is None
        for each in (self.who, self.old, self.new, self.again, self.change):
            each.setEnabled(can)
        self.check.setEnabled(self._job is None)

    def stop(self) -> None:
        """Wait for what runs: a passphrase is changed whole or not at all."""
        self._stopped = True
        if self._job is not None:
            self._job.wait()

    def _keep_who(self) -> None:
        if self._case.read_only or not self.who.isModified():
            return
        self.who.setModified(False)
        try:
            self._case.set_who(self.who.text())
        except Refused as fault:
            self._say(str(fault), "question")

    def _weigh(self) -> None:
        found = strength(self.new.text())
        self.meter.setValue(found.score if self.new.text() else 0)
        self.strength.setText(found.said)

    def _change(self) -> None:
        found = strength(self.new.text())
        if not found.is_enough:
            self._say(found.said, "question")
            self.new.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.new.text() != self.again.text():
            self._say("The two new passphrases differ. Type them once more.", "question")
            self.again.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            case, old, new = self._case, self.old.text(), self.new.text()

            def work(_: object) -> str:
                if not case.opens_with(old):
                    raise Refused("The passphrase so far is not right. Nothing was changed.")
                case.change_passphrase(new)
                return "The passphrase was changed. The one so far opens nothing any more."

            self._run("Writing the case anew ...", work)

    def _check(self) -> None:
        def work(_: object) -> str:
            problems = self._case.problems()
            if problems:
                raise Refused(" ".join(problems))
            return "The file is whole: every page, every return and every step of the record was looked at."

        self._run("Looking at every page of the file ...", work)

    def _run(self, doing: str, work: Any) -> None:
        if self._job is not None:
            return
        self._job = Job(work)
        self._job.finished_with.connect(self._done)
        self._job.refused.connect(self._refused)
        self._job.finished.connect(self._ended)
        self._say(doing, "second")
        self.refresh()
        self._job.begin()

    def _refused(self, sentence: str) -> None:
        self._say(sentence, "question")

    def _done(self, sentence: str) -> None:
        for each in (self.old, self.new, self.again):
            each.clear()
        self._say(sentence, "understood")

    def _ended(self) -> None:
        self._job = None
        if not self._stopped:
            self.refresh()
        self.ended.emit()

    def _say(self, sentence: str, dressed_as: str) -> None:
        self.outcome.setText(sentence)
        self.outcome.setObjectName(dressed_as)
        self.outcome.style().unpolish(self.outcome)
        self.outcome.style().polish(self.outcome)
        self.said.emit(sentence)

    def _show_folder(self) -> None:
        if found := self._case.backups():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(found[-1].parent)))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label("Who works here", "heading"))
        column.addWidget(Field("Your name", self.who, "stands beside what you change"))
        column.addSpacing(8)
        column.addWidget(label("Passphrase", "heading"))
        warned = second(_WORDS)
        warned.setWordWrap(True)
        column.addWidget(warned)
        column.addWidget(
            FieldRow(
                [
                    (Field("Present passphrase", self.old), 1),
                    (Field("New", self.new), 1),
                    (Field("New, again", self.again), 1),
                ],
                _SIDE_BY_SIDE,
            )
        )
        column.addWidget(self.meter)
        column.addWidget(self.strength)
        column.addLayout(_row(self.change))
        column.addWidget(self.outcome)
        column.addSpacing(8)
        column.addWidget(label("Backups", "heading"))
        self._no_backups = second(
            "None yet: from the next time this case is opened, one is made before its first change, encrypted"
            " like the case itself."
        )
        self._no_backups.setWordWrap(True)
        column.addWidget(self._no_backups)
        column.addWidget(self.backups)
        column.addLayout(_row(self.folder, self.check))


def _line(name: str, is_secret: bool) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    if is_secret:
        made.setEchoMode(QLineEdit.EchoMode.Password)
    return made


def _row(*controls: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for each in controls:
        row.addWidget(each)
    row.addStretch(1)
    return row
