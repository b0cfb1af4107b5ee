"""What is said above a file: that it came before, that it is a newer version, that its layout is known."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from chronology.services.bring_in import Incoming
from chronology.ui.controls import button, frame
from chronology.ui.imports.coming import Coming
from chronology.ui.imports.meanings import meanings

_WARNINGS_SHOWN = 3


class Banners(QWidget):
    """Sentences with what can be done about them; only those that are true are shown."""

    def __init__(self, coming: Coming) -> None:
        super().__init__()
        self._coming = coming
        self._there = _line()
        self.takes_place = QCheckBox("It &takes the place of that one")
        self.takes_place.setChecked(coming.takes_place)
        self.takes_place.toggled.connect(self._choose_place)
        self._newer = _line()
        self._offer = _line()
        self.use = button("&Use them")
        self.refuse = button("N&o")
        self.use.clicked.connect(coming.use_remembered)
        self.refuse.clicked.connect(coming.forget_remembered)
        self._warnings = _line()
        self._frames = {
            "there": _banner("banner", self._there),
            "newer": _banner("banner", self._newer, self.takes_place),
            "offer": _banner("banner", self._offer, self.use, self.refuse),
            "warnings": _banner("warning", self._warnings),
        }
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        for each in self._frames.values():
            whole.addWidget(each)

    def show_incoming(self, incoming: Incoming) -> None:
        """Say what is true of the file now."""
        there, before = incoming.there, incoming.before
        if there is not None and there.present:
            self._there.setText("This very file is in the case already. Bringing it in changes nothing.")
        elif there is not None:
            self._there.setText(
                "This very file was withdrawn from the case. Bringing it in brings it back as it was read."
            )
        if before is not None and incoming.changes is not None:
            self._newer.setText(
                f"This looks like a newer version of '{before.contribution.file}': {incoming.changes.said}."
            )
        if incoming.remembered is not None:
            self._offer.setText(self._remembered(incoming))
        warnings = incoming.contribution.warnings
        more = len(warnings) - _WARNINGS_SHOWN
        self._warnings.setText(
            "\n".join((*warnings[:_WARNINGS_SHOWN], *((f"And {more} more.",) if more > 0 else ())))
        )
        self._frames["there"].setVisible(there is not None)
        self._frames["newer"].setVisible(before is not None)
        self._frames["offer"].setVisible(incoming.remembered is not None)
        self._frames["warnings"].setVisible(bool(warnings))
        self.setVisible(bool(there or before or incoming.remembered or warnings))

    def _remembered(self, incoming: Incoming) -> str:
        offered = incoming.remembered
        if offered is None:
            return ""
        headings = {
            (table.layout, at): column.heading.strip() or f"column {at + 1}"
            for table in incoming.preview.tables
            for at, column in enumerate(table.columns)
        }
        said = [
            f"'{headings[place]}' is {meanings()[meaning].label.lower()}"
            for place, meaning in offered.meanings.items()
            if place in headings
        ]
        if offered.agency:
            said.insert(0, f"the agency is {offered.agency}")
        return f"For a return laid out like this you chose before: {', '.join(said)}."

    def _choose_place(self, takes: bool) -> None:
        self._coming.takes_place = takes


def _line() -> QLabel:
    made = QLabel()
    made.setWordWrap(True)
    return made


def _banner(dressed_as: str, said: QLabel, *controls: QWidget) -> QWidget:
    made = frame(dressed_as)
    row = QHBoxLayout(made)
    row.setContentsMargins(12, 8, 12, 8)
    row.setSpacing(8)
    row.addWidget(said, 1)
    for control in controls:
        row.addWidget(control)
    return made
