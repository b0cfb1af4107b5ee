"""A busy session killed at some moment, and what must be there when the case is opened again."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from chronology.services.open_case import OpenCase
from tests.casefile.samples import CASE, PASSPHRASE

_ROOT = Path(__file__).parents[3]


def killed_session(path: Path, seed: int, after: int, seconds: float) -> list[str]:
    """What a new session said before it was killed: so many seconds after it said so many things."""
    session = subprocess.Popen(
        [sys.executable, "-m", "tests.services.open_case.busy_session", path, str(seed)],
        cwd=_ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert session.stdout is not None
    said = [session.stdout.readline() for _ in range(after)]
    timer = threading.Timer(seconds, session.kill)
    timer.start()
    said += session.stdout.read().splitlines(keepends=True)
    session.wait()
    timer.join()
    return [line.strip() for line in said if line.endswith("\n")]


def loses_nothing(path: Path, seed: int, after: int, seconds: float) -> None:
    """Kill a session on the case at `path`, made where it is not there yet, and look what is left."""
    if not path.exists():
        OpenCase.create(path, PASSPHRASE, CASE).close()
    with OpenCase.open(path, PASSPHRASE) as case:
        before = len(case.entered())
    said = [line.split() for line in killed_session(path, seed, after, seconds)]
    entered = max((int(number) for what, number in said if what == "entered"), default=0)
    typed = max(int(number) for what, number in said if what == "typed")
    with OpenCase.open(path, PASSPHRASE) as case:
        assert len(case.entered()) - before in (entered, entered + 1)
        assert len(case.timeline().entries) == len(case.entered())
        draft = case.draft("entry")
        assert draft is not None
        assert draft["number"] in (typed, typed + 1)
        assert case.problems() == ()
        label = case.undo_label()
        assert not label or case.undo() == label.removeprefix("Undo: ")
        assert case.redo_label() == label.replace("Undo", "Redo")
        case.redo()
