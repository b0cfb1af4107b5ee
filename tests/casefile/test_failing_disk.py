"""The disk fills, or the process dies, at each write: the case is as it was before, or as after the change.

Every write of adding a return is tried with a disk that stays full and with a kill; of the rest, a seeded
share. `make soak` tries every write in every way.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.casefile.attempts import AFTER, BEFORE, assert_whole, attempts


@pytest.mark.parametrize("how", ["full", "killed"])
def test_adding_a_return_when_the_disk_fails_at_any_write(tmp_path: Path, how: str) -> None:
    records = attempts("add", how, tmp_path)
    for record in records:
        assert_whole("add", record)
    assert len(records) > 50
    assert sum(record["error"] is not None for record in records) > 50
    assert {record["state"] for record in records} == {BEFORE["add"], AFTER["add"]}


@pytest.mark.parametrize("how", ["once", "full", "killed"])
@pytest.mark.parametrize(
    ("operation", "writes", "tried"), [("new", 30, 4), ("add", 93, 12), ("passphrase", 109, 5)]
)
def test_a_change_when_the_disk_fails_at_some_writes(
    tmp_path: Path, operation: str, writes: int, tried: int, how: str
) -> None:
    chosen = random.Random(f"{operation} {how}").sample(range(1, writes), tried)
    records = attempts(operation, how, tmp_path, *chosen)
    assert [record["at"] for record in records] == chosen
    for record in records:
        assert_whole(operation, record)
    assert any(record["error"] is not None for record in records)


@pytest.mark.parametrize(("operation", "kills"), [("add", 14), ("passphrase", 6)])
def test_killed_at_any_moment(tmp_path: Path, operation: str, kills: int) -> None:
    records = attempts(operation, "sometime", tmp_path, *range(kills))
    assert len(records) == kills
    for record in records:
        assert_whole(operation, record)
    assert any(record["error"] == "killed" for record in records)
