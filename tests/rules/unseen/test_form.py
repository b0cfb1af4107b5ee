"""The form of the unseen cases. What the rules make of them is measured, not tested."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from chronology.rules.registry import rules
from tests.rules.casebook import read_book
from tests.rules.unseen.measure import Expected, books, measured, printed

CASES: list[dict[str, Any]] = [
    json.loads(line) for path in books() for line in path.read_text("utf-8").splitlines()
]


def test_every_rule_has_two_cases_in_which_it_fires_and_two_in_which_it_does_not() -> None:
    fires = Counter(rule for case in CASES for rule, _ in case["must"])
    quiet = Counter(case["rule"] for case in CASES if case["rule"] in case["must_not"] and not case["must"])
    for rule in {rule.id for rule in rules()} | {case["rule"] for case in CASES}:
        assert (fires[rule], quiet[rule]) == (2, 2), rule


def test_every_id_is_its_rules_own_and_stands_in_its_familys_file() -> None:
    assert len({case["id"] for case in CASES}) == len(CASES)
    for path in books():
        for case in map(json.loads, path.read_text("utf-8").splitlines()):
            assert case["id"].startswith(f"{case['rule']}-{case['kind'][0]}")
            assert path.stem == case["rule"][:3].lower()


def test_every_row_that_a_finding_must_rest_on_is_there() -> None:
    for case in CASES:
        for _, rows in case["must"]:
            assert rows, case["id"]
            assert set(rows) <= set(range(len(case["rows"]))), case["id"]


def test_no_case_asks_one_rule_both_to_fire_and_to_stay_quiet() -> None:
    for case in CASES:
        assert not {rule for rule, _ in case["must"]} & set(case["must_not"]), case["id"]


def test_every_date_is_read_but_those_of_the_rule_on_dates() -> None:
    unread = {
        told.id
        for path in books()
        for told in read_book(path)
        for entry in told.timeline.entries
        if entry.event.date.earliest is None
    }
    assert unread == {"QUA-02-f1", "QUA-02-f2"}


def test_no_case_is_also_one_that_rules_are_tuned_with() -> None:
    tuned = {
        json.dumps(json.loads(line)["rows"])
        for path in books()[0].parents[1].glob("cases/*.jsonl")
        for line in path.read_text("utf-8").splitlines()
        if line.strip()
    }
    assert not [case["id"] for case in CASES if json.dumps(case["rows"]) in tuned]


def test_the_table_counts_what_holds_and_names_what_does_not() -> None:
    table = printed(
        [
            Expected("AAA-01", "one", fires=True, holds=True),
            Expected("AAA-01", "two", fires=True, holds=False),
            Expected("AAA-01", "three", fires=False, holds=False),
        ]
    )
    assert table.splitlines()[1].split() == ["AAA-01", "1/2", "0/1", "two", "three"]
    assert table.splitlines()[-1] == "recall 0.50, precision 0.50"


def test_a_case_that_holds_is_counted_as_one_that_holds() -> None:
    (told,) = (told for told in read_book(books()[0].with_name("clk.jsonl")) if told.id == "CLK-05-q1")
    assert [(each.rule, each.fires) for each in measured([told])] == [("CLK-05", False)]
