"""The main job as a whole process: on the sample case, and as the number of events grows.

The peer is a process that only imports what the program stands on (reportlab, lxml, python-docx), which is
the least that any such program pays before it does anything.
"""

from __future__ import annotations

import csv
import math
import random
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

pytestmark = pytest.mark.benchmark
ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample" / "returns"
AGENCIES = (
    "police",
    "health_visiting",
    "gp",
    "acute_hospital",
    "school",
    "childrens_social_care",
    "ambulance",
)
WORDS = [
    *("visit", "home", "mother", "baby", "seen", "weight", "clinic", "call", "school", "letter"),
    *(
        "review",
        "plan",
        "nurse",
        "father",
        "appointment",
        "discussed",
        "advice",
        "given",
        "referral",
        "nursery",
    ),
    *("attended", "sleep", "feeding", "centile", "housing", "asked", "door", "kitchen"),
]
PEER = "import docx, lxml.etree, reportlab.pdfgen.canvas, reportlab.platypus"


def _took(command: list[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - begun


def _build(returns: Path, out: Path) -> float:
    return _took([sys.executable, "main.py", "build", str(returns), "--out", str(out)])


def _returns(folder: Path, events: int) -> Path:
    folder.mkdir()
    chance = random.Random(events)
    for agency in AGENCIES:
        with (folder / f"{agency}.csv").open("w", newline="", encoding="utf-8") as stream:
            lines = csv.writer(stream)
            lines.writerow(["Date", "Time", "Source", "Event", "Action"])
            for number in range(events // len(AGENCIES)):
                day = date(2015, 1, 1) + timedelta(days=chance.randrange(3000))
                words = " ".join(chance.choices(WORDS, k=chance.randint(12, 40)))
                lines.writerow(
                    [
                        f"{day:%d/%m/%Y}",
                        "14:30",
                        f"record {number}",
                        words.capitalize() + ".",
                        "Advice given.",
                    ]
                )
    return folder


def test_the_sample_case(tmp_path: Path) -> None:
    ours = min(_build(SAMPLE, tmp_path / "out") for _ in range(3))
    peer = min(_took([sys.executable, "-c", PEER]) for _ in range(3))
    print(
        f"\nsample case, 10 returns: {ours:.2f} s; importing the libraries {peer:.2f} s; {ours / peer:.1f}x"
    )
    assert (tmp_path / "out" / "timeline.pdf").exists()


def test_growth(tmp_path: Path) -> None:
    """Time grows close to linearly with the number of events: the exponent is printed, 1.0 is linear."""
    sizes = (2_000, 10_000, 50_000)
    took = [_build(_returns(tmp_path / f"in{size}", size), tmp_path / f"out{size}") for size in sizes]
    idle = _took([sys.executable, "main.py", "--version"])
    for size, seconds in zip(sizes, took, strict=True):
        print(f"\n{size} events: {seconds:.1f} s, {size / (seconds - idle):.0f} events a second")
    exponent = math.log(took[-1] / took[0]) / math.log(sizes[-1] / sizes[0])
    print(f"\ngrowth from {sizes[0]} to {sizes[-1]} events: exponent {exponent:.2f}")
    assert (tmp_path / f"out{sizes[-1]}" / "timeline.pdf").exists()
