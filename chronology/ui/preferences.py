"""What a person likes, kept on this computer: size of text, palette, idle time, recent cases if she agrees.

Nothing of what a case holds is kept here. The paths of cases are, only where she said so.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from platformdirs import user_config_path

SIZES = (100, 110, 125, 150, 175, 200)
"""Sizes of text in hundredths, smallest first."""

_MOST_RECENT = 8


@dataclass(frozen=True, slots=True)
class Preferences:
    """All of it. `palette` is '' where the system says; `idle` is in minutes, 0 for never."""

    size: int = 100
    palette: str = ""
    high_contrast: bool = False
    idle: int = 10
    keeps_recent: bool = False
    recent: tuple[str, ...] = ()
    toured: bool = False

    def opened(self, path: Path) -> Preferences:
        """With a case that has been opened at the head of the recent ones, where these are kept."""
        if not self.keeps_recent:
            return self
        others = tuple(each for each in self.recent if each != str(path))
        return replace(self, recent=(str(path), *others)[:_MOST_RECENT])

    def keeping_recent(self, agrees: bool) -> Preferences:
        """With recent cases kept from now on, or all of them forgotten."""
        return replace(self, keeps_recent=agrees, recent=self.recent if agrees else ())

    def larger(self, steps: int) -> Preferences:
        """With the text so many sizes larger; smaller where negative, as it ships where 0."""
        if steps == 0:
            return replace(self, size=SIZES[0])
        at = SIZES.index(self.size) + steps
        return replace(self, size=SIZES[max(0, min(at, len(SIZES) - 1))])


def place() -> Path:
    """The file in which they are kept."""
    return user_config_path("chronology", appauthor=False) / "preferences.json"


def read(file: Path) -> Preferences:
    """What is kept there; as the program ships where nothing is, or where it makes no sense."""
    try:
        found = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return Preferences()
    return _sensible(found) if isinstance(found, dict) else Preferences()


def keep(preferences: Preferences, file: Path) -> None:
    """Keep them. A disk that says no is no reason to disturb anybody: they hold until the program ends."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(".part")
        part.write_text(json.dumps(asdict(preferences), indent=1), "utf-8")
        part.replace(file)
    except OSError:
        return


def _sensible(found: dict[str, Any]) -> Preferences:
    plain = Preferences()
    kept: dict[str, Any] = {}
    for field in fields(Preferences):
        value, usual = found.get(field.name), getattr(plain, field.name)
        if field.name == "recent":
            kept["recent"] = tuple(each for each in value or () if isinstance(each, str))[:_MOST_RECENT]
        elif type(value) is type(usual):
            kept[field.name] = value
    if kept.get("size") not in SIZES:
        kept.pop("size", None)
    if kept.get("palette") not in ("", "light", "dark"):
        kept.pop("palette", None)
    if not kept.get("keeps_recent"):
        kept["recent"] = ()
    return replace(plain, **kept)
