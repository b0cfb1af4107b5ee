"""Coverage at a glance: who recorded when, saw the child, asked, knew of which adult; and the clocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chronology.calendar.clocks import State
from chronology.model.coverage import Asking, Coverage, Seen
from chronology.report.content import Content
from chronology.report.lines import AGENCY_NOT_SAID, day_in_words
from chronology.report.marks import agency_kind
from chronology.report.pdf import look
from chronology.report.pdf.look import Style
from chronology.report.pdf.paper import Link, Paper
from chronology.report.pdf.structure import Group
from chronology.report.pdf.table import Column, Piece, Row, Table

_HEADS = 132.0  # points for the name at the head of a row
_TINTS = ("", "#E7EFF6", "#CFE0EE", "#AFCBE2")
_CELLS = tuple(Style(7.4, 11.2, ground=tint, indent=2) for tint in _TINTS)
_NOTHING = Style(7.4, 11.2, ink=look.SECOND_INK, indent=2)
_SEEN = Style(7.4, 11.2, indent=10, flag="disc")
_ALONE = Style(7.4, 11.2, indent=10, flag="star")
_NOT_SEEN = Style(7.4, 11.2, ink=look.QUESTION, indent=10, flag="ring")
_ASKED = Style(7.4, 11.2, ink=look.UNDERSTOOD, indent=10, flag="disc")
_COULD_NOT = Style(7.4, 11.2, ink=look.QUESTION, indent=10, flag="ring")
_MISSED = Style(7.4, 10.2, ink=look.QUESTION, bold=True)
_INTRODUCTION = (
    "These tables count what the entries say, as far as the program could read it. A number is a place to"
    " look, not a finding; a dash means that no entry says it. An entry with a doubtful date counts where it"
    " may begin."
)

Cells = Sequence[Sequence[Piece]]


def draw_coverage(content: Content, numbers: Mapping[str, int], paper: Paper, document: Group) -> None:
    """Draw the coverage of a case, then its clocks. `numbers` are the numbers of events by their ids."""
    coverage = content.coverage
    if coverage is None or not coverage.stretches:
        return
    paper.turn(lambda _first, _last: "Coverage", paper.structure.element(b"H2", document))
    paper.bookmark(0, "Coverage")
    paper.paragraph(document, look.BODY, _INTRODUCTION, width=look.WIDTH * 0.7, after=6)
    _draw_entries(coverage, paper, document)
    _draw_seen(coverage, paper, document)
    _draw_asking(coverage, paper, document)
    _draw_adults(coverage, paper, document)
    if content.clocks:
        _draw_clocks(content, numbers, paper, document)


def _draw_entries(coverage: Coverage, paper: Paper, document: Group) -> None:
    most = max((cell.entries for row in coverage.seen for cell in row), default=0)
    rows = [
        (agency, [_counted(cell.entries, most) for cell in row])
        for agency, row in zip(coverage.agencies, coverage.seen, strict=True)
    ]
    _draw_grid("Who recorded, and when", "Agency", coverage, rows, paper, document)


def _draw_seen(coverage: Coverage, paper: Paper, document: Group) -> None:
    rows = [
        (agency, [_seen(cell) for cell in row])
        for agency, row in zip(coverage.agencies, coverage.seen, strict=True)
    ]
    _draw_grid("When the child was seen", "Agency", coverage, rows, paper, document)


def _draw_asking(coverage: Coverage, paper: Paper, document: Group) -> None:
    rows = [
        ("Contacts at which a parent could be asked", [_plain(each.possible) for each in coverage.asking]),
        ("What became of asking", [_asking(each) for each in coverage.asking]),
    ]
    _draw_grid("Asking about domestic abuse", "In all returns", coverage, rows, paper, document)


def _draw_adults(coverage: Coverage, paper: Paper, document: Group) -> None:
    """Which agencies' entries mention which adult: one that only one agency knew of stands out."""
    if not coverage.adults or not coverage.agencies:
        return
    _head("Which agencies knew of which adult", paper, document)
    most = max(max(adult.by.values(), default=0) for adult in coverage.adults)
    width = (look.WIDTH - _HEADS) / len(coverage.agencies)
    columns = [Column("Adult", _HEADS, heads_row=True), *(Column(name, width) for name in coverage.agencies)]
    table = Table(paper, document, columns)
    for adult in coverage.adults:
        head: list[Piece] = [(look.BODY_BOLD, adult.name, None)]
        if adult.relation:
            head.append((look.SMALL, adult.relation, None))
        cells = [_counted(adult.by.get(agency, 0), most) for agency in coverage.agencies]
        table.add(Row(cells=(head, *cells), called=adult.name))
    table.close()
    paper.y -= 16


