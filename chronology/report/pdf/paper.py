"""Pages, filled from the top down: where the pen is, what stands on a page, its head and its foot.

Every stroke is drawn inside a mark: it belongs to an element of the structure tree, or it is an artefact
(rules, heads, feet) that a screen reader passes over.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from chronology.report.pdf import look
from chronology.report.pdf.breaking import Line, broken
from chronology.report.pdf.canvas import TaggedCanvas
from chronology.report.pdf.faces import is_right_to_left
from chronology.report.pdf.fonts import Fonts, Intricate, Weight
from chronology.report.pdf.look import Style, colour
from chronology.report.pdf.settle import settled
from chronology.report.pdf.structure import Element, Group, Structure

_HEAD = b"/Artifact<</Type/Pagination/Subtype/Header>>BDC\n"
_FOOT = b"/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n"
_END = b"EMC\n"
_SHORT = 60  # letters: agencies, ages, headings, answers come again and again, and are laid out once
_LAID = 500
_SEEN_ABOVE = 24  # a link shows the heading above the place that it leads to


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a named place of the document. `says` tells where, for those who cannot see it."""

    to: str
    says: str


Laid = tuple[Style, Line, Link | None]
"""One line, laid out: how it is set, its letters, and where it leads."""


def says(laid: Sequence[Laid]) -> str:
    """The words of lines in reading order, where a line is read from the right; '' where none is."""
    for _, line, _ in laid:
        if type(line) is Intricate and any(map(is_right_to_left, line.words)):
            break
    else:
        return ""
    words = [line.words if isinstance(line, Intricate) else line for _, line, _ in laid]
    return "".join(words).strip()


