"""Reading one date as somebody wrote it, alone in its cell: the order in which the readings are tried."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time

from chronology.model.dates.ages import read_age
from chronology.model.dates.clock import Cut, cut_bare_time, cut_time
from chronology.model.dates.context import DateContext
from chronology.model.dates.digits import read_digits
from chronology.model.dates.edtf import read_edtf
from chronology.model.dates.grammar import NO_DATE, NO_SPAN, read_tokens
from chronology.model.dates.pieces import Piece, Setting
from chronology.model.dates.resolving import resolve
from chronology.model.dates.stretch import NeedsYear, Stretch
from chronology.model.dates.tokens import LONGEST, fold, tokenise
from chronology.model.dates.value import EventDate, Origin, Qualifier, TimeOfDay, UnreadableDate
from chronology.model.dates.words import MONTHS_BY_NAME, RELATIVE, UNDATED

_SPACE = re.compile(r"\s+")
_WRAPPED = ' \t\r\n()[]{}"“”*_:;,|•·'
_TYPED_AS_WORDS = re.compile(r"^'(?=\d{1,2}\D)")  # the mark by which a spreadsheet keeps a date as words
_BASIC_TIME = re.compile(r"(?<=\d)t(?=\d)")
# ISO without colons ('20190304T1430', '2019-03-04T14').
_ISO_BASIC = re.compile(
    r"(\d{8}|\d{4}-\d{2}-\d{2})t([01]\d|2[0-3])([0-5]\d)?(?:\d{2})?(?:[.,]\d+)?(?:z|[+-]\d{2}:?(?:\d{2})?)?"
)
_WORD = re.compile(r"[a-z]+")
_PLACEHOLDER = re.compile(r"(?:[x?_0-]{1,2}[-./ ]){2}(?:[x?_]{2,4}|-{2,4}|0{2}|0{4})|_+(?:/_+)*")
_SOME_DIGIT = re.compile(r"[1-9]")
_PLAIN = re.compile(
    r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})|(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9}) ([12]\d{3})"
    r"|([12]\d{3})-(\d{2})-(\d{2})"
)
# What lists put in front of an entry: '1.', '(3)', '*3*', '#4', 'a)', or a row's bare number.
NUMBERING = re.compile(
    r"\s*(?:\*+\d{1,3}\*+|[(\[]?\d{1,3}[.)\]:]|\(?[a-z][.)]|#\s?\d{1,4}:?|\d{1,2}\.\d{1,2}\.?)\s+"
    r"|\s*\d{1,4}\s+(?=\d{1,2}[./-]\d{1,2}[./-]\d{2}|\d{4}-\d{2}-\d{2})|\s*\d{1,4}(?:\t|\s{2,})\s*(?=\d)",
    re.IGNORECASE,
)
# 'x2' behind a date says how often something happened on it.
_COUNT_BEHIND = re.compile(r"\s+(?:[(\[]?x\s?\d{1,2}[)\]]?|[(\[]\d{1,2}[)\]])\s*", re.IGNORECASE)
_LETTERS_FOR_DIGITS = re.compile(r"\s*([\dOoIl]{1,2})([./-])([\dOoIl]{1,2})\2([\dOoIl]{4}|[\dOoIl]{2})\s*")
_DIGITS = str.maketrans("OoIl", "0011")
# '(reported 4/6/19)' behind a date says when it was told, and leaves the date as it is.
_TOLD_LATER = re.compile(
    r"[\s,;(\[–-]+(?:date\s+)?"
    r"(?:reported|recorded|entered|logged|inputted|typed|added|rec'?d|received|disclosed|notified)"
    r"(?:\s+(?:on|to \w+|by \w+))*[\s:]+(?=\d)[\d/.\s:-]{6,16}[)\]]?\s*$",
    re.IGNORECASE,
)
_OLDEST_LIKELY = 100
_LAST_LIKELY_YEAR = 2199

_QUALIFIERS = {
    (False, False): Qualifier.STATED,
    (True, False): Qualifier.APPROXIMATE,
    (False, True): Qualifier.UNCERTAIN,
    (True, True): Qualifier.APPROXIMATE_AND_UNCERTAIN,
}
_NO_CONTEXT = DateContext()


def read_date(text: str, context: DateContext = _NO_CONTEXT, year: int | None = None) -> EventDate:
    """The date that `text` is, with the interval and the doubt that it says, and its time where it has one.

    `year` is lent from a heading to a date that has none of its own; the origin then says so. Words that say
    there is no date ('not recorded') are UNDATED; so is a day and month whose year nothing gives, with a
    warning. Raises UnreadableDate in one sentence where the words are no date, an impossible one, or one
    that could be read in two ways.
    """
    if len(text) > LONGEST:
        raise UnreadableDate("This is too long to be a date: please write the date in a cell of its own.")
    setting = Setting(context, year)
    try:
        return _read_folded(text, fold(text), setting)
    except UnreadableDate as reason:
        if str(reason) not in (NO_DATE, NO_SPAN):
            raise
        for rest, warnings in _read_otherwise(text):
            try:
                found = _read_folded(rest, fold(rest), setting)
            except UnreadableDate:
                continue
            return _with_doubt(replace(found, as_written=text), warnings)
        raise


def _read_otherwise(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Words that were no date without what lists put around one, and with digits typed as letters mended."""
    if numbering := NUMBERING.match(text):
        yield text[numbering.end() :], ()
    if (count := _COUNT_BEHIND.search(text)) and count.end() == len(text):
        yield text[: count.start()], ()
    if (told := _TOLD_LATER.search(text)) and told.start():
        yield text[: told.start()], ()
    if _LETTERS_FOR_DIGITS.fullmatch(text) and sum(letter.isdigit() for letter in text) > 2:
        yield text.translate(_DIGITS), ("A letter stands in place of a digit: please check the date.",)


