"""The content as the exports for people show it: one line an event, the questions, the facts of the cover.

Word, Excel, HTML and CSV say the same in the same words because they all take them from here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from chronology.model.agencies import AgencyType
from chronology.model.curation import Standing
from chronology.model.dates import describe, printed
from chronology.model.dates.value import EventDate, TimeOfDay
from chronology.model.events import Event, Words
from chronology.model.findings import Finding, Severity
from chronology.model.timeline import Entry
from chronology.report.age import age_in_words
from chronology.report.content import Content
from chronology.report.marks import agency_kind
from chronology.resource import toml

ANALYSIS = "Analysis"  # a view, not a fact: what is shown under this heading is set apart
UNDATED = "Undated"
AGENCY_NOT_SAID = "Agency not stated"

SEVERITY = {
    Severity.HIGH: "safety or statutory",
    Severity.MEDIUM: "matters to the review",
    Severity.LOW: "quality of the return",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One event as a row for people.

    `understood` is what the program read from the date ('1 to 10 December 2018, day not known'); `day` is
    the same as a date that this program reads back to the same interval, and `doubt` what `understood` says
    beyond it ('day not known'). `beside` holds the row's other
    columns under their headings; `questions` the numbers of the questions that rest on this event.
    """

    entry: Entry
    day: str
    understood: str
    as_written: str
    time: str
    age: str
    agency: str
    kind: AgencyType
    beside: tuple[Words, ...]
    questions: tuple[int, ...]

    @property
    def event(self) -> Event:
        return self.entry.event

    @property
    def doubt(self) -> str:
        if self.understood == self.day:
            return ""
        return self.understood.removeprefix(f"{self.day.removesuffix('?')}, ")

    @property
    def number(self) -> int:
        return self.entry.number


@dataclass(frozen=True, slots=True)
class Question:
    """A finding with its number, and the numbers of the events it rests on and is answered by.

    `standing` is one of `Standing`.
    """

    number: int
    finding: Finding
    events: tuple[int, ...]
    answered_by: tuple[int, ...]
    standing: str

    @property
    def is_answered(self) -> bool:
        return self.standing in (Standing.ANSWERED, Standing.ANSWERED_LATER)

    @property
    def awaited(self) -> str:
        """What to say of a question that has gone to an agency."""
        return "Asked: the agency's answer is awaited" if self.standing == Standing.ASKED else ""


_PARTS = {
    Standing.OPEN: "Open questions",
    Standing.ASKED: "Open questions",
    Standing.ACCEPTED: "Accepted: gaps that stand",
    Standing.ANSWERED_LATER: "Answered by later events",
    Standing.ANSWERED: "Answered, as the review found",
}


def parts(asked: Iterable[Question]) -> tuple[tuple[str, tuple[Question, ...]], ...]:
    """The questions under the headings that a report gives them, in the order in which they are numbered."""
    gathered: dict[str, list[Question]] = {}
    for each in asked:
        gathered.setdefault(_PARTS[Standing(each.standing)], []).append(each)
    return tuple((heading, tuple(found)) for heading, found in gathered.items())


def switched_off(content: Content) -> tuple[str, ...]:
    """A sentence for each rule that was switched off, with the reason."""
    return tuple(f"The rule {rule} was switched off for this case: {why}" for rule, why in content.rules_off)


def how_they_stand(content: Content) -> tuple[int, str]:
    """How many questions are open, and in words what became of the others: '2 accepted, 3 answered'."""
    stand = Counter(content.standing(finding) for finding in content.findings)
    still_open = stand[Standing.OPEN] + stand[Standing.ASKED]
    answered = stand[Standing.ANSWERED] + stand[Standing.ANSWERED_LATER]
    accepted = stand[Standing.ACCEPTED]
    return still_open, (f"{accepted} accepted, " if accepted else "") + f"{answered} answered"


def lines(content: Content) -> Iterator[Line]:
    """Every event in timeline order, the undated ones last."""
    asked: dict[str, list[int]] = {}
    for question in questions(content):
        for rests_on in question.finding.events:
            asked.setdefault(rests_on, []).append(question.number)
    for entry in content.timeline.entries:
        event = entry.event
        yield Line(
            entry=entry,
            day=printed(event.date) if event.date.is_dated else UNDATED,
            understood=describe(event.date) if event.date.is_dated else UNDATED,
            as_written=event.date.as_written,
            time=time_in_words(event.date.time),
            age=age_in_words(content.case, event.date),
            agency=event.agency or AGENCY_NOT_SAID,
            kind=agency_kind(event.agency),
            beside=_beside(event),
            questions=tuple(asked.get(event.id, ())),
        )


