"""The cover: which case, whose words, how many events, and how to read what follows."""

from __future__ import annotations

from collections.abc import Sequence

from chronology.model.case import Scope
from chronology.report.content import Content
from chronology.report.lines import agencies, day_in_words, how_they_stand, title
from chronology.report.pdf import look
from chronology.report.pdf.look import Style, colour
from chronology.report.pdf.paper import Paper, says
from chronology.report.pdf.shapes import mark
from chronology.report.pdf.structure import Group

_LABEL_WIDTH = 74.0
_FIGURE_WIDTH = 104.0
_FACT_WIDTH = look.WIDTH - 4 * _FIGURE_WIDTH - _LABEL_WIDTH - 16  # the figures stand beside them
_COLUMNS = 3
_GUTTER = 26.0

_EDITIONS = {"working": "working: full names, for the panel only"}
_HOW_TO_READ: tuple[tuple[str, str], ...] = (
    (
        "",
        "This is one list made from the lists of several agencies. Every entry stands in its agency's own"
        " words: nothing was corrected, shortened or left out. Under From, each entry names its"
        " file, table and row.",
    ),
    (
        "",
        "When gives the date as it was understood, and under it the date as the agency wrote it. No missing"
        " day was filled in: March 2019 stands at the beginning of that month, and could be any day of it.",
    ),
    ("span", "A bar marks a date that covers several days: a month, a season, a week."),
    (
        "dashed ring",
        "A broken ring marks a date of which the writer was not sure: about, possibly, thought to be.",
    ),
    (
        "pointer",
        "A red pointer marks an entry that a question rests on. The questions follow the timeline, with the"
        " entries they rest on; an open pointer marks a question that is answered.",
    ),
    (
        "",
        "Green words are the program's reading of a date, to be confirmed where they say so. A tinted ground"
        " marks a view or an analysis, as the agency gave it, so that it is not taken for a fact.",
    ),
    (
        "",
        "Entries without a usable date stand after the timeline, under Undated. The last part lists every"
        " file, and every row and note that is no entry, with the reason.",
    ),
)


def draw_cover(content: Content, paper: Paper, document: Group) -> None:
    """Draw the cover; where there are very many agencies it takes more than one page."""
    paper.turn()
    paper.y = look.PAGE_HEIGHT - 40
    if content.case.marking:
        paper.paragraph(document, look.SMALL_BOLD, content.case.marking, after=8)
    paper.paragraph(document, look.TITLE, title(content), tag=b"H1", after=2)
    paper.paragraph(document, look.LEAD, _subtitle(content), after=12)
    top = paper.y
    _facts(content, paper, document)
    below = paper.y
    paper.y = top
    _figures(content, paper, document)
    paper.y = min(below, paper.y) - 12
    _agencies(content, paper, document)
    _how_to_read(content.with_questions, paper, document)


def _subtitle(content: Content) -> str:
    files = len(content.timeline.contributions)
    named = sum(1 for _, _, count in agencies(content) if count)
    counts = (
        f"{_counted(len(content.timeline.entries), 'event')} from"
        f" {_counted(named, 'agency', 'agencies')}, in {_counted(files, 'file')}"
    )
    return f"Merged chronology: {counts}" if content.case.title else counts


def _facts(content: Content, paper: Paper, document: Group) -> None:
    case = content.case
    facts = (
        ("Child", case.child),
        ("Born", day_in_words(case.born) if case.born else ""),
        ("Expected", day_in_words(case.expected) if case.expected else ""),
        ("Reference", case.reference),
        ("Scope", _scope(content.case.scope)),
        ("Edition", _EDITIONS.get(content.edition, content.edition)),
        ("Made", day_in_words(content.made)),
    )
    for label, words in facts:
        if not words:
            continue
        element = paper.structure.element(b"P", document)
        paper.tagged(element, look.LEFT, paper.y, paper.lay(look.FACT_LABEL, f"{label}:", _LABEL_WIDTH)[:1])
        laid = paper.lay(look.FACT, words, _FACT_WIDTH)
        element.says = f"{label}: {said}" if (said := says(laid)) else ""
        paper.tagged(element, look.LEFT + _LABEL_WIDTH, paper.y, laid)
        paper.structure.close(element)
        paper.y -= look.FACT.leading * len(laid)


def _scope(scope: Scope) -> str:
    first = day_in_words(scope.first) if scope.first else ""
    last = day_in_words(scope.last) if scope.last else ""
    if first and last:
        return f"{first} to {last}"
    return f"from {first}" if first else f"to {last}" if last else ""


