"""The list of people that a review author already knows of, as JSON or CSV."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

from chronology.model.people import Person, PersonKind
from chronology.services.refusal import Refused
from chronology.services.told_of import gender_of

_CHILD = ("child", "subject child")


def read_people(path: Path) -> tuple[Person, ...]:
    """People from a JSON list of `{"name", "role", "aliases"}` or a CSV with those headings.

    In a CSV, aliases are parted by semicolons. Raises Refused with the line that is wrong.
    """
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(f"The list of people '{path.name}' is not UTF-8 text. Save it as CSV UTF-8.") from None
    except OSError as fault:
        raise Refused(f"The list of people '{path.name}' cannot be opened: {fault.strerror}.") from None
    records = _from_json(path, text) if text.lstrip().startswith(("[", "{")) else _from_csv(path, text)
    return tuple(_person(path, number, record) for number, record in enumerate(records, start=1))


def _from_json(path: Path, text: str) -> list[Any]:
    try:
        records = json.loads(text)
    except ValueError as fault:
        raise Refused(f"The list of people '{path.name}' is not valid JSON: {fault}.") from None
    if not isinstance(records, list):
        raise Refused(f"The list of people '{path.name}' must be a JSON list, in square brackets.")
    return records


def _from_csv(path: Path, text: str) -> list[Any]:
    rows = csv.DictReader(io.StringIO(text, newline=""))
    headings = {heading.strip().lower() for heading in rows.fieldnames or () if heading}
    if "name" not in headings:
        raise Refused(f"The list of people '{path.name}' needs a heading 'name' (and 'role', 'aliases').")
    return [
        {key.strip().lower(): value for key, value in row.items() if key and isinstance(value, str)}
        for row in rows
        if any(isinstance(value, str) and value.strip() for value in row.values())
    ]


def _person(path: Path, number: int, record: Any) -> Person:
    name = record.get("name") if isinstance(record, dict) else None
    if not isinstance(name, str) or not name.strip():
        raise Refused(f"In the list of people '{path.name}', entry {number} has no name.")
    aliases = record.get("aliases") or ()
    if isinstance(aliases, str):
        aliases = re.split(r"\s*;\s*", aliases.strip())
    if not isinstance(aliases, list | tuple) or not all(isinstance(alias, str) for alias in aliases):
        raise Refused(f"In the list of people '{path.name}', the aliases of entry {number} must be a list.")
    role = str(record.get("role") or "").strip()
    return Person(
        name=name.strip(),
        role=role,
        gender=gender_of(role),
        kind=PersonKind.CHILD if role.casefold() in _CHILD else PersonKind.FAMILY,
        aliases=tuple(alias.strip() for alias in aliases if alias.strip()),
    )
