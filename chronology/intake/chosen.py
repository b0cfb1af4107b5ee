"""What a person decided of a return, brought to the columns, the rows and the events that it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from chronology.intake.agency import agency_alone
from chronology.intake.cells import Carried, sort_row, without_account
from chronology.intake.columns import Columns
from chronology.intake.dating import NOT_READ
from chronology.intake.entries import Entry
from chronology.intake.grid import Row
from chronology.intake.section import Section
from chronology.model.choices import Choices, table_layout
from chronology.model.dates import DateCell, DateContext, read_date, split_date
from chronology.model.dates.value import EventDate, UnreadableDate
from chronology.model.events import Event, Meaning, Place, Reason, SetAside, Words

SAID_TO_BE = "The program had set these words aside; a person said that they are an event."

# Of these a table has one column: where a person names another, the one before stays under its heading.
_ONCE = (Meaning.DATE, Meaning.END_DATE, Meaning.TIME, Meaning.AGENCY, Meaning.EVENT)
_LONGEST_DATE = 70  # characters


def with_meanings(columns: Columns, table: str | int | None, choices: Choices) -> Columns:
    """The columns of a table with the meanings that a person gave them; as they are where she gave none."""
    if not choices.meanings:
        return columns
    layout = table_layout(table, columns.headings)
    said = {
        at: meaning
        for at in range(len(columns.headings))
        if (meaning := choices.meanings.get((layout, at))) is not None
    }
    changed = {at: meaning for at, meaning in said.items() if columns.meanings[at] is not meaning}
    if not said:
        return columns
    meanings = [said.get(at, meaning) for at, meaning in enumerate(columns.meanings)]
    parts = _date_parts(columns.date_parts, changed)
    agencies = _agencies(columns, changed)
    for once in _ONCE:
        holders = [at for at, meaning in enumerate(meanings) if meaning is once]
        kept = (
            set(parts.values()) if once is Meaning.DATE else set(agencies) if once is Meaning.EVENT else set()
        )
        kept = kept or set(sorted(holders, key=lambda at: (at not in changed, at not in said, at))[:1])
        for at in holders:
            meanings[at] = once if at in kept else Meaning.OTHER
    sure = (
        1.0 if at in said or meanings[at] is not columns.meanings[at] else sureness
        for at, sureness in enumerate(columns.sureness)
    )
    return replace(
        columns,
        meanings=tuple(meanings),
        sureness=tuple(sure),
        date_parts=parts,
        agencies=agencies,
        agency_names=_agency_names(columns, meanings),
        opening=None if columns.opening in changed else columns.opening,
    )


def _date_parts(parts: Mapping[str, int], changed: Mapping[int, Meaning]) -> dict[str, int]:
    """The columns in which a date stands in parts, where enough of them are left to tell one."""
    left = {part: at for part, at in parts.items() if at not in changed}
    whole = "date" in left and "year" in left
    if Meaning.DATE in changed.values() or not (whole or ("month" in left and len(left) > 1)):
        return {}
    return left


def _agencies(columns: Columns, changed: Mapping[int, Meaning]) -> dict[int, str]:
    """The columns that hold one agency's events each, with those that a person adds to them."""
    agencies = {at: name for at, name in columns.agencies.items() if at not in changed}
    added = {at for at, meaning in changed.items() if meaning is Meaning.EVENT} if agencies else set()
    return {**agencies, **{at: agency_alone(columns.headings[at]) for at in added}}


def _agency_names(columns: Columns, meanings: list[Meaning]) -> int | None:
    if Meaning.AGENCY in meanings:
        return meanings.index(Meaning.AGENCY)
    at = columns.agency_names
    return at if at is not None and meanings[at] is Meaning.SOURCE else None


def entries_as_said(
    row: Row, columns: Columns, place: Place, section: Section, carried: Carried
) -> list[Entry]:
    """The entries of a row that a person calls an event, though nothing in it tells of one for certain."""
    entries = sort_row(row, columns, place, section, carried)
    if not entries:
        entries = [_with_longest(without_account(row, columns, place, section, carried))]
    return [replace(entry, confirm=(*entry.confirm, SAID_TO_BE)) for entry in entries]


