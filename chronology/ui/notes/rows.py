"""The notes as a list under their themes, key lines of enquiry first, and how a note is drawn in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from chronology.model.curation import Note, Theme
from chronology.ui.headed_list import ENTRY, HeadedDelegate
from chronology.ui.models import Index

WITHOUT_THEME = "Without a theme"


def listed(notes: Sequence[Note], themes: Sequence[Theme]) -> Iterator[Note | str]:
    """A note stands under each of its themes. A theme without notes is there too: it waits for one."""
    for theme in sorted(themes, key=lambda each: (not each.line_of_enquiry, each.name.casefold())):
        under = [note for note in notes if theme.id in note.themes]
        kind = "Line of enquiry: " if theme.line_of_enquiry else ""
        yield f"{kind}{theme.name} ({len(under)})"
        yield from under
    known = {theme.id for theme in themes}
    if rest := [note for note in notes if not known.intersection(note.themes)]:
        yield f"{WITHOUT_THEME} ({len(rest)})"
        yield from rest


class NoteDelegate(HeadedDelegate):
    """A note; a flag stands before a turning point."""

    def draw_mark(self, painter: QPainter, index: Index, box: QRectF) -> None:
        if not index.data(ENTRY).turning_point:
            return
        painter.setPen(QPen(QColor(self.theme.ink), 1.5))
        painter.drawLine(box.topLeft(), box.bottomLeft())
        flag = QRectF(box.left() + 1, box.top(), box.width() - 1, box.height() * 0.55)
        painter.fillRect(flag, QColor(self.theme.thought))
