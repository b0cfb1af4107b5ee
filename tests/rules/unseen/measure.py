"""How the rules do on cases that nobody tuned them with: a count for each rule, never the words of a case.

`python -m tests.rules.unseen.measure` prints it. `--show RULE` prints the failing cases of one rule too,
which are spent by it: see the README beside this file.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.rules.casebook import Told, read_book

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Expected:
    """One expectation of one case: that a rule fires on one of its rows, or that it stays quiet."""

    rule: str
    case: str
    fires: bool
    holds: bool


def books() -> tuple[Path, ...]:
    """The files of cases, one for each family of rules."""
    return tuple(sorted(HERE.glob("*.jsonl")))


def measured(cases: Iterable[Told]) -> tuple[Expected, ...]:
    """Every expectation of the cases, and whether it holds. Answered findings do not count."""
    return tuple(expected for told in cases for expected in _expectations(told))


def printed(expectations: Sequence[Expected]) -> str:
    """A line for each rule: fired of those that must, quiet of those that must not, ids that failed."""
    lines = [f"{'rule':<8}{'fired':>8}{'quiet':>8}  failing"]
    for rule in sorted({each.rule for each in expectations}):
        own = [each for each in expectations if each.rule == rule]
        failing = [each.case for each in own if not each.holds]
        lines.append(f"{rule:<8}{_of(own, fires=True):>8}{_of(own, fires=False):>8}  {' '.join(failing)}")
    right = sum(each.fires and each.holds for each in expectations)
    wrong = sum(not each.fires and not each.holds for each in expectations)
    missed = sum(each.fires and not each.holds for each in expectations)
    lines += [
        "",
        f"{'all':<8}{_of(expectations, fires=True):>8}{_of(expectations, fires=False):>8}",
        f"recall {right / max(1, right + missed):.2f}, precision {right / max(1, right + wrong):.2f}",
    ]
    return "\n".join(lines)


def shown(rule: str, expectations: Iterable[Expected]) -> str:
    """The failing cases of one rule, with their words."""
    failing = {each.case: each for each in expectations if each.rule == rule and not each.holds}
    lines = []
    for path in books():
        for case in map(json.loads, path.read_text("utf-8").splitlines()):
            if case["id"] not in failing:
                continue
            wanted = f"must fire on {case['must']}" if failing[case["id"]].fires else "must stay quiet"
            lines += ["", f"{case['id']}: {rule} {wanted}. {case['why']}"]
            lines += [
                f"  {number} {' | '.join(str(value) for value in row.values())}"
                for number, row in enumerate(case["rows"])
            ]
    return "\n".join(lines)


def _expectations(told: Told) -> tuple[Expected, ...]:
    found = [finding for finding in told.findings() if not finding.answered_by]
    must = tuple(
        Expected(
            rule,
            told.id,
            fires=True,
            holds=any(each.rule == rule and set(rows) & set(each.events) for each in found),
        )
        for rule, rows in told.must
    )
    must_not = tuple(
        Expected(rule, told.id, fires=False, holds=all(each.rule != rule for each in found))
        for rule in told.must_not
    )
    return must + must_not


def _of(expectations: Iterable[Expected], *, fires: bool) -> str:
    own = [each for each in expectations if each.fires is fires]
    return f"{sum(each.holds for each in own)}/{len(own)}"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--show", metavar="RULE", help="print the failing cases of one rule")
    chosen = options.parse_args()
    expectations = measured(told for path in books() for told in read_book(path))
    print(printed(expectations))
    if chosen.show:
        print(shown(chosen.show, expectations))


if __name__ == "__main__":
    main()
