"""The labelled entries: enough of both kinds, held out in earnest, and measured as they say."""

from __future__ import annotations

from collections import Counter

from chronology.language.reading import read
from tests.corpora.language.labelled import HELD_OUT, TUNED, Labelled, every, held_out, new, signal_ids
from tests.corpora.language.quality import Row, Score, document, printed, score
from tests.language.voices import event


def test_every_signal_has_held_out_entries_in_which_it_is_and_in_which_it_is_not() -> None:
    count = Counter((entry.signal, entry.is_so) for entry in every(HELD_OUT))
    few = [name for name in signal_ids() if count[name, True] < 8 or count[name, False] < 4]
    assert not few, "somebody who does not write their lexicon owes these signals held-out entries"


def test_there_are_four_thousand_entries_and_two_thousand_of_them_held_out() -> None:
    assert len(every(TUNED)) + len(every(HELD_OUT)) >= 4_000
    assert len(every(HELD_OUT)) >= 2_000


def test_no_entry_is_labelled_with_a_signal_that_nobody_knows() -> None:
    assert {entry.signal for kind in (TUNED, HELD_OUT) for entry in every(kind)} <= set(signal_ids())


def test_no_entry_stands_twice_under_one_signal() -> None:
    for kind in (TUNED, HELD_OUT):
        count = Counter((entry.book, entry.signal, entry.field, entry.text) for entry in every(kind))
        assert not [place for place, times in count.items() if times > 1]


def test_held_out_entries_are_in_ten_voices_at_least_each_heard_often() -> None:
    count = Counter(entry.voice for entry in every(HELD_OUT))
    assert sum(times >= 50 for times in count.values()) >= 10


def test_an_entry_that_a_tuned_one_says_too_is_not_new() -> None:
    seen = [Labelled("concern", "v", "Worried about the baby's weight, will ring GP.", True)]
    entries = [
        Labelled("concern", "w", text, True)
        for text in (
            "worried about the babys weight - will ring GP",
            "Worried about the baby's weight, will ring the GP",
            "The scales say less than last week and I do not like it.",
        )
    ]
    assert new(entries, seen) == (entries[2],)


def test_few_held_out_entries_are_left_out_as_too_like_a_tuned_one() -> None:
    assert len(held_out()) >= 0.97 * len(every(HELD_OUT))


def test_a_score_counts_what_is_told_and_what_is_missed() -> None:
    readings = [
        (Labelled("enquiry.not_asked", "v", text, is_so), read(event(text)))
        for text, is_so in (
            ("RE not asked.", True),
            ("RE not asked. Bloods taken.", False),
            ("Weight 4.2 kg.", True),
            ("Weight 5.1 kg.", False),
        )
    ]
    found = score(readings)
    assert found == Score(right=1, wrong=1, missed=1, quiet=1)
    assert (found.recall, found.precision) == (0.5, 0.5)
    assert (Score().recall, Score().precision) == (None, None)


def test_neither_the_table_nor_the_document_shows_a_held_out_entry() -> None:
    rows = [Row(name, Score(1, 0, 1, 1), Score(1, 1, 0, 1), ()) for name in (*signal_ids(), "all")]
    shown = printed(rows) + document(rows, [("a voice", Score(1, 0, 1, 1))])
    assert not [entry.text for entry in every(HELD_OUT) if len(entry.text) > 20 and entry.text in shown]
