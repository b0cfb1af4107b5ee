"""The words that a finding rests on, as they are quoted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chronology.model.findings import Span, joined

SPANS = st.lists(
    st.builds(
        lambda field, start, length: Span("1", field, start, start + length),
        st.sampled_from(["event", "action"]),
        st.integers(0, 30),
        st.integers(1, 9),
    )
)


def letters(spans: list[Span]) -> list[tuple[str, int]]:
    return [(span.field, place) for span in spans for place in range(span.start, span.end)]


@given(SPANS)
def test_no_letter_is_quoted_twice_and_none_is_left_out(spans: list[Span]) -> None:
    quoted = letters(joined(spans))
    assert len(quoted) == len(set(quoted))
    assert set(quoted) == set(letters(spans))


def test_words_that_overlap_are_quoted_as_one_in_the_order_of_their_fields() -> None:
    action, late, early = Span("1", "action", 0, 3), Span("1", "event", 5, 17), Span("1", "event", 0, 9)
    assert joined([late, action, early]) == [Span("1", "event", 0, 17), action]
