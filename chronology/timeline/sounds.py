"""How a name sounds, roughly: what is misheard on the telephone is written down as it sounded.

'Knight' and 'Night', 'Shaun' and 'Sean', 'Wray' and 'Ray' sound alike, though few of
their letters are the same.
"""

from __future__ import annotations

import re
from functools import lru_cache

# In this order: each is made of what the one before it left.
_SOUNDS = tuple(
    (re.compile(letters), sound)
    for letters, sound in (
        (r"[^a-z]", ""),
        (r"^sean|^siobh", "shon"),
        (r"^ciar", "kir"),
        (r"^kn|^gn|^pn", "n"),
        (r"^wr", "r"),
        (r"^wh", "w"),
        (r"^x", "z"),
        (r"^mac(?=[^aeiou])|^mc", "mak"),
        (r"eigh|igh", "i"),
        (r"augh|ough", "o"),
        (r"gh(?=[aeiou])", "g"),
        (r"gh", ""),
        (r"ph", "f"),
        (r"(?<=[aeiouy])(?:ff|w|v)$", "f"),
        (r"sch|sh", "x"),
        (r"tch|ch", "c"),
        (r"ck|qu|q", "k"),
        (r"c(?=[eiy])", "s"),
        (r"c(?![x])", "k"),
        (r"dg(?=[eiy])|^g(?=eo)", "j"),
        (r"th", "t"),
        (r"z", "s"),
        (r"mps", "ms"),
        (r"mb$", "m"),
        (r"(?<=[^aeiouy])e?s$", "s"),
        (r"(?<=.[^aeiouy])e$", ""),
        (r"ae|ai|ay|ey(?=[^\s])|ei(?=n)", "a"),
        (r"ea|ee|ie|ei|ey|y|i+|e", "i"),
        (r"au|aw|ou|ow|oo|oa|o|u", "o"),
        (r"(?<=[aio])[hw](?![aio])", ""),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=2**12)
def sound_of(name: str) -> str:
    """How one word of a name sounds, in letters of its own."""
    heard = name.casefold()
    for letters, sound in _SOUNDS:
        heard = letters.sub(sound, heard)
    return heard


def sound_alike(one: str, other: str) -> bool:
    """Whether two words of names sound alike, and more than a vowel of them is heard."""
    return len(sound_of(one)) > 1 and sound_of(one) == sound_of(other)
