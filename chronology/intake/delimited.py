"""Tables in plain text: which sign parts the columns, and the records as a spreadsheet would show them.

Quotes are read as people and programs really write them: doubled, left open, or standing in the middle of a
field. A quote that is never closed is a letter like any other and swallows no rows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from chronology.intake import limits

_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?[ \t]*(?:\r\n|\r|\n|$)', re.IGNORECASE)
_OPENING = re.compile(r'[ ]*"')
_WHOLLY_QUOTED = re.compile(r'(?:"(?:[^"]++|"")*+")?')
_SINGLY_QUOTED = re.compile(r"'[^\n]*'[,;\t|]'[^\n]*'")
_BACKSLASHED = re.compile(r'\\"\w')
_BARE_LINE_FEED = re.compile(r"(?<!\r)\n")
_SAMPLE = 200_000
_RECORDS = 400
_HEADING = 40  # characters

# The signs that part columns, as patterns. The last two part only where no space follows: in a file whose
# text holds bare commas, a comma between columns has none; nor does one within '1,050'.
_SIGNS = ("\t", ";", ",", r"\|", r"\^", "~", "¬", "\x1f")
_TIGHT = (r",(?! |(?<=\d,)\d{3}\b)", r";(?! )")
_OF_PROSE = (",", ";")


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a sign parts the text into columns.

    `width` is the width most rows have. `share` is how many have it between the first and the last such row,
    `cover` how many of all rows, titles and notes included.
    """

    sign: str
    width: int
    rows: int
    share: float
    cover: float

    @property
    def is_good(self) -> bool:
        steady = self.cover >= 0.5 or (self.share >= 0.9 and self.rows > 2)
        return steady and self.share >= 0.6 and (self.rows > 1 or (self.width > 2 and self.cover == 1))


def delimiter_of(text: str) -> str:
    """The sign that parts the columns, as a pattern for `records`; '' where the text is no table."""
    stated = _SEPARATOR_LINE.match(text)
    if stated:
        return re.escape(stated[1])
    sample = text[:_SAMPLE]
    fits = [fit for sign in _SIGNS if re.search(sign, sample) and (fit := _fit(sample, sign)) is not None]
    best = max(
        (fit for fit in fits if fit.is_good), key=lambda fit: (round(fit.cover, 1), fit.width), default=None
    )
    if best is None or (best.cover < 0.9 and best.sign in _OF_PROSE):
        tight = [
            fit for sign in _TIGHT if re.search(sign, sample) and (fit := _fit(sample, sign)) is not None
        ]
        better = [fit for fit in tight if fit.cover >= 0.9 and fit.rows > 2 and (best or fit.width > 2)]
        best = max(better, key=lambda fit: (fit.cover, fit.width), default=best)
    if best is None:
        return next((sign for sign in _SIGNS if _is_ragged(sample, sign)), "")
    return "" if _is_prose(sample, best) else best.sign


def unwrapped(text: str) -> str:
    """The text without quotes around its whole lines, which a spreadsheet adds to a table it took for words.

    There, quotes that were in the line stand doubled. Fields that all stand in single quotes come back in
    double ones.
    """
    if _SINGLY_QUOTED.match(text):
        return _doubly_quoted(text)
    if not text.startswith('"') or delimiter_of(text):
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not all(_WHOLLY_QUOTED.fullmatch(line) for line in lines):
        return text
    inner = "\n".join(line[1:-1].replace('""', '"') for line in lines)
    return inner if delimiter_of(inner) else text


def _doubly_quoted(text: str) -> str:
    lines = [line for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()]
    if not all(_SINGLY_QUOTED.fullmatch(line) for line in lines):
        return text
    rows = [re.split(r"'([,;\t|])'", line[1:-1]) for line in lines]
    return "\n".join(
        "".join(part if at % 2 else '"' + part.replace('"', '""') + '"' for at, part in enumerate(row))
        for row in rows
    )


def records(text: str, sign: str) -> Iterator[list[str]]:
    """The records of a table, each a list of fields; a blank line is one empty field.

    A `sep=` line at the top is the program's own and is left out, as spreadsheets do. Raises CannotRead
    where a record has more fields than any spreadsheet has columns.
    """
    stated = _SEPARATOR_LINE.match(text)
    if stated:
        text = text[stated.end() :]
    return _split(_one_line_end(text, sign), sign)


def _split(text: str, sign: str) -> Iterator[list[str]]:
    """The records of a text whose lines end in line feeds. Only lines with a quote are looked at closely."""
    parted = re.compile(sign)
    letter = sign.removeprefix("\\")[0]
    escaped = _BACKSLASHED.search(text) is not None
    quotes = _Quotes(text, letter, re.compile(rf"[ ]*(?:{sign}|\n|\Z)"), escaped)
    at, size = 0, len(text)
    while at < size:
        end = text.find("\n", at)
        end = size if end < 0 else end
        if text.count(letter, at, end) > limits.COLUMNS:
            raise limits.too_large(f"one of its rows has more than {limits.COLUMNS:,} columns")
        if text.find('"', at, end) < 0:
            yield parted.split(text[at:end])
        else:
            record, end = _quoted_record(text, at, parted, quotes)
            yield record
        at = end + 1


