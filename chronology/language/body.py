"""The parts of the body, each by one name, however an agency calls it."""

from __future__ import annotations

import re


def part_named(words: str) -> str:
    """'cheeks' and 'jaw' as 'face', 'brow' as 'head': each agency names a place in its own way."""
    for one, others in _PLACES.items():
        if words.rstrip("s") in others:
            return one
    return words.rstrip("s")


_PLACES = {
    "face": {"face", "facial", "cheek", "cheekbone", "jaw", "jawline", "chin", "lip", "mouth", "gum", "nose"},
    "head": {
        "head",
        "forehead",
        "brow",
        "eyebrow",
        "temple",
        "scalp",
        "skull",
        "hairline",
        "eye",
        "eyelid",
        "ear",
    },
    "arm": {"arm", "forearm", "elbow", "wrist", "humeru", "radiu", "ulna", "shoulder"},
    "hand": {"hand", "palm", "finger", "thumb"},
    "leg": {"leg", "thigh", "knee", "calf", "calve", "shin", "femur", "tibia", "ankle", "hip"},
    "foot": {"foot", "feet", "heel", "toe", "sole"},
    "trunk": {
        "back",
        "spine",
        "flank",
        "chest",
        "rib",
        "tummy",
        "abdomen",
        "abdo",
        "stomach",
        "torso",
        "trunk",
        "sacrum",
        "sacral",
        "coccyx",
        "lumbar",
        "lumbosacral",
    },
    "bottom": {"buttock", "bottom", "bum"},
}


_ENDS = re.compile(r"[^\W\d_]+$")


def part_at_end(words: str) -> str:
    """The part with which words end: 'leg' for 'L femur', '' where they end in none that is known."""
    last = _ENDS.search(words.casefold().strip())
    found = part_named(last.group()) if last else ""
    return found if found in _PLACES else ""
