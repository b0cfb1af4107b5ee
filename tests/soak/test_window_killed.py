"""The window killed at 200 random moments of a person's work, again and again on one case."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.journeys.killing import loses_nothing

pytestmark = pytest.mark.soak


def test_killed_at_two_hundred_moments(tmp_path: Path) -> None:
    moments = random.Random(21)
    for seed in range(200):
        path = tmp_path / f"{seed // 20}.case"
        loses_nothing(path, seed, after=moments.randint(1, 400), seconds=moments.random() * 0.1)
