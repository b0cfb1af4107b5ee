"""An open case with one return, an entry, a theme, a period and a question, for the tests of its verbs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from chronology.model.curation import Note, Query, SavedView, Theme
from chronology.model.dates import read_date
from chronology.model.entering import EnteredEvent
from chronology.model.people import Mention, Period, PeriodRole, Relationship, RelationshipKind
from chronology.services.open_case import OpenCase
from tests.casefile.samples import CASE, PASSPHRASE, a_return
from tests.derivation import derived_once

__all__ = ["derived_once"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "review.case"


@pytest.fixture
def case(path: Path) -> Iterator[OpenCase]:
    with OpenCase.create(path, PASSPHRASE, CASE) as made:
        made.add_return(*a_return("first"))
        made.enter(EnteredEvent(date=read_date("early Dec 18"), text="Seen with her mother.", tags=("home",)))
        made.keep_period(Period(1, PeriodRole.CARER, read_date("May 2019")))
        made.keep_relationship(Relationship(1, RelationshipKind.PARTNER, 2))
        made.add_mentions([Mention("E7bbf060501", 2, "text", 0, 4), Mention("E7bbf060502", 2)])
        made.keep_theme(Theme("Unseen men", True))
        made.keep_note(Note("What was known?", ("E7bbf060501",), themes=(1,)))
        made.save_view(SavedView("Bruises", settings={"words": "bruise"}))
        made.ask(Query("Health Visiting", "Was she seen?", finding="SIL-02:E7bbf060501"))
        yield made
