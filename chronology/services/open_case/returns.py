"""The returns of an open case, and the author's own entries: what comes into the timeline, what leaves."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any

from sqlite_utils import Database

from chronology.casefile import details, entries, marks, returns
from chronology.casefile.casefile import CaseFile, Outcome
from chronology.model.case import Case, Mode
from chronology.model.contributions import Contribution
from chronology.model.entering import EnteredEvent
from chronology.model.events import Event, Reason
from chronology.services.entered_events import KIND, entries_in, event_of, own_entries
from chronology.services.open_case.held import Held, Topic
from chronology.timeline.order import order_key

_NO_ENTRIES, _NO_BYTES = own_entries("", ())
_PIECE = 1000
"""Events that are kept in one go, while whoever else wants something of the case waits some milliseconds."""

_UNREAD = (Reason.NOT_READ.value, Reason.FILE_NOT_READ.value)
_INFO = """
    SELECT id, sha256, file, kind, agency, rows, (SELECT count(*) FROM events WHERE contribution = c.id),
        (SELECT count(*) FROM set_aside WHERE contribution = c.id),
        (SELECT count(*) FROM set_aside WHERE contribution = c.id AND reason IN (?, ?)), added, present
    FROM contributions c WHERE came AND sha256 <> ? ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class ReturnInfo:
    """A return that the case holds, in counts. `present` is False once it was withdrawn."""

    id: int
    sha256: str
    file: str
    kind: str
    agency: str
    rows: int
    events: int
    set_aside: int
    unread: int
    added: str
    present: bool


