"""What has to be true before a case is opened or made, and how a new one is built."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from sqlite_utils import Database

from chronology.casefile import audit, place, rows, schema
from chronology.casefile.cipher import PAGE_BYTES, SALT_BYTES, Key, connect, fits
from chronology.casefile.faults import (
    CannotWrite,
    CaseFileError,
    NewerVersion,
    NotACase,
    OlderVersion,
    WrongPassphrase,
)
from chronology.model.case import Case

_PLAIN_DATABASE = b"SQLite format 3\0"
_OTHER_KINDS = (
    (_PLAIN_DATABASE, "a plain database that is not encrypted"),
    (b"PK\x03\x04", "a Word, Excel or zip file"),
    (b"\xd0\xcf\x11\xe0", "an older Word or Excel file"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff\xe0", "a picture"),
    (b"\xff\xd8\xff\xe1", "a picture"),
    (b"\x1f\x8b\x08\x00", "a compressed file"),
    (b"\x1f\x8b\x08\x08", "a compressed file"),
)
"""Four bytes or more each: a case begins with random ones, and two are alike in one case of 65,536."""
_FEWEST_VALUES = 240
"""Of 4,096 encrypted bytes nearly always all 256 values occur; of a text or a table far fewer do."""


def placed(path: Path) -> Path:
    """The one true path of a case, whatever links and dots were typed. Raises NotACase for a bad name."""
    try:
        return Path(path).resolve()
    except (OSError, ValueError, RuntimeError):
        raise NotACase(f"'{path}' is no name that a file can have. Check it and try again.") from None


def refuse_what_is_no_case(path: Path) -> None:
    """Raise NotACase where a look at the file, without any passphrase, shows that it is something else."""
    if path.is_dir():
        raise NotACase(f"'{path.name}' is a folder, not a case. Choose the case file itself.")
    if not path.exists():
        raise NotACase(f"There is no case at '{path}'. Check the name, or make a new case.")
    if not path.is_file():
        raise NotACase(f"'{path.name}' is not a file, so it is not a case. Choose the case file itself.")
    try:
        with path.open("rb") as stream:
            page = stream.read(PAGE_BYTES)
    except PermissionError:
        raise CaseFileError(
            f"'{path.name}' cannot be opened: you may not read it, or another program keeps it to itself. "
            "Close it there, or ask whoever made it for the right to read it."
        ) from None
    if not page:
        raise NotACase(
            f"'{path.name}' is empty, so it is not a case. Choose another file, or a backup of it."
        )
    for beginning, kind in _OTHER_KINDS:
        if page.startswith(beginning):
            raise NotACase(f"'{path.name}' is {kind}, not a case. Nothing was changed. Choose the case file.")
    if len(page) < PAGE_BYTES or len(set(page)) < _FEWEST_VALUES:
        raise NotACase(
            f"'{path.name}' is not a case of this program. Nothing was changed. Choose another file."
        )


def refuse_write_protected(path: Path) -> None:
    """Raise CannotWrite where the file may only be read. The database would open it so without a word."""
    if not os.access(path, os.W_OK):
        raise CannotWrite(
            f"The file '{path.name}' is write-protected. "
            "Open the case to read only, or take the protection away."
        )


def refuse_what_is_there(path: Path) -> None:
    """Raise CaseFileError where a new case cannot stand at `path`."""
    if not path.parent.is_dir():
        raise CaseFileError(f"There is no folder '{path.parent}'. Make it first, or choose another.")
    if os.path.lexists(path):
        raise CaseFileError(
            f"There is already something called '{path.name}' in that folder, and it was left as it is. "
            "Choose another name."
        )
    for ending in place.JOURNAL_ENDINGS:
        # the database would take it for the new case's own and write it into it
        if os.path.lexists(path.with_name(path.name + ending)):
            raise CaseFileError(
                f"Beside '{path.name}' lies '{path.name}{ending}', left by an earlier case of that name. "
                "Choose another name."
            )


def key_of(path: Path, passphrase: str) -> Key:
    """The key of the case at `path`. Raises WrongPassphrase where it does not open the first page."""
    with path.open("rb") as stream:
        salt = stream.read(SALT_BYTES)
    key = Key.from_passphrase(passphrase, salt)
    if not fits(path, key):
        raise WrongPassphrase(
            f"The passphrase does not open '{path.name}'. Nothing was changed. "
            "Check capital letters and the keyboard's language, and that it is the right file."
        )
    return key


def build(path: Path, key: Key, case: Case) -> None:
    """Make a new case beside `path` and put it there once it is whole and on the disk."""
    part = place.part_of(path)
    try:
        db = connect(part, key, "rwc")
        try:
            with db.atomic():
                schema.bring_up_to_date(db)
                db.table("case").insert({"id": 1, "lineage": secrets.token_hex(4), **rows.case_row(case)})
                db.table("persons").insert_all(rows.person_row(person) for person in case.people)
                audit.append(db, "case made", {"persons": len(case.people)})
        finally:
            db.close()
        refuse_plain_text(part)
        place.put_where_nothing_is(part, path)
    except BaseException:
        place.clear_part(path)
        raise


def refuse_plain_text(path: Path) -> None:
    """Raise CaseFileError where a file that was just written is not encrypted."""
    with path.open("rb") as stream:
        if stream.read(len(_PLAIN_DATABASE)) == _PLAIN_DATABASE:
            raise CaseFileError(
                "This computer's copy of the program did not encrypt, so what it wrote was taken away. "
                "Install the program again."
            )


def refuse_other_versions(db: Database, path: Path, read_only: bool) -> None:
    """Raise where the file that the key opens is of another program, or of a version that cannot be used."""
    if not schema.is_of_this_program(db):
        raise NotACase(
            f"'{path.name}' is encrypted, but it is not a case of this program. Nothing was changed. "
            "Choose another file."
        )
    if schema.version(db) > schema.current():
        raise NewerVersion(
            f"The case '{path.name}' was made or changed by a newer version of this program. "
            "Nothing was changed. Install the newer version to open it."
        )
    if read_only and schema.version(db) < schema.current():
        raise OlderVersion(
            f"The case '{path.name}' was made by an older version of this program. "
            "Open it for changes once, so that it is brought up to date."
        )
