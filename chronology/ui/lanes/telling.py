"""What a point of the view says when the pointer rests on it."""

from __future__ import annotations

from datetime import date
from html import escape

from chronology.model.dates import describe
from chronology.report.age import age_in_words, counted
from chronology.report.lines import AGENCY_NOT_SAID, day_in_words, time_in_words
from chronology.ui.lanes.hits import Hit
from chronology.ui.lanes.scene import Scene, one_line
from chronology.ui.lanes.silences import Silence

_WORDS_MOST = 320  # characters
_MOST = 4


def told(scene: Scene, under: Hit) -> str:
    """The words for what is under the pointer, as rich text; '' where there is nothing."""
    if under.band is not None:
        return f"<p>{escape(under.band.told)}</p>"
    if under.silence is not None:
        return f"<p>{escape(_silence(scene, under.silence, under.lane))}</p>"
    if under.findings:
        parts = [
            f"<p><b>{escape(finding.title)}</b><br>{escape(finding.question)}</p>"
            for finding in under.findings[:_MOST]
        ]
        return _with_more(parts, len(under.findings), "question")
    if under.crowd and len(under.rows) > 1:
        first, last = scene.entries[under.rows[0]].event, scene.entries[under.rows[-1]].event
        return (
            f"<p><b>{len(under.rows)} events here</b><br>"
            f"{escape(describe(first.date))} to {escape(describe(last.date))}<br>"
            "Zoom in to tell them apart, or click to go through them.</p>"
        )
    return _with_more([_event(scene, row) for row in under.rows[:_MOST]], len(under.rows), "event")


def _silence(scene: Scene, silence: Silence, lane: int | None) -> str:
    """'Police: no entry for 88 days, between 4 March 2021 and 31 May 2021'."""
    whose = "Everybody" if lane is None else scene.lanes[lane].group.label
    first, last = (day_in_words(date.fromordinal(int(day))) for day in (silence.first, silence.last))
    return f"{whose}: {silence.words}, between {first} and {last}"


def _event(scene: Scene, row: int) -> str:
    event = scene.entries[row].event
    clock = time_in_words(event.date.time)
    age = age_in_words(scene.content.case, event.date)
    written = event.date.as_written.strip()
    about = [escape(event.agency or AGENCY_NOT_SAID)]
    about += [escape(age)] if age else []
    about += [f"as written: {escape(written)}"] if written else []
    words = one_line(event.text)
    if len(words) > _WORDS_MOST:
        words = words[:_WORDS_MOST].rsplit(" ", 1)[0] + "…"
    when = describe(event.date) + (f", {clock}" if clock else "")
    return f"<p><b>{escape(when)}</b><br>{' · '.join(about)}</p><p>{escape(words)}</p>"


def _with_more(parts: list[str], count: int, noun: str) -> str:
    if count > len(parts) > 0:
        parts.append(f"<p>and {counted(count - len(parts), f'more {noun}')}</p>")
    return "".join(parts)
