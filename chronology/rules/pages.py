"""The page on rules, made from what each rule says of itself, so that page and program cannot differ.

`python -m chronology.rules.pages` writes it to docs/rules.md.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from chronology.model.pack import Pack
from chronology.resource import load_pack
from chronology.rules.registry import rules
from chronology.rules.rule import Rule

_SEVERITY = {"H": "high: safety or statutory", "M": "medium", "L": "low: the quality of a return"}
_INTRODUCTION = """\
# Rules

A rule sees a gap and asks about it. It draws no conclusion about a person. This page is made from the
rules themselves (`python -m chronology.rules.pages`); each is one file in
`chronology/rules/catalogue/`. The numbers are those of the pack `england`; a partnership sets its own
in `resources/packs/`.
"""


def page(pack: Pack) -> str:
    """The whole page as Markdown, with the numbers of one partnership's pack."""
    parts = [_INTRODUCTION]
    for theme, family in groupby(rules(), key=lambda rule: rule.theme):
        parts.append(f"## {theme}\n")
        parts.extend(entry(rule, pack) for rule in family)
    return "\n".join(parts)


def entry(rule: Rule, pack: Pack) -> str:
    """One rule, as Markdown under a heading of the third rank."""
    lines = [f"### {rule.id}: {rule.title}", "", f"- **Severity:** {_SEVERITY[rule.severity.value]}"]
    return "\n".join([*lines, *_said(rule, pack), ""])


def help_page(rule: Rule, pack: Pack, weight: str) -> str:
    """One rule as the help shows it: with its `weight` in the words that the findings use."""
    return "\n".join([f"# {rule.id}: {rule.title}", "", f"- **Weight:** {weight}", *_said(rule, pack), ""])


def _said(rule: Rule, pack: Pack) -> list[str]:
    lines = [f"- **{part}:** {text}" for part, text in rule.parts]
    numbers = pack.thresholds.get(rule.id, {})
    if numbers:
        said = ", ".join(f"{name.replace('_', ' ')} {number:g}" for name, number in numbers.items())
        lines.append(f"- **Numbers:** {said}")
    rests_on = "; ".join(pack.protocols[code] for code in rule.sources)
    return [*lines, f"- **Rests on:** {rests_on}"]


if __name__ == "__main__":
    Path(__file__).resolve().parents[2].joinpath("docs", "rules.md").write_text(
        page(load_pack("england")), encoding="utf-8"
    )
