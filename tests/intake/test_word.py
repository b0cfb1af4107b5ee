"""The words of a Word file: paragraphs, runs, fields, forms, signs, styles."""

from __future__ import annotations

import pytest

from tests.intake.word_files import (
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
    texts,
    tr,
    word_file,
)


def complex_field(code: str, *result: str, form: str = "") -> str:
    shown = "".join(result)
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{form}</w:fldChar></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_words_cut_into_runs_are_whole_again() -> None:
    body = p(
        r("Home vis"),
        '<w:proofErr w:type="spellStart"/>',
        r("it by the health "),
        '<w:bookmarkStart w:id="1" w:name="x"/><w:bookmarkEnd w:id="1"/>',
        f'<w:hyperlink r:id="none">{r("visitor")}</w:hyperlink>',
        f"<w:smartTag>{r(', no reply')}</w:smartTag>",
    )
    assert texts(read_body(body)) == ["Home visit by the health visitor, no reply"]


def test_breaks_tabs_and_hyphens() -> None:
    run = (
        "<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t><w:cr/>"
        "<w:t>so</w:t><w:softHyphen/><w:t>cial</w:t><w:noBreakHyphen/><w:t>care</w:t></w:r>"
    )
    assert texts(read_body(p(run))) == ["one\ttwo\nthree\nsocial\u2011care"]


def test_paragraphs_are_counted_without_the_empty_ones() -> None:
    document = read_body(p("first") + p() + p("  ") + p("second"))
    assert [(entry.number, entry.text) for entry in paragraphs(document)] == [(1, "first"), (2, "second")]
    assert {entry.story for entry in paragraphs(document)} == {"text"}


def test_a_comment_of_the_xml_inside_words_loses_none() -> None:
    assert texts(read_body("<w:p><w:r><w:t>seen<!-- x --> alone</w:t></w:r></w:p>")) == ["seen alone"]


def test_unknown_wrappers_hide_no_words() -> None:
    body = f'<w:novelty xmlns:z="urn:z"><z:more>{p("within")}</z:more></w:novelty>' + p(
        f"<w:novel>{r('and here')}</w:novel>"
    )
    assert texts(read_body(body)) == ["within", "and here"]


def test_words_outside_any_paragraph_are_kept() -> None:
    assert texts(read_body(r("astray") + p("in place"))) == ["astray", "in place"]


def test_a_field_shows_its_result_and_not_its_code() -> None:
    nested = complex_field("IF " + "x", r("shown"))
    body = p("Printed ", complex_field(" DATE ", r("4 May 2021")), " and ", nested)
    document = read_body(body)
    assert texts(document) == ["Printed 4 May 2021 and shown"]
    assert document.set_aside == ()


def test_words_in_the_code_of_a_field_are_set_aside() -> None:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    document = read_body(p("before ", begin, r("unseen"), end, "after"))
    assert texts(document) == ["before after"]
    assert set_aside(document) == [("HIDDEN_NOTE", "text", 1, ("unseen",))]


def test_a_field_that_never_ends_hides_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert texts(read_body(p(begin, "the visit") + p("the next"))) == ["the visit", "the next"]


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("<w:checkBox><w:default w:val='0'/></w:checkBox>", "☐"),
        ("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>", "☒"),
        ("<w:checkBox><w:default w:val='1'/><w:checked w:val='0'/></w:checkBox>", "☐"),
        (
            "<w:ddList><w:result w:val='1'/><w:listEntry w:val='No'/><w:listEntry w:val='Seen'/></w:ddList>",
            "Seen",
        ),
        ("<w:ddList><w:listEntry w:val='Not seen'/></w:ddList>", "Not seen"),
        ("<w:ddList><w:result w:val='9'/><w:listEntry w:val='Not seen'/></w:ddList>", ""),
    ],
)
def test_old_form_fields_show_what_was_chosen(form: str, shown: str) -> None:
    body = p("Child: ", complex_field("FORM", form=f"<w:ffData>{form}</w:ffData>"), ".")
    assert texts(read_body(body)) == [f"Child: {shown}."]


