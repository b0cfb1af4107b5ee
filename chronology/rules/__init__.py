"""Gaps: a registry, and one file per rule in `catalogue/`, its docstring its documentation."""

from chronology.rules.checking import check

__all__ = ["check"]
