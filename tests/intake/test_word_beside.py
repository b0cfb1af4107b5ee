"""What stands beside the text of a Word file: notes, comments, text boxes, page headers, embedded parts."""

from __future__ import annotations

import pytest

from tests.intake.word_files import (
    SPACES,
    document_xml,
    grid,
    p,
    packed,
    paragraphs,
    part,
    r,
    read,
    read_body,
    relations,
    set_aside,
    tables,
    tbl,
    tc,
    text_box,
    texts,
    tr,
    word_file,
)

COMMENTS = part(
    "comments",
    f'<w:comment w:id="1" w:author="A. Barr">{p("Check")}{p("the date")}</w:comment>'
    f'<w:comment w:id="2" w:initials="CD">{p("Whose?")}</w:comment>'
    f'<w:comment w:id="3">{p("Nobody points here")}</w:comment>',
)


def commented(identity: int, *inside: str) -> str:
    """Words with a comment on them."""
    return (
        f'<w:commentRangeStart w:id="{identity}"/>{"".join(inside)}<w:commentRangeEnd w:id="{identity}"/>'
        f'<w:r><w:commentReference w:id="{identity}"/></w:r>'
    )


def test_comments_hang_on_their_cell() -> None:
    body = tbl(tr("Date", "Event"), tr(tc(p(commented(1, r("4 May 2021")))), tc(p(commented(2, r("Visit"))))))
    document = read_body(body, comments=("comments", COMMENTS))
    cells = tables(document)[0].rows[1].cells
    assert [cell.text for cell in cells] == ["4 May 2021", "Visit"]
    assert [cell.notes for cell in cells] == [
        ("Comment by A. Barr: Check\nthe date",),
        ("Comment by CD: Whose?",),
    ]
    assert set_aside(document) == [("COMMENT", "comments", None, ("Comment: Nobody points here",))]


def test_a_comment_on_a_cell_covered_from_above_is_set_aside_in_its_own_row() -> None:
    begins, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    covered = tc(p(commented(1, r(""))), settings=goes_on)
    document = read_body(
        tbl(tr(tc("4 May 2021", settings=begins), "a"), tr(covered, "b")), comments=("comments", COMMENTS)
    )
    assert tables(document)[0].rows[1].cells[0].merged_down
    assert set_aside(document)[0] == ("COMMENT", 1, 2, ("Comment by A. Barr: Check\nthe date",))


def test_comments_on_the_text_are_set_aside_at_their_paragraph() -> None:
    document = read_body(p("one") + p(commented(1, r("two"))), comments=("comments", COMMENTS))
    assert set_aside(document)[0] == ("COMMENT", "text", 2, ("Comment by A. Barr: Check\nthe date",))


