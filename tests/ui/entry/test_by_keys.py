"""Entering events by keys alone, one after the other."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from chronology.model.dates import read_date, read_time
from chronology.model.entering import Direction, Enquiry, EnteredEvent, Seen, Significance
from chronology.ui.entry.page import EntryPage
from tests.ui.entry.keyboard import CONTROL, Key, focused_name, keys, save
from tests.ui.written import Written


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
