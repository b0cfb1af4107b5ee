"""Breaks a good file in the ways that files get broken: on the wire, by programs, and on purpose."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable

_TOKENS = [
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r\n", b'"', b",,,,", b"]]>", b"<!--", b"&#0;", b"&#x1F600;"),
    *(b"<w:tbl>", b"</w:tbl>", b"</w:tr>", b"<w:tc/>", b"w:gridSpan", b' w:val="999999999"', b"<row/>"),
    *(b' r="XFD1048576"', b' r="A0"', b'<mergeCell ref="A1:XFD1048576"/>', b"1048577", b"-1", b"1e308"),
    *(b"31/02/2019", b"99/99/9999", b"\xe2\x80\xae", b"\xd8\x00", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;"),
    *(b' table:number-columns-repeated="999999999"', b' table:number-rows-repeated="999999999"'),
]


def mutate(data: bytes, chance: random.Random) -> bytes:
    """A broken copy of `data`, the same for the same `chance`."""
    ways: list[Callable[[bytes, random.Random], bytes]] = [_scribble, _cut, _splice, _repeat]
    if zipfile.is_zipfile(io.BytesIO(data)):
        ways = [_scribble, _cut, _inside, _inside, _inside, _inside, _drop_member]
    return chance.choice(ways)(data, chance)


def _scribble(data: bytes, chance: random.Random) -> bytes:
    broken = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        broken[chance.randrange(len(broken))] = chance.randrange(256)
    return bytes(broken)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _splice(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + chance.choice(_TOKENS) + data[at + chance.randint(0, 4) :]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    first = chance.randrange(len(data))
    piece = data[first : first + chance.randint(1, 400)]
    return data[:first] + piece * chance.randint(2, 50) + data[first:]


def _inside(data: bytes, chance: random.Random) -> bytes:
    """Break one part of a zip container and pack it again, so that the readers themselves are reached."""
    return _packed(data, chance, lambda part: chance.choice([_splice, _splice, _repeat, _cut])(part, chance))


def _drop_member(data: bytes, chance: random.Random) -> bytes:
    return _packed(data, chance, lambda part: None)


def _packed(data: bytes, chance: random.Random, change: Callable[[bytes], bytes | None]) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as out:
        names = source.namelist()
        telling = [name for name in names if name.endswith((".xml", ".rels"))] or names
        chosen = chance.choice(telling)
        for name in names:
            part: bytes | None = source.read(name)
            if name == chosen and part:
                part = change(part)
            if part is not None:
                out.writestr(name, part)
    return into.getvalue()