def note(kind: str, identity: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{identity}"/></w:r>'


def notes(kind: str) -> str:
    return part(
        f"{kind}s",
        f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
        f'<w:{kind} w:id="7">{p("by telephone")}</w:{kind}>'
        f'<w:{kind} w:id="8">{p("see ", note(kind, 7))}</w:{kind}>',
    )


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_hang_on_their_cell_and_leave_no_figure_in_the_words(kind: str) -> None:
    body = tbl(tr(tc(p("Visit", note(kind, 7), " made"))))
    document = read_body(body, **{f"{kind}s": (f"{kind}s", notes(kind))})
    assert tables(document)[0].rows[0].cells[0].text == "Visit made"
    assert tables(document)[0].rows[0].cells[0].notes == (f"{kind.capitalize()} 1: by telephone",)


def test_notes_on_the_text_are_set_aside_at_their_paragraph() -> None:
    document = read_body(p("Visit", note("footnote", 7)), footnotes=("footnotes", notes("footnote")))
    assert set_aside(document)[0] == ("NOTE", "text", 1, ("Footnote 1: by telephone",))


def test_notes_that_point_at_each_other_end() -> None:
    ring = part("footnotes", f'<w:footnote w:id="1">{p("round ", note("footnote", 1))}</w:footnote>')
    document = read_body(p("x", note("footnote", 1)), footnotes=("footnotes", ring))
    assert set_aside(document) == [("NOTE", "text", 1, ("Footnote 1: round ",))]


def test_text_boxes_are_read_once_and_numbered() -> None:
    document = read_body(p("body ", text_box(p("first"), p("second"))) + p("more") + p(text_box(p("third"))))
    assert [(entry.story, entry.number, entry.text) for entry in paragraphs(document)] == [
        ("text", 1, "body "),
        ("text box 1", 1, "first"),
        ("text box 1", 2, "second"),
        ("text", 2, "more"),
        ("text box 2", 1, "third"),
    ]


def test_the_words_of_an_old_rendering_count_where_the_new_one_has_none() -> None:
    old = f"<w:pict><v:textbox><w:txbxContent>{p('only here')}</w:txbxContent></v:textbox></w:pict>"
    branches = f"<mc:Choice Requires='x'/><mc:Fallback>{old}</mc:Fallback>"
    both = f"<w:r><mc:AlternateContent>{branches}</mc:AlternateContent></w:r>"
    assert texts(read_body(p(both) + p(f"<w:r>{old}</w:r>"))) == ["only here", "only here"]


def test_a_text_box_in_a_cell_follows_its_table() -> None:
    document = read_body(tbl(tr(tc(p("cell", text_box(p("box"))))), tr("last")) + p("after"))
    assert grid(tables(document)[0]) == [["cell"], ["last"]]
    assert texts(document) == ["box", "after"]


def test_a_text_box_in_a_text_box() -> None:
    document = read_body(p(text_box(p("outer", text_box(p("inner"))))))
    assert [(entry.story, entry.text) for entry in paragraphs(document)] == [
        ("text box 1", "outer"),
        ("text box 2", "inner"),
    ]


def test_notes_and_deletions_in_a_text_box_have_its_place() -> None:
    document = read_body(p(text_box(p(commented(1, r("boxed"))))), comments=("comments", COMMENTS))
    assert set_aside(document)[0][:3] == ("COMMENT", "text box 1", 1)


def header(*inside: str) -> str:
    return f'<?xml version="1.0"?><w:hdr {SPACES}>{"".join(inside)}</w:hdr>'


def test_page_headers_and_footers_are_set_aside_once() -> None:
    references = "".join(
        f'<w:sectPr><w:{kind}Reference w:type="default" r:id="{name}"/></w:sectPr>'
        for kind, name in (
            ("header", "h1.xml"),
            ("header", "h2.xml"),
            ("footer", "f1.xml"),
            ("header", "none"),
        )
    )
    document = read(
        word_file(
            p("body") + references,
            {
                "h1.xml": ("header", header(p("Child: Ada Penrose"), tbl(tr("Ref", "NB 12")))),
                "h2.xml": ("header", header(p("Child: Ada Penrose"), tbl(tr("Ref", "NB 12")))),
                "f1.xml": ("footer", header(p("Official"), p(text_box(p("Northbeck School"))))),
                "unused.xml": ("header", header(p("never shown"))),
            },
        )
    )
    assert set_aside(document) == [
        ("PAGE_FURNITURE", "page header", None, ("Child: Ada Penrose", "Ref\tNB 12")),
        ("PAGE_FURNITURE", "page footer", None, ("Official",)),
    ]
    assert texts(document) == ["body", "Northbeck School"]


def test_a_watermark_is_page_furniture() -> None:
    mark = '<w:r><w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict></w:r>'
    body = p("body") + '<w:sectPr><w:headerReference r:id="h.xml"/></w:sectPr>'
    document = read(word_file(body, {"h.xml": ("header", header(p(mark)))}))
    assert set_aside(document) == [("PAGE_FURNITURE", "page header", None, ("DRAFT",))]
    assert texts(read_body(p(mark))) == ["DRAFT"]


def test_the_labels_of_a_diagram_are_read() -> None:
    drawing = '<w:r><w:drawing><a:graphic><dgm:relIds r:dm="data.xml"/></a:graphic></w:drawing></w:r>'
    label = "<a:p><a:r><a:t>4 May 2021 </a:t></a:r><a:r><a:t>Referral</a:t></a:r></a:p>"
    data = f"<dgm:dataModel {SPACES}>{label}</dgm:dataModel>"
    document = read(word_file(p(drawing), {"data.xml": ("diagramData", data)}))
    assert [(entry.story, entry.text) for entry in paragraphs(document)] == [
        ("text box 1", "4 May 2021 Referral")
    ]


def test_what_cannot_be_read_is_said() -> None:
    picture = "<w:r><w:drawing><pic:pic/></w:drawing></w:r>"
    embedded = '<w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject Type="Embed"/></w:object></w:r>'
    document = read_body(p("x", picture, picture, embedded))
    assert document.warnings == (
        "There are 2 pictures in this file. Words in pictures are not read.",
        "There is 1 embedded file in this file. Words in embedded files are not read.",
    )


CHUNK = '<w:altChunk r:id="{}"/>'


def with_chunk(name: str, content: str | bytes) -> bytes:
    return word_file(p("before") + CHUNK.format(name) + p("after"), {name: ("aFChunk", content)})


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "utf-16"])
def test_embedded_html_is_read(encoding: str) -> None:
    page = (
        "<html><head><title>no</title><style>p {}</style></head><body><h1>Seen by Zoë</h1>loose <b>words</b>"
        "<table><tr><th colspan=2>Entry</th></tr><tr><td rowspan=2>4 May 2021</td><td>Home<br>visit</td></tr>"
        "<tr><td>Call &amp; letter</td></tr></table><p>last<script>x</script></p></body></html>"
    )
    document = read(with_chunk("chunk.htm", page.encode(encoding)))
    assert texts(document) == ["before", "Seen by Zoë", "loose words", "last", "after"]
    (table,) = tables(document)
    assert grid(table) == [
        ["Entry", "[Entry]"],
        ["4 May 2021", "Home\nvisit"],
        ["[4 May 2021]", "Call & letter"],
    ]
    assert [row.is_heading for row in table.rows] == [True, False, False]


