"""Reads Word files (.docx, .docm, .dotx, .dotm, strict or not), with nothing in them run.

The final text is read: insertions are in, deletions are set aside. Body text, tables and text boxes become
parts; page headers and footers, margin comments, hidden words and prompts of empty form fields are set
aside. Comments and footnotes in a table hang on their cell.
"""

from __future__ import annotations

import posixpath

from lxml import etree

from chronology.cycles import no_search_for_cycles
from chronology.intake.archive import damaged
from chronology.intake.grid import CannotRead, Document
from chronology.intake.pages import word_names as n
from chronology.intake.pages.gathered import Drawn, Pages
from chronology.intake.pages.hanging import Aside
from chronology.intake.pages.layout import Size
from chronology.intake.pages.word_embedded import from_diagram, from_html, from_text
from chronology.intake.pages.word_names import Element, W
from chronology.intake.pages.word_package import Package, Relation, pointer
from chronology.intake.pages.word_reading import Reading
from chronology.intake.pages.word_styles import Lists, Styles
from chronology.intake.pages.word_tables import draw
from chronology.intake.pages.word_text import Block, blocks, comment_words, lines
from chronology.model.events import Reason

KINDS = ("docx",)

BODY = "text"


def read(data: bytes, name: str, sha256: str) -> Document:
    """One Word file. Raises CannotRead where it is damaged, locked, too large, or no Word file."""
    try:
        with no_search_for_cycles():
            return _Walk(Package(data), Pages(name)).document(sha256)
    except RecursionError as fault:
        raise CannotRead(
            "The tables of this file are nested too deeply to be read. "
            "Copy the table with the events into a new Word file and add that."
        ) from fault
    except etree.LxmlError as fault:
        raise damaged() from fault


