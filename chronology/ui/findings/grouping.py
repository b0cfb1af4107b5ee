"""Which findings are shown, under which headings, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from chronology.model.case import Case
from chronology.model.curation import Standing, State, standing
from chronology.model.findings import Finding, Severity
from chronology.model.sought import places, sought
from chronology.report.lines import AGENCY_NOT_SAID, SEVERITY
from chronology.ui.findings.case import Loaded

ANSWERED_LATER = Standing.ANSWERED_LATER.value
"""The state of a finding that an event of the returns answers, where no person has decided otherwise."""

_BANDS = (
    (0, "Before birth"),
    (1, "Under 1 year"),
    (5, "1 to 4 years"),
    (10, "5 to 9 years"),
    (16, "10 to 15 years"),
)
_OLDER = "16 years and over"
_NO_AGE = "Age not known"


class By(StrEnum):
    """What the findings are gathered under."""

    THEME = "theme"
    AGE = "the child's age"
    SEVERITY = "weight"
    AGENCY = "agency"


@dataclass(frozen=True)
class Choice:
    """What a person wants to see. Nothing chosen of a kind means all of it; `words` must all be found."""

    by: By = By.THEME
    states: frozenset[str] = frozenset()
    severities: frozenset[Severity] = frozenset()
    themes: frozenset[str] = frozenset()
    words: str = ""


@dataclass(frozen=True)
class Group:
    """Findings under one heading, the gravest and the earliest first."""

    heading: str
    findings: tuple[Finding, ...] = field(default_factory=tuple)


def state_of(loaded: Loaded, finding: Finding) -> str:
    """How a finding stands, in a word: a person's decision goes before what the returns answer."""
    return standing(finding.answered_by, loaded.state(finding).state)


def theme_of(finding: Finding) -> str:
    """The letters that the rule's family shares: 'UAD'."""
    return finding.rule.partition("-")[0]


def grouped(loaded: Loaded, choice: Choice, themes: Mapping[str, str]) -> tuple[Group, ...]:
    """The findings that are wanted, gathered. `themes` names the families of rules by their letters."""
    gathered: dict[tuple[int, str], list[Finding]] = {}
    for finding in loaded.findings:
        if _is_wanted(loaded, finding, choice):
            gathered.setdefault(_heading(loaded, finding, choice.by, themes), []).append(finding)
    last = date.max
    return tuple(
        Group(
            heading,
            tuple(
                sorted(
                    found,
                    key=lambda each: (
                        list(Severity).index(each.severity),
                        loaded.first_day(each) or last,
                        each.rule,
                    ),
                )
            ),
        )
        for (_, heading), found in sorted(
            gathered.items(), key=lambda item: (item[0][0], item[0][1].casefold())
        )
    )


def _is_wanted(loaded: Loaded, finding: Finding, choice: Choice) -> bool:
    if finding.rule in loaded.rules_off:
        return False
    if choice.states and state_of(loaded, finding) not in choice.states:
        return False
    if choice.severities and finding.severity not in choice.severities:
        return False
    if choice.themes and theme_of(finding) not in choice.themes:
        return False
    said = " ".join((finding.rule, finding.title, finding.question, finding.why, loaded.state(finding).note))
    return all(places((phrase,), said) for phrase in sought(choice.words))


def _heading(loaded: Loaded, finding: Finding, by: By, themes: Mapping[str, str]) -> tuple[int, str]:
    return _HEADINGS[by](loaded, finding, themes)


def _by_theme(loaded: Loaded, finding: Finding, themes: Mapping[str, str]) -> tuple[int, str]:
    letters = theme_of(finding)
    order = list(themes)
    return (order.index(letters) if letters in order else len(order), themes.get(letters, letters))


def _by_age(loaded: Loaded, finding: Finding, themes: Mapping[str, str]) -> tuple[int, str]:
    return age_band(loaded.case, loaded.first_day(finding))


def _by_severity(loaded: Loaded, finding: Finding, themes: Mapping[str, str]) -> tuple[int, str]:
    words = SEVERITY[finding.severity]
    return (list(Severity).index(finding.severity), words[0].upper() + words[1:])


def _by_agency(loaded: Loaded, finding: Finding, themes: Mapping[str, str]) -> tuple[int, str]:
    agency = loaded.asked_of(finding)
    return (0 if agency else 1, agency or AGENCY_NOT_SAID)


_HEADINGS: Mapping[By, Callable[[Loaded, Finding, Mapping[str, str]], tuple[int, str]]] = {
    By.THEME: _by_theme,
    By.AGE: _by_age,
    By.SEVERITY: _by_severity,
    By.AGENCY: _by_agency,
}


def age_band(case: Case, day: date | None) -> tuple[int, str]:
    """The child's age on a day as a band, with the band's place among them."""
    born = case.born or case.expected
    if born is None or day is None:
        return (len(_BANDS) + 1, _NO_AGE)
    years = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    if day < born:
        return (0, _BANDS[0][1])
    for place, (under, words) in enumerate(_BANDS[1:], start=1):
        if years < under:
            return (place, words)
    return (len(_BANDS), _OLDER)


def counted_open(loaded: Loaded, groups: Sequence[Group]) -> str:
    """'23 open and 2 asked, of 41' above the list; what to say where there is none."""
    stand = Counter(state_of(loaded, finding) for group in groups for finding in group.findings)
    if not stand:
        return "No questions are shown"
    if stand[State.ASKED]:
        return f"{stand[State.OPEN]} open and {stand[State.ASKED]} asked, of {stand.total()}"
    return f"{stand[State.OPEN]} open of {stand.total()}"
