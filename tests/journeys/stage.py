"""A screen of its own for the window, and the scenes that are played on it, each in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SIZE = "1366x768x24"
_LIMIT = 150
"""Seconds after which a scene that hangs is ended."""


@dataclass(frozen=True)
class Screen:
    """An X server with a small window manager, as a person's computer has one."""

    display: str

    def environment(self, home: Path) -> dict[str, str]:
        """What a program is told that draws here and keeps what a person likes in this home."""
        home.mkdir(exist_ok=True)
        mine = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "QT_"))}
        return mine | {
            "DISPLAY": self.display,
            "HOME": str(home),
            "PYTHONPATH": str(ROOT),
            "QT_QPA_PLATFORM": "xcb",
            "QT_LOGGING_RULES": "*.debug=false;qt.qpa.*=false",
        }


@contextmanager
def a_screen() -> Iterator[Screen]:
    """Start an X server on a display that is free, and end it."""
    reads, writes = os.pipe()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    command = ["Xvfb", "-displayfd", str(writes), "-screen", "0", SIZE, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(writes,), **quiet)  # type: ignore[call-overload]
    os.close(writes)
    try:
        with os.fdopen(reads) as said:
            display = f":{said.readline().strip()}"
        assert display != ":", "the X server did not start"
        around = {**os.environ, "DISPLAY": display}
        manager = subprocess.Popen(["openbox", "--sm-disable"], env=around, **quiet)  # type: ignore[call-overload]
        try:
            yield Screen(display)
        finally:
            manager.terminate()
            manager.wait()
    finally:
        server.terminate()
        server.wait()


def played(
    scene: str,
    screen: Screen,
    folder: Path,
    with_reader: bool = False,
    seconds: int = _LIMIT,
    **given: Any,
) -> dict[str, Any]:
    """Play a scene on the real window from start to end, and give what it wrote down.

    `with_reader`: on a bus of its own, over which a screen reader can ask. After `seconds` it is ended.
    """
    around = screen.environment(folder / "home")
    bus = ["dbus-run-session", "--"] if with_reader else []
    if with_reader:
        around["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
    (folder / "given.json").write_text(json.dumps(given), encoding="utf-8")
    run = subprocess.run(
        [*bus, sys.executable, "-X", "faulthandler", "-m", "tests.journeys.play", scene, str(folder)],
        cwd=ROOT,
        env=around,
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )
    assert run.returncode == 0, f"{scene} ended with {run.returncode}\n{run.stdout}\n{run.stderr}"
    return dict(read(folder / "told.json"))


def read(path: Path) -> Mapping[str, Any]:
    """What a scene wrote down."""
    found = json.loads(path.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found
