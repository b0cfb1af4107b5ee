"""A person at work in the window, until she is interrupted: `python -m tests.journeys.busy_window CASE SEED`.

She types entries, saves them, marks events and writes notes, key by key, and says on standard output what is
done: `found WORDS` (what she had left half typed), `typed ENTRY KEYS`, `saved ENTRY`, `marked EVENT`, `noted
WORDS`. She never ends by herself.
"""

from __future__ import annotations

import os
import random
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from chronology.model.event_rows import RowQuery
from chronology.ui.app import run
from chronology.ui.window import Window
from tests.journeys.person import CONTROL, Person
from tests.journeys.scenes.steps import comes_to

PACE = 20  # milliseconds a key: faster than anybody types
PASSPHRASE = "seven slow herons wade"
_WORDS = ("Robin", "visit", "was", "seen", "asleep", "in", "the", "cot", "and", "well", "today", "at", "home")


def main(case: Path, seed: int) -> int:
    """Start the program as `main.py` does, open the case and work in it."""
    app = QApplication([])
    timer = QTimer(interval=PACE)

    def begin() -> None:
        sys.excepthook = _end
        window = next(each for each in app.topLevelWidgets() if isinstance(each, Window))
        person = Person(app, window, case.parent)
        window.open_with(case, PASSPHRASE)
        person.until(lambda: window.desk is not None, "the case to open")
        keys = _at_work(person, random.Random(seed))
        timer.timeout.connect(lambda: next(keys))
        timer.start()

    QTimer.singleShot(0, app, begin)
    return run(case.with_suffix(".preferences"))


def _end(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    traceback.print_exception(kind, fault, trace)
    sys.stderr.flush()
    os._exit(2)


def _say(*words: object) -> None:
    print(*words, flush=True)


def _at_work(person: Person, chance: random.Random) -> Iterator[None]:
    person.press(Qt.Key.Key_N, CONTROL)
    form = person.window.desk.rooms.currentWidget().form
    _say("found", form.prose["text"].words())
    person.press(Qt.Key.Key_Return, CONTROL)
    while True:
        entry = "".join(chance.choices("bcdfghklmnprstvw", k=8))
        person.tabs_to("What happened")
        words = f"{entry} {' '.join(chance.choices(_WORDS, k=chance.randint(3, 60)))}"
        for count, each in enumerate(words, start=1):
            person.types(each)
            _say("typed", entry, count)
            yield
        if chance.random() < 0.2:
            continue_in = chance.choice(("Table", "Notes"))
            yield from (_marks(person) if continue_in == "Table" else _notes(person, chance))
            person.press(Qt.Key.Key_N, CONTROL)  # keeps what was half typed as an entry
        else:
            person.press(Qt.Key.Key_Return, CONTROL)
        _say("saved", entry)
        yield


def _marks(person: Person) -> Iterator[None]:
    case = person.window.desk.case
    comes_to(person, "Table")
    yield
    if not case.count(RowQuery()):
        return
    person.press(Qt.Key.Key_Down)
    person.until(lambda: person.sees("Turning point"), "an event beside the table")
    before = _turning_points(person)
    person.tabs_to("Turning point")
    person.press(Qt.Key.Key_Space)
    for event in before ^ _turning_points(person):
        _say("marked", event, event not in before)
    yield


def _turning_points(person: Person) -> set[str]:
    case = person.window.desk.case
    return {id for id in case.ids(RowQuery(), 0, 1000) if case.marks(id).turning_point}


def _notes(person: Person, chance: random.Random) -> Iterator[None]:
    comes_to(person, "Notes")
    yield
    person.tabs_to("New note")
    person.press(Qt.Key.Key_Space)
    yield
    words = "".join(chance.choices("bcdfghklmnprstvw", k=10))
    case = person.window.desk.case
    for each in words:
        person.types(each)
        yield
    comes_to(person, "Table")  # what is left is kept
    if any(words in note.text for note in case.notes()):
        _say("noted", words)
    yield


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
