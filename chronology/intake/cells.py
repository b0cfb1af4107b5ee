"""One row's cells, sorted by what their columns hold: the entry, or the entries, that the row tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from chronology.intake.columns import Columns, cell_at
from chronology.intake.entries import Entry
from chronology.intake.grid import Cell, Row
from chronology.intake.profile import is_date
from chronology.intake.section import Section
from chronology.intake.surrounds import says_nothing
from chronology.model.dates import DateCell, needs_year, split_date
from chronology.model.events import Meaning, Place, Words

_SORTED = frozenset(
    {
        Meaning.SOURCE,
        Meaning.WHO,
        Meaning.SEEN,
        Meaning.VOICE,
        Meaning.ACTION,
        Meaning.ANALYSIS,
        Meaning.FAMILY_MEMBER,
        Meaning.SEQUENCE,
    }
)
# Where the event column is empty, the account stands in the first of these that has words.
_INSTEAD = (Meaning.ACTION, Meaning.VOICE, Meaning.ANALYSIS, Meaning.SEEN)

_NOTES = ("Comment", "Footnote")  # what hangs on a cell is never the account itself

_LARGEST_FIRST = ("year", "month", "day")
HIDDEN = "This row is hidden in the file."
FROM_ABOVE = "The row names no agency, so that of the row above is taken."
STRUCK = "The words of this row are struck through in the file."


@dataclass(frozen=True, slots=True)
class Carried:
    """What a row leaves to the rows beneath it, for cells that are empty: parts of a date, an agency."""

    parts: Mapping[str, str]
    agency: str = ""


NOTHING_CARRIED = Carried({})


def sort_row(row: Row, columns: Columns, place: Place, section: Section, carried: Carried) -> list[Entry]:
    """The entries of one row, in column order; none where no column holds an account of anything."""
    whole = without_account(row, columns, place, section, carried)
    rest = date_cell(row, columns, section, carried)[1]
    if columns.agencies:
        return _by_agency(row, columns, whole, rest)
    text = words_of(cell_at(row, columns.first(Meaning.EVENT)), again=False)
    if text and rest:
        whole = replace(whole, other=(_under(columns, Meaning.DATE, rest), *whole.other))
    return _with_account(whole, text or rest, columns, least=5 if section.is_form else 1)


def without_account(
    row: Row, columns: Columns, place: Place, section: Section, carried: Carried, account: int | None = None
) -> Entry:
    """The words of a row that stand beside its account. `account` is its column, where no heading says so."""
    words: dict[Meaning, str] = {}
    other: list[Words] = []
    for at, text in _own_words(row):
        meaning = columns.meanings[at]
        if meaning in _SORTED:
            words[meaning] = f"{words[meaning]}\n{text}" if meaning in words else text
        elif meaning is Meaning.OTHER and at != account:
            other.append(Words(columns.heading(at), text))
    agency = words_of(cell_at(row, columns.first(Meaning.AGENCY)))
    if says_nothing(agency) and agency:
        other.append(_under(columns, Meaning.AGENCY, agency))
    return Entry(
        place=place,
        words=words,
        date=date_cell(row, columns, section, carried)[0],
        end=_uncovered(cell_at(row, columns.first(Meaning.END_DATE))),
        time=_uncovered(cell_at(row, columns.first(Meaning.TIME))),
        agency=(named := _agency(row, columns)) or carried.agency,
        other=(*other, *_unused_year(row, columns), *notes_of(row)),
        confirm=(*_confirm(row), *((FROM_ABOVE,) if carried.agency and not named else ())),
    )


def words_of(cell: Cell, again: bool = True) -> str:
    """A cell's words as written. A cell merged down from the row above has that row's words if `again`."""
    if cell.covered and not (again and cell.merged_down):
        return ""
    return cell.text.strip()


def date_cell(row: Row, columns: Columns, section: Section, carried: Carried) -> tuple[DateCell, str]:
    """A row's date as it stands, from one column or several, and the words that follow it in its cell."""
    parts = columns.date_parts
    if parts:
        texts = {part: words_of(cell_at(row, at)) or "" for part, at in parts.items()}
        if "date" in parts:
            whole = cell_at(row, parts["date"])
            year = texts["year"] or carried.parts.get("year", "")
            text = f"{texts['date']} {year}".strip() if needs_year(texts["date"]) else texts["date"]
            return (replace(_as_date(whole, section), text=text), "")
        texts = _with_carried(texts, carried)
        given = [texts[part] for part in ("day", "month", "year") if texts.get(part)]
        return DateCell(text=("/" if all(map(str.isdigit, given)) else " ").join(given)), ""
    cell = cell_at(row, columns.first(Meaning.DATE))
    if cell.is_empty or cell.value is not None or is_date(cell, section.context):
        return _as_date(cell, section), ""
    split = split_date(cell.text, section.context)
    if split is None or not split[1].strip():
        return _as_date(cell, section), ""
    return replace(_as_date(cell, section), text=split[0].as_written), split[1].strip()


