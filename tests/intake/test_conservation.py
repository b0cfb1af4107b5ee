"""Nothing is lost: every word of every cell and paragraph is in an event, or set aside with its place."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.intake.grid import Cell, Document, Paragraph, Row, Table
from chronology.intake.understand import understand
from chronology.model.contributions import Contribution
from chronology.model.dates import DateContext
from chronology.model.events import Place, Reason, SetAside

HEADINGS = (
    *(
        "Date",
        "Time",
        "Date of event",
        "End date",
        "Source",
        "Agency",
        "Worker",
        "Event",
        "Details",
        "Outcome",
    ),
    *(
        "Child seen?",
        "Voice of the child",
        "Comment",
        "No.",
        "Year",
        "Month",
        "Day",
        "RAG",
        "Police",
        "School",
    ),
)
DATES = (
    *(
        "03/05/2019",
        "5 June 2019",
        "c. March 2018",
        "2019-11-02",
        "12 May",
        "31/02/2019",
        "99/99/99",
        "ditto",
    ),
    *(
        "",
        '"',
        "not recorded",
        "same day",
        "12/06/2019 14:30",
        "3rd - 5th July 2019",
        "Undated",
        "2019",
        "1.2",
    ),
    *("14/02/2020\n15/02/2020", "Tuesday", "before Easter 2019", "3 May 2019: letter"),
)
WORDS = (
    *(
        "",
        "",
        "-",
        "n/a",
        "Yes",
        "10:15",
        "1430",
        "4",
        "POLICE",
        "Health Visiting",
        "GP",
        "Total: 4",
        "Niche 7781",
    ),
    *("Home visit, nobody in.", "and left by the back door.", "Letter sent", "End of chronology", "2020"),
    *("12/03/2019 - Visit.\n14/03/2019 - Call to school.", "Seen at nursery\nwith a bruise", "Date", "Event"),
    *(
        "Mother said that he had gone for good, and asked that nobody should ring her at work.",
        "Outcome: none",
    ),
    *(
        "Date: 3 May 2019",
        "Event: fell from the step",
        "contd. and was taken home",
        "=1+1",
        "A" * 300,
        "S. Ng",
    ),
    *("March 2019", "Signed: B. Lowe", "Undated: found a note", "[12/03/2019] Rang.", "1. 4 May 2019 Seen."),
)

text = st.one_of(
    st.sampled_from(WORDS), st.sampled_from(DATES), st.sampled_from(HEADINGS), st.text(max_size=12)
)
cell = st.builds(
    lambda text, notes, struck: Cell(text, notes=notes, struck=struck),
    text=text,
    notes=st.one_of(st.just(()), st.just(()), st.just(()), st.just(("Comment by B. Lowe: check this",))),
    struck=st.booleans(),
)
merged = text.map(lambda words: Cell(words, covered=True, merged_down=True))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 6))
    count = draw(st.integers(1, 9))
    headed = draw(st.booleans())
    rows = []
    for number in range(1, count + 1):
        if headed and number == 1:
            cells = [Cell(draw(st.sampled_from(HEADINGS))) for _ in range(width)]
        else:
            cells = draw(st.lists(st.one_of(cell, cell, cell, cell, merged), min_size=width, max_size=width))
            if number == 1:
                cells = [Cell(each.text) if each.covered else each for each in cells]
            if width > 1 and draw(st.booleans()):
                cells[0] = Cell(draw(st.sampled_from(DATES)))
        rows.append(Row(number, tuple(cells), hidden=draw(st.booleans())))
    return Table(draw(st.sampled_from([None, "Sheet1", "Police", "2019"])), tuple(rows))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    drawn = draw(st.lists(st.one_of(tables(), st.tuples(text, st.integers(0, 2))), max_size=9))
    parts: list[Table | Paragraph] = []
    for at, part in enumerate(drawn):
        if isinstance(part, Table):
            name = part.name if part.name is None else f"{part.name} {at}"
            parts.append(Table(name if name is not None else at + 1, part.rows))
        elif part[0].strip():
            number = sum(isinstance(each, Paragraph) for each in parts) + 1
            parts.append(Paragraph("text", number, part[0], part[1], is_list=bool(at % 2)))
    furniture = SetAside(Place("made.docx", "header", 1), ("Page 1 of 9",), Reason.PAGE_FURNITURE)
    return Document("made.docx", "ab" * 32, "docx", tuple(parts), set_aside=(furniture,))


def words(*texts: str) -> Counter[str]:
    return Counter(word for each in texts for word in re.findall(r"\w+", each))


def words_in(document: Document) -> Counter[str]:
    """Every word of the file: cells that only repeat what is merged over them are not words of their own."""
    held: list[str] = [text for kept in document.set_aside for text in kept.cells]
    for part in document.parts:
        if isinstance(part, Paragraph):
            held.append(part.text)
            continue
        for row in part.rows:
            held += [each.text for each in row.cells if not each.is_empty]
            held += [note for each in row.cells if not each.covered for note in each.notes]
    return words(*held)


def words_out(contribution: Contribution) -> Counter[str]:
    held: list[str] = []
    for event in contribution.events:
        held += [event.date.as_written, event.agency, event.text, event.source, event.who, event.seen]
        held += [event.voice, event.action, event.analysis, event.family_member, event.sequence]
        held += [event.date.time.as_written] if event.date.time else []
        held += [part for each in event.other for part in (each.heading, each.text)]
    for kept in contribution.set_aside:
        held += [*kept.cells]
    held += [column.heading for column in contribution.columns]
    return words(*held)


@given(documents())
@settings(max_examples=150)
def test_no_word_is_lost(document: Document) -> None:
    contribution = understand(document, DateContext())
    there, held = words_in(document), words_out(contribution)
    # The labels of a form stand once among its columns, however often the form repeats them.
    labels = words(*HEADINGS)
    assert {word for word, count in (there - held).items() if word not in labels or not held[word]} == set()


@given(documents())
@settings(max_examples=60)
def test_the_sums_agree_and_every_event_has_a_name_of_its_own(document: Document) -> None:
    contribution = understand(document, DateContext())
    gave = {event.place for event in contribution.events}
    assert len(gave) + len(contribution.set_aside) <= contribution.rows
    assert len({event.id for event in contribution.events}) == len(contribution.events)
    assert all(event.text.strip() for event in contribution.events)


@given(documents())
@settings(max_examples=30)
def test_the_same_file_read_again_gives_the_same(document: Document) -> None:
    assert understand(document, DateContext()) == understand(document, DateContext())
