"""The walk in every palette at both sizes, each place dressed anew from one palette to the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.scenes.walk import PALETTES
from tests.journeys.stage import a_screen, played

pytestmark = pytest.mark.soak


def test_every_place_in_every_palette(tmp_path: Path) -> None:
    rounds = [  # each takes ten minutes or more
        (100, list(PALETTES)),
        *((200, [*list(PALETTES)[at:], *list(PALETTES)[:at]]) for at in range(4)),
    ]
    with a_screen() as screen:
        looks = played("walk", screen, tmp_path, with_reader=True, seconds=7200, rounds=rounds)
    found = [
        f"{place}: {what}: {each}"
        for place, looked in looks.items()
        for what, faults in looked.items()
        if what != "told"
        for each in faults
    ]
    assert not found, "\n".join(found)