def test_embedded_text_is_read() -> None:
    assert texts(read(with_chunk("c.txt", "one\n\ntwo £5".encode("cp1252")))) == [
        "before",
        "one",
        "two £5",
        "after",
    ]


def test_an_embedded_word_file_is_read() -> None:
    inner = word_file(p("inside", text_box(p("boxed"))) + tbl(tr("4 May 2021", "Visit")))
    document = read(with_chunk("c.docx", inner))
    assert texts(document) == ["before", "inside", "boxed", "after"]
    assert grid(tables(document)[0]) == [["4 May 2021", "Visit"]]


def test_an_embedded_word_file_is_not_followed_for_ever() -> None:
    data = with_chunk("c.docx", with_chunk("c.docx", with_chunk("c.docx", word_file(p("deep")))))
    document = read(data)
    assert texts(document) == ["before", "before", "after", "after"]
    assert [reason for reason, *_ in set_aside(document)] == ["NOT_READ"]


@pytest.mark.parametrize("chunk", [CHUNK.format("c.rtf"), CHUNK.format("nowhere"), CHUNK.format("away.docx")])
def test_an_embedded_part_that_cannot_be_read_is_said(chunk: str) -> None:
    listed = relations(
        ("c.rtf", "aFChunk", "c.rtf"), ("away.docx", "aFChunk", "https://example.org/away.docx")
    )
    data = packed(
        {
            "_rels/.rels": relations(("m", "officeDocument", "word/document.xml")),
            "word/document.xml": document_xml(p("before") + chunk),
            "word/_rels/document.xml.rels": listed,
            "word/c.rtf": r"{\rtf1 words}",
        }
    )
    document = read(data)
    assert texts(document) == ["before"]
    assert [kept.unread for kept in document.set_aside] == [True]
    assert len(document.warnings) == 1


def test_an_embedded_part_in_a_cell_follows_the_table() -> None:
    body = tbl(tr(tc(CHUNK.format("c.txt") + p("cell"))), tr("last"))
    document = read(word_file(body, {"c.txt": ("aFChunk", "from the part")}))
    assert grid(tables(document)[0]) == [["cell"], ["last"]]
    assert texts(document) == ["from the part"]
