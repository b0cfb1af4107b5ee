"""A walk over every page and room, in both palettes and at twice the size: what is wrong with each."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QProcess, Qt

from chronology.model.case import Case, Mode
from chronology.model.entering import EnteredEvent
from chronology.services.open_case import OpenCase
from chronology.services.sample_case import PASSPHRASE, make_sample
from tests.journeys.looking import cut_off, faint, out_of_order, settled
from tests.journeys.person import CONTROL, Person
from tests.journeys.scenes.steps import comes_to
from tests.journeys.stage import ROOT

_READER = ROOT / "tests" / "journeys" / "as_a_reader_would.py"


def play(person: Person, given: dict[str, Any]) -> dict[str, Any]:
    """Give, for each place and look, what was found there, and what a screen reader is told."""
    looks: dict[str, dict[str, Any]] = {}
    window = person.window
    sample = make_sample(person.folder / "sample.case")
    ours = person.folder / "ours.case"
    with OpenCase.create(ours, PASSPHRASE, Case(mode=Mode.CONTRIBUTION, agency="Alder School")) as case:
        case.enter(EnteredEvent(text="Robin was in school all week.", agency="Alder School"))
    window.resize(1366, 740)
    for look, palette, size in (("light", "light", 100), ("dark", "dark", 100), ("twice", "light", 200)):
        window.preferences = replace(window.preferences, palette=palette, size=size)
        window.dress()
        for place in _places(person, sample, ours):
            settled(person.app)
            found = looks.setdefault(place, {})
            if look == "twice":
                found["cut off"] = cut_off(person)
                person.look(person.folder / f"{place}-twice.png")
                continue
            found[f"faint, {look}"] = faint(person)
            if look == "light":
                found["told"] = _told(person)
                found["out of order"] = out_of_order(person)
    return looks


def _places(person: Person, sample: Path, ours: Path) -> Iterator[str]:
    window = person.window
    window.come_to_start()
    yield "start"
    window.begin_case()
    yield "new case"
    window.ask_for(sample)
    yield "passphrase"
    window.open_with(sample, PASSPHRASE)
    person.until(lambda: window.desk is not None, "the case to open")
    person.until(lambda: not window.desk.case.needs_recheck(), "the rules to have asked")
    for room, ready in _ROOMS.items():
        comes_to(person, room)
        if room == "Timeline":
            person.press(Qt.Key.Key_Right)  # to the first event, whose questions then stand beside it
        person.until(lambda ready=ready: ready(person), f"the room {room} to be there")
        yield room
    comes_to(person, "Returns")
    person.press(Qt.Key.Key_O, CONTROL)
    yield "wizard"
    person.press(Qt.Key.Key_N, CONTROL)
    yield "entry"
    comes_to(person, "Queries")
    person.press(Qt.Key.Key_F1)
    yield "help"
    person.press(Qt.Key.Key_Comma, CONTROL)
    yield "preferences"
    window.lock()
    yield "locked"
    window.come_to_start()
    window.open_with(ours, PASSPHRASE)
    person.until(lambda: window.desk is not None, "our list to open")
    yield "our list"
    comes_to(person, "Send")
    yield "send"


def _sees(words: str) -> Callable[[Person], bool]:
    return lambda person: person.sees(words)


_ROOMS: dict[str, Callable[[Person], bool]] = {
    "Timeline": _sees("Ask the agency"),
    "Table": lambda person: person.sees(" events"),
    "People": _sees("People"),
    "Findings": _sees("Put aside…"),
    "Queries": lambda person: True,
    "Notes": _sees("New note"),
    "Returns": _sees("Withdraw"),
    "Case": lambda person: True,
    "Export": _sees("open questions"),
}


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
