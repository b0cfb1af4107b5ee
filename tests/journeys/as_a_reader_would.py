"""What a screen reader is told of the program over AT-SPI, as JSON. Run by the system's own Python.

Each thing that is showing is a list: its role, its name, its states, and the roles and names above it.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402  (the version is chosen first)

_MOST_CHILDREN = 60
"""Of a long table only the first cells are read: the others are made by the same model."""


def main(process: int) -> int:
    """Find the program by its process, and say all that it shows; 1 where it is not there."""
    Atspi.init()
    Atspi.set_timeout(5000, 15000)
    desktop = Atspi.get_desktop(0)
    for at in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(at)
        if program is not None and program.get_process_id() == process:
            found: list[Any] = []
            _read(program, [], found)
            json.dump(found, sys.stdout)
            return 0
    return 1


def _read(thing: Any, above: list[str], found: list[Any]) -> None:
    states = thing.get_state_set()
    role, name = thing.get_role_name(), thing.get_name() or ""
    is_shown = states.contains(Atspi.StateType.SHOWING) and states.contains(Atspi.StateType.VISIBLE)
    if above and not is_shown:
        return
    kinds = [
        word
        for word, state in (
            ("focusable", Atspi.StateType.FOCUSABLE),
            ("enabled", Atspi.StateType.ENABLED),
            ("focused", Atspi.StateType.FOCUSED),
        )
        if states.contains(state)
    ]
    if above:
        found.append([role, name, kinds, above[-4:]])
    for at in range(min(thing.get_child_count(), _MOST_CHILDREN)):
        child = thing.get_child_at_index(at)
        if child is not None:
            _read(child, [*above, f"{role} {name!r}"], found)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
