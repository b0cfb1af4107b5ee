"""A walk over every place, in all palettes and at twice the size: what is wrong with each."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QProcess

from tests.journeys.contrast import faint
from tests.journeys.looking import cut_off, out_of_order, settled
from tests.journeys.person import Person
from tests.journeys.scenes.places import Ground, go_round
from tests.journeys.stage import ROOT

_READER = ROOT / "tests" / "journeys" / "as_a_reader_would.py"
PALETTES = {
    "light": ("light", False),
    "dark": ("dark", False),
    "high contrast": ("light", True),
    "high contrast, dark": ("dark", True),
}


def play(person: Person, given: dict[str, Any]) -> dict[str, Any]:
    """Give, for each place, what was found there.

    `rounds` says how often to go round: each time at a size, and in which palettes each place is looked at.
    What a screen reader is told, and where Tab goes, is asked in the first round.
    """
    looks: dict[str, dict[str, Any]] = {}
    ground = Ground(person.folder / "ground")
    person.window.resize(1366, 740)
    for at, (size, palettes) in enumerate(given["rounds"]):

        def sees(
            place: str, size: int = size, palettes: list[str] = palettes, is_first: bool = at == 0
        ) -> None:
            found = looks.setdefault(place, {})
            for each in (*palettes[1:], palettes[0]):
                _dress(person, each, size)
                found.setdefault(f"faint, {each} at {size} %", []).extend(faint(person.over()))
            if is_first:
                found["told"] = _told(person)
                found["out of order"] = out_of_order(person)
            if size > 100:
                found.setdefault(f"cut off at {size} %", []).extend(cut_off(person))
                person.over().grab().save(str(person.folder / f"{place}-{palettes[0]}-{size}.png"))

        _dress(person, palettes[0], size)
        go_round(person, ground, sees)
    return looks


def _dress(person: Person, palette: str, size: int) -> None:
    name, is_high = PALETTES[palette]
    likes = replace(person.window.preferences, palette=name, high_contrast=is_high, size=size)
    if likes != person.window.preferences:
        person.window.preferences = likes
        person.window.dress()
    settled(person.app)


def _told(person: Person) -> list[Any]:
    """What AT-SPI says now, asked by another process as a screen reader is one."""
    said: list[bytes] = []

    def asked() -> bool:
        reader = QProcess()
        reader.start("/usr/bin/python3", [str(_READER), str(os.getpid())])
        person.until(lambda: reader.state() is QProcess.ProcessState.NotRunning, "the screen reader")
        said.append(bytes(reader.readAllStandardOutput().data()))
        return reader.exitCode() == 0

    person.until(asked, "the program to be on the screen reader's bus")
    return list(json.loads(said[-1]))
