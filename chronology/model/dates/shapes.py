"""The shapes that a single date takes, written in the kinds of `words.py` and `tokens.py`.

The letter after '?P' is what the part means: d day, m month by name, n month by number, y year, z the
second half of a double year, k which of several (first, last), g decade, and s, f, w, c for season, feast,
weekday and school year. `_` stands for one separator or none.
"""

from __future__ import annotations

import re
from functools import lru_cache

_BY_NAME: dict[str, tuple[str, ...]] = {
    "day": (
        "w?(?P<d>[12o])_(?P<m>m)_(?P<y>[4a2])w?",
        "w?(?P<m>m)_w?(?P<d>[12o])_(?P<y>[4a2])w?",
        "w?(?P<y>4)_(?P<m>m)_(?P<d>[12o])w?",
        "w?(?P<y>4),?(?P<d>[12o])_(?P<m>m)w?",
        "(?P<d>[12])w(?P<m>m)_(?P<y>[4a2])",
    ),
    "numbers": (
        "w?(?P<d>[12o])(?P<sep>[-./])?(?P<n>[12])(?P<sep2>[-./])?(?P<y>[4a2])w?",
        "w?(?P<d>o)(?P<n>o),?(?P<y>[4a2])w?",
    ),
    "year first": tuple(f"w?(?P<y>4){mark}(?P<n>[12]){mark}(?P<d>[12])w?" for mark in ("-", "[.]", "/", "")),
    "month": ("(?P<m>m)_(?P<y>[4a])", "(?P<y>4)_(?P<m>m)", "(?P<m>m)-(?P<y>2)"),
    "month or day": ("(?P<m>m)(?P<d>2)",),
    "month number": ("(?P<n>[12])[-./](?P<y>[4a])",),
    "year and number": ("(?P<y>4)(?P<sep>[-./])(?P<n>[12])",),
    "years": ("(?P<y>4)/(?P<z>4)",),
    "years apart": ("(?P<y>4)t(?P<z>2)",),
    "year": ("(?P<y>4)",),
    "decade": ("(?P<g>d)",),
    "day of year unknown": (
        "w?(?P<d>[12o])_(?P<m>m)w?",
        "w?(?P<m>m)_w?(?P<d>[12o])w?",
        "(?P<d>[12])w(?P<m>m)",
    ),
    "numbers of year unknown": ("w?(?P<d>[12o])[-./](?P<n>[12])w?",),
    "month of year unknown": ("(?P<m>m)",),
    "day alone": ("w?(?P<d>[12o])w?",),
    "weekday of month": ("(?P<k>[oL])(?P<w>w)(?P<m>m)(?:_(?P<y>[4a2]))?",),
    "season": (
        "(?P<s>s)_(?P<y>[4a2])",
        "(?P<y>4)_(?P<s>s)",
        "(?P<s>s)(?P<y>4)[-/](?P<z>[42])",
        "(?P<s>s)",
    ),
    "quarter": (
        "Q(?P<k>1)[-/,]?(?P<y>[4a2])?",
        "(?P<y>4)[-/,]?Q(?P<k>1)",
        "(?P<k>[oL])Q(?P<y>[4a2])?",
    ),
    "half": ("(?P<k>[oL])H(?P<m>m)?_(?P<y>[4a])?", "H(?P<k>1)[-/]?(?P<y>[4a])?", "(?P<y>4)[-/]?H(?P<k>1)"),
    "feast": ("(?P<f>f)_(?P<y>[4a])", "(?P<y>4)_(?P<f>f)", "(?P<f>f)(?P<y>4)[-/](?P<z>[42])", "(?P<f>f)"),
    "feast and number": ("(?P<f>f)(?P<y>2)",),
    "term": (
        "(?:(?P<s>s)|(?P<f>f))T(?:_(?P<y>[4a2])(?:[-/](?P<z>[42]))?)?",
        "(?P<y>4)(?:[-/](?P<z>[42]))?(?:(?P<s>s)|(?P<f>f))T",
    ),
    "half-term": (
        "(?:(?P<s>s)T?|(?P<m>m)|(?P<f>f))h(?:_(?P<y>[4a2])(?:[-/](?P<z>[42]))?)?",
        "h(?P<m>m)(?:_(?P<y>[4a2]))?",
        "(?P<y>4)(?:(?P<s>s)T?|(?P<m>m)|(?P<f>f))h",
    ),
    "school year": ("(?P<c>C)_(?P<y>4)[-/t](?P<z>[42])", "(?P<y>4)[-/t](?P<z>[42])(?P<c>C)"),
    "week of month": ("(?P<k>[oL])W(?P<m>m)(?:_(?P<y>[4a2]))?",),
    "last day": ("D(?P<m>m)_(?P<y>[4a2])", "D(?P<m>m)", "D(?P<y>4)"),
    "weekend of month": ("(?P<k>[oL])E(?P<m>m)(?:_(?P<y>[4a2]))?",),
}
_ALL = tuple(
    (name, re.compile(pattern.replace("_", "[-./,]?")))
    for name, patterns in _BY_NAME.items()
    for pattern in patterns
)
_THIRD = re.compile(r"e(?:[-/t&|]?e)?(?=.)[-,]?")


@lru_cache(maxsize=4096)
def shape_of(kinds: str) -> tuple[str, dict[str, int]] | None:
    """Which single date these kinds are, and the place of each of its parts; None where they are none."""
    if len(kinds) > 12:
        return None
    for name, pattern in _ALL:
        if match := pattern.fullmatch(kinds):
            return name, {part: match.start(part) for part, found in match.groupdict().items() if found}
    return None


def thirds_ahead(kinds: str) -> int:
    """How many tokens in front say early, mid or late ('mid to late'); 0 where none does."""
    match = _THIRD.match(kinds)
    return match.end() if match else 0
