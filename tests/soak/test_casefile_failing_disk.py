"""Every write of every change, each failing in every way, and 200 kills at random moments."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.casefile.attempts import AFTER, BEFORE, OPERATIONS, assert_whole, attempts

pytestmark = pytest.mark.soak


@pytest.mark.parametrize("how", ["once", "full", "killed"])
@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_write(tmp_path: Path, operation: str, how: str) -> None:
    records = attempts(operation, how, tmp_path)
    for record in records:
        assert_whole(operation, record)
    assert not records[-1]["reached"]
    assert {record["state"] for record in records} == {BEFORE[operation], AFTER[operation]}


@pytest.mark.parametrize("operation", OPERATIONS)
def test_two_hundred_kills(tmp_path: Path, operation: str) -> None:
    records = attempts(operation, "sometime", tmp_path, *range(1000, 1200))
    for record in records:
        assert_whole(operation, record)
    assert sum(record["error"] == "killed" for record in records) > 50
