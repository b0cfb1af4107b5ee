"""Add returns to a case file: each is kept byte for byte with what was read from it, or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from chronology.casefile import backups, place
from chronology.casefile.casefile import CaseFile, Outcome
from chronology.intake import limits
from chronology.model.contributions import Contribution
from chronology.services.merge import date_context, put_together
from chronology.services.progress import Cancelled, Progress, unwatched
from chronology.services.read import read_return
from chronology.services.refusal import Refused
from chronology.services.returns import call_names, free_name, gather
from chronology.timeline.order import order_key


@dataclass(frozen=True, slots=True)
class AddedReturn:
    """What became of one file. `contribution` is its reading; `outcome` what the case made of it.

    `outcome` is None for a file that could not even be opened, or is too large to keep. `name` is what the
    case calls the file, which for bytes that were there already is the earlier name.
    """

    name: str
    outcome: Outcome | None
    contribution: Contribution

    @property
    def said(self) -> str:
        """One sentence for a person."""
        if self.outcome is Outcome.ALREADY_THERE:
            return f"{self.name}: already in the case, nothing was changed."
        if self.contribution.kind == "unread":
            why = " ".join(kept.detail for kept in self.contribution.set_aside)
            kept = "not kept" if self.outcome is None else "kept, with no events"
            return f"{self.name}: {kept}. {why}"
        again = " again" if self.outcome is Outcome.READ_AGAIN else ""
        events, aside = len(self.contribution.events), len(self.contribution.set_aside)
        return f"{self.name}: read{again}, {events} events, {aside} set aside."


@dataclass(frozen=True, slots=True)
class Added:
    """What became of all files, in the order of their names."""

    returns: tuple[AddedReturn, ...]

    @property
    def complete(self) -> bool:
        """False where a file, or a row that looks like an event, could not be read."""
        return all(each.contribution.complete for each in self.returns)


def add_returns(
    path: Path,
    passphrase: str,
    named: Sequence[Path],
    agency: str = "",
    progress: Progress = unwatched,
) -> Added:
    """Add the files among `named` (files or folders) to the case at `path`.

    A file that cannot be understood is kept and said. The same bytes again change nothing. Raises
    CaseFileError for the case, Refused for a name that is not there, Cancelled where `progress` says stop;
    returns that were added before that stay, each of them whole.
    """
    with CaseFile.open(path, passphrase) as case:
        paths = [each for each in gather(named) if not is_the_cases_own(each, case.path)]
        if not paths:
            raise Refused("Only the case itself was named. Name the returns that are to be added to it.")
        called = call_names(paths)
        added = []
        for done, each in enumerate(paths):
            if not progress(f"Adding {called[each]}", done, len(paths)):
                raise Cancelled
            added.append(_add(case, each, called[each], agency))
        if any(each.outcome in (Outcome.ADDED, Outcome.READ_AGAIN) for each in added):
            case.keep_findings(put_together(case.contributions(), case.case()).findings)
        progress("All files added", len(paths), len(paths))
    return Added(tuple(added))


def _add(case: CaseFile, path: Path, name: str, agency: str) -> AddedReturn:
    context = date_context(case.case())
    original = _bytes_of(path)
    if original is None:
        return AddedReturn(name, None, read_return(path, context, agency=agency, name=name))
    sha256 = hashlib.sha256(original).hexdigest()
    names = case.names()
    name = names.get(sha256) or free_name(path, name, names, sha256)
    contribution = read_return(path, context, agency=agency, name=name)
    if contribution.sha256 != sha256:
        raise Refused(f"'{path.name}' was changed while it was read. Close it elsewhere and add it again.")
    return AddedReturn(name, case.add_contribution(contribution, original, order_key), contribution)


def _bytes_of(path: Path) -> bytes | None:
    """The file as it lies there; None where it cannot be opened, or is larger than any return can be."""
    try:
        return path.read_bytes() if path.stat().st_size <= limits.FILE else None
    except OSError:
        return None


def is_the_cases_own(path: Path, case: Path) -> bool:
    """Whether a file found in a named folder is the case itself, its lock, its journal or a backup."""
    return path in place.own_files(case) or backups.folder_of(case) in path.parents