def questions(content: Content) -> tuple[Question, ...]:
    """The open findings numbered from 1, then the others by how they stand; of these by theme, the gravest
    and the earliest first, as the window gathers them."""
    numbers = {entry.event.id: entry.number for entry in content.timeline.entries}
    themes, behind_all = list(_themes()), len(numbers) + 1
    headings = list(dict.fromkeys(_PARTS.values()))
    places = {each.value: headings.index(heading) for each, heading in _PARTS.items()}

    def place(finding: Finding) -> tuple[int, int, int, int, str]:
        letters = finding.rule.partition("-")[0]
        return (
            places[content.standing(finding)],
            themes.index(letters) if letters in themes else len(themes),
            list(Severity).index(finding.severity),
            min((numbers.get(event, behind_all) for event in finding.events), default=behind_all),
            finding.rule,
        )

    ordered = sorted(content.findings, key=place)
    return tuple(
        Question(
            number=number,
            finding=finding,
            events=tuple(numbers[event] for event in finding.events if event in numbers),
            answered_by=tuple(numbers[event] for event in finding.answered_by if event in numbers),
            standing=content.standing(finding),
        )
        for number, finding in enumerate(ordered, start=1)
    )


def _themes() -> dict[str, str]:
    return toml("vocabularies", "themes.toml")


def theme(finding: Finding) -> str:
    """What the family of its rule is called: 'Domestic abuse'."""
    letters = finding.rule.partition("-")[0]
    return _themes().get(letters, letters)


def _beside(event: Event) -> tuple[Words, ...]:
    named = (
        ("Who", event.who),
        ("Family member", event.family_member),
        (ANALYSIS, event.analysis),
        ("Number in the return", event.sequence),
    )
    return tuple(Words(heading, text) for heading, text in named if text.strip()) + event.other


def time_in_words(clock: TimeOfDay | None) -> str:
    """A time as people read it: '14:30', 'about 15:00', '15:00 to 15:40', 'evening'."""
    if clock is None:
        return ""
    if clock.start is None:
        return clock.part.value if clock.part else clock.as_written
    said = clock.start.strftime("%H:%M")
    if clock.end is not None:
        said = f"{said} to {clock.end.strftime('%H:%M')}"
    return f"about {said}" if clock.approximate else said


def day_in_words(day: date) -> str:
    """'4 March 2019', on every system alike."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def year_of(when: EventDate) -> str:
    """The heading an event stands under: the year of the first day it can be, or 'Undated'."""
    stands_at = when.earliest or when.latest
    return str(stands_at.year) if stands_at else UNDATED


def facts(content: Content) -> tuple[tuple[str, str], ...]:
    """What stands on the cover, as label and words; a label whose words are not known is left out."""
    case, timeline = content.case, content.timeline
    first, last = case.scope.first, case.scope.last
    scope = (
        f"{day_in_words(first)} to {day_in_words(last)}"
        if first and last
        else f"from {day_in_words(first)}"
        if first
        else f"to {day_in_words(last)}"
        if last
        else ""
    )
    still_open, others = how_they_stand(content)
    known = (
        ("Case", case.title),
        ("Reference", case.reference),
        ("Child", case.child),
        ("Born", day_in_words(case.born) if case.born else ""),
        ("Expected", day_in_words(case.expected) if case.expected else ""),
        ("Scope", scope),
        ("Edition", content.edition),
        ("Made", day_in_words(content.made)),
        ("Events", f"{len(timeline.entries)}, of which {len(timeline.undated)} undated"),
        ("Set aside", str(sum(len(each.set_aside) for each in timeline.contributions))),
        ("Questions", f"{still_open} open, {others}" if content.with_questions else ""),
        ("Files", str(len(timeline.contributions))),
    )
    return tuple((label, words) for label, words in known if words)


def title(content: Content) -> str:
    """The document's title: the case's own, or one made from the child's name."""
    case = content.case
    return case.title or (f"Merged chronology for {case.child}" if case.child else "Merged chronology")


def agencies(content: Content) -> tuple[tuple[str, AgencyType, int], ...]:
    """Every agency with its type and how many events it gave, by name."""
    counted = Counter(entry.event.agency or AGENCY_NOT_SAID for entry in content.timeline.entries)
    for each in content.timeline.contributions:
        if each.agency:
            counted.setdefault(each.agency, 0)
    return tuple((name, agency_kind(name), counted[name]) for name in sorted(counted))


_UNSAYABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def sayable(text: str) -> str:
    """Text without the characters that no XML or HTML may hold: each is shown as U+FFFD, none dropped."""
    return _UNSAYABLE.sub("\ufffd", text)
