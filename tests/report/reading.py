"""A PDF read back as a screen reader takes it: the structure tree, with the words of each element.

Nothing of the writer is used here: the file is opened with pikepdf, the page's operators are read, and each
code is turned into the character that the font's own map gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf

_PAIR = re.compile(rb"<([0-9A-F]{4})><([0-9A-F]+)>")


@dataclass
class Node:
    """One element: its tag, its words and those within it, its children, the pages that it stands on."""

    tag: str
    text: str = ""
    scope: str = ""
    pages: list[int] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    target: str = ""

    def each(self, tag: str) -> Iterator[Node]:
        """Every element of a tag beneath this one, in order."""
        for child in self.children:
            if child.tag == tag:
                yield child
            yield from child.each(tag)


@dataclass
class _Page:
    number: int
    marks: dict[int, str]
    artefacts: list[str]


class Document:
    """A whole file: its structure from the top, its pages' artefacts, its bookmarks."""

    def __init__(self, path: Path) -> None:
        self._pdf = pikepdf.open(path)
        self._pages = {
            page.obj.objgen: _Page(number, *_marks(page)) for number, page in enumerate(self._pdf.pages, 1)
        }
        self.catalogue = self._pdf.Root
        self.info = self._pdf.docinfo
        self.page_count = len(self._pages)
        self.top = self._node(self.catalogue.StructTreeRoot.K)

    def artefacts(self) -> list[str]:
        """For each page, the words that are only for the eye."""
        return [" ".join(page.artefacts) for page in self._pages.values()]

    def bookmarks(self) -> list[tuple[int, str]]:
        """The bookmarks in order, each with its depth."""
        with self._pdf.open_outline() as outline:
            return list(_flattened(outline.root, 0))

    def rows(self) -> list[list[str]]:
        """The words of the cells of every table's rows, heading rows left out."""
        return [
            [cell.text for cell in row.children]
            for body in self.top.each("TBody")
            for row in body.children
            if row.tag == "TR"
        ]

    def links(self) -> list[tuple[str, str]]:
        """Each link's words and the named place it leads to."""
        return [(link.text, link.target) for link in self.top.each("Link")]

    def places(self) -> dict[str, int]:
        """The named places, with the page that each is on."""
        names = self.catalogue.Names.Dests.Names
        return {str(names[at]): self._pages[names[at + 1][0].objgen].number for at in range(0, len(names), 2)}

    def parents_agree(self) -> bool:
        """Whether every page's marks lead back, by the parent tree, to the element that holds them."""
        kept = dict(_numbers(self.catalogue.StructTreeRoot.ParentTree))
        for page in self._pdf.pages:
            marks, _ = _marks(page)
            parents = kept[int(page.obj.StructParents)]
            if len(parents) != len(marks):
                return False
            for note in page.obj.get("/Annots", []):
                if kept[int(note.StructParent)].S != "/Link":
                    return False
        return True

    def _node(self, element: pikepdf.Object) -> Node:
        node = Node(str(element.S).lstrip("/"))
        attributes = element.get("/A")
        if attributes is not None:
            node.scope = str(attributes.get("/Scope", "")).lstrip("/")
        home = self._pages.get(element.Pg.objgen) if "/Pg" in element else None
        parts: list[str] = []
        kids = element.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                assert home is not None
                parts.append(home.marks[kid])
                node.pages.append(home.number)
            elif kid.get("/Type") == "/MCR":
                page = self._pages[kid.Pg.objgen]
                parts.append(page.marks[int(kid.MCID)])
                node.pages.append(page.number)
            elif kid.get("/Type") == "/OBJR":
                node.target = str(kid.Obj.Dest)
            else:
                child = self._node(kid)
                node.children.append(child)
                parts.append(f"{child.text} ")
        node.text = (str(element.ActualText) if "/ActualText" in element else "".join(parts)).strip()
        return node


def _marks(page: pikepdf.Page) -> tuple[dict[int, str], list[str]]:
    """The words of each mark of a page, and of its artefacts."""
    fonts = {name: characters(font) for name, font in page.obj.Resources.Font.items()}
    marks: dict[int, str] = {}
    artefacts: list[str] = []
    open_marks: list[tuple[str, int | None, str | None]] = []
    font: dict[int, str] = {}

    def say(words: str) -> None:
        if any(said is not None for _, _, said in open_marks):
            return
        mark = next((number for _, number, _ in reversed(open_marks) if number is not None), None)
        if mark is not None:
            marks[mark] += words
        else:
            assert open_marks, f"words outside any mark: {words}"
            assert open_marks[0][0] == "/Artifact", f"words in {open_marks[0][0]}"
            artefacts[-1] += words

    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            known = operands[1] if name == "BDC" else {}
            number = int(known["/MCID"]) if "/MCID" in known else None
            said = str(known["/ActualText"]) if "/ActualText" in known else None
            if number is not None:
                marks[number] = ""
            if str(operands[0]) == "/Artifact":
                artefacts.append("")
            if said is not None:
                say(said)
            open_marks.append((str(operands[0]), number, said))
        elif name == "EMC":
            open_marks.pop()
        elif name == "Tf":
            font = fonts[str(operands[0])]
        elif name == "Tj":
            say(_decoded(operands[0], font))
        elif name == "TJ":
            for part in operands[0]:
                if isinstance(part, pikepdf.String):
                    say(_decoded(part, font))
    assert not open_marks
    return marks, artefacts


def _decoded(string: pikepdf.Object, font: dict[int, str]) -> str:
    data = bytes(string)
    return "".join(font[int.from_bytes(data[at : at + 2], "big")] for at in range(0, len(data), 2))


def characters(font: pikepdf.Object) -> dict[int, str]:
    table = font.ToUnicode.read_bytes()
    return {
        int(code, 16): bytes.fromhex(said.decode()).decode("utf-16-be") for code, said in _PAIR.findall(table)
    }


def _numbers(tree: pikepdf.Object) -> Iterator[tuple[int, pikepdf.Object]]:
    for kid in tree.get("/Kids", []):
        yield from _numbers(kid)
    numbers = tree.get("/Nums", [])
    for at in range(0, len(numbers), 2):
        yield int(numbers[at]), numbers[at + 1]


def _flattened(items: list[pikepdf.OutlineItem], depth: int) -> Iterator[tuple[int, str]]:
    for item in items:
        yield depth, item.title
        yield from _flattened(item.children, depth + 1)


def joined(words: str) -> str:
    """Words with every run of white space as one space: lines are broken anew on a page."""
    return " ".join(words.split())
