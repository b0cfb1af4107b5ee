"""What the form says of an entry, by example both ways: what makes each hint come, and what keeps it away."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.language.principles import Hint, Tone, Writing, hints
from chronology.language.words.known import Known
from chronology.model.case import Case
from chronology.model.dates import read_date
from chronology.model.entering import Direction, Enquiry, EnteredEvent, Seen

WHEN = read_date("3 May 2021")
BESIDE = Writing(child="Ottilie", known=Known.of(Case(child="Ottilie")))


def found(principle: str, entry: EnteredEvent, tone: Tone | None = None) -> list[Hint]:
    return [
        hint
        for hint in hints(entry, BESIDE)
        if hint.principle == principle and (tone is None or hint.tone is tone)
    ]


def told(text: str, **more: object) -> EnteredEvent:
    return dataclasses.replace(EnteredEvent(date=WHEN, text=text, source="record"), **more)  # type: ignore[arg-type]


OPINIONS = {
    "Stepfather was obviously uncomfortable with the questions.": "obviously",
    "Dad came across as cocky during handover.": "came across as",
    "Ottilie is manipulative when she wants tea.": "manipulative",
    "Attended with both parents. Mother appeared disinterested.": "appeared disinterested",
    "Rang mum re missed jab, fobbed off again, clearly an excuse.": "clearly",
    "Pupil late again. Gran seems overwhelmed by the twins.": "seems",
    "It was felt that the placement would not hold.": "It was felt",
    "On scene: occupants evasive, male presumably the partner.": "presumably",
    "Sent out of maths, attention seeking behaviour.": "attention seeking",
    "Mum told me about the fall and seemed anxious throughout.": "seemed",
    "Father's account did not add up.": "did not add up",
    "Uncle is a nasty piece of work.": "piece of work",
}
FACTS = (
    "He told us about the row quite clearly.",
    "Ottilie spoke clearly about her weekend and drew the house.",
    "Rash appeared on trunk at 14:00, blanching, temp 38.2.",
    "Mum said he seems tired since the move.",
    "Mr Okafor's view was that the boy is attention seeking; I do not share it.",
    "Father appeared before magistrates, bailed to an address out of county.",
    "Gran described her as 'manipulative'.",
    "Baby lying on playmat, alert, smiling at mother.",
    "According to the nursery she appeared frightened of the noise.",
    "Bruise clearly visible on left shin, 2 cm, photographed.",
    "Key worker noted that Dad seemed low at drop-off.",
    "Abdomen soft, not guarded, bowel sounds present.",
)


@pytest.mark.parametrize(("text", "words"), OPINIONS.items())
def test_a_view_that_nobody_holds_is_asked_about(text: str, words: str) -> None:
    hint = next(hint for hint in found("opinion", told(text)) if words in text[hint.start : hint.end])
    assert hint.field == "text"
    assert hint.source.startswith("Care Inspectorate")


@pytest.mark.parametrize("text", FACTS)
def test_a_fact_or_a_view_with_its_holder_is_left_alone(text: str) -> None:
    assert found("opinion", told(text)) == []


OWN_VIEWS = (
    "I feel that mum needs more support than we can give.",
    "In my opinion the home is unsafe for a crawling baby.",
    "Looking back, this was a missed opportunity to speak to her alone.",
    "Three bruises in a month. This suggests rough handling.",
)
NO_OWN_VIEWS = (
    "Mum said: 'I feel that nobody listens.'",
    "I measured the bruise and rang the duty social worker.",
    "She thinks the baby has colic.",
    "Ottilie told us about her fish and her bike.",
)


@pytest.mark.parametrize("text", OWN_VIEWS)
def test_the_writers_own_view_is_shown_its_place(text: str) -> None:
    assert found("own_view", told(text))


@pytest.mark.parametrize("text", NO_OWN_VIEWS)
def test_what_others_feel_is_no_view_of_the_writer(text: str) -> None:
    assert found("own_view", told(text)) == []


BLAME = {
    "Mum DNA'd the dental appt.": "DNA'd",
    "Closed to service, family failed to engage.": "failed to engage",
    "Parents are hard to reach.": "hard to reach",
    "15 year old, promiscuous, known in town centre.": "promiscuous",
    "Non-compliant with inhaler.": "Non-compliant",
    "Sleeping at friends' flats is a lifestyle choice.": "lifestyle choice",
    "She is putting herself at risk by meeting older males.": "putting herself at risk",
    "Mother failed to protect, let him back in.": "failed to protect",
    "Father is a known alcoholic.": "alcoholic",
    "Kicked off in reception when told to wait.": "Kicked off",
    "Not engaging with drug service.": "Not engaging",
    "Allowed him back despite the order.": "Allowed him back",
    "Chooses to mix with older lads.": "Chooses to mix",
    "Parents will not work with professionals.": "not work with professionals",
    "Mum never bothered to ring.": "never bothered",
}
NO_BLAME = (
    "DNA swab taken from the mattress by scenes of crime.",
    "Was not brought to clinic. Rang mum, bus had not come.",
    "Head not engaged at 36 weeks, cephalic.",
    "Offered three dates; mum works nights and asked for a Saturday.",
    "Ottilie said: 'Miss called me promiscuous'.",
    "She said Dad told her it was her fault.",
    "We failed to send the letter to the new address.",
    "Ottilie engaged well with the play session.",
    "Father has never been hard to reach; he answers every call.",
    "Kicked off his shoes at the door and ran to Nan.",
)


@pytest.mark.parametrize(("text", "words"), BLAME.items())
def test_blaming_words_are_asked_about_wherever_they_stand(text: str, words: str) -> None:
    for field in ("text", "action"):
        entry = dataclasses.replace(told("Seen at home."), **{field: text})  # type: ignore[arg-type]
        assert any(words in text[hint.start : hint.end] for hint in found("blaming", entry))


@pytest.mark.parametrize("text", NO_BLAME)
def test_plain_words_and_the_childs_own_are_no_blame(text: str) -> None:
    assert found("blaming", told(text)) == []


def test_what_the_child_said_is_never_corrected() -> None:
    assert found("blaming", told("Seen at school.", voice="I know I'm promiscuous, she shouts it")) == []


SHORT_FORMS = {
    "ELSA sessions to go on.": "ELSA",
    "PHQ-9 scored at 17.": "PHQ",
    "Referred to SPA by the practice.": "SPA",
    "Two CPNs attended.": "CPN",
    "Weekly ELSA sessions.": "ELSA",
    "Bloods: CRP 12.": "CRP",
}
NO_SHORT_FORMS = (
    "HV told MASH; ICPC not needed.",
    "Emotional literacy support assistant (ELSA) to see him. ELSA on Mondays.",
    "SPA (single point of access) took the call.",
    "HE WILL NOT COME BACK HERE shouted down the phone.",
    "Peter WALLIS was stopped in town.",
    "WALLIS, Peter, stopped in the car AB12 CDE.",
    "Lives at 4 Mill Lane, SO14 3AB, tel 023 1234567.",
    "I was NOT told.",
)


@pytest.mark.parametrize(("text", "words"), SHORT_FORMS.items())
def test_a_short_form_that_nothing_explains_is_asked_about(text: str, words: str) -> None:
    assert [text[hint.start : hint.end] for hint in found("acronym", told(text))] == [words]


@pytest.mark.parametrize("text", NO_SHORT_FORMS)
def test_a_short_form_of_the_glossary_or_spelt_out_is_not(text: str) -> None:
    assert found("acronym", told(text)) == []


def test_a_short_form_spelt_out_in_an_earlier_entry_is_known() -> None:
    beside = dataclasses.replace(BESIDE, explained=frozenset({"ELSA"}))
    assert [hint for hint in hints(told("ELSA seen."), beside) if hint.principle == "acronym"] == []


SEVERAL = (
    "HV visited, cot broken. On 10/5/21 she rang back. On 14 May she called in.",
    "Home visit. The following day the GP rang with results.",
    "Seen 3 May, rang 5 May, written to 9 May 2021.",
    "Late to nursery. Two weeks later she was found asleep in the book corner.",
    "Home visit. 12 May 2021: mum rang to say he had gone.",
)
ONE = (
    "New birth visit. DOB 21/04/2021. Next appointment booked for 12 May 2021.",
    "6/52 check, weight 4.2 kg, plotted; review in 2/52.",
    "Mum said he has been unwell since 1 May 2021.",
    "Weighed. Booked, 12 May 2021, for the next set of injections.",
    "DOB 21/04/2021, EDD was 1 May 2021, next clinic 20 May 2021.",
    "Letter dated 29 April 2021 received from the eye clinic.",
    "On 3 May 2021 seen at 10.15 and again at 11.30 by the registrar.",
)


@pytest.mark.parametrize("text", SEVERAL)
def test_several_happenings_in_one_entry_are_asked_about(text: str) -> None:
    assert found("several", told(text))


@pytest.mark.parametrize("text", ONE)
def test_dates_that_tell_of_no_second_happening_are_left_alone(text: str) -> None:
    assert found("several", told(text)) == []


@pytest.mark.parametrize(("count", "long"), [(150, False), (151, True)])
def test_an_entry_is_long_beyond_150_words(count: int, long: bool) -> None:
    assert bool(found("length", told("word " * count))) is long


ADULTS = (
    "New birth visit at home. A man was asleep on the sofa, mum did not say who he was.",
    "Collected from nursery by an unknown male.",
    "On attendance, unidentified adult female holding the infant.",
    "Toddler minded by mum's new boyfriend while she shopped.",
)
NAMED = (
    "Mum's partner Kieran Holt present, dob taken.",
    "Male social worker attended with me.",
    "No other adults present in the home.",
    "Gran, Patricia Amos, opened the door.",
)


@pytest.mark.parametrize("text", ADULTS)
def test_an_adult_whom_nobody_names_is_asked_about(text: str) -> None:
    (hint,) = found("unknown_adult", told(text))
    assert hint.tone is Tone.QUESTION
    assert "Ottilie" in hint.says


@pytest.mark.parametrize("text", NAMED)
def test_an_adult_who_is_named_is_not(text: str) -> None:
    assert found("unknown_adult", told(text)) == []


def test_asking_who_the_adult_is_is_praised_instead() -> None:
    entry = told(ADULTS[1], action="Nursery asked mum for his name and date of birth.")
    assert [hint.tone for hint in found("unknown_adult", entry)] == [Tone.PRAISE]


DONE = (
    "Bruise seen to shin. Rang MASH at once.",
    "Came without lunch again, advice given to Dad.",
    "Ottilie told the cook she was hungry. DSL informed.",
    "Wheeze, salbutamol prescribed, review in a week.",
)
UNDONE = (
    "Bruise seen to shin.",
    "Came without lunch for the third day.",
    "Neighbour heard shouting at 02:00.",
    "Gran smelt of alcohol at pick-up.",
)


@pytest.mark.parametrize("text", UNDONE)
def test_an_entry_that_says_nothing_of_what_was_done_is_asked(text: str) -> None:
    (hint,) = found("action", told(text))
    assert hint.missing
    assert found("action", told(text, action="None: mum had seen the GP.")) == []


@pytest.mark.parametrize("text", DONE)
def test_what_was_done_may_stand_among_what_happened(text: str) -> None:
    assert found("action", told(text)) == []


AGAIN = (
    "To see mum alone at clinic next week.",
    "Midwife will ask at the 28 week appointment.",
    "HV to ring mum on Tuesday when he is at work.",
    "Rebooked for 12 May without partner.",
)
NOT_AGAIN = ("Leaflet given.", "Advised re safe sleep.", "", "Could not get the chance to ask.")


@pytest.mark.parametrize("enquiry", [Enquiry.COULD_NOT_ASK, Enquiry.NOT_ASKED])
@pytest.mark.parametrize("action", NOT_AGAIN)
def test_when_it_will_be_asked_again_is_asked(action: str, enquiry: Enquiry) -> None:
    entry = told("Seen with partner.", enquiry=enquiry, why_not_asked="he stayed in the room", action=action)
    (hint,) = found("could_not_ask", entry)
    assert hint.tone is Tone.QUESTION


@pytest.mark.parametrize("action", AGAIN)
def test_saying_why_and_when_it_is_tried_again_is_praised(action: str) -> None:
    entry = told("Seen.", enquiry=Enquiry.COULD_NOT_ASK, why_not_asked="he stayed in the room", action=action)
    assert [hint.tone for hint in found("could_not_ask", entry)] == [Tone.PRAISE]
    without = dataclasses.replace(entry, why_not_asked="")
    assert found("why_not_asked", without)
    assert found("could_not_ask", without, Tone.PRAISE) == []


IN_WORDS = (
    "Unable to ask about safety at home as her mother in law interpreted.",
    "Routine enquiry not done, partner present.",
    "Could not ask re DA, call on speaker.",
    "DA not asked.",
)


@pytest.mark.parametrize("text", IN_WORDS)
def test_an_enquiry_missed_in_words_only_is_shown_its_field(text: str) -> None:
    assert found("enquiry_in_words", told(text))
    assert found("enquiry_in_words", told(text, enquiry=Enquiry.COULD_NOT_ASK)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Asked about DA alone, denied.",
        "Weighed, well.",
        "RE lesson missed.",
        "Mum asked about school places.",
    ],
)
def test_other_words_do_not_ask_for_the_field(text: str) -> None:
    assert found("enquiry_in_words", told(text)) == []


def test_asking_alone_is_praised() -> None:
    alone = told("Seen alone in clinic, asked about domestic abuse, denied.", enquiry=Enquiry.DENIED)
    assert found("asked_alone", alone, Tone.PRAISE)
    with_him = told("Asked about domestic abuse with partner in the room.", enquiry=Enquiry.ASKED)
    assert found("asked_alone", with_him) == []


@pytest.mark.parametrize("seen", [Seen.SEEN, Seen.SPOKEN_TO, Seen.ALONE])
def test_a_child_who_was_seen_has_a_voice(seen: Seen) -> None:
    (hint,) = found("voice", told("Seen at home.", seen=seen))
    assert hint.missing
    (praise,) = found("voice", told("Seen.", seen=seen, voice="Smiled at Nan, said 'my bed is cold'."))
    assert praise.tone is Tone.PRAISE


@pytest.mark.parametrize("seen", [Seen.NOT_RECORDED, Seen.NOT_SEEN])
def test_no_voice_is_asked_for_where_nobody_says_the_child_was_seen(seen: Seen) -> None:
    assert found("voice", told("Call to mum.", seen=seen)) == []


def test_a_child_who_was_not_seen_is_to_be_seen() -> None:
    assert found("not_seen", told("Asleep upstairs.", seen=Seen.NOT_SEEN))[0].tone is Tone.THOUGHT
    seen = told("Asleep upstairs.", seen=Seen.NOT_SEEN, action="Will visit on Thursday to see her.")
    assert [hint.tone for hint in found("not_seen", seen)] == [Tone.PRAISE]


def test_what_is_empty_is_asked_only_of_an_entry_with_words() -> None:
    assert hints(EnteredEvent(), BESIDE) == ()
    asked = {hint.principle for hint in hints(EnteredEvent(text="Seen."), BESIDE) if hint.missing}
    assert {"date", "source", "action"} <= asked
    full = told("Seen.", action="Advice given.", told="GP")
    assert {hint.principle for hint in hints(full, BESIDE) if hint.missing} == set()


def test_a_date_that_is_said_to_be_unknown_is_a_date() -> None:
    unknown = dataclasses.replace(told("Seen."), date=read_date("not known"))
    assert found("date", unknown) == []


def test_a_concern_asks_who_was_told_and_a_strength_is_praised() -> None:
    assert found("told", told("Mark seen.", direction=Direction.CONCERN))
    assert found("told", told("Mark seen.", direction=Direction.CONCERN, told="MASH, 14:10")) == []
    assert found("strength", told("Swam a length.", direction=Direction.STRENGTH), Tone.PRAISE)


@given(
    text=st.text(max_size=200), voice=st.text(max_size=40), action=st.text(max_size=80),
    seen=st.sampled_from(Seen), enquiry=st.sampled_from(Enquiry),
)  # fmt: skip
def test_whatever_is_typed_every_hint_has_its_why_its_source_and_words_that_are_there(
    text: str, voice: str, action: str, seen: Seen, enquiry: Enquiry
) -> None:
    entry = EnteredEvent(text=text, voice=voice, action=action, seen=seen, enquiry=enquiry)
    for hint in hints(entry, BESIDE):
        assert hint.says
        assert hint.why
        assert hint.source
        assert 0 <= hint.start <= hint.end <= len(str(getattr(entry, hint.field)))
