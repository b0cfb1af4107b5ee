"""The sample case that ships with the program, made into a case file of one's own to try things on."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

from chronology import resource
from chronology.casefile import backups
from chronology.model.case import Case, KeyDate, Scope
from chronology.services.add import add_returns
from chronology.services.new import new_case
from chronology.services.people_file import read_people
from chronology.services.progress import Cancelled, Progress, unwatched

PASSPHRASE = "fictional people only"
"""Of the sample alone: nobody in it is real, so anybody may know it."""


def sample_facts() -> Case:
    """What the review of the sample knows before any return is read."""
    said = json.loads(resource.path("sample", "case.json").read_text("utf-8"))
    return Case(
        title=said["title"],
        reference=said["reference"],
        child=said["child"],
        born=date.fromisoformat(said["dob"]),
        scope=Scope(date.fromisoformat(said["from"]), date.fromisoformat(said["to"])),
        people=tuple(read_people(resource.path("sample", "people.json"))),
        pack="hips",
        review_type="rapid review",
        key_dates=tuple(KeyDate(each["what"], date.fromisoformat(each["day"])) for each in said["key_dates"]),
    )


def make_sample(path: Path, progress: Progress = unwatched) -> Path:
    """Make the sample case at `path`, all its returns in it; the path again.

    Raises CaseFileError where it cannot be made: nothing is ever written over. Cancelled where `progress`
    says stop; then there is no file.
    """
    new_case(path, PASSPHRASE, sample_facts())
    try:
        add_returns(path, PASSPHRASE, [resource.path("sample", "returns")], progress=progress)
    except Cancelled:
        path.unlink()
        shutil.rmtree(backups.folder_of(path), ignore_errors=True)
        raise
    return path


def free_place(folder: Path) -> Path:
    """A name in a folder under which the sample can be made."""
    number = 1
    while (path := folder / f"Sample case{f' {number}' if number > 1 else ''}.case").exists():
        number += 1
    return path