def _with_doubt(found: EventDate, warnings: tuple[str, ...]) -> EventDate:
    if not warnings or not found.is_dated:
        return found
    return replace(found, qualifier=Qualifier.UNCERTAIN, warnings=(*warnings, *found.warnings))


def _read_folded(text: str, folded: tuple[str, list[int] | None], setting: Setting) -> EventDate:
    words = _TYPED_AS_WORDS.sub("", folded[0].strip(_WRAPPED))
    clock: TimeOfDay | None = None
    try:
        stretch = _plain_day(words, setting)
        if stretch is None:
            if is_undated(words):
                return EventDate(as_written=text)
            stretch, clock = _read(words, text, folded, setting)
    except NeedsYear as reason:
        return EventDate(as_written=text, warnings=(str(reason),))
    if stretch.first is None and stretch.last is None:
        raise UnreadableDate(NO_DATE)
    if any(end is not None and end.year > _LAST_LIKELY_YEAR for end in (stretch.first, stretch.last)):
        raise UnreadableDate("The year lies in a far future: please check whether it stands for no date.")
    return EventDate(
        earliest=stretch.first,
        latest=stretch.last,
        qualifier=_QUALIFIERS[stretch.approximate, stretch.uncertain],
        origin=Origin.HEADING if stretch.year_lent else Origin.CELL,
        time=clock,
        as_written=text,
        warnings=(*stretch.warnings, *_odd_year(stretch, setting.context)),
    )


def needs_year(text: str, context: DateContext = _NO_CONTEXT) -> bool:
    """Whether the words are a date that lacks nothing but its year ('5 March', 'late June', '3/4')."""
    if len(text) > LONGEST or is_undated(fold(text)[0].strip(_WRAPPED)):
        return False
    folded = fold(text)
    try:
        _read(folded[0].strip(_WRAPPED), text, folded, Setting(context))
    except NeedsYear:
        return True
    except UnreadableDate:
        return False
    return False


