"""The PDF, read back: every event whole and in order, each mark in its place, the same bytes each time."""

from __future__ import annotations

import subprocess
import tracemalloc
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from chronology.model.case import Case
from chronology.model.dates.value import EventDate, Qualifier
from chronology.model.timeline import Timeline
from chronology.report import pdf
from chronology.report.content import Content
from chronology.report.lines import questions
from chronology.report.output import Stopped
from chronology.report.pdf.faces import face, is_right_to_left
from tests.report.making import an_event, content
from tests.report.reading import Document, characters, joined

_LONG = " ".join(
    f"Sentence {number} of a long account, told in the worker's own words." for number in range(260)
)
_ARABIC = "Met with فاطمة خان (aged 12) at the clinic."
_URDU = "خاتون نے بتایا کہ وہ 3 دن سے گھر پر نہیں تھیں۔"
_NAMES = "Zofia Żółć; Siân Ŵyn; Ștefan Țurcanu; Nguyễn Thị Hạnh; Ελένη; Ирина; Gwenllïan Llŷr"
_ODD = "Smiled 😀 and wrote 中文 → ☒ done \uf0b7 cafe\u0301"
_STEERED = "before \u202eturned\u202c after\x07bell\u200bjoin\ttab"


def _written(folder: Path, made: Content, name: str = "timeline.pdf") -> Document:
    out = folder / name
    pdf.write(made, out)
    return Document(out)


@pytest.fixture(scope="module")
def mixed() -> Content:
    """Several pages: rows cut, Arabic and Urdu, signs no face has, every column filled somewhere."""
    extra = [
        an_event(_ARABIC, row=1),
        an_event(_URDU, row=2, voice="بچی ٹھیک ہے"),
        an_event(_LONG, row=3, action=_LONG[:2500], who="A. Ferrier"),
        an_event(_NAMES, row=4, analysis="A view, not a fact.", family_member="Mother", sequence="17"),
        an_event(_ODD, row=5),
        an_event(_STEERED, row=6),
        an_event("https://example.org/" + "path/" * 60 + "x" * 300, row=7),
        an_event("First line\nsecond line\r\nthird line", row=8, source="Book 2"),
    ]
    return content(90, undated=3, extra=extra)


@pytest.fixture(scope="module")
def read(mixed: Content, tmp_path_factory: pytest.TempPathFactory) -> Document:
    return _written(tmp_path_factory.mktemp("pdf"), mixed)


def _event_rows(read: Document, made: Content) -> list[list[str]]:
    return read.rows()[: len(made.timeline.entries)]


def test_every_event_is_one_row_with_all_its_words_in_timeline_order(read: Document, mixed: Content) -> None:
    rows = _event_rows(read, mixed)
    for entry, row in zip(mixed.timeline.entries, rows, strict=True):
        event = entry.event
        assert row[0] == str(entry.number)
        cells = joined(" ".join(row))
        for words in (event.agency, event.source, event.seen, event.voice, event.action, str(event.place)):
            assert joined(words) in cells
        for words in (event.who, event.analysis, event.family_member, event.sequence, *event.confirm):
            assert joined(words) in cells
        for other in event.other:
            assert f"{other.heading}: {other.text}" in cells
        if "x" * 300 not in event.text and event.text != _STEERED:
            assert joined(event.text) in cells
        if event.date.as_written:
            assert f"as written: {event.date.as_written}" in cells


def test_a_word_wider_than_its_column_is_cut_and_loses_nothing(read: Document, mixed: Content) -> None:
    row = _event_rows(read, mixed)[6]
    assert "https://example.org/" + "path/" * 60 + "x" * 300 in "".join(row[4].split())


def test_characters_that_steer_are_not_drawn_and_what_is_none_is_shown(
    read: Document, mixed: Content
) -> None:
    cell = joined(_event_rows(read, mixed)[5][4])
    assert cell == "before turned after\ufffdbelljoin tab"


def test_a_cut_row_says_so_on_both_pages_and_stays_one_row(read: Document, mixed: Content) -> None:
    row = next(row for body in read.top.each("TBody") for row in body.children if row.children[0].text == "3")
    pages = sorted({page for cell in row.children for page in cell.pages})
    assert len(pages) >= 3
    artefacts = read.artefacts()
    assert all("continued on the next page" in artefacts[page - 1] for page in pages[:-1])
    assert all("3 · 1 September 2020 · Midwifery … continued" in artefacts[page - 1] for page in pages[1:])


