"""Adults of the home and the child's care, as the returns mention them: who a mark is about, who joined."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from chronology.language.words.stretches import holds
from chronology.rules.reading import Mark, Reading
from chronology.timeline.somebody import Somebody, called_by_one_first_name, first_names_alike

_PARENTS = ("mother", "father", "parents")
_NEWBORN = timedelta(weeks=6)
# What another agency may call an adult whom it does not name. Of one only named, nobody says what he is.
_TOLD_AS = {
    "partner": ("partner",), "kin": ("kin",), "friend": ("friend",), "named": ("partner",), "": ("partner",)
}  # fmt: skip
# Who is only named in these returns is most often a child.
_OF_CHILDREN = frozenset({"school", "early_years", "school_nursing", "camhs", "ehe"})


@dataclass
class Joined:
    """One adult who came into the home or the child's care, with the entries that tell it, in order."""

    adult: Somebody | None
    relation: str
    told: list[Mark] = field(default_factory=list)

    @property
    def name(self) -> str:
        """How the finding names the adult: the fullest name, or the relation."""
        return named(self.adult, self.relation)


def named(adult: Somebody | None, relation: str) -> str:
    """How a finding names an adult: the fullest name, or 'an adult (partner)' where nobody gives one."""
    if adult is not None and adult.name:
        return adult.name
    if relation == "parent":  # a birth parent is asked of nowhere: it is the patient of a service for adults
        return "an adult (the one whom it works with)"
    return f"an adult ({relation})" if relation and relation != "adult" else "an adult"


def about(reading: Reading, mark: Mark) -> Somebody | None:
    """The person whom a mark is about: by name, or the only one of the relation in the same entry."""
    if mark.signal.person:
        return reading.everybody.named(mark.signal.person, mark.event.id)
    same = [each for each in reading.everybody.within(mark.event.id) if each.relation in mark.signal.tags]
    return same[0] if len(same) == 1 else None


def may_be_a_parents(reading: Reading, mark: Mark) -> bool:
    """Whether what is told of somebody only named may be of a parent or a parent's partner."""
    if "named" not in mark.signal.tags or _has_the_child(reading, mark):
        return True
    adult = about(reading, mark)
    if adult is None or adult.is_said_to_be("sibling", "professional", "kin", "friend", "neighbour"):
        return adult is None and reading.kind(mark.event) not in _OF_CHILDREN
    return adult.relation != "named" or reading.kind(mark.event) not in _OF_CHILDREN


def _has_the_child(reading: Reading, mark: Mark) -> bool:
    """Whether the entry tells that whoever is named takes or holds the child: 'took her hand and set off'."""
    return any(
        other.signal.person == mark.signal.person and "object" not in other.signal.tags
        for other in reading.marks_of(mark.event, "child.contact")
    )


def joined(reading: Reading) -> list[Joined]:
    """Everybody but the birth parents who came into the home or the child's care, in order."""
    return reading.once(_joined)


def _joined(reading: Reading) -> list[Joined]:
    found: list[Joined] = []
    for mark in reading.marks("adult.joins"):
        adult = about(reading, mark)
        relation = _relation(mark, adult)
        if relation in ("professional", "sibling", *_PARENTS) or _may_be_the_father(reading, mark, relation):
            continue
        if adult is not None and adult.is_said_to_be("mother", "father", "sibling"):
            continue
        if relation in ("friend", "kin") and "object" in mark.signal.tags and not _is_minded(reading, mark):
            continue  # 'staying with a friend': the family joins the other's home
        known = next((each for each in found if _is_the_same(each, mark, adult, relation)), None)
        if known is None:
            known = Joined(adult, relation)
            found.append(known)
        known.told.append(mark)
    return found


def _is_minded(reading: Reading, mark: Mark) -> bool:
    """Whether the child is looked after by the adult, and not only fetched: 'collected by mum's friend'."""
    return "care" in mark.signal.tags and any(
        minds.signal.field == mark.signal.field and holds(mark.signal, minds.signal)
        for minds in reading.marks_of(mark.event, "adult.minds")
    )


def who_may_be(reading: Reading, adult: Somebody | None, relation: str) -> list[Somebody]:
    """The adult, and everybody who may be the adult: another's name for a partner."""
    called_alike = reading.once(_called_alike).get(id(adult), ())
    told_as = _TOLD_AS.get(relation, ())
    return [
        each
        for each in reading.everybody.people
        if each is adult
        or id(each) in called_alike
        or (each.relation in told_as and not _set_apart(each, adult))
    ]


def _called_alike(reading: Reading) -> dict[int, set[int]]:
    people = reading.everybody.people
    found: dict[int, set[int]] = {}
    for pair in reading.everybody.alike:
        one, other = id(people[pair.one]), id(people[pair.other])
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found


def _set_apart(one: Somebody, adult: Somebody | None) -> bool:
    """Whether both are named and the names differ, or the one is a grandparent, or of the other sex."""
    if adult is None:
        return False
    if one.is_grandparent and not adult.is_grandparent:
        return True
    if one.gender and adult.gender and one.gender != adult.gender:
        return True
    return bool(adult.names and one.names) and one is not adult and not first_names_alike(one, adult)


def _relation(mark: Mark, adult: Somebody | None) -> str:
    if adult is not None and adult.relation != "named":
        return adult.relation
    order = ("partner", "ex", "kin", "friend", "neighbour", "adult", "parent")
    return next((each for each in order if each in mark.signal.tags), "")


def _may_be_the_father(reading: Reading, mark: Mark, relation: str) -> bool:
    """Whether 'her partner', whom nobody names or calls new, stands in an entry from around the birth."""
    if relation == "partner" and _is_only_the_husband(reading, mark):
        return True
    born, last = reading.case.born or reading.case.expected, mark.event.date.latest
    if relation != "partner" or born is None or last is None or last > born + _NEWBORN:
        return False
    return not any("new" in each.signal.tags for each in reading.marks_of(mark.event, "adult.unidentified"))


def _is_only_the_husband(reading: Reading, mark: Mark) -> bool:
    """Whether the adult is the mother's husband, most often the father, and is not said to have come."""
    is_said_to_come = mark.signal.person or "moves" in mark.signal.tags
    return (
        not is_said_to_come
        and reading.has(mark.event, "adult.husband")
        and not reading.has(mark.event, "adult.new_man")
    )


def _is_the_same(known: Joined, mark: Mark, adult: Somebody | None, relation: str) -> bool:
    if adult is None and not relation:
        return known.told[-1].order == mark.order  # nobody says who: told twice in one entry
    if adult is not None and known.adult is not None:
        if adult is known.adult:
            return True
        if relation != known.relation:
            return False
        if not (adult.names and known.adult.names):
            return True
        # One partner under several surnames is asked about once: UAD-06 asks whether he is one.
        return relation == "partner" and called_by_one_first_name(adult, known.adult)
    return relation == known.relation


def agencies(marks: Iterable[Mark]) -> tuple[str, ...]:
    """The agencies of marks, in order, each once."""
    return tuple(dict.fromkeys(mark.event.agency for mark in marks))
