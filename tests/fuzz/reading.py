"""Reads broken files one after another, in a process that may be ended if one of them hangs or eats memory.

    python -m tests.fuzz.reading FIRST COUNT FILE...

Prints one JSON line a fault. The last line is {"read": COUNT, "peak_mb": N}; without it the process died.
"""

from __future__ import annotations

import json
import random
import re
import signal
import sys
import tempfile
import traceback
from pathlib import Path

from chronology.model.dates import DateContext
from chronology.services.read import read_return
from tests.fuzz.mutation import mutate

SECONDS = 10


class _Hangs(BaseException):
    pass


def _ring(signum: int, frame: object) -> None:
    raise _Hangs


def main(first: int, count: int, files: list[Path]) -> None:
    signal.signal(signal.SIGALRM, _ring)
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, first + count):
            chance = random.Random(seed)
            good = chance.choice(files)
            broken = Path(folder) / f"broken{good.suffix}"
            broken.write_bytes(mutate(good.read_bytes(), chance))
            signal.alarm(SECONDS)
            try:
                contribution = read_return(broken, DateContext())
                if contribution.kind == "unread" and not contribution.warnings:
                    print(json.dumps({"seed": seed, "file": good.name, "fault": "unread without a word"}))
            except _Hangs:
                print(json.dumps({"seed": seed, "file": good.name, "fault": f"over {SECONDS} s"}))
            except BaseException:  # noqa: BLE001  (a native reader's panic is no Exception)
                print(json.dumps({"seed": seed, "file": good.name, "fault": traceback.format_exc()}))
            finally:
                signal.alarm(0)
            sys.stdout.flush()
    print(json.dumps({"read": count, "peak_mb": _peak_mb()}))


def _peak_mb() -> int:
    """The most memory that this process held. getrusage would count what its parent held as well."""
    said = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text(encoding="ascii"))
    return int(said[1]) // 1024 if said else 0


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), [Path(name) for name in sys.argv[3:]])
