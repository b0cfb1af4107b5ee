"""What a Word file's styles and lists say of a paragraph: a heading, a list item, struck out, hidden."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from chronology.intake.pages.word_names import (
    DOUBLE_STRIKE,
    NUMBERING,
    OUTLINE_LEVEL,
    PARAGRAPH_SETTINGS,
    PARAGRAPH_STYLE,
    RUN_SETTINGS,
    STRIKE,
    VAL,
    VANISH,
    Element,
    W,
    is_on,
    whole,
)

_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_BODY_LEVEL = 9  # what Word writes for an outline level that is none
_LIST_NAMES = ("list bullet", "list number", "list continue")  # 'List Paragraph' is often none
_LEVELS = 9
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


Load: TypeAlias = Callable[[], Element | None]  # gives a part's tree when it is first asked for


def _nothing() -> None:
    return None


@dataclass(frozen=True, slots=True)
class Style:
    """One style with what it inherits. `level` is above 0 for a heading; `list` is its list and depth."""

    level: int = 0
    list: tuple[str, int] | None = None
    struck: bool = False
    hidden: bool = False
    contents: bool = False
    named_list: bool = False


PLAIN = Style()


class Styles:
    """The styles of one Word file, by their identity, each read when it is first used."""

    def __init__(self, load: Load = _nothing) -> None:
        self._load = load
        self._raw: dict[str, Element] | None = None
        self._styles: dict[str, Style] = {}

    def named(self, identity: str) -> Style:
        """A style by its identity; a plain one where the file does not define it."""
        style = self._styles.get(identity)
        if style is None:
            if self._raw is None:
                root = self._load()
                self._raw = (
                    {}
                    if root is None
                    else {style.get(W + "styleId", ""): style for style in root.iterfind(W + "style")}
                )
            style = self._styles[identity] = _inherited(self._raw, identity)
        return style

    def is_special(self, identity: str) -> bool:
        """Whether a style does more to a paragraph's words than form them."""
        style = self.named(identity)
        return style.struck or style.hidden or style.list is not None

    def of(self, paragraph: Element) -> Style:
        """What a paragraph is by its style and by its own settings."""
        settings = paragraph.find(PARAGRAPH_SETTINGS)
        if settings is None:
            return PLAIN
        named = settings.find(PARAGRAPH_STYLE)
        style = PLAIN if named is None else self.named(named.get(VAL, ""))
        level, listed = style.level, style.list
        for setting in settings:
            if setting.tag == OUTLINE_LEVEL:
                level = _outline(setting)
            elif setting.tag == NUMBERING:
                listed = _list(setting, style.list)
        if level == style.level and listed == style.list:
            return style
        return Style(level, listed, style.struck, style.hidden, style.contents, style.named_list)


def _inherited(raw: dict[str, Element], identity: str) -> Style:
    """A style with what it takes from those it is based on; a circle of styles is cut where it closes."""
    chain: list[Element] = []
    seen: set[str] = set()
    while identity in raw and identity not in seen:
        seen.add(identity)
        chain.append(raw[identity])
        base = raw[identity].find(W + "basedOn")
        identity = "" if base is None else base.get(VAL, "")
    style = PLAIN
    for element in reversed(chain):
        named = element.find(W + "name")
        name = "" if named is None else named.get(VAL, "").strip().casefold()
        level, listed = style.level, style.list
        struck, hidden = style.struck, style.hidden
        for setting in element.iterfind(f"{PARAGRAPH_SETTINGS}/*"):
            if setting.tag == OUTLINE_LEVEL:
                level = _outline(setting)
            elif setting.tag == NUMBERING:
                listed = _list(setting, listed)
        if heading := _HEADING.fullmatch(name):
            level = int(heading[1])
        elif name in ("title", "subtitle"):
            level = 1 if name == "title" else 2
        for setting in element.iterfind(f"{RUN_SETTINGS}/*"):
            if setting.tag in (STRIKE, DOUBLE_STRIKE):
                struck = is_on(setting)
            elif setting.tag == VANISH:
                hidden = is_on(setting)
        contents = style.contents or re.fullmatch(r"toc \d", name) is not None
        named_list = style.named_list or name.startswith(_LIST_NAMES)
        style = Style(level, listed, struck, hidden, contents, named_list)
    return style


