"""What the rules ask of an open case, what became of it, and the questions to agencies."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from chronology.casefile import audit, findings, returns
from chronology.casefile.casefile import CaseFile
from chronology.casefile.rows import event_from
from chronology.language.people.told_names import Told, known_from
from chronology.language.reading import read
from chronology.language.signals import Signal
from chronology.language.words.known import Known
from chronology.model.case import Case
from chronology.model.contributions import Contribution
from chronology.model.curation import FindingState, Query, State
from chronology.model.events import Event
from chronology.model.findings import Finding
from chronology.model.timeline import Timeline
from chronology.report.content import Content
from chronology.resource import load_pack
from chronology.rules.coverage import coverage_of
from chronology.rules.reading import reading_of
from chronology.rules.rechecking import Rechecking
from chronology.rules.told_clocks import clocks_told
from chronology.services.merge import day_made
from chronology.services.open_case.held import Topic, counted, now
from chronology.services.open_case.people import People
from chronology.services.progress import Cancelled, Progress, unwatched
from chronology.services.refusal import Refused
from chronology.services.told_clocks import ToldClock, told_clocks
from chronology.timeline.merge import merge

_KEPT = "findings kept"
_NO_MATTER = (_KEPT, "events marked", "finding settled", "query asked", "query changed", "query removed",
    "queries sent", "query answered", "view saved", "view removed", "note kept", "note removed", "theme kept",
    "theme removed", "setting changed", "brought up to date", "passphrase changed")  # fmt: skip
_PIECE = 100
"""Events that are read in one go, while whoever else wants something of the case waits some milliseconds."""

_TOLD = 50
"""Events between two looks at whether the person has stopped the work."""


class Asking(People):
    """The timeline of the case, and what is asked of it."""

    def __init__(self, file: CaseFile) -> None:
        super().__init__(file)
        self._signals = _Signals()
        self._rules = Rechecking()
        self._found: tuple[Finding, ...] | None = None
        self._understood: dict[int, tuple[int, Event]] = {}

    # The timeline and what exports are made from

    def contributions(self) -> tuple[Contribution, ...]:
        """Every return in the timeline as it is understood now, and the author's own entries."""
        while True:
            kept = self._in_pieces()
            if kept is not None:
                return kept

    def _in_pieces(self) -> tuple[Contribution, ...] | None:
        """All returns with their events, letting others in between; None where one changed them meanwhile."""
        with self._read() as db:
            moment, heads = self._moment, returns.present_without_events(db)
        events: dict[int, list[Event]] = {number: [] for number in heads}
        last = 0
        while True:
            with self._read() as db:
                if self._moment != moment:
                    return None
                found = returns.some_events(db, last, _PIECE)
            if not found:
                return returns.whole(heads, events)
            for key, number, *row in found:
                last = key
                if number in events:
                    events[number].append(self._event_of(key, row))

    def _event_of(self, key: int, row: list[Any]) -> Event:
        """The event of a row, made once as long as the row stays as it is."""
        # rows that are kept to be compared would take as much memory as the events themselves
        read, before = hash(tuple(row)), self._understood.get(key)
        if before is None or before[0] != read:
            before = self._understood[key] = (read, event_from(row))
        return before[1]

    def timeline(self) -> Timeline:
        """The merged timeline. It takes seconds where the case is large, and none while it stays as it is."""
        with self._read():
            moment, (at, kept) = self._moment, self._kept.get("timeline", (-1, None))
        if at == moment:
            return kept  # type: ignore[no-any-return]
        made = merge(self.contributions())
        with self._lock:
            if self._moment == moment:
                self._kept["timeline"] = (moment, made)
        return made

    def content(self, edition: str = "working", progress: Progress = unwatched) -> Content:
        """What an export is made from. Findings that were dismissed are left out.

        Entries that no check has read before are read now. Raises Cancelled where `progress` says stop.
        """
        with self._read() as db:
            put_aside = findings.put_aside(db)
        found = tuple(each for each in self.findings() if not put_aside(each))
        case, timeline = self.case(), self.timeline()
        signals = self._signals.of(case, timeline, progress)
        reading = reading_of(timeline, case, load_pack(case.pack), signals)
        return Content(
            case,
            timeline,
            found,
            day_made(),
            edition,
            coverage_of(reading),
            clocks_told(reading),
            tuple(sorted(self.rules_off().items())),
            self.states(),
        )

    # Findings

    def findings(self) -> tuple[Finding, ...]:
        """What the rules asked when the case was last checked, but for rules that are switched off, and for
        findings that rest on an event that has left the timeline since."""
        with self._read() as db:
            kept = self._kept.get("findings")
            if kept is None:
                kept = self._kept["findings"] = (self._moment, findings.in_timeline(db))
        return kept[1]

    def needs_recheck(self) -> bool:
        """Whether something has changed since the last check that the rules look at."""
        with self._read() as db:
            return audit.anything_since(db, _KEPT, _NO_MATTER)

    def recheck(self, progress: Progress = unwatched) -> tuple[Finding, ...]:
        """Ask every rule again, and keep what they find. What a person decided of a finding stays with it.

        Events that were read before are not read again, and no rule is asked again that did not look at what
        has changed. Raises Cancelled where `progress` says stop; then the findings stand as they were.
        """
        while True:
            moment, case, timeline = self._moment, self.case(), self.timeline()
            signals = self._signals.of(case, timeline, progress)
            reading = reading_of(timeline, case, load_pack(case.pack), signals)
            found = self._rules.check(reading, partial(_go_on, progress, len(timeline.entries)))
            with self._lock:
                if moment != self._moment:
                    continue  # something came in meanwhile
                told = {"findings": len(found)}
                with self._unwritten(_KEPT, {Topic.FINDINGS}, told) as db:
                    if self._found is None:
                        findings.replace_all(db, found)
                    else:
                        findings.replace_changed(db, found, self._found)
                self._found = found
            return self.findings()

    def clocks(self, progress: Progress = unwatched) -> tuple[ToldClock, ...]:
        """The statutory clocks that the entries tell of, however they stand, by the day on which they began.

        Events that were read before are not read again. Raises Cancelled where `progress` says stop.
        """
        case, timeline = self.case(), self.timeline()
        reading = self._signals.of(case, timeline, progress)
        return told_clocks(timeline, case, reading)

    def read_entries(self, progress: Progress = unwatched) -> tuple[tuple[Event, tuple[Signal, ...]], ...]:
        """Every event in timeline order, with all that is read from its words.

        Events that were read before are not read again. Raises Cancelled where `progress` says stop.
        """
        case, timeline = self.case(), self.timeline()
        reading = self._signals.of(case, timeline, progress)
        return tuple((entry.event, reading(entry.event)) for entry in timeline.entries)

    def states(self) -> Mapping[str, FindingState]:
        """What a person decided of findings, by their ids. One that is not there is open."""
        with self._read() as db:
            return findings.states(db)

    def set_state(self, state: FindingState) -> None:
        """Keep what became of a finding, with the note. Raises Refused for a dismissal without a reason."""
        if state.state is State.DISMISSED and not state.reason.strip():
            raise Refused(
                "Say why this question is put aside, so that whoever reads the review can follow it."
            )
        before = self.states().get(state.finding) or FindingState(state.finding)
        noted = (before.state, before.reason) == (state.state, state.reason)
        label = "the note on a question" if noted else f"a question {_MARKED[state.state]}"
        with self._step("finding settled", label, {Topic.STATES}, {"state": state.state.value}) as db:
            findings.set_state(db, state)

    def rules_off(self) -> Mapping[str, str]:
        """The rules that are switched off in this case, each with the reason."""
        with self._read() as db:
            return findings.rules_off(db)

    def switch_rule_off(self, rule: str, reason: str) -> None:
        """Have a rule ask nothing in this case. Raises Refused without a reason."""
        if not reason.strip():
            raise Refused(
                "Say why this rule is switched off, so that whoever reads the review can follow it."
            )
        label = f"the rule {rule} switched off"
        with self._step("rule switched off", label, {Topic.FINDINGS, Topic.STATES}, {"rule": rule}) as db:
            findings.switch_off(db, rule, reason, self._who_in(db), now())

    def switch_rule_on(self, rule: str) -> None:
        """Have a rule ask again."""
        label = f"the rule {rule} switched on"
        with self._step("rule switched on", label, {Topic.FINDINGS, Topic.STATES}, {"rule": rule}) as db:
            findings.switch_on(db, rule)

    # Queries

    def queries(self) -> tuple[Query, ...]:
        """Every question to an agency, in the order in which they were put."""
        with self._read() as db:
            return findings.queries(db)

    def ask(self, query: Query) -> int:
        """Keep a question to an agency; its id. The finding that it comes from is then asked."""
        with self._step("query asked", "a question to an agency", _ASKED) as db:
            kept = findings.keep_query(db, replace(query, id=0))
            if query.finding:
                before = findings.states(db).get(query.finding) or FindingState(query.finding)
                if before.state is State.OPEN:
                    findings.set_state(db, replace(before, state=State.ASKED))
        return kept

    def change_query(self, query: Query) -> None:
        """Keep a question as it is worded now."""
        with self._step("query changed", f"question {query.reference} changed", _ASKED) as db:
            findings.keep_query(db, query)

    def remove_query(self, id: int) -> None:
        """Take a question out. Raises Refused once it was sent, since its number is on the agency's sheet."""
        if any(each.asked for each in self.queries() if each.id == id):
            raise Refused("This question has gone to the agency. Note beside it that it is no longer needed.")
        with self._step("query removed", f"question Q{id} removed", _ASKED, {"query": id}) as db:
            findings.take_query(db, id)

    def sent(self, ids: Sequence[int], day: str) -> None:
        """These questions went out on that ISO day."""
        label = f"{counted(len(ids), 'question', 'questions')} marked sent"
        with self._step("queries sent", label, _ASKED, {"queries": list(ids)}) as db:
            findings.sent(db, ids, day)

    def answer(self, id: int, answer: str, day: str, by: str = "") -> None:
        """Keep an agency's answer to a question; the finding that it came from is then answered."""
        with self._step("query answered", f"the answer to Q{id}", _ASKED, {"query": id}) as db:
            query = next((each for each in findings.queries(db) if each.id == id), None)
            if query is None:
                raise Refused(f"There is no question Q{id} in this case. Check the number on the sheet.")
            findings.keep_query(db, replace(query, answer=answer, answered=day, answered_by=by))
            if query.finding:
                before = findings.states(db).get(query.finding) or FindingState(query.finding)
                if before.state in (State.OPEN, State.ASKED):
                    findings.set_state(db, replace(before, state=State.ANSWERED))


