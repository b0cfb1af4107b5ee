"""A sheet that came back: its answers beside their questions, looked over before they are taken in."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chronology.services.query_sheets import Answers
from chronology.ui.controls import button, label
from chronology.ui.fitted import FittedWords
from chronology.ui.flow import FlowLayout
from chronology.ui.list_beside import BesideArea
from chronology.ui.theme import Theme


class ComingBack(BesideArea):
    """What a sheet says, question by question, with what speaks against taking it in."""

    taken = Signal(object)  # the tuple of Answer that the person takes in
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("A sheet that came back")
        self._theme = theme
        self._answers: Answers | None = None
        self.title = label("", "heading")
        self.words = FittedWords("The answers on the sheet")
        self.take = button("&Take these answers in", primary=True)
        self.leave = button("&Leave them")
        self.take.clicked.connect(self._take)
        self.leave.clicked.connect(self.left)
        pressed = QWidget()
        buttons = FlowLayout(pressed)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.addWidget(self.take)
        buttons.addWidget(self.leave)
        self.hold(self.title, self.words, pressed)

    def show_answers(self, answers: Answers) -> None:
        """Show what a sheet brought back."""
        self._answers = answers
        count = len(answers.answers)
        self.title.setText(f"{count} answer{'' if count == 1 else 's'} on '{answers.file}'")
        self.take.setVisible(bool(count))
        self._write()
        (self.take if count else self.leave).setFocus()

    def dress(self, theme: Theme) -> None:
        """Show the same in another palette."""
        self._theme = theme
        self._write()

    def _write(self) -> None:
        if self._answers is None:
            return
        theme, parts = self._theme, []
        for each in self._answers.answers:
            by = f" <span style='color:{theme.second_ink}'>{escape(each.by)}</span>" if each.by else ""
            parts.append(
                f"<p><b>{escape(each.query.reference)}</b> {escape(each.query.question)}<br>"
                f"<span style='color:{theme.understood}'>{_lines(each.answer)}</span>{by}</p>"
            )
            if each.doubt:
                parts.append(f"<p style='color:{theme.question}'>Please look: {escape(each.doubt)}</p>")
        for words, numbers in (
            ("Left empty on the sheet", self._answers.without),
            ("Not a question of this case", self._answers.unknown),
        ):
            if numbers:
                said = escape(", ".join(numbers))
                parts.append(f"<p style='color:{theme.second_ink}'>{words}: {said}.</p>")
        self.words.setHtml("".join(parts))

    def _take(self) -> None:
        if self._answers is not None:
            self.taken.emit(self._answers.answers)


def _lines(words: str) -> str:
    return escape(words).replace("\n", "<br>")
