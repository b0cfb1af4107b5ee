"""The pages of the help, as Markdown: those that are written, and those made from rules and packs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import groupby

from chronology import resource
from chronology.model.pack import Pack
from chronology.report.lines import SEVERITY
from chronology.resource import load_pack
from chronology.rules.pages import help_page
from chronology.rules.registry import rules

RULE = "rule:"
"""What the address of a rule's page begins with, before its id."""

RULES, PROTOCOLS = "rules", "protocols"


@dataclass(frozen=True, slots=True)
class Topic:
    """One page of the help: its address and its title."""

    id: str
    title: str


@cache
def written() -> dict[str, str]:
    """The pages that were written, by their names, in order."""
    folder = resource.path("help")
    return {file.stem: file.read_text("utf-8") for file in sorted(folder.glob("*.md"))}


def topics() -> tuple[Topic, ...]:
    """What the help offers, in order; the page of each rule is reached from the page of all."""
    found = [Topic(id, words.partition("\n")[0].lstrip("# ")) for id, words in written().items()]
    return (*found, Topic(RULES, "The rules, one by one"), Topic(PROTOCOLS, "Protocols and guidance"))


def page(id: str, pack: str) -> str:
    """One page; what stands in the written ones where the address is unknown is the first of them."""
    if id == RULES:
        return _rules()
    if id == PROTOCOLS:
        return _protocols(load_pack(pack))
    if id.startswith(RULE):
        return rule_page(id.removeprefix(RULE), load_pack(pack))
    pages = written()
    return pages.get(id, next(iter(pages.values())))


def rule_page(rule: str, pack: Pack) -> str:
    """What one rule asks, why, what it rests on, when it asks and when it stays quiet."""
    found = next((each for each in rules() if each.id == rule), None)
    if found is None:
        return f"# {rule}\n\nThere is no such rule in this version of the program."
    back = f"\n\n[All rules]({RULES})"
    return help_page(found, pack, SEVERITY[found.severity]) + back


def _rules() -> str:
    lines = [
        "# The rules, one by one",
        "",
        "A rule sees a gap and asks. It draws no conclusion about a person.",
    ]
    titles: dict[str, str] = dict(resource.toml("vocabularies", "themes.toml"))
    for theme, family in groupby(rules(), key=lambda rule: rule.theme):
        lines += ["", f"## {titles.get(theme, theme)}", ""]
        lines += [f"- [{rule.id}]({RULE}{rule.id}) {rule.title}" for rule in family]
    return "\n".join(lines)


def _protocols(pack: Pack) -> str:
    lines = ["# Protocols and guidance", "", f"What the rules rest on in the partnership *{pack.label}*.", ""]
    return "\n".join([*lines, *(f"- {title}" for title in sorted(set(pack.protocols.values())))])