class _Walk:
    """One way through one Word file, or through a Word file embedded in it."""

    def __init__(self, package: Package, pages: Pages, size: Size | None = None) -> None:
        self._package = package
        self._pages = pages
        self._size = size or Size()
        self._embedded = size is not None
        self._relations = package.relations(package.main)
        self._reading = Reading(
            styles=Styles(lambda: package.related("styles")),
            lists=Lists(lambda: package.related("numbering")),
            comments=_by_identity(package.related("comments"), W + "comment"),
            foot=_by_identity(package.related("footnotes"), W + "footnote"),
            end=_by_identity(package.related("endnotes"), W + "endnote"),
        )

    def document(self, sha256: str) -> Document:
        """All of the file."""
        self.walk()
        self.left_over()
        self._pages.warnings.extend(self._reading.warnings())
        return self._pages.document(sha256, "docx", self._reading.moved_here, self._package.properties())

    def walk(self) -> None:
        """Goes through the body, then through the page headers and footers."""
        root = self._package.xml(self._package.main)
        body = root.find(W + "body")
        if root.tag != W + "document" or body is None:
            raise CannotRead(
                "No Word document lies inside this file. Open it in Word, save it as .docx and add that."
            )
        self._story(BODY, body)
        if not self._embedded:
            self._page_furniture(root)

    def _story(self, story: str, container: Element) -> None:
        reading, pages = self._reading, self._pages
        for block in blocks(reading, container):
            tag = block.element.tag
            if tag in (n.TABLE, n.ALT_CHUNK):
                self._hang(story)
            if tag == n.TABLE:
                pages.add_table(draw(reading, block.element, self._size))
            elif tag == n.ALT_CHUNK:
                reading.boxes.append(block.element)
            else:
                self._paragraph(story, block)
            self._hang(story)
            if story == BODY:
                self._boxes()
        self._hang(story)
        if story == BODY:
            self._boxes()

    def _paragraph(self, story: str, block: Block) -> None:
        reading = self._reading
        style = reading.styles.of(block.element)
        if style.contents:
            if block.text.strip():
                reading.asides.append(Aside(Reason.NOTE, block.text, _CONTENTS))
            return
        if style.list:
            reading.lists.next(style.list)
        self._pages.add_paragraph(
            story,
            block.text,
            level=style.level,
            is_list=style.list is not None or style.named_list,
            struck=bool(reading.struck),
        )

    def _hang(self, story: str) -> None:
        """Keeps what came to light in the paragraph just read; its notes are set aside at its place."""
        asides, notes, _ = self._reading.take()
        if asides or notes:
            self._pages.put_aside(story, [*asides, *(Aside(reason, words) for reason, words in notes)])

    def _boxes(self) -> None:
        """Reads the text boxes, diagrams and embedded parts that hung on the paragraph or table just read."""
        waiting = self._reading.take_boxes()
        while waiting:
            box = waiting.pop(0)
            if isinstance(box, str):
                self._pages.add_paragraph(self._pages.new_box(), box)
            elif box.tag == n.ALT_CHUNK:
                self._chunk(box)
            elif box.tag == n.TEXT_BOX:
                self._story(self._pages.new_box(), box)
            else:
                self._diagram(box)
            waiting = self._reading.take_boxes() + waiting

    def _diagram(self, element: Element) -> None:
        relation = self._pointed(pointer(element, "dm"))
        if relation is not None:
            story = self._pages.new_box()
            for words in from_diagram(self._package.xml(relation.target)):
                self._pages.add_paragraph(story, words)

    def _chunk(self, element: Element) -> None:
        """An embedded part: its words are read where it is text, HTML or Word; else it is named as unread."""
        relation = self._pointed(pointer(element))
        ending = posixpath.splitext(relation.target)[1].casefold() if relation is not None else ""
        if relation is not None and not self._embedded and ending in _WORD:
            inner = _Walk(Package(self._package.archive.read(relation.target)), self._pages, self._size)
            inner.walk()
            inner.left_over()
            self._reading.moved_here.extend(inner._reading.moved_here)
            self._reading.pictures += inner._reading.pictures
        elif relation is not None and ending in _PAGES:
            for found in from_html(self._package.archive.read(relation.target), self._size):
                if isinstance(found, Drawn):
                    self._pages.add_table(found)
                else:
                    self._pages.add_paragraph(BODY, found)
        elif relation is not None and ending == ".txt":
            for line in from_text(self._package.archive.read(relation.target)):
                self._pages.add_paragraph(BODY, line)
        else:
            self._pages.put_aside(BODY, [Aside(Reason.NOT_READ, _UNREAD_PART)])
            self._pages.warnings.append(_UNREAD_PART)

    def _pointed(self, identity: str) -> Relation | None:
        relation = self._relations.get(identity)
        if relation is None or relation.external or relation.target not in self._package.archive:
            return None
        return relation

    def _page_furniture(self, root: Element) -> None:
        """Sets page headers and footers aside, each once; text boxes on them are read like any others."""
        seen: set[tuple[str, str]] = set()
        for reference in root.iter(W + "headerReference", W + "footerReference"):
            relation = self._pointed(pointer(reference))
            if relation is None:
                continue
            part = self._package.xml(relation.target)
            kind = "page header" if reference.tag == W + "headerReference" else "page footer"
            words = "".join(leaf.text or "" for leaf in part.iter(n.TEXT))
            if (kind, words) in seen:
                continue
            seen.add((kind, words))
            reading = self._reading
            found = lines(reading, part)
            boxes = reading.take_boxes()
            found += [box for box in boxes if isinstance(box, str)]
            self._pages.put_aside(kind, [Aside(Reason.PAGE_FURNITURE, line) for line in found])
            self._hang(kind)
            reading.boxes = [box for box in boxes if not isinstance(box, str)]
            self._boxes()

    def left_over(self) -> None:
        """Sets aside the comments and notes to which nothing in the text points."""
        reading = self._reading
        for comment in list(reading.comments.values()):
            self._pages.put_aside("comments", [Aside(Reason.COMMENT, comment_words(reading, comment))])
        for note in [*reading.foot.values(), *reading.end.values()]:
            if words := "\n".join(lines(reading, note)):
                self._pages.put_aside("notes", [Aside(Reason.NOTE, words)])
        self._hang("notes")


def _by_identity(root: Element | None, tag: str) -> dict[str, Element]:
    """The comments or notes of a part by their identity, less the lines that only separate notes."""
    if root is None:
        return {}
    return {
        entry.get(n.ID, ""): entry
        for entry in root.iter(tag)
        if entry.get(W + "type", "normal") in ("normal", "")
    }


_CONTENTS = "the table of contents"
_WORD = frozenset((".docx", ".docm", ".dotx", ".dotm"))
_PAGES = frozenset((".htm", ".html", ".xhtml"))
_UNREAD_PART = (
    "Part of this document is another file set into it, whose words could not be read. "
    "Open the document in Word, save it as a new .docx and add that."
)
