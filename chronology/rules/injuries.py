"""Injuries in a case: which entries tell of one, and whether the child could move about by then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from chronology.model.events import Event
from chronology.rules.clocks import SOCIAL_CARE
from chronology.rules.following import Within, in_time
from chronology.rules.near import moved
from chronology.rules.reading import Mark, Reading, may_be_after, may_yet_be_after

_SAME_DAYS = 7
"""Entries so near in time that share a cause or a part of the body tell of one injury."""
_AGAIN_DAYS = 90
_AT_ONCE = timedelta(days=1)
_REFERRED = ("referral.made", "referral.received", "strategy.discussion", "s47.started")
_RECEIVERS = SOCIAL_CARE | {"acute_hospital", "ed", "hospital"}
"""Those to whom an injury is referred: social care, and the hospital whose doctors look at it."""
_INFANT_BELOW_DAYS = 366
_ABOUT_FROM_DAYS = 60
_AFOOT_FROM_DAYS = 240
"""A child rolls from about three months on, and is on its feet from about nine: earlier, nobody does."""
_WALKING_DAYS = 730
_NEAR = timedelta(days=42)
_NO_SEQUEL = frozenset({"kind burn", "kind bite"})
_BY_PLACE = frozenset({"fall", "knock", "heat", "an animal"})


@dataclass
class Injury:
    """One injury, by the marks of the entries that tell of it, in timeline order."""

    marks: list[Mark] = field(default_factory=list)
    causes: set[str] = field(default_factory=set)
    parts: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)

    @property
    def first(self) -> Mark:
        return self.marks[0]


def injuries(reading: Reading) -> tuple[Injury, ...]:
    """Every injury of the child, each once however many agencies tell of it. Undated entries are left out."""
    return reading.once(_injuries)


def _injuries(reading: Reading) -> tuple[Injury, ...]:
    found: list[Injury] = []
    lately: list[Injury] = []
    for mark in _one_an_event(reading):
        causes, parts = _causes(reading, mark), body_parts(mark)
        again = reading.has(mark.event, "injury.again")
        lately = [each for each in lately if not _is_long_ago(each, mark)]
        kinds = kinds_of_injury(reading, mark)
        known = next(
            (
                each
                for each in reversed(lately)
                if _is_same(each, mark, causes, parts, again) and not _is_another(each, mark, kinds, again)
            ),
            None,
        )
        if known is None:
            found.append(Injury([mark], set(causes), set(parts), kinds))
            lately.append(found[-1])
        else:
            known.marks.append(mark)
            known.causes |= causes
            known.parts |= parts
            known.kinds |= kinds
    return tuple(found)


def of_infants(reading: Reading, rule: str = "INJ-01") -> Iterator[Injury]:
    """The injuries of the child while it could not move about, under every reading of doubtful dates."""
    for each in injuries(reading):
        if is_not_mobile(reading, each.first):
            yield each


def could_not(reading: Reading, event: Event) -> str:
    """'could not yet' of a baby; of a child who should have walked long ago 'could not'."""
    age = reading.youngest(event)
    return "could not yet" if age is None or age < _WALKING_DAYS else "could not"


def is_not_mobile(reading: Reading, mark: Mark) -> bool:
    """Whether the child could not move about by then: stated, or younger than the pack's number of days.

    Not where an entry by then says that the child rolls, crawls or walks. Quiet where the age is not known.
    """
    if any(each.order <= mark.order or _may_be_before(each, mark) for each in reading.once(_moves)):
        return False
    if any(_is_near(each, mark) for each in reading.near("child.not_mobile").to(mark.date, _NEAR.days)):
        return True
    youngest, oldest = reading.youngest(mark.event), reading.oldest(mark.event)
    limit = reading.threshold("INJ-01", "not_mobile_under_days")
    return youngest is not None and oldest is not None and youngest >= 0 and oldest < limit


def _moves(reading: Reading) -> Sequence[Mark]:
    """The first entry that says that the child moves about, and those on a doubtful date."""
    told = [
        mark
        for mark in reading.marks("child.mobile")
        if _may_be_of_the_child(reading, mark) and not _is_too_young_for(reading, mark)
    ]
    return [mark for number, mark in enumerate(told) if number == 0 or not mark.date.is_day]


def _is_too_young_for(reading: Reading, mark: Mark) -> bool:
    """Whether a child of that age cannot move as is told: then somebody else walked, or crawled."""
    oldest = reading.oldest(mark.event)
    if oldest is None:
        return False
    return oldest < (_AFOOT_FROM_DAYS if "afoot" in mark.signal.tags else _ABOUT_FROM_DAYS)


def _may_be_before(first: Mark, later: Mark) -> bool:
    return not first.date.is_day and may_be_after(first.date, later.date)


def _may_be_of_the_child(reading: Reading, mark: Mark) -> bool:
    """As `_is_of_the_child`, where an entry on a doubtful date may be from after the birth."""
    oldest = reading.oldest(mark.event)
    may_be_born = not mark.date.is_day and (oldest is None or oldest >= 0)
    return may_be_born or _is_of_the_child(reading, mark)


def is_social_cares_to_act_on(reading: Reading, event: Event) -> bool:
    """Whether social care was told of the injury: not where its own worker has the child before her."""
    return reading.kind(event) in SOCIAL_CARE and not reading.has(event, "child.seen", "injury.remote")


def is_referred(reading: Reading, injury: Injury, days: int = 0) -> bool:
    """Whether a referral, or what follows one, came on the day of the injury's first entry, by anybody.

    A parent's call to an agency that refers nobody ('father calls: a bruise') is none that it received.
    """
    within, referred, when = Within(days=days), reading.near(*_REFERRED), injury.first.date
    last = None if when.latest is None else within.last_day(when.latest)
    return any(
        in_time(injury.first, mark, within)
        or (mark.date.earliest == when.earliest and mark.date.is_day and when.is_day)
        for mark in referred.between(when.earliest, last)
        if mark.signal.id != "referral.received" or reading.kind(mark.event) in _RECEIVERS
    )


def exams(reading: Reading, injury: Injury, days: int) -> Sequence[Mark]:
    """A doctor's examinations in so many days from the injury's first entry on, and some later ones.

    Those of that day count whatever the hour, and those on a doubtful date that may be later.
    """
    first = injury.first
    return [
        mark
        for mark in reading.near("medical.exam").in_order(first.date.earliest, moved(first.date.latest, days))
        if mark.event.date.is_dated
        and (
            mark.order >= first.order
            or mark.event.date.earliest == first.event.date.earliest
            or may_yet_be_after(first.date, mark.date)
        )
    ]


def causes_told(marks: Sequence[Mark]) -> frozenset[str]:
    """What an entry's `injury.explained` put the injury down to: each kind, with a place or thing it names.

    'fall', 'fall from stairs'; nothing where all that is said is that the cause is not known.
    """
    found: set[str] = set()
    for mark in marks:
        places = {tag for tag in mark.signal.tags if tag.startswith(("from ", "on "))}
        for kind in mark.signal.tags - places - {"not known"}:
            found |= {kind, *(f"{kind} {place}" for place in places)}
    return frozenset(found)


def causes_differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two entries' causes of one injury differ: no kind is in both, or only with other places."""
    kinds = [
        {cause for cause in each if " from " not in cause and " on " not in cause} for each in (one, other)
    ]
    if not kinds[0] or not kinds[1] or _is_one_thing(one, other):
        return False
    return all(
        kind in _BY_PLACE and (first := _places(one, kind)) and (later := _places(other, kind))
        and first.isdisjoint(later)
        for kind in kinds[0] & kinds[1]
    )  # fmt: skip


