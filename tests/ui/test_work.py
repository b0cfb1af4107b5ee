"""Work off the window's thread outlives the page that began it, and the program waits for it."""

from __future__ import annotations

import subprocess
import sys

import pytest

_BEGUN = """
import gc, threading
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from chronology.ui.work import Job

app = QApplication([])
go_on, done = threading.Event(), []

class Page(QWidget):
    def begin(self):
        self.job = Job(lambda progress: go_on.wait(30) and done.append("done"))
        self.job.begin()

page = Page()
page.begin()
del page
gc.collect()
"""

_LATER = """
later = Job(lambda progress: go_on.set())
later.finished.connect(app.quit)
later.begin()
app.exec()
print(*done)
"""

_AT_THE_END = """
QTimer.singleShot(0, app.quit)
threading.Timer(0.2, go_on.set).start()
app.exec()
print(*done)
"""


@pytest.mark.parametrize("rest", [_LATER, _AT_THE_END], ids=["its page is gone", "the program ends"])
def test_work_that_was_begun_runs_to_its_end(rest: str) -> None:
    ended = subprocess.run([sys.executable, "-c", _BEGUN + rest], capture_output=True, text=True, timeout=60)
    assert (ended.returncode, ended.stdout.strip(), ended.stderr) == (0, "done", "")
