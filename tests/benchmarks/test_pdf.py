"""The tagged PDF against reportlab's untagged LongTable and Typst's tagged table, in the same run.

All three draw the same columns of the same events on A4 landscape, headings repeated. Memory is the peak of a
process of its own, so that one does not count for another.
"""

from __future__ import annotations

import math
import subprocess
import sys
import time
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest
import typst
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

from chronology.report import pdf
from chronology.report.content import Content
from chronology.report.lines import lines
from chronology.resource import path
from tests.report.making import content

ROWS = 2_000
HEADS = ("No.", "When", "Age", "Agency, source", "What happened", "Seen, voice", "Action", "From")
WIDTHS = (30, 102, 52, 106, 216, 84, 112, 80)
LIMIT = 250  # megabytes at 50,000 events

_ALONE = """
import re, sys, time
from pathlib import Path
from chronology.report import pdf
from tests.report.making import content
made = content(int(sys.argv[1]))
began = time.process_time()
pdf.write(made, Path(sys.argv[2]))
peak = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]
print(time.process_time() - began, int(peak) / 1024)
"""


def _cells(made: Content) -> list[list[str]]:
    """The words of each row, as many as ours draws."""
    return [
        [
            str(line.number),
            "\n".join(filter(None, (line.understood, line.time, f"as written: {line.as_written}"))),
            line.age,
            f"{line.agency}\n{line.event.source}",
            "\n".join((line.event.text, *(f"{each.heading}: {each.text}" for each in line.beside))),
            f"{line.event.seen}\n{line.event.voice}",
            line.event.action,
            str(line.event.place),
        ]
        for line in lines(made)
    ]


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _long_table(rows: list[list[str]], out: Path) -> None:
    pdfmetrics.registerFont(TTFont("Noto", path("fonts", "NotoSans-Regular.ttf")))
    style = ParagraphStyle("cell", fontName="Noto", fontSize=8.6, leading=11.8)
    table = LongTable(
        [
            list(HEADS),
            *([Paragraph(escape(cell).replace("\n", "<br/>"), style) for cell in row] for row in rows),
        ],
        colWidths=WIDTHS,
        repeatRows=1,
    )
    SimpleDocTemplate(str(out), pagesize=landscape(A4), leftMargin=30, rightMargin=30).build([table])


def _typst(rows: list[list[str]], folder: Path) -> None:
    quoted = [
        ",".join('"{}"'.format(cell.replace("\\", "\\\\").replace('"', '\\"')) for cell in row)
        for row in rows
    ]
    source = folder / "table.typ"
    heads = ",".join(f'"{head}"' for head in HEADS)
    columns = ",".join(f"{width}pt" for width in WIDTHS)
    source.write_text(
        '#set page("a4", flipped: true, margin: 30pt)\n#set text(font: "Noto Sans", size: 8.6pt)\n'
        f"#table(columns: ({columns}), table.header({heads}),\n" + ",\n".join(quoted) + ")\n",
        "utf-8",
    )
    fonts = str(path("fonts"))
    typst.compile(str(source), str(folder / "typst.pdf"), font_paths=[fonts], ignore_system_fonts=True)


@pytest.mark.benchmark
def test_pdf_against_reportlab_and_typst(tmp_path: Path) -> None:
    pdf.write(content(20), tmp_path / "warm.pdf")
    made = content(ROWS)
    rows = _cells(made)
    ours = min(_seconds(lambda: pdf.write(made, tmp_path / "ours.pdf")) for _ in range(3))
    theirs = _seconds(lambda: _long_table(rows, tmp_path / "reportlab.pdf"))
    tagged = _seconds(lambda: _typst(rows, tmp_path))  # once: a second run is remembered, not done
    print(f"\nPDF, {ROWS} events: ours, tagged, {ROWS / ours:.0f} a second")
    print(f"  reportlab LongTable, untagged, {ROWS / theirs:.0f}: ours is {theirs / ours:.1f} times as fast")
    print(f"  Typst, tagged, {ROWS / tagged:.0f}: ours is {tagged / ours:.1f} times as fast")


@pytest.mark.benchmark
def test_pdf_memory_and_growth(tmp_path: Path) -> None:
    told = {}
    for events in (2_000, 50_000):
        done = subprocess.run(
            [sys.executable, "-c", _ALONE, str(events), str(tmp_path / "many.pdf")],
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parents[2],
        )
        seconds, megabytes = map(float, done.stdout.split())
        told[events] = seconds, megabytes
        print(f"\nPDF, {events} events: {events / seconds:.0f} a second, {megabytes:.0f} MB at most")
    exponent = math.log(told[50_000][0] / told[2_000][0]) / math.log(25)
    print(f"PDF, growth from 2,000 to 50,000 events: exponent {exponent:.2f}")
    assert told[50_000][1] <= LIMIT