def _with_carried(texts: Mapping[str, str], carried: Carried) -> dict[str, str]:
    """A date's parts with the larger ones that the rows above lend: a year to a month, a month to a day.

    A smaller part is never lent: where a row says a month and no day, the day is not known.
    """
    whole = dict(texts)
    for at, part in enumerate(_LARGEST_FIRST):
        smaller = _LARGEST_FIRST[at + 1 :]
        if not texts.get(part) and any(texts.get(each) for each in smaller):
            whole[part] = carried.parts.get(part, "")
    return whole


def notes_of(row: Row) -> tuple[Words, ...]:
    """The comments and footnotes that hang on a row's cells."""
    return tuple(
        Words(_kind_of_note(note), note) for cell in row.cells if not cell.covered for note in cell.notes
    )


def date_parts_of(row: Row, columns: Columns) -> dict[str, str]:
    """The parts of a date that a row states itself, for the rows beneath it."""
    return {
        part: text
        for part, at in columns.date_parts.items()
        if part != "date" and (text := words_of(cell_at(row, at)))
    }


def _unused_year(row: Row, columns: Columns) -> list[Words]:
    """The year column's words, where the date beside it has a year of its own."""
    if "date" not in columns.date_parts or needs_year(words_of(cell_at(row, columns.date_parts["date"]))):
        return []
    at = columns.date_parts["year"]
    year = words_of(cell_at(row, at))
    return [Words(columns.heading(at), year)] if year else []


def _under(columns: Columns, meaning: Meaning, text: str) -> Words:
    return Words(columns.heading(columns.first(meaning) or 0), text)


def _uncovered(cell: Cell) -> Cell:
    """A cell with the words it stands for: those of the cell above, where that is merged down over it."""
    return cell._replace(text=words_of(cell), covered=False)


def _as_date(cell: Cell, section: Section) -> DateCell:
    across = cell.covered and not cell.merged_down
    return DateCell(
        text="" if across else cell.text,
        value=None if across else cell.value,
        merged_down=cell.merged_down,
        date_1904=section.date_1904,
    )


def _own_words(row: Row) -> Iterator[tuple[int, str]]:
    for at, cell in enumerate(row.cells):
        if words := words_of(cell):
            yield at, words


def _agency(row: Row, columns: Columns) -> str:
    named = words_of(cell_at(row, columns.agency_names)) if columns.agency_names is not None else ""
    return "" if says_nothing(named) else named


def _by_agency(row: Row, columns: Columns, whole: Entry, rest: str) -> list[Entry]:
    told = {at: words_of(cell_at(row, at), again=False) for at in sorted(columns.agencies)}
    entries = [
        replace(
            whole, words={**whole.words, Meaning.EVENT: text}, agency=columns.agencies[at] or whole.agency
        )
        for at, text in told.items()
        if text and not says_nothing(text)
    ]
    silent = [Words(columns.heading(at), text) for at, text in told.items() if text and says_nothing(text)]
    silent += [_under(columns, Meaning.DATE, rest)] if rest else []
    if columns.first(Meaning.AGENCY) is not None and (named := _agency(row, columns)):
        silent.append(_under(columns, Meaning.AGENCY, named))
    if entries and silent:
        entries[0] = replace(entries[0], other=(*entries[0].other, *silent))
    return entries


def _with_account(whole: Entry, text: str, columns: Columns, least: int) -> list[Entry]:
    """The entry with its account; where the event column is empty, with the words that stand instead.

    `least` is how many words may stand instead: a form that tells of no event is a cover, not an entry.
    """
    if text:
        return [replace(whole, words={**whole.words, Meaning.EVENT: text})]
    if not whole.date.text.strip() and whole.date.value is None:
        least = max(least, 3)  # a template's own words, such as 'Not seen', tell of nothing
    for meaning in _INSTEAD:
        instead = whole.words.get(meaning, "")
        if instead and len(instead.split()) >= least and not says_nothing(instead):
            words = {key: value for key, value in whole.words.items() if key is not meaning}
            heading = columns.heading(columns.first(meaning) or 0) or meaning.value
            return [_standing_in(replace(whole, words={**words, Meaning.EVENT: instead}), heading)]
    lettered = [
        words
        for words in whole.other
        if any(map(str.isalpha, words.text)) and words.heading not in _NOTES and not says_nothing(words.text)
    ]
    longest = max(lettered, key=lambda words: len(words.text), default=None)
    if longest is None or len(longest.text.split()) < least:
        return []
    left = tuple(words for words in whole.other if words is not longest)
    return [
        _standing_in(
            replace(whole, words={**whole.words, Meaning.EVENT: longest.text}, other=left), longest.heading
        )
    ]


def _standing_in(entry: Entry, heading: str) -> Entry:
    under = f"the words under '{heading}'" if heading else "other words of the row"
    return replace(
        entry, confirm=(*entry.confirm, f"The column for the event is empty; {under} stand as the event.")
    )


def _kind_of_note(note: str) -> str:
    opening = note.strip().casefold()
    return _NOTES[opening.startswith(("footnote", "endnote"))]


def _confirm(row: Row) -> tuple[str, ...]:
    own = [cell for cell in row.cells if not cell.is_empty]
    struck = bool(own) and all(cell.struck for cell in own)
    return ((HIDDEN,) if row.hidden else ()) + ((STRUCK,) if struck else ())
