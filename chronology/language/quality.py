"""How an entry is worded: views that stand as facts, and words that put the blame on a child or a parent.

Signals:

- `quality.opinion`: a view in the words of what happened, and nothing says whose it is. Not where somebody
  is said to hold it, where it stands in quotation marks, or where the writer says that it is her own.
- `quality.own_view`: the writer says that it is her own view, in the words of what happened.
- `quality.blaming`: blaming words anywhere but in what one of the family said, other than in quotation marks.

The tags are those of the reading in the lexicon, and say which advice belongs to the words. A view in mild
or kind words ('a lovely family') is only possible: worth a thought to its writer, and no matter for a rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chronology.language.context import is_just_negated, is_reported
from chronology.language.passages import Hit, Passage
from chronology.language.signals import Certainty, Signal
from chronology.language.words.folding import fold
from chronology.language.words.stretches import overlap
from chronology.model.events import Meaning

_QUOTED = re.compile(r"(?<!\w)(['\"])(?=\S).+?(?<=\S)\1(?!\w)", re.DOTALL)
_TURN = re.compile(r"\b(?:but|however|although|though|yet|while|whilst)\b")
_GOES_ON = re.compile(r"\b(?:and|who|which|but)\W+$")


def read(event: str, passages: Sequence[Passage]) -> Iterator[Signal]:
    """The signals of one event, in the order they stand."""
    for passage in passages:
        quoted = [match.span() for match in _QUOTED.finditer(fold(passage.text))]
        if passage.field == Meaning.EVENT:
            for hit in _standing(passage, "opinion", quoted):
                if not _has_a_holder(passage, hit) and not passage.has("opinion.own", hit.sentence):
                    yield _signal("quality.opinion", event, passage, hit)
            for hit in _standing(passage, "opinion.own", quoted):
                yield _signal("quality.own_view", event, passage, hit)
        if passage.field != Meaning.VOICE:
            for hit in _standing(passage, "blaming", quoted):
                if not is_reported(passage, hit) and not _is_somebodys_view(passage, hit):
                    yield _signal("quality.blaming", event, passage, hit)


def _standing(passage: Passage, name: str, quoted: Sequence[tuple[int, int]]) -> Iterator[Hit]:
    """The hits that mean what they say: the longest of those that overlap, none quoted, denied or plain.

    Of blame, those before others that judge nobody: of 'chaotic and refuse to engage' the second half.
    """
    plain = [hit for hit in passage.of(f"{name}.plain") if "," not in passage.folded[hit.start : hit.end]]
    views = [hit for hit in passage.of("opinion") if "trait" in hit.tags] if name == "blaming" else []
    kept: list[Hit] = []

    def first(hit: Hit) -> tuple[bool, int, int]:
        return any(overlap(hit, view) for view in views), hit.start - hit.end, hit.start

    for hit in sorted(passage.of(name), key=first):
        if any(start <= hit.start and hit.end <= end for start, end in quoted):
            continue
        if any(overlap(hit, other) for other in (*plain, *kept)):
            continue
        if "hedge" not in hit.tags and is_just_negated(passage, hit, 1):
            continue
        kept.append(hit)
    kept.sort(key=lambda hit: hit.start)
    yield from kept if name == "blaming" else _joined(kept)


def _joined(found: Sequence[Hit]) -> Iterator[Hit]:
    """Hits that follow each other at once as one: 'seemed evasive' is one view."""
    last: Hit | None = None
    for hit in found:
        if last is not None and hit.start - last.end <= 1:
            last = last._replace(end=hit.end, tags=last.tags | hit.tags)
            continue
        if last is not None:
            yield last
        last = hit
    if last is not None:
        yield last


def _has_a_holder(passage: Passage, hit: Hit) -> bool:
    """Whether the sentence says whose view it is: 'Mum said he seems tired', not '... and seemed tired'."""
    start, end = passage.sentences[hit.sentence]
    for cue in passage.of("opinion.whose", hit.sentence):
        if cue.end > hit.start:
            if "before" not in cue.tags or cue.end >= end - 1:
                return True
            continue
        between = passage.folded[cue.end : hit.start]
        goes_on = "hedge" in hit.tags and _GOES_ON.search(passage.folded, start, hit.start)
        if not _TURN.search(between) and not goes_on:
            return True
    return False


def _is_somebodys_view(passage: Passage, hit: Hit) -> bool:
    """Whether the words judge a person, and the sentence says who does: 'in gran's view he is lazy'."""
    return any(
        "trait" in view.tags and overlap(view, hit) and _has_a_holder(passage, view)
        for view in passage.of("opinion", hit.sentence)
    )


def _signal(name: str, event: str, passage: Passage, hit: Hit) -> Signal:
    sentence = passage.sentences[hit.sentence]
    certainty = Certainty.POSSIBLE if "mild" in hit.tags else Certainty.STATED
    return Signal(
        name, event, passage.field, hit.start, hit.end, sentence, certainty=certainty, tags=hit.tags
    )
