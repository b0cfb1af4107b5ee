"""Plain values that a case keeps under names."""

from __future__ import annotations

import json
from typing import Any

from sqlite_utils import Database

from chronology.casefile import backups


def read(db: Database, name: str, default: Any = None) -> Any:
    """The value kept under a name, or `default` where there is none."""
    row = db.execute("SELECT value FROM settings WHERE name = ?", [name]).fetchone()
    return default if row is None else json.loads(row[0])


def keep(db: Database, name: str, value: Any) -> None:
    """Keep a value under a name, in place of what was there."""
    db.execute(
        "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
        [name, json.dumps(value)],
    )


def backups_kept(db: Database) -> int:
    """How many backups this case wants kept, 0 for none."""
    kept = read(db, "backups", backups.KEPT)
    return kept if isinstance(kept, int) and kept >= 0 else backups.KEPT
