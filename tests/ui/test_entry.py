"""Entering events: by keys alone, with nothing lost, and nothing in the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton, QWidget

from chronology.casefile.casefile import CaseFile
from chronology.language.principles import Tone
from chronology.model.case import Case
from chronology.model.dates import DateContext, read_date, read_time
from chronology.model.entering import Direction, Enquiry, EnteredEvent, Seen, Significance
from chronology.model.people import Identified, Person, PersonKind
from chronology.ui.entry.form import EntryForm
from chronology.ui.entry.page import DRAFT, EntryPage
from chronology.ui.theme import LIGHT
from tests.services.entries import ENTRIES
from tests.ui.written import PASSPHRASE, Written

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
CASE = Case(
    child="Ottilie",
    born=date(2020, 3, 1),
    people=(Person("Ottilie", "child"), Person("Kelly Amos", "mother"), Person("Tom Amos", "grandfather")),
)


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Written]:
    made = Written.new(tmp_path / "our list.case", CASE)
    yield made
    made.file.close()


@pytest.fixture
def page(app: QApplication, written: Written) -> Iterator[EntryPage]:
    made = EntryPage(written, LIGHT)
    made.resize(1280, 720)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    made.take_focus()
    yield made
    made.settle_draft()
    made.close()


def until(so: Callable[[], bool]) -> None:
    """Until it is so; a test that waits in vain ends after a minute."""
    loop, asked = QEventLoop(), QTimer()
    asked.timeout.connect(lambda: loop.quit() if so() else None)
    asked.start(10)
    QTimer.singleShot(60_000, loop, loop.quit)
    if not so():
        loop.exec()
    assert so()


def keys(*typed: str | Key) -> None:
    """Type words and press keys, wherever the keyboard is."""
    for each in typed:
        focused = QApplication.focusWidget()
        assert focused is not None
        if isinstance(each, str):
            QTest.keyClicks(focused, each)
        else:
            QTest.keyClick(focused, each)


def save() -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Key.Key_Return, CONTROL)


def focused_name() -> str:
    focused = QApplication.focusWidget()
    return "" if focused is None else focused.accessibleName()


# By keys alone


def test_ten_events_in_a_row_by_keys_alone(page: EntryPage, written: Written) -> None:
    keys("3 May 2021", Key.Key_Tab, "14:10", Key.Key_Tab, "SystmOne", Key.Key_Tab)
    keys("Weighed at clinic, 8.2 kg.", Key.Key_Tab, "Kelly Amos;", "man, not known", Key.Key_Return)
    assert focused_name() == "People"
    keys(Key.Key_Tab, "clinic", Key.Key_Return, "strength", Key.Key_Tab)
    assert focused_name() == "Was Ottilie: not recorded"
    keys(
        Key.Key_Right, Key.Key_Right, Key.Key_Tab, "mother", Key.Key_Tab, "Smiled at the scales.", Key.Key_Tab
    )
    keys("Plotted, review in four weeks.", Key.Key_Tab, "GP", Key.Key_Tab, Key.Key_Right, Key.Key_Tab)
    keys("A. Brook", Key.Key_Tab, "health visitor", Key.Key_Tab, "Growing well.", Key.Key_Tab)
    keys(Key.Key_Right, Key.Key_Tab, Key.Key_Right, Key.Key_Tab, "growth", Key.Key_Tab, Key.Key_Space)
    save()
    assert written.entered() == (
        EnteredEvent(
            date=replace(read_date("3 May 2021"), time=read_time("14:10")),
            text="Weighed at clinic, 8.2 kg.",
            source="SystmOne",
            professional="A. Brook",
            role="health visitor",
            present="mother",
            people=("Kelly Amos", "man, not known"),
            types=("contact.clinic", "strength"),
            seen=Seen.SPOKEN_TO,
            voice="Smiled at the scales.",
            action="Plotted, review in four weeks.",
            told="GP",
            enquiry=Enquiry.ASKED,
            analysis="Growing well.",
            significance=Significance.KEY,
            direction=Direction.STRENGTH,
            restricted=True,
            tags=("growth",),
            agency="Alder Health Visiting",
            number=1,
        ),
    )
    for number in range(2, 11):
        assert focused_name() == "When, as you would say it"
        keys(f"{number} June 2021", Key.Key_Return, Key.Key_Tab, Key.Key_Tab, f"Call {number}.")
        save()
    entered = written.entered()
    assert [event.number for event in entered] == list(range(1, 11))
    assert [event.text for event in entered[1:]] == [f"Call {number}." for number in range(2, 11)]
    assert {(event.source, event.professional, event.role) for event in entered} == {
        ("SystmOne", "A. Brook", "health visitor")
    }
    assert {event.people for event in entered[1:]} == {()}
    assert [page.so_far.numbers()[0], len(page.so_far.numbers())] == [1, 10]


def test_enter_runs_to_the_next_empty_field_and_never_ends_prose(page: EntryPage) -> None:
    page.form.lines["source"].setText("kept")
    keys("3 May 2021", Key.Key_Return)
    assert focused_name() == "Time"
    keys(Key.Key_Return)
    assert focused_name() == "What happened"  # the source is there already
    keys("One line", Key.Key_Return, "and another")
    assert page.form.value().text == "One line\nand another"


def test_an_entry_is_changed_from_the_list_by_keys_and_taken_away_and_brought_back(
    page: EntryPage, written: Written
) -> None:
    for words in ("First.", "Second."):
        page.form.prose["text"].setPlainText(words)
        page.save_and_next()
    QTest.keyClick(page.form.when.line, Key.Key_L, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert focused_name().startswith("Your list so far")
    keys(Key.Key_Down, Key.Key_Return)
    assert page.form.number == 2
    page.form.prose["text"].setPlainText("Second, put right.")
    save()
    assert [event.text for event in written.entered()] == ["First.", "Second, put right."]
    QTest.keyClick(page.form.when.line, Key.Key_L, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    keys(Key.Key_Home, Key.Key_Delete)
    assert [event.number for event in written.entered()] == [2]
    undo = next(button for button in page.findChildren(QPushButton) if "Undo" in button.text())
    assert undo.isVisible()
    undo.click()
    assert [event.text for event in written.entered()] == ["First.", "Second, put right."]
    assert page.so_far.numbers() == (1, 2)


def test_what_is_half_typed_is_saved_before_another_entry_is_opened(
    page: EntryPage, written: Written
) -> None:
    page.form.prose["text"].setPlainText("First.")
    page.save_and_next()
    page.form.prose["text"].setPlainText("Half")
    page.open_entry(1)
    assert [event.text for event in written.entered()] == ["First.", "Half"]
    page.form.prose["text"].setPlainText("First, changed")
    page.open_entry(2)
    assert [event.text for event in written.entered()] == ["First, changed", "Half"]
    assert page.form.value().text == "Half"


def test_nothing_at_all_is_not_saved_but_anything_else_is(page: EntryPage, written: Written) -> None:
    save()
    assert written.entered() == ()
    keys("sometime, nobody knows when")
    save()
    (event,) = written.entered()
    assert not event.date.is_dated
    assert event.date.as_written == "sometime, nobody knows when"


def test_a_refusal_is_a_sentence_and_the_words_stay_in_the_form(page: EntryPage, written: Written) -> None:
    heard: list[str] = []
    page.said.connect(heard.append)
    written.refuses = "The disk is full. Free some space and try again."
    keys("3 May 2021")
    page.form.prose["text"].setPlainText("Weighed.")
    save()
    assert heard[-1] == written.refuses
    assert page.form.value().text == "Weighed."


# Nothing is lost

LINE_WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=30)


@settings(max_examples=60)
@given(ENTRIES, LINE_WORDS, st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=60))
def test_every_field_goes_into_the_form_and_comes_out_of_it(
    app: QApplication, event: EnteredEvent, line: str, prose: str
) -> None:
    form = EntryForm()
    missed = event.enquiry in (Enquiry.COULD_NOT_ASK, Enquiry.NOT_ASKED)
    shown = replace(
        event,
        source=line,
        professional=line[::-1],
        role=line[:3],
        present=line,
        why_not_asked=line if missed else "",
        text=f"{prose}\n\n{line}",
        voice=prose,
        action=f" {prose}",
        told=prose[::-1],
        analysis=f"{line}\t{prose}",
        agency=line,
    )
    form.put(shown)
    assert form.value() == shown
    again = EntryForm()
    again.put_typed(form.typed())
    assert again.value() == shown


def test_a_draft_keeps_words_that_are_no_chip_yet_and_which_entry_they_change(app: QApplication) -> None:
    form = EntryForm()
    form.put(EnteredEvent(number=4, agency="Alder", text="Seen."))
    form.chips["people"].line.setText("Kel")
    again = EntryForm()
    again.put_typed(form.typed())
    assert again.chips["people"].line.text() == "Kel"
    assert (again.number, again.value().agency) == (4, "Alder")


def test_a_date_stays_as_it_was_understood_while_its_words_are_left_alone(app: QApplication) -> None:
    form = EntryForm()
    form.know(DateContext(born=date(2020, 3, 1)), "Ottilie", (), ())
    form.when.line.setText("aged 6 weeks")
    before = form.value()
    form.know(DateContext(born=date(2021, 3, 1)), "Ottilie", (), ())
    form.put(before)
    form.prose["text"].setPlainText("Put right.")
    assert form.value().date == before.date
    form.when.line.setText("aged 7 weeks")
    assert form.value().date.earliest != before.date.earliest


def test_a_draft_of_a_later_program_is_read_as_far_as_it_goes(app: QApplication) -> None:
    form = EntryForm()
    form.put_typed({"text": "Seen.", "seen": "seen from afar", "half": {"places": "x"}, "mood": 3})
    assert form.value() == EnteredEvent(text="Seen.")


def test_the_half_typed_entry_is_there_when_the_list_is_opened_again(
    page: EntryPage, written: Written
) -> None:
    keys("3 May 2021", Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, "Half a sent")
    until(lambda: written.draft(DRAFT) is not None)
    again = EntryPage(written, LIGHT)
    assert again.form.value().text == "Half a sent"
    assert again.form.value().date.is_day
    again.save_and_next()
    assert written.draft(DRAFT) is None
    assert EntryPage(written, LIGHT).form.is_empty


def test_steady_typing_is_kept_while_it_goes_on(page: EntryPage, written: Written) -> None:
    """Waiting for a pause would lose all that is typed without one."""
    page.form.prose["text"].setFocus()
    until(lambda: (keys("word "), written.draft(DRAFT) is not None)[1])
    assert "word" in (written.draft(DRAFT) or {})["text"]


TYPING = """
import sys
from pathlib import Path
sys.path.insert(0, {root!r})
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from chronology.casefile.casefile import CaseFile
from chronology.ui.entry.page import EntryPage
from chronology.ui.theme import LIGHT, dress
from tests.ui.written import PASSPHRASE, Written
app = QApplication([])
dress(app, LIGHT)
list_ = Written(CaseFile.open(Path(sys.argv[1]), PASSPHRASE))
page = EntryPage(list_, LIGHT)
page.show()
page.activateWindow()
page.form.prose["text"].setFocus()
for number in range(100_000):
    QTest.keyClicks(page.form.prose["text"], f"{{number}} ")
    QTest.qWait(20)
    if list_.draft("entry"):
        print(number, flush=True)
