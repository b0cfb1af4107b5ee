"""Runs one change again and again on a disk that fails, and says what must hold after every attempt."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.casefile.samples import NEW_PASSPHRASE, PASSPHRASE

ROOT = Path(__file__).resolve().parents[2]
OPERATIONS = ("new", "add", "passphrase")
BEFORE = {
    "new": "before",
    "add": f"{PASSPHRASE}, 1 returns",
    "passphrase": f"{PASSPHRASE}, 1 returns",
}
AFTER = {
    "new": f"{PASSPHRASE}, 0 returns",
    "add": f"{PASSPHRASE}, 2 returns",
    "passphrase": f"{NEW_PASSPHRASE}, 1 returns",
}


def attempts(operation: str, how: str, folder: Path, *numbers: int) -> list[dict[str, Any]]:
    """What became of each attempt; without numbers, one for every write that the operation makes."""
    done = subprocess.run(
        ["fiu-run", "-x", sys.executable, "-m", "tests.casefile.failing_disk", operation, how, str(folder)]
        + [str(number) for number in numbers],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def assert_whole(operation: str, record: dict[str, Any]) -> None:
    """The case is as before or as after, nothing is readable beside it, and what a person is told is true."""
    said = record["sentence"]
    assert record["state"] in (BEFORE[operation], AFTER[operation]), record
    assert record["readable"] == [], record
    assert all(backup in (BEFORE[operation], AFTER[operation]) for backup in record["backups"]), record
    assert record["error"] in (None, "killed", "DiskFull", "CannotWrite"), record
    if record["error"] is None:
        assert record["state"] == AFTER[operation], record
    if said is not None and ("No case was made" in said or "was not changed" in said):
        assert record["state"] == BEFORE[operation], record