def test_headings_have_their_scope_and_are_said_once_a_table(read: Document) -> None:
    for table in read.top.each("Table"):
        heads = [cell for head in table.each("THead") for cell in head.each("TH")]
        assert heads
        assert {cell.scope for cell in heads} == {"Column"}
        for row in table.children[1].children:
            assert [cell.scope for cell in row.children if cell.tag == "TH"] == ["Row"]
            assert len(row.children) == len(heads)
    for page in read.artefacts()[3:10]:
        assert "What happened" in page


def test_each_page_tells_its_period_its_marking_and_its_number(read: Document) -> None:
    said = read.artefacts()
    for number, page in enumerate(said, start=1):
        assert "OFFICIAL-SENSITIVE" in page
        assert "Case LR-2026-07 · working edition · made 23 November 2026" in page
        assert f"page {number} of {read.page_count}" in page
    assert any("2021 · " in page for page in said)
    assert all("Mirela, born 14 March 2021" in page for page in said[1:])


def test_the_headings_lead_through_the_document(read: Document) -> None:
    tags = [node.tag for node in read.top.children if node.tag in ("H1", "H2", "H3")]
    assert tags[0] == "H1"
    assert tags.count("H1") == 1
    words = [joined(node.text) for node in read.top.children if node.tag == "H2"]
    assert words[:2] == ["Agencies", "How to read this document"]
    assert words[-3:] == ["Undated", "Questions", "Files and what was set aside"]
    assert words[2].startswith("2020 · September")


def test_bookmarks_by_year_and_month(read: Document) -> None:
    titles = read.bookmarks()
    assert titles[0] == (0, "Cover")
    assert titles[1:5] == [(0, "Timeline"), (1, "2020"), (2, "September 2020"), (2, "October 2020")]
    assert (1, "2021") in titles
    assert (2, "March 2021") in titles
    assert [title for depth, title in titles if depth == 0][2:] == [
        "Undated",
        "Questions",
        "Files and what was set aside",
    ]


def test_every_link_leads_to_a_place(read: Document, mixed: Content) -> None:
    places = read.places()
    links = read.links()
    assert links
    assert {target for _, target in links} <= places.keys()
    assert len([words for words, _ in links if "row" in words]) >= len(mixed.timeline.entries)


def test_every_question_stands_with_its_events_and_leads_to_them(read: Document, mixed: Content) -> None:
    numbers = {entry.event.id: entry.number for entry in mixed.timeline.entries}
    links = read.links()
    rows = [row for row in read.rows() if len(row) == 4]
    assert len(rows) == len(mixed.findings)
    ordered = [each.finding for each in questions(mixed)]
    for at, (finding, row) in enumerate(zip(ordered, rows, strict=True), start=1):
        told = joined(" ".join(row))
        for words in (finding.question, finding.why, finding.source, finding.rule, finding.title):
            assert words in told
        quoted = mixed.timeline.entries[numbers[finding.words[0].event] - 1].event.text[:24]
        assert _STEERED.startswith(quoted) or f"“{quoted.strip()}”" in told
        for event in (*finding.events, *finding.answered_by):
            assert f"event-{numbers[event]}" in {target for _, target in links}
            assert f"{numbers[event]} · " in told
        assert f"question-{at}" in {target for _, target in links}


def test_the_appendix_names_every_file_and_everything_set_aside(read: Document, mixed: Content) -> None:
    rows = [joined(" ".join(row)) for row in read.rows()]
    for contribution in mixed.timeline.contributions:
        row = next(row for row in rows if contribution.sha256 in row)
        assert contribution.file in row
        assert f" {contribution.kind} {contribution.rows} {len(contribution.events)} " in row
        assert all(warning in row for warning in contribution.warnings)
        for kept in contribution.set_aside:
            words = " | ".join(kept.cells)
            assert any(str(kept.place) in row and words in row and kept.reason in row for row in rows)


def test_the_cover_gives_the_case_and_the_counts(read: Document, mixed: Content) -> None:
    cover = joined(" ".join(node.text for node in read.top.children[:40] if node.tag in ("P", "H1")))
    assert "The Harbour family" in cover
    for words in ("Child: Mirela", "Born: 14 March 2021", "Reference: LR-2026-07"):
        assert words in cover
    assert "Scope: 1 June 2020 to 31 May 2026" in cover
    assert f"{len(mixed.timeline.entries)} events" in cover
    assert "3 of them undated" in cover
    assert "Children's Social Care" in cover


