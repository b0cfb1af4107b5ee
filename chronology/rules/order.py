"""What cannot have been in the order that the dates tell: an effect that stands before its cause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chronology.language.signals import Layer
from chronology.rules.following import first_behind, last_until, next_behind
from chronology.rules.presence import is_surely, who_is_told_of
from chronology.rules.reading import Mark, Reading
from chronology.rules.seeing import is_seen

_NEWBORN = 60  # days
_NAMED_ONLY = 90  # days before birth: further back, a baby without a name is an elder sibling
_THERE = ("child.there", "child.mobile")
_TELLS = ("child.spoken_to", "child.voice")
_DEATH = "adult.died"
_DOES = ("carer.stated", "child.contact", "account.there")
_ACTS = "adult.acts"
"""What only somebody who is named is held to have done: 'mum rang' may be of another household's mother."""
_AT_SCHOOL = frozenset({"early_years", "school", "ehe"})  # nobody there tells of an unborn baby by name
_THE_CHILDS_OWN_STAY = frozenset({"child", "unsaid", "patient", "somebody"})


@dataclass(frozen=True, slots=True)
class Impossible:
    """Two entries that cannot stand in this order; `other` is None beside a known day."""

    one: Mark
    other: Mark | None
    says: str


def home_before_in(reading: Reading, days: int) -> Iterator[Impossible]:
    """Goings home with no stay open, each with the coming in dated behind it, within so many days."""
    for whose in (_THE_CHILDS_OWN_STAY, frozenset({"parent"})):
        into = _one_an_event(_of(reading, "hospital.admitted", whose))
        home = _one_an_event(_of(reading, "hospital.discharged", whose))
        again = reading.listed("hospital.readmitted")
        for out in home:
            if _opened_before(out, into, home, again, reading):
                continue
            later = next_behind(into, out)
            if later is None or not _is_later(out, later, days) or _closed_after(later, home):
                continue
            if reading.has(later.event, "hospital.readmitted"):
                continue
            yield Impossible(out, later, "going home from hospital is dated before coming in")


def death_of_the_child(reading: Reading) -> Mark | None:
    """The first word of the child's death in an entry of a known day."""
    return next((mark for mark in reading.marks("child.died") if mark.event.date.is_day), None)


def is_after_death(reading: Reading, mark: Mark) -> bool:
    """Whether an entry lies behind the first word of the child's death: no risk can reach the child."""
    death = reading.once(death_of_the_child)
    return death is not None and death.order < mark.order


def after_death(reading: Reading) -> Iterator[Impossible]:
    """Entries that tell of the child in the flesh, dated behind the child's death."""
    death = death_of_the_child(reading)
    if death is None or death.event.date.latest is None:
        return
    for mark in _one_an_event(reading.marks("child.there", "child.seen", "child.spoken_to", "child.voice")):
        day = mark.event.date.earliest
        if day is None or day <= death.event.date.latest or reading.has(mark.event, "child.died"):
            continue
        if (
            reading.has(mark.event, "child.there")
            or any(_is_told(each) for each in reading.marks_of(mark.event, "child.seen"))
            or any(_is_watched_by_name(reading, each) for each in reading.marks_of(mark.event, "child.voice"))
        ):
            yield Impossible(
                mark, death, "the child is spoken of as alive after the entry on the child's death"
            )


def after_an_adults_death(reading: Reading) -> Iterator[Impossible]:
    """Entries that tell of what a parent or relative does, dated behind that person's death."""
    deaths = [mark for mark in _one_an_event(reading.marks(_DEATH)) if mark.event.date.is_day]
    told: set[int] = set()
    for mark in reading.marks(*_DOES, _ACTS) if deaths else ():
        if mark.signal.id == _ACTS and " " not in mark.signal.person:
            continue
        if "object" in mark.signal.tags or reading.has(mark.event, _DEATH, "father.died"):
            continue
        who, day = who_is_told_of(reading, mark), mark.event.date.earliest
        if mark.order in told:
            continue
        for death in deaths:
            last = death.event.date.latest
            if (
                last is not None
                and day is not None
                and day > last
                and is_surely(who, who_is_told_of(reading, death))
            ):
                told.add(mark.order)
                yield Impossible(mark, death, "somebody is spoken of as alive after the entry on the death")
                break


