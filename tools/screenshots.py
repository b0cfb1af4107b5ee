"""`make screenshots`: the pictures in docs/pictures/, made from the sample case by the program itself."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chronology.services.open_case import OpenCase

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
PICTURES = ROOT / "docs" / "pictures"
SAMPLE = ROOT / "resources" / "sample"
WIDE, HIGH = 1366, 768
_FAMILY = (
    "Mali Wrona", "Cerys Pritchard", "Tomasz Wrona", "Iolo Pritchard", "Nerys Pritchard", "Lee Garside",
)  # fmt: skip
_PERIODS = ("Lee Garside may have lived", "Nerys Pritchard may have cared")
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
        wait(milliseconds=4000)
        event = work_begun(desk.case)
        desk.come_to(event, "timeline")
        wait(milliseconds=4000)
        for room in desk.rail.buttons:
            page = desk.open_room(room)
            wait(milliseconds=2500)
            picture(room)
            if room == "people":
                page.show_genogram(True)
                wait(milliseconds=500)
                picture("genogram")
                page.show_genogram(False)
                page.go_to(period_to_decide(desk.case))
                picture("proposal")
        desk.add_event()
        wait(milliseconds=800)
        picture("entry")
        desk.open_room("findings")
        window.open_help("UAD-01")
        picture("help")
        window.close()
    os._exit(0)


def work_begun(case: OpenCase) -> str:
    """Decide a little of the sample, as a review author would on her first day; the event to look at."""
    from chronology.model.curation import Note, Query, Theme
    from chronology.model.dates import read_date
    from chronology.model.people import Relationship
    from chronology.model.people import RelationshipKind as Kind
    from chronology.services.deciding_who import accept
    from chronology.services.who_is_who import who_is_who

    listed = {each.name: each.id for each in case.people()}
    for titles in (
        ("Lee Garside is", "Nerys Pritchard is", "Cerys Pritchard is", "Tomasz Wrona is"),
        _PERIODS,
    ):
        for proposal in who_is_who(case):
            if proposal.title.startswith(titles):
                listed[proposal.person.name] = accept(case, proposal)
    mali, cerys, tomasz, iolo, nerys, lee = (listed[each] for each in _FAMILY)
    for one, kind, other in (
        (cerys, Kind.PARENT, mali),
        (tomasz, Kind.PARENT, mali),
        (cerys, Kind.FORMER_PARTNER, tomasz),
        (cerys, Kind.PARENT, iolo),
        (cerys, Kind.PARTNER, lee),
        (nerys, Kind.PARENT, cerys),
    ):
        case.keep_relationship(Relationship(one, kind, other))
    hints = [each for each in case.findings() if each.rule.startswith("DAB")]
    theme = case.keep_theme(Theme("Who knew of the new partner", line_of_enquiry=True))
    text = "From the spring of 2019 three agencies saw signs of a man in the home; none asked the others."
    case.keep_note(
        Note(
            text,
            hints[0].events[:2],
            themes=(theme,),
            first=read_date("May 2019"),
            last=read_date("September 2019"),
        )
    )
    for finding in hints[:2]:
        agency = case.event(finding.events[0]).agency
        case.ask(Query(agency, finding.question, finding.events[:2], finding.id))
    return hints[0].events[0]


def period_to_decide(case: OpenCase) -> str:
    """A proposal of a time in the home that nobody has decided yet."""
    from chronology.services.people_proposed import About
    from chronology.services.who_is_who import who_is_who

    return next(each.id for each in who_is_who(case) if each.about is About.PERIOD)


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
    for each in sys.argv[1:] or LOOKS:  # `tools/screenshots.py -dark` makes those of one look
        pictures_of_window(each)
    picture_of_page(PICTURES / "page.png")
