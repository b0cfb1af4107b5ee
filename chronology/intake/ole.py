"""The older container of Microsoft's programs: .xls, .doc and .msg, and every office file with a password.

Only what is needed to find a stream and read it. Nothing the file says of itself is trusted: chains of
sectors that loop, or point outside the file, end where the file ends.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from chronology.intake.archive import damaged

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_LAST_SECTOR = 0xFFFFFFFA  # higher numbers mark ends and free places
_ENTRY = 128


class Compound:
    """One compound file, opened. There is one per file that is read; it is not kept."""

    def __init__(self, data: bytes) -> None:
        """Raises CannotRead where the container is damaged."""
        if len(data) < 512 or not data.startswith(SIGNATURE):
            raise damaged()
        size_power, mini_power = struct.unpack_from("<HH", data, 30)
        if size_power not in (9, 12) or mini_power != 6:
            raise damaged()
        self._data = data
        self._size = 1 << size_power
        self._mini_size = 1 << mini_power
        first_directory, self._mini_limit = struct.unpack_from("<I4xI", data, 48)
        first_mini = struct.unpack_from("<I", data, 60)[0]
        self._next = self._allocation()
        self._mini_next = _numbers(b"".join(self._sectors(first_mini)))
        self._entries: dict[str, tuple[int, int]] = {}
        self._mini_stream = b""
        self._read_directory(b"".join(self._sectors(first_directory)))

    @property
    def streams(self) -> tuple[str, ...]:
        """The names of the streams and folders at the top of the file; of all, where its tree is broken."""
        return tuple(self._entries)

    def __contains__(self, name: str) -> bool:
        return name.casefold() in (known.casefold() for known in self._entries)

    def read(self, name: str) -> bytes:
        """A stream's bytes. Raises CannotRead where it is missing or the file was cut short."""
        for known, (start, size) in self._entries.items():
            if known.casefold() == name.casefold():
                sectors = self._mini_sectors(start) if size < self._mini_limit else self._sectors(start)
                found = b"".join(sectors)[:size]
                if len(found) < size:
                    break
                return found
        raise damaged()

    def _allocation(self) -> list[int]:
        """The chain of sectors, from those that the header lists and those that hold more of the list."""
        listed = list(struct.unpack_from("<109I", self._data, 76))
        more, seen = struct.unpack_from("<I", self._data, 68)[0], set()
        while more < _LAST_SECTOR and more not in seen:
            seen.add(more)
            numbers = _numbers(self._sector(more))
            if not numbers:
                break
            listed += numbers[:-1]
            more = numbers[-1]
        return _numbers(
            b"".join(self._sector(number) for number in dict.fromkeys(listed) if number < _LAST_SECTOR)
        )

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._size
        return self._data[at : at + self._size]

    def _sectors(self, start: int) -> Iterator[bytes]:
        seen = set()
        while start < len(self._next) and start not in seen:
            seen.add(start)
            yield self._sector(start)
            start = self._next[start]

    def _mini_sectors(self, start: int) -> Iterator[bytes]:
        seen = set()
        while start < len(self._mini_next) and start not in seen:
            seen.add(start)
            yield self._mini_stream[start * self._mini_size : (start + 1) * self._mini_size]
            start = self._mini_next[start]

    def _read_directory(self, directory: bytes) -> None:
        entries = [directory[at : at + _ENTRY] for at in range(0, len(directory) - _ENTRY + 1, _ENTRY)]
        roots = [entry for entry in entries if entry[66] == 5]
        if not roots:
            raise damaged()
        top, size = struct.unpack_from("<I", roots[0], 76)[0], struct.unpack_from("<I", roots[0], 120)[0]
        start = struct.unpack_from("<I", roots[0], 116)[0]
        self._mini_stream = b"".join(self._sectors(start))[:size]
        at_top, waiting, seen = [], [top], set()
        while waiting:
            number = waiting.pop()
            if number < len(entries) and number not in seen:
                seen.add(number)
                at_top.append(entries[number])
                waiting += struct.unpack_from("<II", entries[number], 68)
        for entry in at_top or entries:
            length = min(struct.unpack_from("<H", entry, 64)[0], 64)
            name = entry[: max(length - 2, 0)].decode("utf-16-le", "replace")
            if entry[66] in (1, 2) and name:
                self._entries.setdefault(name, struct.unpack_from("<II", entry, 116))


def _numbers(data: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))
