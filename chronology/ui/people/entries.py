"""The entries that name somebody, as rich text, with links to where each can be seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import escape

from chronology.model.events import Event
from chronology.model.findings import Finding, Severity, Span
from chronology.model.people import Mention
from chronology.report.marks import agency_kind
from chronology.ui.lanes.accounts import account, when
from chronology.ui.theme import Theme

MOST = 40
"""Entries shown whole; where there are more, it is said how many."""
TIMELINE, TABLE, NOT_SO = "timeline:", "table:", "not:"


def entries(
    events: Sequence[Event], mentions: Iterable[Mention], theme: Theme, can_take_off: bool = False
) -> str:
    """The entries with links, the mentions lit; `can_take_off` offers that one is not about the person."""
    lit = tuple(Span(each.event, each.field, each.start, each.end) for each in mentions if each.field)
    named = Finding("", "", Severity.LOW, (), "", "", "", words=lit)
    calm = replace(theme, question_ground=theme.selected)  # a mention is no question
    parts = []
    for event in events[:MOST]:
        links = [(TIMELINE, "Show in the timeline"), (TABLE, "Show in the table")]
        links += [(NOT_SO, "Not about this person")] if can_take_off else []
        told = " &nbsp; ".join(
            f"<a style='color:{theme.accent}' href='{kind}{escape(event.id)}'>{words}</a>"
            for kind, words in links
        )
        body = account(event, agency_kind(event.agency), (named,), calm)
        parts.append(f"<p><b>{escape(when(event))}</b></p>{body}<p>{told}</p>")
    if len(events) > MOST:
        parts.append(f"<p>And {len(events) - MOST} more entries.</p>")
    return "".join(parts)