def test_a_chosen_entry_that_is_also_written_out_stands_once() -> None:
    form = "<w:ffData><w:ddList><w:listEntry w:val='Seen'/></w:ddList></w:ffData>"
    assert texts(read_body(p(complex_field("FORM", r("Seen"), form=form)))) == ["Seen"]


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [("Wingdings", "F0FE", "☑"), ("Wingdings", "006F", "☐"), ("Symbol", "F0B7", "•"), ("Arial", "2714", "✔")],
)
def test_signs_from_sign_fonts(font: str, code: str, shown: str) -> None:
    assert texts(read_body(p(f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>', " yes"))) == [
        f"{shown} yes"
    ]


def test_a_broken_sign_is_no_fault() -> None:
    assert texts(read_body(p('<w:r><w:sym w:font="Symbol" w:char="zz"/></w:r>', "yes"))) == ["yes"]


def test_reading_aids_and_formulas() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{r('kan')}</w:rt><w:rubyBase>{r('漢')}</w:rubyBase></w:ruby></w:r>"
    one, two = (f"<m:r><m:t>{figure}</m:t></m:r>" for figure in "12")
    half = f"<m:oMath><m:f><m:num>{one}</m:num><m:den>{two}</m:den></m:f></m:oMath>"
    assert texts(read_body(p(ruby, " took ", half, " tablet"))) == ["漢 (kan) took 1/2 tablet"]


CONTROL = "<w:sdt><w:sdtPr>{settings}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
PROMPT = r("Click here to enter a date.", '<w:rStyle w:val="PlaceholderText"/>')


@pytest.mark.parametrize("around", ["run", "paragraph", "cell"])
def test_a_content_control_shows_its_words(around: str) -> None:
    for settings, content, expected in (
        ("", r("4 May 2021"), "4 May 2021"),
        ("<w:showingPlcHdr/>", PROMPT, ""),
        ("<w:showingPlcHdr/>", r("Filled in by a program"), "Filled in by a program"),
        ("<w:showingPlcHdr w:val='0'/>", PROMPT, "Click here to enter a date."),
    ):
        inside = {"run": content, "paragraph": p(content), "cell": tc(p(content))}[around]
        control = CONTROL.format(settings=settings, content=inside)
        cell = {"run": tc(p(control)), "paragraph": tc(control), "cell": control}[around]
        document = read_body(tbl(tr("Date"), tr(cell)))
        assert grid(tables(document)[0]) == [["Date"], [expected]]
        prompts = [("NOTE", 1, 2, ("Click here to enter a date.",))] if not expected else []
        assert set_aside(document) == prompts


def test_hidden_words_are_set_aside_at_their_place() -> None:
    document = read_body(p("Seen ", r("by whom?", "<w:vanish/>"), r("alone", '<w:vanish w:val="0"/>')))
    assert texts(document) == ["Seen alone"]
    assert set_aside(document) == [("HIDDEN_NOTE", "text", 1, ("by whom?",))]


STYLES = part(
    "styles",
    """
    <w:style w:type="paragraph" w:styleId="Kop"><w:name w:val="heading 2"/></w:style>
    <w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="Kop"/></w:style>
    <w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
    <w:style w:type="paragraph" w:styleId="Bul"><w:name w:val="List Bullet"/></w:style>
    <w:style w:type="paragraph" w:styleId="Num"><w:name w:val="Numbered"/>
      <w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="In"><w:name w:val="toc 1"/></w:style>
    <w:style w:type="character" w:styleId="Out"><w:name w:val="Removed"/><w:rPr><w:strike/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="Gone"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="Ring"><w:name w:val="Ring"/><w:basedOn w:val="Loop"/></w:style>
    <w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Ring"/></w:style>
    """,
)


def styled(style: str, text: str = "words", more: str = "") -> str:
    return p(text, settings=f'<w:pStyle w:val="{style}"/>{more}')


def test_headings_and_lists_are_told_by_their_styles() -> None:
    body = (
        "".join(map(styled, ("T", "Kop", "Own", "Bul", "Num", "Ring", "None")))
        + p("words", settings='<w:outlineLvl w:val="0"/>')
        + p("words", settings='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>')
        + styled("Num", more='<w:numPr><w:numId w:val="0"/></w:numPr>')
        + styled("Kop", more='<w:outlineLvl w:val="9"/>')
    )  # fmt: skip
    found = [(entry.level, entry.is_list) for entry in paragraphs(read_body(body, styles=("styles", STYLES)))]
    assert found == [
        (1, False), (2, False), (2, False), (0, True), (0, True), (0, False), (0, False),
        (1, False), (0, True), (0, False), (0, False),
    ]  # fmt: skip


def test_a_table_of_contents_is_set_aside() -> None:
    document = read_body(
        styled("In", "4 May 2021 Strategy meeting\t3") + p("after"), styles=("styles", STYLES)
    )
    assert texts(document) == ["after"]
    assert set_aside(document) == [("NOTE", "text", None, ("4 May 2021 Strategy meeting\t3",))]


def test_styles_that_strike_and_hide() -> None:
    body = p("kept ", r("not so", '<w:rStyle w:val="Out"/>')) + styled("Gone", "secret")
    document = read_body(body, styles=("styles", STYLES))
    assert texts(document) == ["kept not so"]
    assert document.warnings == ("In paragraph 1, words are struck through. They were kept.",)
    assert set_aside(document) == [("HIDDEN_NOTE", "text", 1, ("secret",))]


def test_struck_words_in_cells() -> None:
    strike = "<w:strike/>"
    body = tbl(
        tr(tc(p(r("4 May 2021", strike))), tc(p(r("Home visit", "<w:dstrike/>"), r(" made", strike)), p())),
        tr("5 May 2021", tc(p("Seen ", r("alone", strike), " at home"))),
        tr("6 May 2021", tc(p(r("Not struck", '<w:strike w:val="false"/>')))),
    )
    rows = tables(read_body(body))[0].rows
    assert [cell.struck for cell in rows[0].cells] == [True, True]
    assert rows[0].cells[1].text == "Home visit made"
    assert (rows[1].cells[1].text, rows[1].cells[1].struck) == ("Seen alone at home", False)
    assert rows[1].cells[1].notes == ("Struck through: alone",)
    assert not rows[2].cells[1].struck
    assert rows[2].cells[1].notes == ()


def test_strict_word_files_read_like_the_others() -> None:
    body = tbl(tr(tc("4 May 2021"), tc(p("Seen ", r("x", "<w:vanish/>")))))
    xml = document_xml(body).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    document = read(word_file("", replaced={"word/document.xml": xml}))
    assert grid(tables(document)[0]) == [["4 May 2021", "Seen "]]
    assert [kept.cells for kept in document.set_aside] == [("x",)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_byte_order_marks_and_wide_letters(encoding: str) -> None:
    xml = document_xml(p("Siân, Łukasz, عائشة")).replace("UTF-8", encoding.removesuffix("-sig").upper())
    document = read(word_file("", replaced={"word/document.xml": xml.encode(encoding)}))
    assert texts(document) == ["Siân, Łukasz, عائشة"]


def test_characters_that_nobody_sees_are_left_out() -> None:
    assert texts(read_body(p("no\x7f con\x84cerns — £5"))) == ["no concerns — £5"]


def test_properties_are_the_file_s_own() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>Chronology for Ada</dc:title><dc:subject></dc:subject><cp:keywords>review</cp:keywords>"
        "<dc:creator>A. Barr</dc:creator></cp:coreProperties>"
    )
    app = '<Properties xmlns="urn:app"><Company>Northbeck School</Company><Pages>3</Pages></Properties>'
    document = read(word_file(p("x"), properties={"core": core, "app": app}))
    assert document.properties == ("Chronology for Ada", "Northbeck School", "review")


def test_the_main_part_may_have_any_name() -> None:
    data = packed(
        {
            "_rels/.rels": relations(("a", "officeDocument", "/word/document2.xml")),
            "word/document2.xml": document_xml(p("found")),
        }
    )
    assert texts(read(data)) == ["found"]


def test_a_control_that_holds_more_than_a_prompt_is_read() -> None:
    """Its mark says that only a prompt is in it, but words were deleted from it."""
    gone = '<w:del w:id="1"><w:r><w:delText>4 May 2021</w:delText></w:r></w:del>'
    for content in (gone, PROMPT + gone):
        control = CONTROL.format(settings="<w:showingPlcHdr/>", content=content)
        document = read_body(p("Date: ", control))
        assert [kept.cells for kept in document.set_aside] == [("4 May 2021",)]
