"""Whether a parent was asked about domestic abuse, and if not, why.

Signals:

- `enquiry.could_not`: it was not asked because somebody was there, or for another reason that is given. Tag
  'reason' where the reason stands in the words; 'circumstance' where it is none of another person's presence.
- `enquiry.not_asked`: it was not asked, and nothing says why.
- `enquiry.asked`: it was asked, whatever the answer. Tags: 'alone', 'accompanied' (asked in front of somebody),
  'disclosed'. Neither of the first two where the words do not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chronology.language.context import is_history, is_hypothetical, is_negated, is_planned
from chronology.language.lexicon import words
from chronology.language.passages import Hit, Passage
from chronology.language.signals import Layer, Signal

_WORD = re.compile(r"[^\W_]+(?:[/'’][^\W_]+)*")
_NOT = re.compile(
    r"(?:\bnot|n't|\bnever|\bunable|\bnobody|\bno|\bwithout|\bif|\bonce|\buntil|\bwhen)\b\W+(?:[\w']+\W+){0,3}$"
)
_NOT_DONE = re.compile(r"(?:\bnot|n't|\bnever|\bno|\bnot yet|\bwithout)\b\W+(?:[\w']+\W+){0,4}$")


def read(event: str, passages: Sequence[Passage]) -> Iterator[Signal]:
    """The signals of one event, in the order they stand."""
    for passage in passages:
        for sentence in range(len(passage.sentences)):
            yield from _read_sentence(event, passage, sentence)


def _read_sentence(event: str, passage: Passage, sentence: int) -> Iterator[Signal]:
    term = _term(passage, sentence)
    if term is None:
        return
    missed = _not_asked(passage, sentence)
    asked = _asked(passage, sentence, missed)
    if missed is not None and (asked is None or asked.start > missed.end):
        reason = _reason(passage, sentence, missed)
        name = "enquiry.not_asked" if reason is None else "enquiry.could_not"
        yield _signal(name, event, passage, missed, reason or frozenset())
    if asked is not None:
        yield _signal("enquiry.asked", event, passage, asked, _company(passage, sentence))


def _term(passage: Passage, sentence: int) -> Hit | None:
    """The words that say what is asked about; a heading that says it counts for the whole field."""
    if _is_structured(passage):
        start, end = passage.sentences[sentence]
        return Hit("enquiry.term", start, end, sentence)
    found = [hit for hit in passage.of("enquiry.term", sentence) if _stands(passage, hit)]
    return found[0] if found else None


def _is_structured(passage: Passage) -> bool:
    heading = passage.heading.casefold()
    return bool(heading) and any(word in heading for word in words("enquiry", "headings"))


def _stands(passage: Passage, hit: Hit) -> bool:
    """Whether the words mean the enquiry: 're' does so in capitals alone, and not where other words claim it."""
    if any(
        other.start <= hit.start and hit.end <= other.end
        for other in passage.of("enquiry.other", hit.sentence)
    ):
        return False
    written = _WORD.findall(passage.text, hit.start, hit.end)
    shouted = words("enquiry", "shouted")
    if len(written) == 1 or written[0].casefold() in ("re", "r/e"):
        return (
            written[0].casefold() not in shouted
            or written[0].isupper()
            or written[0].casefold() in ("da", "dv")
        )
    return True


def _not_asked(passage: Passage, sentence: int) -> Hit | None:
    """The words that say it was not asked; those that also say it could not be come first."""
    for name in ("enquiry.unable", "enquiry.not_asked"):
        for hit in passage.of(name, sentence):
            if _stands(passage, hit) and not is_history_of(passage, hit) and not _is_rule(passage, hit):
                return hit
    if _is_structured(passage):
        start, end = passage.sentences[sentence]
        if re.match(r"\W*(?:no|n|not|unable|could not|couldn't|x)\b", passage.folded[start:end]):
            return Hit("enquiry.not_asked", start, end, sentence)
    return None


def is_history_of(passage: Passage, hit: Hit) -> bool:
    """Whether the words tell of an earlier time than the event's own."""
    start = passage.sentences[hit.sentence][0]
    before = passage.folded[max(start, hit.start - 40) : hit.start]
    return is_history(passage, hit) or bool(
        re.search(r"\b(?:previously|had not|had been|earlier|last time|at booking)\b", before)
    )


