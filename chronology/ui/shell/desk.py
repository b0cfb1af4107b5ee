"""The page of one open case: the rail, the bar, one room at a time, and what is said around them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from chronology.model.case import Mode
from chronology.model.event_rows import RowQuery
from chronology.services.open_case import OpenCase, Topic
from chronology.services.refusal import Refused
from chronology.ui.controls import ground
from chronology.ui.shell.doing import Doing
from chronology.ui.shell.fitting import Rooms, fitting
from chronology.ui.shell.foot import Foot
from chronology.ui.shell.notice import Notice
from chronology.ui.shell.rail import Rail
from chronology.ui.shell.rooms import Room, rooms_of
from chronology.ui.shell.search import Search
from chronology.ui.shell.top_bar import TopBar
from chronology.ui.theme import Theme

_ONLY_ASKED = frozenset({Topic.FINDINGS, Topic.STATES, Topic.QUERIES, Topic.HISTORY})
CONTRIBUTION = ".contribution"


class Desk(QWidget):
    """One for each open case. `close_down` ends all its work; then the case can be closed."""

    left = Signal()  # the person wants to close the case
    rule_wanted = Signal(str)  # the id of a rule whose page is to be read
    toured = Signal()
    went = Signal(str)  # what was taken back or done again, '' where nothing was
    checked = Signal()  # the rules have been asked again
    _changed = Signal(object)

    def __init__(self, case: OpenCase, theme: Theme) -> None:
        super().__init__()
        self.case = case
        self._theme = theme
        self._mode = case.case().mode
        self._rooms = {room.id: room for room in rooms_of(self._mode)}
        self._pages: dict[str, QWidget] = {}
        self._stale: dict[str, frozenset[Topic]] = {}
        self._event = ""
        self._tour: Any = None
        self._note: QAction | None = None
        self._is_closed = False
        self.here = ""
        self.rail = Rail(theme)
        self.bar = TopBar(theme)
        self.read_only = Notice("The case is open to read only", stays=True)
        self.notice = Notice("Something to know")
        self.rooms = Rooms()
        self.foot = Foot()
        self._doing = Doing(case, self._mode, self.foot, self)
        self.search = Search(case, self.bar.search, self, "table" in self._rooms)
        self._lay_out()
        self._connect()
        self._actions = self._made_actions()
        self._show_case()
        self.open_room(self._first_room())
        self._doing.begin()

    def _first_room(self) -> str:
        """Where the returns come in, in a review that holds nothing yet; else the first on the rail."""
        is_review = self._mode is not Mode.CONTRIBUTION
        holds = self.case.returns() or self.case.ids(RowQuery(), 0, 1)
        return "returns" if is_review and not holds else next(iter(self._rooms))

    # What the window asks of it

    def open_room(self, id: str) -> Any:
        """Come to a room, made if it is wanted for the first time; None where this case has no such room."""
        room = self._rooms.get(id)
        if room is None:
            return None
        page: Any = self._page(room)
        if id != self.here:
            self.say("")  # what was said in the room before is old here
            self._settle_draft()
            self.here = id
            self.rooms.setCurrentWidget(page)
            self.rail.show_here(id)
        if self._note is not None:
            self._note.setEnabled(room.shows_events)  # elsewhere the keys are the room's own
        if topics := self._stale.pop(id, frozenset()):
            _refresh(page, topics)
        if self._event and room.shows_events:
            page.go_to(self._event)
        if hasattr(page, "take_focus"):
            page.take_focus()
        else:
            page.setFocus()
        return page

    def begin_note(self) -> None:
        """Begin a note that is pinned to the event that the person has come to."""
        if not self._event:
            self.say("Choose an event first; the note is pinned to it.")
            return
        event, page = self._event, self.open_room("notes")
        page.begin_note((event,))

    def come_to(self, event: str, room: str = "") -> None:
        """Show an event in a room; by default where the person is, or in the table where that shows none."""
        if "table" not in self._rooms:
            self._come_to_own(event)
            return
        self._event = event
        here = self._rooms.get(room or self.here)
        self.open_room(here.id if here is not None and here.shows_events else "table")

    def _come_to_own(self, event: str) -> None:
        """An agency's own list shows an entry in its form, and what came in a file among the returns."""
        place = self.case.event(event).place
        if any(each.file == place.file for each in self.case.returns()):
            self.open_room("returns").show_return(place.file)
        elif place.row is not None:
            self._open_entry(place.row)

    def choose(self, chosen: dict[str, Any]) -> None:
        """Show in the table what is chosen, and nothing else."""
        self._event = ""
        page: Any = self.open_room("table")
        if page is not None:
            page.take({**page.settings(), **_NOTHING_CHOSEN, **chosen})

    def take(self, paths: Sequence[Path]) -> None:
        """Files and folders were dropped: returns, or an agency's contribution."""
        contributions = [path for path in paths if path.suffix.casefold() == CONTRIBUTION]
        page: Any
        if contributions and "received" in self._rooms:
            page = self.open_room("received")
            page.choose(contributions[0])
        elif paths:
            page = self.open_room("returns")
            page.open_wizard()
            page.wizard.take(list(paths))

    def say(self, sentence: str) -> None:
        """Say something at the foot."""
        if not self._is_closed:
            self.foot.say(sentence)

    def dress(self, theme: Theme) -> None:
        """Draw with another palette, or with the type that has been set since."""
        self._theme = theme
        for each in (self.rail, self.bar, self.search, *self._pages.values()):
            if hasattr(each, "dress"):
                each.dress(theme)

    def commands(self) -> tuple[QAction, ...]:
        """What can be done here and in the room in which the person is, each with its keys."""
        page = self._pages.get(self.here)
        own = page.commands() if page is not None and hasattr(page, "commands") else ()
        return (*self._actions, *own)

    def settle(self) -> None:
        """Keep at once what is half typed, as before the case is locked or closed."""
        focused = self.focusWidget()
        if focused is not None and focused.hasFocus():
            focused.clearFocus()  # a field that is kept when it is left is kept now
        self._settle_draft()

    def close_down(self) -> None:
        """End all work and take nothing more from the case."""
        self.settle()
        self._is_closed = True
        self._stop_listening()
        self._doing.close_down()
        self.search.stop()
        for page in self._pages.values():
            for end in ("close_down", "stop"):
                if hasattr(page, end):
                    getattr(page, end)()
                    break

    def begin_tour(self) -> None:
        """Go through the case in a few steps, from a strip beneath the rooms."""
        from chronology.ui.shell.tour import Tour

        if self._tour is None:
            self._tour = Tour()
            self._column.insertWidget(self._column.count() - 1, self._tour)
            self._tour.room_wanted.connect(self.open_room)
            self._tour.ended.connect(self._end_tour)
        self._tour.begin()

    def _end_tour(self) -> None:
        self.toured.emit()
        self.open_room(self.here)

    # Undo and redo

    def undo(self) -> None:
        """Take the newest change back, and say what it was."""
        self._settle_draft()
        self._doing.run("Taking back", lambda progress: self.case.undo(), partial(self._went, "Undone"))

    def redo(self) -> None:
        """Do again what was taken back last, and say what it was."""
        self._doing.run("Doing again", lambda progress: self.case.redo(), partial(self._went, "Done again"))

    def _went(self, what: str, label: str) -> None:
        self.say(f"{what}: {label}." if label else "There is nothing to take back or do again.")
        self.went.emit(label)

    # Rooms

    def _page(self, room: Room) -> QWidget:
        if room.id not in self._pages:
            page: Any = room.make(self.case, self._theme)
            self._pages[room.id] = page
            page.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
            self.rooms.addWidget(page)
            for signal, does in (
                ("said", self.say),
                ("chosen", self._chosen),
                ("entry_wanted", self._open_entry),
                ("question_wanted", self._open_question),
                ("event_wanted", self.come_to),
                ("rule_wanted", self.rule_wanted),
                ("closed", self._leave_entry),
            ):
                if hasattr(page, signal):
                    getattr(page, signal).connect(does)
        return self._pages[room.id]

    def _chosen(self, event: str) -> None:
        self._event = event

    def _open_entry(self, number: int) -> None:
        page: Any = self.open_room("list" if self._mode is Mode.CONTRIBUTION else "entry")
        page.open_entry(number)

    def _open_question(self, finding: str) -> None:
        page: Any = self.open_room("findings")
        if page is not None:
            page.go_to(finding)

    def _leave_entry(self) -> None:
        self.open_room(next(id for id, room in self._rooms.items() if room.on_rail))

    def add_event(self) -> None:
        """Begin a new entry, or come to the one that was half typed when the case was last open."""
        room = "list" if self._mode is Mode.CONTRIBUTION else "entry"
        was_there = room in self._pages
        page: Any = self.open_room(room)
        if was_there:
            page.begin_new()

    def _settle_draft(self) -> None:
        page = self._pages.get(self.here)
        if page is not None and hasattr(page, "settle_draft"):
            page.settle_draft()

    # What has changed

    def _take_in(self, topics: frozenset[Topic]) -> None:
        if self._is_closed:
            return
        if Topic.CASE in topics or Topic.SETTINGS in topics:
            self._show_case()
        self._show_steps()
        for id, page in self._pages.items():
            if not self._rooms[id].concerns.isdisjoint(topics):
                if id == self.here:
                    _refresh(page, topics)
                else:
                    self._stale[id] = self._stale.get(id, frozenset()) | topics
        if not topics <= _ONLY_ASKED:
            self._doing.check_soon()

    def _show_case(self) -> None:
        try:
            case = self.case.case()
        except Refused as fault:
            self.notice.say(str(fault))
            return
        self.bar.show_case(case, "export" in self._rooms)
        self._show_steps()

    def _show_steps(self) -> None:
        try:
            undo, redo = self.case.undo_label(), self.case.redo_label()
        except Refused as fault:
            self.notice.say(str(fault))
            return
        self.bar.show_steps(undo, redo, not self.case.read_only)

    # How it is made

    def _lay_out(self) -> None:
        column = self._column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for each in (self.bar, self.read_only, self.notice):
            column.addWidget(each)
        column.addWidget(fitting(self.rooms), 1)
        column.addWidget(self.foot)
        right = ground("page")
        right.setLayout(column)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.rail)
        whole.addWidget(right, 1)
        self.rail.show_rooms([room for room in self._rooms.values() if room.on_rail])
        if self.case.read_only:
            self.read_only.say(
                "Somebody else has this case open, so it is open to read only here. Nothing can be changed. "
                "Close it and open it again once they are done."
            )

    def _connect(self) -> None:
        self.rail.wanted.connect(self.open_room)
        self.bar.undo_wanted.connect(self.undo)
        self.bar.redo_wanted.connect(self.redo)
        self.bar.event_wanted.connect(self.add_event)
        self.bar.export_wanted.connect(lambda: self.open_room("export"))
        self.foot.stop_wanted.connect(self._doing.stop)
        self.search.event_wanted.connect(self.come_to)
        self.search.choice_wanted.connect(self.choose)
        self._doing.refused.connect(self.notice.say)
        self._doing.said.connect(self.say)
        self._doing.checked.connect(self.checked)
        self._changed.connect(self._take_in)
        self._stop_listening = self.case.listen(self._changed.emit)

    def _made_actions(self) -> tuple[QAction, ...]:
        on_rail = [room for room in self._rooms.values() if room.on_rail]
        rooms = [
            self._action(room.name, (f"Ctrl+{number}",), partial(self.open_room, room.id))
            for number, room in enumerate(on_rail, start=1)
        ]
        if "notes" in self._rooms:
            self._note = self._action("A note on the event chosen", ("Ctrl+Shift+N",), self.begin_note)
        return (
            *rooms,
            self._action("Undo", ("Ctrl+Z",), self.undo),
            self._action("Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), self.redo),
            self._action("Search", ("Ctrl+K", "/"), self.search.take_focus),
            self._action("Add event", ("Ctrl+N",), self.add_event),
            *(
                [self._action("Export", ("Ctrl+E",), partial(self.open_room, "export"))]
                if "export" in self._rooms
                else []
            ),
            self._action("Close the case", ("Ctrl+W",), self.left.emit),
            *((self._note,) if self._note is not None else ()),
        )

    def _action(self, words: str, keys: tuple[str, ...], does: Callable[[], Any]) -> QAction:
        action = QAction(words, self)
        action.setShortcuts([QKeySequence(each) for each in keys])
        action.triggered.connect(lambda _=False: does())
        self.addAction(action)
        return action


_NOTHING_CHOSEN: dict[str, Any] = {
    **{name: [] for name in ("agencies", "people", "types", "questions", "marks")},
    "words": "",
    "first": None,
    "last": None,
}


def _refresh(page: Any, topics: frozenset[Topic]) -> None:
    if topics <= _ONLY_ASKED and hasattr(page, "refresh_questions"):
        page.refresh_questions()
    elif hasattr(page, "refresh"):
        page.refresh()