def _figures(content: Content, paper: Paper, document: Group) -> None:
    timeline = content.timeline
    still_open, others = how_they_stand(content)
    figures = [
        (len(timeline.entries), "event" if len(timeline.entries) == 1 else "events"),
        (len(timeline.undated), "of them undated"),
        (sum(len(each.set_aside) for each in timeline.contributions), "rows and notes set aside"),
    ]
    if content.with_questions:
        asked = "open question" if still_open == 1 else "open questions"
        figures.append((still_open, f"{asked}, {others}"))
    x = look.RIGHT - _FIGURE_WIDTH * len(figures)
    top = paper.y
    for number, words in figures:
        element = paper.structure.element(b"P", document)
        figure = paper.lay(look.FIGURE, str(number), _FIGURE_WIDTH)
        said = paper.lay(look.ASIDE, words, _FIGURE_WIDTH - 12)
        paper.tagged(element, x, top, [*figure, *said])
        paper.structure.close(element)
        paper.y = min(paper.y, top - _height((*figure, *said)))
        x += _FIGURE_WIDTH


def _agencies(content: Content, paper: Paper, document: Group) -> None:
    named = agencies(content)
    if not named:
        return
    paper.paragraph(document, look.BAND, "Agencies", tag=b"H2", after=2)
    width = (look.WIDTH - _GUTTER * (_COLUMNS - 1)) / _COLUMNS
    for at in range(0, len(named), _COLUMNS):
        cells = [
            (
                kind,
                paper.lay(look.AGENCY, name, width) + paper.lay(look.COUNT, _counted(count, "event"), width),
            )
            for name, kind, count in named[at : at + _COLUMNS]
        ]
        height = max(_height(laid) for _, laid in cells) + 5
        if height > paper.room:
            paper.turn()
        for column, (kind, laid) in enumerate(cells):
            x = look.LEFT + column * (width + _GUTTER)
            bar = b"%s rg %.2f %.2f %.2f %.2f re f" % (
                colour(kind.colour),
                x,
                paper.y - height + 4,
                look.BAR,
                height - 4,
            )
            drawn = b"q 1 0 0 1 %.2f %.2f cm %s Q" % (x + 12, paper.y - 6, mark(kind.shape, kind.colour))
            paper.artefact(bar + b"\n" + drawn)
            element = paper.structure.element(b"P", document)
            element.says = says(laid)
            paper.tagged(element, x + 8, paper.y, laid)
            paper.structure.close(element)
        paper.y -= height


def _how_to_read(with_questions: bool, paper: Paper, document: Group) -> None:
    width = (look.WIDTH - _GUTTER) / 2
    texts = [
        (shape, paper.lay(look.GUIDE, words, width))
        for shape, words in _HOW_TO_READ
        if with_questions or shape != "pointer"
    ]
    half = _half(texts)
    columns = (texts[:half], texts[half:])
    height = max(sum(_height(laid) + 4 for _, laid in column) for column in columns)
    if height + 40 > paper.room:
        paper.turn()
    paper.y -= 8
    paper.paragraph(document, look.BAND, "How to read this document", tag=b"H2", after=2)
    top = paper.y
    for at, column in enumerate(columns):
        paper.y = top
        for shape, laid in column:
            x = look.LEFT + at * (width + _GUTTER)
            if shape:
                ink = look.QUESTION if shape == "pointer" else look.UNDERSTOOD
                paper.artefact(b"q 1 0 0 1 %.2f %.2f cm %s Q" % (x + 4, paper.y - 6.5, mark(shape, ink, 2.8)))
            element = paper.structure.element(b"P", document)
            paper.tagged(element, x, paper.y, laid)
            paper.structure.close(element)
            paper.y -= _height(laid) + 4


def _half(texts: Sequence[tuple[str, Sequence[tuple[Style, object, object]]]]) -> int:
    """How many texts the first of two columns takes so that both are about equally high."""
    total = sum(len(laid) for _, laid in texts)
    seen = 0
    for at, (_, laid) in enumerate(texts):
        seen += len(laid)
        if seen * 2 >= total:
            return at + 1
    return len(texts)


def _height(laid: Sequence[tuple[Style, object, object]]) -> float:
    return sum(style.leading for style, _, _ in laid)


def _counted(number: int, one: str, more: str = "") -> str:
    return f"{number} {one if number == 1 else more or one + 's'}"
