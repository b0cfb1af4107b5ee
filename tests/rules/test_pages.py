"""The page on rules says what the rules say."""

from __future__ import annotations

from pathlib import Path

from chronology.resource import load_pack
from chronology.rules.pages import page
from chronology.rules.registry import rules

PAGE = Path(__file__).resolve().parents[2] / "docs" / "rules.md"


def test_the_page_is_what_the_rules_say_today() -> None:
    assert PAGE.read_text("utf-8") == page(load_pack("england"))


def test_every_rule_is_on_it_once() -> None:
    written = PAGE.read_text("utf-8")
    assert rules()
    assert all(written.count(f"### {rule.id}: ") == 1 for rule in rules())
