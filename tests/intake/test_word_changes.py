"""Tracked changes of a Word file: the final text is read, what was deleted is set aside with its place."""

from __future__ import annotations

from tests.intake.word_files import (
    deleted,
    grid,
    p,
    r,
    read_body,
    set_aside,
    tables,
    tbl,
    tc,
    text_box,
    texts,
    tr,
)

MARK_DELETED = '<w:rPr><w:del w:id="2" w:author="A"/></w:rPr>'


def inserted(text: str) -> str:
    return f'<w:ins w:id="3" w:author="A">{r(text)}</w:ins>'


def moved(tag: str, *inside: str) -> str:
    return f'<w:{tag} w:id="4" w:author="A">{"".join(inside)}</w:{tag}>'


def test_insertions_are_in_and_deletions_are_out() -> None:
    document = read_body(p("Seen ", deleted("by nobody "), inserted("alone "), "at school"))
    assert texts(document) == ["Seen alone at school"]
    assert set_aside(document) == [("DELETED", "text", 1, ("by nobody",))]


def test_what_was_inserted_and_deleted_again_is_out() -> None:
    document = read_body(p("Seen", f'<w:ins w:id="1">{deleted(" twice")}</w:ins>'))
    assert texts(document) == ["Seen"]
    assert set_aside(document) == [("DELETED", "text", 1, ("twice",))]


def test_a_deletion_in_a_cell_has_its_row() -> None:
    body = tbl(tr("Date", "Event"), tr(tc(p(deleted("11/11/2021"), inserted("07/10/2020"))), "Visit"))
    document = read_body(body)
    assert grid(tables(document)[0])[1] == ["07/10/2020", "Visit"]
    assert set_aside(document) == [("DELETED", 1, 2, ("11/11/2021",))]


def test_a_deleted_row_is_not_counted() -> None:
    gone = tr(
        tc(p(deleted("2 May"))), tc(p(deleted("typed twice"))), settings='<w:del w:id="1" w:author="A"/>'
    )
    new = tr("3 May", "third", settings='<w:ins w:id="1" w:author="A"/>')
    document = read_body(tbl(tr("1 May", "first"), gone, new))
    (table,) = tables(document)
    assert [(row.number, row.cells[0].text) for row in table.rows] == [(1, "1 May"), (2, "3 May")]
    assert set_aside(document) == [("DELETED", 1, 1, ("2 May", "typed twice"))]


def test_a_table_deleted_as_a_whole_is_no_table() -> None:
    gone = tr(tc(p(deleted("secret"))), settings='<w:del w:id="1"/>')
    document = read_body(tbl(gone) + tbl(tr("kept")))
    assert [(table.name, grid(table)) for table in tables(document)] == [(1, [["kept"]])]
    assert [(reason, cells) for reason, _, _, cells in set_aside(document)] == [("DELETED", ("secret",))]


def test_a_deleted_cell_is_out_and_an_inserted_one_is_in() -> None:
    body = tbl(tr("a", tc("gone", settings="<w:cellDel/>"), tc("new", settings="<w:cellIns/>")))
    document = read_body(body)
    assert grid(tables(document)[0]) == [["a", "new"]]
    assert set_aside(document) == [("DELETED", 1, 1, ("gone",))]


def test_a_merge_made_in_tracked_changes_is_a_merge() -> None:
    merged = '<w:cellMerge w:id="1" w:author="A" w:vMerge="cont" w:vMergeOrig="rest"/>'
    document = read_body(tbl(tr("4 May 2021", "a"), tr(tc(settings=merged), "b")))
    assert grid(tables(document)[0]) == [["4 May 2021", "a"], ["[4 May 2021]", "b"]]


def test_paragraphs_whose_mark_was_deleted_are_one() -> None:
    body = (
        p("Mother said ", settings=MARK_DELETED)
        + p(deleted("nothing"), settings=MARK_DELETED)
        + p("she was well")
    )
    document = read_body(body + p("next"))
    assert texts(document) == ["Mother said she was well", "next"]
    assert set_aside(document) == [("DELETED", "text", 1, ("nothing",))]


def test_a_deleted_mark_at_the_end_loses_no_words() -> None:
    document = read_body(
        p("before the table", settings=MARK_DELETED) + tbl(tr(tc(p("in it", settings=MARK_DELETED))))
    )
    assert texts(document) == ["before the table"]
    assert tables(document)[0].title == "before the table"
    assert grid(tables(document)[0]) == [["in it"]]


def test_moved_words_count_once_at_their_new_place() -> None:
    body = p("A. ", moved("moveTo", r("glass breaking"))) + p(
        "B. ", moved("moveFrom", r("glass "), r("breaking"))
    )
    document = read_body(body)
    assert texts(document) == ["A. glass breaking", "B. "]
    assert document.set_aside == ()


def test_words_moved_twice_are_not_lost_on_the_way() -> None:
    document = read_body(p("B. ", moved("moveFrom", moved("moveTo", r("glass breaking")))))
    assert set_aside(document) == [("DELETED", "text", 1, ("glass breaking",))]


def test_words_moved_away_without_a_new_place_are_set_aside() -> None:
    document = read_body(p("B. ", moved("moveFrom", r("glass breaking"))))
    assert set_aside(document) == [("DELETED", "text", 1, ("glass breaking",))]


def test_a_deleted_text_box_is_deleted() -> None:
    document = read_body(p("kept", f'<w:del w:id="1">{text_box(p(deleted("gone")), p("with it"))}</w:del>'))
    assert texts(document) == ["kept"]
    assert set_aside(document) == [("DELETED", "text", 1, ("gone\nwith it",))]


def test_whole_paragraphs_in_a_deletion_are_out() -> None:
    document = read_body(f'<w:del w:id="1">{p("gone")}{tbl(tr("this", "too"))}</w:del>' + p("kept"))
    assert texts(document) == ["kept"]
    assert [cells for *_, cells in set_aside(document)] == [("gone\nthis\ttoo",)]


def test_a_nested_table_carries_its_deletions_into_the_row() -> None:
    nested = tbl(tr(tc(p("3.1 kg", deleted(" or so")))))
    document = read_body(tbl(tr("Date", "Event"), tr("4 May 2021", tc(p("Weighed:"), nested))))
    assert set_aside(document) == [("DELETED", 1, 2, ("or so",))]


def test_earlier_settings_in_a_change_are_no_change_of_words() -> None:
    changed = '<w:rPrChange w:id="1" w:author="A"><w:rPr><w:strike/><w:vanish/></w:rPr></w:rPrChange>'
    document = read_body(p(r("kept", changed), settings='<w:pPrChange w:id="1"><w:pPr/></w:pPrChange>'))
    assert texts(document) == ["kept"]
    assert document.warnings == ()
