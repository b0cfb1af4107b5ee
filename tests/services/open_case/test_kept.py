"""What is typed is kept at once, by whoever types and whatever ends the program; readers change nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from chronology.casefile import schema
from chronology.casefile.cipher import Key, connect
from chronology.casefile.faults import OpenElsewhere
from chronology.model.curation import FindingState, State
from chronology.model.entering import EnteredEvent
from chronology.model.event_rows import RowQuery
from chronology.services.open_case import OpenCase
from chronology.services.refusal import Refused
from tests.casefile.samples import PASSPHRASE, a_case, a_return
from tests.services.open_case.killing import loses_nothing
from tests.services.open_case.looking import everything
from tests.services.open_case.test_every_change import CHANGES


@pytest.mark.parametrize(("after", "seconds"), [(1, 0.0), (5, 0.003), (9, 0.02), (20, 0.0)])
def test_what_was_kept_outlives_a_killed_program(after: int, seconds: float, path: Path) -> None:
    loses_nothing(path, after, after, seconds)


def test_a_draft_is_no_part_of_what_can_be_undone(case: OpenCase, path: Path) -> None:
    label, trail = case.undo_label(), case.audit()
    case.keep_draft("entry", {"text": "half"})
    case.keep_draft("entry", {"text": "half typed", "seen": None})
    assert (case.undo_label(), case.audit()) == (label, trail)
    case.undo()
    case.close()
    with OpenCase.open(path, PASSPHRASE) as again:
        assert again.draft("entry") == {"text": "half typed", "seen": None}
        again.drop_draft("entry")
        again.drop_draft("entry")
        assert again.draft("entry") is None


def test_choices_for_the_next_return_are_remembered_whatever_is_undone(case: OpenCase) -> None:
    label = case.undo_label()
    assert case.choices("Police", "layout") is None
    case.keep_choices("Police", "layout", {"agency": "Police"})
    assert case.undo_label() == label
    case.undo()
    assert case.choices("Police", "layout") == {"agency": "Police"}


def test_a_reader_sees_the_case_and_is_refused_every_change(case: OpenCase, path: Path) -> None:
    seen = everything(case)
    with pytest.raises(OpenElsewhere):
        OpenCase.open(path, PASSPHRASE)
    with OpenCase.open(path, PASSPHRASE, read_only=True) as reader:
        assert reader.read_only
        assert everything(reader) == seen
        assert (reader.undo_label(), reader.redo_label()) == ("", "")
        changes: list[Callable[[OpenCase], object]] = [
            *CHANGES.values(),
            lambda reader: reader.keep_draft("entry", {}),
            lambda reader: reader.keep_choices("", "x", {}),
            lambda reader: reader.recheck(),
            lambda reader: reader.set_who("B. Reader"),
            lambda reader: reader.undo(),
            lambda reader: reader.redo(),
        ]
        for change in changes:
            with pytest.raises(Refused, match="read only"):
                change(reader)
        assert everything(reader) == seen
        assert len(reader.timeline().entries) == 4
        case.withdraw(1)
        assert len(reader.timeline().entries) == reader.count(RowQuery()) == 1


def test_rooms_read_and_change_from_several_threads(case: OpenCase) -> None:
    faults: list[Exception] = []

    def room(work: Callable[[int], object]) -> threading.Thread:
        def run() -> None:
            try:
                for number in range(15):
                    work(number)
            except (Refused, LookupError, RuntimeError, dbapi2.Error) as fault:
                faults.append(fault)

        return threading.Thread(target=run)

    rooms = [
        room(lambda number: case.enter(EnteredEvent(text=f"Entry {number}"))),
        room(lambda number: case.mark(["E7bbf060501"], restricted=bool(number % 2))),
        room(lambda number: case.keep_draft("entry", {"number": number})),
        room(lambda number: case.timeline()),
        room(lambda number: case.rows(RowQuery(words="entry"), 0, 50)),
    ]
    for each in rooms:
        each.start()
    for each in rooms:
        each.join()
    assert faults == []
    assert [entry.number for entry in case.entered()] == list(range(1, 17))
    assert len(case.timeline().entries) == case.count(RowQuery()) == 19
    assert case.draft("entry") == {"number": 14}
    assert case.problems() == ()


def test_a_case_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.case"
    key = Key.for_new_file(PASSPHRASE)
    db = connect(path, key, "rwc")
    old = schema.MIGRATIONS.pending(db)[0]
    with db.atomic():
        schema.MIGRATIONS.apply(db, stop_before="0002_working_case")
        db.execute('INSERT INTO "case" VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [
            "lineage1", "Review", "R/1", "Noor", "2019-02-28", None, None, None, "england", "OFFICIAL",
        ])  # fmt: skip
        db.execute("INSERT INTO persons VALUES (1, 'Mel', 'mother', '')")
        db.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        db.execute("PRAGMA user_version = 1")
    db.close()
    assert old.name == "0001_case_and_returns"
    with OpenCase.open(path, PASSPHRASE) as case:
        assert (case.case().child, case.people()[0].name, case.undo_label()) == ("Noor", "Mel", "")
        before = everything(case)
        case.add_return(*a_return("first"))
        case.enter(EnteredEvent(text="Seen."))
        case.set_state(FindingState("SIL-02:x", State.ACCEPTED))
        while case.undo():
            pass
        assert everything(case) == before


def test_a_backup_is_made_beforehand_once_and_only_where_one_is_due(tmp_path: Path) -> None:
    path = a_case(tmp_path, "first")
    folder = path.with_name(f"{path.name} backups")
    with OpenCase.open(path, PASSPHRASE) as case:
        case.prepare()
        made = list(folder.iterdir())
        case.mark(["E7bbf060501"], restricted=True)
        case.prepare()
        assert len(made) == 1
        assert list(folder.iterdir()) == made
    with OpenCase.open(made[0], PASSPHRASE, read_only=True) as backup:
        assert not backup.marks("E7bbf060501").restricted
