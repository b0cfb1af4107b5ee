"""How tests drive the room of returns: files to bring in, and waiting for what is done off the thread."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer, SignalInstance

LOG = (
    "Chronology kept by the Housing service",
    "Date,Officer,Narrative,Put on system,Panel remarks",
    '03/04/2020,B. Lowe,"Visit by appointment; the flat was warm.",04/04/2020,Seen in the kitchen',
    "31/02/2020,B. Lowe,Letter returned by the post office,,",
    "11/05/2020,K. Ode,Call from the landlord about noise,12/05/2020,",
    "End of chronology,,,,",
)
CALLS = ("Date,Call,Outcome", "04/05/2020,Caller reported shouting,No crime recorded")


def write(path: Path, lines: tuple[str, ...]) -> Path:
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


@contextmanager
def waiting(signal: SignalInstance) -> Iterator[None]:
    """Until the signal is sent; a test that waits in vain ends after a minute."""
    loop = QEventLoop()
    heard: list[bool] = []
    signal.connect(lambda *_: (heard.append(True), loop.quit()))
    QTimer.singleShot(60_000, loop, loop.quit)
    yield
    if not heard:
        loop.exec()
    assert heard, "nothing was heard for a minute"
