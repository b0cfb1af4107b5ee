"""The labelled sentences, and how well a signal is told in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from chronology.language.reading import read
from chronology.language.signals import Signal
from chronology.model.dates.value import EventDate
from chronology.model.events import Event, Place, Words
from tests.corpora.language.labelled import HELD_OUT, HERE, TUNED, Labelled, read_labelled

Told = Callable[[tuple[Signal, ...]], bool]

TOLD: dict[str, Told] = {
    "adult_unidentified": lambda signals: any(s.id == "adult.unidentified" for s in signals),
    "adult_named": lambda signals: any(s.id == "adult.named" for s in signals),
    "enquiry_could_not": lambda signals: (
        any(s.id == "enquiry.could_not" for s in signals) and not _asked(signals)
    ),
    "enquiry_asked": lambda signals: _asked(signals),
}


def _asked(signals: tuple[Signal, ...]) -> bool:
    return any(s.id == "enquiry.asked" and "accompanied" not in s.tags for s in signals)


@dataclass(frozen=True)
class Measure:
    """How well a signal is told: entries rightly told, wrongly told, and missed."""

    right: int
    wrong: tuple[str, ...]
    missed: tuple[str, ...]

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + len(self.missed))

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + len(self.wrong))


def event(text: str, **fields: str) -> Event:
    """An event of these words alone; `other` columns are given by their heading."""
    known = {key: fields.pop(key) for key in ("seen", "voice", "action", "analysis") if key in fields}
    other = tuple(Words(heading.replace("_", " "), words) for heading, words in fields.items())
    return Event("e", Place("return"), EventDate(), "", text, other=other, **known)


def labelled(name: str, *kinds: str) -> Iterator[Labelled]:
    """The entries of one signal's own books: all, or the tuned or held-out ones."""
    for kind in kinds or (TUNED, HELD_OUT):
        yield from read_labelled(HERE / kind / f"{name}.jsonl")


def measured(name: str, *, held_out: bool) -> Measure:
    """How well one signal is told in its tuned or in its held-out entries."""
    right, wrong, missed = 0, [], []
    for each in labelled(name, HELD_OUT if held_out else TUNED):
        told = TOLD[name](read(event(each.text)))
        if told and each.is_so:
            right += 1
        elif told:
            wrong.append(each.text)
        elif each.is_so:
            missed.append(each.text)
    return Measure(right, tuple(wrong), tuple(missed))


def table() -> str:
    """Precision and recall of every signal, tuned and held out, as a person reads them."""
    lines = [f"{'signal':<22}{'entries':<10}{'recall':>8}{'precision':>11}"]
    for name in TOLD:
        for held_out in (False, True):
            found = measured(name, held_out=held_out)
            kind = "held out" if held_out else "tuned"
            lines.append(f"{name:<22}{kind:<10}{found.recall:>8.2f}{found.precision:>11.2f}")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
