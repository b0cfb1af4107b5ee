"""Broken files: a sentence for each, no traceback, no hang over 10 seconds, nothing over 1 GB."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RETURNS = sorted((ROOT / "resources" / "sample" / "returns").iterdir())
WORKERS = 2
PEAK_MB = 1024


def _read_broken(first: int, count: int) -> tuple[int, list[str]]:
    command = [sys.executable, "-m", "tests.fuzz.reading", str(first), str(count), *map(str, RETURNS)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    said = [json.loads(line) for line in done.stdout.splitlines()]
    faults = [f"{each['file']}, seed {each['seed']}: {each['fault']}" for each in said if "fault" in each]
    if done.returncode != 0 or not said or "read" not in said[-1]:
        faults.append(f"the reading process died ({done.returncode}): {done.stderr[-2000:]}")
        return 0, faults
    if said[-1]["peak_mb"] > PEAK_MB:
        faults.append(f"{said[-1]['peak_mb']} MB at the peak")
    return said[-1]["read"], faults


def _run(first: int, count: int) -> None:
    share = count // WORKERS
    with ThreadPoolExecutor(WORKERS) as pool:
        results = list(pool.map(lambda n: _read_broken(first + n * share, share), range(WORKERS)))
    assert [fault for _, faults in results for fault in faults] == []
    assert sum(read for read, _ in results) == count


def test_two_thousand_broken_files_are_each_answered() -> None:
    _run(0, 2_000)


@pytest.mark.soak
def test_forty_thousand_broken_files_are_each_answered() -> None:
    _run(100_000, 40_000)
