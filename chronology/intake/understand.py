"""A file as it stands, understood: which tables hold events, whose they are, and what is no event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from chronology.intake.agency import Evidence, Whose, agency_alone, agency_of, file_words, whose
from chronology.intake.chosen import entry_of_words, set_aside_as_said, settled, with_meanings
from chronology.intake.columns import Columns
from chronology.intake.dating import events_of
from chronology.intake.entries import Break, Entry, Found, Laid, Mark
from chronology.intake.forms import from_form
from chronology.intake.grid import Cell, Document, Paragraph, Row, Table
from chronology.intake.habits import Line
from chronology.intake.heading_rows import filled, find_headings, is_heading_row, words_of_row
from chronology.intake.labels import Labels, labels_of
from chronology.intake.openings import day_of_heading, month_in_year, year_within
from chronology.intake.profile import is_date
from chronology.intake.prose import lines_of, read_lines
from chronology.intake.relaid import from_across, lost_words, side_by_side
from chronology.intake.rows import read_rows
from chronology.intake.section import Section
from chronology.intake.surrounds import is_title, year_in_title
from chronology.model.choices import NO_CHOICES, Choices, Wanted
from chronology.model.contributions import Contribution
from chronology.model.dates import DateCell, DateContext, split_date, year_of_heading
from chronology.model.events import Event, Place, Reason, SetAside

_MAY_TELL = (Reason.TITLE, Reason.NOTE, Reason.HEADING, Reason.YEAR_HEADING)
_A_DATE = re.compile(
    r"\b\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b"
    r"|\b(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:of\s+)?[^\W\d_]{3,9}\.?,?\s+(?:19|20)\d\d\b"
)
_TITLE_LINES = 6  # of a document or a sheet: further down an agency's name says nothing of whose return it is


@dataclass(frozen=True, slots=True)
class Understood:
    """A file understood, with its rows as they were read: under which columns, in reading order.

    `called_none` are what a person said is no event, with the id under which she said it.
    """

    contribution: Contribution
    laid: tuple[Laid, ...]
    called_none: Mapping[SetAside, str]


def understand(
    document: Document, context: DateContext, agency: str = "", choices: Choices = NO_CHOICES
) -> Contribution:
    """Every event of one file, and everything else set aside with its place and reason.

    `agency` names whose return it is; a column, a heading within the file or a sheet that names an agency
    goes before it. Without it, the name is looked for in the file; `Contribution.agency` is '' where nothing
    says it, and a warning asks for it. `choices` are what a person decided of this file; they go before all.
    """
    return understood(document, context, agency, choices).contribution


def whose_return(document: Document, context: DateContext) -> Whose:
    """Whose return a file says that it is, and where it says so."""
    return whose(_evidence(document, context))


def understood(
    document: Document, context: DateContext, agency: str = "", choices: Choices = NO_CHOICES
) -> Understood:
    """As `understand`, with the rows as they were read, for a person who looks over what was recognised."""
    owner = choices.agency or agency or whose_return(document, context).agency
    tables = (part.rows for part in document.parts if isinstance(part, Table))
    reading = _Reading(document, context, labels_of(tables, context), choices)
    for part in document.parts:
        if isinstance(part, Paragraph):
            reading.paragraph(part)
        else:
            reading.table(part)
    reading.end_text()
    found = reading.found
    set_aside = _with_wanted(found, [*document.set_aside, *_once(found.set_aside)], context, choices)
    read = [settled(each, choices, context) for each in events_of(found.items, document, context, owner)]
    events = tuple(event for event in read if event.id not in choices.no_events)
    none = [(set_aside_as_said(event), event.id) for event in read if event.id in choices.no_events]
    set_aside += [kept for kept, _ in none]
    warnings = [*document.warnings, *found.warnings]
    if not owner and any(not event.agency for event in events):
        warnings.append("The file does not say which agency it comes from. Name the agency when you add it.")
    if not events:
        set_aside = list(map(_looked_at_again, set_aside))
    if document.parts and not events:
        warnings.append("No event was found in this file. Look at what was set aside.")
    named = {event.agency for event in events}
    contribution = Contribution(
        file=document.file,
        sha256=document.sha256,
        kind=document.kind,
        agency=owner or (named.pop() if len(named) == 1 else ""),
        rows=_rows_that_gave(document, events, set_aside) + len(set_aside),
        events=events,
        set_aside=tuple(set_aside),
        columns=tuple(found.columns),
        warnings=tuple(dict.fromkeys(warnings)),
    )
    return Understood(contribution, tuple(found.laid), dict(none))


def _with_wanted(
    found: Found, set_aside: list[SetAside], context: DateContext, choices: Choices
) -> list[SetAside]:
    """What is still set aside when the words that a person calls events have become entries."""
    left = []
    for kept in set_aside:
        entry = entry_of_words(kept, context) if Wanted.of(kept) in choices.events else None
        if entry is None:
            left.append(kept)
        else:
            found.items += [Break(), entry]
    return left


@dataclass(slots=True)
class _Reading:
    """A document while it is read, part by part: the text that is open, and what its headings said last."""

    document: Document
    context: DateContext
    labels: Labels
    choices: Choices
    found: Found = field(default_factory=Found)
    lines: list[Line] = field(default_factory=list)
    story: str = ""
    agency: str = ""
    year: str = ""
    day: str = ""
    columns: Columns | None = None
    adjoining: bool = False  # no words since the last table

    def paragraph(self, paragraph: Paragraph) -> None:
        """Take one paragraph; its text is read when it ends, for a day heading is told by the whole of it."""
        if paragraph.story != self.story:
            self.end_text()
            self.story = paragraph.story
            self.found.items.append(Break())
        place = Place(self.document.file, paragraph.story, paragraph.number)
        self.lines += lines_of(place, paragraph.text, paragraph.level, paragraph.is_list)
        if paragraph.text.strip():
            self.adjoining = False
            self._lean_on(paragraph.text.strip(), paragraph.level > 0)

    def _lean_on(self, text: str, heading: bool) -> None:
        bare = text.rstrip(":").strip()
        named = agency_alone(bare) if heading or len(bare.split()) <= 5 else ""
        if named:
            self.agency = named
        bare = month_in_year(bare, year_within(self.year)) or bare
        if year_of_heading(bare, self.context) is not None and (heading or len(bare.split()) <= 6):
            self.year = bare
        elif (heading or not self.found.entries) and (year := year_in_title(bare)):
            self.year = year
        day = day_of_heading(bare, self.context)
        if day or heading:
            self.day = day
        if heading:
            self.columns = None

    def end_text(self) -> None:
        """Read the paragraphs that have come in since the last table or text box."""
        lines, self.lines = self.lines, []
        if lines:
            self.found.add(read_lines(lines, self._section()))

    def table(self, table: Table) -> None:
        """Read one table, laid as rows first where it is laid out another way."""
        self.end_text()
        rows = [row for row in table.rows if filled(row)]
        for row in table.rows:
            if not filled(row) and words_of_row(row):
                place = Place(self.document.file, table.name, row.number)
                self.found.keep(place, words_of_row(row), Reason.COMMENT)
        if not rows:
            return
        sheet = isinstance(table.name, str)
        section = self._section()
        if sheet:
            section = replace(section, agency=self._agency_of_sheet(table, rows), columns=None, year="")
            if year_of_heading(str(table.name), self.context) is not None:
                section = replace(section, year=str(table.name))
            elif year := year_in_title(str(table.name)):
                section = replace(section, year=year)
        self._say_hidden(table, rows)
        self._read(table, rows, section)
        self.adjoining = True

    def _read(self, table: Table, rows: Sequence[Row], section: Section) -> None:
        if not self._goes_on(rows, section):
            self.found.items.append(Break())
            if section.year:
                self.found.items.append(Mark(DateCell(text=section.year, heading=True)))
        found = self._read_relaid(table, rows, section)
        if found is None:
            reading = read_rows(table.name, _unfolded(rows, self.context), section)
            found = reading.found
            self.columns = reading.columns if not isinstance(table.name, str) else None
        for item in found.items:
            if isinstance(item, Entry) and not item.agency:
                item = replace(item, agency=section.agency)
            self.found.items.append(item)
        found.items = []
        self.found.add(found)

    def _goes_on(self, rows: Sequence[Row], section: Section) -> bool:
        """Whether a table goes on from the one before: as wide, and its heading the same, or none."""
        width = max(len(row.cells) for row in rows)
        before = section.columns
        if before is None or len(before.headings) != width:
            return False
        headings = find_headings(rows, self.context)
        return not headings or (self.adjoining and headings[0].words == before.headings)

    def _read_relaid(self, table: Table, rows: Sequence[Row], section: Section) -> Found | None:
        """What a form, or a table with its dates across the top, holds; None where it is neither."""
        across, form = from_across(rows, self.labels, self.context), None
        if across is None:
            form = from_form(rows, self.labels, self.context)
        relaid = across or form
        if relaid is None:
            return None
        if relaid.columns is not None:
            relaid = replace(relaid, columns=with_meanings(relaid.columns, table.name, self.choices))
        section = replace(section, columns=relaid.columns, is_form=form is not None)
        found = read_rows(table.name, relaid.rows, section).found
        if relaid.columns is not None:
            found.columns += relaid.columns.recognised(table.name)
        for row in relaid.aside:
            place = Place(self.document.file, table.name, row.number)
            found.keep(place, words_of_row(row), Reason.TITLE)
        # The heading row was made of labels that stand beside their words: the columns tell of it.
        found.set_aside = [kept for kept in found.set_aside if kept.reason is not Reason.HEADING]
        if not found.entries or lost_words(rows, self.labels, found):
            return None
        self.columns = None
        return found

    def _section(self) -> Section:
        return Section(
            file=self.document.file,
            context=self.context,
            date_1904=self.document.date_1904,
            agency=self.agency,
            year=self.year,
            day=self.day,
            columns=self.columns,
            choices=self.choices,
        )

    def _agency_of_sheet(self, table: Table, rows: Sequence[Row]) -> str:
        named = agency_alone(str(table.name))
        if named:
            return named
        return agency_of(
            Evidence(filled(row)[0].text, 3) for row in _above(rows, self.context)[:_TITLE_LINES]
        )

    def _say_hidden(self, table: Table, rows: Sequence[Row]) -> None:
        what = f"The sheet '{table.name}'" if isinstance(table.name, str) else f"Table {table.name}"
        if table.hidden:
            self.found.warnings.append(f"{what} is hidden in the file. It was read like the others.")
        hidden = [str(row.number) for row in rows if row.hidden]
        if hidden:
            where = what[0].lower() + what[1:]
            rows_named = ", ".join(hidden[:10]) + (" and others" if len(hidden) > 10 else "")
            self.found.warnings.append(f"In {where}, hidden rows were read like the others: {rows_named}.")
        if table.hidden_columns:
            where = what[0].lower() + what[1:]
            self.found.warnings.append(f"In {where}, hidden columns were read like the others.")


def _unfolded(rows: Sequence[Row], context: DateContext) -> list[Row]:
    """Rows of tables that stand side by side under one row of headings, one table after the other."""
    headings = find_headings(rows, context)
    if len(headings) != 1:
        return list(rows)
    starts = side_by_side(headings[0].words)
    if len(starts) == 1:
        return list(rows)
    above, heading, beneath = rows[: headings[0].first], rows[headings[0].first], rows[headings[0].last + 1 :]
    blocks = [slice(*part) for part in zip(starts, [*starts[1:], None], strict=True)]
    heads = [heading.cells[block] for block in blocks]
    whose = [filled(heading._replace(cells=head))[-1] for head in heads]
    if len({cell.text for cell in whose}) == 1:
        apart = [row._replace(cells=row.cells[block]) for block in blocks for row in beneath]
        return [*above, heading._replace(cells=heads[0]), *apart]
    if any(filled(row._replace(cells=row.cells[block][2:])) for block in blocks for row in beneath):
        return list(rows)
    # Each table is headed by whose account it is: said beside each of its events.
    told = "Agency" if all(agency_alone(cell.text) for cell in whose) else "Under the heading"
    return [
        *above,
        heading._replace(cells=(filled(heading)[0], Cell("Event"), Cell(told))),
        *(
            row._replace(cells=(*two, cell))
            for block, cell in zip(blocks, whose, strict=True)
            for row in beneath
            if filled(row._replace(cells=(two := (*row.cells[block], Cell(), Cell())[:2])))
        ),
    ]


def _above(rows: Sequence[Row], context: DateContext) -> list[Row]:
    """The rows above the first heading or the first entry that have words in one or two cells."""
    above = []
    for row in rows:
        if (
            len(filled(row)) > 2
            or is_heading_row(row, context)
            or any(is_date(cell, context) for cell in filled(row)[:1])
        ):
            break
        if filled(row):
            above.append(row)
    return above


def _evidence(document: Document, context: DateContext) -> Iterable[Evidence]:
    """Words that may say whose return it is, in the file's titles, its page headers, its name."""
    lines = 0
    for part in document.parts:
        if isinstance(part, Paragraph):
            if split_date(part.text, context) is None and (lines < _TITLE_LINES or part.level == 1):
                yield Evidence(
                    part.text[:300], 3 if part.level or lines == 0 else 1.5, "the text at its beginning"
                )
            lines += 1
        elif isinstance(part.name, str) or part.name is None:
            for row in _above(part.rows, context)[:_TITLE_LINES]:
                yield Evidence(
                    ": ".join(cell.text[:150] for cell in filled(row)), 3, "the title above the table"
                )
            if isinstance(part.name, str):
                yield Evidence(part.name, 1, "the sheet's name")
        elif lines < _TITLE_LINES:
            for row in part.rows[:_TITLE_LINES]:
                if len(filled(row)) == 2:
                    yield Evidence(
                        ": ".join(cell.text[:150] for cell in filled(row)), 0.5, "the first lines of a table"
                    )
    for kept in document.set_aside:
        if kept.reason is Reason.PAGE_FURNITURE:
            yield Evidence("\n".join(kept.cells), 1, "the page header")
    for words in document.properties:
        yield Evidence(words, 1, "the document's own title")
    yield Evidence(file_words(document.file), 2, "the file's name")


