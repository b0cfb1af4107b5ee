"""A whole fictional case of any length, for the tests and the benchmark of what goes out.

Everything follows from the number of events: the same number always gives the same content.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, time, timedelta
from itertools import cycle, islice

from chronology.model.case import Case, Scope
from chronology.model.contributions import Contribution
from chronology.model.dates.value import EventDate, Origin, PartOfDay, Qualifier, TimeOfDay
from chronology.model.events import Event, Place, Reason, SetAside, Words
from chronology.model.findings import Finding, Severity, Span
from chronology.model.timeline import Entry, Timeline
from chronology.report.content import Content

BORN = date(2021, 3, 14)

AGENCIES = (
    ("Health Visiting", "hv_return.docx", 1),
    ("Police", "force_log.csv", None),
    ("GP", "surgery.xlsx", "Consultations"),
    ("Children's Social Care", "csc.docx", 2),
    ("Acute Hospital", "trust.xlsx", "ED and ward"),
    ("School", "school return.odt", 1),
    ("Ambulance", "ambulance.csv", None),
)

_SAID = (
    "Planned visit. Mirela was on the play mat and smiling. Weight follows the 50th centile. Mother spoke of"
    " being tired and of her sister staying over at weekends.",
    "Call from the housing office about damp in the back bedroom.",
    "Father, Dáithí Ó Briain, attended alone and asked for advice about sleep. Feeding well, no concerns were"
    " raised by him. He said that Mirela’s mother works nights at the bakery and that a neighbour helps.",
    "Reported as a disturbance between two adults. On arrival the flat was quiet; both said they had argued"
    " about money. A man who gave the name Łukasz left before details were taken.",
    "Not brought to the appointment. Letter sent.",
    "Presented with a cough for three days. Chest clear, temperature 37.9. Safety-netting advice given, and a"
    " leaflet in Romanian for Grandmother Ștefania Țurcanu.",
    "Strategy meeting held by video. Shared: two attendances in six weeks, the family’s move in spring, and"
    " that nobody has yet spoken with the adult who collects Mirela from nursery.",
)
_DONE = ("Advice given.", "", "Referred to the early help hub.", "No further action by officers.", "")
_SEEN = ("Yes, with mother", "", "No", "Yes, alone", "")
_VOICE = ("", "Babbling and settled on her mother’s lap.", "", "", "")


def content(
    events: int = 60,
    undated: int = 2,
    extra: Sequence[Event] = (),
    findings: bool = True,
    made: date = date(2026, 11, 23),
) -> Content:
    """A case with `events` dated events over some years, `undated` ones, questions and rows set aside.

    `extra` are further dated events, listed in front.
    """
    dated = [*extra, *(_event(number) for number in range(events))]
    without = [_undated(number) for number in range(undated)]
    entries = [Entry(number, event) for number, event in enumerate([*dated, *without], start=1)]
    timeline = Timeline(
        tuple(entries[: len(dated)]), tuple(entries[len(dated) :]), _contributions([*dated, *without])
    )
    case = Case(
        title="The Harbour family",
        reference="LR-2026-07",
        child="Mirela",
        born=BORN,
        expected=BORN + timedelta(days=6),
        scope=Scope(date(2020, 6, 1), date(2026, 5, 31)),
    )
    asked = _findings(dated) if findings and len(dated) > 6 else ()
    return Content(case, timeline, asked, made)


def an_event(text: str, day: date = date(2020, 9, 1), row: int = 900, **columns: str) -> Event:
    """One event of a file of its own, to stand in front of the others."""
    return Event(
        id="E" + hashlib.sha256(f"extra {row}".encode()).hexdigest()[:10],
        place=Place("extra.docx", 1, row),
        date=EventDate(day, day, Qualifier.STATED, as_written=day.strftime("%d/%m/%Y")),
        agency=columns.pop("agency", "Midwifery"),
        text=text,
        **columns,  # type: ignore[arg-type]
    )


def _event(number: int) -> Event:
    agency, file, table = AGENCIES[number * 5 % len(AGENCIES)]
    return Event(
        id="E" + hashlib.sha256(str(number).encode()).hexdigest()[:10],
        place=Place(file, table, number + 2),
        date=_date(number),
        agency=agency,
        text=f"{_SAID[number % len(_SAID)]} Entry {number}.",
        source=f"record {1200 + 37 * number}" if number % 4 else "",
        who="N. Achterberg, duty worker" if number % 6 == 1 else "",
        seen=_SEEN[number % len(_SEEN)],
        voice=_VOICE[number % len(_VOICE)],
        action=_DONE[number % len(_DONE)],
        analysis="The pattern of missed visits may matter." if number % 9 == 4 else "",
        other=(Words("Cost centre", f"C{number}"),) if number % 11 == 3 else (),
        confirm=("The date stood only in the row above.",) if number % 13 == 7 else (),
    )


def _date(number: int) -> EventDate:
    day = date(2020, 10, 2) + timedelta(days=number * 7 // 2)
    clock = TimeOfDay(start=time(8 + number % 11, number * 7 % 60), as_written="as written")
    match number % 10:
        case 3:
            first = day.replace(day=1)
            last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
            return EventDate(first, last, Qualifier.STATED, as_written=day.strftime("%B %Y"))
        case 5:
            return EventDate(day, day, Qualifier.APPROXIMATE, as_written="c. " + day.strftime("%d.%m.%y"))
        case 7:
            return EventDate(day, day, Qualifier.UNCERTAIN, Origin.ROW_ABOVE, as_written="")
        case 8:
            evening = TimeOfDay(part=PartOfDay.EVENING, as_written="evening")
            return EventDate(day, day, Qualifier.STATED, time=evening, as_written=day.isoformat())
        case 9:
            return EventDate(None, day, Qualifier.STATED, as_written="by " + day.strftime("%d/%m/%Y"))
    return EventDate(day, day, Qualifier.STATED, time=clock, as_written=day.strftime("%d/%m/%Y"))


def _undated(number: int) -> Event:
    return Event(
        id=f"Eundated{number}",
        place=Place("hv_return.docx", 1, 5000 + number),
        date=EventDate(as_written="not recorded" if number % 2 else ""),
        agency="Health Visiting",
        text=f"Grandmother said there had been a fall, day not recalled ({number}).",
    )


def _contributions(events: Sequence[Event]) -> tuple[Contribution, ...]:
    by_file: dict[str, list[Event]] = {}
    for event in events:
        by_file.setdefault(event.place.file, []).append(event)
    return tuple(_contribution(file, tuple(of_file)) for file, of_file in sorted(by_file.items()))


def _contribution(file: str, events: tuple[Event, ...]) -> Contribution:
    set_aside = (
        SetAside(Place(file, 1, 1), ("Date", "What happened"), Reason.HEADING),
        SetAside(Place(file, "text", 1), (f"Return for the review, from {file}",), Reason.TITLE),
    )
    if file.endswith(".csv"):
        set_aside += (
            SetAside(Place(file, None, 99), ("31/02/2022", "Call"), Reason.NOT_READ, "no such day"),
        )
    return Contribution(
        file=file,
        sha256=hashlib.sha256(file.encode()).hexdigest(),
        kind=file.rpartition(".")[2],
        agency=events[0].agency,
        rows=len(events) + len(set_aside),
        events=events,
        set_aside=set_aside,
        warnings=("One column was hidden in the file; it was read.",) if file.endswith("xlsx") else (),
    )


def _findings(events: Sequence[Event]) -> tuple[Finding, ...]:
    kinds = islice(cycle(Severity), max(2, len(events) // 12))
    made = []
    for at, severity in enumerate(kinds):
        first, second = events[at * 5 % len(events)], events[(at * 7 + 3) % len(events)]
        made.append(
            Finding(
                rule=f"TRY-{at % 3 + 1:02d}",
                title="An adult who was present is not named",
                severity=severity,
                events=(first.id, second.id),
                why=f"{first.agency} and {second.agency} tell of an adult whose name nobody gives.",
                question="Who was the adult, and what is known of him or her?",
                source="A guide to naming adults, section 3",
                ask=first.agency,
                words=(Span(first.id, "event", 0, 24),),
                answered_by=(events[-1].id,) if at % 4 == 3 else (),
            )
        )
    return tuple(made)
