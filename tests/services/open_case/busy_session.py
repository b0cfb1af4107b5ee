"""A session that enters, marks, undoes, redoes and types until it is killed: `busy_session.py CASE SEED`."""

from __future__ import annotations

import itertools
import random
import sys
from pathlib import Path

from chronology.model.entering import EnteredEvent
from chronology.services.open_case import OpenCase
from tests.casefile.samples import PASSPHRASE


def main(path: Path, seed: int) -> None:
    """Say each thing once it is kept: 'entered 3', 'typed 7'."""
    order = random.Random(seed)
    with OpenCase.open(path, PASSPHRASE) as case:
        first = len(case.entered())
        for number in itertools.count(1):
            case.keep_draft("entry", {"text": "half typed " * 50, "number": number})
            print(f"typed {number}", flush=True)
            if number % 3 == 0:
                entered = case.enter(EnteredEvent(text=f"Entry {number}, seed {seed}."))
                print(f"entered {entered - first}", flush=True)
            if order.random() < 0.2:
                events = [entry.event.id for entry in case.timeline().entries]
                case.mark(events, restricted=bool(number % 2), add_tags=["home"])
                case.undo()
                case.redo()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