def test_the_file_says_what_it_is(read: Document) -> None:
    root = read.catalogue
    assert str(root.Lang) == "en-GB"
    assert root.MarkInfo.Marked
    assert root.ViewerPreferences.DisplayDocTitle
    assert str(read.info.Title) == "The Harbour family"
    packet = root.Metadata.read_bytes().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in packet
    assert "The Harbour family" in packet
    assert read.parents_agree()


def test_fonts_are_embedded_as_subsets(read: Document, tmp_path: Path, mixed: Content) -> None:
    out = tmp_path / "t.pdf"
    pdf.write(mixed, out)
    with pikepdf.open(out) as opened:
        fonts = opened.pages[1].obj.Resources.Font
        assert len(fonts) >= 4
        for font in fonts.values():
            inner = font.DescendantFonts[0]
            assert "+" in str(font.BaseFont)
            assert len(inner.FontDescriptor.FontFile2.read_bytes()) < 120_000


def test_other_programs_find_the_words(tmp_path: Path, mixed: Content) -> None:
    out = tmp_path / "t.pdf"
    pdf.write(mixed, out)
    opened = pypdfium2.PdfDocument(out)
    found = joined(" ".join(page.get_textpage().get_text_range() for page in opened))
    raw = subprocess.run(["pdftotext", "-raw", str(out), "-"], capture_output=True, text=True, check=True)
    told = joined(raw.stdout).replace("\u202b", "").replace("\u202c", "")
    for text in (found, told):
        assert joined(_NAMES) in text
        for word in ("فاطمة", "خان", "بتایا", "نہیں", "中文", "cafe\u0301"):
            assert word in text
        for number in (0, 37, 89):
            assert f"Entry {number}." in text


def test_each_letter_is_drawn_by_its_own_glyph(tmp_path: Path) -> None:
    odd = ["\ufb01nd", "\ufffd", "b\u2010c-d\u2011e", "\u0141\u0301", "\u0628\u0646\u062a"]
    out = tmp_path / "odd.pdf"
    pdf.write(content(0, extra=[an_event(f"Seen {word} there.", row=at) for at, word in enumerate(odd)]), out)
    drawn = ""
    with pikepdf.open(out) as opened:
        for font in opened.pages[1].obj.Resources.Font.values():
            known = face(str(font.BaseFont).partition("+")[2]).glyphs
            glyphs = memoryview(font.DescendantFonts[0].CIDToGIDMap.read_bytes())
            for code, words in characters(font).items():
                if len(words) == 1 and not is_right_to_left(words):
                    assert int.from_bytes(glyphs[2 * code : 2 * code + 2], "big") == known.get(words, 0)
                    drawn += words
    assert set("Seen \ufb01\ufffd\u2010-\u2011") <= set(drawn)


def test_the_same_content_gives_the_same_bytes(tmp_path: Path, mixed: Content) -> None:
    first, second = tmp_path / "one.pdf", tmp_path / "two.pdf"
    pdf.write(mixed, first)
    pdf.write(content(12), tmp_path / "between.pdf")
    pdf.write(mixed, second)
    assert first.read_bytes() == second.read_bytes()


def test_nothing_at_all_is_still_a_document(tmp_path: Path) -> None:
    read = _written(tmp_path, Content(Case(), Timeline((), (), ()), (), date(2026, 1, 5)))
    assert read.rows() == []
    assert "0 events" in joined(" ".join(node.text for node in read.top.children))
    assert "No rule raised a question." in joined(" ".join(node.text for node in read.top.children))


def test_only_undated_events(tmp_path: Path) -> None:
    made = content(0, undated=4, findings=False)
    read = _written(tmp_path, made)
    assert [row[0] for row in _event_rows(read, made)] == ["1", "2", "3", "4"]
    assert (0, "Undated") in read.bookmarks()
    assert (0, "Timeline") not in read.bookmarks()


def test_years_with_one_event_each_share_pages(tmp_path: Path) -> None:
    extra = [an_event(f"Seen once in {year}.", date(year, 5, 4), row=year) for year in range(1998, 2018)]
    read = _written(tmp_path, content(0, undated=0, extra=extra, findings=False))
    assert read.page_count < 12
    assert [title for depth, title in read.bookmarks() if depth == 1][:20] == [
        str(year) for year in range(1998, 2018)
    ]


