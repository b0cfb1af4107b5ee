"""What was understood is said at once, and hints are there to be read or left."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QApplication, QLabel

from chronology.language.principles import Tone
from chronology.model.dates import DateContext
from chronology.ui.entry.form import EntryForm
from chronology.ui.entry.page import EntryPage
from tests.ui.entry.keyboard import Key, focused_name, keys, until


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
