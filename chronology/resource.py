"""Where the program's own vocabularies, fonts, packs and sample lie, and how they are loaded.

Everything a partnership may want to change is TOML here, never Python. Nothing in this module reads or
writes case data.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chronology.model.agencies import AgencyType, AgencyTypes, folded
from chronology.model.pack import Pack, Term

if TYPE_CHECKING:
    from chronology.model.event_types import EventTypes


class BrokenResource(Exception):
    """A file that ships with the program is missing or wrong. The message names the file and the fault."""


def _root() -> Path:
    installed = Path(__file__).resolve().parent / "resources"
    return installed if installed.is_dir() else Path(__file__).resolve().parents[1] / "resources"


def path(*parts: str) -> Path:
    """The path of one shipped file or folder, such as `path("fonts", "NotoSans-Regular.ttf")`."""
    found = _root().joinpath(*parts)
    if not found.exists():
        raise BrokenResource(
            f"The program's own file {'/'.join(parts)} is missing. Install the program again."
        )
    return found


@cache
def toml(*parts: str) -> dict[str, Any]:
    """A shipped TOML file, parsed. Raises BrokenResource with the file and line where it is not TOML."""
    import tomllib  # not needed for the fonts, which are all that a window waits for

    try:
        return tomllib.loads(path(*parts).read_text("utf-8"))
    except tomllib.TOMLDecodeError as fault:
        raise BrokenResource(f"resources/{'/'.join(parts)} is not valid TOML: {fault}") from fault


def packs() -> tuple[str, ...]:
    """The names of the partnership packs that ship with the program."""
    return tuple(sorted(found.stem for found in path("packs").glob("*.toml")))


@cache
def load_pack(name: str) -> Pack:
    """A partnership pack by name. Raises BrokenResource in one sentence where it is unknown or wrong."""
    known = packs()
    if name not in known:
        raise BrokenResource(f"There is no partnership pack '{name}'. The packs are: {', '.join(known)}.")
    data = toml("packs", f"{name}.toml")
    base = load_pack(data["extends"]) if "extends" in data else Pack(name=name, label=name)
    thresholds = {rule: dict(numbers) for rule, numbers in base.thresholds.items()}
    for rule, numbers in data.get("thresholds", {}).items():
        for key, number in numbers.items():
            if isinstance(number, bool) or not isinstance(number, int | float) or number < 0:
                raise BrokenResource(
                    f"In the pack '{name}', {rule}.{key} must be a number of zero or more, not {number!r}."
                )
        thresholds.setdefault(rule, {}).update(numbers)
    terms = tuple(_term(name, entry) for entry in data.get("terms", ())) or base.terms
    return Pack(
        name=name,
        label=str(data.get("label", name)),
        thresholds=thresholds,
        terms=terms,
        protocols={**base.protocols, **data.get("protocols", {})},
    )


def _term(pack: str, entry: dict[str, Any]) -> Term:
    first, last = entry.get("first"), entry.get("last")
    if not isinstance(first, date) or not isinstance(last, date) or first > last:
        raise BrokenResource(
            f"In the pack '{pack}', the term {entry.get('name')!r} needs a first and a last day."
        )
    return Term(name=str(entry["name"]), year=first.year, first=first, last=last)


@cache
def agency_types() -> AgencyTypes:
    """The agency types of the vocabulary. Raises BrokenResource where a name stands for two of them."""
    kinds: dict[str, AgencyType] = {}
    seen: dict[str, str] = {}
    for key, entry in toml("vocabularies", "agencies.toml").items():
        kinds[key] = AgencyType(
            id=key,
            label=entry["label"],
            aliases=tuple(entry.get("aliases", ())),
            colour=entry["colour"],
            shape=entry["shape"],
            universal=bool(entry.get("universal", False)),
            several=bool(entry.get("several", False)),
        )
        for words in {folded(name) for name in (kinds[key].label, *kinds[key].aliases)}:
            if seen.setdefault(words, key) != key:
                raise BrokenResource(f"In agencies.toml, '{words}' stands for both {seen[words]} and {key}.")
    return AgencyTypes(kinds)


@cache
def event_types() -> EventTypes:
    """The kinds of event of the vocabulary, in their order. Raises BrokenResource where one has no label."""
    from chronology.model.event_types import (
        EventType,
        EventTypes,
    )  # brings the dates: not for the fonts' sake

    kinds: dict[str, EventType] = {}
    for key, entry in toml("vocabularies", "event_types.toml").items():
        if not isinstance(entry.get("label"), str):
            raise BrokenResource(f"In event_types.toml, '{key}' needs a label.")
        kinds[key] = EventType(key, entry["label"], tuple(entry.get("words", ())))
    return EventTypes(kinds)
