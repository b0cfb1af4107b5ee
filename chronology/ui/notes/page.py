"""All of the notes: the list under its themes, and the note that the person has come to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from chronology.model.case import Case
from chronology.model.curation import Note, Theme
from chronology.model.dates import DateContext, printed
from chronology.model.events import Event
from chronology.services.merge import date_context
from chronology.services.refusal import Refused
from chronology.ui.controls import button, ground, label, second
from chronology.ui.entry.look import sheet
from chronology.ui.headed_list import HeadedList, list_style
from chronology.ui.notes.editor import NoteEditor
from chronology.ui.notes.rows import NoteDelegate, NoteRows
from chronology.ui.still_there import still_there
from chronology.ui.theme import Theme as Palette
from chronology.ui.work import Job


class OpenCase(Protocol):
    """The case behind the notes. Every method may be called from any thread."""

    @property
    def read_only(self) -> bool: ...
    def case(self) -> Case: ...
    def event(self, id: str) -> Event: ...
    def notes(self) -> tuple[Note, ...]: ...
    def keep_note(self, note: Note) -> int: ...
    def remove_note(self, id: int) -> None: ...
    def themes(self) -> tuple[Theme, ...]: ...
    def keep_theme(self, theme: Theme) -> int: ...


@dataclass(frozen=True, slots=True)
class _Loaded:
    notes: tuple[Note, ...]
    themes: tuple[Theme, ...]
    events: Mapping[str, Event]
    context: DateContext


class NotesPage(QWidget):
    """The notes of an open case."""

    event_wanted = Signal(str, str)  # the id of an event, and the room to see it in
    said = Signal(str)
    shown = Signal()  # what the case holds is on the screen

    def __init__(self, case: OpenCase, palette: Palette) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._case = case
        self._loaded = _Loaded((), (), {}, DateContext())
        self._asked = 0
        self._going_to = 0
        self.rows = NoteRows(self._about, self)
        self.view = HeadedList("Notes", self.rows)
        self.editor = NoteEditor(palette)
        self.new = button("&New note", primary=True)
        self.count = second()
        bar = ground("bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(label("Notes", "heading"))
        row.addWidget(self.count, 1)
        row.addWidget(self.new)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.view)
        self._split.addWidget(self.editor)
        self._split.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(bar)
        whole.addWidget(self._split, 1)
        self.setFocusProxy(self.view)
        self.new.clicked.connect(lambda: self.begin_note(()))
        self.view.came_to.connect(self._show_note)
        self.editor.settled.connect(self._keep)
        self.editor.removed.connect(lambda id: self._try(lambda: self._case.remove_note(id)))
        self.editor.event_wanted.connect(lambda event: self.event_wanted.emit(event, "timeline"))
        self.dress(palette)
        self.refresh()

    # What others ask of it

    def refresh(self) -> None:
        """Show what the case holds now."""
        self._asked += 1
        asked, case = self._asked, self._case
        job = Job(lambda progress: (asked, _load(case)))
        job.finished_with.connect(self._take)
        job.refused.connect(self.said)
        job.begin()

    def begin_note(self, events: Sequence[str]) -> None:
        """Begin a note, pinned to events."""
        self._open(Note("", tuple(events)))
        self.editor.words.setFocus()

    def stop(self) -> None:
        """Take nothing more from the case: it is about to be closed. What is half typed is kept first."""
        self.editor.settle()
        self._asked += 1

    def take_focus(self) -> None:
        """Give the keyboard to the list, or to what begins one."""
        (self.view if self.rows.items else self.new).setFocus()

    def dress(self, palette: Palette) -> None:
        """Draw in another palette."""
        self.setStyleSheet(sheet(palette) + list_style(palette))
        self.editor.dress(palette)
        self.view.setItemDelegate(NoteDelegate(palette, self.view))

    # What is shown

    def _take(self, made: tuple[int, _Loaded]) -> None:
        asked, loaded = made
        if asked != self._asked:
            return
        here = self.editor.note
        self._loaded = loaded
        self.rows.show_notes(loaded.notes, loaded.themes)
        self.new.setEnabled(not self._case.read_only)
        count = len(loaded.notes)
        self.count.setText(f"{count} note{'' if count == 1 else 's'}, apart from the facts" if count else "")
        wanted, self._going_to = self._going_to or (here.id if here else 0), 0
        at = self.rows.place_of(wanted)
        if at < 0 and here is not None and not here.id:
            self.shown.emit()
            return  # a new note is being typed
        if at < 0:
            at = next((row for row in range(len(self.rows.items)) if self.rows.note_at(row)), -1)
        self.view.come_to(at)
        self._show_note(at)
        self.shown.emit()

    def _show_note(self, row: int) -> None:
        note = self.rows.note_at(row)
        if note is not None:
            self._open(note)
        elif self.editor.note is None or self.editor.note.id:
            self.editor.show_nothing()

    def _open(self, note: Note) -> None:
        events = {**self._loaded.events, **still_there(self._case, note.events)} if note.events else {}
        loaded = self._loaded
        self.editor.show_note(note, events, loaded.themes, loaded.context, not self._case.read_only)

    def _about(self, note: Note) -> str:
        parts = ["turning point"] if note.turning_point else []
        if note.first.is_dated or note.last.is_dated:
            parts.append(" to ".join(printed(day) for day in (note.first, note.last) if day.is_dated))
        if note.events:
            parts.append(f"pinned to {len(note.events)} event{'' if len(note.events) == 1 else 's'}")
        return " · ".join(parts) or "not pinned"

    # What changes the case

    def _keep(self, note: Note, names: tuple[str, ...]) -> None:
        self._try(lambda: self._kept(note, names))

    def _kept(self, note: Note, names: tuple[str, ...]) -> None:
        known = {theme.name: theme.id for theme in self._case.themes()}
        ids = tuple(known.get(name) or self._case.keep_theme(Theme(name)) for name in names)
        number = self._case.keep_note(replace(note, themes=ids))
        if not note.id:
            self.editor.came_with(number)
            self._going_to = number

    def _try(self, change: Callable[[], Any]) -> None:
        try:
            change()
        except Refused as fault:
            self.said.emit(str(fault))
            return
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left = max(280, self.width() * 2 // 5)
        self._split.setSizes([left, self.width() - left])


def _load(case: OpenCase) -> _Loaded:
    notes = case.notes()
    events = still_there(case, dict.fromkeys(event for note in notes for event in note.events))
    return _Loaded(notes, case.themes(), events, date_context(case.case()))
