"""Reads OpenDocument text (.odt, .ott), with nothing in it run.

The final text is read: insertions are in, deletions are set aside. Body text, tables and text boxes become
parts; page headers and footers, margin comments, hidden words and prompts of empty form fields are set
aside. Comments and footnotes in a table hang on their cell.
"""

from __future__ import annotations

from lxml import etree

from chronology.cycles import no_search_for_cycles
from chronology.intake.archive import Archive, damaged
from chronology.intake.grid import CannotRead, Document
from chronology.intake.pages import odt_names as n
from chronology.intake.pages.gathered import Pages
from chronology.intake.pages.hanging import Aside
from chronology.intake.pages.layout import Size
from chronology.intake.pages.odt_reading import start
from chronology.intake.pages.odt_tables import draw
from chronology.intake.pages.odt_text import blocks, lines, unseen_lines
from chronology.intake.pages.parts import tree
from chronology.intake.pages.word_names import Element
from chronology.model.events import Reason

KINDS = ("odt",)

BODY = "text"

_NOT_TEXT = (
    "No text document lies inside this file. Open it in its own program, save it as .docx and add that."
)


def read(data: bytes, name: str, sha256: str) -> Document:
    """One OpenDocument text. Raises CannotRead where it is damaged, locked, too large, or something else."""
    try:
        with no_search_for_cycles():
            return _Walk(Archive(data), Pages(name)).document(sha256)
    except etree.LxmlError as fault:
        raise damaged() from fault


class _Walk:
    """One way through one OpenDocument text."""

    def __init__(self, archive: Archive, pages: Pages) -> None:
        if "content.xml" not in archive:
            raise CannotRead(_NOT_TEXT)
        self._archive = archive
        self._pages = pages
        self._size = Size()
        self._content = tree(archive, "content.xml")
        self._styles = tree(archive, "styles.xml") if "styles.xml" in archive else None
        self._reading = start(self._content, self._styles)

    def document(self, sha256: str) -> Document:
        """All of the file."""
        body = self._content.find(f"{n.OFFICE}body/{n.OFFICE}text")
        if body is None:
            raise CannotRead(_NOT_TEXT)
        self._story(BODY, body)
        for deletion in list(self._reading.deletions.values()):
            found = unseen_lines(self._reading, deletion)
            self._pages.put_aside("changes", [Aside(Reason.DELETED, line) for line in found])
        self._page_furniture()
        self._pages.warnings.extend(self._reading.warnings())
        return self._pages.document(sha256, "odt", [], self._properties())

    def _story(self, story: str, container: Element) -> None:
        reading, pages = self._reading, self._pages
        for block in blocks(reading, container):
            if block.is_table:
                self._hang(story)
                pages.add_table(draw(reading, block.element, self._size))
            else:
                pages.add_paragraph(
                    story,
                    block.text,
                    level=block.level,
                    is_list=block.is_list,
                    struck=bool(reading.struck),
                )
            self._hang(story)
            if story == BODY:
                self._boxes()
        self._hang(story)
        if story == BODY:
            self._boxes()

    def _hang(self, story: str) -> None:
        """Keeps what came to light in the paragraph just read; its notes are set aside at its place."""
        asides, notes, _ = self._reading.take()
        if asides or notes:
            self._pages.put_aside(story, [*asides, *(Aside(reason, words) for reason, words in notes)])

    def _boxes(self) -> None:
        """Reads the text boxes that hung on the paragraph or table just read."""
        waiting = self._reading.take_boxes()
        while waiting:
            box = waiting.pop(0)
            if isinstance(box, str):
                self._pages.add_paragraph(self._pages.new_box(), box)
            elif box.tag == n.GRID:
                self._pages.add_table(draw(self._reading, box, self._size))
            else:
                self._story(self._pages.new_box(), box)
            waiting = self._reading.take_boxes() + waiting

    def _page_furniture(self) -> None:
        """Sets page headers and footers aside, each once; text boxes on them are read like any others."""
        if self._styles is None:
            return
        seen: set[tuple[str, ...]] = set()
        for page in self._styles.iter(n.STYLE + "master-page"):
            for part in page:
                kind = part.tag.rsplit("}", 1)[-1].split("-")[0] if isinstance(part.tag, str) else ""
                if kind not in ("header", "footer") or part.get(n.STYLE + "display") == "false":
                    continue
                found = lines(self._reading, part)
                if (kind, *found) in seen:
                    self._reading.take()
                    self._reading.take_boxes()
                    continue
                seen.add((kind, *found))
                self._pages.put_aside(f"page {kind}", [Aside(Reason.PAGE_FURNITURE, line) for line in found])
                self._hang(f"page {kind}")
                self._boxes()

    def _properties(self) -> tuple[str, ...]:
        """The document's own title, subject, company and keywords, where it has them."""
        if "meta.xml" not in self._archive:
            return ()
        try:
            root = tree(self._archive, "meta.xml")
        except CannotRead:
            return ()
        asked = [root.findtext(f".//{n.DC}title", ""), root.findtext(f".//{n.DC}subject", "")]
        asked += [
            entry.text or ""
            for entry in root.iter(n.META + "user-defined")
            if entry.get(n.META + "name", "").casefold() == "company"
        ]
        asked += [entry.text or "" for entry in root.iter(n.META + "keyword")]
        return tuple(dict.fromkeys(words.strip() for words in asked if words.strip()))
