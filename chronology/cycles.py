"""Making much at once without a search for circles of references: there are none, and it costs a third."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_search_for_cycles() -> Iterator[None]:
    """Python's search is off meanwhile, where it is this thread's to put off.

    Only the main thread puts it off and on again. A thread that did so could put it on while the window,
    which does its own searching, has put it off for good.
    """
    was_on = gc.isenabled() and threading.current_thread() is threading.main_thread()
    if was_on:
        gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():  # what was made meanwhile counts as old, so is not searched at once
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def made_for_good() -> None:
    """What was made so far, such as the lexicons, stays until the program ends and is not searched again.

    For one command alone: of what a window has made by now, much is let go of before it ends.
    """
    gc.freeze()
