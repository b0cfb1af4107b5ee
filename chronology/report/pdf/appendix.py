"""The appendix: every file that came in, and everything in it that is no event, with the reason."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.contributions import Contribution
from chronology.report.content import Content
from chronology.report.pdf import look
from chronology.report.pdf.paper import Link, Paper
from chronology.report.pdf.structure import Group
from chronology.report.pdf.table import Column, Piece, Row, Table

_TITLE = "Files and what was set aside"
_FILES = (
    "Each file is kept as it came. The fingerprint (SHA-256) proves that the file at hand is the one that was"
    " read: a file that differs in one letter has another fingerprint."
)
_SET_ASIDE = (
    "Nothing that came in is dropped. What stands here is in a return and is no event; if something here"
    " ought to be one, the agency can be asked to send it with its date."
)


def draw_appendix(content: Content, paper: Paper, document: Group) -> Iterator[None]:
    """Draw the files, then what was set aside; gives back after each thing set aside."""
    contributions = content.timeline.contributions
    paper.turn(lambda _first, _last: _TITLE, paper.structure.element(b"H2", document))
    paper.bookmark(0, _TITLE)
    paper.bookmark(1, f"Files ({len(contributions)})")
    paper.paragraph(document, look.BAND, f"Files · {len(contributions)}", tag=b"H3")
    paper.paragraph(document, look.BODY, _FILES, width=look.WIDTH * 0.7, after=6)
    if contributions:
        _draw_files(contributions, paper, document)
    count = sum(len(each.set_aside) for each in contributions)
    paper.y -= 18
    if paper.room < 120:
        paper.turn()
    paper.bookmark(1, f"Set aside ({count})")
    paper.paragraph(document, look.BAND, f"Set aside · {count}", tag=b"H3")
    paper.paragraph(document, look.BODY, _SET_ASIDE, width=look.WIDTH * 0.7, after=6)
    if count:
        yield from _draw_set_aside(contributions, paper, document)


def _draw_files(contributions: tuple[Contribution, ...], paper: Paper, document: Group) -> None:
    table = Table(
        paper,
        document,
        (
            Column("File", 180, heads_row=True),
            Column("Agency", 108),
            Column("Kind", 40),
            Column("Rows", 38),
            Column("Events", 42),
            Column("Undated", 48),
            Column("Set aside", 54),
            Column("Fingerprint (SHA-256)", look.WIDTH - 510 + 9),
        ),
    )
    for number, each in enumerate(contributions, start=1):
        undated = sum(not event.date.is_dated for event in each.events)
        said: list[Piece] = [(look.BODY_BOLD, each.file, None)]
        said += [(look.SMALL, warning, None) for warning in each.warnings]
        table.add(
            Row(
                cells=(
                    said,
                    [(look.BODY, each.agency or "not stated", None)],
                    [(look.BODY, each.kind, None)],
                    [(look.BODY, str(each.rows), None)],
                    [(look.BODY, str(len(each.events)), None)],
                    [(look.BODY, str(undated), None)],
                    [(look.BODY, str(len(each.set_aside)), None)],
                    [(look.FINGERPRINT, each.sha256, None)],
                ),
                called=each.file,
                places=(f"file-{number}",),
            )
        )
    table.close()


def _draw_set_aside(contributions: tuple[Contribution, ...], paper: Paper, document: Group) -> Iterator[None]:
    table = Table(
        paper,
        document,
        (
            Column("From", 200, heads_row=True),
            Column("Words", 370),
            Column("Why it is no event", look.WIDTH - 570),
        ),
    )
    for number, each in enumerate(contributions, start=1):
        to = Link(f"file-{number}", f"The file {each.file} in the list of files")
        for kept in each.set_aside:
            words = " | ".join(cell for cell in kept.cells if cell.strip())
            why: list[Piece] = [(look.ASKED if kept.unread else look.SMALL_INK, str(kept.reason), None)]
            why.append((look.SMALL, kept.detail, None))
            table.add(
                Row(
                    cells=([(look.LINK, str(kept.place), to)], [(look.BODY, words, None)], why),
                    called=str(kept.place),
                )
            )
            yield
    table.close()
