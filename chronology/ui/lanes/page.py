"""The lanes with what stands in their corner: zoom, the whole time, and a way to keep what is seen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from chronology.model.case import Case
from chronology.model.timeline import Timeline
from chronology.report.content import Content
from chronology.ui.lanes.keys import ZOOM_STEP
from chronology.ui.lanes.picture import KINDS, save
from chronology.ui.lanes.scene import Scene, scene_of
from chronology.ui.lanes.view import LanesView
from chronology.ui.theme import Theme
from chronology.ui.work import Job

_NARROW = 160  # pixels; in a narrower corner the words are short
_AT_ONCE = 3000  # events; with more, a scene takes longer to make than a person notices
_NOTHING = Content(Case(), Timeline((), (), ()), (), date(2000, 1, 1))


class LanesPage(QWidget):
    """The timeline view. It shows nothing until it is given a content or a scene."""

    chosen = Signal(str)  # the id of the event that the person has come to
    saved = Signal(str)  # a sentence on what became of a picture
    shown = Signal()  # another scene is shown
    refused = Signal(str)  # a sentence on why none is

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._wanted = 0
        self.view = LanesView(scene_of(_NOTHING), theme, self)
        self.view.chosen.connect(self.chosen)
        self.view.save_asked.connect(self.ask_and_save)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
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

    def show_content(self, content: Content) -> None:
        """Show a content by agency, with nothing beside its events."""
        self.show_made(lambda: scene_of(content), len(content.timeline.entries))

    def show_made(self, make: Callable[[], Scene], events: int) -> None:
        """Show the scene that `make` gives of so many events: at once where they are few, else when made.

        A scene asked for later takes the place of one that is still being made.
        """
        self._wanted += 1
        if events <= _AT_ONCE:
            self._show(make())
            return
        asked = self._wanted
        job = Job(lambda progress: (asked, make()))
        job.finished_with.connect(self._made)
        job.refused.connect(self.refused)
        job.begin()

    def _made(self, made: tuple[int, Scene]) -> None:
        asked, scene = made
        if asked == self._wanted:
            self._show(scene)

    def _show(self, scene: Scene) -> None:
        self.view.show_scene(scene)
        self._settle()
        self.shown.emit()

    def dress(self, theme: Theme) -> None:
        """Draw with another palette, or with the type that has been set since."""
        self._theme = theme
        self.view.dress(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def _settle(self) -> None:
        self._save.setVisible(self.view.layout_plan.head > _NARROW)
        self._corner.adjustSize()
        self._out.setEnabled(not self.view.scale.is_whole)
        self._whole.setEnabled(not self.view.scale.is_whole)

    def ask_and_save(self) -> None:
        """Ask for a file and write what is seen into it."""
        kinds = ";;".join(f"{words} (*{ending})" for ending, words in KINDS.items())
        name, _ = QFileDialog.getSaveFileName(self, "Save what is seen", "timeline.png", kinds)
        if name:
            self.save_to(Path(name))

    def save_to(self, out: Path) -> None:
        """Write what is seen to a file: a picture, a drawing or a PDF page, as its name ends."""
        out = out if out.suffix.casefold() in KINDS else out.with_name(f"{out.name}.png")
        view = self.view
        try:
            save(out, view.scene, view.scale, view.size_drawn, self._theme, view.ordinary_font)
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
