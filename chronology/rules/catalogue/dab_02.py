"""DAB-02: nobody recorded asking about domestic abuse.

What it asks: Did anybody ask the parent about domestic abuse?
Why: Routine enquiry is expected of midwifery, health visiting and GPs, in pregnancy and after. Where no
    agency records it, nobody can know whether there was abuse.
Source: Our Learning Transcript: routine enquiry. NICE PH50 and QS116.
Fires on: Three or more contacts of midwifery, health visiting, a GP or a hospital with a parent within 12
    months, and no entry in all returns that says that a parent was asked.
Stays quiet on: One enquiry by any agency, whatever the answer. Fewer contacts. Contacts at which no
    parent was met: letters, missed appointments, a child brought by somebody else. 'Could not ask' is no
    enquiry. The police's risk checklist after an incident is none either.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.findings import Severity
from chronology.rules.asking import asked, contacts, within_months
from chronology.rules.reading import Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, between, counted, listed

TITLE = "Nobody recorded asking about domestic abuse"
SEVERITY = Severity.HIGH
SOURCES = ("LT", "NICE")


def find(reading: Reading) -> Iterator[Found]:
    least, months = reading.threshold("DAB-02", "contacts"), reading.threshold("DAB-02", "months")
    if asked(reading):
        return
    met = within_months(contacts(reading), least, months)
    if met is None:
        return
    events = [event for _, event in met]
    who = listed([agency(event) for event in events])
    yield Found(
        events=tuple(event.id for event in events),
        why=(
            f"{between(events[0].date, events[-1].date)}, {who} met a parent at "
            f"{counted(len(events), 'contact')}, and no entry of any agency says that domestic abuse was "
            "asked about."
        ),
        question="Did anybody ask the parent about domestic abuse, when, and what was the answer?",
        ask=who,
    )
