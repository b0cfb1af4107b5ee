"""The case file: one encrypted file with a case, its returns as they came, and what was read from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hmac import compare_digest
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlcipher3 import dbapi2
from sqlite_utils import Database

from chronology.casefile import (
    audit,
    backups,
    details,
    findings,
    history,
    inspection,
    opening,
    place,
    renewal,
    returns,
    schema,
    settings,
)
from chronology.casefile.audit import AuditEntry
from chronology.casefile.cipher import Key, connect, fits
from chronology.casefile.event_order import PRESENT
from chronology.casefile.faults import (
    CannotWrite,
    CaseFileError,
    ChangedElsewhere,
    WrongPassphrase,
    replaced,
    told,
)
from chronology.casefile.lock import CaseLock
from chronology.casefile.returns import Order, Outcome
from chronology.model.case import Case
from chronology.model.contributions import Contribution
from chronology.model.findings import Finding

__all__ = ["CaseFile", "Outcome"]

_AS_BEFORE = "Nothing was changed."
_NOTHING_LOST = "Nothing that was in the case is lost."


class CaseFile:
    """An open case. There is one for each window or command; it is closed when that is done with the case.

    Opened for changes, it holds the case's lock, so at most one such object exists at a time, on any
    computer. Opened to read only, there may be any number. Every method raises CaseFileError, whose message
    is for a person; after any of them the file is as it was before, or as after the whole change.
    Made by `create` or `open`, and used by the thread that made it.
    """

    def __init__(self, path: Path, key: Key, lock: CaseLock | None, db: Database) -> None:
        self.path = path
        self._key = key
        self._lock = lock
        self._open_db: Database | None = db
        self._identity = _identity(path)
        self._backed_up = False
        self._lineage: str = db.execute('SELECT lineage FROM "case"').fetchone()[0]
        self._head = audit.head(db)
        self._data_version = _data_version(db)

    @classmethod
    def create(cls, path: Path, passphrase: str, case: Case) -> CaseFile:
        """Make a new case at `path` and open it for changes. Never writes over a file that is there.

        Raises CaseFileError where the folder is missing, something is at `path`, or there is no room; then
        there is no new file.
        """
        path = opening.placed(path)
        key = Key.for_new_file(passphrase)
        with told(path, "No case was made."):
            opening.refuse_what_is_there(path)
            lock = CaseLock(path)
            try:
                place.clear_part(path)
                opening.refuse_what_is_there(path)
                opening.build(path, key, case)
                made = cls(path, key, lock, connect(path, key, "rw"))
            except BaseException:
                lock.release()
                raise
        made._backed_up = True  # there is nothing in it yet to fall back on
        return made

    @classmethod
    def open(cls, path: Path, passphrase: str, read_only: bool = False) -> CaseFile:
        """Open the case at `path`.

        Raises CaseFileError: WrongPassphrase, NotACase, NewerVersion, OpenElsewhere (offer `read_only`),
        Damaged and the others of `faults`. The file is not written to before the passphrase is known to fit.
        """
        path = opening.placed(path)
        with told(path, _AS_BEFORE, read_only):
            opening.refuse_what_is_no_case(path)
            if not read_only:
                opening.refuse_write_protected(path)
            lock = None if read_only else CaseLock(path)
            try:
                key = opening.key_of(path, passphrase)
                return cls._opened(path, key, lock)
            except BaseException:
                if lock is not None:
                    lock.release()
                raise

    @classmethod
    def _opened(cls, path: Path, key: Key, lock: CaseLock | None) -> CaseFile:
        db = connect(path, key, "ro" if lock is None else "rw")
        try:
            opening.refuse_other_versions(db, path, read_only=lock is None)
            opened = cls(path, key, lock, db)
            if lock is not None:
                opened._tidy(db)
            return opened
        except BaseException:
            db.close()
            raise

    def _tidy(self, db: Database) -> None:
        """What each new holder of the lock sees to: the remains of a killed attempt, and older tables."""
        place.clear_part(self.path)
        backups.clear_parts(self.path, self._lineage)
        self._prune_backups(db)
        if schema.version(db) < schema.current():
            with self.change("brought up to date", {"version": schema.current()}) as db:
                schema.bring_up_to_date(db)

    def __enter__(self) -> CaseFile:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and let others have it. Closing twice does nothing."""
        db, self._open_db = self._open_db, None
        try:
            if db is not None:
                db.close()
        finally:
            if self._lock is not None:
                self._lock.release()

    @property
    def read_only(self) -> bool:
        """Whether this object may only read."""
        return self._lock is None

    def opens_with(self, passphrase: str) -> bool:
        """Whether this is the passphrase under which the case is open."""
        try:
            tried = Key.from_passphrase(passphrase, self._key.salt)
        except WrongPassphrase:
            return False
        return compare_digest(tried.secret, self._key.secret)

    def backups(self) -> tuple[Path, ...]:
        """The backups beside the case, oldest first."""
        return tuple(backups.backups_of(self.path, self._lineage))

    # What is in the case

    def case(self) -> Case:
        """The case with the people that the review knows of."""
        with self.reading() as db:
            return details.read(db)

    def contributions(self) -> tuple[Contribution, ...]:
        """Every return as it was read, in the order in which they came in."""
        with self.reading() as db:
            return returns.read_all(db)

    def names(self) -> Mapping[str, str]:
        """What each return is called in the case, by the SHA-256 of its bytes."""
        with self.reading() as db:
            return dict(db.execute("SELECT sha256, file FROM contributions WHERE came").fetchall())

    def original(self, sha256: str) -> bytes:
        """A return's file, byte for byte as it came. Raises KeyError where the case holds no such file."""
        with self.reading() as db:
            row = db.execute("SELECT bytes FROM originals WHERE sha256 = ?", [sha256]).fetchone()
        if row is None:
            raise KeyError(sha256)
        return bytes(row[0])

    def event_ids(self) -> tuple[str, ...]:
        """The ids of all events in timeline order, dated and undated, as SQL sorts them."""
        with self.reading() as db:
            return tuple(
                row[0] for row in db.execute(f"SELECT id FROM events WHERE {PRESENT} ORDER BY sort_key")
            )

    def findings(self) -> tuple[Finding, ...]:
        """The findings as they were last kept."""
        with self.reading() as db:
            return findings.read_all(db)

    def setting(self, name: str, default: Any = None) -> Any:
        """A setting of this case, as the plain value that was set."""
        with self.reading() as db:
            return settings.read(db, name, default)

    def audit(self) -> tuple[AuditEntry, ...]:
        """What was done to the case, oldest first."""
        with self.reading() as db:
            return audit.entries(db)

    def problems(self) -> tuple[str, ...]:
        """What is wrong with the file, a sentence each; empty where it is whole."""
        self._connected()
        with told(self.path, "Nothing was checked.", self.read_only):
            self._refuse_if_replaced()
            # a connection that meets a damaged page answers nothing from then on
            db = connect(self.path, self._key, "ro")
            try:
                return inspection.problems(db)
            finally:
                db.close()

    # What changes it

    def add_contribution(self, contribution: Contribution, original: bytes, order: Order) -> Outcome:
        """Keep a return: its bytes, its events, and what was set aside. `order` is the timeline's key.

        The same bytes again change nothing, unless what is there had no agency or could not be read and
        `contribution` now has what was missing. Raises ValueError where `original` are not its bytes.
        """
        with self.reading() as db:
            outcome = returns.outcome(db, contribution, original)
        if outcome is not Outcome.ALREADY_THERE:
            with self.change(f"return {outcome.value}", returns.counted(contribution)) as db:
                history.cut(db)
                returns.add(db, contribution, original, order)
        return outcome

    def keep_findings(self, found: Iterable[Finding]) -> None:
        """Keep these findings in place of the last ones. The same again change nothing."""
        kept = tuple(found)
        if kept == self.findings():
            return
        with self.change("findings kept", {"findings": len(kept)}) as db:
            findings.replace_all(db, kept)

    def set_setting(self, name: str, value: Any) -> None:
        """Keep a plain value under a name. The setting `backups` is how many are kept, 0 for none."""
        with self.change("setting changed", {"name": name}) as db:
            settings.keep(db, name, value)

    def back_up_beforehand(self) -> None:
        """Make the backup that comes before the first change, if one is due; any thread may do so.

        None is due where the newest is of after the last change.
        """
        if self.read_only or self._backed_up:
            return
        self._backed_up = True  # a change that is made meanwhile need not make another
        with told(self.path, _NOTHING_LOST):
            try:
                db = connect(self.path, self._key, "ro")
                try:
                    kept = settings.backups_kept(db)
                    if kept and not backups.is_newer(self.path, self._lineage, self._key, audit.newest(db)):
                        backups.make(db, self.path, self._lineage, self._key)
                        self._prune_backups(db)
                finally:
                    db.close()
            except BaseException:
                self._backed_up = False
                raise

    def change_passphrase(self, new: str) -> None:
        """Have the case open with `new` from now on, and with the old passphrase no longer.

        The case is written anew beside the old file, verified, flushed and put in its place in one step, so
        at every moment one of the two opens it. Raises WrongPassphrase where `new` cannot be one.
        """
        db = self._writable()
        key = Key.for_new_file(new)
        with told(self.path, "The passphrase was not changed."):
            self._refuse_if_replaced()
            self._refuse_if_changed(db)
            kept = settings.backups_kept(db)
            if kept:
                self._back_up(db)
            part = place.part_of(self.path)
            try:
                renewal.write_anew(self.path, db, part, key)
                if kept:
                    again = connect(part, key, "ro")
                    try:
                        backups.make(again, self.path, self._lineage, key)
                    finally:
                        again.close()
                self._swap(part, key)
            except BaseException:
                with suppress(OSError):
                    place.clear_part(self.path)
                raise
            self._prune_backups(self._writable())

    def _swap(self, part: Path, key: Key) -> None:
        self._refuse_if_replaced()
        self._writable().close()  # Windows puts nothing in the place of a file that is open
        try:
            place.put_in_place(part, self.path)
        finally:
            if fits(self.path, key):
                self._key = key
            self._open_db = connect(self.path, self._key, "rw")
            self._identity = _identity(self.path)
            self._head = audit.head(self._open_db)
            self._data_version = _data_version(self._open_db)

    # How reading and changing are done

    @contextmanager
    def reading(self) -> Iterator[Database]:
        """One moment of the file, to read only."""
        db = self._connected()
        with told(self.path, "Nothing was read.", self.read_only):
            self._refuse_if_replaced()
            with db.atomic():  # one moment of the file, however many questions
                yield db

    @contextmanager
    def change(self, what: str, detail: Mapping[str, Any]) -> Iterator[Database]:
        """One change of the file, made whole or not at all, and added to the audit trail.

        `detail` holds ids and counts, never words of the case; it may be added to meanwhile.
        """
        db = self._writable()
        with told(self.path, _NOTHING_LOST):
            if not self._backed_up and settings.backups_kept(db):
                self._back_up(db)
                self._prune_backups(db)
        with self._transaction(lambda: audit.append(db, what, detail)):
            yield db

    @contextmanager
    def beside(self) -> Iterator[Database]:
        """A write that is no change of the case, such as what is half typed: not audited, not backed up."""
        with self._transaction(lambda: self._head) as db:
            yield db

    @contextmanager
    def _transaction(self, audited: Callable[[], str]) -> Iterator[Database]:
        db = self._writable()
        with told(self.path, _NOTHING_LOST):
            self._refuse_if_replaced()
            db.conn.execute("BEGIN IMMEDIATE")
            attempted = self._head
            try:
                self._refuse_if_changed(db)
                yield db
                attempted = audited()
                db.conn.execute("COMMIT")
            except BaseException:
                self._take_back(db, attempted)
                raise
            self._head = attempted
            self._refuse_if_replaced()

    def _take_back(self, db: Database, attempted: str) -> None:
        with suppress(dbapi2.Error):
            db.rollback()
        with suppress(dbapi2.Error):
            # a disk can fail after the change is made: then the change stands, and is not somebody else's
            if audit.head(db) == attempted:
                self._head = attempted

    def _back_up(self, db: Database) -> None:
        backups.make(db, self.path, self._lineage, self._key)
        self._backed_up = True

    def _prune_backups(self, db: Database) -> None:
        rekeyed = audit.last(db, renewal.PASSPHRASE_CHANGED)
        backups.prune(self.path, self._lineage, self._key, settings.backups_kept(db), rekeyed)

    def _connected(self) -> Database:
        if self._open_db is None:
            raise CaseFileError(f"The case '{self.path.name}' is closed. Open it again.")
        return self._open_db

    def _writable(self) -> Database:
        if self.read_only:
            raise CannotWrite(
                f"The case '{self.path.name}' is open to read only. {_AS_BEFORE} Open it for changes first."
            )
        return self._connected()

    def _refuse_if_replaced(self) -> None:
        if _identity(self.path) != self._identity:
            raise replaced(self.path)

    def _refuse_if_changed(self, db: Database) -> None:
        if audit.head(db) != self._head or _data_version(db) != self._data_version:
            raise ChangedElsewhere(
                f"The case '{self.path.name}' was changed by somebody else since you opened it. "
                f"{_AS_BEFORE} Close it and open it again."
            )


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file stands at the path, by the file system's own number; None where there is none."""
    try:
        stat = path.stat()
    except FileNotFoundError:
        return None
    return stat.st_dev, stat.st_ino


def _data_version(db: Database) -> int:
    """A number that changes whenever another connection has changed the file."""
    return int(db.execute("PRAGMA data_version").fetchone()[0])
