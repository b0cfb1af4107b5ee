"""The bookmarks: what a reader's side panel lists, by part, year and month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from chronology.report.pdf.objects import ObjectFile, text
from chronology.report.pdf.paper import Spot


@dataclass(slots=True)
class _Bookmark:
    title: str
    to: bytes
    within: list[_Bookmark] = field(default_factory=list)


class Outline:
    """The bookmarks of one document, as a tree."""

    def __init__(self) -> None:
        self._top: list[_Bookmark] = []

    def add(self, level: int, title: str, spot: Spot) -> None:
        """Add a bookmark at the end: `level` 0 is a part, 1 stands within the last part, and so on."""
        row = self._top
        for _ in range(level):
            row = row[-1].within
        row.append(_Bookmark(title, spot.to))

    def write(self, file: ObjectFile) -> int:
        """Write the tree and give its root's number."""
        root = file.reserve()
        first, last = self._write_row(file, root, self._top, opened=True)
        file.write(
            root, b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (first, last, len(self._top))
        )
        return root

    def _write_row(
        self, file: ObjectFile, parent: int, row: Sequence[_Bookmark], opened: bool
    ) -> tuple[int, int]:
        numbers = [file.reserve() for _ in row]
        for at, (number, bookmark) in enumerate(zip(numbers, row, strict=True)):
            body = b"<</Title%s/Parent %d 0 R/Dest%s" % (text(bookmark.title), parent, bookmark.to)
            if at:
                body += b"/Prev %d 0 R" % numbers[at - 1]
            if at + 1 < len(numbers):
                body += b"/Next %d 0 R" % numbers[at + 1]
            if bookmark.within:
                first, last = self._write_row(file, number, bookmark.within, opened=False)
                body += b"/First %d 0 R/Last %d 0 R/Count %d" % (first, last, -len(bookmark.within))
            file.write(number, body + b">>")
        return numbers[0], numbers[-1]
