"""Names that sound alike are told, and names that only begin alike are not."""

from __future__ import annotations

import pytest

from chronology.timeline.sounds import sound_alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Knight", "Night"),
        ("Shaun", "Sean"),
        ("Wray", "Ray"),
        ("Reid", "Reed"),
        ("Mackay", "McKay"),
        ("Leigh", "Lee"),
        ("Pearce", "Pierce"),
        ("Thompson", "Tomson"),
        ("Wright", "Rite"),
    ],
)
def test_what_is_misheard_sounds_alike(one: str, other: str) -> None:
    assert sound_alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dean", "Dan"),
        ("Leo", "Lee"),
        ("Cole", "Kyle"),
        ("White", "Whitby"),
        ("Jean", "John"),
        ("Perry", "Parry"),
    ],
)
def test_other_names_do_not(one: str, other: str) -> None:
    assert not sound_alike(one, other)
