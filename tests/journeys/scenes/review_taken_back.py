"""A review author brings returns in, marks an event, takes all of it back, does it again, closes, reopens."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from tests.journeys.person import CONTROL, SHIFT, Person
from tests.journeys.scenes.steps import bring_in, make_review
from tests.journeys.visible import visible

PASSPHRASE = "seven slow herons wade"


def play(person: Person, given: dict[str, Any]) -> dict[str, Any]:
    """Give what the case shows before, after undo, after redo, and opened again."""
    case = person.folder / "review.case"
    make_review(person, case, PASSPHRASE)
    empty = visible(person.window.desk.case)
    bring_in(person, given["returns"])
    person.press(Qt.Key.Key_2, CONTROL)  # the table
    person.until(lambda: person.hears().startswith("Events"), "the table to have the keyboard")
    person.press(Qt.Key.Key_Down)
    person.waits_for("Turning point")
    person.tabs_to("Turning point")
    person.press(Qt.Key.Key_Space)
    person.tabs_to("A tag to add")
    person.types("kept in view\n")
    person.press(Qt.Key.Key_2, CONTROL)  # out of the field, which takes back its own typing
    before = visible(person.window.desk.case)
    steps = 0
    while person.window.desk.bar.undo.isEnabled():
        _goes(person, Qt.Key.Key_Z, CONTROL)
        steps += 1
    undone = visible(person.window.desk.case)
    while person.window.desk.bar.redo.isEnabled():
        _goes(person, Qt.Key.Key_Z, CONTROL | SHIFT)
    redone = visible(person.window.desk.case)
    person.press(Qt.Key.Key_W, CONTROL)
    person.tabs_to("Open a case")
    person.names_file(case, lambda: person.press(Qt.Key.Key_Return))
    person.waits_for("Passphrase")
    person.types(f"{PASSPHRASE}\n")
    person.until(lambda: person.window.desk is not None, "the case to open")
    reopened = visible(person.window.desk.case)
    return {
        "case": str(case),
        "steps": steps,
        "empty": empty,
        "before": before,
        "undone": undone,
        "redone": redone,
        "reopened": reopened,
    }


def _goes(person: Person, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    went: list[str] = []
    heard = person.window.desk.went.connect(went.append)
    person.press(key, held)
    person.until(lambda: went, "a change to be taken back or done again")
    person.window.desk.went.disconnect(heard)