def test_open_dates_stand_under_the_day_they_name(tmp_path: Path) -> None:
    before = EventDate(None, date(2019, 3, 3), Qualifier.STATED, as_written="before 4 March 2019")
    event = replace(an_event("Moved house.", row=1), date=before)
    read = _written(tmp_path, content(0, undated=0, extra=[event], findings=False))
    assert (2, "March 2019") in read.bookmarks()


def test_many_agencies_each_have_their_mark_and_their_place(tmp_path: Path) -> None:
    names = [f"Parish project {number}" for number in range(140)]
    extra = [an_event("Attended.", row=row, agency=name) for row, name in enumerate(names)]
    read = _written(tmp_path, content(0, undated=0, extra=extra, findings=False))
    said = joined(" ".join(node.text for node in read.top.children if node.tag == "P"))
    assert all(f"{name} 1 event" in said for name in names)


def test_a_cell_of_a_megabyte_is_drawn_whole(tmp_path: Path) -> None:
    text = "word " * 100_000 + "x" * 300_000 + "\u4e2d" * 2_000 + "\u0301" * 3_000 + " end"
    read = _written(tmp_path, content(2, undated=0, extra=[an_event(text, row=1)], findings=False))
    cell = _event_rows(read, content(3, undated=0))[0][4]
    assert joined(cell).startswith("word word word")
    assert cell.count("word") == 100_000
    assert cell.count("x") == 300_000
    assert cell.count("\u4e2d") == 2_000
    assert cell.rstrip().endswith("end")


def test_words_too_long_for_their_place_stay_on_the_page(tmp_path: Path) -> None:
    made = content(3)
    case = replace(
        made.case, child="Mirela " * 60, reference="R" * 400, marking="SECRET " * 90, title="T " * 900
    )
    read = _written(tmp_path, replace(made, case=case))
    assert [row[0] for row in _event_rows(read, made)] == ["1", "2", "3", "4", "5"]
    assert all(
        f"page {number} of {read.page_count}" in page for number, page in enumerate(read.artefacts(), 1)
    )


_FIGURE = 104  # points from one figure of the cover to the next


def test_a_long_name_leaves_room_for_what_stands_beside_it(tmp_path: Path) -> None:
    made = content(3)
    name = "Wilhelmina-Konstantinopoulos Featherstonehaugh-Cholmondeley of North-East Wessex"
    read = _written(tmp_path, replace(made, case=replace(made.case, child=name)))
    for page in read.artefacts()[1:]:
        assert "Wilhelmina" in page
        assert "born 14 March 2021 · merged from" in page
    with pypdfium2.PdfDocument(tmp_path / "timeline.pdf") as document:
        cover = document[0].get_textpage()
        said = cover.get_text_range()
        ends = max(
            cover.get_charbox(at)[2]
            for at in range(said.index("Child:"), said.index("Born:"))
            if not said[at].isspace()
        )
        begins = cover.get_charbox(said.index("of them undated"))[0] - _FIGURE
    assert ends < begins


def test_five_times_the_events_take_hardly_more_memory(tmp_path: Path) -> None:
    pdf.write(content(20), tmp_path / "first.pdf")
    peaks = []
    for events in (200, 1000):
        made = content(events)
        tracemalloc.start()
        pdf.write(made, tmp_path / "timeline.pdf")
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] - peaks[0] < 2_000_000  # 2.5 kB an event


def test_stopping_leaves_no_file_and_an_old_one_as_it_was(tmp_path: Path) -> None:
    out = tmp_path / "timeline.pdf"
    out.write_bytes(b"an older export")
    with pytest.raises(Stopped):
        pdf.write(content(400), out, lambda done, total: done < 200)
    assert out.read_bytes() == b"an older export"
    assert [found.name for found in tmp_path.iterdir()] == ["timeline.pdf"]


def test_progress_reaches_its_end(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []

    def note(done: int, total: int) -> bool:
        seen.append((done, total))
        return True

    pdf.write(content(450), tmp_path / "timeline.pdf", note)
    assert seen[-1][0] == seen[-1][1]
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


def test_a_folder_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        pdf.write(content(2), tmp_path / "nowhere" / "timeline.pdf")
