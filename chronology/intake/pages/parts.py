"""The XML parts of a document's container, made ready for reading."""

from __future__ import annotations

import re

from chronology.intake.archive import Archive, damaged, parse_xml
from chronology.intake.pages.word_names import Element

_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
# Delete, the control characters above 127 but 'next line', and two that are no characters: none is ever seen.
_INVISIBLE = re.compile(rb"\x7f|\xc2[\x80-\x84\x86-\x9f]|\xef\xbf[\xbe\xbf]")


def tree(archive: Archive, name: str, renamed: tuple[tuple[str, str], ...] = ()) -> Element:
    """A part as a tree, some of its namespaces renamed. Raises CannotRead."""
    data = archive.read(name)
    archive.release(name)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            data = _DECLARED.sub("", data.decode("utf-16")).encode("utf-8")
        except UnicodeError as fault:
            raise damaged() from fault
    for old, new in renamed:
        if old.encode() in data:
            for quote in ('"', "'"):
                data = data.replace(f"{quote}{old}{quote}".encode(), f"{quote}{new}{quote}".encode())
    if b"\xc2" in data or b"\x7f" in data or b"\xef\xbf" in data:
        data = _INVISIBLE.sub(b"", data)
    return parse_xml(data)
