"""What a person decides of a proposal about people: taken, put to somebody else, refused. One step each."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any, Protocol

from chronology.model.case import Case
from chronology.model.people import Mention, Period, Person, PersonKind, Relationship, RelationshipKind
from chronology.services.people_proposed import About, Proposal
from chronology.services.told_of import part_of
from chronology.services.who_is_who import REFUSED, child_as_listed

_TOLD = "named so in the entries"


class Decides(Protocol):
    """What is asked of the open case."""

    def case(self) -> Case: ...
    def people(self) -> tuple[Person, ...]: ...
    def add_person(self, person: Person) -> int: ...
    def change_person(self, person: Person) -> None: ...
    def merge_people(self, keep: int, others: Sequence[int]) -> None: ...
    def add_mentions(self, found: Sequence[Mention]) -> None: ...
    def relationships(self) -> tuple[Relationship, ...]: ...
    def keep_relationship(self, known: Relationship) -> int: ...
    def keep_period(self, period: Period) -> int: ...
    def setting(self, name: str, default: Any = None) -> Any: ...
    def set_setting(self, name: str, value: Any) -> None: ...
    def together(self, label: str) -> AbstractContextManager[None]: ...


def accept(case: Decides, proposal: Proposal, to: int = 0) -> int:
    """Take a proposal, or put it to another of the listed people; the number of the person it is about.

    Names become aliases and mentions are kept, so that tables can be filtered by the person. Somebody new who
    is the child's mother or father is listed as such, and the child too. Of a time in the home or of care
    only the period is kept. Raises Refused as the case does.
    """
    name = proposal.person.name
    if proposal.period is not None:
        return _keep_period(case, proposal, proposal.period, to or proposal.person.id)
    if to and to != proposal.person.id:
        with case.together(f"entries on {name} put to another person"):
            return _put_to(case, proposal, to)
    label = f"{name} listed" if proposal.about in (About.NEW, About.UNNAMED) else f"what names {name} taken"
    with case.together(label):
        if proposal.person.id:
            if proposal.others:
                case.merge_people(proposal.person.id, proposal.others)
            _add_names(case, proposal.person.id, proposal.person.aliases)
            number = proposal.person.id
        else:
            number = case.add_person(proposal.person)
        _keep_mentions(case, proposal, number)
        if proposal.part and not proposal.person.id:
            relate_to_child(case, number)
    return number


def _keep_period(case: Decides, proposal: Proposal, period: Period, person: int) -> int:
    """Keep a period for somebody; what stands under another already is left to them."""
    name = next(each.name for each in case.people() if each.id == person)
    with case.together(f"a period of {name} kept"):
        case.keep_period(replace(period, person=person, id=period.id if person == period.person else 0))
        _remember(case, proposal)  # or it came again once its days are put right
    return person


def _put_to(case: Decides, proposal: Proposal, to: int) -> int:
    if proposal.about is not About.UNNAMED:  # 'man at the visit' is nobody's alias
        known = next((each for each in case.people() if each.id == proposal.person.id), None)
        listed = {known.name, *known.aliases} if known is not None else set()
        names = (proposal.person.name, *proposal.person.aliases)
        _add_names(case, to, [name for name in names if name not in listed])
    _keep_mentions(case, proposal, to)
    return to


def _add_names(case: Decides, id: int, names: Sequence[str]) -> None:
    person = next(each for each in case.people() if each.id == id)
    new = dict.fromkeys((*person.aliases, *(name for name in names if name != person.name)))
    if tuple(new) != person.aliases:
        case.change_person(replace(person, aliases=tuple(new)))


def _keep_mentions(case: Decides, proposal: Proposal, person: int) -> None:
    if proposal.mentions:
        case.add_mentions([replace(mention, person=person) for mention in proposal.mentions])


def refuse(case: Decides, proposal: Proposal) -> None:
    """Not so: the proposal is not made again. Undo brings it back."""
    with case.together("a proposal about people refused"):
        _remember(case, proposal)


def _remember(case: Decides, proposal: Proposal) -> None:
    before = case.setting(REFUSED, ())
    case.set_setting(REFUSED, sorted({*map(str, before), *proposal.marks}))


def link_unnamed(case: Decides, unnamed: int, to: int) -> None:
    """An adult without a name is this person: all that stood under them goes along but the words."""
    people = {each.id: each for each in case.people()}
    target, gone = people[to], people[unnamed]
    with case.together(f"{gone.name} is {target.name}"):
        case.merge_people(to, [unnamed])
        merged = next(each for each in case.people() if each.id == to)
        names = tuple(each for each in merged.aliases if each != gone.name or each in target.aliases)
        case.change_person(replace(merged, aliases=names))


def child_of(case: Decides) -> int:
    """The number of the child the review is about, listed now if nobody had; 0 where no name is known."""
    for person in case.people():
        if person.kind is PersonKind.CHILD:
            return person.id
    facts = case.case()
    if not facts.child.strip():
        return 0
    return case.add_person(child_as_listed(facts))


def relate_to_child(case: Decides, parent: int) -> None:
    """This person is a parent of the child, where the role says so and nobody had said it yet."""
    child = child_of(case)
    if not child or not part_of(next(each.role for each in case.people() if each.id == parent)):
        return
    known = {(each.person, each.kind, each.other) for each in case.relationships()}
    if (parent, RelationshipKind.PARENT, child) not in known:
        case.keep_relationship(Relationship(parent, RelationshipKind.PARENT, child, source=_TOLD))
