"""Beside the table: the event come to in its agency's words, the row as it came, and what the review says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout

from chronology.model.curation import Correction
from chronology.model.dates import describe
from chronology.model.event_rows import Column, Row
from chronology.model.findings import Finding
from chronology.model.sought import Phrase, places
from chronology.report.lines import AGENCY_NOT_SAID, time_in_words
from chronology.report.marks import agency_kind
from chronology.ui.controls import button, ground
from chronology.ui.fitted import FittedWords
from chronology.ui.flow import FlowLayout
from chronology.ui.lanes.accounts import NOTHING_YET
from chronology.ui.marks import agency_colour
from chronology.ui.table.marking import MarkingPanel
from chronology.ui.table.painting import lit_ground
from chronology.ui.theme import Theme

Cells = Sequence[tuple[str, str]]
"""A row as it came: each heading with its cell."""

_BESIDE = (
    ("source", "Source"),
    ("who", "Professional"),
    ("family_member", "Family member"),
    ("seen", "Child seen"),
    ("voice", "Child's voice"),
    ("action", "Action or outcome"),
    ("analysis", "Their view, kept apart from fact"),
)
_AS_IT_CAME = "row"
_HOW = (
    "Choose an event to read it whole: every column as the agency wrote it, and where it stands in its file."
)


class SidePanel(QScrollArea):
    """One event whole; of several that are selected, what can be said of all of them.

    `row_of` gives an event's row as it came, or None where it is not kept.
    """

    correction_wanted = Signal(object)  # the Column to put right
    question_wanted = Signal(str)  # the id of a finding

    def __init__(self, theme: Theme, row_of: Callable[[str], Cells | None]) -> None:
        super().__init__()
        self._theme = theme
        self._row_of = row_of
        self._row: Row | None = None
        self._several = ("", "")  # a heading, and what is said where no event is chosen, or more than one
        self._about: tuple[Sequence[Finding], Sequence[Correction], tuple[Phrase, ...]] = ((), (), ())
        self._is_open = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(224)
        self.setAccessibleName("The chosen event")
        self._words = FittedWords("The chosen event, in its agency's own words")
        self._words.anchorClicked.connect(self._follow)
        self.marking = MarkingPanel(theme)
        self._date = button("Correct the date…")
        self._agency = button("Correct the agency…")
        self._date.clicked.connect(lambda: self.correction_wanted.emit(Column.WHEN))
        self._agency.clicked.connect(lambda: self.correction_wanted.emit(Column.AGENCY))
        buttons = FlowLayout()
        for each in (self._date, self._agency):
            buttons.addWidget(each)
        inside = ground("side")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 8, 16, 16)
        column.setSpacing(16)
        column.addWidget(self._words)
        column.addLayout(buttons)
        column.addWidget(self.marking)
        column.addStretch(1)
        self.setWidget(inside)
        self.show_nothing()

    def show_nothing(self, is_anything: bool = True) -> None:
        """Say how an event gets here, or that there is none yet."""
        self._row, self._several = None, ("", _HOW if is_anything else NOTHING_YET)
        self._write()
        self._offer(False)
        self.marking.show_marks((), 0, can_change=False)

    def show_event(
        self,
        row: Row,
        findings: Sequence[Finding],
        corrections: Sequence[Correction],
        phrases: tuple[Phrase, ...],
        can_change: bool,
    ) -> None:
        """Show an event with the open questions on it, and with what is looked for lit."""
        if self._row is None or row.event.id != self._row.event.id:
            self._is_open = False
            self.verticalScrollBar().setValue(0)
        self._row, self._about = row, (findings, corrections, phrases)
        self._offer(can_change)
        self.marking.show_marks((row.marks,), 1, can_change)
        self._write()

    def show_several(self, rows: Sequence[Row], count: int, can_change: bool) -> None:
        """Show that many events are selected; `rows` are the first of them."""
        agencies = sorted({row.event.agency or AGENCY_NOT_SAID for row in rows})
        more = " and others" if count > len(rows) else ""
        self._row, self._several = None, (f"{count:,} events selected", f"{', '.join(agencies)}{more}")
        self._write()
        self._offer(False)
        self.marking.show_marks([row.marks for row in rows], count, can_change)

    def dress(self, theme: Theme) -> None:
        """Show the same in another palette."""
        self._theme = theme
        self.marking.dress(theme)
        self._write()

    def _offer(self, can_correct: bool) -> None:
        self._date.setVisible(can_correct)
        self._agency.setVisible(can_correct)

    def _follow(self, link: QUrl) -> None:
        if link.toString() == _AS_IT_CAME:
            self._is_open = not self._is_open
            self._write()
        else:
            self.question_wanted.emit(link.toString())

    def _write(self) -> None:
        if self._row is None:
            heading, words = self._several
            above = f"<p style='font-size:large'><b>{heading}</b></p>" if heading else ""
            self._words.setHtml(f"{above}<p style='color:{self._theme.second_ink}'>{escape(words)}</p>")
            return
        findings, corrections, _ = self._about
        parts = [*self._heading(self._row), *map(self._corrected, corrections), *self._columns(self._row)]
        parts += self._from(self._row)
        parts += [self._question(each) for each in findings]
        self._words.setHtml("".join(parts))

    def _heading(self, row: Row) -> list[str]:
        event, theme = row.event, self._theme
        clock = time_in_words(event.date.time)
        kind = agency_kind(event.agency)
        colour = agency_colour(kind, theme.name == "dark").name()
        written = event.date.as_written.strip()
        second = f"<p style='color:{theme.second_ink}'>"
        parts = [
            f"<p style='font-size:large'><b>{escape(describe(event.date))}"
            f"{', ' + escape(clock) if clock else ''}</b></p>",
            f"<p><span style='color:{colour}'>▌</span><b>{escape(event.agency or AGENCY_NOT_SAID)}</b></p>",
        ]
        if written:
            parts.append(f"{second}as written: {escape(written)}</p>")
        parts += [f"{second}{escape(said)}</p>" for said in (*event.date.warnings, *event.confirm)]
        return parts

    def _columns(self, row: Row) -> list[str]:
        event = row.event
        parts = [f"<p>{self._lit(event.text)}</p>"]
        for name, heading in _BESIDE:
            words = getattr(event, name)
            if words.strip():
                paper = f" style='background:{self._theme.analysis}'" if name == "analysis" else ""
                parts.append(f"<p{paper}>{self._named(heading)} {self._lit(words)}</p>")
        return parts + [
            f"<p>{self._named(each.heading)} {self._lit(each.text)}</p>"
            for each in event.other
            if each.text.strip()
        ]

    def _named(self, heading: str) -> str:
        return f"<span style='color:{self._theme.second_ink}'>{escape(heading)}:</span>"

    def _from(self, row: Row) -> list[str]:
        theme = self._theme
        parts = [
            f"<p><a style='color:{theme.accent}' href='{_AS_IT_CAME}'>{escape(str(row.event.place))}</a></p>"
        ]
        cells = self._row_of(row.event.id) if self._is_open else ()
        if cells is None:
            parts.append(f"<p style='color:{theme.second_ink}'>The row itself is not kept.</p>")
        elif cells:
            lines = "".join(
                f"<tr><td style='color:{theme.second_ink}'>{escape(heading) or '–'}</td>"
                f"<td>{self._lit(cell)}</td></tr>"
                for heading, cell in cells
            )
            parts.append(f"<table width='100%' bgcolor='{theme.rail}' cellpadding='4'>{lines}</table>")
        return parts

    def _corrected(self, correction: Correction) -> str:
        by = f" by {correction.who}" if correction.who else ""
        why = f": {correction.why}" if correction.why else ""
        said = (
            f"The {correction.what} was put right{by} on {correction.at[:10]},"
            f" from ‘{correction.was}’ to ‘{correction.now}’{why}"
        )
        return f"<p style='color:{self._theme.understood}'>{escape(said)}</p>"

    def _question(self, finding: Finding) -> str:
        theme = self._theme
        return (
            f"<p style='color:{theme.question}'><b>{escape(finding.question)}</b></p>"
            f"<p style='color:{theme.second_ink}'>{escape(finding.why)} "
            f"<a style='color:{theme.accent}' href='{escape(finding.id)}'>{escape(finding.rule)}</a></p>"
        )

    def _lit(self, words: str) -> str:
        """Words with their breaks, and with what is looked for lit."""
        phrases = self._about[2]
        parts, at = [], 0
        for start, end in places(phrases, words):
            parts.append(escape(words[at:start]))
            lit = escape(words[start:end])
            parts.append(f"<u style='background:{lit_ground(self._theme)}'>{lit}</u>")
            at = end
        return "".join((*parts, escape(words[at:]))).replace("\n", "<br>")
