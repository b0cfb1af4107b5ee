"""A case written anew under another key, beside the old file."""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database

from chronology.casefile import audit, inspection, opening
from chronology.casefile.cipher import Key, connect, copy_pages
from chronology.casefile.faults import CaseFileError

PASSPHRASE_CHANGED = "passphrase changed"
"""What the audit trail calls it."""


def write_anew(case: Path, db: Database, part: Path, key: Key) -> None:
    """Write the open case to `part` under `key`. Raises CaseFileError where what was written is not whole."""
    fresh = connect(part, key, "rwc")
    try:
        copy_pages(case, db, fresh)
        with fresh.atomic():
            audit.append(fresh, PASSPHRASE_CHANGED, {})
        if found := inspection.problems(fresh):
            raise CaseFileError(f"The passphrase was not changed. {found[0]}")
    finally:
        fresh.close()
    opening.refuse_plain_text(part)
