"""The open case as it is held: one thing at a time, each change a step that can be undone, and who is told.

One lock stands around one connection. A connection for each thread would not let rooms work side by side:
with a rollback journal (see `casefile`) a writer waits for all readers, and SQLite gives up where one of them
takes long. With one lock whoever comes second waits for milliseconds; what takes long reads in pieces and
lets go of the lock in between.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from threading import RLock, get_ident
from typing import Any, Self, TypeAlias

from sqlite_utils import Database

from chronology.casefile import details, history, people, rows, settings
from chronology.casefile.audit import AuditEntry
from chronology.casefile.casefile import CaseFile
from chronology.casefile.faults import CaseFileError
from chronology.casefile.history import Step
from chronology.model.case import Case
from chronology.services.refusal import Refused


class Topic(StrEnum):
    """What a change concerns, so that a room can tell whether it has to look again.

    EVENTS: events came, went, or are understood otherwise. HISTORY is in every change.
    """

    CASE = "case"
    RETURNS = "returns"
    EVENTS = "events"
    ENTERED = "entered"
    MARKS = "marks"
    PEOPLE = "people"
    FINDINGS = "findings"
    STATES = "states"
    QUERIES = "queries"
    NOTES = "notes"
    VIEWS = "views"
    SETTINGS = "settings"
    HISTORY = "history"


Told: TypeAlias = Callable[[frozenset[Topic]], None]
"""Called with what has changed, in the thread that changed it, once the change is in the file."""

_OF_ROWS = frozenset({Topic.EVENTS, Topic.MARKS, Topic.PEOPLE, Topic.FINDINGS, Topic.STATES})
_WHO = "who"
_GONE = "What this was about is no longer in the case. Look again, and do it anew if it is still wanted."
_CHANGED_SINCE = "cannot be {0}: the case was changed by other means since. Nothing was changed."


@dataclass
class _Together:
    """Changes that are undone as one: their label, and the step that they make up."""

    label: str
    number: int | None = None


class Held:
    """What all parts of an open case stand on. Every verb may be called from any thread."""

    def __init__(self, file: CaseFile) -> None:
        self._file = file
        self._lock = RLock()
        self._listeners: list[Told] = []
        self._together: dict[int, _Together] = {}
        self._moment = 0
        self._rows_moment = 0
        self._seen: int | None = None
        self._kept: dict[str, tuple[int, Any]] = {}

    @classmethod
    def create(cls, path: Path, passphrase: str, case: Case) -> Self:
        """Make a new case and open it. Raises CaseFileError where it cannot be made."""
        return cls(CaseFile.create(path, passphrase, case))

    @classmethod
    def open(cls, path: Path, passphrase: str, read_only: bool = False) -> Self:
        """Open a case. Raises CaseFileError: OpenElsewhere (offer `read_only`), WrongPassphrase, others."""
        return cls(CaseFile.open(path, passphrase, read_only))

    def close(self) -> None:
        """Close the case and let others have it. Closing twice does nothing."""
        with self._lock:
            self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """Where the case lies."""
        return self._file.path

    @property
    def read_only(self) -> bool:
        """Whether every change is refused."""
        return self._file.read_only

    def prepare(self) -> None:
        """Make the backup that comes before a session's first change, in a job: so no change waits for it.

        Reading goes on meanwhile. Without it the first change makes the backup.
        """
        with _refusals():
            self._file.back_up_beforehand()

    def change_passphrase(self, new: str) -> None:
        """Have the case open with `new` from now on. Raises CaseFileError where that cannot be."""
        with self._lock:
            self._file.change_passphrase(new)

    def opens_with(self, passphrase: str) -> bool:
        """Whether this is the passphrase of the case, as when it was locked on the screen."""
        with self._lock:
            file = self._file
        return file.opens_with(passphrase)

    def backups(self) -> tuple[Path, ...]:
        """The backups beside the case, oldest first; each opens with the passphrase of its day."""
        with self._lock, _refusals():
            return self._file.backups()

    def problems(self) -> tuple[str, ...]:
        """What is wrong with the file, a sentence each; empty where it is whole."""
        with self._lock:
            return self._file.problems()

    def audit(self) -> tuple[AuditEntry, ...]:
        """What was done to the case, oldest first: ids and counts."""
        with self._lock:
            return self._file.audit()

    # The case itself

    def case(self) -> Case:
        """The case as it was set up, with its people and their numbers."""
        with self._read() as db:
            return details.read(db, people.read_all(db))

    @property
    def agency(self) -> str:
        """Whose contribution this case is; '' in a review."""
        return self.case().agency

    def setting(self, name: str, default: Any = None) -> Any:
        """A setting of this case, as the plain value that was set."""
        with self._read() as db:
            return settings.read(db, name, default)

    def set_setting(self, name: str, value: Any) -> None:
        """Keep a plain value under a name."""
        with self._step("setting changed", "a setting changed", {Topic.SETTINGS}, {"name": name}) as db:
            settings.keep(db, name, value)

    def remember(self, name: str, value: Any) -> None:
        """Keep a plain value under a name, not to be undone: how a window lay, a last name."""
        with self._beside() as db:
            settings.keep(db, name, value)

    def who(self) -> str:
        """The name under which changes are kept, '' where nobody gave one."""
        return str(self.setting(_WHO, ""))

    def _who_in(self, db: Database) -> str:
        """The same, inside a change."""
        return str(settings.read(db, _WHO, ""))

    def set_who(self, name: str) -> None:
        """Keep changes under this name from now on."""
        self.remember(_WHO, name.strip())

    # Undo and redo

    def undo(self) -> str:
        """Take the newest change back; what it was, '' where there is none."""
        return self._go("undone", history.newest, history.undo)

    def redo(self) -> str:
        """Do again what was taken back last; what it was, '' where there is none."""
        return self._go("redone", history.next_again, history.redo)

    def undo_label(self) -> str:
        """'Undo: 3 events marked restricted', or '' where nothing can be undone."""
        with self._read() as db:
            step = history.newest(db)
        return f"Undo: {step.label}" if step and not self.read_only else ""

    def redo_label(self) -> str:
        """'Redo: 3 events marked restricted', or '' where nothing can be redone."""
        with self._read() as db:
            step = history.next_again(db)
        return f"Redo: {step.label}" if step and not self.read_only else ""

    @contextmanager
    def together(self, label: str) -> Iterator[None]:
        """What this thread changes meanwhile is undone as one. Each change stands once it is made."""
        thread = get_ident()
        if thread in self._together:
            yield
            return
        self._together[thread] = _Together(label)
        try:
            yield
        finally:
            del self._together[thread]

    def listen(self, told: Told) -> Callable[[], None]:
        """Have `told` called after every change; the answer ends that."""
        self._listeners.append(told)

        def stop() -> None:
            if told in self._listeners:
                self._listeners.remove(told)

        return stop

    # How reading and changing are done

    @contextmanager
    def _read(self) -> Iterator[Database]:
        with self._lock, _refusals(), self._file.reading() as db:
            if self.read_only:
                self._look_whether_changed(db)
            yield db

    @contextmanager
    def _step(
        self,
        what: str,
        label: str,
        topics: Collection[Topic],
        detail: Mapping[str, Any] | None = None,
    ) -> Iterator[Database]:
        """One change that can be undone. What changes nothing leaves no step and no trace."""
        self._refuse_if_read_only()
        told: dict[str, Any] = dict(detail or {})
        with self._lock:
            group = self._together.get(get_ident())
            try:
                with _refusals(), self._file.change(what, told) as db:
                    onward = self._onward(db, group)
                    name = group.label if group else label
                    with history.step(db, name, topics, now(), onward) as number:
                        told["step"] = number
                        yield db
            except history.NothingChanged:
                return
            if group:
                group.number = number
            self._changed(topics)
        self._tell(topics)

    @contextmanager
    def _beside(self) -> Iterator[Database]:
        """A write that is no change of the case."""
        self._refuse_if_read_only()
        with self._lock, _refusals(), self._file.beside() as db:
            yield db

    @contextmanager
    def _unwritten(
        self, what: str, topics: Collection[Topic], detail: Mapping[str, Any]
    ) -> Iterator[Database]:
        """A change that can be made again from the rest, and so is no step."""
        self._refuse_if_read_only()
        with self._lock:
            with _refusals(), self._file.change(what, detail) as db:
                yield db
            self._changed(topics)
        self._tell(topics)

    def _go(
        self,
        what: str,
        which: Callable[[Database], Step | None],
        move: Callable[[Database, Step], None],
    ) -> str:
        self._refuse_if_read_only()
        with self._lock:
            with self._read() as db:
                step = which(db)
            if step is None:
                return ""
            try:
                with _refusals(), self._file.change(what, {"step": step.number}) as db:
                    move(db, step)
            except history.Unfit:
                raise Refused(f"'{step.label}' {_CHANGED_SINCE.format(what)}") from None
            topics = {Topic(each) for each in step.topics}
            self._changed(topics)
        self._tell(topics)
        return step.label

    def _onward(self, db: Database, group: _Together | None) -> int | None:
        """The step that this change goes on with, where it is part of one and nothing came in between."""
        newest = history.newest(db)
        going_on = group is not None and newest is not None and newest.number == group.number
        return newest.number if newest is not None and going_on else None

    def _look_whether_changed(self, db: Database) -> None:
        """Whoever has the case open for changes may have changed it since it was last read here."""
        seen = int(db.execute("PRAGMA data_version").fetchone()[0])
        if seen != self._seen:
            self._seen = seen
            self._changed(tuple(Topic))

    def _changed(self, topics: Collection[Topic]) -> None:
        """Forget what was kept in memory of anything that has changed."""
        if not _OF_ROWS.isdisjoint(topics):
            self._rows_moment += 1
        if not {Topic.EVENTS, Topic.FINDINGS, Topic.STATES}.isdisjoint(topics):
            self._kept.pop("findings", None)
        if Topic.EVENTS in topics:
            self._moment += 1
            self._kept.pop("timeline", None)

    def _tell(self, topics: Collection[Topic]) -> None:
        told = frozenset((*topics, Topic.HISTORY))
        for each in tuple(self._listeners):
            each(told)

    def _refuse_if_read_only(self) -> None:
        if self.read_only:
            raise Refused(
                f"The case '{self.path.name}' is open to read only, so nothing was changed. "
                "Open it for changes once nobody else has it open."
            )


@contextmanager
def _refusals() -> Iterator[None]:
    """What the case file refuses is a refusal of the open case, so that every room shows it alike."""
    try:
        yield
    except CaseFileError as fault:
        raise Refused(str(fault)) from fault
    except rows.Gone as fault:
        raise Refused(_GONE) from fault


def now() -> str:
    """This moment as the case file keeps it: UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def counted(count: int, one: str, many: str) -> str:
    """'1 event', '3 events': for the words by which a change is undone."""
    return f"{count} {one if count == 1 else many}"
