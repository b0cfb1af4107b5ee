"""One small fictional case with everything in it that an export can get wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from chronology.model.case import Case, Scope
from chronology.model.contributions import Contribution, RecognisedColumn
from chronology.model.dates.value import EventDate, Origin, PartOfDay, Qualifier, TimeOfDay
from chronology.model.events import Event, Meaning, Place, Reason, SetAside, Words
from chronology.model.findings import Finding, Severity
from chronology.report.content import Content
from chronology.timeline.merge import merge
from tests.making import a_contribution, a_date, an_event, on

HOSTILE = '=HYPERLINK("http://example.invalid";"see") & <script>alert(\'x\')</script>'
NAMES = "Łucja Wiśniewska, Gwenllïan Ŵyn, Ștefan Țurcanu, محمد رضا, گلرخ"


def visits() -> tuple[Event, ...]:
    return (
        an_event(
            on(2019, 4, 2, time(14, 30)),
            "Home visit.\nMother said:\t'we are all right'.",
            file="hv.docx",
            table=1,
            row=2,
            source="SystmOne",
            seen="Yes",
            voice="Reached for the book.",
            action="Review in two weeks.",
            who="F. Malik",
            analysis="A warm visit.",
            family_member="Mother",
            sequence="17",
        ),
        replace(
            an_event(
                a_date(
                    date(2019, 3, 1), date(2019, 3, 31), Qualifier.APPROXIMATE, as_written="c. March 2019"
                ),
                NAMES,
                file="hv.docx",
                table=1,
                row=3,
            ),
            other=(Words("Ref", "+44 1632 960001"), Words("", "loose words")),
            confirm=("The time was not read.",),
        ),
        an_event(a_date(as_written="n/k"), "A letter without a date.", file="hv.docx", table=1, row=4),
    )


def calls() -> tuple[Event, ...]:
    evening = TimeOfDay(part=PartOfDay.EVENING, as_written="eve")
    about = TimeOfDay(start=time(15), end=time(15, 40), approximate=True, as_written="approx 3pm-3.40pm")
    day = date(2018, 12, 5)
    return (
        an_event(on(2020, 2, 3), HOSTILE, agency="Police", file="police.csv", row=2, action="-NFA"),
        an_event(
            EventDate(None, date(2019, 3, 3), Qualifier.STATED, as_written="before 4/3/19"),
            "@reported by neighbour",
            agency="Police",
            file="police.csv",
            row=3,
        ),
        an_event(
            EventDate(day, day, Qualifier.UNCERTAIN, Origin.ROW_ABOVE, evening, "", ("Check the day.",)),
            "\tTabbed entry",
            agency="Police",
            file="police.csv",
            row=4,
        ),
        an_event(
            EventDate(day, day, Qualifier.STATED, time=about, as_written="5/12/18"),
            "'=already quoted",
            agency="Police",
            file="police.csv",
            row=5,
        ),
    )


def returns() -> tuple[Contribution, ...]:
    first, second = visits(), calls()
    visiting = replace(
        a_contribution(*first, file="hv.docx"),
        kind="docx",
        rows=5,
        set_aside=(
            SetAside(Place("hv.docx", 1, 1), ("Date", "Event"), Reason.HEADING),
            SetAside(Place("hv.docx", "text", 1), ("=Total: 3 <entries>",), Reason.TOTAL, "beneath"),
        ),
        columns=(RecognisedColumn(1, 0, "Date", Meaning.DATE, 0.98765),),
        warnings=("One row is hidden.",),
    )
    return visiting, a_contribution(*second, file="police.csv")


def findings() -> tuple[Finding, ...]:
    seen, month, _ = visits()
    police = calls()
    return (
        Finding(
            "UAD-01",
            "Adult present, never identified",
            Severity.HIGH,
            (seen.id,),
            "On 2 April 2019 Health Visiting wrote of a visitor.",
            "Who was the visitor?",
            "A guide",
            ask="Health Visiting",
        ),
        Finding(
            "DAB-03",
            "Could not ask",
            Severity.HIGH,
            (month.id,),
            "In March 2019 it could not be asked.",
            "Has she been asked since, alone?",
            "A guide",
            answered_by=(seen.id,),
        ),
        Finding(
            "SIL-02",
            "Long silence",
            Severity.MEDIUM,
            (police[3].id, police[2].id),
            "Nobody wrote for 70 days.",
            "What was known in that time?",
            "Another guide",
        ),
    )


def content() -> Content:
    """Seven events of two agencies, one undated; three findings, one answered."""
    return Content(
        case=Case(
            title="Rapid review: Łucja & others",
            reference="LR-7",
            child="Łucja Wiśniewska",
            born=date(2019, 1, 10),
            scope=Scope(date(2018, 9, 1), date(2020, 6, 30)),
        ),
        timeline=merge(returns()),
        findings=findings(),
        made=date(2026, 3, 4),
    )


def with_words(text: str) -> Content:
    """One event that says `text`, and nothing else."""
    event = an_event(on(2019, 4, 2), text)
    return replace(content(), timeline=merge([a_contribution(event)]), findings=())


def nothing() -> Content:
    """A case into which no return has come."""
    return Content(case=Case(), timeline=merge([]), findings=(), made=date(2026, 3, 4))
