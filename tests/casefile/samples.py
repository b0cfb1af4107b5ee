"""A small fictional case and two returns, with words that are found nowhere else: canaries."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

from chronology.casefile.casefile import CaseFile
from chronology.model.case import Case, Scope
from chronology.model.contributions import Contribution, RecognisedColumn
from chronology.model.dates.value import EventDate, Origin, PartOfDay, Qualifier, TimeOfDay
from chronology.model.events import Event, Meaning, Place, Reason, SetAside, Words
from chronology.model.people import Person

PASSPHRASE = "four slow otters"
NEW_PASSPHRASE = "nine loud wrens"
CANARY = "Quibberwick"
CASE = Case(
    title=f"Review {CANARY}",
    reference="R/17",
    child=f"Tamsin {CANARY}",
    born=date(2019, 2, 28),
    scope=Scope(date(2019, 1, 1), None),
    people=(Person("Rowan Ashdown", "father", ("Ro", "R. Ashdown")), Person("unknown man", "")),
)


def a_return(name: str, events: int = 3) -> tuple[Contribution, bytes]:
    """A return with every kind of field in use, and the bytes it was read from."""
    original = (f"{name}: {CANARY} was seen at home by the health visitor.\n" * 40).encode()
    sha256 = hashlib.sha256(original).hexdigest()
    return (
        Contribution(
            file=f"{name}.xlsx",
            sha256=sha256,
            kind="xlsx",
            agency="Health Visiting",
            rows=events + 1,
            events=tuple(_event(name, sha256, row) for row in range(1, events + 1)),
            set_aside=(
                SetAside(Place(f"{name}.xlsx", "2", 1), ("Chronology of", CANARY), Reason.TITLE, "above"),
            ),
            columns=(RecognisedColumn("2", 0, "Date of contact", Meaning.DATE, 0.75),),
            warnings=("One sheet is hidden.",),
        ),
        original,
    )


def _event(name: str, sha256: str, row: int) -> Event:
    return Event(
        id=f"E{sha256[:8]}{row:02}",
        place=Place(f"{name}.xlsx", "2" if row % 2 else 2, row + 1),
        date=EventDate(
            date(2020, 3, 1),
            date(2020, 3, 1 + row % 28),
            Qualifier.UNCERTAIN,
            Origin.ROW_ABOVE,
            TimeOfDay(part=PartOfDay.EVENING, approximate=True, as_written="eve"),
            "?March 20",
            ("The weekday does not fit.",),
        ),
        agency="Health Visiting",
        text=f"{CANARY} was weighed, entry {row}.",
        source="case notes",
        who="health visitor",
        seen="yes",
        voice="babbling",
        action="none needed",
        other=(Words("Clinic", "Łódź Road"),),
        confirm=("The date is from the row above.",),
    )


def a_case(folder: Path, *names: str) -> Path:
    """A new case in the folder with the returns named."""
    path = folder / "Tern.case"
    with CaseFile.create(path, PASSPHRASE, CASE) as case:
        for name in names:
            case.add_contribution(*a_return(name), order=by_row)
    return path


def damage(path: Path) -> bytes:
    """Spoil one byte of a return's original, as a failing disk would, and return the case."""
    large = b"".join(hashlib.sha256(number.to_bytes(4, "big")).digest() for number in range(12_000))
    contribution = replace(a_return("large")[0], sha256=hashlib.sha256(large).hexdigest())
    with CaseFile.open(path, PASSPHRASE) as case:
        case.add_contribution(contribution, large, order=by_row)
    held = bytearray(path.read_bytes())
    held[len(held) * 6 // 10] ^= 1  # most of the case is now that original
    path.write_bytes(held)
    return bytes(held)


def by_row(event: Event) -> tuple[object, ...]:
    """A stand-in for the timeline's order: day, file, row."""
    return (event.date.earliest or date.max, event.place.file, event.place.row or 0)


def readable_in(folder: Path) -> list[str]:
    """The files beneath the folder in which a canary or a plain database can be read, by name."""
    words = [CANARY.encode(form) for form in ("utf-8", "utf-16-le", "utf-16-be")]
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            held = path.read_bytes()
            if any(word in held for word in words) or b"SQLite format 3" in held:
                found.append(path.name)
    return found
