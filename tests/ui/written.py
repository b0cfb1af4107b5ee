"""A list of entries kept in a case file, as the form sees it: for the tests of the form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chronology.casefile.casefile import CaseFile
from chronology.model.case import Case
from chronology.model.contributions import Contribution
from chronology.model.entered_records import entered_from, entered_record
from chronology.model.entering import EnteredEvent
from chronology.model.people import Person
from chronology.services.refusal import Refused

PASSPHRASE = "nine quiet otters"


@dataclass(frozen=True)
class _Kept:
    id: int
    kind: str
    present: bool = True


class Written:
    """One list in one case file. It is closed when the test is done with it."""

    def __init__(self, file: CaseFile, agency: str = "Alder Health Visiting") -> None:
        self.file = file
        self.agency = agency
        self.refuses = ""
        self._before: list[Any] = []

    @classmethod
    def new(cls, path: Path, case: Case) -> Written:
        return cls(CaseFile.create(path, PASSPHRASE, case))

    @property
    def read_only(self) -> bool:
        return self.file.read_only

    def case(self) -> Case:
        return self.file.case()

    def people(self) -> tuple[Person, ...]:
        return self.file.case().people

    def entered(self) -> tuple[EnteredEvent, ...]:
        return tuple(map(entered_from, self.file.setting("entered", [])))

    def enter(self, event: EnteredEvent) -> int:
        number = self.file.setting("numbered", 0) + 1
        self.file.set_setting("numbered", number)
        self._keep([*self._records(), {**entered_record(event), "number": number}])
        return number

    def change_entered(self, number: int, event: EnteredEvent) -> None:
        self._keep([entered_record(event) if each["number"] == number else each for each in self._records()])

    def remove_entered(self, number: int) -> None:
        self._keep([each for each in self._records() if each["number"] != number])

    def undo(self) -> None:
        self._keep(self._before)

    def returns(self) -> tuple[_Kept, ...]:
        return tuple(_Kept(place, each.kind) for place, each in enumerate(self.file.contributions()))

    def contribution(self, id: int) -> Contribution:
        return self.file.contributions()[id]

    def original(self, id: int) -> bytes:
        return self.file.original(self.contribution(id).sha256)

    def setting(self, name: str, default: Any = None) -> Any:
        return self.file.setting(name, default)

    def remember(self, name: str, value: Any) -> None:
        self.file.set_setting(name, value)

    def keep_draft(self, key: str, values: Mapping[str, Any]) -> None:
        self.file.set_setting(f"draft {key}", dict(values))

    def draft(self, key: str) -> Mapping[str, Any] | None:
        kept: Mapping[str, Any] | None = self.file.setting(f"draft {key}")
        return kept

    def drop_draft(self, key: str) -> None:
        self.file.set_setting(f"draft {key}", None)

    def _records(self) -> list[Any]:
        found: list[Any] = self.file.setting("entered", [])
        return found

    def _keep(self, records: list[Any]) -> None:
        if self.refuses:
            raise Refused(self.refuses)
        self._before = self._records()
        self.file.set_setting("entered", records)
