"""The structure tree: what each mark on a page is (a heading, a cell, a link), for those who cannot see it.

Elements are written to the file as soon as they are complete; only numbers are kept.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from chronology.report.pdf.spool import Spool, references, text

ROOT = "StructTreeRoot"
"""The name that references of reportlab's find the tree by."""

_LEAF = 128  # entries in one leaf of the parent tree

COLUMN_HEAD = b"<</O/Table/Scope/Column>>"
ROW_HEAD = b"<</O/Table/Scope/Row>>"


class Element:
    """One element that is still open. `page` is the page that its first content stands on, 0 before that.

    `says` is its text in reading order, where the order of what is drawn does not tell it.
    """

    __slots__ = ("attributes", "kids", "number", "page", "parent", "says", "tag")

    def __init__(self, number: int, tag: bytes, parent: int, attributes: bytes = b"") -> None:
        self.number = number
        self.tag = tag
        self.parent = parent
        self.attributes = attributes
        self.page = 0
        self.says = ""
        self.kids: list[bytes] = []

    def add_mark(self, page: int, mark: int) -> None:
        """Content `mark` of the page with object number `page` belongs to this element."""
        if not self.page:
            self.page = page
        if self.page == page:
            self.kids.append(b"%d" % mark)
        else:
            self.kids.append(b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (page, mark))

    def add_annotation(self, page: int, annotation: int) -> None:
        """An annotation of the page with object number `page` belongs to this element."""
        if not self.page:
            self.page = page
        self.kids.append(b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (page, annotation))


class Group:
    """An element whose children are only elements: a document, a table, a part. Children are numbers."""

    __slots__ = ("children", "number", "parent", "tag")

    def __init__(self, number: int, tag: bytes, parent: int) -> None:
        self.number = number
        self.tag = tag
        self.parent = parent
        self.children = array("I")


class Structure:
    """The tree of one document, and the parent tree that leads from a page's marks back to it."""

    def __init__(self, file: Spool) -> None:
        self._file = file
        self.root = file.reserve(ROOT)
        self.document = Group(file.reserve(), b"Document", self.root)
        self._next_key = 0
        self._leaf: list[bytes] = []
        self._leaf_from = 0
        self._leaves: list[tuple[int, int, int]] = []

    def group(self, tag: bytes, parent: Group) -> Group:
        """Open a group beneath `parent`."""
        made = Group(self._file.reserve(), tag, parent.number)
        parent.children.append(made.number)
        return made

    def element(self, tag: bytes, parent: Group, attributes: bytes = b"") -> Element:
        """Open an element beneath a group."""
        made = Element(self._file.reserve(), tag, parent.number, attributes)
        parent.children.append(made.number)
        return made

    def whole(
        self,
        tag: bytes,
        parent: Group,
        page: int = 0,
        mark: int = 0,
        attributes: bytes = b"",
        says: str = "",
    ) -> int:
        """Write an element that is never open, as nearly all are: all its content is one mark of one page.

        `page` is that page's object number, 0 where it has no content. Gives the element's own number.
        """
        number = self._file.reserve()
        parent.children.append(number)
        if page:
            body = b"<</S/%s/P %d 0 R/K %d/Pg %d 0 R" % (tag, parent.number, mark, page)
        else:
            body = b"<</S/%s/P %d 0 R/K[]" % (tag, parent.number)
        self._put(number, body, attributes, says)
        return number

    def within(self, tag: bytes, parent: Element) -> Element:
        """Open an element within another one, such as a link within a cell."""
        made = Element(self._file.reserve(), tag, parent.number)
        parent.kids.append(b"%d 0 R" % made.number)
        return made

    def close(self, element: Element) -> None:
        """Write a complete element."""
        body = b"<</S/%s/P %d 0 R/K[%s]" % (element.tag, element.parent, b" ".join(element.kids))
        if element.page:
            body += b"/Pg %d 0 R" % element.page
        self._put(element.number, body, element.attributes, element.says)

    def _put(self, number: int, body: bytes, attributes: bytes, says: str) -> None:
        if attributes:
            body += b"/A" + attributes
        if says:
            body += b"/ActualText" + text(says)
        self._file.put(number, body + b">>")

    def close_group(self, group: Group) -> None:
        """Write a complete group."""
        self._file.put(
            group.number,
            b"<</S/%s/P %d 0 R/K%s>>" % (group.tag, group.parent, references(group.children)),
        )

    def key_of_annotation(self, element: Element) -> int:
        """The key under which an annotation finds the element that it belongs to."""
        return self._keep(b"%d 0 R" % element.number)

    def key_of_page(self, marks: Sequence[int]) -> int:
        """The key under which a page finds the elements of its marks, in the marks' order."""
        return self._keep(b"%d 0 R" % self._file.add(references(marks)))

    def finish(self) -> None:
        """Write the tree's root and the parent tree."""
        self.close_group(self.document)
        self._close_leaf()
        kids = references(number for number, _, _ in self._leaves)
        parents = self._file.add(b"<</Kids%s>>" % kids if self._leaves else b"<</Nums[]>>")
        self._file.put(
            self.root,
            b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>"
            % (self.document.number, parents, self._next_key),
        )

    def _keep(self, value: bytes) -> int:
        key = self._next_key
        self._next_key += 1
        self._leaf.append(b"%d %s" % (key, value))
        if len(self._leaf) >= _LEAF:
            self._close_leaf()
        return key

    def _close_leaf(self) -> None:
        if not self._leaf:
            return
        first, last = self._leaf_from, self._next_key - 1
        number = self._file.add(b"<</Limits[%d %d]/Nums[%s]>>" % (first, last, b" ".join(self._leaf)))
        self._leaves.append((number, first, last))
        self._leaf.clear()
        self._leaf_from = self._next_key
