"""Exports for machines: events, findings and intake as JSON, and the timeline as CSV.

The JSON keys are a promise to whoever reads them: a key may be added at the end, none changes or goes.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from chronology.model.contributions import Contribution
from chronology.model.curation import Standing
from chronology.model.records import column_record, event_record, set_aside_record
from chronology.model.timeline import Entry
from chronology.report.content import Content
from chronology.report.lines import Line, lines
from chronology.report.output import Progress, watched, write_whole

_CSV_HEADINGS = (
    *("No.", "Date", "Time", "Date as written", "Date understood", "Age of the child", "Agency", "Source"),
    *("What happened", "Child seen", "Child's voice", "Action or outcome", "Other columns", "To confirm"),
    *("Questions", "File", "Table", "Row", "Event"),
)


def events_json(content: Content) -> bytes:
    """All events in timeline order, undated ones last, as UTF-8 JSON."""
    return _json(_events(content.timeline.entries))


def findings_json(content: Content) -> bytes:
    """The findings that are still open, by the first event each rests on, as UTF-8 JSON."""
    return _json(_findings(content))


def intake_json(content: Content) -> bytes:
    """What came in: each file with its sums and every row that was set aside, as UTF-8 JSON."""
    return _json(_intake(content))


def write_json(content: Content, out: Path, progress: Progress | None = None) -> None:
    """One object with `events`, `findings` and `intake`. Raises Stopped, and OSError from the disk."""
    entries = content.timeline.entries
    whole = {
        "events": _events(watched(entries, len(entries), progress)),
        "findings": _findings(content),
        "intake": _intake(content),
    }
    write_whole(out, _json(whole))


def write_csv(content: Content, out: Path, progress: Progress | None = None) -> None:
    """The merged timeline, one event a row, for Excel: UTF-8 with a byte order mark, commas, CRLF.

    A cell that a spreadsheet would run as a formula is written behind one apostrophe: see `guarded`.
    Raises Stopped, and OSError from the disk.
    """
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(_CSV_HEADINGS)
    for line in watched(lines(content), len(content.timeline.entries), progress):
        table.writerow([guarded(cell) for cell in _csv_cells(line)])
    write_whole(out, b"\xef\xbb\xbf" + _utf8(text.getvalue()))


FORMATS = {".csv": write_csv, ".json": write_json}

_RUNS = re.compile("'*(?:[\\s\ufeff]*[=+\\-@＝＋－＠]|[\\t\\r\\n])")
_GUARDED = re.compile("'" + _RUNS.pattern)


def guarded(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet might run it as a formula.

    That is where its first sign, after any spaces, is = + - or @ (or their full-width forms), or where it
    begins with a tab or a line break. A cell that begins so behind apostrophes of its own gets one more,
    which makes the rule reversible: `unguarded` gives every cell back exactly as it was.
    """
    return f"'{cell}" if _RUNS.match(cell) else cell


def unguarded(cell: str) -> str:
    """The words as they were before `guarded`."""
    return cell[1:] if _GUARDED.match(cell) else cell


def _csv_cells(line: Line) -> tuple[str, ...]:
    event = line.event
    return (
        str(line.number),
        line.day,
        line.time,
        line.as_written,
        line.understood,
        line.age,
        event.agency,
        event.source,
        event.text,
        event.seen,
        event.voice,
        event.action,
        "\n".join(f"{words.heading}: {words.text}" if words.heading else words.text for words in line.beside),
        "\n".join(dict.fromkeys((*event.date.warnings, *event.confirm))),
        ", ".join(str(number) for number in line.questions),
        event.place.file,
        "" if event.place.table is None else str(event.place.table),
        "" if event.place.row is None else str(event.place.row),
        event.id,
    )


def _events(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    return [event_record(entry.event, entry.incident) for entry in entries]


_ANSWERED = (Standing.ANSWERED, Standing.ANSWERED_LATER)


def _findings(content: Content) -> list[dict[str, Any]]:
    numbers = {entry.event.id: entry.number for entry in content.timeline.entries}
    behind_all = len(numbers) + 1
    still_open = sorted(
        (finding for finding in content.findings if content.standing(finding) not in _ANSWERED),
        key=lambda finding: (
            numbers.get(finding.events[0], behind_all) if finding.events else 0,
            finding.rule,
            finding.events,
            finding.why,
        ),
    )
    return [
        {
            "rule": finding.rule,
            "title": finding.title,
            "severity": finding.severity.value,
            "events": list(finding.events),
            "why": finding.why,
            "question": finding.question,
            "source": finding.source,
        }
        for finding in still_open
    ]


def _intake(content: Content) -> list[dict[str, Any]]:
    return [
        _contribution(each)
        for each in sorted(content.timeline.contributions, key=lambda each: (each.file, each.sha256))
    ]


def _contribution(each: Contribution) -> dict[str, Any]:
    return {
        "file": each.file,
        "sha256": each.sha256,
        "kind": each.kind,
        "agency": each.agency,
        "rows": each.rows,
        "events": len(each.events),
        "undated": sum(not event.date.is_dated for event in each.events),
        "set_aside": [set_aside_record(kept) for kept in each.set_aside],
        "warnings": list(each.warnings),
        "columns": [column_record(column) for column in each.columns],
    }


def _json(data: Any) -> bytes:
    return _utf8(json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def _utf8(text: str) -> bytes:
    return re.sub("[\ud800-\udfff]", "\ufffd", text).encode("utf-8")  # half a character is shown, not dropped
