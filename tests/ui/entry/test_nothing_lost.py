"""Nothing that was typed is lost: in the form, as a draft, when the program is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from chronology.casefile.casefile import CaseFile
from chronology.model.dates import DateContext
from chronology.model.entering import Enquiry, EnteredEvent
from chronology.ui.entry.form import EntryForm
from chronology.ui.entry.page import DRAFT, EntryPage
from chronology.ui.theme import LIGHT
from tests.services.entries import ENTRIES
from tests.ui.entry.keyboard import CASE, Key, keys, until
from tests.ui.written import PASSPHRASE, Written

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
    root = str(Path(__file__).resolve().parents[3])
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
