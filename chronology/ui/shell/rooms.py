"""The rooms of the window, one entry each. A new room is a line here; nothing else knows of it.

A room's page is a widget that may offer, where it has a use for them: `refresh()`, `refresh_questions()`,
`go_to(event)`, `take_focus()`, `dress(theme)`, `commands()`, `settle_draft()`, `stop()`, and the signals
`said`, `chosen`, `entry_wanted`, `question_wanted`, `event_wanted`, `closed`. Its module is loaded when it is
first opened.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from chronology.model.case import Mode
from chronology.model.dates import EventDate, read_date
from chronology.services.merge import date_context
from chronology.services.open_case import OpenCase, Topic
from chronology.services.row_as_it_came import RowsAsTheyCame
from chronology.ui.theme import Theme

_ALWAYS = frozenset({Mode.REVIEW, Mode.CONTRIBUTION})
_REVIEW = frozenset({Mode.REVIEW})
_OURS = frozenset({Mode.CONTRIBUTION})
_CONTENT = frozenset({Topic.CASE, Topic.RETURNS, Topic.EVENTS, Topic.ENTERED, Topic.MARKS, Topic.PEOPLE})
_ASKED = frozenset({Topic.FINDINGS, Topic.STATES, Topic.QUERIES})


@dataclass(frozen=True)
class Room:
    """One room: its name on the rail, its icon, whose cases have it, what changes it, and what makes it.

    `concerns` are the topics after which its page looks again. `shows_events`: its `go_to` takes an event.
    One that is not `on_rail` is reached by what it is for, such as 'Add event'.
    """

    id: str
    name: str
    icon: str
    make: Callable[[OpenCase, Theme], QWidget]
    concerns: frozenset[Topic]
    modes: frozenset[Mode] = _ALWAYS
    on_rail: bool = True
    shows_events: bool = False


def rooms_of(mode: Mode) -> tuple[Room, ...]:
    """The rooms that a case of this kind has, in the order of the rail."""
    return tuple(room for room in ROOMS if mode in room.modes)


def _timeline(case: OpenCase, theme: Theme) -> QWidget:
    from chronology.ui.lanes.timeline_page import TimelinePage

    return TimelinePage(case, theme, RowsAsTheyCame(case).row_of)


def _table(case: OpenCase, theme: Theme) -> QWidget:
    from chronology.ui.table.page import TablePage

    return TablePage(case, theme, partial(_read, case), RowsAsTheyCame(case).row_of)


def _entry(case: OpenCase, theme: Theme) -> QWidget:
    from chronology.ui.entry.page import EntryPage

    return EntryPage(case, theme)


def _returns(case: OpenCase, theme: Theme) -> QWidget:
    from chronology.ui.returns.page import ReturnsPage

    return ReturnsPage(case, theme)


def _send(case: OpenCase, theme: Theme) -> QWidget:
    from chronology.ui.contribution.page import ContributionPage

    return ContributionPage(case, theme)


def _received(case: OpenCase, theme: Theme) -> QWidget:
    from chronology.ui.contribution.received import ReceivedPage

    return ReceivedPage(case, theme)


def _people(case: OpenCase, theme: Theme) -> QWidget:
    from chronology.ui.people.page import PeoplePage

    return PeoplePage(case, theme)


def _findings(case: OpenCase, theme: Theme) -> QWidget:
    from chronology.ui.findings.page import FindingsPage

    return FindingsPage(case, theme)


def _queries(case: OpenCase, theme: Theme) -> QWidget:
    from chronology.ui.queries.page import QueriesPage

    return QueriesPage(case, theme)


def _notes(case: OpenCase, theme: Theme) -> QWidget:
    from chronology.ui.notes.page import NotesPage

    return NotesPage(case, theme)


def _case(case: OpenCase, theme: Theme) -> QWidget:
    from chronology.ui.case.page import CasePage

    return CasePage(case, theme)


def _export(case: OpenCase, theme: Theme) -> QWidget:
    from chronology.ui.export.page import ExportPage

    return ExportPage(case, theme)


def _read(case: OpenCase, words: str) -> EventDate:
    return read_date(words, date_context(case.case()))


_TIMELINE = _CONTENT | _ASKED | {Topic.NOTES}
_TABLE = _CONTENT | _ASKED | {Topic.VIEWS}
_PEOPLE = frozenset({Topic.PEOPLE, Topic.EVENTS, Topic.CASE, Topic.SETTINGS})
_FINDINGS = _ASKED | {Topic.EVENTS, Topic.NOTES}
_QUERIES = frozenset({Topic.QUERIES, Topic.EVENTS})
_NOTES = frozenset({Topic.NOTES, Topic.EVENTS})
_CASE = frozenset({Topic.CASE, Topic.EVENTS, Topic.NOTES, Topic.SETTINGS})
_SENT = frozenset({Topic.ENTERED, Topic.RETURNS, Topic.CASE})

ROOMS = (
    Room("list", "Our list", "list", _entry, _CONTENT, _OURS),
    Room("timeline", "Timeline", "timeline", _timeline, _TIMELINE, _REVIEW, shows_events=True),
    Room("table", "Table", "table", _table, _TABLE, _REVIEW, shows_events=True),
    Room("people", "People", "people", _people, _PEOPLE, _REVIEW),
    Room("findings", "Findings", "findings", _findings, _FINDINGS, _REVIEW),
    Room("queries", "Queries", "queries", _queries, _QUERIES, _REVIEW),
    Room("notes", "Notes", "notes", _notes, _NOTES, _REVIEW),
    Room("returns", "Returns", "returns", _returns, frozenset({Topic.RETURNS})),
    Room("case", "Case", "case", _case, _CASE),
    Room("send", "Send", "send", _send, _SENT, _OURS),
    Room("export", "Export", "export", _export, _CONTENT | _ASKED, _REVIEW),
    Room("entry", "Add event", "add", _entry, _CONTENT, _REVIEW, on_rail=False),
    Room("received", "A contribution", "returns", _received, frozenset(), _REVIEW, on_rail=False),
)