def _draw_grid(
    title: str,
    heads: str,
    coverage: Coverage,
    rows: Sequence[tuple[str, Cells]],
    paper: Paper,
    document: Group,
) -> None:
    """A table of rows over the stretches of the review's time."""
    _head(title, paper, document)
    width = (look.WIDTH - _HEADS) / len(coverage.stretches)
    columns = [
        Column(heads, _HEADS, heads_row=True),
        *(Column(each.name, width) for each in coverage.stretches),
    ]
    table = Table(paper, document, columns, barred=0)
    for name, cells in rows:
        kind = agency_kind(name)
        is_agency = name in coverage.agencies
        style = look.AGENCY if is_agency else look.BODY_BOLD
        table.add(
            Row(
                cells=([(style, name or AGENCY_NOT_SAID, None)], *cells),
                called=name,
                ink=kind.colour if is_agency else "",
                shape=kind.shape if is_agency else "",
            )
        )
    table.close()
    paper.y -= 16


def _draw_clocks(content: Content, numbers: Mapping[str, int], paper: Paper, document: Group) -> None:
    _head("Times that are set", paper, document)
    table = Table(
        paper,
        document,
        (
            Column("Clock", 250, heads_row=True),
            Column("Began", 150),
            Column("Due", 110),
            Column("How it stands", 130),
            Column("From", look.WIDTH - 640),
        ),
    )
    for clock in content.clocks:
        number = numbers.get(clock.event)
        place = f"{clock.agency or AGENCY_NOT_SAID}, event {number}" if number else clock.agency
        link = Link(f"event-{number}", f"Event {number}") if number else None
        stands = _MISSED if clock.state is State.MISSED else look.SMALL_INK
        table.add(
            Row(
                cells=(
                    [(look.BODY, f"{clock.name} ({clock.rule})", None)],
                    [(look.SMALL_INK, day_in_words(clock.start) if clock.start else "not known", None)],
                    [(look.SMALL_INK, day_in_words(clock.due) if clock.due else "cannot tell", None)],
                    [(stands, clock.said, None)],
                    [(look.LINK if link else look.SMALL, place, link)],
                ),
                called=clock.name,
            )
        )
    table.close()


def _head(title: str, paper: Paper, document: Group) -> None:
    if paper.room < 110:
        paper.turn()
    paper.bookmark(1, title)
    paper.paragraph(document, look.BAND, title, tag=b"H3", after=2)


def _counted(count: int, most: int) -> list[Piece]:
    """A number on a ground that is the darker the more there are."""
    if not count:
        return [(_NOTHING, "–", None)]
    return [(_CELLS[1 + min(2, 3 * (count - 1) // max(1, most))], str(count), None)]


def _plain(count: int) -> list[Piece]:
    return [(_CELLS[0], str(count), None)] if count else [(_NOTHING, "–", None)]


def _seen(cell: Seen) -> list[Piece]:
    parts: list[Piece] = []
    if cell.seen:
        parts.append((_SEEN, f"seen {cell.seen}", None))
    if cell.alone:
        parts.append((_ALONE, f"alone {cell.alone}", None))
    if cell.not_seen:
        parts.append((_NOT_SEEN, f"not seen {cell.not_seen}", None))
    return parts or [(_NOTHING, "–", None)]


def _asking(each: Asking) -> list[Piece]:
    parts: list[Piece] = []
    if each.asked:
        parts.append((_ASKED, f"asked {each.asked}", None))
    if each.could_not:
        parts.append((_COULD_NOT, f"could not {each.could_not}", None))
    return parts or [(_NOTHING, "–", None)]
