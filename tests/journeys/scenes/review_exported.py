"""A review author, by mouse or by keyboard alone: from nothing to the PDF of a merged timeline.

She makes the case, brings the returns in and settles two dates on the way, says who an unnamed man is, keeps
when he lived in the home, puts a question aside with a reason, and exports.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTabBar

from chronology.ui.line_list import LineList
from tests.journeys.person import Person
from tests.journeys.scenes.steps import bring_all, comes_to, look_over, make_review

PASSPHRASE = "seven slow herons wade"


def play(person: Person, given: dict[str, Any]) -> dict[str, Any]:
    """Give the paths of the case and the PDF, and the question that was put aside."""
    case, out = person.folder / "review.case", person.folder / "timeline.pdf"
    by_mouse = bool(given["mouse"])
    make_review(person, case, PASSPHRASE)
    look_over(person, given["returns"])
    for file, words in given["dates"].items():
        (_settle_with_mouse if by_mouse else _settle_with_keys)(person, file, words)
    bring_all(person)
    _links_the_man(person, given["man"], given["known"], by_mouse)
    _keeps_the_time_in_the_home(person, f"{given['known']} may have lived in the home", by_mouse)
    question = _puts_aside(person, given["reason"], by_mouse)
    _goes_to(person, "Export", by_mouse)
    person.waits_for("open questions, and the list of the files")
    exports = _pressing(person, "Export ...", by_mouse)
    person.names_file(out, exports)
    person.waits_for("It lies at")
    return {"case": str(case), "pdf": str(out), "question": question}


def _pressing(person: Person, name: str, by_mouse: bool) -> Callable[[], None]:
    def with_keys() -> None:
        person.tabs_to(name)
        person.press(Qt.Key.Key_Return)

    return (lambda: person.clicks(name)) if by_mouse else with_keys


def _goes_to(person: Person, room: str, by_mouse: bool) -> None:
    person.clicks(room) if by_mouse else comes_to(person, room)


def _file_in(files: LineList, row: int) -> str:
    """The words of a file's row, without the places at which its name may go on in the next line."""
    return files.words(row).replace("\u200b", "")


def _settle_with_mouse(person: Person, file: str, words: str) -> None:
    files = next(each for each in person.finds(LineList) if each.objectName() == "files")
    row = next(at for at in range(files.count()) if _file_in(files, at).startswith(file))
    person.clicks_row(files, files.model().index(row, 0))
    tabs = next(iter(person.finds(QTabBar)))
    person.points_at(tabs, tabs.tabRect(1).center())
    person.clicks("When, as you would say it")
    person.writes(words)
    person.clicks("Settle and next")
    person.until(lambda: "to settle" not in files.words(row), f"the date in {file} to be settled")


def _settle_with_keys(person: Person, file: str, words: str) -> None:
    person.tabs_to("Files. Space")
    files = person.app.focusWidget()
    assert isinstance(files, LineList)
    person.press(Qt.Key.Key_Home)
    while not _file_in(files, files.row).startswith(file):
        person.press(Qt.Key.Key_Down)
    person.press(Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    person.tabs_to("When, as you would say it")
    person.writes(words)
    person.press(Qt.Key.Key_Return)
    person.until(lambda: "to settle" not in files.words(files.row), f"the date in {file} to be settled")


def _comes_to_row(person: Person, name: str, words: str, by_mouse: bool) -> None:
    """Go down a list until a row says these words."""
    view = next(each for each in person.finds(QAbstractItemView) if each.accessibleName() == name)

    def said(row: int) -> str:
        return str(view.model().index(row, 0).data() or "")

    def rows() -> list[int]:
        return [row for row in range(view.model().rowCount()) if words.casefold() in said(row).casefold()]

    person.until(rows, f"{words!r} among {name}")
    row = rows()[0]
    if by_mouse:
        person.clicks_row(view, view.model().index(row, 0))
    else:
        person.tabs_to(name)
        person.press(Qt.Key.Key_Home)
        while view.currentIndex().row() < row:
            person.press(Qt.Key.Key_Down)


def _links_the_man(person: Person, man: str, known: str, by_mouse: bool) -> None:
    """List somebody whom the returns name, and put the entry on a man without a name to them."""
    _goes_to(person, "People", by_mouse)
    person.waits_for("to decide")
    _comes_to_row(person, "People", known, by_mouse)
    _pressing(person, "Yes, list", by_mouse)()
    person.waits_for("1 listed")
    before = len(person.window.desk.case.mentions(1))

    def comes_to_him() -> bool:  # the list is read anew meanwhile, and may lead elsewhere
        _comes_to_row(person, "People", man, by_mouse)
        return person.sees(man)

    person.until(comes_to_him, f"{man} beside the list")
    _pressing(person, "Put to this person", by_mouse)()
    person.until(lambda: len(person.window.desk.case.mentions(1)) > before, "the man to be known")


def _keeps_the_time_in_the_home(person: Person, proposal: str, by_mouse: bool) -> None:
    """Take what the returns tell of when somebody lived there."""

    def comes_to_it() -> bool:
        _comes_to_row(person, "People", proposal, by_mouse)
        return person.sees("Yes, keep this period")

    person.until(comes_to_it, f"{proposal!r} beside the list")
    _pressing(person, "Yes, keep this period", by_mouse)()
    person.until(lambda: person.window.desk.case.periods(), "the time in the home to be kept")


def _puts_aside(person: Person, reason: str, by_mouse: bool) -> str:
    _goes_to(person, "Findings", by_mouse)
    person.waits_for("Put aside…")
    _pressing(person, "Put aside…", by_mouse)()
    person.until(lambda: person.hears().startswith("Why the question"), "the reason to be asked for")
    person.types(f"{reason}\n")
    person.until(lambda: any(s.reason for s in person.window.desk.case.states().values()), "it to be kept")
    return next(state.finding for state in person.window.desk.case.states().values() if state.reason)
