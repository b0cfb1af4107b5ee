"""The family by what they are to the child, as parts of expressions: `MOTHER`, `PARENT`, `KIN` and others.

So professionals call them, or by the names that the case knows (words/known.py); a child says
`AS_CHILDREN_SAY`. Each stands between ends of words.
"""

from __future__ import annotations

from functools import partial

from chronology.language.words.expressions import choices
from chronology.language.words.known import LETTERS

_any = partial(choices, "kin")
MOTHER = rf"(?:{_any('mother')}|{LETTERS['mother']}+)"
FATHER = rf"(?:{_any('father')}|{LETTERS['father']}+)"
PARENT = rf"(?:{MOTHER}|{FATHER}|{_any('parents')})"
GRANDPARENT = _any("grandparents")
KIN = rf"(?:{PARENT}|{GRANDPARENT}|{_any('others')})"
"""A grown-up of the child's family: no brother or sister, and no partner of a parent but a step-parent."""
AS_CHILDREN_SAY = _any("as_children_say")
