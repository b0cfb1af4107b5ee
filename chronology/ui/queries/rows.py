"""The questions to agencies as a list, and how each of them stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from chronology.model.curation import Query
from chronology.report.lines import AGENCY_NOT_SAID, day_in_words


def listed(queries: Sequence[Query]) -> Iterator[Query | str]:
    """The queries under their agencies, in order of the alphabet; a heading says how many wait."""
    gathered: dict[str, list[Query]] = {}
    for query in queries:
        gathered.setdefault(query.agency, []).append(query)
    for agency in sorted(gathered, key=lambda name: (not name, name.casefold())):
        of_it = gathered[agency]
        waiting = sum(not each.answer for each in of_it)
        told = f"{waiting} of {len(of_it)} waiting" if waiting else f"{len(of_it)} answered"
        yield f"{agency or AGENCY_NOT_SAID} ({told})"
        yield from of_it


def standing(query: Query) -> str:
    """'on no sheet yet', 'on the sheet of 4 March 2024', 'answered 9 March 2024 by the head teacher'."""
    if query.answer:
        by = f" by {query.answered_by}" if query.answered_by else ""
        return f"answered {_day(query.answered)}{by}".strip()
    return f"on the sheet of {_day(query.asked)}" if query.asked else "on no sheet yet"


def _day(iso: str) -> str:
    try:
        return day_in_words(date.fromisoformat(iso))
    except ValueError:
        return iso


def counts(queries: Sequence[Query]) -> Mapping[str, int]:
    """How many are on no sheet yet, wait for an answer, and are answered."""
    return {
        "on no sheet yet": sum(not each.asked and not each.answer for each in queries),
        "waiting": sum(bool(each.asked) and not each.answer for each in queries),
        "answered": sum(bool(each.answer) for each in queries),
    }