_ASKED = frozenset({Topic.QUERIES, Topic.STATES})

_MARKED = {
    State.OPEN: "opened again",
    State.ASKED: "marked as asked",
    State.ANSWERED: "marked as answered",
    State.ACCEPTED: "accepted",
    State.DISMISSED: "put aside",
}
"""What was done to a question, as the undo of it is named."""


def _go_on(progress: Progress, total: int, done: int | None = None) -> None:
    if not progress("Looking for gaps", total if done is None else done, total):
        raise Cancelled


class _Signals:
    """The signals of events, each read once, as long as the case knows the same people by the same names."""

    def __init__(self) -> None:
        self._known: Known | None = None
        self._told: Told = {}
        self._read: dict[str, tuple[Event, tuple[Signal, ...]]] = {}

    def of(self, case: Case, timeline: Timeline, progress: Progress) -> Callable[[Event], tuple[Signal, ...]]:
        """A reader for this case that remembers, tells how far it is, and stops when it is told to."""
        events = timeline.events
        known, total = known_from(case, events, self._told), len(events)
        if known != self._known:
            self._known, self._read = known, {}
        done = 0

        def signals(event: Event) -> tuple[Signal, ...]:
            nonlocal done
            if done % _TOLD == 0:
                _go_on(progress, total, min(done, total))
            done += 1
            before = self._read.get(event.id)
            if before is not None and (before[0] is event or before[0] == event):
                return before[1]
            found = read(event, known)
            self._read[event.id] = (event, found)
            return found

        return signals
