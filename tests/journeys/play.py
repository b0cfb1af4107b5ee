"""Starts the program as `main.py` does and plays a scene: `python -m tests.journeys.play SCENE FOLDER`.

The scene is a module in `scenes/` with `play(person, given)`; what it gives back is written down for the
test. What goes wrong in it, or in the program meanwhile, ends it, with a picture of the screen in the folder.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from importlib import import_module
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from chronology.ui.app import run
from chronology.ui.window import Window
from tests.journeys.person import Person


def main(scene: str, folder: Path) -> int:
    """Play the scene; 0 where it came to its end."""
    app = QApplication([])
    told: list[object] = []

    def begin() -> None:
        window = next(each for each in app.topLevelWidgets() if isinstance(each, Window))

        def end(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
            traceback.print_exception(kind, fault, trace)
            window.grab().save(str(folder / "where-it-stopped.png"))
            sys.stderr.flush()
            os._exit(2)  # whatever waits in the program must not keep the test waiting

        sys.excepthook = end
        person = Person(app, window, folder)
        person.until(window.isActiveWindow, "the window to come to the front")
        given = json.loads((folder / "given.json").read_text(encoding="utf-8"))
        told.append(import_module(f"tests.journeys.scenes.{scene}").play(person, given))
        (folder / "told.json").write_text(json.dumps(told[0]), encoding="utf-8")
        window.close()

    QTimer.singleShot(0, app, begin)
    code = run()
    return code if told else 4


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
