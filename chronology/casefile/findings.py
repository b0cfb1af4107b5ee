"""What the rules found, and what a person decided of it: states, rules that are switched off, queries."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence

from sqlite_utils import Database

from chronology.casefile import rows
from chronology.casefile.event_order import PRESENT
from chronology.casefile.review import SETTLE
from chronology.model.curation import FindingState, Query, State
from chronology.model.findings import Finding


def replace_all(db: Database, found: Iterable[Finding]) -> None:
    """Keep these findings in place of the last ones, and the events that each rests on."""
    db.execute("DELETE FROM findings")
    db.execute("DELETE FROM finding_events")
    _keep(db, tuple(found))
    db.execute(SETTLE)


def replace_changed(db: Database, found: Iterable[Finding], before: Iterable[Finding]) -> None:
    """The same where `before` is what was kept last: only rules that ask otherwise than then are written."""
    now, was = _by_rule(found), _by_rule(before)
    for rule in sorted(now.keys() | was.keys()):
        if now.get(rule) != was.get(rule):
            of_it = f"{rule}:*"
            db.execute("DELETE FROM findings WHERE rule = ?", [rule])
            db.execute("DELETE FROM finding_events WHERE finding_id GLOB ?", [of_it])
            _keep(db, now.get(rule, ()))
            db.execute(f"{SETTLE} WHERE finding_id GLOB ?", [of_it])


def _by_rule(found: Iterable[Finding]) -> dict[str, list[Finding]]:
    by: dict[str, list[Finding]] = {}
    for each in found:
        by.setdefault(each.rule, []).append(each)
    return by


def _keep(db: Database, found: Sequence[Finding]) -> None:
    db.table("findings").insert_all(map(rows.finding_row, found))
    db.conn.executemany(
        "INSERT OR IGNORE INTO finding_events (finding_id, event_id, open, answered) VALUES (?, ?, 1, ?)",
        ((each.id, event, bool(each.answered_by)) for each in found for event in each.events),
    )


def read_all(db: Database) -> tuple[Finding, ...]:
    """The findings as they were last kept."""
    found = db.execute(f"SELECT {rows.FINDING_COLUMNS} FROM findings ORDER BY rule, key").fetchall()
    return tuple(map(rows.finding_from, found))


def in_timeline(db: Database) -> tuple[Finding, ...]:
    """Those among them whose rule is not switched off and whose events are all in the timeline."""
    gone = {
        id
        for (id,) in db.execute(
            "SELECT finding_id FROM finding_events WHERE event_id NOT IN"
            f" (SELECT id FROM events WHERE {PRESENT})"
        )
    }
    off = rules_off(db)
    return tuple(each for each in read_all(db) if each.rule not in off and each.id not in gone)


def put_aside(db: Database) -> Callable[[Finding], bool]:
    """Whether a finding is asked no more: it was dismissed, or its rule is switched off."""
    off = rules_off(db)
    dismissed = {id for id, each in states(db).items() if each.state is State.DISMISSED}
    return lambda finding: finding.rule in off or finding.id in dismissed


def states(db: Database) -> dict[str, FindingState]:
    """What a person decided of findings, by the finding's id. One that is not there is open."""
    found = db.execute("SELECT finding, state, reason, note FROM finding_states").fetchall()
    return {id: FindingState(id, State(state), reason, note) for id, state, reason, note in found}


def set_state(db: Database, state: FindingState) -> None:
    """Keep what a person decided of one finding."""
    row = [state.finding, state.state.value, rows.text_kept(state.reason), rows.text_kept(state.note)]
    if state == FindingState(state.finding):
        db.execute("DELETE FROM finding_states WHERE finding = ?", [state.finding])
        return
    db.execute(
        "INSERT INTO finding_states (finding, state, reason, note) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE"
        " SET state = excluded.state, reason = excluded.reason, note = excluded.note",
        row,
    )


def rules_off(db: Database) -> dict[str, str]:
    """The rules that are switched off, each with the reason."""
    return dict(db.execute("SELECT rule, reason FROM rules_off ORDER BY rule").fetchall())


def switch_off(db: Database, rule: str, reason: str, who: str, at: str) -> None:
    """Have a rule ask nothing in this case."""
    db.execute(
        "INSERT INTO rules_off (rule, reason, who, at) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE"
        " SET reason = excluded.reason, who = excluded.who, at = excluded.at",
        [rule, rows.text_kept(reason), rows.text_kept(who), at],
    )


def switch_on(db: Database, rule: str) -> None:
    """Have a rule ask again."""
    db.execute("DELETE FROM rules_off WHERE rule = ?", [rule])


_QUERY = "agency, question, events, finding, asked, answer, answered, answered_by"


def queries(db: Database) -> tuple[Query, ...]:
    """Every question to an agency, in the order in which they were put."""
    found = db.execute(f"SELECT id, {_QUERY} FROM queries ORDER BY id").fetchall()
    return tuple(
        Query(agency, question, tuple(json.loads(events)), finding, asked, answer, answered, by, id)
        for id, agency, question, events, finding, asked, answer, answered, by in found
    )


def keep_query(db: Database, query: Query) -> int:
    """Keep a question, as a new one where its id is 0; its id."""
    columns = [each.strip() for each in _QUERY.split(",")]
    row = {name: getattr(query, name) for name in columns}
    row.update({name: rows.text_kept(value) for name, value in row.items() if isinstance(value, str)})
    row["events"] = json.dumps(list(query.events))
    return rows.keep(db, "queries", row, query.id)


def take_query(db: Database, id: int) -> None:
    """Take a question out of the case."""
    db.execute("DELETE FROM queries WHERE id = ?", [id])


def sent(db: Database, ids: Sequence[int], day: str) -> None:
    """These questions went out on that day."""
    db.execute(
        "UPDATE queries SET asked = ? WHERE id IN (SELECT value FROM json_each(?)) AND asked <> ?",
        [day, json.dumps(list(ids)), day],
    )
