"""A new case: what is asked before there is one, and the passphrase that nobody can give back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from chronology.model.case import Case, Mode, Scope
from chronology.resource import agency_types, load_pack, packs
from chronology.services.passphrase import strength
from chronology.services.passphrase_sheet import write_sheet
from chronology.services.refusal import Refused
from chronology.services.review_clocks import review_types
from chronology.ui.controls import button, frame, label
from chronology.ui.entry.choice import Choice
from chronology.ui.entry.look import sheet
from chronology.ui.entry.rows import Field, FieldRow
from chronology.ui.scrolled import fill
from chronology.ui.start.day_line import DayLine
from chronology.ui.theme import Theme

ENDING = ".case"
_SIDE_BY_SIDE = 34  # ems
_MODES = {
    Mode.REVIEW: "The review that merges all agencies' lists",
    Mode.CONTRIBUTION: "Our own agency's list",
}
_NO_OTHER_WAY = (
    "There is no other way in than the passphrase. Nobody can give it back to you: not the makers of this "
    "program, not your computer department. Before you go on, print the sheet, write the passphrase on it by "
    "hand, seal it, and have it locked away."
)


@dataclass(frozen=True)
class Wanted:
    """A case that is to be made: where, under which passphrase, what it says, and the returns for it."""

    path: Path
    passphrase: str
    case: Case
    returns: tuple[Path, ...] = ()


class NewCasePage(QWidget):
    """One form. Only the passphrase has to be given; all else can be said later, in the room 'Case'."""

    wanted = Signal(object)  # a Wanted
    left = Signal()

    def __init__(self, theme: Theme, ask_where: Callable[[str], str] | None = None) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._ask_where = ask_where or self._ask
        self._returns: tuple[Path, ...] = ()
        self.mode = Choice("This case is", _MODES, Mode.REVIEW)
        self.title = _line("Title", "such as Rapid review, spring 2024")
        self.child = _line("Child's name", "")
        self.born = DayLine("Date of birth")
        self.expected = DayLine("Expected date of birth, where not born yet")
        self.first = DayLine("First day that is looked at")
        self.last = DayLine("Last day that is looked at")
        self.type = _offering("Kind of review", ("", *review_types()))
        self.agency = _offering("Agency", ("", *(kind.label for kind in agency_types().by_id.values())))
        self.pack = QComboBox()
        self.pack.setAccessibleName("Partnership")
        self.pack.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.pack.setMinimumContentsLength(12)
        for name in packs():
            self.pack.addItem(load_pack(name).label, name)
        self.passphrase = _line("Passphrase", "")
        self.again = _line("Passphrase again", "")
        self.meter = QProgressBar()
        self.meter.setRange(0, 4)
        self.meter.setTextVisible(False)
        self.meter.setAccessibleName("Strength of the passphrase")
        self.strength = label("", "second")
        self.show_words = QCheckBox("Show the passphrase")
        self.sheet = button("Save the &sheet to print ...")
        self.outcome = label("", "question")
        self.make = button("&Make the case ...", primary=True)
        self.back = button("&Back")
        self._lay_out()
        self._connect()
        self.dress(theme)
        self._weigh()
        self._settle()

    def begin(self, returns: tuple[Path, ...] = ()) -> None:
        """Start afresh; `returns` come into the case as soon as it is made."""
        self._returns = returns
        for line in (self.title, self.child, self.passphrase, self.again):
            line.clear()
        for day in (self.born, self.expected, self.first, self.last):
            day.line.clear()
        self.mode.clear()
        count = len(returns)
        words = (
            "" if not count else f"{count} dropped {'item' if count == 1 else 'items'} will be brought in."
        )
        self._for_returns.setText(words)
        self._for_returns.setVisible(bool(words))
        self.refuse("")

    def take_focus(self) -> None:
        """Give the keyboard to the first choice."""
        self.mode.take_focus()

    def dress(self, theme: Theme) -> None:
        """Draw with another palette."""
        self.setStyleSheet(sheet(theme))

    def refuse(self, sentence: str) -> None:
        """Say why no case was made; what was typed stays."""
        self.outcome.setText(sentence)
        self.outcome.setVisible(bool(sentence))
        self.make.setEnabled(True)

    def _take_back_refusal(self) -> None:
        """What was refused may be right by now: it is looked at again when the case is to be made."""
        if self.outcome.isVisible():
            self.refuse("")

    def forget(self) -> None:
        """Leave nothing of the passphrase in the form."""
        self.passphrase.clear()
        self.again.clear()

    def facts(self) -> Case:
        """The case as the form says it."""
        ours = self.mode.value is Mode.CONTRIBUTION
        return Case(
            title=self.title.text().strip(),
            child=self.child.text().strip(),
            born=self.born.day(),
            expected=self.expected.day(),
            scope=Scope(self.first.day(), self.last.day()),
            pack=self.pack.currentData(),
            review_type="" if ours else self.type.currentText().strip(),
            mode=self.mode.value,
            agency=self.agency.currentText().strip() if ours else "",
        )

    def make_at(self, path: Path) -> None:
        """Ask for the case to be made there."""
        if not path.suffix:
            path = path.with_name(f"{path.name}{ENDING}")
        self.make.setEnabled(False)
        self.wanted.emit(Wanted(path, self.passphrase.text(), self.facts(), self._returns))

    def _make(self) -> None:
        if not self._is_complete():
            return
        name = "".join(each if each.isalnum() or each in " -" else " " for each in self.title.text())
        if where := self._ask_where(f"{' '.join(name.split()) or 'Case'}{ENDING}"):
            self.make_at(Path(where))

    def _is_complete(self) -> bool:
        weak = strength(self.passphrase.text(), self._known())
        first, last = self.first.day(), self.last.day()
        faults: tuple[tuple[bool, str, QWidget], ...] = (
            *(
                (bool(day.fault()), f"{day.name}: {day.fault()}", day.line)
                for day in (self.born, self.expected, self.first, self.last)
            ),
            (
                first is not None and last is not None and first > last,
                "The last day that is looked at lies before the first. Put one of them right.",
                self.last.line,
            ),
            (not weak.is_enough, weak.said, self.passphrase),
            (
                self.passphrase.text() != self.again.text(),
                "The two passphrases differ. Type them once more.",
                self.again,
            ),
        )
        for is_wrong, sentence, where in faults:
            if is_wrong:
                self.refuse(sentence)
                where.setFocus(Qt.FocusReason.OtherFocusReason)
                return False
        self.refuse("")
        return True

    def _known(self) -> tuple[str, ...]:
        return (self.title.text(), self.child.text(), self.agency.currentText())

    def _weigh(self) -> None:
        found = strength(self.passphrase.text(), self._known())
        self.meter.setValue(found.score if self.passphrase.text() else 0)
        self.strength.setText(found.said)

    def _settle(self) -> None:
        ours = self.mode.value is Mode.CONTRIBUTION
        self._agency.setVisible(ours)
        self._type.setVisible(not ours)

    def _show_words(self, on: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
        for line in (self.passphrase, self.again):
            line.setEchoMode(mode)

    def _save_sheet(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Save the sheet", "Passphrase sheet.pdf", "PDF (*.pdf)")
        if name:
            self.save_sheet_to(Path(name))

    def save_sheet_to(self, out: Path) -> None:
        """Write the sheet for the passphrase; it has room for it, not the passphrase."""
        try:
            write_sheet(out, self.title.text().strip() or "Case")
        except Refused as fault:
            self.refuse(str(fault))
        else:
            self.strength.setText(f"The sheet is saved as {out}. Print it and write on it by hand.")

    def _ask(self, name: str) -> str:
        chosen, _ = QFileDialog.getSaveFileName(self, "Make the case", name, f"Cases (*{ENDING})")
        return chosen

    def _connect(self) -> None:
        self.mode.changed.connect(self._settle)
        for line in (self.passphrase, self.title, self.child):
            line.textChanged.connect(self._weigh)
        for typed in (self.title, self.child, self.passphrase, self.again):
            typed.textChanged.connect(self._take_back_refusal)
        for day in (self.born, self.expected, self.first, self.last):
            day.changed.connect(self._take_back_refusal)
        self.show_words.toggled.connect(self._show_words)
        self._show_words(False)
        self.sheet.clicked.connect(self._save_sheet)
        self.make.clicked.connect(self._make)
        self.back.clicked.connect(self.left)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(16)
        column.addWidget(label("A new case", "welcome"))
        self._for_returns = label("", "second")
        column.addWidget(self._for_returns)
        column.addWidget(Field("This case is", self.mode))
        self._type = Field("Kind of review", self.type)
        self._agency = Field("Agency", self.agency, "whose list this is")
        column.addWidget(
            FieldRow(
                (
                    (Field("Title", self.title, "shown in the program and on exports"), 3),
                    (self._type, 2),
                    (self._agency, 2),
                ),
                _SIDE_BY_SIDE,
            )
        )
        column.addWidget(
            FieldRow(
                (
                    (Field("Child's name", self.child), 2),
                    (Field("Born", self.born), 2),
                    (Field("or expected", self.expected), 2),
                ),
                _SIDE_BY_SIDE,
            )
        )
        column.addWidget(
            FieldRow(
                (
                    (Field("From", self.first, "first day under review"), 2),
                    (Field("To", self.last, "no end if left empty"), 2),
                    (Field("Partnership", self.pack, "whose protocols hold"), 3),
                ),
                _SIDE_BY_SIDE,
            )
        )
        column.addWidget(self._secret())
        self.outcome.setWordWrap(True)
        column.addWidget(self.outcome)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.make)
        column.addLayout(foot)
        column.addStretch(1)
        fill(self, inside)

    def _secret(self) -> QWidget:
        box = frame("apart")
        column = QVBoxLayout(box)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        warned = label(_NO_OTHER_WAY)
        warned.setWordWrap(True)
        column.addWidget(warned)
        column.addWidget(
            FieldRow(
                (
                    (Field("Passphrase", self.passphrase), 1),
                    (Field("Passphrase again", self.again), 1),
                ),
                _SIDE_BY_SIDE,
            )
        )
        column.addWidget(self.meter)
        self.strength.setWordWrap(True)
        column.addWidget(self.strength)
        row = QHBoxLayout()
        row.addWidget(self.show_words)
        row.addStretch(1)
        row.addWidget(self.sheet)
        column.addLayout(row)
        return box


def _line(name: str, such_as: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(such_as)
    return made


def _offering(name: str, words: tuple[str, ...]) -> QComboBox:
    made = QComboBox()
    made.setEditable(True)
    made.setAccessibleName(name)
    if (line := made.lineEdit()) is not None:
        line.setAccessibleName(name)
    made.addItems(list(words))
    return made
