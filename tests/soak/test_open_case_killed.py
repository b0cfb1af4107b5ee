"""A session killed at 200 random moments, again and again on one case: nothing that was saved is gone."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.services.open_case.killing import loses_nothing

pytestmark = pytest.mark.soak


def test_killed_at_two_hundred_moments(tmp_path: Path) -> None:
    moments = random.Random(20)
    for seed in range(200):
        path = tmp_path / f"{seed // 20}.case"
        loses_nothing(path, seed, after=moments.randint(1, 9), seconds=moments.random() * 0.1)
