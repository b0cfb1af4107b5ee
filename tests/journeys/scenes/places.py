"""Every place of the program that a person can come to, one after the other, and what lies there for her."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget

from chronology.model.case import Case, Mode
from chronology.model.curation import Query
from chronology.model.dates import read_date
from chronology.model.entering import EnteredEvent
from chronology.model.event_rows import RowQuery
from chronology.model.people import Identified, Period, PeriodRole, Person, Relationship, RelationshipKind
from chronology.services.contribution_file import Covering, export_contribution
from chronology.services.open_case import OpenCase
from chronology.services.query_sheets import write_sheet
from chronology.services.sample_case import PASSPHRASE, make_sample
from tests.journeys import person as before_the_window
from tests.journeys.person import CONTROL
from tests.journeys.scenes.steps import comes_to
from tests.journeys.stage import ROOT
from tests.services.test_query_sheets import filled

Before = before_the_window.Person
Sees = Callable[[str], None]
"""Told the name of each place when the person is there."""
_ALT = Qt.KeyboardModifier.AltModifier
_AGENCY = "Wrenshire Police"


class Ground:
    """The cases and files that the walk goes over."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._first = make_sample(folder / "first.case")
        self.sample, self.ours = folder / "sample.case", folder / "ours.case"
        self.sent, self.sheet = folder / "alder.contribution", folder / "sheet.docx"
        with OpenCase.open(self._first, PASSPHRASE) as case:
            _people(case)
            case.ask(Query(_AGENCY, "Who was told of this, and when?", tuple(case.ids(RowQuery(), 0, 1))))
            case.ask(Query(_AGENCY, "Was the child spoken to alone?"))
            write_sheet(case, _AGENCY, self.sheet)
        self.back = filled(self.sheet, {"Q1": ("The health visitor, the same day.", "Sgt Reed")})
        entry = EnteredEvent(text="Robin was in school all week.", agency="Alder School", number=1)
        with OpenCase.create(self.ours, PASSPHRASE, Case(mode=Mode.CONTRIBUTION, agency="Alder")) as case:
            case.enter(replace(entry, number=0))
        cover = Covering("Alder School", "Mali", "B. Lark", "", "2022-06-01")
        export_contribution(self.sent, PASSPHRASE, cover, Case(child="Mali"), [entry], [])
        self.newer = _newer_return(folder)

    def renew(self) -> None:
        """Take back what was done to the review."""
        shutil.copy(self._first, self.sample)


def go_round(person: Before, ground: Ground, sees: Sees) -> None:
    """Come to every place in turn, and say so. The cases are as they were when the next round begins."""
    window = person.window
    window.come_to_start()
    ground.renew()
    sees("start")
    _file_dialogs(person, sees)
    window.begin_case()
    sees("new case")
    window.ask_for(ground.sample)
    sees("passphrase")
    window.open_with(ground.sample, PASSPHRASE)
    person.until(lambda: window.desk is not None, "the case to open")
    person.until(lambda: not window.desk.case.needs_recheck(), "the rules to have asked")
    for room, ready in _ROOMS.items():
        comes_to(person, room)
        if room == "Timeline":
            person.press(Qt.Key.Key_Right)  # to the first event, whose questions then stand beside it
        person.until(lambda ready=ready: ready(person), f"the room {room} to be there")
        sees(room)
    _people_more(person, sees)
    _answers(person, ground, sees)
    _wizard(person, ground, sees)
    person.press(Qt.Key.Key_N, CONTROL)
    sees("entry")
    _received(person, ground, sees)
    _tour(person, sees)
    comes_to(person, "Queries")
    person.press(Qt.Key.Key_F1)
    sees("help")
    person.press(Qt.Key.Key_Comma, CONTROL)
    sees("preferences")
    window.lock()
    sees("locked")
    window.come_to_start()
    window.open_with(ground.ours, PASSPHRASE)
    person.until(lambda: window.desk is not None, "our list to open")
    sees("our list")
    comes_to(person, "Send")
    sees("send")


def _shows(words: str) -> Callable[[Before], bool]:
    return lambda person: person.sees(words)


_ROOMS: dict[str, Callable[[Before], bool]] = {
    "Timeline": _shows("Ask the agency"),
    "Table": _shows(" events"),
    "People": _shows("to decide"),
    "Findings": _shows("Put aside…"),
    "Queries": _shows("Bring in answers"),
    "Notes": _shows("New note"),
    "Returns": _shows("Withdraw"),
    "Case": lambda person: True,
    "Export": _shows("open questions"),
}