def _is_rule(passage: Passage, hit: Hit) -> bool:
    """Whether the words say how it should be done rather than what was done."""
    start, end = passage.sentences[hit.sentence]
    words_ = passage.folded[start:end]
    return is_hypothetical(passage, hit) or bool(
        re.search(r"\b(?:should not|learned why|why enquiry|training|policy)\b", words_)
    )


def _reason(passage: Passage, sentence: int, missed: Hit) -> frozenset[str] | None:
    """The tags of the reason that is given, in the sentence or beside it; None where none is."""
    near = [
        hit
        for hit in passage.of("enquiry.barrier")
        if abs(hit.sentence - sentence) <= 1 and not _refused(passage, hit)
    ]
    if near:
        tags = {"reason"} | set.intersection(*(set(hit.tags) for hit in near))
        return frozenset(tags)
    return frozenset() if missed.name == "enquiry.unable" else None


def _refused(passage: Passage, hit: Hit) -> bool:
    return is_negated(passage, hit, 2) or is_hypothetical(passage, hit, 3)


def _asked(passage: Passage, sentence: int, missed: Hit | None) -> Hit | None:
    for name in ("enquiry.asked", "enquiry.disclosed"):
        for hit in passage.of(name, sentence):
            if not _stands(passage, hit) or is_history_of(passage, hit) or _is_rule(passage, hit):
                continue
            if missed is not None and hit.start < missed.end:
                continue
            if is_planned(passage, hit) or _denied(passage, hit):
                continue
            return hit
    if _is_structured(passage) and missed is None:
        start, end = passage.sentences[sentence]
        if re.match(
            r"\W*(?:yes|y|asked|done|completed|nil|none|denied|denies|disclosed|alone)\b",
            passage.folded[start:end],
        ):
            return Hit("enquiry.asked", start, end, sentence)
    return None


def _denied(passage: Passage, hit: Hit) -> bool:
    """Whether the asking itself is said not to have been: 'not asked', 'RE not done'."""
    start = passage.sentences[hit.sentence][0]
    if _NOT_DONE.search(passage.folded[max(start, hit.start - 30) : hit.start]):
        return True
    return any(
        other.start < hit.end and hit.start < other.end and _stands(passage, other)
        for other in passage.of("enquiry.not_asked", hit.sentence)
    ) or bool(
        re.search(
            r"\b(?:to be|due|outstanding|next (?:visit|contact)|not done)\b",
            passage.folded[hit.start : hit.end + 12],
        )
    )


def _company(passage: Passage, sentence: int) -> frozenset[str]:
    """With whom she was when asked, as far as the entry says."""
    tags: set[str] = set()
    if passage.of("enquiry.disclosed", sentence):
        tags.add("disclosed")
    if any(_is_so(passage, hit) for hit in passage.of("enquiry.alone")):
        return frozenset({*tags, "alone"})
    if any(not is_negated(passage, hit, 2) for hit in passage.of("enquiry.accompanied")):
        return frozenset({*tags, "accompanied"})
    return frozenset(tags)


def _is_so(passage: Passage, hit: Hit) -> bool:
    start = passage.sentences[hit.sentence][0]
    return not _NOT.search(passage.folded[max(start, hit.start - 30) : hit.start])


def _signal(name: str, event: str, passage: Passage, hit: Hit, tags: frozenset[str]) -> Signal:
    return Signal(
        id=name,
        event=event,
        field=passage.field,
        start=hit.start,
        end=hit.end,
        sentence=passage.sentences[hit.sentence],
        layer=Layer.FIELD if _is_structured(passage) else Layer.WORDS,
        tags=tags,
    )
