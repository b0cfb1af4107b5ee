"""`make screenshots`: the pictures in docs/pictures/, made from the sample case by the program itself."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
PICTURES = ROOT / "docs" / "pictures"
SAMPLE = ROOT / "resources" / "sample"


def picture_of_window(out: Path, dark: bool, scale: str) -> None:
    """One picture of the merged sample case in the window, in a process of its own (Qt scales once)."""
    pid = os.fork()
    if pid:
        if os.waitpid(pid, 0)[1]:
            raise SystemExit(f"{out.name} could not be made")
        return
    os.environ["QT_SCALE_FACTOR"] = scale
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from chronology.ui.theme import DARK, LIGHT, dress
    from chronology.ui.window import Window

    app = QApplication([])
    case = json.loads((SAMPLE / "case.json").read_text("utf-8"))
    window = Window(dress(app, DARK if dark else LIGHT))
    window.resize(1366 // int(scale), 768 // int(scale))
    window.show()
    window.idle.connect(lambda: QTimer.singleShot(200, lambda: (window.grab().save(str(out)), app.quit())))
    window.look_at([SAMPLE / "returns"], case["child"], case["dob"])
    app.exec()
    os._exit(0 if out.exists() else 1)


def picture_of_page(out: Path) -> None:
    """One page of the timeline as PDF."""
    import pypdfium2

    from chronology.cli import main

    made = ROOT / "out" / "pictures"
    case = json.loads((SAMPLE / "case.json").read_text("utf-8"))
    main(
        ["build", str(SAMPLE / "returns"), "--out", str(made), "--child", case["child"], "--dob", case["dob"]]
    )
    page = pypdfium2.PdfDocument(made / "timeline.pdf")[3]
    page.render(scale=1366 / page.get_width()).to_pil().save(out)


if __name__ == "__main__":
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, dark, scale in (
        ("window", False, "1"),
        ("window-dark", True, "1"),
        ("window-200", False, "2"),
        ("window-dark-200", True, "2"),
    ):
        picture_of_window(PICTURES / f"{name}.png", dark, scale)
    picture_of_page(PICTURES / "page.png")
