"""No socket, ever: each use case runs with sockets made impossible, and without trying to make one.

Two walls: the C library's own `socket` fails (libfiu), which also binds Qt and every native library; and
Python ends the process at the first socket event, so that a silent attempt is caught too.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
RETURNS = ROOT / "resources" / "sample" / "returns"
WALLED = ["fiu-run", "-x", "-c", "enable name=posix/io/net/socket,failinfo=13", sys.executable, "-c"]
NO_EVENT = """
import os, sys
def wall(event, arguments):
    if event.startswith("socket."):
        os.write(2, f"tried {event}\\n".encode())
        os._exit(99)
sys.addaudithook(wall)
"""
COMMAND = NO_EVENT + "from chronology.cli import main; sys.exit(main(sys.argv[1:]))"
WINDOW = (
    NO_EVENT
    + """
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from chronology.ui.theme import dress
from chronology.ui.window import Window
app = QApplication([])
window = Window(dress(app))
window.show()
returns, out = Path(sys.argv[1]), Path(sys.argv[2])
window.idle.connect(lambda: app.quit() if out.exists() else window.loose.export_to(out))
window.look_at([returns])
QTimer.singleShot(120_000, lambda: app.exit(7))
sys.exit(app.exec())
"""
)


def _run(program: str, *words: str) -> subprocess.CompletedProcess[str]:
    surroundings = {
        **os.environ,
        "CHRONOLOGY_PASSPHRASE": "seven quiet herons",
        "QT_QPA_PLATFORM": "offscreen",
    }
    return subprocess.run(
        [*WALLED, program, *words], cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False
    )


def test_the_walls_stand() -> None:
    assert _run("import socket; socket.socket()").returncode != 0
    assert _run(NO_EVENT + "import socket; socket.socket()").returncode == 99


def test_build_makes_no_socket(tmp_path: Path) -> None:
    done = _run(COMMAND, "build", str(RETURNS), "--out", str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "timeline.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("suffix", ["pdf", "docx", "xlsx", "csv", "json", "html"])
def test_a_case_and_its_exports_make_no_socket(tmp_path: Path, suffix: str) -> None:
    case, out = tmp_path / "a.case", tmp_path / f"out.{suffix}"
    file = sorted(RETURNS.iterdir())[0]
    for words in (("new", str(case)), ("add", str(case), str(file)), ("export", str(case), str(out))):
        done = _run(COMMAND, *words)
        assert (done.returncode, done.stderr) == (0, ""), words
    assert out.stat().st_size > 0


def test_the_window_makes_no_socket(tmp_path: Path) -> None:
    out = tmp_path / "timeline.pdf"
    done = _run(WINDOW, str(RETURNS), str(out))
    assert done.returncode == 0, done.stderr
    assert out.read_bytes().startswith(b"%PDF")
