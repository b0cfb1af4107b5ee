"""Each rule on its cases: where it must fire, on which rows, and where it must stay quiet."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.casebook import Told, read_book

CASES = [told for book in sorted(Path(__file__).parent.glob("cases/*.jsonl")) for told in read_book(book)]


@pytest.mark.parametrize("told", [told for told in CASES if told.must], ids=lambda told: told.id)
def test_a_rule_fires_where_it_must(told: Told) -> None:
    for rule, rows in told.must:
        assert any(set(rows) & set(found.events) for found in told.open(rule)), rule


@pytest.mark.parametrize("told", [told for told in CASES if told.must_not], ids=lambda told: told.id)
def test_a_rule_stays_quiet_where_it_must(told: Told) -> None:
    for rule in told.must_not:
        assert told.open(rule) == ()


def test_every_rule_has_cases_both_ways() -> None:
    from chronology.rules.registry import rules

    for rule in rules():
        assert sum(any(rule.id == name for name, _ in told.must) for told in CASES) >= 4, rule.id
        assert sum(rule.id in told.must_not for told in CASES) >= 4, rule.id
