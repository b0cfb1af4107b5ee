"""What a person sees in a cell that holds a number.

A spreadsheet keeps a date as a count of days, and a number format says how much of it is shown. A cell that
shows 'Mar-19' holds 1 March 2019, but nobody wrote the first of March: such a cell gives its words, and no
day. Words that a format adds (`"w/c "dd/mm/yyyy`) are part of what a person sees.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from chronology.intake.grid import Cell, Value

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# The formats that Excel knows by number alone; 14 follows the country the computer stands in.
BUILT_IN = {
    9: "0%", 10: "0.00%", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 45: "mm:ss", 46: "[h]:mm:ss",
    47: "mm:ss.0",
}  # fmt: skip

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[(?P<elapsed>h+|m+|s+)\]|\[[^\]]*\]'
    r"|(?P<half>am/pm|a/p)|(?P<part>y+|m+|d+|h+|s+)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_HARMLESS_WORDS = {"st", "nd", "rd", "th", "of", "at", "t", "z", "h", "hrs", "hr", "hours", "on"}


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """One number format, as far as it changes what is read.

    `parts` are the pieces of a date or time in order, each (letter, length) or ('text', words); minutes are
    'n'. `decimals` is set for percentages; `digits` is the pattern of a number padded with noughts.
    """

    parts: tuple[tuple[str, int | str], ...] = ()
    decimals: int | None = None
    digits: str = ""

    @property
    def is_moment(self) -> bool:
        """Whether the number is shown as a date, a time or a length of time."""
        return any(letter in "ymdhnsE" for letter, _ in self.parts if letter != "text")

    @property
    def is_ascii(self) -> bool:
        """Whether the format adds nothing but plain letters."""
        return all(str(words).isascii() for letter, words in self.parts if letter == "text")

    @property
    def is_duration(self) -> bool:
        return any(letter == "E" for letter, _ in self.parts)

    @property
    def shows_whole_day(self) -> bool:
        return self._shows("y") and self._shows("m") and any(p in (("d", 1), ("d", 2)) for p in self.parts)

    @property
    def shows_date(self) -> bool:
        return self._shows("y") or self._shows("m") or self._shows("d")

    @property
    def without_year(self) -> bool:
        """Whether a day and a month are shown, and no year."""
        return self._shows("m") and self._shows("d") and not self._shows("y")

    @property
    def adds_words(self) -> bool:
        """Whether the format itself adds words to a date, such as 'w/c'."""
        return any(
            letter == "text"
            and re.search(r"[^\W\d_]", str(words))
            and str(words).strip(" ,.-").casefold() not in _HARMLESS_WORDS
            for letter, words in self.parts
        )

    @property
    def is_plain(self) -> bool:
        """Whether a cell reads the same with this format as without: a whole date, or a bare number."""
        if self.is_moment:
            return self.is_duration or (self.shows_whole_day and not self.adds_words)
        return self.decimals is None and not self.digits

    def _shows(self, letter: str) -> bool:
        return any(part == letter for part, _ in self.parts)


GENERAL = NumberFormat()


@lru_cache(maxsize=1024)
def number_format(code: str) -> NumberFormat:
    """A number format by its code, as files write it ('dd/mm/yyyy', '[$-809]d mmmm yyyy;@', '0.0%')."""
    tokens = _tokens(code)
    if any(kind == "part" for kind, _ in tokens) or any(kind == "elapsed" for kind, _ in tokens):
        return NumberFormat(parts=_moment_parts(tokens))
    bare = "".join(words for kind, words in tokens if kind == "other")
    if "%" in bare:
        return NumberFormat(decimals=len(re.sub(r"[^0#?]", "", bare.partition(".")[2])))
    shown = "".join(words for kind, words in tokens if kind in ("other", "text"))
    if re.fullmatch(r"0[0 \-/]+", shown) and shown.count("0") > 1:
        return NumberFormat(digits=shown)
    return GENERAL


def built_in(number: int) -> NumberFormat:
    """A number format by the number under which Excel knows it, 'General' where the number says nothing."""
    return number_format(BUILT_IN[number]) if number in BUILT_IN else GENERAL


def moment(serial: float, date_1904: bool, form: NumberFormat = GENERAL) -> Value:
    """A count of days as the date, moment, time or length of time that it stands for.

    Below one whole day it is a time. None where no calendar has that day (Excel's 29 February 1900, a
    negative number, or beyond the year 9999).
    """
    if form.is_duration:
        return timedelta(seconds=round(serial * 86400)) if abs(serial) < 1e6 else None
    if not 0 <= serial < 2958466:
        return None
    whole = int(serial)
    seconds = min(round((serial - whole) * 86400), 86399)
    clock = (datetime.min + timedelta(seconds=seconds)).time()
    if whole == 0 and not form.shows_date:
        return clock
    if whole == 0 and not date_1904:
        return clock if seconds else None
    if date_1904:
        first = date(1904, 1, 1)
    elif whole == 60:
        return None
    else:
        first = date(1899, 12, 31) if whole < 60 else date(1899, 12, 30)
    try:
        day = first + timedelta(days=whole)
    except OverflowError:
        return None
    return datetime.combine(day, clock) if seconds else day


def number_cell(number: float, form: NumberFormat, date_1904: bool) -> Cell:
    """The cell of a bare number under its format."""
    if form.is_moment:
        value = moment(number, date_1904, form)
        if value is None:
            return Cell(number_text(number)) if number else Cell("00/01/1900")
        return moment_cell(value, form)
    return Cell(_number_shown(number, form), number)


def moment_cell(value: Value, form: NumberFormat = GENERAL) -> Cell:
    """The cell of a date, moment, time or length of time under its format.

    Where the format shows no day and holds the first of the month, or adds words of its own, the words
    stand alone: they are all that anybody wrote.
    """
    if isinstance(value, datetime):
        value = _to_the_second(value)
    if form is GENERAL or form.is_plain or not form.is_moment or not isinstance(value, date | time):
        return Cell(_plain_text(value), value)
    if isinstance(value, time) or not form.shows_date:
        clock = value if isinstance(value, time) else time.min
        if isinstance(value, datetime):
            clock = value.time()
        return Cell(_clock_text(clock), clock)
    if form.adds_words:
        return Cell(_render(form, value))
    if form.without_year:
        return Cell(_render(form, value), value)
    if value.day != 1 or isinstance(value, datetime):
        return Cell(_plain_text(value), value)  # somebody wrote a day, though the format hides it
    return Cell(_render(form, value))


def number_text(number: float) -> str:
    """A number as a spreadsheet shows it: no '.0', at most fifteen digits."""
    return (
        format(number, ".15g") if abs(number) < 1e15 else str(int(number)) if number < 1e21 else str(number)
    )


def _number_shown(number: float, form: NumberFormat) -> str:
    if form.decimals is not None:
        return f"{number * 100:.{min(form.decimals, 15)}f}%"
    if form.digits and number >= 0 and number == int(number):
        digits = list(str(int(number)).rjust(form.digits.count("0"), "0"))
        shown = [digits.pop() if place == "0" else place for place in reversed(form.digits)]
        return "".join(digits) + "".join(reversed(shown))
    return number_text(number)


def _plain_text(value: Value) -> str:
    if isinstance(value, datetime):
        return f"{day_text(value)} {_clock_text(value.time())}"
    if isinstance(value, date):
        return day_text(value)
    if isinstance(value, time):
        return _clock_text(value)
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(abs(value.total_seconds())), 60)
        sign = "-" if value < timedelta(0) else ""
        return f"{sign}{minutes // 60}:{minutes % 60:02}" + (f":{seconds:02}" if seconds else "")
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return "" if value is None else number_text(value)


plain_text = _plain_text


def day_text(day: date) -> str:
    """A day as it is written here: 03/05/2019."""
    year, month, number = day.isoformat()[:10].split("-")
    return f"{number}/{month}/{year}"


def _clock_text(clock: time) -> str:
    return f"{clock.hour:02}:{clock.minute:02}" + (f":{clock.second:02}" if clock.second else "")


def _to_the_second(value: datetime) -> datetime | date:
    """A moment rounded to the second, never into the next day; a bare date where it is midnight."""
    whole = value.replace(microsecond=0)
    if value.microsecond >= 500_000 and (whole + timedelta(seconds=1)).date() == value.date():
        whole += timedelta(seconds=1)
    return whole.date() if whole.time() == time.min else whole


def _render(form: NumberFormat, value: date) -> str:
    clock = value.time() if isinstance(value, datetime) else time.min
    half = any(letter == "half" for letter, _ in form.parts)
    words = []
    for letter, length in form.parts:
        if letter == "text":
            words.append(str(length))
            continue
        size = int(length)
        if letter == "y":
            words.append(f"{value.year:04}")  # 'Mar-19' is read as the month or the day: four digits are not
        elif letter == "m":
            words.append(_name(_MONTHS[value.month - 1], value.month, size))
        elif letter == "d":
            words.append(_name(_WEEKDAYS[value.weekday()], value.day, size))
        elif letter == "half":
            words.append("am" if clock.hour < 12 else "pm")
        elif letter == "h":
            words.append(str((clock.hour - 1) % 12 + 1 if half else clock.hour).rjust(min(size, 2), "0"))
        else:
            words.append(str(clock.minute if letter == "n" else clock.second).rjust(min(size, 2), "0"))
    return "".join(words).strip()


def _name(name: str, number: int, size: int) -> str:
    if size <= 2:
        return str(number).rjust(size, "0")
    return name[:3] if size == 3 else name[:1] if size == 5 else name


def _tokens(code: str) -> list[tuple[str, str]]:
    """The pieces of a format's first section: ('part', 'mmm'), ('text', 'w/c '), ('other', '%') ..."""
    tokens = []
    for found in _TOKEN.finditer(code):
        kind, words = found.lastgroup, found.group(found.lastgroup) if found.lastgroup else ""
        if kind == "other" and words == ";":
            break
        if kind == "part" and re.fullmatch("general", code[found.start() : found.start() + 7], re.I):
            return []
        if kind in ("quoted", "escaped"):
            tokens.append(("text", words))
        elif kind is not None:
            tokens.append((kind, words.lower() if kind != "other" else words))
    return tokens


def _moment_parts(tokens: list[tuple[str, str]]) -> tuple[tuple[str, int | str], ...]:
    letters = [words[0] for kind, words in tokens if kind in ("part", "elapsed")]
    parts: list[tuple[str, int | str]] = []
    at = 0
    for kind, words in tokens:
        if kind == "elapsed":
            parts.append(("E", len(words)))
            at += 1
        elif kind == "part":
            before = letters[at - 1] if at else ""
            after = letters[at + 1] if at + 1 < len(letters) else ""
            minutes = words[0] == "m" and len(words) <= 2 and (before in ("h", "n") or after == "s")
            letters[at] = "n" if minutes else words[0]
            parts.append((letters[at], len(words)))
            at += 1
        elif kind == "half":
            parts.append(("half", len(words)))
        elif kind == "text" or not (words.isalnum() or words == "@"):
            parts.append(("text", words))
    return tuple(parts)
