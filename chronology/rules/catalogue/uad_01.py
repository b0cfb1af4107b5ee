"""UAD-01: adult present or caring, never identified.

What it asks: Who was this adult, and what part did he or she have in the child's life?
Why: Children have been harmed by adults whom each agency had met and none had asked about. A name lets
    others be asked what they know.
Source: Our Learning Transcript; Understanding Unidentified Adults toolkit.
Fires on: An adult who is with the child, cares for the child, is in the home or is a parent's new
    partner, whom the entry does not name, and no later entry of any agency names. Sightings that may be
    of one person are one finding.
Stays quiet on: Professionals and tradespeople at work, strangers to the family out of doors, people of
    long ago or only imagined, relatives who are one of a kind (the father, a grandmother). A partner
    spoken of as known, where an earlier entry names the partner, or around the birth, when 'her
    partner' is the father. A doubtful date counts as later where it may be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import islice

from chronology.language.signals import Certainty, touch
from chronology.model.agencies import folded
from chronology.model.findings import Severity
from chronology.rules.near import Near
from chronology.rules.reading import Mark, Reading, may_be_after
from chronology.rules.rule import Found
from chronology.rules.wording import agency, counted, dated, depending, listed, on

TITLE = "Adult present or caring, never identified"
SEVERITY = Severity.HIGH
SOURCES = ("LT", "UU")

_NEWBORN = timedelta(weeks=6)
_RELATIONS = frozenset({"partner", "friend", "kin"})
_KIN = frozenset({"kin"})
_MOST = 20  # entries that name the adult: of more, the first are told
_GENDERS = frozenset({"male", "female"})


@dataclass
class _Somebody:
    """Sightings that may all be of one adult, and the entries that say who it is."""

    seen: list[Mark] = field(default_factory=list)
    named: list[Mark] = field(default_factory=list)


class _Names:
    """The entries that name an adult, by their days, by the entry, and when each name was first used."""

    def __init__(self, marks: Sequence[Mark], days: Mapping[int, frozenset[str]]) -> None:
        self.all = marks
        self.days = days
        self.of_a_day = [mark for mark in marks if mark.order in days]
        self.by_day = Near(marks)
        self.there: dict[int, list[Mark]] = {}
        self.first: dict[str, Mark] = {}
        alike: dict[frozenset[str], list[Mark]] = {}
        for mark in marks:
            self.there.setdefault(mark.order, []).append(mark)
            alike.setdefault(mark.signal.tags & (_RELATIONS | _GENDERS), []).append(mark)
            if mark.signal.person:
                self.first.setdefault(_first_name(mark), mark)
        self.alike = {tags: Near(those) for tags, those in alike.items()}


def find(reading: Reading) -> Iterator[Found]:
    named = [mark for mark in reading.marks("adult.named") if not _is_the_child(mark, reading)]
    names = _Names(named, _days_meant(reading))
    found: list[_Somebody] = []
    unnamed: list[_Somebody] = []
    told = 0
    for mark in reading.marks("adult.unidentified"):
        if _is_the_abused(mark, names, reading):
            continue
        if _named_there(mark, names) or _known_before(mark, names) or _may_be_the_father(mark, reading):
            continue
        while told < len(names.all) and names.all[told].order < mark.order:
            unnamed = [some for some in unnamed if not _name_all(names.all[told], some, names)]
            told += 1
        if _is_named_by_its_day(mark, names):
            found.append(_Somebody([mark]))
            continue
        some = next((some for some in unnamed if _may_be(mark, some)), None)
        if some is None:
            some = _Somebody()
            found.append(some)
            unnamed.append(some)
        some.seen.append(mark)
        if _is_named_by_then(some, names):
            unnamed.remove(some)
    asked: dict[str, Found] = {}
    for some in found:
        some.named = list(islice(_naming(some, names), _MOST))
        asked_of = _found(some)
        before = asked.get(asked_of.why)
        asked[asked_of.why] = asked_of if before is None else _together(before, asked_of)
    yield from asked.values()


def _together(one: Found, other: Found) -> Found:
    """One question about several of whom one entry says the same: 'male and female arguing'."""
    return replace(
        one,
        why=one.why.replace(" recorded an adult ", " recorded adults ").replace(
            "who it was", "who they were"
        ),
        question=(
            "Who were these adults, what part did they have in the child's life, "
            "and what was asked or checked?"
        ),
        words=(*one.words, *other.words),
    )


def _is_named_by_its_day(mark: Mark, names: _Names) -> bool:
    """Whether an entry says of the adult of just this day who it was: then it was nobody seen before."""
    return any(_names(name, mark, names) for name in names.of_a_day)


def _name_all(name: Mark, some: _Somebody, names: _Names) -> bool:
    return all(_names(name, seen, names) for seen in some.seen)


def _is_named_by_then(some: _Somebody, names: _Names) -> bool:
    """Whether an entry before the last sighting may, by a doubtful date, name them all after it."""
    last = some.seen[-1]
    near = names.by_day.between(last.date.earliest, last.date.latest)
    return any(name.order < last.order and _name_all(name, some, names) for name in near)


def _naming(some: _Somebody, names: _Names) -> Iterator[Mark]:
    since = max((seen.date.earliest for seen in some.seen if seen.date.earliest), default=None)
    return (name for name in names.by_day.in_order(since, None) if _name_all(name, some, names))


def _is_the_child(mark: Mark, reading: Reading) -> bool:
    child = set(folded(reading.case.child).split())
    return bool(mark.signal.person) and set(folded(mark.signal.person).split()) <= child


def _named_there(mark: Mark, names: _Names) -> bool:
    """Whether the same entry goes on to say who it was."""
    return any(
        _agree(name, mark)
        and (
            "linked" in name.signal.tags
            or "unknown" not in mark.signal.tags
            or touch(name.signal, mark.signal)  # 'a man called Deano'
        )
        for name in names.there.get(mark.order, ())
    )


def _known_before(mark: Mark, names: _Names) -> bool:
    """Whether the adult is spoken of as one that is known, and an entry has named such an adult by then."""
    tags = mark.signal.tags
    if "known" not in tags or tags & {"unknown", "new"}:
        return False
    return any(
        may_be_after(name.date, mark.date)
        for told, those in names.alike.items()
        if tags & told & _RELATIONS and _may_be_one(told, tags)
        for name in those.between(None, mark.date.latest)
    )


def _may_be_the_father(mark: Mark, reading: Reading) -> bool:
    """Whether 'her partner', with nothing more said, stands in an entry from around the birth."""
    tags, last = mark.signal.tags, mark.event.date.latest
    born = reading.case.born or reading.case.expected
    if tags & {"unknown", "new"} or born is None or last is None:
        return False
    if last < born and {"partner", "known"} <= tags:
        return True  # 'her boyfriend', while she is pregnant
    return "maybe-father" in tags and last <= born + _NEWBORN


def _is_the_abused(mark: Mark, names: _Names, reading: Reading) -> bool:
    """Whether it is the woman of a domestic incident, attended, of which the man is named: the mother."""
    tags = mark.signal.tags
    return (
        "female" in tags
        and "unknown" not in tags
        and reading.kind(mark.event) in ("police", "ambulance")
        and reading.has(mark.event, "da.incident")
        and bool(names.there.get(mark.order))
    )


def _agree(one: Mark, other: Mark) -> bool:
    """Whether nothing said of the two adults sets them apart."""
    return _may_be_one(one.signal.tags, other.signal.tags)


def _may_be_one(one: frozenset[str], other: frozenset[str]) -> bool:
    genders = one & _GENDERS, other & _GENDERS
    return not (genders[0] and genders[1] and genders[0] != genders[1])


def _may_be(mark: Mark, some: _Somebody) -> bool:
    """Whether a sighting may be of the adult seen before."""
    relations = mark.signal.tags & _RELATIONS
    return all(
        _agree(seen, mark)
        and (not relations or not seen.signal.tags & _RELATIONS or relations & seen.signal.tags)
        for seen in some.seen
    )


def _names(name: Mark, seen: Mark, names: _Names) -> bool:
    """Whether an entry says who the adult of an earlier sighting is."""
    if (
        name.order == seen.order
        or not may_be_after(seen.event.date, name.event.date)
        or not _agree(name, seen)
    ):
        return False
    meant = names.days.get(name.order, frozenset())
    if not _is_of_that_day(meant, name, seen):
        return False
    if meant or "linked" in name.signal.tags:
        return True
    relations = name.signal.tags & _RELATIONS
    if "partner" in seen.signal.tags:
        return "partner" in relations
    of_seen = seen.signal.tags & _RELATIONS
    if of_seen and not relations & of_seen:
        return False  # an aunt's name says nothing of 'mum's friend'
    if relations == _KIN and not of_seen:
        return False  # nor does an uncle's, of the man at the door, unless an entry says that he was it
    return bool(relations) and not _named_before(name, seen, names)


def _days_meant(reading: Reading) -> Mapping[int, frozenset[str]]:
    """Of which day an entry says that its man was: 'Yesterday's man is Dean', by the entry's place."""
    return {mark.order: mark.signal.tags for mark in reading.marks("adult.of_a_day")}


def _is_of_that_day(meant: frozenset[str], name: Mark, seen: Mark) -> bool:
    """Whether a sighting may be that of the day of which the entry that names somebody speaks."""
    days = name.date.earliest, seen.date.earliest
    if not meant or days[0] is None or days[1] is None or not (name.date.is_day and seen.date.is_day):
        return True
    since = (days[0] - days[1]).days
    return any(
        abs(since - int(rest)) <= 1 if said == "back" else since <= 7 and f"{days[1]:%a}".lower() == rest
        for said, _, rest in (each.partition(" ") for each in meant)
    )


def _named_before(name: Mark, seen: Mark, names: _Names) -> bool:
    """Whether the name was known before the sighting: then it is somebody else's.

    Of two entries of one day the earlier is known only where both tell the hour, or neither does.
    """
    first = names.first.get(_first_name(name), seen)
    if first.order >= seen.order:
        return False
    one_day = first.date.is_day and first.date.earliest == seen.date.earliest == seen.date.latest
    return not one_day or (first.date.time is None) == (seen.date.time is None)


def _first_name(name: Mark) -> str:
    return " ".join(folded(name.signal.person).split()[:1])


def _found(somebody: _Somebody) -> Found:
    first = somebody.seen[0]
    rest = somebody.seen[1:]
    what = (
        "signs of an adult"
        if first.signal.certainty is Certainty.POSSIBLE
        else "an adult with the child or the family"
    )
    again = (
        f", and {counted(len(rest), 'more entry')} may tell of the same adult".replace("entrys", "entries")
        if rest
        else ""
    )
    if not somebody.named:
        outcome = "no later entry of any agency says who it was"
    else:
        by = listed([f"{agency(mark.event)} {dated(mark.event.date)}" for mark in somebody.named[:2]])
        hangs_on = [mark.event for mark in (first, *somebody.named[:1])]
        outcome = f"answered by {by}{depending(hangs_on)}"
    return Found(
        events=tuple(mark.event.id for mark in somebody.seen),
        why=(
            f"{on(first.event.date)} {agency(first.event)} recorded {what} "
            f"without saying who it was{again}; {outcome}."
        ),
        question=(
            "Who was this adult, what part did the adult have in the child's life, "
            "and what was asked or checked?"
        ),
        ask=listed([agency(mark.event) for mark in somebody.seen]),
        words=tuple(mark.words for mark in somebody.seen),
        answered_by=tuple(mark.event.id for mark in somebody.named),
    )
