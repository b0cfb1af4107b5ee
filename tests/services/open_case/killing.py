"""A busy session killed at some moment, and what must be there when the case is opened again."""

from __future__ import annotations

from pathlib import Path

from chronology.services.open_case import OpenCase
from tests.casefile.samples import CASE, PASSPHRASE
from tests.killed_session import killed_session


def loses_nothing(path: Path, seed: int, after: int, seconds: float) -> None:
    """Kill a session on the case at `path`, made where it is not there yet, and look what is left."""
    if not path.exists():
        OpenCase.create(path, PASSPHRASE, CASE).close()
    with OpenCase.open(path, PASSPHRASE) as case:
        before = len(case.entered())
    said = killed_session("tests.services.open_case.busy_session", path, seed, after, seconds)
    entered = max((int(number) for what, number in said if what == "entered"), default=0)
    typed = max(int(number) for what, number in said if what == "typed")
    with OpenCase.open(path, PASSPHRASE) as case:
        assert len(case.entered()) - before in (entered, entered + 1)
        assert len(case.timeline().entries) == len(case.entered())
        draft = case.draft("entry")
        assert draft is not None
        assert draft["number"] in (typed, typed + 1)
        assert case.problems() == ()
        label = case.undo_label()
        assert not label or case.undo() == label.removeprefix("Undo: ")
        assert case.redo_label() == label.replace("Undo", "Redo")
        case.redo()
