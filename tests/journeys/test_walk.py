"""Every page and room as a screen reader, a keyboard, weak eyes and large letters meet it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.journeys.scenes.walk import PALETTES
from tests.journeys.stage import Screen, played

_SPOKEN = {"push button", "check box", "radio button", "combo box", "text", "list", "table", "tree", "slider"}
_CELLS = {"table cell", "list item", "column header", "row header"}
_PLACES = 36
_ROUNDS = [*((100, [palette]) for palette in PALETTES), (200, ["dark"])]


@pytest.fixture(scope="module")
def looks(screen: Screen, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return played(
        "walk", screen, tmp_path_factory.mktemp("walk"), with_reader=True, rounds=_ROUNDS, seconds=500
    )


def test_all_that_can_be_used_has_a_name_and_a_role(looks: dict[str, Any]) -> None:
    """Over AT-SPI, from another process. Labels that can be selected and splitters' grips are no controls."""
    assert len(looks) == _PLACES
    faults = []
    for place, found in looks.items():
        told = found["told"]
        assert len(told) > 10
        assert any(role == "push button" and name for role, name, *_ in told)
        for role, name, kinds, above in told:
            used = role in _SPOKEN or ("focusable" in kinds and role != "label")
            if (used or role in _CELLS) and not name.strip() and not _is_empty_cell(role, above):
                faults.append(f"{place}: {role} without a name in {above}")
            if role in ("unknown", "invalid", "") and (name or "focusable" in kinds):
                faults.append(f"{place}: {name!r} without a role in {above}")
    assert faults == []


def test_rows_are_not_silent(looks: dict[str, Any]) -> None:
    for place in ("Table", "People", "Findings", "Returns"):
        said = [name for role, name, *_ in looks[place]["told"] if role in _CELLS and name.strip()]
        assert len(said) > 5, place


@pytest.mark.parametrize(
    "what",
    [
        "out of order",
        *(f"faint, {palette} at {size} %" for size, palettes in _ROUNDS for palette in palettes),
        "cut off at 200 %",
    ],
)
def test_nothing_is(looks: dict[str, Any], what: str) -> None:
    """Tab comes to all, in reading order; words stand out from their ground; nothing is clipped at 200 %."""
    assert [f"{place}: {each}" for place, found in looks.items() for each in found[what]] == []


def _is_empty_cell(role: str, above: list[str]) -> bool:
    return role in _CELLS and any(part.startswith(("table", "tree")) for part in above)
