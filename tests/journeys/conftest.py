"""The screen on which the journeys are made: one for all of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.journeys.stage import Screen, a_screen


@pytest.fixture(scope="session")
def screen() -> Iterator[Screen]:
    with a_screen() as made:
        yield made
