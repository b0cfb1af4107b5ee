"""Nothing is lost: every word of the XML is found in what the reader gives, whatever stands around it."""

from __future__ import annotations

import io
import itertools
import zipfile
from collections.abc import Iterator

import docx
from docx.enum.text import WD_BREAK
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.intake.word_files import (
    deleted,
    everything,
    p,
    part,
    r,
    read,
    tbl,
    tc,
    text_box,
    tr,
    word_file,
)


def said_in_the_xml(data: bytes) -> Iterator[str]:
    """Every text leaf of every part that holds words, by a walk of its own; old renderings apart."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if not name.startswith("word/") or not name.endswith(".xml"):
                continue
            for leaf in etree.fromstring(archive.read(name)).iter("{*}t", "{*}delText"):
                if any(str(above.tag).endswith("}Fallback") for above in leaf.iterancestors()):
                    continue
                if text := "".join((leaf.text or "").split()):
                    yield text


def assert_nothing_lost(data: bytes) -> None:
    found = everything(read(data))
    assert [text for text in said_in_the_xml(data) if text not in found] == []


def wrapped(around: str, content: str) -> str:
    if around == "moveFrom":
        return f'<w:moveFrom w:id="1" w:author="A">{content}</w:moveFrom>'
    if around == "prompt":
        return f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
    if around == "sdt":
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"
    return f"<w:{around}>{content}</w:{around}>"


class Maker:
    """Makes documents in which each word stands once, so that none can hide behind another."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self._words = (f"word{number}z" for number in itertools.count())
        self.notes: list[str] = []
        self.comments: list[str] = []

    def pick(self, *options: str) -> str:
        return self._draw(st.sampled_from(options))

    def inline(self, depth: int) -> str:
        word = next(self._words)
        kind = self.pick(
            "run", "run", "run", "styled", "deleted", "wrapped", "box", "note", "comment", "field"
        )
        if kind == "styled":
            return r(word, self.pick("<w:strike/>", "<w:vanish/>", "<w:b/>", "<w:dstrike/><w:vanish/>"))
        if kind == "deleted":
            return deleted(word)
        if kind == "wrapped":
            around = self.pick(
                "ins", "moveFrom", "moveTo", "sdt", "prompt", "hyperlink", "smartTag", "bdo", "new"
            )
            return wrapped(
                around, "".join(self.inline(depth + 1) for _ in range(2)) if depth < 2 else r(word)
            )
        if kind == "box" and depth < 2:
            return text_box(self.block(depth + 1))
        if kind == "note":
            self.notes.append(word)
            return f'<w:r><w:footnoteReference w:id="{len(self.notes)}"/></w:r>'
        if kind == "comment":
            self.comments.append(word)
            return f'<w:r><w:commentReference w:id="{len(self.comments)}"/></w:r>'
        if kind == "field":
            mark = self.pick("begin", "separate", "end")
            return f'<w:r><w:fldChar w:fldCharType="{mark}"/></w:r>{r(word)}'
        return r(word)

    def paragraph(self, depth: int) -> str:
        settings = self.pick(
            "", "", "<w:rPr><w:del w:id='1'/></w:rPr>", "<w:numPr><w:numId w:val='1'/></w:numPr>"
        )
        return p(*(self.inline(depth) for _ in range(self._draw(st.integers(0, 3)))), settings=settings)

    def block(self, depth: int) -> str:
        kind = self.pick("paragraph", "paragraph", "table", "wrapped")
        if kind == "table" and depth < 3:
            return self.table(depth)
        if kind == "wrapped" and depth < 3:
            around = self.pick("ins", "moveFrom", "sdt", "prompt", "customXml", "new")
            return wrapped(around, self.block(depth + 1))
        return self.paragraph(depth)

    def table(self, depth: int) -> str:
        rows = []
        for _ in range(self._draw(st.integers(1, 3))):
            cells = []
            for _ in range(self._draw(st.integers(1, 3))):
                merge = self.pick(
                    "",
                    "",
                    "<w:gridSpan w:val='2'/>",
                    "<w:vMerge/>",
                    "<w:vMerge w:val='restart'/>",
                    "<w:cellDel/>",
                )
                cell = tc(
                    *(self.block(depth + 1) for _ in range(self._draw(st.integers(1, 2)))), settings=merge
                )
                cells.append(
                    cell if self._draw(st.booleans()) else wrapped(self.pick("sdt", "prompt", "new"), cell)
                )
            row = tr(*cells, settings=self.pick("", "", "<w:del w:id='1'/>", "<w:gridBefore w:val='1'/>"))
            rows.append(row if self._draw(st.booleans()) else wrapped(self.pick("sdt", "ins"), row))
        return tbl(*rows)


@given(st.data())
def test_no_word_is_lost_whatever_stands_around_it(data: st.DataObject) -> None:
    maker = Maker(data.draw)
    body = "".join(maker.block(0) for _ in range(data.draw(st.integers(1, 4))))
    notes = "".join(
        f'<w:footnote w:id="{at}">{p(word)}</w:footnote>' for at, word in enumerate(maker.notes, 1)
    )
    comments = "".join(
        f'<w:comment w:id="{at}">{p(word)}</w:comment>' for at, word in enumerate(maker.comments, 1)
    )
    assert_nothing_lost(
        word_file(
            body,
            {
                "footnotes.xml": ("footnotes", part("footnotes", notes)),
                "comments.xml": ("comments", part("comments", comments)),
            },
        )
    )


def test_a_return_made_with_another_program_loses_nothing() -> None:
    document = docx.Document()
    document.add_heading("Chronology of the health visitor", 0)
    document.add_paragraph("Child: Ada Penrose", style="List Bullet")
    document.sections[0].header.paragraphs[0].text = "Official"
    table = document.add_table(rows=1, cols=4, style="Table Grid")
    for cell, heading in zip(table.rows[0].cells, ("Date", "Event", "Seen", "Action"), strict=True):
        cell.text = heading
    for day in range(1, 12):
        cells = table.add_row().cells
        cells[0].text = f"{day} May 2021"
        cells[1].text = f"Home visit {day}"
        cells[1].add_paragraph("Weighed", style="List Number").add_run().add_break(WD_BREAK.LINE)
        cells[2].paragraphs[0].add_run("yes").bold = True
        if day % 3 == 0:
            cells[2].merge(cells[3]).add_paragraph(f"merged {day}")
        if day % 4 == 0:
            cells[0].merge(table.rows[day - 1].cells[0])
    cells[3].add_table(2, 2).cell(1, 1).text = "nested"
    document.add_page_break()
    document.add_paragraph("End of return")
    out = io.BytesIO()
    document.save(out)
    assert_nothing_lost(out.getvalue())
