"""A word from a return is found nowhere on disk but in the case file and the output that was chosen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CANARY = "Quillfeatherstone"
LIVES = {
    "build": "from chronology.cli import main; main(['build', r, '--out', out])",
    "case": "from chronology.cli import main; main(['new', c]); main(['add', c, r]); main(['check', c])",
    "window": (
        "from pathlib import Path; from PySide6.QtWidgets import QApplication;"
        "from chronology.ui.theme import dress; from chronology.ui.window import Window;"
        "app = QApplication([]); window = Window(dress(app)); window.show();"
        "pdf = Path(out) / 'timeline.pdf'; pdf.parent.mkdir();"
        "window.idle.connect(lambda: app.quit() if pdf.exists() else window.loose.export_to(pdf));"
        "window.look_at([Path(r)]); app.exec()"
    ),
}


def _holding(folder: Path, words: bytes) -> list[Path]:
    spellings = [words, words.decode().encode("utf-16-le"), words.lower(), words.upper()]
    return [
        file
        for file in folder.rglob("*")
        if file.is_file()
        and any(spelling in file.read_bytes() or spelling in bytes(file) for spelling in spellings)
    ]


@pytest.mark.parametrize("life", LIVES)
def test_nothing_is_left_behind(tmp_path: Path, life: str) -> None:
    home, returns, out = (tmp_path / name for name in ("home", "returns", "out"))
    for folder in (home, returns):
        folder.mkdir()
    file = returns / "school.csv"
    file.write_text(f"Date,Event\n3 May 2019,Seen with {CANARY} at the gate.\n", "utf-8")
    surroundings = {
        **{key: os.environ[key] for key in ("PATH", "LANG") if key in os.environ},
        **{
            name: str(home) for name in ("HOME", "TMPDIR", "TEMP", "TMP", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")
        },
        "XDG_RUNTIME_DIR": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "CHRONOLOGY_PASSPHRASE": "seven quiet herons",
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    program = f"r, out, c = {str(file)!r}, {str(out)!r}, {str(tmp_path / 'a.case')!r}\n{LIVES[life]}"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env=surroundings,
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert CANARY.encode() not in done.stdout + done.stderr
    left = [found for found in _holding(tmp_path, CANARY.encode()) if out not in found.parents]
    assert left == [file]
    if life != "case":
        assert (out / "timeline.pdf").exists()
