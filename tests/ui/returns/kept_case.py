"""An open case that holds returns, as far as the room of returns asks of one, for as long as a test lasts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from chronology.model.case import Case
from chronology.model.contributions import Contribution


@dataclass(frozen=True)
class Info:
    id: int
    file: str
    kind: str
    agency: str
    rows: int
    events: int
    set_aside: int
    unread: int
    added: str
    present: bool = True


@dataclass
class KeptCase:
    path: Path
    read_only: bool = False
    agency: str = ""
    infos: list[Info] = field(default_factory=list)
    kept: list[tuple[Contribution, bytes]] = field(default_factory=list)
    remembered: dict[tuple[str, str], Mapping[str, Any]] = field(default_factory=dict)

    drafts: dict[str, Mapping[str, Any]] = field(default_factory=dict)

    def who(self) -> str:
        return "R. Ames"

    def case(self) -> Case:
        return Case(child="Noor")

    def returns(self) -> Sequence[Info]:
        return tuple(self.infos)

    def contribution(self, id: int) -> Contribution:
        return self.kept[id - 1][0]

    def original(self, id: int) -> bytes:
        return self.kept[id - 1][1]

    def add_return(self, contribution: Contribution, original: bytes) -> object:
        self.kept.append((contribution, original))
        counts = (len(contribution.events), len(contribution.set_aside))
        unread = sum(each.unread for each in contribution.set_aside)
        named = (contribution.file, contribution.kind, contribution.agency, contribution.rows)
        self.infos.append(Info(len(self.kept), *named, *counts, unread, "2026-05-03T10:00:00Z"))
        return None

    def withdraw(self, id: int) -> None:
        self.infos[id - 1] = replace(self.infos[id - 1], present=False)

    def bring_back(self, id: int) -> None:
        self.infos[id - 1] = replace(self.infos[id - 1], present=True)

    def choices(self, agency: str, layout: str) -> Mapping[str, Any] | None:
        return self.remembered.get((agency, layout))

    def keep_choices(self, agency: str, layout: str, mapping: Mapping[str, Any]) -> None:
        self.remembered[agency, layout] = mapping

    def keep_draft(self, key: str, values: Mapping[str, Any]) -> None:
        self.drafts[key] = values

    def draft(self, key: str) -> Mapping[str, Any] | None:
        return self.drafts.get(key)

    def together(self, label: str) -> AbstractContextManager[None]:
        return nullcontext()

    def drop_draft(self, key: str) -> None:
        self.drafts.pop(key, None)
