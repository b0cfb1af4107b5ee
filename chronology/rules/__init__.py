"""Gaps: a registry, and one file per rule, its docstring its documentation."""
