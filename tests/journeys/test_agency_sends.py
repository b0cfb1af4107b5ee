"""Journey: an agency enters ten events from nothing by keyboard alone, and exports its contribution."""

from __future__ import annotations

from pathlib import Path

from chronology.services.contribution_file import read_contribution
from tests.journeys.scenes.agency_sends import PASSPHRASE
from tests.journeys.stage import Screen, played

_WRITTEN = (
    ("3 June 2021", "Home visit. Robin was asleep in the cot.", "visit", "Weight taken and plotted."),
    ("early Dec 2018", "Robin seen in clinic with Ms Alder.", "clinic", "Next clinic booked."),
    ("12 January 2019", "Nobody was in at the time agreed.", "visit", "Card left."),
    ("14/02/2019", "Ms Alder rang to say that Robin had a cough.", "call", "Told to see the doctor."),
    ("spring 2020", "Robin walked across the room to his mother.", "visit", "Review written up."),
    ("2 July 2020", "Robin was not brought to the hearing test.", "not brought", "A new day was offered."),
    ("9.9.2020", "Hearing test: both ears pass.", "clinic", "Letter to the surgery."),
    ("1 to 3 March 2021", "Robin stayed with his aunt.", "care", "Noted in the record."),
    ("c. May 2021", "Ms Alder spoke of worry about rent.", "visit", "Told of the advice centre."),
    ("20 May 2021", "Robin said that he likes the ducks.", "visit", "His words were written down."),
)


def test_ten_events_from_nothing_leave_as_one_file(screen: Screen, tmp_path: Path) -> None:
    names = ("date", "text", "type", "action")
    events = [dict(zip(names, each, strict=True)) for each in _WRITTEN]
    told = played("agency_sends", screen, tmp_path, events=events)
    sent = read_contribution(Path(told["sent"]), PASSPHRASE)
    found = {entry.text: entry for entry in sent.entered}
    assert len(sent.entered) == 10
    for date, text, _, action in _WRITTEN:
        entry = found[text]
        assert (entry.date.as_written, entry.action) == (date, action)
        assert entry.date.is_dated
        assert entry.source == "Health record"
        assert entry.professional == "A. Reed"
        assert entry.types
    assert sent.covering.author == "A. Reed, health visitor"
