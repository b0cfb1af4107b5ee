"""A return saved out of the case, byte for byte as the agency sent it."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Protocol

from chronology.casefile import backups
from chronology.model.contributions import Contribution
from chronology.report.output import write_whole
from chronology.services.refusal import Refused
from chronology.services.write import disk_faults_said


class _Kept(Protocol):
    @property
    def path(self) -> Path: ...
    def contribution(self, id: int) -> Contribution: ...
    def original(self, id: int) -> bytes: ...


def save_original(case: _Kept, id: int, out: Path) -> Path:
    """Write the return to `out`, whole or not at all, and return `out`.

    Raises Refused where that would be the case itself or a backup, where the bytes are not those that came
    in, or where the disk says no.
    """
    own = case.path.resolve()
    if out.resolve() == own or backups.folder_of(own) in out.resolve().parents:
        raise Refused("The file would take the place of the case or a backup. Choose another name for it.")
    original = case.original(id)
    if hashlib.sha256(original).hexdigest() != case.contribution(id).sha256:
        raise Refused("The file that the case holds is not the one that came in. Have the case checked.")
    with disk_faults_said(out):
        write_whole(out, original)
    return out
