"""What the agencies wrote of one occurrence, as rich text: each account whole, with its place in its file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape

from chronology.model.agencies import AgencyType
from chronology.model.dates import describe
from chronology.model.events import Event
from chronology.model.findings import Finding
from chronology.report.age import age_in_words, counted
from chronology.report.lines import AGENCY_NOT_SAID, time_in_words
from chronology.ui.lanes.scene import Scene
from chronology.ui.marks import agency_colour
from chronology.ui.theme import Theme

ROW = "row:"
"""How the link to an event's row as it came begins; the event's id follows."""

Row = tuple[tuple[str, str], ...]
"""A row as it came: each heading with its cell."""

_BESIDE = (
    ("who", "Professional"),
    ("family_member", "Family member"),
    ("seen", "Child seen"),
    ("voice", "Child's voice"),
    ("action", "Action or outcome"),
    ("analysis", "Their view, kept apart from fact"),
)
NOTHING_YET = (
    "Nothing has come in yet. Drop the agencies' returns on this window, or press Ctrl+O to choose them:"
    " what they wrote then stands here."
)
"""What a room of events says in a case without any."""

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def accounts(
    scene: Scene,
    row: int,
    findings: Sequence[Finding],
    theme: Theme,
    opened: Callable[[Event], Row | None],
) -> str:
    """The occurrence that an event belongs to, the event itself first.

    Words that findings rest on are lit. `opened` gives the row as it came where it is to be shown in full.
    """
    event = scene.entries[row].event
    others = [scene.entries[each].event for each in scene.occurrence(row) if each != row]
    second = theme.second_ink
    parts = []
    if others:
        count = len(others) + 1
        said = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
        parts.append(f"<p style='color:{second}'>One occurrence, {said} accounts</p>")
    parts.append(f"<p style='font-size:large'><b>{escape(when(event))}</b></p>")
    if age := _age(scene, event):
        parts.append(f"<p style='color:{second}'>{escape(age)}</p>")
    for each in (event, *others):
        kind = scene.kind_of(scene.rows[each.id])
        parts.append(account(each, kind, findings, theme, opened(each)))
    return "".join(parts)


def when(event: Event) -> str:
    """What was understood of an event's date, with the time if there is one."""
    clock = time_in_words(event.date.time)
    return describe(event.date) + (f", {clock}" if clock else "")


def _age(scene: Scene, event: Event) -> str:
    age = age_in_words(scene.content.case, event.date)
    if not age:
        return ""
    child = scene.content.case.child or "The child"
    return f"{child}: {age}"


def account(
    event: Event, kind: AgencyType, findings: Sequence[Finding], theme: Theme, row: Row | None = None
) -> str:
    """What one agency wrote, all its columns, with its place; words that findings rest on are lit."""
    second = theme.second_ink
    colour = agency_colour(kind, theme.name == "dark").name()
    written = " ".join(each.strip() for each in _as_written(event) if each.strip())
    about = " · ".join(escape(each) for each in (written, event.source.strip()) if each)
    inner = [
        f"<p><b>{escape(event.agency or AGENCY_NOT_SAID)}</b> <span style='color:{second}'>{about}</span></p>"
    ]
    inner += [
        f"<p style='color:{second}'>{escape(said)}</p>" for said in (*event.date.warnings, *event.confirm)
    ]
    inner.append(f"<p>{_lit(event, 'event', event.text, findings, theme)}</p>")
    for name, label in _BESIDE:
        words = getattr(event, name)
        if words.strip():
            ground = f" style='background:{theme.analysis}'" if name == "analysis" else ""
            said = _lit(event, name, words, findings, theme)
            inner.append(f"<p{ground}><span style='color:{second}'>{label}:</span> {said}</p>")
    for number, words in enumerate(event.other, start=1):
        if words.text.strip():
            said = _lit(event, f"other {number}", words.text, findings, theme)
            inner.append(f"<p><span style='color:{second}'>{escape(words.heading)}:</span> {said}</p>")
    inner.append(
        f"<p><a style='color:{theme.accent}' href='{ROW}{escape(event.id)}'>"
        f"{escape(str(event.place))}</a></p>"
    )
    if row is not None:
        inner.append(_row(row, theme))
    return (
        "<table width='100%' cellpadding='0' cellspacing='0' style='margin-top:8px'><tr>"
        f"<td width='4' bgcolor='{colour}'></td>"
        f"<td style='padding-left:12px'>{''.join(inner)}</td></tr></table>"
    )


def _as_written(event: Event) -> Iterable[str]:
    yield event.date.as_written
    if event.date.time is not None and event.date.time.as_written not in event.date.as_written:
        yield event.date.time.as_written


def _row(row: Row, theme: Theme) -> str:
    """The cells of a row under their headings, with every break as it was."""
    cells = "".join(
        f"<tr><td style='color:{theme.second_ink}; padding:2px 8px 2px 0'>{escape(heading) or '–'}</td>"
        f"<td style='padding:2px 0'>{_lines(cell)}</td></tr>"
        for heading, cell in row
    )
    return (
        f"<p style='color:{theme.second_ink}'>The row as it came:</p>"
        f"<table width='100%' bgcolor='{theme.rail}' cellpadding='4'>{cells}</table>"
    )


def _lit(event: Event, field: str, words: str, findings: Sequence[Finding], theme: Theme) -> str:
    """Words with those lit that a finding rests on; spans that overlap are lit as one."""
    spans = sorted(
        (span.start, min(span.end, len(words)))
        for finding in findings
        for span in finding.words
        if span.event == event.id and span.field == field and span.start < len(words)
    )
    parts: list[str] = []
    at = 0
    for start, end in spans:
        if end <= at:
            continue
        start = max(start, at)
        parts.append(_lines(words[at:start]))
        parts.append(f"<span style='background:{theme.question_ground}'>{_lines(words[start:end])}</span>")
        at = end
    parts.append(_lines(words[at:]))
    return "".join(parts)


def _lines(words: str) -> str:
    return escape(words).replace("\n", "<br>")


def own_columns(event: Event) -> Row:
    """The columns of an event under plain headings, for where the row itself is not kept."""
    clock = event.date.time
    named = [
        ("Date", event.date.as_written),
        ("Time", clock.as_written if clock else ""),
        ("Agency", event.agency),
        ("Source", event.source),
        ("Event", event.text),
        *((label, getattr(event, name)) for name, label in _BESIDE),
        ("Number", event.sequence),
        *((words.heading, words.text) for words in event.other),
    ]
    return tuple((heading, cell) for heading, cell in named if cell.strip())


def questions_in_words(count: int) -> str:
    """'2 questions' at the head of what is asked; what to say where nothing is."""
    return counted(count, "question") if count else "No questions on this event"
