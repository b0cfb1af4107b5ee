"""Everything that an open case holds, as plain rows: for telling whether two moments of it are the same."""

from __future__ import annotations

from typing import Any

from chronology.services.open_case import OpenCase

_SHOWN = "contribution IN (SELECT id FROM contributions WHERE came)"
_TABLES = {
    "case": "true", "persons": "true", "relationships": "true", "periods": "true", "mentions": "true",
    "contributions": "came", "events": _SHOWN, "set_aside": _SHOWN,
    "corrections": "true", "event_marks": "true", "event_tags": "true", "entered": "true", "queries": "true",
    "finding_states": "true", "rules_off": "true", "notes": "true", "themes": "true", "views": "true",
    "settings": "true",
}  # fmt: skip


def everything(case: OpenCase) -> dict[str, list[Any]]:
    """Every row of every table that can be undone, in a fixed order, but for returns that have not come."""
    with case._read() as db:
        return {
            table: sorted(map(repr, db.execute(f'SELECT * FROM "{table}" WHERE {which}').fetchall()))
            for table, which in _TABLES.items()
        }
