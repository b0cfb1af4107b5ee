"""In which order the table shows events, and under which headings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from sqlite_utils import Database

from chronology.model.event_rows import Column, Group, RowQuery

# the plus keeps the database from gathering events by return: it would read each from another page
PRESENT = "+contribution IN (SELECT id FROM contributions WHERE present)"
"""Which events are in the timeline: not those of a return that was withdrawn."""

_NO_WORDS = re.compile(r"[^\w\s]|_")
_LONGEST = 120
"""So much of a cell decides where it stands: nobody sees by eye how two longer ones are sorted."""

_BY_WORDS = {
    Column.AGENCY: "agency",
    Column.SOURCE: "source",
    Column.WHO: "who",
    Column.TEXT: "text",
    Column.ACTION: "action",
    Column.SEEN: "seen",
    Column.VOICE: "voice",
    Column.ANALYSIS: "analysis",
    Column.FAMILY_MEMBER: "family_member",
    Column.PLACE: "place_file",
    Column.TAGS: "(SELECT group_concat(tag, ' ' ORDER BY tag) FROM event_tags WHERE event_id = events.id)",
}
_BY_NUMBER = {
    Column.QUESTIONS: "(SELECT count(*) FROM finding_events f WHERE f.event_id = events.id AND f.open)",
    Column.SIGNIFICANCE: (
        "(SELECT CASE significance WHEN 'key event' THEN 1 WHEN 'significant' THEN 2"
        " WHEN 'background' THEN 3 ELSE 0 END FROM event_marks m WHERE m.event_id = events.id)"
    ),
}
_HEADINGS = {
    Group.YEAR: "coalesce(substr(coalesce(earliest, latest), 1, 4), '')",
    Group.AGENCY: "agency",
}
_SORTED_BY = {Group.YEAR: Column.WHEN, Group.AGENCY: Column.AGENCY}


def keys_in_order(db: Database, column: Column, descending: bool) -> list[int]:
    """The keys of all events of the timeline, sorted by a column; those with nothing in it last."""
    if column in (Column.WHEN, Column.NUMBER):
        return _by_day(db, descending)
    downward = "DESC" if descending else "ASC"
    if column in _BY_NUMBER:
        what, empty = _BY_NUMBER[column], "coalesce(v, 0) = 0"
    else:
        db.conn.create_function("in_order", 1, in_order_of_words, deterministic=True)
        what, empty = f"in_order(substr({_BY_WORDS[column]}, 1, {_LONGEST}))", "v = ''"
    then = f"place_table {downward}, place_row {downward}, " if column is Column.PLACE else ""
    return _keys(
        db,
        f"WITH sorted AS MATERIALIZED (SELECT key, sort_key, place_table, place_row, {what} AS v FROM events"
        f" WHERE {PRESENT}) SELECT key FROM sorted ORDER BY {empty}, v {downward}, {then}sort_key",
    )


def keys_from(db: Database, first: int, count: int) -> list[int]:
    """The keys of so many events in timeline order, from the one at `first`, counted from 0."""
    sql = f"SELECT key FROM events WHERE {PRESENT} ORDER BY sort_key LIMIT ? OFFSET ?"
    return [key for (key,) in db.execute(sql, [count, first]).fetchall()]


def count_of_all(db: Database) -> int:
    """How many events the timeline has."""
    return sum(count_by_agency(db).values())


def count_by_agency(db: Database) -> dict[str, int]:
    """Every agency that has events in the timeline, with how many of them; '' for those not stated."""
    sql = f"SELECT agency, count(*) FROM events WHERE {PRESENT} GROUP BY agency"
    return dict(db.execute(sql).fetchall())


def in_order_of_words(words: str | None) -> str:
    """A text by which words sort as in an index of names: marks, accents and capitals aside."""
    words = words or ""
    plain = words.casefold() if words.isascii() else unicodedata.normalize("NFKD", words).casefold()
    return _NO_WORDS.sub("", plain).strip()


def headings_of(db: Database, group: Group) -> dict[int, str]:
    """The heading that each event stands under, by the event's key."""
    return dict(db.execute(f"SELECT key, {_HEADINGS[group]} FROM events").fetchall())


def in_order(headings: Iterable[str], query: RowQuery) -> list[str]:
    """Headings as they follow one another: as the rows do, where these are sorted by the same; '' last."""
    downward = query.descending and query.sort is _SORTED_BY.get(query.group)
    named = sorted((each for each in headings if each), key=lambda each: (in_order_of_words(each), each))
    return [*(reversed(named) if downward else named), *(each for each in headings if not each)]


def _by_day(db: Database, descending: bool) -> list[int]:
    keys = _keys(db, f"SELECT key FROM events WHERE {PRESENT} ORDER BY sort_key")
    if not descending:
        return keys
    undated = set(_keys(db, "SELECT key FROM events WHERE earliest IS NULL AND latest IS NULL"))
    dated = [key for key in reversed(keys) if key not in undated]
    return dated + [key for key in keys if key in undated]


def _keys(db: Database, sql: str) -> list[int]:
    return [key for (key,) in db.execute(sql).fetchall()]
