"""An agency's contribution as one encrypted file: out of the agency's case, and into the review's.

The file is a case file of its own (docs/case-file.md): the agency's own entries and its returns, each with
the bytes it rests on, under a passphrase of its own, and who wrote it and who signed it off.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

from chronology.casefile import place
from chronology.casefile.casefile import CaseFile, Outcome
from chronology.casefile.faults import CannotWrite, CaseFileError, told
from chronology.model.case import Case
from chronology.model.contributions import Contribution
from chronology.model.entering import EnteredEvent
from chronology.services.entered_events import KIND, entries_in, own_entries
from chronology.services.refusal import Refused
from chronology.timeline.order import order_key

_SETTING = "contribution"


@dataclass(frozen=True, slots=True)
class Covering:
    """What stands on the contribution's cover. `made` is an ISO day; `signed_off` is a name, or ''."""

    agency: str
    child: str
    author: str
    signed_off: str
    made: str


@dataclass(frozen=True, slots=True)
class AgencyContribution:
    """What an agency sends: its own entries, and its returns with the bytes they were read from."""

    covering: Covering
    entered: tuple[EnteredEvent, ...]
    returns: tuple[tuple[Contribution, bytes], ...]

    @property
    def events(self) -> int:
        """How many events it brings in all."""
        return len(self.entered) + sum(len(contribution.events) for contribution, _ in self.returns)


class HasReturns(Protocol):
    """What is needed of a case that a contribution is added to."""

    def add_return(self, contribution: Contribution, original: bytes) -> Outcome: ...
    def together(self, label: str) -> AbstractContextManager[None]: ...


def export_contribution(
    path: Path,
    passphrase: str,
    covering: Covering,
    case: Case,
    entered: Iterable[EnteredEvent],
    returns: Iterable[tuple[Contribution, bytes]],
) -> AgencyContribution:
    """Write a contribution to `path`, in place of what is there; return what was written, read back.

    The file gets its place only once it is whole and was read back under the passphrase. Raises Refused
    where the agency or the author is missing, or there is nothing to send; CaseFileError where it cannot be
    written.
    """
    entries, kept = tuple(entered), tuple(returns)
    if not covering.agency.strip():
        raise Refused("A contribution needs the name of its agency. Give it under Case and try again.")
    if not covering.author.strip():
        raise Refused("Say who the author is, so that the review knows whom to ask. Nothing was written.")
    if not entries and not kept:
        raise Refused("There is nothing in the list yet, so nothing was written.")
    making = path.with_name(f"{path.name}.making")
    _clear(making)
    try:
        with CaseFile.create(making, passphrase, _bare(case, covering)) as file:
            if entries:
                file.add_contribution(*own_entries(covering.agency, entries), order_key)
            for contribution, original in kept:
                file.add_contribution(contribution, original, order_key)
            file.set_setting(_SETTING, asdict(covering))
        written = read_contribution(making, passphrase)
        if written.entered != entries:
            raise CaseFileError("The contribution could not be read back as it was written. Try again.")
        with told(path, "The contribution was not written."):
            if path.is_dir():
                raise CannotWrite(f"'{path.name}' is a folder. Choose a name for the contribution's file.")
            place.put_in_place(making, path)
    finally:
        _clear(making)
    return written


def read_contribution(path: Path, passphrase: str) -> AgencyContribution:
    """What a contribution's file holds, every field as its author left it.

    Raises CaseFileError where the file cannot be opened (WrongPassphrase, NotACase, Damaged ...), Refused
    where it is a case and no contribution, or a newer version of the program wrote it.
    """
    with CaseFile.open(path, passphrase, read_only=True) as file:
        said = file.setting(_SETTING)
        if not isinstance(said, dict):
            raise Refused(
                f"'{path.name}' is a case, not a contribution. Open it as a case, or ask the agency for its "
                "contribution."
            )
        covering = _covering(path, said)
        entered: tuple[EnteredEvent, ...] = ()
        returns = []
        for contribution in file.contributions():
            original = file.original(contribution.sha256)
            if contribution.kind == KIND:
                entered += entries_in(original)
            else:
                returns.append((contribution, original))
    return AgencyContribution(covering, entered, tuple(returns))


def bring_in(case: HasReturns, sent: AgencyContribution) -> tuple[Outcome, ...]:
    """Add a contribution to the review's case: the agency's own entries, then its returns; undone as one."""
    own = [own_entries(sent.covering.agency, sent.entered)] if sent.entered else []
    with case.together(f"the contribution of {sent.covering.agency} brought in"):
        return tuple(
            case.add_return(contribution, original) for contribution, original in (*own, *sent.returns)
        )


def _bare(case: Case, covering: Covering) -> Case:
    """What the review may know of the agency's case: the child and the scope, nothing of its working."""
    return Case(
        title=f"Contribution of {covering.agency}",
        reference=case.reference,
        child=case.child,
        born=case.born,
        expected=case.expected,
        scope=case.scope,
        people=case.people,
        pack=case.pack,
        marking=case.marking,
    )


def _covering(path: Path, said: dict[str, Any]) -> Covering:
    try:
        return Covering(**said)
    except TypeError:
        raise Refused(
            f"The contribution '{path.name}' was made by a newer version of this program. "
            "Install the newer version to read it."
        ) from None


def _clear(making: Path) -> None:
    """Take away what an attempt has left."""
    for left in place.own_files(making):
        with suppress(FileNotFoundError):
            left.unlink()
