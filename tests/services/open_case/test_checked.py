"""What the rules ask of an open case, what a person decides of it, and what exports are made from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from chronology.model.case import Case
from chronology.model.curation import FindingState, Query, State
from chronology.model.entering import EnteredEvent
from chronology.model.event_rows import Flag, RowQuery
from chronology.model.people import Person
from chronology.report.content import Content
from chronology.services.bring_in import Decided, bring_in, read_incoming
from chronology.services.check import check_case
from chronology.services.export import export_case
from chronology.services.merge import merge_returns
from chronology.services.open_case import OpenCase
from chronology.services.progress import Cancelled
from chronology.services.refusal import Refused
from tests.services.casework import CASE, PASSPHRASE, returns_in

SILENT = "SIL-02"


@pytest.fixture
def returned(path: Path, tmp_path: Path) -> Iterator[OpenCase]:
    """A case with the two returns brought in and checked."""
    with OpenCase.create(path, PASSPHRASE, CASE) as case:
        _, incoming = read_incoming(case, [returns_in(tmp_path / "returns")])
        bring_in(case, [Decided(each) for each in incoming])
        case.recheck()
        yield case


def _questioned(case: OpenCase) -> list[str]:
    return case.ids(RowQuery(flags=frozenset({Flag.QUESTIONED})), 0, 99)


def test_a_case_gives_what_the_main_job_gives(returned: OpenCase, tmp_path: Path) -> None:
    wanted = merge_returns([tmp_path / "returns"], CASE)
    content = returned.content()
    assert [entry.event for entry in content.timeline.entries] == [
        entry.event for entry in wanted.timeline.entries
    ]
    assert content.findings == wanted.findings
    assert isinstance(content, Content)


def test_all_files_of_one_import_are_undone_as_one(returned: OpenCase) -> None:
    assert returned.undo_label() == "Undo: 2 files brought in"
    returned.undo()
    assert (returned.returns(), returned.findings(), returned.count(RowQuery())) == ((), (), 0)
    assert returned.needs_recheck()
    returned.redo()
    assert len(returned.returns()) == 2
    assert returned.findings()


def test_a_decision_stays_through_a_recheck_and_leaves_with_undo(returned: OpenCase, path: Path) -> None:
    finding = next(each for each in returned.findings() if not each.answered_by)
    others = {event for each in returned.findings() if each.id != finding.id for event in each.events}
    only = set(finding.events) - others
    assert set(finding.events) <= set(_questioned(returned))
    returned.set_state(FindingState(finding.id, State.DISMISSED, "The panel knows."))
    returned.recheck()
    assert returned.states()[finding.id].reason == "The panel knows."
    assert only.isdisjoint(_questioned(returned))
    assert finding.id not in {each.id for each in returned.content().findings}
    returned.close()
    with OpenCase.open(path, PASSPHRASE) as again:
        assert again.states()[finding.id].state is State.DISMISSED
        again.undo()
        assert finding.id not in again.states()
        assert set(finding.events) <= set(_questioned(again))


def test_a_dismissal_and_a_rule_that_is_switched_off_need_a_reason(returned: OpenCase) -> None:
    rule = returned.findings()[0].rule
    with pytest.raises(Refused, match="Say why"):
        returned.set_state(FindingState("x", State.DISMISSED, " "))
    with pytest.raises(Refused, match="Say why"):
        returned.switch_rule_off(rule, "")
    returned.switch_rule_off(rule, "Not here.")
    assert returned.rules_off() == {rule: "Not here."}
    assert rule not in {each.rule for each in returned.findings()}
    returned.switch_rule_on(rule)
    assert rule in {each.rule for each in returned.findings()}


def test_a_question_goes_out_and_comes_back(returned: OpenCase) -> None:
    finding = returned.findings()[0]
    number = returned.ask(Query("Police", finding.question, finding.events, finding.id))
    assert returned.states()[finding.id].state is State.ASKED
    returned.sent([number], "2024-05-01")
    with pytest.raises(Refused, match="has gone to the agency"):
        returned.remove_query(number)
    returned.answer(number, "The log says so.", "2024-05-20", "A. Clerk")
    (query,) = returned.queries()
    assert (query.asked, query.answer, query.answered_by) == ("2024-05-01", "The log says so.", "A. Clerk")
    assert returned.states()[finding.id].state is State.ANSWERED
    with pytest.raises(Refused, match="no question Q9"):
        returned.answer(9, "x", "2024-05-20")


def test_only_what_matters_to_the_rules_calls_for_a_recheck(returned: OpenCase) -> None:
    event = returned.ids(RowQuery(), 0, 1)[0]
    assert not returned.needs_recheck()
    returned.mark([event], restricted=True)
    returned.ask(Query("Police", "Who?"))
    assert not returned.needs_recheck()
    returned.correct_date(event, "3 May 2020", "")
    assert returned.needs_recheck()
    returned.recheck()
    assert not returned.needs_recheck()
    returned.add_person(Person("Mel", "mother"))
    assert returned.needs_recheck()


def test_a_recheck_that_is_stopped_leaves_the_findings(returned: OpenCase) -> None:
    before = returned.findings()
    returned.change_case(Case(child="Noor"))
    with pytest.raises(Cancelled):
        returned.recheck(lambda doing, done, total: False)
    assert returned.findings() == before


def test_a_recheck_gives_what_a_first_check_gives(returned: OpenCase, path: Path) -> None:
    returned.withdraw(1)
    returned.recheck()
    returned.undo()
    remembered = returned.recheck()
    returned.close()
    with OpenCase.open(path, PASSPHRASE) as again:
        assert again.recheck() == remembered


def test_what_was_put_aside_in_the_window_is_not_asked_by_command(returned: OpenCase, path: Path) -> None:
    dismissed, *others = returned.findings()
    off = next(each.rule for each in others if each.rule != dismissed.rule)
    returned.set_state(FindingState(dismissed.id, State.DISMISSED, "The panel knows."))
    returned.switch_rule_off(off, "Not here.")
    number = returned.enter(EnteredEvent(text="Seen."))
    returned.enter(EnteredEvent(text="Seen again."))
    returned.remove_entered(number)
    returned.recheck()
    shown = returned.content()
    returned.close()
    by_command = check_case(path, PASSPHRASE)
    assert by_command.findings == shown.findings
    assert dismissed.id not in {each.id for each in shown.findings}
    assert off not in {each.rule for each in shown.findings}
    exported = export_case(path, PASSPHRASE, path.with_suffix(".json"))
    assert exported.findings == shown.findings
    assert exported.timeline == shown.timeline
    assert [each.rows for each in exported.timeline.contributions if each.kind == "entered"] == [1]


def test_after_each_change_a_case_asks_what_it_asks_when_it_is_opened_anew(
    returned: OpenCase, path: Path
) -> None:
    ids = returned.ids(RowQuery(), 0, 99)
    for finding in returned.findings():
        returned.set_state(FindingState(finding.id, State.DISMISSED, "The panel knows."))
    told = []
    for change in (
        lambda: returned.correct_date(ids[0], "3 May 2021", ""),
        lambda: returned.correct_agency(ids[1], "Hampshire Police", ""),
        lambda: returned.switch_rule_off(SILENT, "Known."),
        lambda: returned.correct_date(ids[2], "", ""),
        returned.undo,
        lambda: returned.enter(EnteredEvent(text="Bruise to the cheek seen by the GP. Nobody was told.")),
    ):
        change()
        told.append(returned.recheck())
    assert len({*told}) > 1
    asked = returned.findings(), _questioned(returned)
    returned.close()
    with OpenCase.open(path, PASSPHRASE) as anew:
        assert (anew.findings(), _questioned(anew)) == asked
        anew.recheck()
        assert (anew.findings(), _questioned(anew)) == asked


def test_what_was_dismissed_stays_so_where_its_rule_asks_something_new(returned: OpenCase) -> None:
    for finding in returned.findings():
        returned.set_state(FindingState(finding.id, State.DISMISSED, "The panel knows."))
    before = {finding.id for finding in returned.findings()}
    returned.enter(EnteredEvent(text="Seen at home."))
    new = [finding for finding in returned.recheck() if finding.id not in before]
    assert {finding.rule for finding in new} & {id.split(":")[0] for id in before}
    assert set(_questioned(returned)) == {event for finding in new for event in finding.events}


def test_a_recheck_that_is_stopped_between_rules_leaves_what_was_asked(returned: OpenCase) -> None:
    before = returned.findings()
    returned.enter(EnteredEvent(text="Seen at home."))
    told = []

    def stop_once_all_is_read(doing: str, done: int, total: int) -> bool:
        told.append(done)
        return len(told) < 4

    with pytest.raises(Cancelled):
        returned.recheck(stop_once_all_is_read)
    assert told[-2:] == [returned.count(RowQuery())] * 2
    assert returned.findings() == before
    assert len(returned.recheck()) > len(before)
