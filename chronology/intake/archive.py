"""Opening the zip container that Word, Excel and OpenDocument files are, without trusting it.

What a zip says of itself (sizes, counts) may be a lie, so every member is counted while it is unpacked. XML
is parsed without entities, document types or the network.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Any, cast

from lxml import etree

from chronology.intake import limits
from chronology.intake.grid import CannotRead

_DAMAGED = "This file is damaged or was cut short on its way here. Ask the agency to send it again."
_ENTITIES = (
    "This file holds definitions that no office program writes and that can be used for harm, so it was "
    "not opened. Ask the agency where it came from."
)
_FORBIDDEN = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]));"
)
_CHUNK = 1024 * 1024


class Archive:
    """One zip container, opened under limits. There is one per file that is read; it is not kept.

    Members are found whatever the case of their name and whichever slash it was written with. Two threads
    may read at once.
    """

    def __init__(self, data: bytes) -> None:
        """Raises CannotRead where the container is damaged or holds too many members."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, LookupError) as fault:
            raise CannotRead(_DAMAGED) from fault
        if len(members) > limits.MEMBERS:
            raise limits.too_large(f"it holds {len(members):,} parts")
        self._members = {_plain(member.filename): member for member in members if not member.is_dir()}
        self._by_folded = {name.casefold(): name for name in self._members}
        self._held: dict[str, bytes] = {}
        self._taken = 0

    @property
    def names(self) -> tuple[str, ...]:
        """The members' names with forward slashes, as the container lists them."""
        return tuple(self._members)

    @property
    def encrypted(self) -> bool:
        """Whether a member is locked with the zip format's own password."""
        return any(member.flag_bits & 0x1 for member in self._members.values())

    def __contains__(self, name: str) -> bool:
        return _plain(name).casefold() in self._by_folded

    def named(self, name: str) -> str | None:
        """The member's name as the container writes it, or None where there is no such member."""
        return self._by_folded.get(_plain(name).casefold())

    def starting(self, prefix: str) -> tuple[str, ...]:
        """The names of the members under a folder, in the container's order."""
        folded = prefix.casefold()
        return tuple(name for name in self._members if name.casefold().startswith(folded))

    def read(self, name: str) -> bytes:
        """One member's bytes. Raises CannotRead where it is missing, damaged, locked or too large."""
        found = self.named(name)
        if found is None:
            raise CannotRead(_DAMAGED)
        if found not in self._held:
            self._held[found] = self._unpack(found)
        return self._held[found]

    def release(self, name: str) -> None:
        """Forgets a member's bytes; reading it again unpacks it again, and counts once more."""
        found = self.named(name)
        if found is not None:
            self._held.pop(found, None)

    def xml(self, name: str) -> etree._Element:
        """One member parsed as XML, without entities or network.

        Raises CannotRead where it is missing, damaged, too large to be held as a tree, or declares a
        document type.
        """
        return parse_xml(self.read(name))

    def repacked(self, wanted: Callable[[str], bool]) -> bytes:
        """A fresh zip of the wanted members, each checked and stored unpacked: safe to hand to a library.

        Raises CannotRead like `read`.
        """
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as fresh:
            for name in self._members:
                if wanted(name):
                    fresh.writestr(zipfile.ZipInfo(name), self.read(name))
        return out.getvalue()

    def _unpack(self, name: str) -> bytes:
        member = self._members[name]
        if member.flag_bits & 0x1:
            raise CannotRead(
                "This file is protected with a password. Ask the agency to send it again without one."
            )
        if member.file_size > limits.UNPACKED - self._taken:
            raise _bomb()
        pieces = []
        try:
            with self._zip.open(member) as stream:
                for piece in _pieces(stream.read):
                    self._taken += len(piece)
                    if self._taken > limits.UNPACKED:
                        raise _bomb()
                    pieces.append(piece)
        except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, NotImplementedError) as fault:
            raise CannotRead(_DAMAGED) from fault
        return b"".join(pieces)


def parse_xml(data: bytes) -> etree._Element:
    """Bytes as XML, without entities or network.

    Raises CannotRead where they are no XML, too large to be held as a tree, or declare a document type.
    """
    if len(data) > limits.TREE:
        raise limits.too_large(f"one part of it unpacks to {len(data) // limits.MB} MB")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise CannotRead(_ENTITIES) from fault
        cleaned = without_control_characters(data)
        if cleaned == data:
            raise CannotRead(_DAMAGED) from fault
        return parse_xml(cleaned)
    if cast(Any, root.getroottree().docinfo).doctype:
        raise CannotRead(_ENTITIES)
    return root


def without_control_characters(data: bytes) -> bytes:
    """XML in UTF-8 or a kin of ASCII, less the characters that XML forbids and careless programs write."""
    return _FORBIDDEN.sub(b"", data)


def damaged() -> CannotRead:
    """The sentence for a file whose inside does not hold together."""
    return CannotRead(_DAMAGED)


def foreign_definitions() -> CannotRead:
    """The sentence for XML that declares a document type of its own."""
    return CannotRead(_ENTITIES)


def _pieces(read: Callable[[int], bytes]) -> Iterator[bytes]:
    while piece := read(_CHUNK):
        yield piece


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/")


def _bomb() -> CannotRead:
    return limits.too_large(f"packed inside it lie more than {limits.UNPACKED // limits.MB} MB")
