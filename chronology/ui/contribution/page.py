"""The page on which a contribution leaves: the list once more, the names on its cover, its passphrase."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from chronology.model.dates import describe
from chronology.services.contribution_file import AgencyContribution
from chronology.services.sending import Checked, Sendable, keep_names, kept_returns, look_through, names, pack
from chronology.ui.controls import button, label
from chronology.ui.entry.look import sheet
from chronology.ui.entry.rows import Field, FieldRow
from chronology.ui.line_list import Line, LineList
from chronology.ui.scrolled import fill
from chronology.ui.theme import Theme
from chronology.ui.work import Job

_ENDING = ".contribution"
_ABOUT = (
    "Everything in your list leaves as one encrypted file: your own entries and the returns you brought in. "
    "The review reads it back with nothing lost. Nothing is sent by this program: you send the file yourself."
)
_PASSPHRASE = (
    "Without the passphrase nobody can open the file, and there is no other way in. "
    "Tell it by telephone; never send it with the file."
)


class ContributionPage(QWidget):
    """One page, over one open case. Pressing an entry asks for it to be opened in the form."""

    said = Signal(str)
    entry_wanted = Signal(int)
    sent = Signal(object)  # the AgencyContribution as it was read back

    def __init__(self, case: Sendable, theme: Theme, ask_where: Callable[[str], str] | None = None) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._case = case
        self._ask_where = ask_where or self._ask
        self._job: Job | None = None
        self._stopped = False
        self.list = LineList("Your list as it will leave. Enter opens an entry to change it")
        self.list.setWordWrap(True)
        self.list.chosen.connect(lambda number: self.entry_wanted.emit(number))
        self.count = label("", "second")
        self.author = QLineEdit()
        self.signed_off = QLineEdit()
        self.passphrase = QLineEdit()
        self.again = QLineEdit()
        self.show_words = QCheckBox("Show the passphrase")
        self.show_words.toggled.connect(self._show_words)
        self.save = button("&Save the contribution ...", primary=True)
        self.save.clicked.connect(self._save)
        self.outcome = label("", "second")
        self.outcome.setWordWrap(True)
        self.outcome.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._show_words(False)
        self._lay_out()
        self.dress(theme)
        for line, name in zip((self.author, self.signed_off), names(case), strict=True):
            line.setText(name)
        self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        checked = look_through(self._case)
        kept = kept_returns(self._case)
        self.list.show_lines(
            Line(_line(one), one.event.number, _line(one).replace("\n", ". ")) for one in checked
        )
        worth = sum(bool(one.hints) for one in checked)
        words = [_counted(len(checked), "entry", "entries"), _counted(len(kept), "return", "returns")]
        if worth:
            words.append(
                f"{_counted(worth, 'entry is', 'entries are')} worth another look; none has to be changed"
            )
        self.count.setText(" · ".join(words))
        self.save.setEnabled(bool(checked or kept) and self._job is None)

    def dress(self, theme: Theme) -> None:
        """Draw with another palette."""
        self.setStyleSheet(sheet(theme))

    def take_focus(self) -> None:
        """Give the keyboard to the author's name."""
        self.author.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """Wait for what is being written, as before the case is closed: it is written whole."""
        self._stopped = True
        if self._job is not None:
            self._job.wait()

    def save_to(self, path: Path) -> None:
        """Write the contribution there, off the window's thread."""
        if self._job is not None:
            return
        if self.passphrase.text() != self.again.text():
            self._say("The two passphrases differ. Type them once more.")
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        words = self.passphrase.text()
        parcel = pack(self._case, self.author.text(), self.signed_off.text())
        keep_names(self._case, parcel.covering)
        self._job = Job(lambda progress: parcel.write(path, words))
        self._job.finished_with.connect(lambda written: self._written(path, written))
        self._job.refused.connect(self._refused)
        self.save.setEnabled(False)
        self._say("Writing the contribution and reading it back ...")
        self._job.begin()

    def _written(self, path: Path, written: AgencyContribution) -> None:
        self._job = None
        if self._stopped:
            return
        self.passphrase.clear()
        self.again.clear()
        returns = _counted(len(written.returns), "return", "returns")
        entries = _counted(len(written.entered), "entry", "entries")
        self._say(
            f"Saved as {path.name}, and read back whole: {entries} and {returns}. "
            "Send the file; tell the passphrase by telephone."
        )
        self.refresh()
        self.sent.emit(written)

    def _refused(self, sentence: str) -> None:
        self._job = None
        if self._stopped:
            return
        self.refresh()
        self._say(sentence)

    def _say(self, sentence: str) -> None:
        self.outcome.setText(sentence)
        self.said.emit(sentence)

    def _save(self) -> None:
        name = "".join(each if each.isalnum() else " " for each in self._case.agency)
        where = self._ask_where(f"{' '.join(name.split()) or 'Our list'}{_ENDING}")
        if where:
            self.save_to(Path(where))

    def _ask(self, name: str) -> str:
        kinds = f"Contributions (*{_ENDING})"
        chosen, _ = QFileDialog.getSaveFileName(self, "Save the contribution", name, kinds)
        return chosen

    def _show_words(self, on: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
        self.passphrase.setEchoMode(mode)
        self.again.setEchoMode(mode)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(16)
        column.addWidget(label("Send our list", "heading"))
        about = label(_ABOUT)
        about.setWordWrap(True)
        column.addWidget(about)
        column.addWidget(self.count)
        self.list.setMinimumHeight(10 * self.fontMetrics().lineSpacing())
        column.addWidget(self.list, 1)
        column.addWidget(
            FieldRow(
                (
                    (_field("Author", self.author, "your name and role"), 1),
                    (_field("Signed off by", self.signed_off, "name and role, if anybody has"), 1),
                ),
                30,
            )
        )
        warned = label(_PASSPHRASE)
        warned.setWordWrap(True)
        column.addWidget(warned)
        column.addWidget(
            FieldRow(
                (
                    (_field("Passphrase", self.passphrase, "of this file alone, four words or more"), 1),
                    (_field("Passphrase again", self.again), 1),
                ),
                30,
            )
        )
        column.addWidget(self.show_words)
        foot = QHBoxLayout()
        foot.addWidget(self.outcome, 1)
        foot.addWidget(self.save)
        column.addLayout(foot)
        fill(self, inside)


def _field(name: str, control: QWidget, more: str = "") -> Field:
    control.setAccessibleName(name)
    return Field(name, control, more)


def _line(one: Checked) -> str:
    event = one.event
    when = describe(event.date) if event.date.is_dated else event.date.as_written.strip() or "No date"
    lines = [when, " ".join(event.text.split()) or "Nothing written on what happened"]
    if one.hints:
        titles = dict.fromkeys(hint.title for hint in one.hints)
        lines.append(f"Worth a thought: {'; '.join(titles)}")
    return "\n".join(lines)


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