def before_birth(reading: Reading) -> Iterator[Impossible]:
    """Entries that tell of the child in the flesh, dated before the child was born."""
    told = [mark for mark in reading.marks(*_THERE, *_TELLS, "child.seen") if _is_of_one_born(reading, mark)]
    told += [mark for mark in reading.marks("infant.there") if _is_of_no_elder(reading, mark)]
    for mark in _one_an_event(sorted(told, key=lambda mark: mark.order)):
        yield Impossible(mark, None, "the child is spoken of as already born before the date of birth")


def _is_of_one_born(reading: Reading, mark: Mark) -> bool:
    """Whether it tells, before the child's birth, of a child in the flesh who is surely this one."""
    youngest, oldest = reading.youngest(mark.event), reading.oldest(mark.event)
    if oldest is None or oldest >= 0:
        return False
    if _is_watched_by_name(reading, mark):
        return True
    if mark.signal.id == "child.seen":
        return _is_reviewed_by_name(reading, mark)
    if mark.signal.id in _TELLS or (mark.signal.id == "child.mobile" and not mark.signal.tags - {"afoot"}):
        return reading.kind(mark.event) in _AT_SCHOOL and reading.names_child(mark.event)
    named = "named" in mark.signal.tags
    near = "newborn" in mark.signal.tags and youngest is not None and youngest >= -_NAMED_ONLY
    return (named or near) and (mark.signal.id == "child.there" or is_seen(reading, mark.event))


def _is_of_no_elder(reading: Reading, mark: Mark) -> bool:
    """Whether a baby without a name, told of before the birth, can only be this one."""
    youngest, oldest = reading.youngest(mark.event), reading.oldest(mark.event)
    if youngest is None or oldest is None or youngest < -_NAMED_ONLY or oldest >= 0:
        return False
    if reading.has(mark.event, "pregnancy.weeks"):
        return False
    return "newborn" in mark.signal.tags or not any(reading.marks("children.elder"))


def _is_watched_by_name(reading: Reading, mark: Mark) -> bool:
    """Whether somebody saw the child, by name, do what no unborn baby does."""
    return (
        "behaviour" in mark.signal.tags
        and reading.names_child(mark.event)
        and is_seen(reading, mark.event)
        and any(each.signal.layer is Layer.WORDS for each in reading.marks_of(mark.event, "child.seen"))
        and not reading.has(mark.event, "pregnancy.weeks")
    )


def _is_reviewed_by_name(reading: Reading, mark: Mark) -> bool:
    """Whether it is a review of the child, by name, that comes only after the birth."""
    return (
        reading.names_child(mark.event)
        and is_seen(reading, mark.event)
        and any(
            each.signal.tags - {"antenatal"} for each in reading.marks_of(mark.event, "child.health_visit")
        )
    )


def _of(reading: Reading, name: str, whose: frozenset[str]) -> list[Mark]:
    """The dated marks of the stays of these; a stay that is said to be nobody's is the child's."""
    return [
        mark
        for mark in reading.marks(name)
        if mark.event.date.is_dated and (mark.signal.tags or frozenset({"unsaid"})) & whose
    ]


def _one_an_event(marks: Iterator[Mark] | Sequence[Mark]) -> list[Mark]:
    first: dict[int, Mark] = {}
    for mark in marks:
        if mark.event.date.is_dated:
            first.setdefault(mark.order, mark)
    return list(first.values())


def _opened_before(
    out: Mark, into: Sequence[Mark], home: Sequence[Mark], again: Sequence[Mark], reading: Reading
) -> bool:
    """Whether a stay may have been open by then: a coming in before it, from which nobody went home yet."""
    begun = [mark for mark in (last_until(into, out), last_until(again, out)) if mark is not None]
    left = out.event.date.latest
    if reading.born is not None and left is not None and (left - reading.born).days <= _NEWBORN:
        return True  # born in hospital: nobody writes that a newborn is admitted
    if not begun:
        return False
    at = first_behind(home, out) - 1  # its own place: there is one an entry
    return at == 0 or max(mark.order for mark in begun) > home[at - 1].order


def _is_later(out: Mark, into: Mark, days: int) -> bool:
    """Whether coming in lies surely behind going home, by so many days at most however dates are read."""
    home, came = out.event.date, into.event.date
    if home.earliest is None or home.latest is None or came.earliest is None or came.latest is None:
        return False
    return home.latest < came.earliest and (came.latest - home.earliest).days <= days


def _closed_after(into: Mark, home: Sequence[Mark]) -> bool:
    """Whether somebody went home after that coming in: then it began a stay of its own."""
    return next_behind(home, into) is not None


def _is_told(mark: Mark) -> bool:
    return mark.signal.field == "seen" and "infant" not in mark.signal.tags
