"""The window killed at random moments of a person's work: what was saved is there, and nearly all else."""

from __future__ import annotations

import random
from pathlib import Path

from tests.journeys.killing import loses_nothing


def test_killed_at_eight_moments(tmp_path: Path) -> None:
    moments = random.Random(7)
    for seed in range(8):
        loses_nothing(
            tmp_path / "a.case", seed, after=moments.randint(1, 250), seconds=moments.random() * 0.1
        )
