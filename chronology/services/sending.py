"""What an agency's author sees before her contribution leaves: the list once more, and what lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from chronology.casefile.faults import CaseFileError
from chronology.language.principles import Hint, Tone, Writing, hints
from chronology.language.words.known import Known
from chronology.model.case import Case
from chronology.model.contributions import Contribution
from chronology.model.entering import EnteredEvent
from chronology.services.contribution_file import AgencyContribution, Covering, export_contribution
from chronology.services.entered_events import KIND
from chronology.services.merge import day_made
from chronology.services.refusal import Refused

SHORTEST = 12
"""Characters: a shorter passphrase is guessed by machine in days."""

_AUTHOR, _SIGNED_OFF = "contribution author", "contribution signed off"


class Listed(Protocol):
    """A return that the case holds; `present` is False once it was withdrawn."""

    @property
    def id(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def present(self) -> bool: ...


class Sendable(Protocol):
    """What is asked of the open case when it is sent."""

    @property
    def agency(self) -> str: ...
    @property
    def read_only(self) -> bool: ...
    def case(self) -> Case: ...
    def entered(self) -> tuple[EnteredEvent, ...]: ...
    def returns(self) -> Sequence[Listed]: ...
    def contribution(self, id: int) -> Contribution: ...
    def original(self, id: int) -> bytes: ...
    def setting(self, name: str, default: Any = None) -> Any: ...
    def remember(self, name: str, value: Any) -> None: ...


@dataclass(frozen=True, slots=True)
class Checked:
    """One entry with what is worth a thought in it; praise is left out."""

    event: EnteredEvent
    hints: tuple[Hint, ...]


def look_through(case: Sendable) -> tuple[Checked, ...]:
    """Every entry with its hints, in the order of the list."""
    facts = case.case()
    beside = Writing(facts.child, Known.of(facts), tuple(person.name for person in facts.people), frozenset())
    return tuple(
        Checked(event, tuple(hint for hint in hints(event, beside) if hint.tone is not Tone.PRAISE))
        for event in case.entered()
    )


@dataclass(frozen=True, slots=True)
class Parcel:
    """All that will leave, as plain data, so that writing it needs the open case no more."""

    covering: Covering
    case: Case
    entered: tuple[EnteredEvent, ...]
    returns: tuple[tuple[Contribution, bytes], ...]

    def write(self, path: Path, passphrase: str) -> AgencyContribution:
        """Write the contribution to `path` and read it back.

        Raises Refused, in one sentence, for a short passphrase, a missing name, or a file that cannot be
        written.
        """
        if len(passphrase) < SHORTEST:
            raise Refused(
                f"The passphrase has fewer than {SHORTEST} characters. Four words that nobody would put "
                "together are easy to say on the telephone and hard to guess."
            )
        try:
            return export_contribution(path, passphrase, self.covering, self.case, self.entered, self.returns)
        except CaseFileError as fault:
            raise Refused(str(fault)) from None


def pack(case: Sendable, author: str, signed_off: str) -> Parcel:
    """What will leave: the agency's own entries, and the returns that were not withdrawn."""
    facts = case.case()
    covering = Covering(
        agency=case.agency,
        child=facts.child,
        author=author.strip(),
        signed_off=signed_off.strip(),
        made=day_made().isoformat(),
    )
    returns = tuple((case.contribution(each.id), case.original(each.id)) for each in kept_returns(case))
    return Parcel(covering, facts, case.entered(), returns)


def kept_returns(case: Sendable) -> tuple[Listed, ...]:
    """The agency's returns that leave with its own entries."""
    return tuple(each for each in case.returns() if each.present and each.kind != KIND)


def names(case: Sendable) -> tuple[str, str]:
    """The author and who signed off the last time, '' where nobody has yet."""
    return str(case.setting(_AUTHOR, "")), str(case.setting(_SIGNED_OFF, ""))


def keep_names(case: Sendable, covering: Covering) -> None:
    """Remember the names on the cover for the next time, where the case can be written to."""
    for name, said in ((_AUTHOR, covering.author), (_SIGNED_OFF, covering.signed_off)):
        if not case.read_only and case.setting(name, "") != said:
            case.remember(name, said)
