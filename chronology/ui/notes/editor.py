"""One note: its words, its themes, and what it is pinned to. It is kept as it is typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QVBoxLayout, QWidget

from chronology.model.curation import Note, Theme
from chronology.model.dates import DateContext, EventDate, printed
from chronology.model.events import Event
from chronology.report.marks import agency_kind
from chronology.ui.controls import button, label
from chronology.ui.entry.chips import ChipKind, ChipsEdit, Offer
from chronology.ui.entry.when import WhenEdit
from chronology.ui.fitted import FittedWords
from chronology.ui.flow import FlowLayout
from chronology.ui.lanes.accounts import account, when
from chronology.ui.list_beside import BesideArea
from chronology.ui.pause import pause
from chronology.ui.theme import Theme as Palette

_PAUSE = 900  # milliseconds without a key before a note is kept
_UNPIN, _SHOW = "unpin:", "show:"
_HOW = (
    "Notes are the review's own analysis: they stand apart from what the agencies wrote and change none of "
    "it. Press 'New note', or choose an event in the timeline or the table and press Ctrl+Shift+N to pin a "
    "note to it."
)


class NoteEditor(BesideArea):
    """The note that the person has come to. `settled` gives it to be kept, themes by their names."""

    settled = Signal(object, object)  # the Note, and a tuple of the names of its themes
    removed = Signal(int)
    event_wanted = Signal(str)

    def __init__(self, palette: Palette) -> None:
        super().__init__("The chosen note")
        self._palette = palette
        self._note: Note | None = None
        self._events: Mapping[str, Event] = {}
        self._themes: Mapping[int, Theme] = {}
        self._is_showing = False
        self._is_typing = False
        self.words = QPlainTextEdit()
        self.words.setAccessibleName("What you make of it")
        self.words.setTabChangesFocus(True)
        self.themes = ChipsEdit(
            "Themes", self._offered, lambda name: (name, self._kind(name)), "Type a theme and press Enter"
        )
        self.turning = QCheckBox("A &turning point")
        self.first, self.last = WhenEdit(), WhenEdit()
        self.first.line.setAccessibleName("The time it is about: from")
        self.last.line.setAccessibleName("The time it is about: to")
        self.pinned = FittedWords("The entries that the note is pinned to")
        self.pinned.anchorClicked.connect(self._follow)
        self.remove = button("Take the note &out")
        self.remove.clicked.connect(lambda: self.removed.emit(self._note.id if self._note else 0))
        self._pause = pause(self, _PAUSE, self.settle)
        self._empty = label(_HOW, "second")
        self._empty.setWordWrap(True)
        self._whole = self._laid_out()
        for signal in (self.words.textChanged, self.first.changed, self.last.changed):
            signal.connect(self._typed)
        self.themes.changed.connect(self._typed)
        self.turning.toggled.connect(self._typed)
        self.show_nothing()

    def _laid_out(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.words.setMinimumHeight(8 * self.words.fontMetrics().lineSpacing())
        column.addWidget(label("&Note: a view, not a fact", "field", self.words))
        column.addWidget(self.words)
        column.addWidget(label("T&hemes and lines of enquiry", "field", self.themes))
        column.addWidget(self.themes)
        column.addWidget(self.turning)
        column.addWidget(label("About a time, &from", "field", self.first))
        column.addWidget(self.first)
        column.addWidget(label("t&o", "field", self.last))
        column.addWidget(self.last)
        column.addWidget(self.pinned)
        buttons = FlowLayout()
        buttons.addWidget(self.remove)
        column.addLayout(buttons)
        self.hold(self._empty, whole)
        return whole

    @property
    def note(self) -> Note | None:
        """The note that is shown, as it was last kept."""
        return self._note

    def show_nothing(self) -> None:
        """Say how a note gets here."""
        self.settle()
        self._note = None
        self._whole.hide()
        self._empty.show()

    def show_note(
        self,
        note: Note,
        events: Mapping[str, Event],
        themes: Sequence[Theme],
        context: DateContext,
        can_change: bool,
    ) -> None:
        """Show a note; a new one where its id is 0. What is being typed of the same one stays."""
        is_same = self._note is not None and self._note.id == note.id and note.id != 0
        if not is_same:
            self.settle()
        self._note, self._events = note, events
        self._themes = {theme.id: theme for theme in themes}
        self._empty.hide()
        self._whole.show()
        if not is_same or not self._is_typing:
            self._show_fields(note, context)
        for each in (self.words, self.first.line, self.last.line):
            each.setReadOnly(not can_change)
        for control in (self.themes, self.turning, self.remove):
            control.setEnabled(can_change)
        self.remove.setVisible(note.id != 0)
        self._write()

    def _show_fields(self, note: Note, context: DateContext) -> None:
        self._is_showing = True
        if self.words.toPlainText() != note.text:
            self.words.setPlainText(note.text)
        self.themes.put(self._themes[id].name for id in note.themes if id in self._themes)
        self.turning.setChecked(note.turning_point)
        for edit, day in ((self.first, note.first), (self.last, note.last)):
            edit.context = context
            edit.line.setText(_typed(day))
        self._is_showing = False

    def came_with(self, id: int) -> None:
        """The note that is being typed was kept under this number."""
        if self._note is not None and not self._note.id:
            self._note = replace(self._note, id=id)
            self.remove.show()

    def dress(self, palette: Palette) -> None:
        """Show the same in another palette."""
        self._palette = palette
        self._write()

    def settle(self) -> None:
        """Give what was typed to be kept. An empty new note is none."""
        was_typing, self._is_typing = self._is_typing, False
        self._pause.stop()
        if was_typing and self._note is not None and (self._note.id or self.words.toPlainText().strip()):
            self.settled.emit(self._as_typed(self._note), self.themes.values)

    def _as_typed(self, note: Note) -> Note:
        return replace(
            note,
            text=self.words.toPlainText().strip(),
            first=self.first.read(""),
            last=self.last.read(""),
            turning_point=self.turning.isChecked(),
        )

    def _typed(self) -> None:
        if not self._is_showing and self._note is not None:
            self._is_typing = True
            self._pause.start()

    def _offered(self, words: str) -> Sequence[Offer]:
        folded = words.casefold()
        return [
            Offer(theme.name, theme.name, "line of enquiry" if theme.line_of_enquiry else "")
            for theme in self._themes.values()
            if folded in theme.name.casefold()
        ]

    def _kind(self, name: str) -> ChipKind:
        known = {theme.name for theme in self._themes.values()}
        return ChipKind.KNOWN if name in known else ChipKind.NEW

    def _write(self) -> None:
        if self._note is None:
            return
        known = [self._events[event] for event in self._note.events if event in self._events]
        parts = ["<p><b>Pinned to</b></p>"] if known else []
        for event in known:
            links = " &nbsp; ".join(
                f"<a style='color:{self._palette.accent}' href='{kind}{escape(event.id)}'>{words}</a>"
                for kind, words in ((_SHOW, "Show in the timeline"), (_UNPIN, "Unpin"))
            )
            told = account(event, agency_kind(event.agency), (), self._palette)
            parts.append(f"<p><b>{escape(when(event))}</b></p>{told}<p>{links}</p>")
        self.pinned.setHtml("".join(parts))
        self.pinned.setVisible(bool(known))

    def _follow(self, link: QUrl) -> None:
        words = link.toString()
        if words.startswith(_SHOW):
            self.event_wanted.emit(words.removeprefix(_SHOW))
        elif words.startswith(_UNPIN) and self._note is not None and self.turning.isEnabled():
            event = words.removeprefix(_UNPIN)
            rest = tuple(each for each in self._note.events if each != event)
            self._pause.stop()
            self._is_typing = False
            self.settled.emit(replace(self._as_typed(self._note), events=rest), self.themes.values)


def _typed(day: EventDate) -> str:
    return day.as_written or (printed(day) if day.is_dated else "")
