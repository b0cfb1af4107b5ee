"""Findings about whole returns: what the sample showed that cases of a few rows do not."""

from __future__ import annotations

from dataclasses import replace

from chronology.model.events import Place, Reason, SetAside
from tests.rules.casebook import told


def _row(agency: str, date: str, event: str) -> dict[str, str]:
    return {"agency": agency, "date": date, "event": event, "source": "record"}


def test_a_surname_in_capitals_is_no_acronym_where_the_case_knows_it() -> None:
    case = told(
        {
            "id": "surname",
            "child": "Mali Wrona",
            "rows": [_row("Police", "6 October 2018", "On arrival WRONA sat on the wall, nobody hurt.")],
        }
    )
    assert case.open("QUA-06") == ()


def test_a_hospital_holds_no_role_in_which_it_could_be_silent() -> None:
    visits = [_row("School", f"{day} June 2020", "In class.") for day in (1, 8, 15, 22)]
    rows = [_row("Acute Hospital", "16 March 2020", "On caseload for review."), *visits]
    rows.append(_row("Acute Hospital", "26 August 2020", "Reviewed."))
    assert told({"id": "hospital", "rows": rows}).open("SIL-01") == ()
    service = [{**row, "agency": row["agency"].replace("Acute Hospital", "Health Visiting")} for row in rows]
    assert len(told({"id": "visitor", "rows": service}).open("SIL-01")) == 1


def test_one_finding_an_agency_however_many_entries_lack_a_source() -> None:
    rows = [{**_row("School", f"{day} June 2020", "In class."), "source": ""} for day in (1, 2, 3)]
    found = told({"id": "source", "rows": rows}).open("QUA-01")
    assert [len(finding.events) for finding in found] == [3]


def test_where_no_entry_of_a_return_has_a_source_the_return_is_asked_about() -> None:
    rows = [{**_row("School", f"{day} June 2020", "In class."), "source": ""} for day in (1, 2, 3, 4, 5)]
    (found,) = told({"id": "source", "rows": rows}).open("QUA-01")
    assert len(found.events) == 3
    assert found.why == "None of the 5 entries in the return of School gives its source."
    rows.append(_row("School", "8 June 2020", "In class."))
    (found,) = told({"id": "source", "rows": rows}).open("QUA-01")
    assert len(found.events) == 5


def test_a_parents_own_review_is_no_appointment_of_the_child() -> None:
    rows = [
        _row("GP", "4 November 2019", "Did not attend for mood review. No reply to text."),
        _row("School", "4 December 2019", "In class."),
    ]
    assert told({"id": "mood", "rows": rows}).open("WNB-01") == ()


def test_a_key_beside_the_entries_explains_and_surnames_in_capitals_need_none() -> None:
    key = SetAside(
        Place("case", "text", 1), ("Key: CMW community midwife; FMF movements felt",), Reason.TITLE
    )
    rows = [_row("Midwifery", "6 October 2018", "CMW visited, FMF, QZX done. Susp PASK D left, PASK drunk.")]
    case = told({"id": "key", "rows": rows})
    (contribution,) = case.timeline.contributions
    timeline = replace(case.timeline, contributions=(replace(contribution, set_aside=(key,)),))
    found = [each.why for each in replace(case, timeline=timeline).open("QUA-06")]
    assert found == ["In the return of Midwifery (the entry on 6 October 2018), 'QZX' is not explained."]


def test_who_wrote_an_entry_is_a_source() -> None:
    case = told({"id": "who", "rows": [{**_row("School", "1 June 2020", "In class."), "source": ""}]})
    assert len(case.open("QUA-01")) == 1
    (entry,) = case.timeline.entries
    named = replace(entry, event=replace(entry.event, who="Mrs Webb"))
    assert replace(case, timeline=replace(case.timeline, dated=(named,))).open("QUA-01") == ()


def test_two_whom_one_entry_leaves_unnamed_are_asked_about_once() -> None:
    rows = [_row("Police", "6 March 2020", "Domestic, male pushed female, children in bed.")]
    (found,) = told({"id": "two", "child": "Nest", "dob": "2016-03-03", "rows": rows}).open("UAD-01")
    assert "recorded adults with the child or the family without saying who they were" in found.why


def test_surnames_of_the_family_are_no_short_forms_wherever_they_stand() -> None:
    rows = [
        _row("GP", "5 March 2020", "Seen with Stuart Pellow, mum's partner."),
        _row("Police", "6 March 2020", "PELLOW arrested. Domestic, MOSTYN Colin spoken to, MOSTYN left."),
    ]
    assert told({"id": "surnames", "child": "Nest", "dob": "2016-03-03", "rows": rows}).open("QUA-06") == ()
