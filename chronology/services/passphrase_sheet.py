"""The sheet on which a case's passphrase is written by hand, to be sealed and locked away."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from chronology import resource
from chronology.services.merge import day_made
from chronology.services.write import disk_faults_said

_LEFT, _TOP, _LINE = 72.0, 760.0, 18.0
_WORDS = (
    "Write the passphrase below by hand, exactly as you typed it, capital letters and spaces too.",
    "Put this sheet into an envelope, seal it, write your name across the seal, and have it locked away "
    "where two people can get at it.",
    "Without the passphrase nobody can open the case: not you, not your computer department, not the makers "
    "of the program. There is no other way in.",
)


def write_sheet(out: Path, case_file: str, reference: str = "") -> Path:
    """Write the sheet as PDF. The passphrase is not on it: a file could be found. Raises Refused."""
    with disk_faults_said(out):
        canvas = Canvas(str(out), pagesize=A4, invariant=1)
        pdfmetrics.registerFont(TTFont("NotoSans", str(resource.path("fonts", "NotoSans-Regular.ttf"))))
        pdfmetrics.registerFont(TTFont("NotoSans-Bold", str(resource.path("fonts", "NotoSans-Bold.ttf"))))
        canvas.setTitle("Passphrase of a case")
        canvas.setFont("NotoSans-Bold", 20)
        canvas.drawString(_LEFT, _TOP, "Passphrase of a case")
        y = _TOP - 2 * _LINE
        canvas.setFont("NotoSans", 12)
        day = day_made()
        for name, words in (
            ("Case file", case_file),
            ("Reference", reference),
            ("Made on", f"{day.day} {day:%B %Y}"),
        ):
            if words:
                canvas.drawString(_LEFT, y, f"{name}: {words}")
                y -= _LINE
        y -= _LINE
        for words in _WORDS:
            for line in simpleSplit(words, "NotoSans", 12, A4[0] - 2 * _LEFT):
                canvas.drawString(_LEFT, y, line)
                y -= _LINE
            y -= _LINE / 2
        for name in ("Passphrase", "", "Written by", "Sealed on"):
            y -= 2.4 * _LINE
            canvas.drawString(_LEFT, y + 4, name)
            canvas.line(_LEFT + 90, y, A4[0] - _LEFT, y)
        canvas.save()
    return out
