"""Journey: import, undo, redo, close, reopen: what is seen is the same."""

from __future__ import annotations

from pathlib import Path

from chronology.services.open_case import OpenCase
from tests.journeys.scenes.review_taken_back import PASSPHRASE
from tests.journeys.stage import ROOT, Screen, played
from tests.journeys.visible import visible

_RETURNS = ("ambulance_service.csv", "ellerwick_homes.xls", "little_herons_nursery.docx", "maternity.odt")


def test_all_is_as_it_was(screen: Screen, tmp_path: Path) -> None:
    returns = [str(ROOT / "resources" / "sample" / "returns" / each) for each in _RETURNS]
    told = played("review_taken_back", screen, tmp_path, returns=returns)
    before = told["before"]
    assert len(before["events"]) == 43
    assert len(before["returns"]) == 4
    marked = [each for each in before["marks"].values() if each["turning_point"]]
    assert [each["tags"] for each in marked] == [["kept in view"]]
    assert told["steps"] >= 3
    assert told["undone"] == told["empty"]
    assert told["redone"] == before
    assert told["reopened"] == before
    with OpenCase.open(Path(told["case"]), PASSPHRASE) as case:
        assert visible(case) == before
