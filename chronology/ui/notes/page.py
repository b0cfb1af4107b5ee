"""All of the notes: the list under its themes, and the note that the person has come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtWidgets import QHBoxLayout

from chronology.model.case import Case
from chronology.model.curation import Note, Theme
from chronology.model.dates import DateContext, printed
from chronology.model.events import Event
from chronology.services.merge import date_context
from chronology.ui.controls import button, ground, label, second
from chronology.ui.entry.look import sheet
from chronology.ui.headed_list import HeadedList, list_style
from chronology.ui.headed_rows import HeadedRows
from chronology.ui.list_beside import ListBeside
from chronology.ui.notes.editor import NoteEditor
from chronology.ui.notes.rows import NoteDelegate, listed
from chronology.ui.still_there import still_there
from chronology.ui.theme import Theme as Palette


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


class NotesPage(ListBeside):
    """The notes of an open case."""

    def __init__(self, case: OpenCase, palette: Palette) -> None:
        super().__init__()
        self._case = case
        self._loaded = _Loaded((), (), {}, DateContext())
        self._going_to = 0
        self.rows: HeadedRows[Note] = HeadedRows(lambda note: note.text, self._about, self)
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
        self.lay_out((bar,), self.view, self.editor)
        self.new.clicked.connect(lambda: self.begin_note(()))
        self.view.came_to.connect(self._show_note)
        self.editor.settled.connect(self._keep)
        self.editor.removed.connect(lambda id: self.attempt(lambda: self._case.remove_note(id)))
        self.editor.event_wanted.connect(lambda event: self.event_wanted.emit(event, "timeline"))
        self.dress(palette)
        self.refresh()

    # What others ask of it

    def load(self) -> _Loaded:
        """What the room shows of the case."""
        return _load(self._case)

    def begin_note(self, events: Sequence[str]) -> None:
        """Begin a note, pinned to events."""
        self._open(Note("", tuple(events)))
        self.editor.words.setFocus()

    def stop(self) -> None:
        """Take nothing more from the case: it is about to be closed. What is half typed is kept first."""
        self.editor.settle()
        super().stop()

    def take_focus(self) -> None:
        """Give the keyboard to the list, or to what begins one."""
        (self.view if self.rows.items else self.new).setFocus()

    def dress(self, palette: Palette) -> None:
        """Draw in another palette."""
        self.setStyleSheet(sheet(palette) + list_style(palette))
        self.editor.dress(palette)
        self.view.setItemDelegate(NoteDelegate(palette, self.view))

    # What is shown

    def take(self, loaded: _Loaded) -> None:
        """Show the notes; a new one that is being typed stays in the editor."""
        here = self.editor.note
        self._loaded = loaded
        self.rows.show_items(listed(loaded.notes, loaded.themes))
        self.new.setEnabled(not self._case.read_only)
        count = len(loaded.notes)
        self.count.setText(f"{count} note{'' if count == 1 else 's'}, apart from the facts" if count else "")
        wanted, self._going_to = self._going_to or (here.id if here else 0), 0
        at = self.rows.row_where(lambda note: note.id == wanted)
        if at < 0 and here is not None and not here.id:
            return
        if at < 0:
            at = self.rows.next_entry(0)
        self.view.come_to(at)
        self._show_note(at)

    def _show_note(self, row: int) -> None:
        note = self.rows.entry_at(row)
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
        self.attempt(lambda: self._kept(note, names))

    def _kept(self, note: Note, names: tuple[str, ...]) -> None:
        known = {theme.name: theme.id for theme in self._case.themes()}
        ids = tuple(known.get(name) or self._case.keep_theme(Theme(name)) for name in names)
        number = self._case.keep_note(replace(note, themes=ids))
        if not note.id:
            self.editor.came_with(number)
            self._going_to = number


def _load(case: OpenCase) -> _Loaded:
    notes = case.notes()
    events = still_there(case, dict.fromkeys(event for note in notes for event in note.events))
    return _Loaded(notes, case.themes(), events, date_context(case.case()))
