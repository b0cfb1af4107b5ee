"""An open case in which two agencies' returns raise questions, for the rooms that show them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop, QTimer, SignalInstance

from chronology.services.open_case import OpenCase
from tests.services.made_case import made_case

Page = TypeVar("Page", bound=Any)
HEALTH = (
    "Date,Agency,Event,Child seen\n"
    "04/05/2021,Health Visiting,New birth visit. Routine enquiry not possible as partner present.,Yes\n"
    "20/05/2021,Health Visiting,Weighed in clinic with mother. Feeding well.,Yes\n"
    "02/11/2021,Health Visiting,A man who would not give his name answered the door holding Ottilie.,Yes\n"
)
SCHOOL = "Date,Agency,Event\n01/03/2022,Nursery,Ottilie settled well and likes painting.\n"


RETURNS = {"health.csv": HEALTH, "nursery.csv": SCHOOL}


def asked_case(folder: Path) -> OpenCase:
    """A case of these returns, checked, open for changes."""
    return made_case(folder, "R-7", RETURNS)


def showing(page: Page, ready: SignalInstance) -> Iterator[Page]:
    """A room on the screen once it is ready; at the end it is put away."""
    page.resize(1280, 640)
    page.show()
    until(ready)
    yield page
    page.stop()
    page.close()


def until(signal: SignalInstance, does: Callable[[], object] = lambda: None, most: int = 20_000) -> None:
    """Do something and wait for the signal, or fail once the milliseconds are over."""
    loop, came = QEventLoop(), []

    def arrive(*_: object) -> None:
        came.append(True)
        loop.quit()

    signal.connect(arrive)
    QTimer.singleShot(most, loop.quit)
    does()
    if not came:
        loop.exec()
    signal.disconnect(arrive)
    assert came, "what was waited for did not come"