class Paper:
    """The pages of one document. `y` is the pen's height above the page's lower edge, in points.

    `count` pages were begun. `repeat` draws what a new page begins with; `beside_head` stands at the right
    of each page's head.
    """

    def __init__(self, canvas: TaggedCanvas, structure: Structure, fonts: Fonts) -> None:
        self._canvas = canvas
        self._document = canvas.document
        self._fonts = fonts
        self.structure = structure
        self.count = 0
        self.y = 0.0
        self._head: Callable[[Any, Any], str] | None = None
        self._heading: Element | None = None
        self.beside_head = ""
        self.repeat: Callable[[], None] | None = None
        self._first: Any = None
        self._last: Any = None
        self._parts: list[bytes] = []
        self._marks = array("I")
        self._bookmarks = 0
        self._laid: dict[tuple[Style, float, str, Link | None], list[Laid]] = {}
        self._set: dict[Style, tuple[Weight, bytes, bytes]] = {}

    # Pages

    def turn(self, head: Callable[[Any, Any], str] | None = None, heading: Element | None = None) -> None:
        """Close the page, if one is open, and begin the next.

        `head` gives the words at the head of this page and the following ones, from the first and the last
        key noted on each; `heading` is the element that they belong to on this page, where they are a
        heading and not its repetition.
        """
        self.close_page()
        if head:
            self._head = head
        self._heading = heading
        self._document.open_page()
        self.count += 1
        self.y = look.TOP
        self._first = self._last = None
        if self.repeat:
            self.repeat()

    def close_page(self) -> None:
        """Write the page that is open, with its head; its foot follows when the number of pages is known."""
        if not self._document.page:
            return
        self._draw_head()
        self._canvas.draw_page(b"".join(self._parts), self.structure.key_of_page(self._marks))
        self._parts.clear()
        self._marks = array("I")

    def finish(self, left: str, middle: str) -> None:
        """Close the last page and draw every foot."""
        self.close_page()
        for page in range(1, self.count + 1):
            self._document.draw_foot(page, self._foot(left, middle, f"page {page} of {self.count}"))

    @property
    def room(self) -> float:
        """The height that is left on the page."""
        return self.y - look.BOTTOM

    def name_place(self, name: str) -> None:
        """Let links and bookmarks lead to where the pen is, by a name that is used only once."""
        self._canvas.name_place(name, min(self.y + _SEEN_ABOVE, look.PAGE_HEIGHT))

    def bookmark(self, level: int, title: str, place: str = "") -> None:
        """Add a bookmark to a named place, or else to where the pen is.

        `level` 0 is a part, 1 stands within the last part, and so on.
        """
        if not place:
            self._bookmarks += 1
            place = f"bookmark-{self._bookmarks}"
            self.name_place(place)
        self._canvas.bookmark(level, title, place)

    def note(self, key: object) -> None:
        """Remember the first and the last of what stands on this page; the page's head tells them."""
        if self._first is None:
            self._first = key
        self._last = key

    # Words

    def lay(self, style: Style, words: str, width: float, link: Link | None = None) -> list[Laid]:
        """Words as lines that fit a width."""
        if len(words) > _SHORT:
            weight = self._fonts.weight(style.bold)
            return [(style, line, link) for line in broken(words, weight, style.size, width - style.indent)]
        key = style, width, words, link
        known = self._laid.get(key)
        if known is None:
            if len(self._laid) > _LAID:
                self._laid.clear()
            weight = self._fonts.weight(style.bold)
            lines = broken(words, weight, style.size, width - style.indent)
            known = self._laid[key] = [(style, line, link) for line in lines]
        return known

    def width(self, style: Style, words: str) -> float:
        """How wide words are on one line, in points."""
        return self._setting(style)[0].width(settled(words)) * style.size / 1000

    def _drawn(self, x: float, top: float, laid: Iterable[Laid], width: float = 0.0) -> bytes:
        """Lines one beneath another, from `top` down. Lines that are read from the right end at `width`."""
        parts = [b"BT"]
        pen_x = pen_y = 0.0
        above: Style | None = None
        for style, line, _ in laid:
            if style is not above:
                weight, prefix, down = self._setting(style)
                parts.append(prefix)
            baseline = top - style.leading / 2 - style.size * 0.36
            top -= style.leading
            start = x + style.indent
            if type(line) is Intricate and line.backwards and width:
                start = x + width - weight.intricate_width(line) * style.size / 1000
            if style is above and start == pen_x:
                parts.append(down)
            else:
                parts.append(b"%.6g %.6g Td" % (start - pen_x, baseline - pen_y))
            above, pen_x, pen_y = style, start, baseline
            parts.append(weight.shown.get(line) or weight.show(line, style.size))
        parts.append(b"ET\n")
        return b" ".join(parts)

    def _setting(self, style: Style) -> tuple[Weight, bytes, bytes]:
        """The letters of a style, and the operators that set it and that go down to its next line."""
        known = self._set.get(style)
        if known is None:
            weight = self._fonts.weight(style.bold)
            prefix = weight.font(style.size) + b" %s rg" % colour(style.ink)
            known = self._set[style] = (weight, prefix, b"0 %.6g Td" % -style.leading)
        return known

    # Marks

    def tagged(
        self, element: Element, x: float, top: float, laid: Iterable[Laid], width: float = 0.0
    ) -> None:
        """Draw lines that belong to an element."""
        element.add_mark(self._document.page, len(self._marks))
        self._mark(element.tag, element.number, self._drawn(x, top, laid, width))

    def whole(
        self,
        tag: bytes,
        attributes: bytes,
        parent: Group,
        x: float,
        top: float,
        laid: Sequence[Laid],
        width: float,
    ) -> None:
        """Draw all the lines of an element beneath a group, none of which leads anywhere."""
        if not laid:
            self.structure.whole(tag, parent, attributes=attributes)
            return
        page, mark = self._document.page, len(self._marks)
        number = self.structure.whole(tag, parent, page, mark, attributes, says(laid))
        self._mark(tag, number, self._drawn(x, top, laid, width))

    def _mark(self, tag: bytes, number: int, drawn: bytes) -> None:
        """Put what was drawn on the page, inside the next mark, as content of an element."""
        self._parts.append(b"/%s<</MCID %d>>BDC\n" % (tag, len(self._marks)))
        self._parts.append(drawn)
        self._parts.append(_END)
        self._marks.append(number)

    def linked(self, parent: Element, x: float, top: float, laid: list[Laid], width: float) -> None:
        """Draw lines that lead somewhere, within an element."""
        link = laid[0][2]
        assert link is not None
        element = self.structure.within(b"Link", parent)
        self.tagged(element, x, top, laid, width)
        bottom = top - sum(style.leading for style, _, _ in laid)
        annotation = self._canvas.link(
            link.to, link.says, (x, bottom, x + width, top), self.structure.key_of_annotation(element)
        )
        element.add_annotation(self._document.page, annotation)
        self.structure.close(element)

    def artefact(self, strokes: bytes) -> None:
        """Draw what carries no words: rules, bars, marks."""
        self._parts.append(b"/Artifact BMC\n%s\nEMC\n" % strokes)

    def artefact_words(self, x: float, top: float, laid: Iterable[Laid]) -> None:
        """Draw words that are only there for the eye, such as a heading said again."""
        self._parts.append(b"/Artifact BMC\n")
        self._parts.append(self._drawn(x, top, laid))
        self._parts.append(_END)

    # Paragraphs

    def paragraph(
        self,
        parent: Group,
        style: Style,
        words: str,
        tag: bytes = b"P",
        x: float = look.LEFT,
        width: float = look.WIDTH,
        after: float = 0.0,
        link: Link | None = None,
    ) -> None:
        """Words as a paragraph of their own, over the page's end where they must."""
        element = self.structure.element(tag, parent)
        laid = self.lay(style, words, width, link)
        element.says = says(laid)
        while laid:
            fit = int(self.room // style.leading)
            if fit <= 0:
                self.turn()
                continue
            part, laid = laid[:fit], laid[fit:]
            if link:
                self.linked(element, x, self.y, part, width)
            else:
                self.tagged(element, x, self.y, part, width)
            self.y -= style.leading * len(part)
        self.structure.close(element)
        self.y -= after

    # Head and foot

    def _draw_head(self) -> None:
        if self._head is None:
            return
        left, right = self._head(self._first, self._last), self.beside_head
        head = self.lay(look.PAGE_HEAD, left, look.WIDTH * 0.62)[:1]
        top = look.HEAD_LINE + look.PAGE_HEAD.leading / 2
        if self._heading is not None:
            self.tagged(self._heading, look.LEFT, top, head)
            self.structure.close(self._heading)
            self._heading = None
        else:
            self._parts.append(_HEAD + self._drawn(look.LEFT, top, head) + _END)
        if right:
            beside = self.lay(look.ASIDE, right, look.BESIDE_HEAD + 1)[:1]
            x = look.RIGHT - min(self.width(look.ASIDE, right), look.BESIDE_HEAD)
            self._parts.append(_HEAD + self._drawn(x, top - 3, beside) + _END)

    def _foot(self, left: str, middle: str, right: str) -> bytes:
        top = look.FOOT_LINE + 5
        rule = b"%s RG 0.5 w %.2f %.2f m %.2f %.2f l S\n" % (
            colour(look.RULE),
            look.LEFT,
            look.FOOT_RULE,
            look.RIGHT,
            look.FOOT_RULE,
        )
        middle_x = (look.PAGE_WIDTH - min(self.width(look.FOOT, middle), look.WIDTH / 2)) / 2
        right_x = look.RIGHT - self.width(look.FOOT, right)
        return (
            _FOOT
            + rule
            + self._drawn(look.LEFT, top, self.lay(look.FOOT_BOLD, left, look.WIDTH / 4)[:1])
            + self._drawn(middle_x, top, self.lay(look.FOOT, middle, look.WIDTH / 2 + 1)[:1])
            + self._drawn(right_x, top, self.lay(look.FOOT, right, look.WIDTH / 3)[:1])
            + _END
        )