def _outline(setting: Element) -> int:
    level = whole(setting.get(VAL), _BODY_LEVEL)
    return 0 if level >= _BODY_LEVEL else level + 1


def _list(setting: Element, inherited: tuple[str, int] | None) -> tuple[str, int] | None:
    number, depth = setting.find(W + "numId"), setting.find(W + "ilvl")
    identity = (inherited[0] if inherited else "") if number is None else number.get(VAL, "")
    if not identity or identity == "0":
        return None
    return identity, 0 if depth is None else whole(depth.get(VAL), 0, 0, _LEVELS - 1)


@dataclass(slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    pattern: str = ""


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level] = field(default_factory=dict)
    certain: bool = True


class Lists:
    """Counts a Word file's automatic numbers as the document is walked. One per walk: it counts along."""

    def __init__(self, load: Load = _nothing) -> None:
        self._load: Load | None = load
        self._patterns: dict[str, _List] = {}
        self._used: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = defaultdict(dict)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def _define(self, root: Element) -> None:
        for pattern in root.iter(W + "abstractNum"):
            levels = {whole(entry.get(W + "ilvl")): _level(entry) for entry in pattern.iter(W + "lvl")}
            linked = pattern.find(W + "numStyleLink") is not None
            self._patterns[pattern.get(W + "abstractNumId", "")] = _List(levels, certain=not linked)
        for used in root.iter(W + "num"):
            identity = used.get(W + "numId", "")
            named = used.find(W + "abstractNumId")
            self._used[identity] = "" if named is None else named.get(VAL, "")
            for override in used.iter(W + "lvlOverride"):
                start = override.find(W + "startOverride")
                if start is not None:
                    depth = whole(override.get(W + "ilvl"), 0, 0, _LEVELS - 1)
                    self._restarts[identity][depth] = whole(start.get(VAL), 1, 0, 1_000_000)

    def next(self, listed: tuple[str, int]) -> str:
        """Counts one paragraph of a list on, and gives the number that stands before it.

        '' for a bullet, and wherever the number is not certain.
        """
        if self._load is not None:
            root, self._load = self._load(), None
            if root is not None:
                self._define(root)
        identity, depth = listed
        pattern = self._used.get(identity, "")
        form = self._patterns.get(pattern)
        if form is None or depth not in form.levels:
            return ""
        counts = self._counts[pattern]
        restart = self._restarts[identity].pop(depth, None)
        if restart is not None:
            counts[depth] = restart
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else form.levels[depth].start
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        level = form.levels[depth]
        if not form.certain or level.form == "bullet":
            return ""
        label = level.pattern
        for asked in sorted({int(digit) for digit in re.findall(r"%(\d)", label)}):
            if asked == 0 or asked - 1 not in form.levels:
                return ""
            shown = _number(counts.get(asked - 1, form.levels[asked - 1].start), form.levels[asked - 1].form)
            if not shown:
                return ""
            label = label.replace(f"%{asked}", shown)
        return label.strip()


def _level(entry: Element) -> _Level:
    level = _Level()
    for setting in entry:
        if setting.tag == W + "start":
            level.start = whole(setting.get(VAL), 1, 0, 1_000_000)
        elif setting.tag == W + "numFmt":
            level.form = setting.get(VAL, "")
        elif setting.tag == W + "lvlText":
            level.pattern = setting.get(VAL, "")
    return level


def _number(count: int, form: str) -> str:
    """A count as the list writes it; '' for a form that is not one of the usual ones."""
    if form == "decimal":
        return str(count)
    if form == "decimalZero":
        return f"{count:02}"
    if form in ("lowerLetter", "upperLetter") and 1 <= count <= 26 * 10:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman") and 1 <= count < 4000:
        written = ""
        for size, letters in _ROMAN:
            while count >= size:
                written, count = written + letters, count - size
        return written if form == "lowerRoman" else written.upper()
    return ""
