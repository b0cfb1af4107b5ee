"""All rules, found by looking: each module in `chronology/rules/catalogue/` is one rule.

A rule's module is named for its id (`uad_01.py`), says what it is in its docstring, and defines
`TITLE`, `SEVERITY`, `SOURCES` and `find(reading)`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import ModuleType

from chronology.rules import catalogue
from chronology.rules.clocks import Clock
from chronology.rules.reading import Reading
from chronology.rules.rule import BrokenRule, Rule, parts_of

_NEEDS = ("TITLE", "SEVERITY", "SOURCES", "find")


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, ordered by id. Raises BrokenRule where a module has not the form of a rule."""
    names = sorted(module.name for module in pkgutil.iter_modules(catalogue.__path__))
    return tuple(_rule(importlib.import_module(f"{catalogue.__name__}.{name}")) for name in names)


@cache
def clocks_by_rule() -> Mapping[str, Callable[[Reading], Iterable[Clock]]]:
    """What gives the clocks of a case, by the rule that watches over them; most rules watch over none."""
    found = {}
    for rule in rules():
        name = rule.id.casefold().replace("-", "_")
        module = importlib.import_module(f"{catalogue.__name__}.{name}")
        if hasattr(module, "clocks"):
            found[rule.id] = module.clocks
    return found


def _rule(module: ModuleType) -> Rule:
    name = module.__name__.rpartition(".")[2]
    missing = [need for need in _NEEDS if not hasattr(module, need)]
    if missing:
        raise BrokenRule(f"The rule in {name}.py does not define {', '.join(missing)}.")
    return Rule(
        id=name.upper().replace("_", "-"),
        title=module.TITLE,
        severity=module.SEVERITY,
        sources=module.SOURCES,
        find=module.find,
        parts=parts_of(f"{name}.py", module.__doc__ or ""),
    )
