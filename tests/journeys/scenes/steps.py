"""Steps that several scenes have in common, each by keyboard alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt

from tests.journeys.person import CONTROL, Person


def make_review(person: Person, case: Path, passphrase: str) -> None:
    """From the start page to an empty review."""
    person.tabs_to("New case")
    person.press(Qt.Key.Key_Return)
    person.tabs_to("Title")
    person.types("Rapid review")
    person.tabs_to("Child's name")
    person.types("Mali Wrona")
    person.tabs_to("Date of birth")
    person.types("9 February 2018")
    person.tabs_to("First day")
    person.types("1 September 2017")
    person.tabs_to("Last day")
    person.types("30 November 2020")
    person.tabs_to("Passphrase")
    person.types(passphrase)
    person.tabs_to("Passphrase again")
    person.types(passphrase)
    person.tabs_to("Make the case")
    person.names_file(case, lambda: person.press(Qt.Key.Key_Return))
    person.until(lambda: person.window.desk is not None, "the case to be made")


def look_over(person: Person, returns: Sequence[str]) -> None:
    """Choose the returns in the room for them, and wait until they have been read."""
    comes_to(person, "Returns")
    person.press(Qt.Key.Key_O, CONTROL)
    person.tabs_to("Choose files")
    named = " ".join(f'"{each}"' for each in returns)
    person.names_file(named, lambda: person.press(Qt.Key.Key_Return))
    person.waits_for("would come in")


def bring_in(person: Person, returns: Sequence[str]) -> None:
    """Choose the returns and bring all of them in."""
    look_over(person, returns)
    bring_all(person)


def bring_all(person: Person) -> None:
    """Press for all that was looked over to come in, and wait until the rules have asked."""
    asked: list[bool] = []
    heard = person.window.desk.checked.connect(lambda: asked.append(True))
    person.press(Qt.Key.Key_Return, CONTROL)
    person.until(lambda: asked, "the rules to have asked")
    person.window.desk.checked.disconnect(heard)


def comes_to(person: Person, room: str) -> None:
    """Come to a room by the key that the rail says beside its name."""
    button = next(each for each in person.window.desk.rail.buttons.values() if each.text() == room)
    number = int(button.accessibleDescription().removeprefix("Ctrl+"))
    person.press(Qt.Key(int(Qt.Key.Key_0) + number), CONTROL)