def is_undated(words: str) -> bool:
    """Whether folded words say that there is no date."""
    if _SOME_DIGIT.search(words):
        return False
    if words in UNDATED:
        return True
    words = _SPACE.sub(" ", words).rstrip(".")
    return words in UNDATED or bool(_PLACEHOLDER.fullmatch(words))


def _plain_day(words: str, setting: Setting) -> Stretch | None:
    """The day where it is written in one of the commonest ways ('22/05/2016', '22 May 2016'), at once."""
    match = _PLAIN.fullmatch(words)
    if match is None:
        return None
    number, _, month, year, named_day, name, named_year, *iso = match.groups()
    if number is not None:
        full = int(year) if len(year) == 4 else setting.context.full_year(int(year))
        return resolve(Piece("numbers", full, int(month), int(number)), setting) if full >= 1700 else None
    if iso[0] is not None:
        return resolve(Piece("year first", int(iso[0]), int(iso[1]), int(iso[2])), setting)
    known = MONTHS_BY_NAME.get(name)
    if known is None or int(named_year) < 1700 or named_day in ("0", "00"):
        return None
    return resolve(Piece("day", int(named_year), known, int(named_day)), setting)


def _read(
    words: str, text: str, folded: tuple[str, list[int] | None], setting: Setting
) -> tuple[Stretch, TimeOfDay | None]:
    if (stretch := read_digits(words, setting.context) or read_edtf(folded[0].strip())) is not None:
        return stretch, None
    if (stretch := read_age(words, setting.context)) is not None:
        return stretch, None
    if "t" in words and (basic := _ISO_BASIC.fullmatch(words)):
        written = text[text.upper().index("T") + 1 :].strip()
        return _dated(basic[1], setting), TimeOfDay(
            time(int(basic[2]), int(basic[3] or 0)), as_written=written
        )
    source = _BASIC_TIME.sub(" ", folded[0]) if "t" in words else folded[0]
    cut = cut_time(source)
    try:
        stretch = _dated(cut.words, setting) if cut.places else read_tokens(tokenise(words), setting)
    except UnreadableDate as reason:
        untimed = cut.time is None and not cut.unread and str(reason) in (NO_DATE, NO_SPAN)
        bare = cut_bare_time(source) if untimed else None
        if bare is None or bare.time is None:
            raise _named(reason, source) from None
        try:
            stretch = _dated(bare.words, setting)
        except UnreadableDate:
            raise _named(reason, source) from None
        if stretch.first is None or stretch.last is None or (stretch.last - stretch.first).days > 31:
            raise _named(reason, source) from None
        cut = bare
    if cut.unread:
        warning = "The time beside the date does not exist: the date is kept without it."
        return stretch._replace(warnings=(*stretch.warnings, warning)), None
    return stretch, _as_written(cut, text, folded[1])


def _dated(words: str, setting: Setting) -> Stretch:
    words = words.strip(_WRAPPED)
    if (stretch := _plain_day(words, setting) or read_digits(words, setting.context)) is not None:
        return stretch
    return read_tokens(tokenise(words), setting)


def _as_written(cut: Cut, text: str, places: list[int] | None) -> TimeOfDay | None:
    if cut.time is None:
        return None
    spans = [(places[start], places[end]) if places else (start, end) for start, end in cut.places]
    written = " ".join(text[start:end].strip(" ,;@()-\t\r\n") for start, end in spans)
    return replace(cut.time, as_written=written)


def _named(reason: UnreadableDate, words: str) -> UnreadableDate:
    """The reason, said more plainly where the words hang on another date that is not there."""
    if str(reason) == NO_DATE and RELATIVE.intersection(_WORD.findall(words)):
        return UnreadableDate(
            "This counts from another day that is not given here: please write day, month and year."
        )
    return reason


def _odd_year(stretch: Stretch, context: DateContext) -> tuple[str, ...]:
    edge = stretch.first or stretch.last
    if edge is None:
        return ()
    now = (context.today or date.today()).year
    if now - _OLDEST_LIKELY < edge.year <= now + 1:
        return ()
    return (f"The year {edge.year} lies far from now: please check.",)
