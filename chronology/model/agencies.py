"""Agencies and the types they belong to: how an agency's name, however written, is recognised and drawn."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache


@dataclass(frozen=True, slots=True)
class AgencyType:
    """One kind of agency, such as health visiting, with the mark and colour it is drawn in.

    `colour` is '#RRGGBB' on light paper; `shape` names a mark (square, disc, diamond, triangle, ring, cross,
    inverted triangle ...), so that nothing is told by colour alone. `universal` marks services that every
    child of that age has (health visiting, school, GP). `several` marks types of which one family meets
    more than one service (audiology, physiotherapy): each keeps the name that it is called by.
    """

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    colour: str = "#5C6166"
    shape: str = "square"
    universal: bool = False
    several: bool = False


@dataclass(frozen=True)
class AgencyTypes:
    """All agency types of the vocabulary, by id."""

    by_id: Mapping[str, AgencyType]

    def named(self, words: str) -> AgencyType | None:
        """The type whose label or alias is exactly these words, case and punctuation aside."""
        return self._by_alias.get(folded(words))

    def within(self, words: str) -> AgencyType | None:
        """The type whose longest label or alias stands as whole words within `words`; None if none or a tie.

        'Return for the rapid review: Harrow Road Health Visiting Service' gives health visiting.
        """
        text = f" {folded(words)} "
        best: tuple[int, str] | None = None
        tie = False
        for alias, kind in self._by_alias.items():
            if f" {alias} " not in text:
                continue
            if best is None or len(alias) > best[0]:
                best, tie = (len(alias), kind.id), False
            elif len(alias) == best[0] and kind.id != best[1]:
                tie = True
        return None if best is None or tie else self.by_id[best[1]]

    def of(self, name: str) -> AgencyType:
        """The type of an agency by its name, `other` where nothing fits."""
        return self.named(name) or self.within(name) or self.by_id["other"]

    @cached_property
    def _by_alias(self) -> Mapping[str, AgencyType]:
        kinds = self.by_id.values()
        return {folded(words): kind for kind in kinds for words in (kind.label, *kind.aliases)}


@lru_cache(maxsize=1024)
def folded(words: str) -> str:
    """Words for comparison: lower case, no apostrophes, all but letters and digits a space."""
    return re.sub(r"[\W_]+", " ", words.casefold().replace("'", "").replace("’", "")).strip()
