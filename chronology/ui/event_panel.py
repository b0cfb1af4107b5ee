"""The panel beside the table: one event with every word of its row, and what is asked about it."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QTextBrowser, QWidget

from chronology.model.dates import describe
from chronology.model.events import Event
from chronology.model.findings import Finding
from chronology.ui.theme import Theme

_FIELDS = (
    ("source", "Source"),
    ("who", "Who"),
    ("family_member", "Family member"),
    ("seen", "Child seen"),
    ("voice", "Child's voice"),
    ("action", "Action or outcome"),
    ("analysis", "Their view, kept apart from fact"),
    ("sequence", "Number in the return"),
)


class EventPanel(QTextBrowser):
    """Shows one event. The words are the agency's own and can be selected and copied."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setOpenLinks(False)
        self.setAccessibleName("The chosen event, with the row as it came")
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say how an event gets here."""
        self.setHtml(
            f"<p style='color:{self._theme.second_ink}'>Choose an event to read it whole: "
            "every column as the agency wrote it, and where it stands in its file.</p>"
        )

    def show_event(self, event: Event, findings: list[Finding]) -> None:
        """Show an event, and the findings that rest on it."""
        second = self._theme.second_ink
        parts = [
            f"<p style='color:{second}'>{escape(event.agency or 'Agency not stated')}</p>",
            f"<p style='font-size:17px'><b>{escape(describe(event.date))}</b></p>",
        ]
        if event.date.as_written.strip():
            parts.append(f"<p style='color:{second}'>as written: {escape(event.date.as_written.strip())}</p>")
        parts += [f"<p style='color:{second}'>{escape(said)}</p>" for said in event.date.warnings]
        parts.append(f"<p>{_lines(event.text)}</p>")
        for name, label in _FIELDS:
            words = getattr(event, name)
            if words.strip():
                ground = f" style='background:{self._theme.analysis}'" if name == "analysis" else ""
                parts.append(f"<p{ground}><b>{label}</b><br>{_lines(words)}</p>")
        parts += [f"<p><b>{escape(w.heading)}</b><br>{_lines(w.text)}</p>" for w in event.other]
        parts.append(f"<p style='color:{second}'>From {escape(str(event.place))}</p>")
        if event.confirm:
            parts.append("<p><b>To confirm</b></p>")
            parts += [f"<p>{escape(said)}</p>" for said in event.confirm]
        for finding in findings:
            parts.append(
                f"<p style='color:{self._theme.question}'><b>{escape(finding.question)}</b></p>"
                f"<p>{escape(finding.why)}<br>"
                f"<span style='color:{second}'>{escape(finding.rule)} · {escape(finding.source)}</span></p>"
            )
        self.setHtml("".join(parts))


def _lines(words: str) -> str:
    return escape(words).replace("\n", "<br>")
