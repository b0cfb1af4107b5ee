"""Whether a parent was asked about domestic abuse, and if not, why.

Signals:

- `enquiry.could_not`: it was not asked because somebody was there, or for another reason that is given.
  Tag 'circumstance' where the reason is none of another person's presence.
- `enquiry.not_asked`: it was not asked, and nothing says why.
- `enquiry.asked`: it was asked, whatever the answer. Tags: 'alone'; 'accompanied' (asked in front of
  somebody); 'disclosed'. Neither of the first two where the words do not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chronology.language.context import (
    is_history,
    is_hypothetical,
    is_just_negated,
    is_planned,
    words_between,
)
from chronology.language.passages import Hit, Passage
from chronology.language.signals import Layer, Signal
from chronology.language.words.lexicon import words
from chronology.language.words.stretches import holds, overlap

_WORD = re.compile(r"[^\W_]+(?:[/'’][^\W_]+)*")
_SAID_NO = re.compile(r"\W*(?:no|n|not|unable|could not|couldn't|x)\b")
_SAID_YES = re.compile(r"\W*(?:yes|y|asked|done|completed|nil|none|denied|denies|disclosed|alone)\b")
_CROSSED = re.compile(r"\s?[:=-]?\s?(?:[✗✘❌☐□]|\[ ?\]|\( ?\))")
_TICKED = re.compile(r"\s?[:=-]?\s?(?:[✓✔☑✅]|\[[xX✓✔]\])")
_WHETHER = re.compile(r"\b(?:whether|if)\b")  # 'asked whether there had been any violence' was asked now
_BODY = re.compile(
    r"\W+(?:upper |lower |inner |outer )?(?:wrist|arm|forearm|hand|eye|cheek|ear|leg|foot|knee|elbow|shoulder"
    r"|ankle|hip|side|thigh|shin|finger|thumb|toe|breast|temple|jaw|lung|rib|ribs|nostril|buttock|heel|palm)s?\b"
)
_ONLY_ASKED = re.compile(r"\W*(?:so |then |i |and |was |question )*asked\W*")  # 'Seen by herself. Asked.'
_ASKED_AGAIN = re.compile(
    r"\W*(?:then |and |was )*(?:re-?asked|asked (?:again|once more))"
    r"\W+(?:no\b|nil\b|none\b|nothing\b|denie[sd]\b|same)"
)
_CLOSE = 6  # words
_SOON = 2  # words
_ABOUT = 8  # sentences
_SHORTLY = 12  # characters


def read(event: str, passages: Sequence[Passage]) -> Iterator[Signal]:
    """The signals of one event, in the order they stand."""
    for passage in passages:
        for sentence in range(len(passage.sentences)):
            yield from _read_sentence(event, passage, sentence)


def _read_sentence(event: str, passage: Passage, sentence: int) -> Iterator[Signal]:
    terms = _terms(passage, sentence)
    missed = _not_asked(passage, sentence, terms)
    asked = _asked(passage, sentence, missed) if terms else _asked_after_all(passage, sentence)
    if missed is not None and (asked is None or asked.start > missed.end):
        reason = _reason(passage, sentence, missed)
        if reason is None and all("bare" in term.tags for term in terms):
            return  # 'didn't ask' alone says neither what nor why
        name = "enquiry.not_asked" if reason is None else "enquiry.could_not"
        yield _signal(name, event, passage, missed, reason or frozenset())
    if asked is not None:
        yield _signal("enquiry.asked", event, passage, asked, _company(passage, sentence, missed))


def _terms(passage: Passage, sentence: int) -> list[Hit]:
    """The words that say what is asked about; a heading that says it counts for the whole field."""
    if _is_structured(passage):
        return [Hit("enquiry.term", *passage.sentences[sentence], sentence)]
    if any(
        "sentence" in other.tags
        and "," not in passage.folded[other.start : other.end]
        and not any(holds(left, other) for left in passage.of("enquiry.not_asked", sentence))
        for other in passage.of("enquiry.other", sentence)
    ):
        return []
    return [hit for hit in passage.of("enquiry.term", sentence) if _stands(passage, hit)]


def _is_structured(passage: Passage) -> bool:
    heading = passage.heading.casefold()
    return bool(heading) and any(word in heading for word in words("domestic_abuse/words", "headings"))


def _stands(passage: Passage, hit: Hit) -> bool:
    """Whether the words mean the enquiry: 're' does so in capitals alone, and 'hits' too."""
    if "bare" in hit.tags and any(
        other.start <= hit.start < other.end for other in passage.of("enquiry.of_else", hit.sentence)
    ):
        return False
    if any(
        holds(other, hit) or other.start < hit.end == other.end
        for other in passage.of("enquiry.other", hit.sentence)
        if not _CROSSED.match(passage.folded, hit.end)  # 'RE ✗ FOB here' is no 're dad'
    ):
        return False
    written = _WORD.findall(passage.text, hit.start, hit.end)
    shouted = words("domestic_abuse/words", "shouted")
    following = _WORD.findall(passage.text, hit.start, min(len(passage.text), hit.end + 20))[1:2]
    if (
        written[0] == "re"
        and following
        and following[0].casefold() in words("domestic_abuse/words", "after_re")
    ):
        return True
    if len(written) > 1 and written[0].casefold() not in ("re", "r/e"):
        return True
    return written[0].casefold() not in shouted or written[0].isupper()


def _not_asked(passage: Passage, sentence: int, terms: list[Hit]) -> Hit | None:
    """The words that say it was not asked; those that also say it could not be come first."""
    if not terms and not (sentence and _terms(passage, sentence - 1)):
        return None
    for term in terms:
        if _CROSSED.match(passage.text, term.end):
            return term._replace(name="enquiry.not_asked")
        if _TICKED.match(passage.text, term.end):
            return None
    for hit in (*passage.of("enquiry.unable", sentence), *passage.of("enquiry.not_asked", sentence)):
        if not terms and "follows" not in hit.tags:
            continue
        if "loose" in hit.tags and not any(_is_close(passage, hit, term) for term in terms):
            continue
        if passage.writer == "police" and passage.folded.endswith("left", hit.start, hit.end):
            continue  # 'Domestic, verbal, father left'
        if _stands(passage, hit) and not (_is_elsewhere(passage, hit) or _is_a_side(passage, hit)):
            return hit
    if _is_structured(passage) and _SAID_NO.match(passage.folded, *passage.sentences[sentence]):
        return Hit("enquiry.not_asked", *passage.sentences[sentence], sentence)
    return _undone(passage, sentence, terms) or _never_alone(passage, sentence, terms)


def _undone(passage: Passage, sentence: int, terms: list[Hit]) -> Hit | None:
    """The enquiry with a word close by that says it was not done; asking about abuse with one before."""
    strong = [hit for hit in passage.of("enquiry.strong", sentence) if _stands(passage, hit)]
    asking = [hit for hit in passage.of("enquiry.ask", sentence) if _stands(passage, hit)]
    for cue in passage.of("enquiry.undone", sentence):
        if _is_elsewhere(passage, cue) or not _stands(passage, cue) or _is_a_side(passage, cue):
            continue
        before_asking = any(
            cue.end <= ask.start and words_between(passage, cue.end, ask.start) <= _SOON for ask in asking
        )
        for term in strong or (terms if before_asking else ()):
            if _is_close(passage, cue, term):
                return Hit("enquiry.not_asked", min(cue.start, term.start), max(cue.end, term.end), sentence)
    return None


def _is_a_side(passage: Passage, cue: Hit) -> bool:
    """Whether 'left' is the side of a body: 'hurt his left wrist'."""
    return passage.folded.endswith("left", cue.start, cue.end) and bool(_BODY.match(passage.folded, cue.end))


def _never_alone(passage: Passage, sentence: int, terms: list[Hit]) -> Hit | None:
    """An enquiry put off to another time, where the entry says that the parent was not alone."""
    if (
        terms
        and passage.has("enquiry.when_alone", sentence)
        and passage.near("enquiry.barrier", sentence, 1, 1)
        and _asked(passage, sentence, None) is None
    ):
        return terms[0]
    if not any("not alone" in hit.tags for hit in passage.near("enquiry.barrier", sentence, 1, 1)):
        return None
    return terms[0] if terms and passage.has("context.planned", sentence) else None


def _is_close(passage: Passage, hit: Hit, term: Hit) -> bool:
    start, end = min(hit.end, term.end), max(hit.start, term.start)
    return words_between(passage, start, end) <= _CLOSE and "," not in passage.folded[start:end]


def _is_elsewhere(passage: Passage, hit: Hit) -> bool:
    """Whether the words tell of an earlier time, or of how it should be done, and not of this contact."""
    return (
        is_history(passage, hit)
        or is_hypothetical(passage, hit)
        or any(cue.start < hit.start for cue in passage.of("enquiry.should", hit.sentence))
        or any(
            cue.start < hit.end + _SHORTLY and not _WHETHER.search(passage.folded, hit.start, cue.start)
            for cue in passage.of("enquiry.earlier", hit.sentence)
        )
    )


def _reason(passage: Passage, sentence: int, missed: Hit) -> frozenset[str] | None:
    """The tags of the reason that is given, in the sentence or beside it; None where none is."""
    near = [
        hit
        for hit in (
            *passage.near("enquiry.barrier", sentence, 1, 1),
            *passage.of("enquiry.other_there", sentence),
        )
        if not any(holds(term, hit) for term in passage.of("enquiry.term", hit.sentence))
        and not is_just_negated(passage, hit)
    ]
    if near:
        return frozenset.intersection(*(hit.tags for hit in near))
    return frozenset() if missed.name == "enquiry.unable" else None


def _asked(passage: Passage, sentence: int, missed: Hit | None) -> Hit | None:
    """The words that say it was asked at this contact, behind those that say it was not, if there are any."""
    for hit in (*passage.of("enquiry.asked", sentence), *passage.of("enquiry.disclosed", sentence)):
        if missed is not None and hit.start < missed.end:
            continue
        if _stands(passage, hit) and not (
            _is_elsewhere(passage, hit)
            or _is_undone(passage, hit)
            or ("private" in hit.tags and "alone" not in _company(passage, sentence, missed))
        ):
            return hit
    if missed is None:
        for term in _terms(passage, sentence):
            if _TICKED.match(passage.text, term.end):
                return term
    if (
        _is_structured(passage)
        and missed is None
        and _SAID_YES.match(passage.folded, *passage.sentences[sentence])
    ):
        return Hit("enquiry.asked", *passage.sentences[sentence], sentence)
    return None


def _asked_after_all(passage: Passage, sentence: int) -> Hit | None:
    """The words that take up the question of the sentence before: 'he went out and I asked it then'."""
    start, end = passage.sentences[sentence]
    if (
        _ONLY_ASKED.fullmatch(passage.folded, start, end) and passage.has("enquiry.alone")
    ) or _ASKED_AGAIN.match(passage.folded, start, end):
        return next(iter(passage.of("enquiry.ask", sentence)), None)
    if not sentence or not _terms(passage, sentence - 1):
        return None
    return next(
        (
            hit
            for hit in passage.of("enquiry.asked_it", sentence)
            if not (_is_elsewhere(passage, hit) or _is_undone(passage, hit))
        ),
        None,
    )


def _is_undone(passage: Passage, hit: Hit) -> bool:
    """Whether the asking itself is said not to have been: 'not asked', 'RE not done', 'RE to be done'."""
    if is_just_negated(passage, hit, 4):
        return True
    if "chance" in hit.tags:
        return False
    return (
        is_planned(passage, hit)
        or any(
            overlap(other, hit)
            for other in passage.of("enquiry.not_asked", hit.sentence)
            if _stands(passage, other)
        )
        or any(
            hit.start < cue.end and cue.start <= hit.end + 1
            for cue in passage.of("context.planned", hit.sentence)
        )
    )


def _company(passage: Passage, sentence: int, missed: Hit | None) -> frozenset[str]:
    """With whom the parent was when asked, as far as the entry says, and whether abuse was disclosed.

    Where it could not be asked at first and then was, whoever was there at first is there no more.
    """
    tags = {"disclosed"} if passage.has("enquiry.disclosed", sentence) else set()
    if any(
        not is_just_negated(passage, hit, 3)
        for hit in passage.near("enquiry.alone", sentence, _ABOUT, _ABOUT)
    ):
        tags.add("alone")
    elif missed is None and any(
        not is_just_negated(passage, hit)
        for hit in passage.near("enquiry.accompanied", sentence, _ABOUT, _ABOUT)
    ):
        tags.add("accompanied")
    return frozenset(tags)


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
