"""An agency's author, by keyboard alone: a list from nothing, ten events, the contribution that leaves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from tests.journeys.person import CONTROL, Person

PASSPHRASE = "seven slow herons wade"


def play(person: Person, given: dict[str, Any]) -> dict[str, Any]:
    """Make the case, enter the events, send."""
    person.tabs_to("New case")
    person.press(Qt.Key.Key_Return)
    person.tabs_to("This case is")
    person.press(Qt.Key.Key_Right)
    person.tabs_to("Title")
    person.types("Our list for the review")
    person.tabs_to("Agency")
    person.writes("Alder Health Visiting")
    person.tabs_to("Child's name")
    person.types("Robin Alder")
    person.tabs_to("Date of birth")
    person.types("3 May 2018")
    person.tabs_to("Passphrase")
    person.types(PASSPHRASE)
    person.tabs_to("Passphrase again")
    person.types(PASSPHRASE)
    person.tabs_to("Make the case")
    person.names_file(person.folder / "ours.case", lambda: person.press(Qt.Key.Key_Return))
    person.waits_for("New entry")
    for number, event in enumerate(given["events"]):
        person.tabs_to("When")
        person.types(event["date"])
        if number == 0:  # the second entry begins with the source and the author of the first
            person.tabs_to("Source")
            person.types("Health record")
        person.tabs_to("What happened")
        person.types(event["text"])
        person.tabs_to("Kind of event")
        person.types(event["type"])
        person.press(Qt.Key.Key_Return)
        person.tabs_to("What was done")
        person.types(event["action"])
        if number == 0:
            person.tabs_to("Professional")
            person.types("A. Reed")
        person.press(Qt.Key.Key_Return, CONTROL)
        person.waits_for("Saved.")
    person.press(Qt.Key.Key_4, CONTROL)
    person.waits_for("Send our list")
    person.waits_for("10 entries")
    person.tabs_to("Author")
    person.types("A. Reed, health visitor")
    person.tabs_to("Passphrase")
    person.types(PASSPHRASE)
    person.tabs_to("Passphrase again")
    person.types(PASSPHRASE)
    person.tabs_to("Save the contribution")
    sent = Path(person.folder / "ours.contribution")
    person.names_file(sent, lambda: person.press(Qt.Key.Key_Return))
    person.waits_for("read back whole")
    return {"sent": str(sent)}