def _is_one_thing(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the child fell on what it knocked itself on: 'tripped into the table', 'banged on it'."""
    return any(
        f"knock from {fell.removeprefix('fall on ')}" in knocked
        for fallen, knocked in ((one, other), (other, one))
        for fell in fallen
        if fell.startswith("fall on ")
    )


def _places(causes: frozenset[str], kind: str) -> set[str]:
    return {cause for cause in causes if cause.startswith(f"{kind} from ")}


def _one_an_event(reading: Reading) -> Iterator[Mark]:
    """The first mark of each event that tells of an injury of this child, not of a baby brother's."""
    seen: set[int] = set()
    for mark in reading.marks("injury.child"):
        if mark.order in seen or not mark.event.date.is_dated or not _is_of_the_child(reading, mark):
            continue
        if is_birthmark(reading, mark):
            continue
        seen.add(mark.order)
        yield mark


def _is_of_the_child(reading: Reading, mark: Mark) -> bool:
    youngest = reading.youngest(mark.event)
    if youngest is not None and youngest < 0:
        return False
    return "infant" not in mark.signal.tags or youngest is None or youngest < _INFANT_BELOW_DAYS


def is_birthmark(reading: Reading, mark: Mark) -> bool:
    """Whether an entry by then documents a birthmark at the place: what is seen there later is that."""
    return any(
        known.order < mark.order and body_parts(known) & body_parts(mark)
        for known in reading.marks("injury.birthmark")
    )


def is_mishap(reading: Reading, event: Event) -> bool:
    """Whether all the hurt that an entry tells of is the everyday one of a child who runs about."""
    youngest = reading.youngest(event)
    return (
        (youngest is None or youngest >= _INFANT_BELOW_DAYS)
        and reading.has(event, "injury.mishap")
        and not reading.has(event, "injury.delay", "child.disclosed", "neglect", "da.incident")
    )


def kinds_of_injury(reading: Reading, mark: Mark) -> set[str]:
    """The kinds of injury that the whole entry tells of."""
    told = (tag for each in reading.marks_of(mark.event, "injury.child") for tag in each.signal.tags)
    return {tag for tag in told if tag.startswith("kind ")}


def _is_another(injury: Injury, mark: Mark, kinds: set[str], again: bool) -> bool:
    """Whether an entry days later tells of one more, or of a kind that is no sequel: a burn behind a bite."""
    last, day = injury.marks[-1].event.date.latest, mark.event.date.earliest
    if last is None or day is None or day - last <= _AT_ONCE:
        return False
    if "new" in mark.signal.tags:
        return True
    if again:
        return False
    return (
        bool(kinds and injury.kinds)
        and kinds.isdisjoint(injury.kinds)
        and bool((kinds | injury.kinds) & _NO_SEQUEL)
    )


def _is_near(stated: Mark, mark: Mark) -> bool:
    """Whether what is stated of the child's moving holds for another entry: in the same weeks."""
    if stated.order == mark.order:
        return True
    one, other = stated.event.date.earliest, mark.event.date.earliest
    return one is not None and other is not None and abs(one - other) <= _NEAR


def _causes(reading: Reading, mark: Mark) -> set[str]:
    signals = reading.signals.get(mark.event.id, ())
    tags = {tag for each in signals if each.id == "injury.explained" for tag in each.tags}
    return {tag for tag in tags if tag != "not known" and not tag.startswith(("from ", "on "))}


def body_parts(mark: Mark) -> set[str]:
    """The parts of the body that an injury is told of, left and right alike."""
    return {tag.removeprefix("part ") for tag in mark.signal.tags if tag.startswith("part ")}


def _is_long_ago(injury: Injury, mark: Mark) -> bool:
    """Whether neither this entry nor any behind it can tell of the injury."""
    last, begun, day = injury.marks[-1].date.latest, injury.first.date.earliest, mark.date.earliest
    if last is None or begun is None or day is None:
        return False
    return day - last > _AT_ONCE and day - begun > timedelta(days=_AGAIN_DAYS)


def _is_same(injury: Injury, mark: Mark, causes: set[str], parts: set[str], again: bool) -> bool:
    last, day = injury.marks[-1].event.date.latest, mark.event.date.earliest
    begun = injury.first.event.date.earliest
    if last is None or day is None or begun is None:
        return True  # a doubtful date may be the same day: one injury rather than two
    if day - last <= _AT_ONCE:
        return True
    shares = bool(injury.parts & parts or injury.causes & causes)
    if day - begun <= timedelta(days=_SAME_DAYS):
        return shares or again or not (parts and injury.parts)
    may_be_one_part = not parts or not injury.parts or not parts.isdisjoint(injury.parts)
    return again and day - begun <= timedelta(days=_AGAIN_DAYS) and may_be_one_part