def _with_longest(entry: Entry) -> Entry:
    """An entry whose account is the longest of its words; of a date alone, the date's own words."""
    words = dict(entry.words)
    longest = max(words, key=lambda meaning: len(words[meaning]), default=None)
    other = max(entry.other, key=lambda each: len(each.text), default=None)
    if other is not None and (longest is None or len(other.text) > len(words[longest])):
        left = tuple(each for each in entry.other if each is not other)
        return replace(entry, words={**words, Meaning.EVENT: other.text}, other=left)
    if longest is not None:
        return replace(entry, words={**words, Meaning.EVENT: words.pop(longest)})
    cells = (entry.date.text, entry.time.text, entry.end.text, entry.agency)
    text = next((each.strip() for each in cells if each.strip()), "")
    return replace(entry, words={Meaning.EVENT: text})


def entry_of_words(kept: SetAside, context: DateContext) -> Entry | None:
    """Words that were set aside, as an event: a date among them is its date, the longest its account.

    None where there is no word in them.
    """
    cells = [cell.strip() for cell in kept.cells if cell.strip()]
    date = DateCell()
    for at, cell in enumerate(cells):
        if _is_date(cell, context) and len(cells) > 1:
            date = DateCell(text=cells.pop(at))
            break
        split = split_date(cell, context)
        if split is not None and split[1].strip():
            date = DateCell(text=split[0].as_written)
            cells[at] = split[1].strip()
            break
    if not cells:
        return None
    text = max(cells, key=len)
    cells.remove(text)
    return Entry(
        place=kept.place,
        words={Meaning.EVENT: text},
        date=date,
        read=None if date.text else EventDate(),
        other=tuple(Words("", cell) for cell in cells),
        confirm=(SAID_TO_BE,),
    )


def _is_date(words: str, context: DateContext) -> bool:
    try:
        return len(words) <= _LONGEST_DATE and read_date(words, context).is_dated
    except UnreadableDate:
        return False


def set_aside_as_said(event: Event) -> SetAside:
    """An event that a person said is none: all its words, set aside, with the agency that it was told by."""
    clock = event.date.time.as_written if event.date.time else ""
    cells = [
        event.agency,
        event.date.as_written,
        clock,
        event.sequence,
        event.source,
        event.who,
        event.text,
        event.seen,
    ]
    cells += [event.voice, event.action, event.analysis, event.family_member]
    cells += [part for words in event.other for part in (words.heading, words.text)]
    return SetAside(event.place, tuple(cell for cell in cells if cell.strip()), Reason.SAID_TO_BE_NONE)


def settled(event: Event, choices: Choices, context: DateContext) -> Event:
    """An event with the date that a person settled; its words as written stay, and who settled it is said.

    Words that are no date settle nothing: the event stays as it was read.
    """
    said = choices.dates.get(event.id)
    if said is None:
        return event
    by = f" by {said.who}" if said.who else ""
    if not said.as_said.strip():
        sentence = f"The date was looked at{by}, and stays open."
        return replace(event, confirm=(*_read_otherwise(event), sentence))
    try:
        when = read_date(said.as_said, context)
    except UnreadableDate:
        return event
    if not when.is_dated:
        return event
    written = event.date.as_written.strip()
    instead = f"the return says '{written}'" if written else "the return gives none"
    when = replace(when, as_written=event.date.as_written, time=event.date.time or when.time)
    sentence = f"The date was settled{by} as '{said.as_said.strip()}'; {instead}."
    return replace(event, date=when, confirm=(*_read_otherwise(event), sentence))


def _read_otherwise(event: Event) -> tuple[str, ...]:
    """What is to be confirmed of an event, but for what a person has now settled."""
    return tuple(sentence for sentence in event.confirm if not sentence.startswith(NOT_READ))
