"""A session of the program in a process of its own, killed at some moment."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

_ROOT = Path(__file__).parents[1]


def killed_session(module: str, path: Path, seed: int, after: int, seconds: float) -> list[list[str]]:
    """What a session on the case at `path` said, line by line and word by word, before it was killed.

    It is killed so many seconds after it said so many things.
    """
    session = subprocess.Popen(
        [sys.executable, "-X", "faulthandler", "-m", module, path, str(seed)],
        cwd=_ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert session.stdout is not None
    assert session.stderr is not None
    said = [session.stdout.readline() for _ in range(after)]
    timer = threading.Timer(seconds, session.kill)
    timer.start()
    said += session.stdout.read().splitlines(keepends=True)
    session.wait()
    timer.join()
    assert session.returncode == -9, f"ended by itself with {session.returncode}: {session.stderr.read()}"
    return [line.split() for line in said if line.endswith("\n")]
