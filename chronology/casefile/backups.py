"""Rolling backups: whole, encrypted copies of a case in a folder beside it.

A backup is a case file like any other and opens with the passphrase that the case had when it was made. It is
made before the first change of a session, before a case is brought up to date, and before its passphrase
changes; every page is verified as it is copied, so a damaged case never takes the place of a good backup.

After a passphrase change, backups under the old passphrase go, and one under the new passphrase is there in
their stead: whoever changes a passphrase because somebody else has learnt it would otherwise leave that
person the whole case, and copies under a passphrase that is soon forgotten are none.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from chronology.casefile import place
from chronology.casefile.cipher import SALT_BYTES, Key, connect, copy_pages

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
        key=_moment,
    )


def make(db: Database, case: Path, lineage: str, key: Key) -> Path:
    """Copy the open case into its backups folder under `key`, flushed to the disk. Returns the new backup.

    Raises OSError or a database error where there is no room, and Damaged where a page of the case is; what
    was there before stays.
    """
    folder = folder_of(case)
    if not folder.is_dir():
        folder.mkdir()
        place.flush_folder(folder.parent)
    moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S%f")
    backup = folder / f"{case.stem} {moment} {lineage}{case.suffix}"
    part = place.part_of(backup)
    try:
        copied = connect(part, key, "rwc")
        try:
            copy_pages(case, db, copied)
        finally:
            copied.close()
        place.put_in_place(part, backup)
    except BaseException:
        with suppress(OSError):
            place.clear_part(backup)
        raise
    return backup


def is_newer(case: Path, lineage: str, key: Key, moment: str) -> bool:
    """Whether there is a backup under this key from after the second `moment`."""
    compared = _compact(moment)
    return any(
        _moment(path)[: len(compared)] > compared
        for path in backups_of(case, lineage)
        if _salt(path) == key.salt
    )


def prune(case: Path, lineage: str, key: Key, kept: int, rekeyed: str) -> None:
    """Take away what is beyond the newest `kept` backups, and those from before the passphrase changed.

    `kept` of 0 leaves all. `rekeyed` is when the passphrase last changed, '' for never; backups under another
    key but from after that stay, for then the case itself was put back from an older backup. A backup that
    cannot be taken away stays, to be tried again next time.
    """
    found = backups_of(case, lineage)
    of_this_key = [path for path in found if _salt(path) == key.salt]
    surplus = of_this_key[: max(0, len(of_this_key) - kept)] if kept else []
    if rekeyed:
        last = _compact(rekeyed)
        others = (path for path in found if path not in of_this_key)
        surplus += [path for path in others if _moment(path)[: len(last)] <= last]
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


def _compact(moment: str) -> str:
    return re.sub(r"[-:Z]", "", moment).replace("T", "-")


def _moment(backup: Path) -> str:
    return backup.stem.split(" ")[-2]


def _salt(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(SALT_BYTES)
    except OSError:
        return b""
