"""The room of people, over a real case, by keys and mouse."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from chronology.model.people import Identified, PeriodRole, Person, PersonKind, Relationship, RelationshipKind
from chronology.services.deciding_who import accept
from chronology.services.open_case import OpenCase
from chronology.services.people_proposed import Proposal
from chronology.services.who_is_who import who_is_who
from chronology.ui.people.page import PeoplePage
from chronology.ui.theme import DARK, LIGHT
from tests.services.made_case import SECRET
from tests.services.peopled_case import peopled_case
from tests.ui.asked_case import showing, until

Key = Qt.Key


@pytest.fixture
def case(tmp_path: Path) -> Iterator[OpenCase]:
    with peopled_case(tmp_path) as made:
        for name in ("Lee Sanders (", "Tara Boyd", "Man at the visit"):
            accept(made, next(each for each in who_is_who(made) if each.title.startswith(name)))
        yield made


@pytest.fixture
def page(app: QApplication, case: OpenCase) -> Iterator[PeoplePage]:
    made = PeoplePage(case, LIGHT)
    yield from showing(made, made.proposed)


def person(case: OpenCase, name: str) -> Person:
    return next(each for each in case.people() if each.name.startswith(name))


def come_to(page: PeoplePage, case: OpenCase, name: str) -> int:
    """Go to somebody by name; their number."""
    found = person(case, name).id
    page.go_to(found)
    assert page.person.person is not None
    assert page.person.person.id == found
    return found


def come_to_proposal(page: PeoplePage, words: str) -> None:
    found = next(each for each in page.rows.items if title(each).startswith(words))
    assert not isinstance(found, str)
    page.go_to(found.id)
    assert page.proposal.proposal == found


def title(item: object) -> str:
    return item.title if isinstance(item, Proposal) else ""


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))


def choose(box: QWidget, words: str) -> None:
    """Choose by keys, as a person would: the arrow keys until it is there."""
    box.setFocus()
    QTest.keyClick(box, Key.Key_Home)
    for _ in range(40):
        if box.currentText().startswith(words):  # type: ignore[attr-defined]
            break
        QTest.keyClick(box, Key.Key_Down)
    box.activated.emit(box.currentIndex())  # type: ignore[attr-defined]
    assert box.currentText().startswith(words)  # type: ignore[attr-defined]


def test_people_stand_under_their_headings_and_proposals_are_counted(page: PeoplePage) -> None:
    headings = [each for each in page.rows.items if isinstance(each, str)]
    assert headings == [
        "Family (2)",
        "Adults in or near the home (1)",
        "Not identified (1)",
        "Proposals (4)",
    ]


def test_every_entry_is_about_the_child_so_none_are_counted(page: PeoplePage, case: OpenCase) -> None:
    case.add_person(Person("Ottilie", "child", kind=PersonKind.CHILD))
    until(page.shown, page.refresh)
    number = come_to(page, case, "Ottilie")
    assert page.person.heading.text() == "Every entry is about this child"
    at = page.rows.place_of(number)
    spoken = str(page.rows.index(at).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "child" in spoken
    assert "0 entries" not in spoken


def test_every_entry_that_names_somebody_stands_beside_them(page: PeoplePage, case: OpenCase) -> None:
    come_to(page, case, "Lee")
    words = page.person.entries.toPlainText()
    assert page.person.heading.text() == "Named in 3 entries"
    assert "Lee held Ottilie" in words
    assert "police.csv" in words


def test_a_row_is_as_high_as_its_words(page: PeoplePage) -> None:
    rows = [row for row, item in enumerate(page.rows.items) if not isinstance(item, str)]
    wide = {row: page.view.visualRect(page.view.model().index(row, 0)).height() for row in rows}
    line = page.view.fontMetrics().lineSpacing()
    assert min(wide.values()) < 3 * line + 16
    page.resize(700, 640)
    QApplication.processEvents()
    narrow = {row: page.view.visualRect(page.view.model().index(row, 0)).height() for row in rows}
    assert max(narrow.values()) > max(wide.values())


def test_what_an_empty_field_says_of_itself_is_not_cut(page: PeoplePage, case: OpenCase) -> None:
    come_to(page, case, "Tara")
    page.person.facts.aliases.put(())
    QApplication.processEvents()
    line = page.person.facts.aliases.line
    assert line.width() > line.fontMetrics().horizontalAdvance(line.placeholderText())


def test_arrow_keys_go_through_people_and_proposals(page: PeoplePage) -> None:
    page.take_focus()
    QTest.keyClick(page.view, Key.Key_Home)
    seen = set()
    for _ in range(len(page.rows.items)):
        item = page.rows.entry_at(page.view.currentIndex().row())
        seen.add(item.id if item is not None else None)
        QTest.keyClick(page.view, Key.Key_Down)
    assert {each.id for each in page.rows.items if not isinstance(each, str)} <= seen


def test_what_is_typed_is_kept_when_the_field_is_left(page: PeoplePage, case: OpenCase) -> None:
    come_to(page, case, "Lee")
    facts = page.person.facts
    facts.born.line.setFocus()
    QTest.keyClicks(facts.born.line, "3 May 1990")
    until(page.shown, lambda: QTest.keyClick(facts.born.line, Key.Key_Tab))
    assert person(case, "Lee").born == date(1990, 5, 3)
    facts.aliases.line.setFocus()
    QTest.keyClicks(facts.aliases.line, "Leo")
    until(page.shown, lambda: QTest.keyClick(facts.aliases.line, Key.Key_Return))
    assert person(case, "Lee").aliases == ("Lee", "Leo")


def test_what_is_half_typed_is_kept_when_the_room_is_closed(page: PeoplePage, case: OpenCase) -> None:
    come_to(page, case, "Lee")
    page.person.facts.note.setFocus()
    QTest.keyClicks(page.person.facts.note, "Half a thou")
    page.stop()
    assert person(case, "Lee").note == "Half a thou"


def test_a_person_is_never_left_without_a_name(page: PeoplePage, case: OpenCase) -> None:
    come_to(page, case, "Lee")
    said: list[str] = []
    page.said.connect(said.append)
    page.person.facts.name.selectAll()
    QTest.keyClick(page.person.facts.name, Key.Key_Delete)
    page.settle_draft()
    assert person(case, "Lee").name == "Lee Sanders"
    assert said


def test_identified_is_chosen_with_the_arrow_keys(page: PeoplePage, case: OpenCase) -> None:
    come_to(page, case, "Lee")
    page.person.facts.identified.take_focus()
    focus = QApplication.focusWidget()
    assert focus is not None
    until(page.shown, lambda: QTest.keyClick(focus, Key.Key_Right))
    assert person(case, "Lee").identified is Identified.PARTLY


def test_a_proposal_is_accepted_by_keys_and_taken_back_by_undo(page: PeoplePage, case: OpenCase) -> None:
    come_to_proposal(page, "Lea Sanders may be")
    assert "one letter differs" in page.proposal.reasons.text()
    assert "Lea Sanders" not in person(case, "Lee").aliases
    page.proposal.accept.setFocus()
    until(page.proposed, lambda: QTest.keyClick(page.proposal.accept, Key.Key_Space))
    assert "Lea Sanders" in person(case, "Lee").aliases
    assert not any("Lea" in title(each) for each in page.rows.items)
    case.undo()
    until(page.proposed, page.refresh)
    assert any("Lea" in title(each) for each in page.rows.items)


def test_a_proposal_is_taken_by_its_keys(page: PeoplePage, case: OpenCase) -> None:
    come_to_proposal(page, "Carol Finch")
    page.take_focus()
    until(
        page.proposed, lambda: QTest.keyClick(page.view, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    )
    assert person(case, "Carol Finch").role == "nan"


def test_the_words_that_name_somebody_are_lit(page: PeoplePage, case: OpenCase) -> None:
    come_to(page, case, "Lee")
    assert LIGHT.selected.lower() in page.person.entries.toHtml().lower()


def test_a_proposal_that_is_refused_does_not_come_again(page: PeoplePage, case: OpenCase) -> None:
    come_to_proposal(page, "Lea Sanders may be")
    until(page.proposed, lambda: click(page.proposal.refuse))
    assert not any("may be" in title(each) for each in page.rows.items)
    assert len(case.people()) == 4


def test_a_proposal_is_put_to_another_person(page: PeoplePage, case: OpenCase) -> None:
    come_to_proposal(page, "Man in the entry")
    choose(page.proposal.others, "Lee Sanders")
    before = len(case.mentions(person(case, "Lee").id))
    until(page.proposed, lambda: click(page.proposal.put))
    assert len(case.mentions(person(case, "Lee").id)) == before + 1
    assert len(case.people()) == 4


def test_a_man_without_a_name_is_linked_to_a_person_by_keys(page: PeoplePage, case: OpenCase) -> None:
    come_to(page, case, "Man at")
    joining = page.person.joining
    joining.link.setFocus()
    QTest.keyClick(joining.link, Key.Key_Space)
    choose(joining.who, "Lee Sanders")
    until(page.shown, lambda: QTest.keyClick(joining.do_link, Key.Key_Space))
    assert not any(each.name.startswith("Man") for each in case.people())
    assert len({each.event for each in case.mentions(person(case, "Lee").id)}) == 4
    assert page.person.person is not None
    assert page.person.person.name == "Lee Sanders"


def test_two_people_are_merged_and_parted_by_undo(page: PeoplePage, case: OpenCase) -> None:
    come_to(page, case, "Lee")
    joining = page.person.joining
    click(joining.merge)
    choose(joining.whom, "Man at")
    until(page.shown, lambda: click(joining.do_merge))
    assert "Man at the visit of 3 May 2021" in person(case, "Lee").aliases
    case.undo()
    until(page.shown, page.refresh)
    assert person(case, "Man at")


def test_one_person_is_made_two_with_the_entries_that_were_chosen(page: PeoplePage, case: OpenCase) -> None:
    lee = come_to(page, case, "Lee")
    joining = page.person.joining
    click(joining.split)
    joining.name.selectAll()
    QTest.keyClicks(joining.name, "Lee Brook")
    joining.entries.setFocus()
    joining.entries.come_to(0)
    QTest.keyClick(joining.entries, Key.Key_Space)
    until(page.shown, lambda: click(joining.do_split))
    new = person(case, "Lee Brook")
    assert len({each.event for each in case.mentions(new.id)}) == 1
    assert len({each.event for each in case.mentions(lee)}) == 2


def test_a_period_is_kept_with_the_doubt_of_its_days(page: PeoplePage, case: OpenCase) -> None:
    come_to(page, case, "Lee")
    click(page.person.periods.add)
    line = page.person.periods.lines[0]
    QTest.keyClicks(line.first.line, "early Mar 21")  # type: ignore[attr-defined]
    assert "March 2021" in line.first.understood.text()  # type: ignore[attr-defined]
    until(page.shown, page.settle_draft)
    (period,) = case.periods()
    assert period.role is PeriodRole.RESIDENT
    assert (period.first.earliest, period.first.latest) == (date(2021, 3, 1), date(2021, 3, 10))
    assert not period.last.is_dated
    until(page.shown, lambda: click(line.remove))  # type: ignore[attr-defined]
    assert case.periods() == ()


def test_the_panel_and_the_keyboard_stay_where_they_are_while_things_are_kept(
    page: PeoplePage, case: OpenCase
) -> None:
    come_to(page, case, "Lee")
    page.person.periods.begin()
    line = page.person.periods.lines[0]
    bar = page.side.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    there = bar.value()
    line.source.setFocus()  # type: ignore[attr-defined]
    QTest.keyClicks(line.source, "Police")  # type: ignore[attr-defined]
    until(page.proposed)  # kept after a pause, and the entries held against the people again
    assert case.periods()[0].source == "Police"
    assert bar.value() == there > 0
    assert line.source.hasFocus()  # type: ignore[attr-defined]


def test_a_relationship_is_kept_once_it_says_to_whom(page: PeoplePage, case: OpenCase) -> None:
    lee = come_to(page, case, "Lee")
    click(page.person.relations.add)
    line = page.person.relations.lines[0]
    choose(line.kind, "partner of")  # type: ignore[attr-defined]
    assert len(case.relationships()) == 1  # Tara's alone
    until(page.shown, lambda: choose(line.other, "Tara Boyd"))  # type: ignore[attr-defined]
    tara = come_to(page, case, "Tara")
    assert (lee, RelationshipKind.PARTNER, tara) in {
        (each.person, each.kind, each.other) for each in case.relationships()
    }
    assert "Lee Sanders is partner of Tara Boyd" in page.person.relations.others.toPlainText()
    page.person.relations.others.anchorClicked.emit(QUrl(str(lee)))
    assert page.person.person is not None
    assert page.person.person.id == lee


def test_an_entry_that_is_about_somebody_else_is_taken_off(page: PeoplePage, case: OpenCase) -> None:
    lee = come_to(page, case, "Lee")
    event = case.mentions(lee)[0].event
    until(page.shown, lambda: page.person.entries.anchorClicked.emit(QUrl(f"not:{event}")))
    assert event not in {each.event for each in case.mentions(lee)}


def test_links_lead_to_the_table_and_the_timeline(page: PeoplePage, case: OpenCase) -> None:
    event = case.mentions(come_to(page, case, "Lee"))[0].event
    went: list[tuple[str, str]] = []
    page.event_wanted.connect(lambda id, room: went.append((id, room)))
    page.person.entries.anchorClicked.emit(QUrl(f"timeline:{event}"))
    page.person.entries.anchorClicked.emit(QUrl(f"table:{event}"))
    assert went == [(event, "timeline"), (event, "table")]


def test_somebody_new_is_listed_with_the_keyboard_in_the_name(page: PeoplePage, case: OpenCase) -> None:
    until(page.shown, lambda: click(page.add))
    assert page.person.facts.name.hasFocus()
    QTest.keyClicks(page.person.facts.name, "Joan Ames")
    until(page.shown, page.settle_draft)
    assert person(case, "Joan Ames")


def test_the_genogram_is_gone_through_with_the_arrow_keys(page: PeoplePage, case: OpenCase) -> None:
    tara, child = person(case, "Tara"), person(case, "Ottilie")
    page.show_genogram(True)
    come_to(page, case, "Tara")
    page.take_focus()
    focus = QApplication.focusWidget()
    assert focus is page.genogram.sheet.people[tara.id]
    assert focus is not None
    assert "mother" in QAccessible.queryAccessibleInterface(focus).text(QAccessible.Text.Name)
    QTest.keyClick(focus, Key.Key_Down)
    assert page.person.person == child
    click(page.genogram.sheet.people[tara.id])
    assert page.person.person is not None
    assert page.person.person.id == tara.id


@pytest.mark.parametrize(("ending", "opens"), [(".png", b"\x89PNG"), (".svg", b"<?xml"), (".pdf", b"%PDF")])
def test_the_genogram_is_written_as_a_file(
    page: PeoplePage, case: OpenCase, tmp_path: Path, ending: str, opens: bytes
) -> None:
    dead = case.add_person(Person("Ron Ames", "grandfather", gender="male", died=date(2019, 1, 2)))
    case.keep_relationship(Relationship(dead, RelationshipKind.PARENT, person(case, "Tara").id))
    until(page.shown, page.refresh)
    out = tmp_path / f"drawn{ending}"
    page.genogram.write(out)
    assert out.read_bytes().startswith(opens)
    if ending == ".svg":
        drawn = out.read_text("utf-8")
        assert all(each in drawn for each in ("Ron Ames", "Tara Boyd", "Ottilie", "OFFICIAL-SENSITIVE"))


def test_zoom_keeps_everybody_in_the_drawing(page: PeoplePage, case: OpenCase) -> None:
    page.show_genogram(True)
    before = page.genogram.zoom
    click(page.genogram.nearer)
    assert page.genogram.zoom > before
    drawn = page.genogram.sheet.rect()
    assert all(drawn.contains(each.geometry()) for each in page.genogram.sheet.people.values())
    assert len(page.genogram.sheet.people) == len(case.people())


def test_a_drawing_stays_legible_until_all_of_it_is_asked_for(page: PeoplePage) -> None:
    page.show_genogram(True)
    page.resize(1100, 320)
    QTest.qWait(0)
    assert page.genogram.zoom == 0.75
    here = page.genogram.sheet.people[page.genogram.sheet.here]
    assert not here.visibleRegion().isEmpty()
    click(page.genogram.whole)
    assert page.genogram.zoom < 0.75
    page.resize(1100, 330)
    QTest.qWait(0)
    assert page.genogram.zoom < 0.75


def test_open_to_read_only_nothing_can_be_changed(app: QApplication, case: OpenCase) -> None:
    path = case.path
    case.close()
    with OpenCase.open(path, SECRET, read_only=True) as reading:
        page = PeoplePage(reading, DARK)
        page.show()
        until(page.proposed)
        assert page.person.facts.name.isReadOnly()
        joining = page.person.joining
        assert not any(each.isEnabled() for each in (page.add, joining.merge, joining.split, joining.remove))
        come_to_proposal(page, "Lea Sanders may be")
        assert not page.proposal.accept.isEnabled()
        page.stop()
        page.close()


def test_every_control_has_a_name(page: PeoplePage, case: OpenCase) -> None:
    come_to(page, case, "Tara")
    page.person.periods.begin()
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisible():
            continue
        if isinstance(widget.parent(), QPlainTextEdit):
            continue
        found = QAccessible.queryAccessibleInterface(widget)
        assert found.text(QAccessible.Text.Name), widget


def test_a_professional_stands_under_their_own_heading(page: PeoplePage, case: OpenCase) -> None:
    case.add_person(Person("Jo Lane", "health visitor", kind=PersonKind.PROFESSIONAL))
    until(page.shown, page.refresh)
    assert "Professionals (1)" in page.rows.items
