"""Tests of the window: Python searches for circles on the window's thread alone, as in the program."""

from __future__ import annotations

from tests.ui.circles import no_search_of_its_own, one_search_after_each_test

__all__ = ["no_search_of_its_own", "one_search_after_each_test"]
