"""The parts of a Word file and how they point at one another, opened under the limits of `archive`."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote

from chronology.intake.archive import Archive
from chronology.intake.grid import CannotRead
from chronology.intake.pages.parts import tree
from chronology.intake.pages.word_names import STRICT, Element, R

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Relation:
    """What one part points at: `kind` is the last word of the relation's type, such as 'header'."""

    kind: str
    target: str
    external: bool


class Package:
    """One Word file's parts. There is one per file that is read; it is not kept."""

    def __init__(self, data: bytes) -> None:
        """Raises CannotRead where the container is damaged or no Word document lies in it."""
        self.archive = Archive(data)
        self._relations: dict[str, dict[str, Relation]] = {}
        main = next(
            (found.target for found in self.relations("").values() if found.kind == "officeDocument"), ""
        )
        if main not in self.archive:
            main = "word/document.xml"
        if main not in self.archive:
            raise CannotRead(
                "No Word document lies inside this file. Open it in Word, save it as .docx and add that."
            )
        self.main = main

    def xml(self, part: str) -> Element:
        """One part as a tree, its strict namespaces written as the usual ones. Raises CannotRead."""
        return tree(self.archive, part, STRICT)

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part points at, by the identity used in it; '' asks for the file itself."""
        folder, name = posixpath.split(part)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        if part in self._relations or listed not in self.archive:
            return self._relations.setdefault(part, {})
        found = self._relations[part] = {}
        for entry in self.xml(listed).iter(_RELATION):
            target = unquote(entry.get("Target", ""))
            external = entry.get("TargetMode", "").casefold() == "external"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = entry.get("Type", "").rsplit("/", 1)[-1]
            found[entry.get("Id", "")] = Relation(kind, target, external)
        return found

    def related(self, kind: str) -> Element | None:
        """The one part of that kind that the document points at, as a tree; None where there is none.

        Raises CannotRead where the part is there and cannot be read.
        """
        for found in self.relations(self.main).values():
            if found.kind == kind and not found.external and found.target in self.archive:
                return self.xml(found.target)
        return None

    def properties(self) -> tuple[str, ...]:
        """The document's own title, subject, company, keywords and category, where it has them."""
        words: dict[str, str] = {}
        for found in self.relations("").values():
            if found.kind not in ("core-properties", "extended-properties", "extendedProperties"):
                continue
            if found.external or found.target not in self.archive:
                continue
            try:
                root = self.xml(found.target)
            except CannotRead:
                continue
            for entry in root:
                if isinstance(entry.tag, str) and (entry.text or "").strip():
                    words.setdefault(entry.tag.rsplit("}", 1)[-1], (entry.text or "").strip())
        asked = ("title", "subject", "Company", "keywords", "category")
        return tuple(dict.fromkeys(words[name] for name in asked if name in words))


def pointer(element: Element, name: str = "id") -> str:
    """The identity by which an element points at another part."""
    return element.get(R + name, "")
