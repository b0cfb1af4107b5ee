"""Entering events one after the other: the form, what is worth a thought, and the list so far."""

from __future__ import annotations

from threading import Thread

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from chronology.language.acronyms import explained
from chronology.language.principles import Hint, Tone, Writing, hints
from chronology.language.words.known import Known
from chronology.model.case import Mode
from chronology.model.entering import EnteredEvent
from chronology.services.merge import date_context
from chronology.ui.controls import button, ground, key_action, label
from chronology.ui.entry.form import EntryForm
from chronology.ui.entry.look import sheet
from chronology.ui.entry.open_case import OpenCase, Refusals
from chronology.ui.entry.so_far import SoFar
from chronology.ui.entry.thoughts import Thoughts
from chronology.ui.pause import pause
from chronology.ui.scrolled import scrolling
from chronology.ui.theme import Theme

DRAFT = "entry"
"""The name under which the half-typed entry is kept in the case."""

_KEPT_AFTER = 800  # milliseconds from the first key that is not kept yet
_READ_AFTER = 250  # milliseconds from the last key
_WIDE = 70  # ems: narrower than this, the side stands beneath the form
_SIDE = 24  # ems


class EntryPage(QWidget):
    """The page in which a list is written. What is typed is kept in the case file within a second.

    `save_and_next` keeps the entry and begins another with the same source and author. Nothing in the entry
    can keep it from being saved.
    """

    said = Signal(str)  # a sentence for the foot of the window
    closed = Signal()

    def __init__(self, case: OpenCase, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._case = case
        self._theme = theme
        self._passed: set[str] = set()
        self._explained: frozenset[str] = frozenset()
        self._as_opened = EnteredEvent()
        self._known = Known()
        self._child = ""
        self._names: tuple[str, ...] = ()
        self.form = EntryForm()
        self.thoughts = Thoughts()
        self.so_far = SoFar()
        self._keep = pause(self, _KEPT_AFTER, self._keep_draft)
        self._read = pause(self, _READ_AFTER, self._read_hints)
        self._lay_out()
        self.dress(theme)
        self.form.changed.connect(self._typed)
        self.form.passed.connect(self._go_past)
        self.so_far.chosen.connect(self.open_entry)
        self.so_far.unwanted.connect(self.take_away)
        # the lexicons take a third of a second to load: not at the first key
        Thread(target=hints, args=(EnteredEvent(text="."),), daemon=True).start()
        self.refresh()
        self._bring_back_draft()

    # What the window calls

    def commands(self) -> tuple[QAction, ...]:
        """What can be done here, with its keys."""
        return (self._save, self._begin, self._to_list)

    def take_focus(self) -> None:
        """Give the keyboard to the first field."""
        self.form.take_focus()

    def refresh(self) -> None:
        """Read the case again: its people, its child, the list so far. What is being typed stays."""
        case = self._case.case()
        people = self._case.people()
        entries = self._case.entered()
        self._child = case.child
        self._known = Known.of(case)
        self._names = tuple(person.name for person in people)
        self.form.know(date_context(case), case.child, people, self._tags(entries))
        self.so_far.show_entries(entries, self.form.number)
        at_hand = self.form.number
        self._title.setText("Change an entry" if at_hand else "New entry")
        told = [event.text for event in entries if event.number != at_hand]
        self._explained = frozenset().union(*map(explained, told))
        agency = self._case.agency
        whose = f"{agency} · our list" if agency else "Our list"
        if case.mode is Mode.REVIEW:
            whose = "Added by the review"
        self._whose.setText(f"{whose} for {case.child}" if case.child else whose)
        if not self.form.number:
            self.form.begin_with(agency)
        self.form.setEnabled(not self._case.read_only)
        self._save.setEnabled(not self._case.read_only)
        if self._case.read_only:
            self._state.setText("open to read only")
        self._read.start()

    def dress(self, theme: Theme) -> None:
        """Draw with another palette."""
        self._theme = theme
        self.setStyleSheet(sheet(theme))
        self._read.start()

    def settle_draft(self) -> None:
        """Keep at once what is typed, as before the case is closed or locked.

        Nothing is read or kept after it
        until somebody types again.
        """
        if self._keep.isActive():
            self._keep.stop()
            self._keep_draft()
        self._read.stop()

    # What the author does

    def save_and_next(self) -> None:
        """Keep the entry and begin the next one with the same source and author."""
        self.form.finish_chips()
        if self.form.is_empty:
            self.say("There is nothing to save yet: write when it was and what happened.")
            self.form.take_focus()
        elif self._kept():
            self._start_anew()

    def begin_new(self) -> None:
        """Keep what is at hand and begin a new entry."""
        if self._is_as_it_was or self._kept():
            self._start_anew()

    def open_entry(self, number: int) -> None:
        """Bring an entry of the list into the form. What stood there is kept first."""
        if self.form.number == number:
            self.form.take_focus()
            return
        if not (self._is_as_it_was or self._kept()):
            return
        event = next((each for each in self._case.entered() if each.number == number), None)
        if event is None:
            return
        self.form.put(event)
        self._as_opened = self.form.value()
        self._passed = {"date", *self.form.fields}
        self.refresh()
        self.form.take_focus()

    def take_away(self, number: int) -> None:
        """Take an entry out of the list; `Undo` beside the sentence brings it back."""
        with self._refusals_said() as done:
            self._case.remove_entered(number)
        if not done.well:
            return
        if self.form.number == number:
            self._start_anew()
        else:
            self.refresh()
        self.say("The entry was taken away.", can_undo=True)

    def say(self, sentence: str, can_undo: bool = False) -> None:
        """A sentence beside the buttons, and at the foot of the window."""
        self._state.setText(sentence)
        self._undo.setVisible(can_undo)
        self.said.emit(sentence)

    # How it is made

    def _lay_out(self) -> None:
        self._save = key_action(self, "Save and next", "Ctrl+Return", self.save_and_next)
        self._save.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        self._begin = key_action(self, "New entry", "Ctrl+Shift+N", self.begin_new)
        self._to_list = key_action(self, "To the list so far", "Ctrl+Shift+L", self._go_to_list)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._bar())
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(0)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.form)
        self._column.addStretch(1)
        self._scroll = scrolling(self._inside)
        self._side = self._beside()
        self._body.addWidget(self._scroll, 1)
        self._body.addWidget(self._side)
        whole.addLayout(self._body, 1)
        self._is_wide = True

    def _bar(self) -> QWidget:
        bar = ground("bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(24, 8, 16, 8)
        row.setSpacing(12)
        self._title = label("New entry", "heading")
        self._whose = label("", "second")
        self._state = label("", "second")
        self._undo = button("&Undo")
        self._undo.hide()
        self._undo.clicked.connect(self._bring_back)
        save = button("Save and next  Ctrl+↵", primary=True)
        save.setAccessibleName("Save and next, Control Enter")
        save.clicked.connect(self.save_and_next)
        self._save.enabledChanged.connect(save.setEnabled)
        row.addWidget(self._title)
        row.addWidget(self._whose, 1)
        row.addWidget(self._state)
        row.addWidget(self._undo)
        close = button("&Close")
        close.clicked.connect(self._close)
        row.addWidget(close)
        row.addWidget(save)
        return bar

    def _beside(self) -> QWidget:
        side = ground("side")
        box = QVBoxLayout(side)
        box.setContentsMargins(16, 16, 16, 16)
        box.setSpacing(12)
        box.addWidget(label("Worth a thought", "heading"))
        box.addWidget(self.thoughts)
        box.addSpacing(8)
        box.addWidget(self.so_far, 1)
        return side

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        em = self.fontMetrics().height()
        is_wide = event.size().width() >= _WIDE * em
        self._side.setFixedWidth(_SIDE * em) if is_wide else self._side.setMaximumWidth(16777215)
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        if is_wide:
            self._body.addWidget(self._side)
        else:
            self._side.setMinimumWidth(0)
            self._column.insertWidget(1, self._side)
        self._read.start()

    def _close(self) -> None:
        self.settle_draft()
        self.closed.emit()

    def _go_to_list(self) -> None:
        self.so_far.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.so_far.list.row < 0:
            self.so_far.list.come_to(0)

    # Typing, keeping, reading

    def _typed(self) -> None:
        self._undo.hide()
        if not self._keep.isActive():
            self._keep.start()  # from the first key, not the last: steady typing is kept too
        self._read.start()

    def _go_past(self, field: str) -> None:
        self._passed.add(field)
        self._read.start()

    def _keep_draft(self) -> None:
        if self._case.read_only:
            return
        with self._refusals_said() as done:
            if self.form.is_empty:
                self._case.drop_draft(DRAFT)
            else:
                self._case.keep_draft(DRAFT, self.form.typed())
        if done.well:
            self._state.setText("saved as you type")

    def _bring_back_draft(self) -> None:
        with self._refusals_said():
            draft = self._case.draft(DRAFT)
            if draft is not None:
                self.form.put_typed(draft)
                self._keep.stop()
                self.say("This is how you left it.")

    def _read_hints(self) -> None:
        beside = Writing(self._child, self._known, self._names, self._explained)
        found = [
            hint
            for hint in hints(self.form.value(), beside)
            if not hint.missing or hint.field in self._passed
        ]
        self.thoughts.show_hints(found)
        self.form.underline(found, self._theme)
        for name, field in self.form.fields.items():
            field.say("" if self._is_wide else self._first_of(found, "date" if name == "when" else name))

    def _first_of(self, found: list[Hint], field: str) -> str:
        """What a narrow window says beneath a field, where the side is out of sight."""
        here = [hint for hint in found if hint.field == field and hint.tone is not Tone.PRAISE]
        return min(here, key=lambda hint: hint.tone is not Tone.QUESTION).says if here else ""

    @property
    def _is_as_it_was(self) -> bool:
        """Whether there is nothing in the form that is not in the list."""
        if self.form.number:
            return self.form.value() == self._as_opened
        return self.form.is_empty

    def _kept(self) -> bool:
        """Keep the entry at hand in the list; whether that went well."""
        event = self.form.value()
        with self._refusals_said() as done:
            if event.number:
                self._case.change_entered(event.number, event)
            else:
                self._case.enter(event)
            self._case.drop_draft(DRAFT)
        if done.well:
            self.say("Changed." if event.number else "Saved.")
        return done.well

    def _start_anew(self) -> None:
        self.form.clear(keep=True)
        self._keep.stop()
        self._passed.clear()
        self.refresh()
        self._scroll.verticalScrollBar().setValue(0)
        self.form.take_focus()

    def _bring_back(self) -> None:
        with self._refusals_said() as done:
            self._case.undo()
        if done.well:
            self.refresh()
            self.say("The entry is back.")

    def _refusals_said(self) -> Refusals:
        return Refusals(self.say)

    @staticmethod
    def _tags(entries: tuple[EnteredEvent, ...]) -> tuple[str, ...]:
        return tuple(sorted({tag for event in entries for tag in event.tags}))