"""


def test_a_kill_while_typing_loses_no_more_than_the_last_moments(tmp_path: Path) -> None:
    path = tmp_path / "our list.case"
    Written.new(path, CASE).file.close()
    root = str(Path(__file__).resolve().parents[2])
    typing = subprocess.Popen(
        [sys.executable, "-c", TYPING.format(root=root), str(path)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert typing.stdout is not None
    last = 0
    for line in typing.stdout:
        last = int(line)
        if last > 60:
            break
    typing.send_signal(signal.SIGKILL)
    typing.wait()
    with CaseFile.open(path, PASSPHRASE) as file:
        kept = Written(file).draft(DRAFT)
        assert file.problems() == ()
    assert kept is not None
    words = [int(each) for each in kept["text"].split()]
    assert words == list(range(len(words)))
    # each word takes at least 20 ms, and two seconds may be lost
    assert last - words[-1] <= 100


# What is understood and said


def test_what_was_understood_stands_beside_the_date_at_every_key(page: EntryPage) -> None:
    page.form.when.line.setText("early Dec 20")
    assert page.form.when.understood.text() == "1 to 10 December 2020, day not known"
    assert "1 to 10 December 2020" in page.form.when.line.accessibleDescription()


def test_a_date_that_cannot_be_read_is_said_once_the_author_has_gone_on(page: EntryPage) -> None:
    keys("the day of the fete")
    assert page.form.when.understood.text().strip() == ""
    keys(Key.Key_Tab)
    assert "kept as you wrote it" in page.form.when.understood.text()


def test_ages_are_dates_where_the_child_is_known(app: QApplication) -> None:
    form = EntryForm()
    form.know(DateContext(born=date(2020, 3, 1)), "Ottilie", (), ())
    form.when.line.setText("aged 6 weeks")
    read = form.value().date
    assert read.earliest is not None
    assert date(2020, 4, 5) <= read.earliest <= date(2020, 4, 20)


def test_hints_come_while_she_types_and_go_when_she_has_put_it_right(page: EntryPage) -> None:
    page.form.prose["text"].setFocus()
    keys("Mother seemed evasive. Advice given.")
    until(lambda: any(hint.principle == "opinion" for hint in page.thoughts.shown))
    marked = page.form.prose["text"].extraSelections()
    assert [each.cursor.selectedText() for each in marked] == ["seemed evasive"]
    page.form.prose["text"].setPlainText("Mother looked at the floor. Advice given.")
    until(lambda: not any(hint.principle == "opinion" for hint in page.thoughts.shown))
    assert page.form.prose["text"].extraSelections() == []


def test_underlining_stands_right_behind_characters_that_count_twice(page: EntryPage) -> None:
    page.form.prose["text"].setPlainText("\U0001f476 Mother seemed evasive. Advice given.")
    until(lambda: bool(page.form.prose["text"].extraSelections()))
    assert page.form.prose["text"].extraSelections()[0].cursor.selectedText() == "seemed evasive"


def test_what_is_missing_is_asked_only_once_its_field_was_passed(page: EntryPage) -> None:
    keys("3 May 2021", Key.Key_Tab, Key.Key_Tab)
    assert focused_name() == "Source"
    keys(Key.Key_Tab, "Mark seen.")
    until(lambda: any(hint.principle == "source" for hint in page.thoughts.shown))
    assert {hint.principle for hint in page.thoughts.shown} == {"source"}


def test_hints_say_their_why_and_source_and_questions_stand_first(page: EntryPage) -> None:
    page.form.prose["text"].setPlainText("Mum seemed low. An unknown man answered the door. Advice given.")
    until(lambda: len(page.thoughts.shown) > 1)
    assert page.thoughts.shown[0].tone is Tone.QUESTION
    read = " ".join(each.text() for each in page.thoughts.findChildren(QLabel))
    for hint in page.thoughts.shown:
        assert hint.why in read
        assert hint.source in read


# People and kinds of event


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


# For everybody


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


def waved(page: EntryPage) -> list[str]:
    """The words of what happened that have a wave beneath them."""
    block = page.form.prose["text"].document().firstBlock()
    text = block.text().encode("utf-16-le")
    spans = ((2 * each.start, 2 * (each.start + each.length)) for each in block.layout().formats())
    return [text[start:end].decode("utf-16-le") for start, end in spans]


def menu_at(page: EntryPage, words: str) -> QMenu:
    field = page.form.prose["text"]
    menu = field.createStandardContextMenu()
    found = field.document().find(words)
    assert not found.isNull()
    field.misspelt.offer(menu, found)
    return menu


def test_a_word_that_may_be_misspelt_has_a_wave_once_it_is_left(page: EntryPage) -> None:
    field = page.form.prose["text"]
    field.setFocus()
    QTest.keyClicks(field, "Kelly recieved")
    assert waved(page) == []
    field.insertPlainText(" \U0001f600 ")
    QTest.keyClicks(field, "teh leter with seperate")
    assert waved(page) == ["recieved", "leter"]
    QTest.keyClick(field, Key.Key_Home)
    assert waved(page)[-1] == "seperate"


def test_what_was_meant_is_chosen_from_the_menu_and_taken_back(page: EntryPage) -> None:
    field = page.form.prose["text"]
    field.setPlainText("\U0001f600 Kelly recieved it")
    menu = menu_at(page, "recieved")
    assert menu.actions()[0].text() == "received"
    menu.actions()[0].trigger()
    assert field.words() == "\U0001f600 Kelly received it"
    field.undo()
    assert field.words() == "\U0001f600 Kelly recieved it"


def test_what_was_meant_is_chosen_by_keys_alone(page: EntryPage) -> None:
    field = page.form.prose["text"]
    field.setFocus()
    QTest.keyClicks(field, "Kelly recieved")
    QTest.keyClick(field, Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.activeAction().text() == "received"
    QTest.keyClick(menu, Key.Key_Return)
    assert field.words() == "Kelly received"


def test_a_word_that_is_right_is_left_as_it_is(page: EntryPage) -> None:
    page.form.prose["text"].setPlainText("seen with xqzvbw and xqzvbw")
    assert waved(page) == ["xqzvbw", "xqzvbw"]
    menu = menu_at(page, "xqzvbw")
    assert not menu.actions()[0].isEnabled()
    next(each for each in menu.actions() if each.text() == "Leave 'xqzvbw' as it is").trigger()
    assert waved(page) == []


def test_the_menu_of_a_word_that_is_not_doubted_is_as_ever(page: EntryPage) -> None:
    field = page.form.prose["text"]
    field.setPlainText("seen with mother")
    as_ever = [each.text() for each in field.createStandardContextMenu().actions()]
    assert [each.text() for each in menu_at(page, "mother").actions()] == as_ever
