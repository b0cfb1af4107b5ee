"""Text as the lexicons see it: the same length as what was written, so that every span stays exact."""

from __future__ import annotations

from collections.abc import Iterable

SENTENCE_END = "\x00"

_PLAIN = {
    ord(fancy): plain
    for plain, every in {
        "'": "‘’‛ʼ`´′",
        '"': "“”„«»″",
        "-": "‐‑‒–—−",
        " ": "\t\u00a0\u2007\u2009\u202f\x00",
    }.items()
    for fancy in every
}


def fold(text: str, ends: Iterable[int] = ()) -> str:
    """`text` in lower case with plain quotes, dashes and blanks, one character for each as written.

    At each place in `ends` (where a sentence ends: the position behind its last character) the character
    before becomes `SENTENCE_END`, unless it is a letter, a number or its '%'; then the one behind it does.
    """
    plain = text.translate(_PLAIN)
    lower = plain.lower()
    if len(lower) != len(text):
        lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in plain)
    letters = list(lower)
    for end in ends:
        if end and not (letters[end - 1].isalnum() or letters[end - 1] == "%"):
            letters[end - 1] = SENTENCE_END
        elif end < len(letters):
            letters[end] = SENTENCE_END
    return "".join(letters)
