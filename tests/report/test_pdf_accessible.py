"""PDF/UA-1 as veraPDF judges it: cases with everything in them, and cases with hardly anything."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from chronology.model.case import Case
from chronology.model.timeline import Timeline
from chronology.report import pdf
from chronology.report.content import Content
from tests.report.making import an_event, content
from tests.report.verapdf.judging import judge


def test_verapdf_finds_nothing_against_it(tmp_path: Path) -> None:
    long = "A long account of one afternoon, told again and again. " * 120
    extra = [
        an_event("Seen with فاطمة خان (aged 12) and שרה at the clinic.", row=1, agency="مرکز صحت"),
        an_event("خاتون نے بتایا کہ وہ 3 دن سے گھر پر نہیں تھیں۔", row=2, voice="بچی ٹھیک ہے"),
        an_event(long, row=3, action=long[:3000]),
        an_event("দেবী ਗੁਰਪ੍ਰੀਤ देवी தேவி ዘውዲቱ Ani Անի ნინო สมชาย", row=4, analysis="A view."),
        an_event("Smiled 😀 中文 → ☒ \uf0b7 cafe\u0301 \x00 \u202eturned \ud800 \ufdd0 \U0010fffd", row=5),
        an_event("", row=6),
        an_event("Wrote & drew <b>(“{[\\", row=7, agency="Parent-run (group)"),
    ]
    cases = {
        "mixed": content(70, extra=extra),
        "none": Content(Case(), Timeline((), (), ()), (), date(2026, 1, 5)),
        "undated": content(0, undated=3, findings=False),
        "sparse": content(
            0, extra=[an_event("Seen.", date(year, 1, 1), row=year) for year in range(2000, 2012)]
        ),
    }
    files = []
    for name, made in cases.items():
        files.append(tmp_path / f"{name}.pdf")
        pdf.write(made, files[-1])
    classes = tmp_path / "classes"
    classes.mkdir()
    assert judge(files, classes) == ""