def _file_dialogs(person: Before, sees: Sees) -> None:
    """Qt's own, as it is where the system has none. Where the system has its own, that is the system's."""

    def look(name: str) -> None:
        sees(name)
        person.press(Qt.Key.Key_Escape)

    for control, name in (("Open a case", "file to open"), ("Try the sample case", "file to save")):
        person.tabs_to(control)
        person.in_dialog(lambda: person.press(Qt.Key.Key_Return), lambda _, name=name: look(name))


def _people_more(person: Before, sees: Sees) -> None:
    """Somebody's facts with all editors open, an adult without a name, and the genogram."""
    comes_to(person, "People")
    page = person.window.desk.rooms.currentWidget()
    for name in ("Adult without a name", "Cerys Pritchard"):
        known = next(each for each in page._loaded.people if each.name == name)
        page.go_to(known.id)
        person.until(lambda id=known.id: page.person.person.id == id, name)
        if name == "Cerys Pritchard":
            for more in ("Add a relationship", "Add a period"):
                person.clicks(more)
            person.clicks("Merge with")
        sees(name)
    page.show_genogram(True)
    sees("genogram")
    page.show_genogram(False)


def _answers(person: Before, ground: Ground, sees: Sees) -> None:
    comes_to(person, "Queries")
    person.tabs_to("Bring in answers")
    person.names_file(ground.back, lambda: person.press(Qt.Key.Key_Return))
    person.waits_for("Take these answers in")
    sees("answers")


def _wizard(person: Before, ground: Ground, sees: Sees) -> None:
    comes_to(person, "Returns")
    person.press(Qt.Key.Key_O, CONTROL)
    sees("wizard")
    person.window.take([ground.newer])
    person.waits_for("would come in")
    tabs = next(each for each in person.finds(QTabWidget) if each.count() == 4)
    assert all(tabs.isTabVisible(at) and tabs.isTabEnabled(at) for at in range(4))
    for key, name in (
        (Qt.Key.Key_C, "columns of a file"),
        (Qt.Key.Key_D, "dates of a file"),
        (Qt.Key.Key_A, "set aside of a file"),
        (Qt.Key.Key_H, "changes of a file"),
    ):
        person.press(key, _ALT)
        sees(name)
    person.tabs_to("Cancel")
    person.press(Qt.Key.Key_Return)


def _received(person: Before, ground: Ground, sees: Sees) -> None:
    person.window.take([ground.sent])
    person.waits_for("alder.contribution")
    sees("contribution, closed")
    person.tabs_to("Passphrase of the contribution")
    person.types(f"{PASSPHRASE}\n")
    person.waits_for("Bring it in")
    sees("contribution, open")


def _tour(person: Before, sees: Sees) -> None:
    person.window.begin_tour()
    for step in range(1, 6):
        person.waits_for(f"{step} of 5")
        sees(f"tour, step {step}")
        person.tabs_to("Done" if step == 5 else "Next")
        person.press(Qt.Key.Key_Return)


def _people(case: OpenCase) -> None:
    """A family with a stepfather, an aunt whom two relationships tell of, and a man without a name."""
    mother, child, partner, _ = (
        case.add_person(each)
        for each in (
            Person("Cerys Pritchard", role="mother", aliases=("Ms Pritchard",), gender="female"),
            Person("Mali Wrona", role="the child", gender="female"),
            Person("Lee Garside", role="mother's partner", gender="male"),
            Person("Adult without a name", role="man at the door", identified=Identified.NO),
        )
    )
    for kind, other, first in (
        (RelationshipKind.PARENT, child, ""),
        (RelationshipKind.PARTNER, partner, "early 2019"),
    ):
        case.keep_relationship(Relationship(mother, kind, other, first=read_date(first)))
    told = "Housing, tenancy file"
    case.keep_period(Period(mother, PeriodRole.CARER, read_date("9 February 2018"), source=told))
    case.keep_period(Period(partner, PeriodRole.RESIDENT, read_date("c. June 2019"), source=told))


def _newer_return(folder: Path) -> Path:
    """The police's return once more: a changed account, a date that nobody can read, one more entry."""
    words = (ROOT / "resources" / "sample" / "returns" / "wrenshire_police.csv").read_text("utf-8-sig")
    kept = words.replace("Log closed.", "Log closed on the day.").replace(
        "?22 may 2018", "when the fair was on"
    )
    path = folder / "wrenshire_police.csv"
    path.write_text(
        f"{kept}01/12/2020;09:00;W20-44010;Statement taken from the neighbour.;Filed.;\n", "utf-8"
    )
    return path
