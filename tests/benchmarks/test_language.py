"""Reading the words of entries for signals, in sentences a second.

The peer is Python's own `re` with one alternation of as many plain phrases as the lexicons hold patterns,
which finds phrases and nothing else: no negation, no tags, no two readings of the same words.
"""

from __future__ import annotations

import random
import re
import time

import pytest

from chronology.language.reading import read
from chronology.language.words.lexicon import index
from chronology.language.words.sentences import sentences
from chronology.model.dates.value import UNDATED
from chronology.model.events import Event, Place
from tests.corpora.language.labelled import TUNED, every

pytestmark = pytest.mark.benchmark
_ENTRIES, _PHRASES = 1500, 8000


def test_reading_beside_one_alternation_of_as_many_phrases() -> None:
    chance = random.Random(1)
    texts = chance.sample([entry.text for entry in every(TUNED)], _ENTRIES)
    events = [Event(str(n), Place("case", None, n), UNDATED, "gp", text) for n, text in enumerate(texts)]
    words = sorted({word for text in texts for word in re.findall(r"[a-z]+", text.casefold())})
    phrases = {" ".join(chance.choices(words, k=2)) for _ in range(_PHRASES)}
    peer = re.compile(rf"\b(?:{'|'.join(sorted(phrases))})\b")
    index()
    for event in events:
        read(event)  # the expressions are made at their first search

    begun = time.process_time()
    signals = sum(len(read(event)) for event in events)
    ours = time.process_time() - begun
    begun = time.process_time()
    for text in texts:
        peer.findall(text.casefold())
    theirs = time.process_time() - begun

    number = sum(len(sentences(text)) for text in texts)
    print(
        f"\n{number / ours:,.0f} sentences a second, {signals} signals; the peer {number / theirs:,.0f}: "
        f"{theirs / ours:.2f} times its speed"
    )
    assert signals > _ENTRIES / 2
