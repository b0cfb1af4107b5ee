"""From the bytes of a plain text file to its words, whatever program wrote it.

Order of trust: a byte-order mark; the pattern of noughts in UTF-16; UTF-8, which hardly ever fits by chance;
then the one-byte encodings of Windows, the Mac and DOS, by which of them gives words.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ONE_BYTE = ("cp1252", "mac_roman", "cp850")
_SAMPLE = 400_000
_GUESSED_FROM = 20_000

_LETTERS = "A-Za-zÀ-ÖØ-öø-ÿŒœŠšŽžŸ"
# What people in this country write beyond ASCII, and where: an apostrophe within a word, quotes around one,
# a pound sign before a figure, a dash between words, an accent within a word.
_LIKELY = re.compile(
    f"(?<=[{_LETTERS}])’(?=[{_LETTERS}])|[‘“](?=[{_LETTERS}\\d£])|(?<=[{_LETTERS}\\d.,?!])[’”]"
    "|£(?=\\d)|(?<=\\d)[°½¼¾]|(?<=[\\s\\w])[–—](?=[\\s\\w])|…|(?<=[\\s,;|\t\n])[•·]|(?<=[A-Za-z])[éèêëáàâäíìîïóòôöúùûüýñçšžø](?![A-Z])"
    "|(?<![A-Za-z])[ÉÓÁÚÍŠŽÇÖÜØ](?=[a-z])|(?<=[A-Z])[ÉÓÁÚÍŠŽÇÖÜØÑ](?=[A-Z])|(?<=\\s)\xa0|\xa0(?=[\\s\\w])"
)
_BEYOND = re.compile("[^\x00-\x7f]")
_WRONG = re.compile("[\udc80-\udcff]")
_AS_WINDOWS = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(128, 256)}
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text file's words and the encoding they were read in; `doubtful` where some bytes fitted none."""

    text: str
    encoding: str
    doubtful: bool = False


def decode(data: bytes) -> Decoded | None:
    """The words of a plain text file; None where the bytes are no text at all."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    wide = _wide(data)
    if wide is not None:
        return wide
    if _looks_binary(data):
        return None
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _mostly_utf8(data) or _one_byte(data)


def _marked(data: bytes, encoding: str) -> Decoded | None:
    if encoding == "utf-8":
        try:
            return Decoded(data.decode(encoding), encoding)
        except UnicodeDecodeError:
            return _mostly_utf8(data) or _one_byte(data)
    text = data.decode(encoding, "replace")
    return (
        None
        if len(_NO_TEXT.findall(text[:_SAMPLE])) > len(text[:_SAMPLE]) // 20
        else Decoded(text.rstrip("\ufffd") if len(data) % 2 else text, encoding, "\ufffd" in text[:-1])
    )


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: every second byte of Western text is nought."""
    sample = data[: _SAMPLE // 2 * 2]
    if len(sample) < 4 or b"\0" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if max(even, odd) < half * 0.4 or min(even, odd) > max(even, odd) * 0.1:
        return None
    encoding = "utf-16-be" if even > odd else "utf-16-le"
    text = data.decode(encoding, "replace")
    return None if len(_NO_TEXT.findall(text[:_SAMPLE])) > half // 20 else Decoded(text, encoding)


def _looks_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    odd = sum(sample.count(bytes([code])) for code in (*range(9), *range(14, 27), 28, 29, 30, 31))
    return odd > max(len(sample) * 0.02, 3) or sample.count(0) > max(len(sample) * 0.005, 3)


def _mostly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few bytes of Windows text among it, as happens where two exports were joined."""
    sample = data[:_SAMPLE].decode("utf-8", "surrogateescape")
    wrong = len(_WRONG.findall(sample))
    if len(_BEYOND.findall(sample)) - wrong <= wrong * 2:
        return None
    return Decoded(data.decode("utf-8", "surrogateescape").translate(_AS_WINDOWS), "utf-8", True)


def _one_byte(data: bytes) -> Decoded:
    sample = data[:_SAMPLE]
    beyond = len(re.findall(rb"[\x80-\xff]", sample))
    best, share = "cp1252", -1.0
    for encoding in _ONE_BYTE:
        text = sample.decode(encoding, "replace")
        likely = len(_LIKELY.findall(text)) / max(beyond, 1)
        if likely > share + 0.05:
            best, share = encoding, likely
    if share < 0.5:
        telling = b"\n".join(line for line in sample.splitlines() if not line.isascii())
        guess = from_bytes(telling[:_GUESSED_FROM]).best()
        if guess is not None and not guess.encoding.startswith(("utf", "ascii")):
            best = guess.encoding
    text = data.decode(best, "replace")
    if "\ufffd" in text:
        # Latin-1 has a character for every byte: nothing is lost, though a few may be no letters.
        fallback = "latin-1" if best == "cp1252" else best
        text = data.decode(fallback, "replace")
        return Decoded(text, fallback, True)
    return Decoded(text, best, share < 0.5)
