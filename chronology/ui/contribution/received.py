"""A contribution comes in: its passphrase, its cover, what it brings, and into the review with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from chronology.casefile.casefile import Outcome
from chronology.casefile.faults import CaseFileError
from chronology.services.contribution_file import (
    AgencyContribution,
    HasReturns,
    bring_in,
    read_contribution,
)
from chronology.services.progress import Progress
from chronology.services.refusal import Refused
from chronology.ui.controls import button, label
from chronology.ui.entry.look import sheet
from chronology.ui.entry.rows import Field
from chronology.ui.theme import Theme
from chronology.ui.work import Job


class ReceivedPage(QWidget):
    """One file at a time. Nothing of it enters the case before the person has seen its cover and said so."""

    said = Signal(str)
    brought = Signal(object)  # the AgencyContribution that is in the case now

    def __init__(self, case: HasReturns, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._case = case
        self._path: Path | None = None
        self._read: AgencyContribution | None = None
        self._job: Job | None = None
        self.heading = label("An agency's contribution", "heading")
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName("Passphrase of the contribution")
        self.passphrase.returnPressed.connect(self._open)
        self.open = button("&Open", primary=True)
        self.open.clicked.connect(self._open)
        self.cover = _wrapped("")
        self.bring = button("&Bring it in", primary=True)
        self.bring.clicked.connect(self._bring)
        self.outcome = _wrapped("second")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 16)
        whole.setSpacing(16)
        whole.addWidget(self.heading)
        whole.addWidget(Field("Passphrase", self.passphrase, "as the agency told it; not that of this case"))
        for pressed in (self.open, self.bring):
            row = QHBoxLayout()
            row.addWidget(pressed)
            row.addStretch(1)
            whole.addLayout(row)
            if pressed is self.open:
                whole.addWidget(self.cover)
        whole.addWidget(self.outcome)
        whole.addStretch(1)
        self.dress(theme)
        self._settle()

    def dress(self, theme: Theme) -> None:
        """Draw with another palette."""
        self.setStyleSheet(sheet(theme))

    def choose(self, path: Path) -> None:
        """Turn to another file, and ask for its passphrase."""
        self._path, self._read = path, None
        self.heading.setText(path.name)
        self.cover.clear()
        self.outcome.clear()
        self._settle()
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        path, words = self._path, self.passphrase.text()
        if path is not None:
            self._run(Job(lambda progress: _plainly_read(path, words)), self._show_cover)

    def _show_cover(self, read: AgencyContribution) -> None:
        self._read = read
        self.passphrase.clear()
        self.cover.setText(cover_words(read))
        self.outcome.setText("")

    def _bring(self) -> None:
        read = self._read
        if read is not None:
            self._run(Job(lambda progress: _plainly_brought(self._case, read, progress)), self._brought)

    def _brought(self, outcomes: tuple[Outcome, ...]) -> None:
        read = self._read
        if read is None:
            return
        if set(outcomes) == {Outcome.ALREADY_THERE}:
            self._say("All of it is in the case already; nothing was changed.")
        else:
            self._say(f"{read.covering.agency}: brought in, {read.events} events.")
        self.brought.emit(read)

    def _run(self, job: Job, done: Callable[[Any], None]) -> None:
        if self._job is not None:
            return
        self._job = job
        job.finished_with.connect(lambda result: self._ended(done, result))
        job.refused.connect(lambda sentence: self._ended(self._say, sentence))
        self._settle()
        job.begin()

    def _ended(self, done: Callable[[Any], None], result: Any) -> None:
        """What comes of it is shown once the page is free again, so that another try is never lost."""
        self._job = None
        done(result)
        self._settle()
        if self._read is not None:
            self.bring.setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle(self) -> None:
        is_free = self._job is None
        self.open.setEnabled(is_free and self._path is not None)
        self.open.setVisible(self._read is None)
        self.bring.setEnabled(is_free)
        self.bring.setVisible(self._read is not None)

    def _say(self, sentence: str) -> None:
        self.outcome.setText(sentence)
        self.said.emit(sentence)


def cover_words(read: AgencyContribution) -> str:
    """What stands on a contribution's cover, a line each."""
    cover = read.covering
    returns = [f"{contribution.file}, {len(contribution.events)} events" for contribution, _ in read.returns]
    made = date.fromisoformat(cover.made)
    lines = [
        f"From {cover.agency}" + (f", about {cover.child}" if cover.child else ""),
        f"Written by {cover.author}",
        f"Signed off by {cover.signed_off}" if cover.signed_off else "Not signed off by anybody yet",
        f"Saved on {made.day} {made:%B %Y}",
        f"{len(read.entered)} entries of its own" if len(read.entered) != 1 else "1 entry of its own",
        *returns,
    ]
    return "\n".join(lines)


def _plainly_read(path: Path, passphrase: str) -> AgencyContribution:
    try:
        return read_contribution(path, passphrase)
    except CaseFileError as fault:
        raise Refused(str(fault)) from None


def _plainly_brought(case: HasReturns, read: AgencyContribution, progress: Progress) -> tuple[Outcome, ...]:
    progress(f"Bringing in {read.covering.agency}", 0, 1)
    try:
        return bring_in(case, read)
    except CaseFileError as fault:
        raise Refused(str(fault)) from None


def _wrapped(dressed_as: str) -> QLabel:
    made = label("", dressed_as)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return made
