"""What a person can see of a case: its events, marks, states and all else that undo and redo must keep."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from chronology.model.event_rows import RowQuery
from chronology.services.open_case import OpenCase


def visible(case: OpenCase) -> dict[str, Any]:
    """All of it as plain data, the same for the same case."""
    query = RowQuery()
    rows = case.rows(query, 0, case.count(query))
    found = {
        "case": asdict(case.case()),
        "events": [asdict(row.event) for row in rows],
        "marks": {row.event.id: asdict(case.marks(row.event.id)) for row in rows},
        "corrections": {
            row.event.id: [asdict(each) for each in case.corrections(row.event.id)] for row in rows
        },
        "returns": [[each.file, each.agency, each.events] for each in case.returns() if each.present],
        "entered": [asdict(each) for each in case.entered()],
        "states": {id: asdict(state) for id, state in case.states().items()},
        "people": [asdict(each) for each in case.people()],
        "notes": [asdict(each) for each in case.notes()],
        "queries": [asdict(each) for each in case.queries()],
    }
    return dict(json.loads(json.dumps(found, default=str, sort_keys=True)))
