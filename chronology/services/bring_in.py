"""Returns into an open case: how each file stands to what the case holds, and the step itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from chronology.model.case import Case
from chronology.model.choices import NO_CHOICES, Choices, choices_from, choices_record
from chronology.model.contributions import Contribution
from chronology.model.dates import DateContext
from chronology.services.import_preview import OpenedReturn, Preview, open_returns, preview
from chronology.services.merge import date_context
from chronology.services.newer import Changes, changes, replaced_by
from chronology.services.progress import Cancelled, Progress, unwatched


class KeptReturn(Protocol):
    """A return that the case holds, in counts. `present` is False once it was withdrawn."""

    @property
    def id(self) -> int: ...
    @property
    def file(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def agency(self) -> str: ...
    @property
    def rows(self) -> int: ...
    @property
    def events(self) -> int: ...
    @property
    def set_aside(self) -> int: ...
    @property
    def unread(self) -> int: ...
    @property
    def added(self) -> str: ...
    @property
    def present(self) -> bool: ...


class OpenCase(Protocol):
    """The open case, as far as its returns go. Every method may be called from any thread."""

    @property
    def path(self) -> Path: ...
    @property
    def read_only(self) -> bool: ...
    @property
    def agency(self) -> str: ...
    def who(self) -> str: ...
    def case(self) -> Case: ...
    def returns(self) -> Sequence[KeptReturn]: ...
    def contribution(self, id: int) -> Contribution: ...
    def original(self, id: int) -> bytes: ...
    def add_return(self, contribution: Contribution, original: bytes) -> object: ...
    def withdraw(self, id: int) -> None: ...
    def bring_back(self, id: int) -> None: ...
    def choices(self, agency: str, layout: str) -> Mapping[str, Any] | None: ...
    def keep_choices(self, agency: str, layout: str, mapping: Mapping[str, Any]) -> None: ...
    def keep_draft(self, key: str, values: Mapping[str, Any]) -> None: ...
    def draft(self, key: str) -> Mapping[str, Any] | None: ...
    def drop_draft(self, key: str) -> None: ...
    def together(self, label: str) -> AbstractContextManager[None]: ...


@dataclass(frozen=True, slots=True)
class Earlier:
    """A return that the case holds already, as it was read."""

    id: int
    contribution: Contribution
    present: bool


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a file is read against: the case's days, whose case it is, and the returns that it holds."""

    context: DateContext
    agency: str
    earlier: tuple[Earlier, ...]

    @classmethod
    def of(cls, case: OpenCase) -> Surroundings:
        kept = [Earlier(each.id, case.contribution(each.id), each.present) for each in case.returns()]
        return cls(date_context(case.case()), case.agency, tuple(kept))


@dataclass(frozen=True, slots=True)
class Incoming:
    """One file, what it would bring in, and how it stands to the returns of the case.

    `there` is the return with the same bytes; `before` the one that this is a newer version of, with what
    changed. `remembered` are choices made for a return of this agency and layout before, not yet taken.
    """

    preview: Preview
    there: Earlier | None = None
    before: Earlier | None = None
    changes: Changes | None = None
    remembered: Choices | None = None

    @property
    def contribution(self) -> Contribution:
        return self.preview.contribution

    @property
    def is_new(self) -> bool:
        """Whether bringing it in would change anything."""
        return bool(self.preview.opened.sha256) and (self.there is None or not self.there.present)


def read_incoming(
    case: OpenCase,
    named: Sequence[Path],
    progress: Progress = unwatched,
    file_read: Callable[[Contribution], None] = lambda contribution: None,
) -> tuple[Surroundings, tuple[Incoming, ...]]:
    """Read files and folders, and say what each would bring in. Nothing is changed.

    `file_read` is told of each as it is understood. Raises Refused where a name is not there, Cancelled
    where `progress` says stop.
    """
    around = Surroundings.of(case)
    names = {each.contribution.sha256: each.contribution.file for each in around.earlier}
    opened = open_returns(named, names, case.path, progress)
    found = []
    for done, each in enumerate(opened):
        if not progress(f"Understanding {each.name}", done, len(opened)):
            raise Cancelled
        draft = case.draft(draft_key(each.sha256)) if each.sha256 else None
        incoming = look_at(each, around, choices_from(draft) if draft else NO_CHOICES)
        found.append(replace(incoming, remembered=_remembered(case, incoming)))
        file_read(incoming.contribution)
    return around, tuple(found)


def look_at(opened: OpenedReturn, around: Surroundings, choices: Choices = NO_CHOICES) -> Incoming:
    """What one file would bring in under these choices, and how it stands to the case's returns."""
    seen = preview(opened, around.context, choices, around.agency)
    there = next((each for each in around.earlier if each.contribution.sha256 == opened.sha256), None)
    if there is not None:
        return Incoming(seen, there)
    present = {id(each.contribution): each for each in around.earlier if each.present}
    found = replaced_by(seen.contribution, [each.contribution for each in present.values()])
    if found is None:
        return Incoming(seen)
    return Incoming(seen, None, present[id(found)], changes(found, seen.contribution))


def draft_key(sha256: str) -> str:
    """The name under which choices are kept that were made of a file before it is brought in."""
    return f"import {sha256}"


def keep_for_now(case: OpenCase, incoming: Incoming, choices: Choices) -> None:
    """Keep the choices made of a file so far, so that they are there again if the program stops."""
    case.keep_draft(draft_key(incoming.preview.opened.sha256), choices_record(choices))


def _remembered(case: OpenCase, incoming: Incoming) -> Choices | None:
    if not incoming.preview.layout or incoming.there is not None:
        return None
    for agency in dict.fromkeys((incoming.contribution.agency, "")):
        kept = case.choices(agency, incoming.preview.layout)
        if kept is not None:
            choices = choices_from(kept)
            if not agency and incoming.contribution.agency:
                choices = replace(choices, agency="")
            return choices if choices != NO_CHOICES else None
    return None


@dataclass(frozen=True, slots=True)
class Decided:
    """A file that a person brings in; with `takes_place`, the version before it is withdrawn."""

    incoming: Incoming
    takes_place: bool = False


def bring_in(case: OpenCase, decided: Sequence[Decided], progress: Progress = unwatched) -> int:
    """Bring files in, each of them whole; how many there were. What was chosen is kept for the next return.

    They are undone as one. Where `progress` says stop, Cancelled is raised, and those before it stay.
    """
    files = [each.incoming.contribution.file for each in decided]
    with case.together(f"'{files[0]}' brought in" if len(files) == 1 else f"{len(files)} files brought in"):
        for done, each in enumerate(decided):
            if not progress(f"Bringing in {files[done]}", done, len(decided)):
                raise Cancelled
            _bring_one(case, each)
    progress("All files brought in", len(decided), len(decided))
    return len(decided)


def _bring_one(case: OpenCase, decided: Decided) -> None:
    incoming = decided.incoming
    if incoming.there is not None:
        case.bring_back(incoming.there.id)
    else:
        case.add_return(incoming.contribution, incoming.preview.opened.original)
    if decided.takes_place and incoming.before is not None:
        case.withdraw(incoming.before.id)
    _remember(case, incoming.preview)
    case.drop_draft(draft_key(incoming.contribution.sha256))


def _remember(case: OpenCase, shown: Preview) -> None:
    """Keep what holds for the next return of this layout, by its agency and for one that names none."""
    choices = shown.choices.for_the_next()
    if not shown.layout or choices == NO_CHOICES:
        return
    for agency in dict.fromkeys((shown.whose.agency, shown.contribution.agency, "")):
        case.keep_choices(agency, shown.layout, choices_record(choices))
