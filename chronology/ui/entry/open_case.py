"""What the form asks of the open case, and how what the case refuses is said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any, Protocol

from chronology.casefile.faults import CaseFileError
from chronology.model.case import Case
from chronology.model.entering import EnteredEvent
from chronology.model.people import Person
from chronology.services.refusal import Refused


class OpenCase(Protocol):
    """The verbs of the open case that entering needs."""

    @property
    def read_only(self) -> bool: ...
    @property
    def agency(self) -> str: ...
    def case(self) -> Case: ...
    def people(self) -> tuple[Person, ...]: ...
    def entered(self) -> tuple[EnteredEvent, ...]: ...
    def enter(self, event: EnteredEvent) -> int: ...
    def change_entered(self, number: int, event: EnteredEvent) -> None: ...
    def remove_entered(self, number: int) -> None: ...
    def keep_draft(self, key: str, values: Mapping[str, Any]) -> None: ...
    def draft(self, key: str) -> Mapping[str, Any] | None: ...
    def drop_draft(self, key: str) -> None: ...
    def undo(self) -> object: ...


class Refusals:
    """What the case refuses becomes a sentence; whatever was typed stays in the form."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self.well = False

    def __enter__(self) -> Refusals:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> bool:
        self.well = fault is None
        if isinstance(fault, Refused | CaseFileError):
            self._say(str(fault))
            return True
        return False