def _quoted_record(text: str, at: int, parted: re.Pattern[str], quotes: _Quotes) -> tuple[list[str], int]:
    """One record with quotes in it, and where it ends."""
    record: list[str] = []
    while True:
        opening = _OPENING.match(text, at)
        closing = quotes.closing(opening.end()) if opening else -1
        if opening and closing >= 0:
            words = text[opening.end() : closing].replace('""', '"')
            record.append(words.replace('\\"', '"') if quotes.escaped else words)
            at = closing + 1
            while text.startswith(" ", at):
                at += 1
        else:
            line_end = text.find("\n", at)
            line_end = len(text) if line_end < 0 else line_end
            found = parted.search(text, at, line_end)
            end = found.start() if found else line_end
            record.append(text[at:end])
            at = end
        following = parted.match(text, at)
        if following is None:
            return record, at
        if len(record) > limits.COLUMNS:
            raise limits.too_large(f"one of its rows has more than {limits.COLUMNS:,} columns")
        at = following.end()


@dataclass(slots=True)
class _Quotes:
    """Finds where quoted fields close.

    `escaped` tells that the file writes a quote within quotes with a backslash. `open_to` is a place up to
    which quotes are known to stay open.
    """

    text: str
    letter: str
    stop: re.Pattern[str]
    escaped: bool
    open_to: int = -1

    def closing(self, start: int) -> int:
        """The place of the quote that closes a field begun before `start`; -1 where none does.

        Within quotes a single quote is a letter, unless it could open a field: then the first was never
        closed. So was one with no other after it.
        """
        if start <= self.open_to:
            return -1
        at = start
        while (at := self.text.find('"', at)) >= 0:
            if self.stop.match(self.text, at + 1):
                return at
            if self.escaped and self.text[at - 1] == "\\":
                at += 1
                continue
            if self.text.startswith('""', at):
                at += 2
                continue
            if self.text[at - 1] in ("\n", self.letter):
                break
            at += 1
        self.open_to = len(self.text) if at < 0 else at - 1
        return -1


def _one_line_end(text: str, sign: str) -> str:
    """The text with records ended by line feeds.

    Where a file ends its records the Windows way and holds bare line feeds besides, those may be breaks
    within a field: the reading that gives rows of one width is taken, the breaks then kept as vertical tabs.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\r\n" not in text or _BARE_LINE_FEED.search(text) is None:
        return plain
    within = _BARE_LINE_FEED.sub("\v", text).replace("\r\n", "\n").replace("\r", "\n")
    by_plain, by_within = _fit(plain[:_SAMPLE], sign), _fit(within[:_SAMPLE], sign)
    if by_within is None or (by_plain is not None and by_plain.cover >= by_within.cover):
        return plain
    return within


def _fit(sample: str, sign: str) -> _Fit | None:
    """How well the sign parts the sample; None where no row has two columns."""
    widths = []
    for record in _split(sample.replace("\r\n", "\n").replace("\r", "\n"), sign):
        if len(record) > 1 or record[0].strip():
            widths.append(len(record))
        if len(widths) == _RECORDS:
            break
    counted = Counter(width for width in widths if width > 1)
    if not counted:
        return None
    width = max(counted, key=lambda width: (counted[width], width))
    if len(sample) >= _SAMPLE and len(widths) < _RECORDS and widths[-1] != width:
        widths.pop()  # cut through by the sample's end
    first = widths.index(width)
    last = len(widths) - widths[::-1].index(width)
    table = widths[first:last]  # titles above and notes beneath are no rows
    return _Fit(sign, width, len(table), table.count(width) / len(table), table.count(width) / len(widths))


def _is_ragged(sample: str, sign: str) -> bool:
    """Whether rows only leave out their last fields: a row of short words heads them, and none is longer."""
    rows = _split(sample[: sample.rfind("\n") + 1 or None].replace("\r\n", "\n").replace("\r", "\n"), sign)
    widths: list[int] = []
    for row in rows:
        if not widths and any(len(field) > _HEADING or any(map(str.isdigit, field)) for field in row):
            return False
        if any(map(str.strip, row)):
            widths.append(len(row))
        if len(widths) == _RECORDS:
            break
    return len(widths) > 3 and widths[0] >= 3 and all(1 < width <= widths[0] for width in widths)


def _is_prose(sample: str, fit: _Fit) -> bool:
    """Whether commas or semicolons are the sentences' own: nearly every one is followed by a space."""
    if fit.sign not in _OF_PROSE:
        return False
    bare = re.sub(r'"[^"]*"', "", sample)
    followed = len(re.findall(rf"{fit.sign} ", bare))
    alone = len(re.findall(rf"{fit.sign}(?![ \n])(?!(?<=\d.)\d{{3}}\b)", bare))  # '£1,050' parts nothing
    return followed > alone * 4 and not (fit.width > 2 and fit.cover > 0.9 and fit.rows > 2)
