"""The lanes with what stands in their corner: zoom, the whole time, and a way to keep what is seen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from chronology.report.content import Content
from chronology.ui.lanes.grouping import Grouping, by_agency
from chronology.ui.lanes.picture import save
from chronology.ui.lanes.view import ZOOM_STEP, LanesView
from chronology.ui.theme import Theme

_NARROW = 160  # pixels; in a narrower corner the words are short


class LanesPage(QWidget):
    """The timeline view of one content."""

    chosen = Signal(str)  # the id of the event that the person has come to
    saved = Signal(str)  # a sentence on what became of a picture

    def __init__(self, content: Content, theme: Theme, grouping: Grouping = by_agency) -> None:
        super().__init__()
        self._theme = theme
        self.view = LanesView(content, theme, grouping, self)
        self.view.chosen.connect(self.chosen)
        self.view.save_asked.connect(self.ask_and_save)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        self.setFocusProxy(self.view)
        self._corner = QWidget(self)
        row = QHBoxLayout(self._corner)
        row.setContentsMargins(8, 8, 0, 0)
        row.setSpacing(4)
        self._out = _button("−", "Zoom out", "Zoom out (−)")
        self._in = _button("+", "Zoom in", "Zoom in (+)")
        self._whole = _button("All", "Show the whole time", "Show the whole time (0)")
        self._save = _button("Save", "Save what is seen", "Save what is seen as a picture or PDF")
        for each in (self._out, self._in, self._whole, self._save):
            row.addWidget(each)
        self._out.clicked.connect(lambda: self.view.zoom_by(1 / ZOOM_STEP))
        self._in.clicked.connect(lambda: self.view.zoom_by(ZOOM_STEP))
        self._whole.clicked.connect(self.view.show_whole)
        self._save.clicked.connect(self.ask_and_save)
        self.view.moved.connect(self._settle)
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._corner.adjustSize()
        self._save.setVisible(self.view.layout_plan.head > _NARROW)
        self._corner.adjustSize()

    def _settle(self) -> None:
        self._out.setEnabled(not self.view.scale.is_whole)
        self._whole.setEnabled(not self.view.scale.is_whole)

    def ask_and_save(self) -> None:
        """Ask for a file and write what is seen into it."""
        name, _ = QFileDialog.getSaveFileName(
            self, "Save what is seen", "timeline.png", "Picture (*.png);;PDF (*.pdf)"
        )
        if name:
            self.save_to(Path(name))

    def save_to(self, out: Path) -> None:
        """Write what is seen to a file, PDF or picture as its name ends."""
        out = out if out.suffix.casefold() in (".png", ".pdf") else out.with_name(f"{out.name}.png")
        view = self.view
        try:
            save(out, view.scene, view.scale, view.viewport().size(), self._theme, view.font())
        except OSError:
            self.saved.emit(f"{out} could not be written. Choose another folder, or close the file there.")
        else:
            self.saved.emit(f"Saved as {out}")


def _button(words: str, name: str, tip: str) -> QToolButton:
    made = QToolButton()
    made.setText(words)
    made.setAccessibleName(name)
    made.setToolTip(tip)
    made.setMinimumSize(28, 28)
    return made