class Returns(Held):
    """What comes into the timeline."""

    def __init__(self, file: CaseFile) -> None:
        super().__init__(file)
        self._bringing = Lock()  # one return at a time

    def change_case(self, case: Case) -> None:
        """Keep what the case says of itself; its people are left as they are."""
        with self._step("case changed", "the case's details changed", {Topic.CASE, Topic.EVENTS}) as db:
            before = details.read(db)
            details.keep(db, case)
            if case.agency != before.agency:
                for entry in entries.read_all(db):
                    event = entry_event(entry, case, entries.event_of(db, entry.number))
                    entries.change(db, entry, event, order_key)

    # Returns

    def returns(self) -> tuple[ReturnInfo, ...]:
        """Every return that came in, those withdrawn among them, in the order in which they came."""
        with self._read() as db:
            found = db.execute(_INFO, [*_UNREAD, _NO_ENTRIES.sha256]).fetchall()
        return tuple(replace(ReturnInfo(*row), present=bool(row[-1])) for row in found)

    def contribution(self, id: int) -> Contribution:
        """One return as it was read, withdrawn or not. Raises KeyError where the case has none."""
        with self._read() as db:
            return returns.read_one(db, id)

    def original(self, id: int) -> bytes:
        """A return's file, byte for byte as it came. Raises KeyError where the case has none."""
        with self._read() as db:
            row = db.execute(
                "SELECT bytes FROM originals WHERE sha256 ="
                " (SELECT sha256 FROM contributions WHERE id = ? AND came)",
                [id],
            ).fetchone()
        if row is None:
            raise KeyError(id)
        return bytes(row[0])

    def add_return(self, contribution: Contribution, original: bytes) -> Outcome:
        """Bring a return in, with its bytes and all that was read. The same bytes again change nothing."""
        with self._bringing:
            return self._bring_in(contribution, original)

    def _bring_in(self, contribution: Contribution, original: bytes) -> Outcome:
        with self._read() as db:
            outcome = returns.outcome(db, contribution, original)
            there = returns.kept(db, contribution.sha256)
        if outcome is Outcome.ALREADY_THERE:
            if there is not None and not there.present:
                self.bring_back(there.number)
                return Outcome.ADDED
            return outcome
        label = f"'{contribution.file}' brought in"
        told = returns.counted(contribution)
        topics = {Topic.RETURNS, Topic.EVENTS, Topic.MARKS}
        number = self._out_of_sight(contribution, original) if outcome is Outcome.ADDED else 0
        with self._step(f"return {outcome.value}", label, topics, told) as db:
            if outcome is Outcome.ADDED:
                returns.show(db, number)
            else:
                returns.add(db, contribution, original, order_key)
            if contribution.kind == KIND:
                for entry, event in zip(entries_in(original), contribution.events, strict=False):
                    _mark_as_entered(db, event.id, entry)
        return outcome

    def _out_of_sight(self, contribution: Contribution, original: bytes) -> int:
        """Keep a return in pieces, letting others in between; it comes in one step once all is there."""
        self._refuse_if_read_only()
        with self._beside() as db:
            number = returns.begin(db, contribution, original)
        for first in range(0, len(contribution.events), _PIECE):
            piece = list(returns.event_rows(contribution.events[first : first + _PIECE], order_key))
            with self._beside() as db:
                returns.add_events(db, number, piece)
        return number

    def withdraw(self, id: int) -> None:
        """Take a return's events out of the timeline; the return stays in the case."""
        self._show(id, False, "return withdrawn", "withdrawn")

    def bring_back(self, id: int) -> None:
        """Have a return that was withdrawn back in the timeline."""
        self._show(id, True, "return brought back", "brought back")

    def _show(self, id: int, present: bool, what: str, said: str) -> None:
        with self._read() as db:
            file = returns.read_name(db, id)
        topics = {Topic.RETURNS, Topic.EVENTS}
        with self._step(what, f"'{file}' {said}", topics, {"return": id}) as db:
            returns.show(db, id, present)

    def choices(self, agency: str, layout: str) -> Mapping[str, Any] | None:
        """What was chosen for the last return of this agency and layout; None where nothing was."""
        with self._read() as db:
            row = db.execute(
                "SELECT mapping FROM choices WHERE agency = ? AND layout = ?", [agency, layout]
            ).fetchone()
        return None if row is None else json.loads(row[0])

    def keep_choices(self, agency: str, layout: str, mapping: Mapping[str, Any]) -> None:
        """Remember choices for the next return of this agency and layout; no part of what can be undone."""
        with self._beside() as db:
            db.execute(
                "INSERT INTO choices (agency, layout, mapping) VALUES (?, ?, ?)"
                " ON CONFLICT DO UPDATE SET mapping = excluded.mapping",
                [agency, layout, json.dumps(dict(mapping))],
            )

    # Entries

    def entered(self) -> tuple[EnteredEvent, ...]:
        """The author's own entries, in the order in which they were begun."""
        with self._read() as db:
            return entries.read_all(db)

    def enter(self, event: EnteredEvent) -> int:
        """Add an entry to the list, and its event to the timeline; its number."""
        with self._step("entry added", "an entry added", _ENTRY) as db:
            case = details.read(db, ())
            number = entries.next_number(db)
            entry = replace(event, number=number)
            contribution = entries.list_of(db, replace(_NO_ENTRIES, agency=case.agency), _NO_BYTES)
            made = entry_event(entry, case)
            entries.put_in(db, entry, made, contribution, order_key)
            _mark_as_entered(db, made.id, entry)
        return number

    def change_entered(self, number: int, event: EnteredEvent) -> None:
        """Keep an entry as it is now. Its event keeps its id, so marks and notes stay with it."""
        with self._step("entry changed", f"entry {number} changed", _ENTRY, {"entry": number}) as db:
            before = entries.read(db, number)
            entry = replace(event, number=number)
            id = entries.event_of(db, number)
            entries.change(db, entry, entry_event(entry, details.read(db, ()), id), order_key)
            _mark_as_entered(db, id, entry, before)

    def remove_entered(self, number: int) -> None:
        """Take an entry out of the list and the timeline. No other ever has its number."""
        with self._step("entry removed", f"entry {number} removed", _ENTRY, {"entry": number}) as db:
            entries.read(db, number)
            entries.take_out(db, number)

    # Drafts

    def keep_draft(self, key: str, values: Mapping[str, Any]) -> None:
        """Keep what is half typed, at once and on the disk; no part of what can be undone."""
        with self._beside() as db:
            db.execute(
                "INSERT INTO drafts (key, typed) VALUES (?, ?)"
                " ON CONFLICT DO UPDATE SET typed = excluded.typed",
                [key, json.dumps(dict(values))],
            )

    def draft(self, key: str) -> Mapping[str, Any] | None:
        """What was half typed under a name; None where nothing was."""
        with self._read() as db:
            row = db.execute("SELECT typed FROM drafts WHERE key = ?", [key]).fetchone()
        return None if row is None else json.loads(row[0])

    def drop_draft(self, key: str) -> None:
        """Forget what was half typed under a name."""
        if self.draft(key) is None:
            return
        with self._beside() as db:
            db.execute("DELETE FROM drafts WHERE key = ?", [key])


_ENTRY = frozenset({Topic.ENTERED, Topic.EVENTS, Topic.MARKS})


def entry_event(entry: EnteredEvent, case: Case, id: str = "") -> Event:
    """An entry as it stands in the timeline.

    In a review its id differs from that of the same agency's entry of that number, which may be brought in.
    """
    agency = entry.agency or case.agency
    file = f"{case.agency}'s own entries" if case.agency else _NO_ENTRIES.file
    event = event_of(entry, file, agency)
    if not id and case.mode is Mode.REVIEW:
        id = "N" + hashlib.sha256(f"review|{event.id}".encode()).hexdigest()[: len(event.id) - 1]
    return replace(event, id=id or event.id)


def _mark_as_entered(
    db: Database, event: str, entry: EnteredEvent, before: EnteredEvent | None = None
) -> None:
    """Have the review's marks say what the author said, where she changed it."""
    was = before or EnteredEvent()
    said: dict[str, Any] = {}
    if entry.significance is not was.significance:
        said["significance"] = entry.significance.value
    if entry.direction is not was.direction:
        said["direction"] = entry.direction.value
    if entry.restricted is not was.restricted:
        said["restricted"] = int(entry.restricted)
    gone = [tag for tag in was.tags if tag not in entry.tags]
    new = [tag for tag in entry.tags if tag not in was.tags]
    marks.mark(db, [event], said, new, gone)
