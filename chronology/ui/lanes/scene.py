"""All that one content has to show: its lanes, silences and questions, and the time they lie in."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from chronology.model.agencies import AgencyType
from chronology.model.dates import describe
from chronology.model.timeline import Entry
from chronology.report.content import Content
from chronology.report.lines import AGENCY_NOT_SAID, time_in_words
from chronology.report.marks import agency_kind
from chronology.resource import load_pack
from chronology.ui.lanes.bands import Band, Sort, bands_of, rows_of
from chronology.ui.lanes.beside import ALL, ALONE, Beside, Choice
from chronology.ui.lanes.days import FIRST_DAY, LAST_DAY, Extent, extent_of
from chronology.ui.lanes.grouping import Grouping, by_agency
from chronology.ui.lanes.lanes import Lane, lanes_of
from chronology.ui.lanes.questions import Questions, questions_of
from chronology.ui.lanes.silences import Silence, of_all, of_one

_MARGIN = 0.04  # of the whole time, left free at either end
_PREGNANCY = 280  # days


@dataclass(frozen=True)
class Scene:
    """What the view shows. Events are named by their row in `entries`; undated ones have no extent.

    `first` and `last` are the days that bound all there is to see. `lanes_of_row` gives each event the
    lanes it stands in, `incidents` the rows of each occurrence that several agencies tell of. `left_out`
    counts the events that were not chosen to be shown.
    """

    content: Content
    beside: Beside
    entries: tuple[Entry, ...]
    extents: tuple[Extent | None, ...]
    lanes: tuple[Lane, ...]
    lanes_of_row: tuple[tuple[int, ...], ...]
    silences: tuple[tuple[Silence, ...], ...]
    silences_of_all: tuple[Silence, ...]
    questions: Questions
    asked: dict[str, int]
    rows: dict[str, int]
    incidents: dict[str, tuple[int, ...]]
    bands: tuple[Band, ...]
    band_rows: tuple[Sort, ...]
    left_out: int
    first: float
    last: float

    @property
    def has_undated(self) -> bool:
        """Whether any event is undated."""
        return any(lane.undated for lane in self.lanes)

    @property
    def has_ages(self) -> bool:
        """Whether anything is known of the child's birth, so that an age can be told."""
        return self.content.case.born is not None or self.content.case.expected is not None

    @property
    def pregnancy(self) -> tuple[float, float, str] | None:
        """The time before birth as first day, last day and words; a pregnancy only where its end was said."""
        case = self.content.case
        birth = case.born or case.expected
        if birth is None:
            return None
        if case.expected is None:
            return self.first, birth.toordinal(), "Before birth"
        return case.expected.toordinal() - _PREGNANCY, birth.toordinal(), "Pregnancy"

    def kind_of(self, row: int) -> AgencyType:
        """The type of the agency that gave an event: whose mark it is drawn with."""
        return agency_kind(self.entries[row].event.agency)

    def occurrence(self, row: int) -> tuple[int, ...]:
        """The rows of the occurrence that an event belongs to, itself among them."""
        incident = self.entries[row].incident
        return self.incidents[incident] if incident is not None else (row,)

    def words(self, row: int) -> str:
        """An event in one line: its date, time, agency, what happened, and how many questions rest on it."""
        event = self.entries[row].event
        clock = time_in_words(event.date.time)
        asked = self.asked.get(event.id, 0)
        parts = [
            describe(event.date) + (f", {clock}" if clock else ""),
            event.agency or AGENCY_NOT_SAID,
            one_line(event.text),
        ]
        if event.id in self.beside.turning_points:
            parts.append("Turning point")
        if asked:
            parts.append("1 question" if asked == 1 else f"{asked} questions")
        return ". ".join(part.rstrip(".") for part in parts) + "."


def one_line(words: str) -> str:
    """Words with every break and run of spaces as one space."""
    return " ".join(words.split())


def scene_of(
    content: Content,
    grouping: Grouping = by_agency,
    beside: Beside = ALONE,
    choice: Choice = ALL,
) -> Scene:
    """The scene of a content: the events chosen, in lanes.

    Time is bounded, and silences of all agencies are told, by all events, whichever are chosen.
    """
    whole = content.timeline.entries
    all_extents = tuple(extent_of(entry.event.date) for entry in whole)
    entries, extents = whole, all_extents
    if not choice.is_all:
        kept = [number for number, entry in enumerate(whole) if choice.keeps(entry.event, beside)]
        entries = tuple(whole[number] for number in kept)
        extents = tuple(all_extents[number] for number in kept)
    lanes = lanes_of(entries, extents, grouping)
    pack = load_pack(content.case.pack)
    still_open = [finding for finding in content.findings if not finding.answered_by]
    anchors = {
        entry.event.id: extent.anchor
        for entry, extent in zip(entries, extents, strict=True)
        if extent is not None
    }
    if not choice.is_all:
        shown = {entry.event.id for entry in entries}
        still_open = [each for each in still_open if not shown.isdisjoint(each.events)]
    known = [extent for extent in all_extents if extent is not None]
    bounds = _bounds(content, known)
    bands = bands_of(beside, bounds, content.case.scope)
    return Scene(
        content=content,
        beside=beside,
        entries=entries,
        extents=extents,
        lanes=lanes,
        lanes_of_row=_lanes_of_row(lanes, len(entries)),
        silences=tuple(
            of_one(_extents_in(lane, extents), pack) if lane.group.silences else () for lane in lanes
        ),
        silences_of_all=of_all(known, content.case, pack),
        questions=questions_of(still_open, anchors),
        asked=dict(Counter(event for finding in still_open for event in finding.events)),
        rows={entry.event.id: row for row, entry in enumerate(entries)},
        incidents=_incidents(entries),
        bands=bands,
        band_rows=rows_of(bands),
        left_out=len(whole) - len(entries),
        first=bounds[0],
        last=bounds[1],
    )


def _lanes_of_row(lanes: tuple[Lane, ...], count: int) -> tuple[tuple[int, ...], ...]:
    standing: list[tuple[int, ...]] = [()] * count
    for number, lane in enumerate(lanes):
        only = (number,)  # shared by all events that stand in this lane alone
        for rows in (*(shelf.rows for shelf in lane.shelves), lane.undated):
            for row in rows:
                standing[row] = (*standing[row], number) if standing[row] else only
    return tuple(standing)


def _extents_in(lane: Lane, extents: tuple[Extent | None, ...]) -> list[Extent]:
    return [each for shelf in lane.shelves for row in shelf.rows if (each := extents[row]) is not None]


def _incidents(entries: tuple[Entry, ...]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = defaultdict(list)
    for row, entry in enumerate(entries):
        if entry.incident is not None:
            found[entry.incident].append(row)
    return {incident: tuple(rows) for incident, rows in found.items()}


def _bounds(content: Content, known: list[Extent]) -> tuple[float, float]:
    case = content.case
    said = [
        float(day.toordinal()) for day in (case.born, case.scope.first, case.scope.last) if day is not None
    ]
    first = min([extent.first for extent in known] + said, default=float(content.made.toordinal()))
    last = max([extent.last for extent in known] + [day + 1 for day in said], default=first + 1)
    margin = max(1.0, (last - first) * _MARGIN)
    return max(first - margin, FIRST_DAY), min(last + margin, LAST_DAY + 1)
