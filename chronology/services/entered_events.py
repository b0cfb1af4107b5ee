"""An agency's own entries as events of the timeline: nothing that was written is left behind."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Any

from chronology.model.contributions import Contribution
from chronology.model.entered_records import entered_from, entered_record
from chronology.model.entering import Enquiry, EnteredEvent, Seen
from chronology.model.events import Event, Place, Words
from chronology.resource import event_types
from chronology.services.refusal import Refused

KIND = "entered"
"""The kind of a contribution that was written in this program and not read from a file."""

_ID_DIGITS = 16
_FORMAT = 1


def own_entries(agency: str, entered: Sequence[EnteredEvent]) -> tuple[Contribution, bytes]:
    """The entries of one agency as a contribution, and the bytes that it rests on: all fields, as JSON.

    The same entries always give the same bytes. Entries are numbered as the author's list numbers them.
    """
    original = _bytes(agency, entered)
    file = f"{agency}'s own entries" if agency else "Our own entries"
    contribution = Contribution(
        file=file,
        sha256=hashlib.sha256(original).hexdigest(),
        kind=KIND,
        agency=agency,
        rows=len(entered),
        events=tuple(event_of(each, file, each.agency or agency) for each in entered),
        set_aside=(),
    )
    return contribution, original


def entries_in(original: bytes) -> tuple[EnteredEvent, ...]:
    """The entries that `own_entries` wrote into these bytes, field for field.

    Raises Refused where a newer version of the program wrote them.
    """
    try:
        read: Any = json.loads(original)
        if read["format"] != _FORMAT:
            raise ValueError("another format")
        return tuple(entered_from(record) for record in read["entries"])
    except (ValueError, KeyError, TypeError):
        raise Refused(
            "The agency's own entries were written by a newer version of this program. "
            "Install the newer version to read them."
        ) from None


def event_of(entered: EnteredEvent, file: str, agency: str) -> Event:
    """One entry as an event. What has no column of its own stands under a heading of its own."""
    words = "|".join((agency, str(entered.number)))
    return Event(
        id="N" + hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:_ID_DIGITS],
        place=Place(file, None, entered.number or None),
        date=entered.date,
        agency=agency,
        text=entered.text,
        source=entered.source,
        who=", ".join(filter(None, (entered.professional, entered.role))),
        seen="" if entered.seen is Seen.NOT_RECORDED else entered.seen.value,
        voice=entered.voice,
        action=entered.action,
        analysis=entered.analysis,
        family_member=", ".join(entered.people),
        sequence=str(entered.number or ""),
        other=tuple(Words(heading, text) for heading, text in _beside(entered) if text),
    )


def _beside(entered: EnteredEvent) -> Iterable[tuple[str, str]]:
    yield "Who was there", entered.present
    yield "Who was told", entered.told
    yield "Asked about domestic abuse", _enquiry(entered)
    yield "Kind of event", "; ".join(map(event_types().label, entered.types))
    yield "How much it matters", entered.significance.value
    yield "Strength or concern", entered.direction.value
    yield "Tags", "; ".join(entered.tags)
    yield "Restricted", "yes" if entered.restricted else ""


def _enquiry(entered: EnteredEvent) -> str:
    if entered.enquiry is Enquiry.NOT_RECORDED:
        return ""
    return ": ".join(filter(None, (entered.enquiry.value, entered.why_not_asked)))


def _bytes(agency: str, entered: Sequence[EnteredEvent]) -> bytes:
    content = {"format": _FORMAT, "agency": agency, "entries": [entered_record(each) for each in entered]}
    return json.dumps(content, ensure_ascii=True, indent=1).encode("ascii")
