"""What is worth a thought while an entry is written, each with its why and its source; never in the way."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from chronology.language.principles import Hint, Tone
from chronology.ui.controls import label

_DRESSED = {Tone.THOUGHT: "thought", Tone.QUESTION: "matters", Tone.PRAISE: "praise"}
_AT_MOST = 6


class Thoughts(QWidget):
    """The hints of the entry at hand, the gravest first."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Worth a thought")
        self._shown: tuple[Hint, ...] = ()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(12)
        self.quiet = label(
            "What could be said more plainly shows here while you write. Nothing stops you.", "second"
        )
        self.quiet.setWordWrap(True)
        self._box.addWidget(self.quiet)
        self._cards: list[QWidget] = []

    @property
    def shown(self) -> tuple[Hint, ...]:
        """The hints that can be read now."""
        return self._shown

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """Show these: one of each principle and wording, questions first, praise last, a few in all."""
        order = (Tone.QUESTION, Tone.THOUGHT, Tone.PRAISE)
        once = {(hint.principle, hint.says): hint for hint in reversed(hints)}
        in_turn = [hint for hint in hints if once[hint.principle, hint.says] is hint]
        ranked = sorted(in_turn, key=lambda hint: (order.index(hint.tone), hint.missing))
        chosen = tuple(ranked[:_AT_MOST])
        if chosen == self._shown:
            return
        self._shown = chosen
        for card in self._cards:
            self._box.removeWidget(card)
            card.deleteLater()
        self._cards = [self._card(hint) for hint in chosen]
        for card in self._cards:
            self._box.addWidget(card)
        self.quiet.setVisible(not chosen)

    def _card(self, hint: Hint) -> QFrame:
        card = QFrame()
        card.setObjectName(_DRESSED[hint.tone])
        box = QVBoxLayout(card)
        box.setContentsMargins(12, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(_wrapped(hint.says, ""))
        if hint.tone is not Tone.PRAISE:
            box.addWidget(_wrapped(hint.why, "second"))
        box.addWidget(_wrapped(f"{hint.title} · {hint.source}", "second"))
        card.setAccessibleName(f"{hint.tone.value}: {hint.says} {hint.why} {hint.source}")
        return card


def _wrapped(words: str, dressed_as: str) -> QLabel:
    made = label(words, dressed_as)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    return made
