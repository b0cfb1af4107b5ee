"""People, kinds of event, and a form that everybody can use."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from chronology.casefile.casefile import CaseFile
from chronology.model.dates import DateContext
from chronology.model.entering import Enquiry, EnteredEvent
from chronology.model.people import Identified, Person, PersonKind
from chronology.ui.entry.form import EntryForm
from chronology.ui.entry.page import EntryPage
from chronology.ui.theme import LIGHT
from tests.ui.entry.keyboard import CASE, Key, keys
from tests.ui.written import PASSPHRASE, Written


def test_people_are_offered_by_likeness_and_an_unknown_adult_is_drawn_as_one(page: EntryPage) -> None:
    people = page.form.chips["people"]
    people.line.setFocus()
    keys("Kely", Key.Key_Down, Key.Key_Return)
    assert people.values == ("Kelly Amos",)
    keys("man at the visit, not known", Key.Key_Return, "Ben Marsh", Key.Key_Tab)
    assert people.values == ("Kelly Amos", "man at the visit, not known", "Ben Marsh")
    drawn = {
        chip.text().split("  ")[0]: chip.property("kind")
        for chip in people.findChildren(QWidget)
        if chip.objectName() == "chip" and not chip.isHidden()
    }
    assert drawn == {"Kelly Amos": "known", "man at the visit, not known": "unnamed", "Ben Marsh": "new"}


@pytest.mark.parametrize(
    ("name", "unnamed"),
    [
        ("unknown male", True),
        ("man, not known", True),
        ("Mum's new boyfriend", True),
        ("two females, names not given", True),
        ("?Dave", True),
        ("Kelly Amos", False),
        ("Dr Patel", False),
        ("Nan", False),
    ],
)
def test_who_is_unnamed(app: QApplication, name: str, unnamed: bool) -> None:
    form = EntryForm()
    form.chips["people"].put([name])
    (chip,) = [each for each in form.findChildren(QWidget) if each.objectName() == "chip"]
    assert (chip.property("kind") == "unnamed") is unnamed


def test_a_known_person_whom_nobody_identified_stays_unnamed(app: QApplication) -> None:
    lodger = Person("Baz", "lodger", identified=Identified.PARTLY, kind=PersonKind.ADULT)
    form = EntryForm()
    form.know(DateContext(), "Ottilie", (lodger,), ())
    form.chips["people"].put(["Baz"])
    (chip,) = [each for each in form.findChildren(QWidget) if each.objectName() == "chip"]
    assert chip.property("kind") == "unnamed"


def test_a_kind_of_event_is_found_by_other_words_and_nothing_else_is_taken(page: EntryPage) -> None:
    types = page.form.chips["types"]
    types.line.setFocus()
    keys("WNB", Key.Key_Return, "casualty", Key.Key_Return, "zzz", Key.Key_Return)
    assert types.values == ("appointment.not_brought", "health.ed")
    assert types.line.text() == "zzz"
    types.line.clear()
    keys(Key.Key_Backspace)
    assert types.values == ("appointment.not_brought",)


def test_words_that_are_no_kind_of_event_are_kept_as_a_tag(page: EntryPage, written: Written) -> None:
    page.form.prose["text"].setPlainText("Seen at home.")
    page.form.chips["types"].line.setText("quite other")
    page.save_and_next()
    (entry,) = written.entered()
    assert (entry.types, entry.tags) == ((), ("quite other",))


def test_every_control_has_a_name_for_a_screen_reader(page: EntryPage) -> None:
    page.form.enquiry.choose(Enquiry.COULD_NOT_ASK)
    nameless = []
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            told = QAccessible.queryAccessibleInterface(widget)
            if told is not None and not told.text(QAccessible.Text.Name):
                nameless.append(type(widget).__name__)
    assert nameless == []


@pytest.mark.parametrize("size", [13, 26])
def test_nothing_is_cut_off_in_width_at_any_size_of_text(
    app: QApplication, page: EntryPage, size: int
) -> None:
    font = app.font()
    before = QFont(font)
    font.setPixelSize(size)
    app.setFont(font)
    try:
        page.form.enquiry.choose(Enquiry.COULD_NOT_ASK)
        page.resize(1366 - 84, 700)
        QApplication.processEvents()
        cut = [
            type(each).__name__
            for each in page.findChildren(QWidget)
            if each.isVisible()
            and isinstance(each, QPushButton | QLineEdit)
            and each.width() < min(each.minimumSizeHint().width(), page.width())
        ]
        assert cut == []
        assert page.form.minimumSizeHint().width() <= page.width()
    finally:
        app.setFont(before)


def test_a_list_opened_to_read_only_cannot_be_typed_into(app: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "our list.case"
    first = Written.new(path, CASE)
    first.enter(EnteredEvent(text="Seen."))
    first.file.close()
    with CaseFile.open(path, PASSPHRASE, read_only=True) as file:
        page = EntryPage(Written(file), LIGHT)
        assert not page.form.isEnabled()
        assert page.so_far.numbers() == (1,)
