"""`make screenshots`: the pictures in docs/pictures/, made from the sample case by the program itself."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
PICTURES = ROOT / "docs" / "pictures"
SAMPLE = ROOT / "resources" / "sample"
WIDE, HIGH = 1366, 768
LOOKS = {"": ("light", 100), "-dark": ("dark", 100), "-200": ("light", 200), "-dark-200": ("dark", 200)}


def pictures_of_window(look: str) -> None:
    """Every page and room of the window in one look, in a process of its own."""
    pid = os.fork()
    if pid:
        if os.waitpid(pid, 0)[1]:
            raise SystemExit(f"the pictures{look} could not be made")
        return
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["SOURCE_DATE_EPOCH"] = "1607421600"
    from PySide6.QtCore import QEventLoop, QTimer, SignalInstance
    from PySide6.QtWidgets import QApplication

    from chronology.ui import preferences
    from chronology.ui.collecting import Collecting
    from chronology.ui.theme import dress, theme_for
    from chronology.ui.window import Window

    app = QApplication([])
    Collecting(app)
    palette, size = LOOKS[look]

    def wait(signal: SignalInstance | None = None, milliseconds: int = 60_000) -> None:
        loop = QEventLoop()
        if signal is not None:
            signal.connect(loop.quit)
        QTimer.singleShot(milliseconds, loop, loop.quit)
        loop.exec()

    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "preferences.json"
        preferences.keep(preferences.Preferences(size=size, palette=palette, toured=True), kept)
        window = Window(dress(app, theme_for(app, palette), size), kept)
        window.resize(WIDE, HIGH)
        window.show()

        def picture(name: str) -> None:
            wait(milliseconds=300)
            window.grab().save(str(PICTURES / f"{name}{look}.png"))

        picture("start")
        window.begin_case()
        picture("new-case")
        window.make_sample(Path(folder) / "Sample case.case")
        wait(window.opened, 600_000)
        window.notice.end()
        desk = window.desk
        wait(desk.checked, 600_000)
        event = next(each.events[0] for each in desk.case.findings() if each.rule.startswith("DAB"))
        desk.come_to(event, "timeline")
        wait(milliseconds=4000)
        for room in desk.rail.buttons:
            desk.open_room(room)
            wait(milliseconds=2500)
            picture(room)
        desk.add_event()
        wait(milliseconds=800)
        picture("entry")
        desk.open_room("findings")
        window.open_help("UAD-01")
        picture("help")
        window.close()
    os._exit(0)


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
    page.render(scale=WIDE / page.get_width()).to_pil().save(out)


if __name__ == "__main__":
    PICTURES.mkdir(parents=True, exist_ok=True)
    for each in LOOKS:
        pictures_of_window(each)
    picture_of_page(PICTURES / "page.png")