def _looked_at_again(kept: SetAside) -> SetAside:
    """Words with a date in them, where the whole file gave no event: then they may be one, and say so."""
    words = " ".join(kept.cells)
    telling = kept.reason in _MAY_TELL and len(words.split()) >= 3 and not is_title(words)
    if not telling or _A_DATE.search(words) is None:
        return kept
    return replace(
        kept, reason=Reason.NOT_READ, detail="There is a date, but no event could be told from it."
    )


def _once(kept: Iterable[SetAside]) -> list[SetAside]:
    """Lines of one paragraph that were set aside for one reason, as one."""
    merged: dict[tuple[Place, Reason, str], SetAside] = {}
    for each in kept:
        key = (each.place, each.reason, each.detail)
        before = merged.get(key)
        merged[key] = each if before is None else replace(before, cells=before.cells + each.cells)
    return list(merged.values())


def _rows_that_gave(document: Document, events: Sequence[Event], set_aside: Sequence[SetAside]) -> int:
    """The non-empty rows and paragraphs of the body that are in an event."""
    looked_at = set()
    for part in document.parts:
        if isinstance(part, Table):
            looked_at |= {Place(document.file, part.name, row.number) for row in part.rows if filled(row)}
        elif part.text.strip():
            looked_at.add(Place(document.file, part.story, part.number))
    looked_at -= {kept.place for kept in set_aside}
    return len(looked_at | {event.place for event in events})
