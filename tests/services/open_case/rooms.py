"""An open case is all that every room of the window asks for: checked by the type checker, not by running."""

from __future__ import annotations

from chronology.services import (
    bring_in,
    contribution_file,
    row_as_it_came,
    save_original,
    sending,
    who_is_who,
)
from chronology.services.open_case import OpenCase
from chronology.ui.entry import open_case as entry
from chronology.ui.findings import case as findings
from chronology.ui.lanes import case as lanes
from chronology.ui.notes import page as notes
from chronology.ui.people import case as people
from chronology.ui.queries import page as queries
from chronology.ui.table import case as table


def timeline(case: OpenCase) -> lanes.OpenCase:
    return case


def form(case: OpenCase) -> entry.OpenCase:
    return case


def events(case: OpenCase) -> table.OpenCase:
    return case


def outgoing(case: OpenCase) -> sending.Sendable:
    return case


def incoming(case: OpenCase) -> bring_in.OpenCase:
    return case


def contributed(case: OpenCase) -> contribution_file.HasReturns:
    return case


def saved(case: OpenCase) -> save_original._Kept:
    return case


def asked(case: OpenCase) -> findings.OpenCase:
    return case


def sheets(case: OpenCase) -> queries.OpenCase:
    return case


def family(case: OpenCase) -> people.OpenCase:
    return case


def proposed(case: OpenCase) -> who_is_who.HasPeople:
    return case


def thoughts(case: OpenCase) -> notes.OpenCase:
    return case


def rows_as_they_came(case: OpenCase) -> row_as_it_came.HoldsReturns:
    return case
