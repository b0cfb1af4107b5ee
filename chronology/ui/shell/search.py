"""Search in all of the case: what is typed is looked for among words, people and dates at once."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from chronology.model.dates import EventDate, UnreadableDate, describe, read_date
from chronology.model.event_rows import RowQuery
from chronology.services.merge import date_context
from chronology.services.open_case import OpenCase
from chronology.ui.controls import frame
from chronology.ui.line_list import Line, LineList
from chronology.ui.pause import pause
from chronology.ui.theme import Theme
from chronology.ui.work import Job

_AFTER = 150  # milliseconds from the last key
_EVENTS, _PEOPLE = 6, 3
_WORDS = 90  # characters of an event that are shown


class Found(NamedTuple):
    """One line of the answer: what it says, and the event or the choice that it leads to."""

    words: str
    event: str = ""
    choice: dict[str, Any] | None = None


class Search(QObject):
    """The list beneath the field. Down goes into it, Enter opens, Escape puts it away."""

    event_wanted = Signal(str)
    choice_wanted = Signal(object)
    answered = Signal()

    def __init__(self, case: OpenCase, field: QLineEdit, over: QWidget, has_table: bool = True) -> None:
        super().__init__(over)
        self._has_table = has_table
        self._case, self.field, self._over = case, field, over
        self._job: Job | None = None
        self._before: QWidget | None = None
        self.popup = frame("popup")
        self.popup.setParent(over)
        self.popup.hide()
        self.list = LineList("What was found")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.chosen.connect(self._open)
        self.list.clicked.connect(lambda index: self._open(self.list.value))
        inside = QVBoxLayout(self.popup)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.list)
        self._wait = pause(self, _AFTER, self._ask)
        field.textEdited.connect(lambda _: self._wait.start())
        field.returnPressed.connect(self._open_first)
        for each in (field, self.list):
            each.installEventFilter(self)

    def take_focus(self) -> None:
        """Give the keyboard to the field, all of its words selected."""
        self._before = self.field.window().focusWidget()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def stop(self) -> None:
        """Ask nothing more."""
        self._wait.stop()
        self.put_away()
        if self._job is not None:
            self._job.wait()

    def put_away(self) -> None:
        """Hide what was found."""
        self.popup.hide()

    def dress(self, theme: Theme) -> None:
        """The window's own sheet dresses it."""
        self.put_away()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self._leave()
                return True
            if watched is self.field and event.key() == Qt.Key.Key_Down and self.popup.isVisible():
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                self.list.come_to(max(0, self.list.row))
                return True
            if watched is self.list and event.key() == Qt.Key.Key_Up and self.list.row <= 0:
                self.field.setFocus(Qt.FocusReason.BacktabFocusReason)
                return True
        elif event.type() == QEvent.Type.FocusOut and not self.popup.isHidden():
            QTimer.singleShot(0, self, self._hide_if_left)
        return False

    def _hide_if_left(self) -> None:
        if not (self.field.hasFocus() or self.list.hasFocus()):
            self.put_away()

    def _leave(self) -> None:
        self.put_away()
        self.field.clear()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        typed = self.field.text().strip()
        if not typed:
            self.put_away()
            return
        if self._job is not None:
            self._wait.start()
            return
        self._job = Job(lambda progress: (typed, look(self._case, typed, self._has_table)))
        self._job.finished_with.connect(self._show)
        self._job.finished.connect(self._ended)
        self._job.begin()

    def _ended(self) -> None:
        self._job = None

    def _show(self, answer: tuple[str, list[Found]]) -> None:
        typed, found = answer
        if typed != self.field.text().strip():
            return
        nothing = Line("Nothing in this case has these words, this name or this date.", still=True)
        self.list.show_lines([Line(each.words, each) for each in found] or [nothing])
        self._place()
        self.answered.emit()

    def _place(self) -> None:
        width = max(self.field.width(), 26 * self.field.fontMetrics().height())
        corner = self.field.mapTo(self._over, QPoint(self.field.width() - width, self.field.height() + 4))
        corner.setX(max(8, corner.x()))
        width = min(width, self._over.width() - corner.x() - 8)
        self.popup.setFixedWidth(width)
        self.list.setFixedWidth(width - 2)
        self.list.doItemsLayout()
        rows = sum(self.list.sizeHintForRow(at) for at in range(self.list.count()))
        self.popup.setFixedHeight(min(rows + 8, self._over.height() - corner.y() - 8))
        self.popup.move(corner)
        self.popup.show()
        self.popup.raise_()

    def _open_first(self) -> None:
        if self.popup.isVisible() and self.list.count():
            self._open(self.list.rows.lines[max(0, self.list.row)].value)
        else:
            self._wait.start(0)

    def _open(self, found: Found | None) -> None:
        if found is None:
            return
        self.put_away()
        if found.event:
            self.event_wanted.emit(found.event)
        else:
            self.choice_wanted.emit(found.choice)


def look(case: OpenCase, typed: str, has_table: bool = True) -> list[Found]:
    """What a case has for what was typed: events by their words, people by their names, days.

    People and days lead to the table; where there is none, all that was found are events.
    """
    found = [
        Found(f"{person.name}, {person.role}" if person.role else person.name, choice={"people": [person.id]})
        for person in case.people()
        if any(typed.casefold() in name.casefold() for name in (person.name, *person.aliases))
    ][:_PEOPLE]
    when = _date(case, typed)
    if when is not None and when.earliest is not None and when.latest is not None:
        days = {"first": when.earliest.isoformat(), "last": when.latest.isoformat()}
        count = case.count(RowQuery(first=when.earliest, last=when.latest))
        found.append(Found(f"{describe(when)}: {_events(count)}", choice=days))
    query = RowQuery(words=typed)
    count = case.count(query)
    for row in case.rows(query, 0, _EVENTS):
        words = " ".join(row.event.text.split())
        short = f"{words[:_WORDS]} …" if len(words) > _WORDS else words
        day = describe(row.event.date) if row.event.date.is_dated else "No date"
        found.append(Found(f"{day} · {row.event.agency or 'Agency not said'}\n{short}", event=row.event.id))
    if count > _EVENTS:
        found.append(Found(f"All {_events(count)} with these words, in the table", choice={"words": typed}))
    return found if has_table else [each for each in found if each.event]


def _date(case: OpenCase, typed: str) -> EventDate | None:
    if not any(each.isdigit() for each in typed):
        return None
    try:
        return read_date(typed, date_context(case.case()))
    except UnreadableDate:
        return None


def _events(count: int) -> str:
    return f"{count:,} event" if count == 1 else f"{count:,} events"
