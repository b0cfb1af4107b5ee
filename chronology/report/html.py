"""The timeline as one HTML file that fetches nothing and runs nothing, for the eye, the ear and the printer.

The page's own security policy forbids every script and every address, so that a browser keeps the promise
even for words that came in from a file.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby
from pathlib import Path

from chronology.model.events import Words
from chronology.report.age import counted
from chronology.report.content import Content
from chronology.report.lines import (
    ANALYSIS,
    SEVERITY,
    Line,
    Question,
    agencies,
    day_in_words,
    facts,
    lines,
    parts,
    questions,
    sayable,
    switched_off,
    title,
    year_of,
)
from chronology.report.marks import mark
from chronology.report.output import Progress, watched, write_whole
from chronology.resource import path

_TIMELINE = (
    *("No.", "Date", "Time", "Date as written", "Age", "Agency", "Source", "What happened"),
    *("Child seen", "Child's voice", "Action or outcome", "Place"),
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def write(content: Content, out: Path, progress: Progress | None = None) -> None:
    """Write the page. Raises Stopped, and OSError from the disk."""
    write_whole(out, _page(content, progress).encode("utf-8"))


FORMATS = {".html": write}


def _page(content: Content, progress: Progress | None) -> str:
    page = io.StringIO()
    called = _words(title(content))
    style = path("html", "timeline.css").read_text("utf-8")
    page.write(
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="referrer" content="no-referrer">\n<title>{called}</title>\n'
        f"<style>{style}{_agency_colours(content)}</style>\n</head>\n<body>\n"
    )
    marking = _words(content.case.marking)
    page.write(f'<header><p class="marking">{marking}</p><h1 dir="auto">{called}</h1>\n')
    _write_cover(page, content)
    page.write("</header>\n<main>\n")
    _write_timeline(page, content, progress)
    _write_questions(page, content)
    _write_files(page, content)
    page.write(
        f'</main>\n<footer><p class="marking">{marking}</p><p>{_words(content.case.reference)} '
        f"{_words(content.edition)} edition, made {day_in_words(content.made)}</p></footer>\n"
        "</body>\n</html>\n"
    )
    return page.getvalue()


def _agency_colours(content: Content) -> str:
    kinds = sorted({(kind.id, kind.colour) for _, kind, _ in agencies(content)})
    return "".join(f".{_class(name)}{{--agency:{colour}}}" for name, colour in kinds)


def _class(kind: str) -> str:
    return f"is-{kind.replace('_', '-')}"


def _write_cover(page: io.StringIO, content: Content) -> None:
    page.write('<dl class="facts">')
    for label, words in facts(content):
        page.write(f'<div><dt>{label}</dt><dd dir="auto">{_words(words)}</dd></div>')
    page.write('</dl>\n<ul class="agencies">')
    for name, kind, count in agencies(content):
        page.write(
            f'<li class="{_class(kind.id)}"><span class="mark" aria-hidden="true">{mark(kind)}</span> '
            f"{_words(name)}: {counted(count, 'event')}</li>"
        )
    page.write('</ul>\n<nav aria-label="Contents"><ul>')
    for year in dict.fromkeys(year_of(entry.event.date) for entry in content.timeline.entries):
        page.write(f'<li><a href="#{_anchor(year)}">{year}</a></li>')
    if content.with_questions:
        page.write('<li><a href="#questions">Questions</a></li>')
    page.write('<li><a href="#files">Files</a></li>')
    page.write('<li><a href="#set-aside">Set aside</a></li></ul></nav>\n')


def _write_timeline(page: io.StringIO, content: Content, progress: Progress | None) -> None:
    page.write('<h2 id="timeline">Timeline</h2>\n')
    shown = watched(lines(content), len(content.timeline.entries), progress)
    for year, of_year in groupby(shown, key=lambda line: year_of(line.event.date)):
        page.write(f'<h3 id="{_anchor(year)}">{year}</h3>\n')
        _open_table(page, "timeline", f"Timeline, {year}", _TIMELINE)
        for line in of_year:
            page.write(_timeline_row(line))
        page.write("</tbody></table></div>\n")
    if not content.timeline.entries:
        page.write("<p>No event came in.</p>\n")


def _open_table(page: io.StringIO, kind: str, caption: str, headings: Sequence[str]) -> None:
    cells = "".join(f'<th scope="col">{heading}</th>' for heading in headings)
    page.write(
        f'<div class="wide" role="region" aria-label="{caption}" tabindex="0"><table class="{kind}">'
        f"<caption>{caption}</caption><thead><tr>{cells}</tr></thead><tbody>\n"
    )


def _timeline_row(line: Line) -> str:
    event = line.event
    day = _words(line.day)
    if event.date.is_day and event.date.earliest is not None:
        day = f'<time datetime="{event.date.earliest.isoformat()}">{day}</time>'
    if line.doubt:
        day += f"<small>{_words(line.doubt)}</small>"
    agency = (
        f'<span class="mark" aria-hidden="true">{mark(line.kind)}</span> <bdi>{_words(line.agency)}</bdi>'
    )
    beside = "".join(_beside(words) for words in line.beside if words.text.strip())
    confirm = "".join(
        f'<p class="confirm">To confirm: {_words(words)}</p>'
        for words in dict.fromkeys((*event.date.warnings, *event.confirm))
    )
    asked = "".join(f' <a class="asks" href="#q{number}">Question {number}</a>' for number in line.questions)
    cells = (
        (f"<b>{day}</b>", ""),
        (_words(line.time), ""),
        (_words(line.as_written), ' dir="auto"'),
        (_words(line.age), ""),
        (agency, ' class="agency"'),
        (_words(event.source), ' dir="auto"'),
        (f'<p dir="auto">{_words(event.text)}</p>{beside}', ' class="text"'),
        (_words(event.seen), ' dir="auto"'),
        (_words(event.voice), ' dir="auto"'),
        (_words(event.action), ' dir="auto"'),
        (f"<small>{_words(str(event.place))}</small>{asked}{confirm}", ' class="from"'),
    )
    inside = "".join(f"<td{how}>{words}</td>" for words, how in cells)
    return (
        f'<tr id="row{line.number}" class="{_class(line.kind.id)}"><th scope="row">{line.number}</th>'
        f"{inside}</tr>\n"
    )


def _beside(words: Words) -> str:
    kind = "beside view" if words.heading == ANALYSIS else "beside"
    return f'<p class="{kind}" dir="auto"><b>{_words(words.heading)}</b> {_words(words.text)}</p>'


def _write_questions(page: io.StringIO, content: Content) -> None:
    if not content.with_questions:
        return
    page.write('<h2 id="questions">Questions</h2>\n')
    for words in switched_off(content):
        page.write(f'<p dir="auto">{_words(words)}</p>\n')
    asked = questions(content)
    if not asked:
        page.write("<p>No rule raised a question.</p>\n")
    for caption, part in parts(asked):
        page.write(f"<h3>{caption}</h3>\n")
        headings = ("No.", "Question", "Why it is asked", "Rests on", "Rule and source")
        _open_table(page, "questions", caption, headings)
        page.writelines(map(_question_row, part))
        page.write("</tbody></table></div>\n")


def _question_row(question: Question) -> str:
    finding = question.finding
    ask = f"<small>To ask: {_words(finding.ask)}</small>" if finding.ask else ""
    if question.awaited:
        ask += f"<small>{question.awaited}</small>"
    answered = (
        f"<small>answered by {_row_links(question.answered_by)}</small>" if question.answered_by else ""
    )
    return (
        f'<tr id="q{question.number}"><th scope="row">{question.number}</th>'
        f"<td><b>{_words(finding.question)}</b>{ask}</td><td>{_words(finding.why)}</td>"
        f"<td>{_row_links(question.events)}{answered}</td><td>{_words(finding.source)}"
        f"<small>{_words(finding.rule)} · {_words(finding.title)} · {SEVERITY[finding.severity]}</small>"
        "</td></tr>\n"
    )


def _row_links(numbers: Iterable[int]) -> str:
    return ", ".join(f'<a href="#row{number}">row {number}</a>' for number in numbers)


def _write_files(page: io.StringIO, content: Content) -> None:
    page.write('<h2 id="files">Files that came in</h2>\n')
    headings = ("File", "Agency", "Kind", "Rows", "Events", "Undated", "Set aside", "What to know", "SHA-256")
    _open_table(page, "files", "Files that came in", headings)
    for each in content.timeline.contributions:
        counts = (each.rows, len(each.events), sum(not event.date.is_dated for event in each.events))
        numbers = "".join(f"<td>{count}</td>" for count in (*counts, len(each.set_aside)))
        known = "".join(f"<p>{_words(warning)}</p>" for warning in each.warnings)
        page.write(
            f'<tr><th scope="row">{_words(each.file)}</th><td>{_words(each.agency)}</td>'
            f"<td>{_words(each.kind)}</td>{numbers}<td>{known}</td><td><code>{_words(each.sha256)}</code></td></tr>\n"
        )
    page.write('</tbody></table></div>\n<h2 id="set-aside">Set aside</h2>\n')
    page.write("<p>Words that came in and are no event of their own, with their place and the reason.</p>\n")
    _open_table(page, "set-aside", "Set aside", ("Place", "Words", "Reason"))
    for each in content.timeline.contributions:
        for kept in each.set_aside:
            words = "".join(f'<p dir="auto">{_words(cell)}</p>' for cell in kept.cells if cell)
            detail = f"<small>{_words(kept.detail)}</small>" if kept.detail else ""
            page.write(
                f'<tr><th scope="row">{_words(str(kept.place))}</th><td class="text">{words}</td>'
                f"<td>{_words(kept.reason.value)}{detail}</td></tr>\n"
            )
    page.write("</tbody></table></div>\n")


def _anchor(year: str) -> str:
    return f"y-{year.lower()}"


def _words(text: str) -> str:
    return escape(sayable(text).replace("\r\n", "\n").replace("\r", "\n"))
