"""Guards the pin of Qt.

PySide6 6.12.0 on CPython 3.11 drops one reference to None at each call that returns nothing, so that any
paint loop ends the process within seconds with 'deallocating None'.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject

CALLS = 2_000


def test_a_call_that_returns_nothing_keeps_none_alive() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("x")
    assert sys.getrefcount(None) > before - CALLS / 2
