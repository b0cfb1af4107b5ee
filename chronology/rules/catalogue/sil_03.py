"""SIL-03: agency named by others gave no return.

What it asks: Has this agency been asked for its return?
Why: A timeline is as complete as the agencies that were asked. One that others say worked with the family
    and that is not in it may hold what explains the rest.
Source: The program's own question, after reviews to which an agency was not asked to contribute.
Fires on: An agency that the returns say works with the child or family, of a type that has given no return;
    all entries that name it together.
Stays quiet on: An agency that was only offered, declined, referred to or waited for, whose hall was the
    place of a meeting, or of whose type a return is there, under whatever name.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.agencies import folded
from chronology.model.events import Event
from chronology.model.findings import Severity
from chronology.resource import agency_types
from chronology.rules.reading import Mark, Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, counted, dated, listed

TITLE = "Agency named by others gave no return"
SEVERITY = Severity.HIGH
SOURCES = ("LT",)

# Of a mention of the one, a return of the other may be the one that was meant.
_SAME = {
    "mash": {"social_care", "local_authority"}, "social_care": {"mash", "local_authority", "early_help"},
    "early_help": {"social_care", "local_authority", "voluntary"},
    "health_visiting": {"community_health", "school_nursing"}, "school_nursing": {"community_health",
    "health_visiting"}, "community_health": {"acute_hospital", "health_visiting"},
    "acute_hospital": {"ed", "community_health"}, "adult_mental_health": {"community_health"}, "camhs":
    {"adult_mental_health"}, "midwifery": {"acute_hospital"},
    "early_years": {"school"}, "school": {"early_years"}, "ehe": {"local_authority"}, "housing":
    {"local_authority", "voluntary"}, "voluntary": {"early_help", "housing"},
    "substance_misuse": {"voluntary"}, "adult_social_care": {"social_care", "local_authority"}, "cafcass":
    set(), "probation": set(), "youth_justice": {"local_authority"},
    "youth_work": {"voluntary", "local_authority"},
}  # fmt: skip


_YOUTH_WORK = "youth_work"


def _kind(reading: Reading, event: Event) -> str:
    """The type of the agency that writes; a youth service is no charity that others may have meant."""
    kind = reading.kind(event)
    return _YOUTH_WORK if kind == "voluntary" and "youth" in folded(event.agency).split() else kind


def find(reading: Reading) -> Iterator[Found]:
    here = {_kind(reading, event) for event in reading.events}
    named: dict[str, list[Mark]] = {}
    for mark in reading.marks("agency.involved"):
        for kind in mark.signal.tags:
            # who names a charity or a therapist does not mean itself: early help that tells of Barnardo's, a
            # health visitor who tells of a speech therapist
            writer = _kind(reading, mark.event)
            is_another = kind == "voluntary" or (kind, writer) == ("community_health", "health_visiting")
            others = here - {writer} if is_another else here
            if kind not in here and not _SAME.get(kind, set()) & others:
                named.setdefault(kind, []).append(mark)
    for kind, marks in named.items():
        yield _found(kind, marks)


def _found(kind: str, marks: list[Mark]) -> Found:
    label = "a youth service" if kind == _YOUTH_WORK else agency_types().by_id[kind].label
    by = listed([agency(mark.event) for mark in marks])
    times = len({mark.event.id for mark in marks})
    return Found(
        events=tuple(dict.fromkeys(mark.event.id for mark in marks)),
        why=(
            f"{by} {'names' if times == 1 else 'name'} {label} as working with the child or family, first "
            f"{dated(marks[0].event.date)}, in "
            f"{counted(times, 'entry', 'entries')}, and no return of it has come in."
        ),
        question=f"Has {label} been asked for its return?",
        ask="the review's author",
        words=tuple(mark.words for mark in marks),
    )
