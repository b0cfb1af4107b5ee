"""Rolling backups: whole, encrypted copies of a case in a folder beside it.

A backup is a case file like any other and opens with the passphrase that the case had when it was made. It is
made before the first change of a session, before a case is brought up to date, and before its passphrase
changes; every page is verified as it is copied, so a damaged case never takes the place of a good backup.

After a passphrase change, backups under the old passphrase go, once one under the new passphrase is in
place: whoever changes a passphrase because somebody else has learnt it would otherwise leave that
person the whole case, and copies under a passphrase that is soon forgotten are none.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from chronology.casefile import place
from chronology.casefile.cipher import SALT_BYTES, Key, connect

KEPT = 5
"""How many backups are kept where the case's own setting does not say."""


def folder_of(case: Path) -> Path:
    """The folder beside the case in which its backups lie."""
    return case.with_name(f"{case.name} backups")


def backups_of(case: Path, lineage: str) -> list[Path]:
    """The backups of this very case, oldest first. Another case's, of the same name, are not among them."""
    named = re.compile(rf".* \d{{8}}-\d{{12}} {re.escape(lineage)}")
    folder = folder_of(case)
    if not folder.is_dir():
        return []
    return sorted(
        (path for path in folder.iterdir() if path.suffix != ".part" and named.fullmatch(path.stem)),
        key=lambda path: path.stem.split(" ")[-2],
    )


def make(db: Database, case: Path, lineage: str, key: Key) -> Path:
    """Copy the open case into its backups folder under `key`, flushed to the disk. Returns the new backup.

    Raises OSError or a database error where there is no room or a page of the case is damaged; what was
    there before stays.
    """
    folder = folder_of(case)
    if not folder.is_dir():
        folder.mkdir()
        place.flush_folder(folder.parent)
    moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S%f")
    backup = folder / f"{case.stem} {moment} {lineage}{case.suffix}"
    copy(db, backup, key)
    return backup


def copy(db: Database, path: Path, key: Key) -> None:
    """Copy the open case to `path` under `key`, page by page, and put it in its place when it is whole."""
    part = place.part_of(path)
    try:
        copied = connect(part, key, "rwc")
        try:
            db.conn.backup(copied.conn)
        finally:
            copied.close()
        place.put_in_place(part, path)
    except BaseException:
        with suppress(OSError):
            place.clear_part(path)
        raise


def prune(case: Path, lineage: str, key: Key, kept: int) -> None:
    """Take away all but the newest `kept` backups, and those under a former passphrase once there is a newer.

    A backup that cannot be taken away stays, to be tried again next time.
    """
    backups = backups_of(case, lineage)
    of_this_key = [path for path in backups if _salt(path) == key.salt]
    surplus = of_this_key[: max(0, len(of_this_key) - kept)]
    if of_this_key:
        surplus += [path for path in backups if path not in of_this_key]
    for path in surplus:
        with suppress(OSError):
            path.unlink()


def clear_parts(case: Path, lineage: str) -> None:
    """Take away what killed attempts at a backup left. Only for the holder of the case's lock."""
    folder = folder_of(case)
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        if f" {lineage}" in path.name and (path.suffix == ".part" or ".part-" in path.name):
            with suppress(OSError):
                path.unlink()


def _salt(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(SALT_BYTES)
    except OSError:
        return b""
