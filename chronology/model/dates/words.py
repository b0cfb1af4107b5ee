"""The vocabulary of dates: every word the grammar knows, and the one-letter kind it belongs to.

The kinds are the letters that the shapes in `shapes.py` are written in:

    m month        w weekday     s season      f feast         d decade      q quarter of a year
    e early/mid/late             B before      A after         Z by (up to)  S since
    F from         b between     V onwards     G to the present       U until (Z, or 'to' between two dates)
    k week commencing            K week ending W week          E weekend     L last (of several)
    D last day of
    H half         Q quarter     T term        h half-term     C academic or financial year
    & and          | or          t to          ~ approximate   ? uncertain   z says nothing (of, the, in)
    !              exact day not known         @ leaves the day as it is (time not known, continued)

A phrase is written as its parts with one space between; '-' and '/' inside a phrase are parts of their own.
"""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
MONTH_IN_PROSE = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
"""A month as a part of an expression, in small letters."""
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = ("spring", "summer", "autumn", "winter")

_SHORT_MONTHS = {
    "jan": 1, "feb": 2, "febr": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "augt": 8, "sep": 9,
    "sept": 9, "oct": 10, "octr": 10, "nov": 11, "novr": 11, "dec": 12, "decr": 12, "janu": 1,
}  # fmt: skip
_WELSH_MONTHS = {
    "ionawr": 1, "chwefror": 2, "mawrth": 3, "ebrill": 4, "mai": 5, "mehefin": 6, "gorffennaf": 7, "awst": 8,
    "medi": 9, "hydref": 10, "tachwedd": 11, "rhagfyr": 12,
}  # fmt: skip
_OTHER_MONTHS = _SHORT_MONTHS | _WELSH_MONTHS
_SHORT_WEEKDAYS = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5,
    "sun": 6,
}  # fmt: skip
ROMAN_MONTHS = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11,
    "xii": 12,
}  # fmt: skip

COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18,
}  # fmt: skip
_ONES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TEENS = (
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip

_PHRASES: dict[str, tuple[str, ...]] = {
    "~": (
        "c", "ca", "circa", "cca", "about", "abt", "approx", "approximate", "approximately", "appx",
        "apprx",
        "aprox", "aproximately", "around", "roughly", "est", "estimated", "cal", "ish", "or so",
        "or thereabouts", "thereabouts", "in or around", "in or about", "on or about", "on or around",
        "on / around", "on / about", "in / around", "at or around", "at or about", "or about",
        "or around", "near", "approximate date",
        "date approximate",
        "date approx", "approx date", "estimated date", "date estimated",
    ),
    "?": (
        "possibly", "poss", "thought to be", "thought to have been", "probably", "prob", "perhaps", "maybe",
        "may be", "might be", "believed to be", "believed", "likely", "likely to be", "most likely",
        "presumably", "presumed", "uncertain", "unsure", "unconfirmed", "not confirmed", "to be confirmed",
        "tbc", "int", "guess", "not certain", "not sure", "unclear", "date unclear", "date uncertain",
        "date unconfirmed", "date to be confirmed", "date tbc", "uncertain date", "said to be",
        "reported to be", "reportedly", "allegedly", "queried", "query", "either", "not clear",
        "date not clear", "date not certain", "date not confirmed", "date unsure", "to be checked", "typo",
        "sic",
    ),
    "!": (
        "exact date unknown", "exact date not known", "exact date n / k", "exact date unclear",
        "exact date not recorded", "exact date not given", "exact date not stated", "exact date uncertain",
        "exact day unknown", "exact day not known", "day unknown", "day not known", "day not recorded",
        "date not known", "date unknown", "precise date unknown", "precise date not known", "day unclear",
        "day n / k", "no exact date", "unknown date", "unknown day", "date not recorded",
        "exact dates unknown",
        "exact dates not known", "no day", "no day given", "actual date unknown", "specific date unknown",
        "unknown -", "unknown /", "not known -", "not known /", "n / k -", "n / k /", "nk -", "nk /",
    ),
    "@": (
        "time unknown", "time not known", "time not recorded", "time n / k", "time unclear", "no time",
        "no time recorded", "time not stated", "time not given", "no time given", "unknown time",
        "exact time unknown", "exact time not known", "exact time not recorded", "time unspecified", "time ?",
        "cont", "contd", "continued", "amended", "corrected",
    ),
    "B": (
        "before", "bef", "prior to", "earlier than", "pre", "pre -", "shortly before", "just before",
        "immediately before", "some time before", "sometime before", "ahead of", "in advance of",
    ),
    "A": (
        "after", "aft", "later than", "post", "post -", "following", "shortly after", "just after",
        "soon after", "immediately after", "some time after", "sometime after", "subsequent to",
    ),
    "Z": (
        "by", "on or before", "no later than", "not later than", "at or before", "on or prior to",
        "before or on",
        "at the latest", "by the end of", "not after", "or earlier", "or before", "and before",
        "and earlier", "at latest", "or prior",
    ),
    "U": (
        "until", "till", "til", "up until", "up till", "up to", "upto", "up to and including",
    ),
    "S": (
        "since", "on or after", "no earlier than", "not earlier than", "not before", "as of", "as from",
        "with effect from", "w / e / f", "wef", "w . e . f", "starting", "starting from", "beginning from",
        "commencing", "ever since", "after or on", "from and including", "in or after",
    ),
    "F": ("from",),
    "b": ("between", "bet", "btw", "btwn", "somewhere between", "sometime between", "some time between"),
    "V": (
        "onwards", "onward", "or later", "or after", "and after", "and later", "forward", "forwards",
        "and onwards", "and onward", "to date", "at the earliest", "and ongoing", "to present",
        "to the present", "to now", "until now", "until present", "to present day", "to current",
        "to ongoing",
        "up to present", "up to date", "to today",
    ),
    "G": ("present", "ongoing", "current", "now", "continuing", "present day", "the present"),
    "k": (
        "week commencing", "week beginning", "week starting", "week comm", "week com", "wk commencing",
        "wk beginning", "wk comm", "wk starting", "w / c", "w / b", "wc", "wb", "w . c", "w - c",
        "w / commencing", "w / beginning", "w / comm", "w \\ c", "week of commencing", "commencing week",
        "week from", "weeks commencing", "wkc", "wk c", "wk / c", "wk beg", "week beg", "wk bg",
        "w / k commencing",
    ),
    "K": (
        "week ending", "week end", "w / e", "wk ending", "w / ending", "w . e", "week to", "w - e",
        "w \\ e", "wk end", "week ended",
    ),
    "W": ("week", "wk"),
    "E": ("weekend", "weekend of", "w / end", "wkend", "week - end", "week - end of"),
    "L": ("last", "final", "latter"),
    "D": ("last day of", "last day in", "final day of", "the last day of"),
    "H": ("half", "h"),
    "Q": ("quarter", "qtr", "q"),
    "T": ("term", "school term", "termtime", "term time"),
    "h": (
        "half term", "half - term", "halfterm", "half term holiday", "half - term holiday",
        "half term break", "half - term break", "half term week", "half - term week", "half term holidays",
        "half - term holidays",
    ),
    "C": (),
    "&": ("and", "plus"),
    "|": ("or",),
    "t": ("to", "through", "thru", "and until", "up to the", "and up to"),
    "z": (
        "of", "the", "in", "on", "during", "dated", "date", "dates", "year", "month", "day", "sometime",
        "some time", "some point", "at some point", "within", "in the course of", "over", "date of event",
        "event date", "date of incident", "incident date", "date of contact", "date of visit",
        "date of entry", "entry date", "date of referral", "date of meeting", "a", "an", "some", "dd",
        "month of", "ad", "ce", "a day", "one day", "a date", "any", "throughout", "part of", "calendar",
        "exact", "various dates", "various times",
        "several dates", "multiple dates", "bank holiday", "bank holiday monday", "public holiday",
        "st", "nd", "rd", "th", "inclusive", "incl", "time", "at a date", "period", "the period",
    ),
}  # fmt: skip

_THIRDS = {
    0: (
        "early", "beginning", "beginning of", "start", "start of", "early part of", "the beginning of",
        "the start of", "at the beginning of", "at the start of", "first part of", "beg", "begin",
    ),
    1: (
        "mid", "middle", "middle of", "the middle of", "midway through", "mid -", "mid part of",
        "halfway through",
    ),
    2: (
        "late", "end", "end of", "the end of", "at the end of", "latter part of", "late part of",
        "last part of",
        "towards the end of", "toward the end of", "close of", "ending", "later part of", "tail end of",
    ),
}  # fmt: skip

_SEASON_WORDS = {"spring": 0, "summer": 1, "autumn": 2, "autum": 2, "fall": 2, "winter": 3, "autumnal": 2}

_SCHOOL_YEARS = {
    "academic": ("academic year", "school year", "academic yr", "school yr", "ay"),
    "financial": ("financial year", "fiscal year", "fy", "f / y", "fin year"),
}

_DECADES = {
    "fifties": 1950, "sixties": 1960, "seventies": 1970, "eighties": 1980, "nineties": 1990,
    "noughties": 2000,
}  # fmt: skip

# A feast is known to feasts.py by the name on the left.
_FEASTS = {
    "christmas": (
        "christmas", "xmas", "christmas time", "christmastime", "christmas period", "xmas period", "crimbo",
        "over christmas", "the christmas period",
    ),
    "christmas day": ("christmas day", "xmas day"),
    "christmas eve": ("christmas eve", "xmas eve"),
    "boxing day": ("boxing day", "st stephens day"),
    "new year": ("new year", "the new year"),
    "new year's day": ("new years day", "new year day", "new years"),
    "new year's eve": ("new years eve", "new year eve", "nye", "hogmanay"),
    "easter": ("easter", "easter weekend", "easter bank holiday weekend", "easter period", "easter time"),
    "good friday": ("good friday",),
    "easter saturday": ("easter saturday", "holy saturday"),
    "easter sunday": ("easter sunday", "easter day"),
    "easter monday": ("easter monday", "easter bank holiday monday", "easter monday bank holiday"),
    "palm sunday": ("palm sunday",),
    "maundy thursday": ("maundy thursday",),
    "ash wednesday": ("ash wednesday",),
    "shrove tuesday": ("shrove tuesday", "pancake day", "pancake tuesday"),
    "ascension day": ("ascension day",),
    "whit sunday": ("whit sunday", "pentecost", "whitsun"),
    "mothering sunday": ("mothering sunday", "mothers day", "mother day"),
    "father's day": ("fathers day",),
    "valentine's day": ("valentines day", "valentine day", "valentines", "st valentines day"),
    "st patrick's day": ("st patricks day",),
    "halloween": ("halloween", "hallowe en", "all hallows eve"),
    "bonfire night": ("bonfire night", "guy fawkes night", "guy fawkes", "guy fawkes day", "fireworks night"),
    "remembrance sunday": ("remembrance sunday",),
    "may day": ("may day",),
    "early may bank holiday": (
        "early may bank holiday", "may day bank holiday", "early may bank holiday monday",
        "first may bank holiday",
    ),
    "spring bank holiday": (
        "spring bank holiday", "late may bank holiday", "spring bank holiday monday",
        "second may bank holiday",
        "whitsun bank holiday", "late may bank holiday monday",
    ),
    "summer bank holiday": (
        "august bank holiday", "summer bank holiday", "august bank holiday monday",
        "late august bank holiday",
    ),
    "christmas holidays": (
        "christmas holidays", "christmas holiday", "christmas school holidays", "christmas break",
        "xmas holidays", "christmas vacation", "christmas hols", "xmas hols",
    ),
    "easter holidays": (
        "easter holidays", "easter holiday", "easter school holidays", "easter break", "easter vacation",
        "easter hols",
    ),
    "summer holidays": (
        "summer holidays", "summer holiday", "summer school holidays", "summer break",
        "school summer holidays",
        "summer vacation", "six weeks holiday", "six week holiday", "summer hols",
    ),
}  # fmt: skip

UNDATED = frozenset(
    (
        "", "-", "--", "---", "?", "??", "???", "????", "/", "//", "*", "**", ".", "...", "tbc", "tba",
        "unknown", "not known", "unknown date", "date unknown", "date not known", "date n/k",
        "not recorded",
        "date not recorded", "no date recorded", "no date", "no date given", "no date stated",
        "no date provided",
        "no date available", "no date known", "no dates", "n/k", "nk", "n.k", "n.k.", "n k", "n/a", "na",
        "n.a.",
        "n.a", "not applicable", "undated", "un-dated", "not dated", "n.d", "n.d.", "nd", "n/d", "none",
        "nil", "null",
        "nan", "nat", "#n/a", "#value!", "#ref!", "#num!", "not stated", "not given", "not specified",
        "unspecified",
        "not provided", "not available", "unavailable", "unrecorded", "date not given", "date not stated",
        "date not provided", "date not specified", "date not available", "date unavailable",
        "date unspecified",
        "date missing", "missing", "date unclear", "unclear", "illegible", "date illegible", "not legible",
        "cannot read", "unreadable", "date not legible", "unsure", "not sure", "uncertain",
        "date uncertain",
        "date unsure", "various", "various dates", "multiple", "multiple dates", "several dates", "ongoing",
        "throughout", "historic", "historical", "historically", "blank", "left blank", "empty", "redacted",
        "date redacted", "withheld", "not disclosed", "undisclosed", "dates unknown", "dates not known",
        "dates not recorded", "exact date unknown", "exact date not known", "exact date not recorded",
        "to be confirmed", "date to be confirmed", "date tbc", "to be advised", "pending", "unk", "ukn",
        "unkn", "dk",
        "don't know", "dont know", "do not know", "d/k", "not noted", "date not noted",
        "date not documented",
        "not documented", "undocumented", "not on record", "no record", "unable to confirm", "can't recall",
        "cannot recall", "not remembered", "not entered", "date not entered", "date?", "date ?", "when?",
        "no entry",
        "date not on record", "date not confirmed", "not confirmed", "unconfirmed", "day unknown",
        "year unknown",
        "dd/mm/yyyy", "dd/mm/yy", "dd.mm.yyyy", "dd-mm-yyyy", "dd mm yyyy", "date not clear", "not clear",
        "undetermined", "date undetermined", "x", "xx", "xxx", "no information", "no info", "not reported",
        "none given", "none recorded", "none stated", "none available", "none provided", "date withheld",
        "date here",
        "date not identified", "not identified", "time unknown", "date/time unknown",
        "date and time unknown",
        "date & time unknown", "no date/time", "date and time not recorded", "unknown date and time",
    )
)  # fmt: skip

RELATIVE = frozenset(
    (
        "yesterday", "today", "tomorrow", "tonight", "ago", "next", "previous", "fortnight", "later",
        "earlier",
        "recently", "recent", "currently", "immediately", "same", "ditto", "above", "below", "last",
    )
)  # fmt: skip


def _word_ordinals() -> dict[str, int]:
    named = {word: number for number, word in enumerate((*_ONES, *_TEENS), start=1)}
    named |= {f"twenty - {word}": 20 + number for number, word in enumerate(_ONES, start=1)}
    named |= {f"twenty {word}": 20 + number for number, word in enumerate(_ONES, start=1)}
    return named | {"thirtieth": 30, "thirty - first": 31, "thirty first": 31}


def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], str, object], ...]]:
    """By first part: the remaining parts, the kind and the value, longest phrase first."""
    known: dict[str, tuple[str, object]] = {}
    for kind, phrases in _PHRASES.items():
        known.update(dict.fromkeys(phrases, (kind, None)))
    for third, phrases in _THIRDS.items():
        known.update(dict.fromkeys(phrases, ("e", third)))
    for number, month in enumerate(MONTHS, start=1):
        known[month] = ("m", number)
    known.update({word: ("m", number) for word, number in _OTHER_MONTHS.items()})
    for number, weekday in enumerate(WEEKDAYS):
        known[weekday] = ("w", number)
        known[f"{weekday}s"] = ("w", number)
    known.update({word: ("w", number) for word, number in _SHORT_WEEKDAYS.items()})
    known.update({word: ("s", number) for word, number in _SEASON_WORDS.items()})
    known.update({word: ("o", number) for word, number in _word_ordinals().items()})
    for name, phrases in _FEASTS.items():
        known.update(dict.fromkeys(phrases, ("f", name)))
    known.update({word: ("d", year) for word, year in _DECADES.items()})
    for name, phrases in _SCHOOL_YEARS.items():
        known.update(dict.fromkeys(phrases, ("C", name)))
    by_first: dict[str, list[tuple[tuple[str, ...], str, object]]] = {}
    for phrase, (kind, value) in known.items():
        first, *rest = phrase.split(" ")
        by_first.setdefault(first, []).append((tuple(rest), kind, value))
    return {
        first: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for first, entries in by_first.items()
    }


PHRASES = _phrases()
MONTHS_BY_NAME = {name: number for number, name in enumerate(MONTHS, start=1)} | _OTHER_MONTHS


@lru_cache(maxsize=2048)
def mistyped(word: str) -> tuple[str, int] | None:
    """The month or weekday that this word is one letter away from, as ('m', 1..12) or ('w', 0..6).

    One letter too many, one too few, one wrong, or two changed about. None where two names are as near,
    or where the slip would make a short or a different word ('Jane' is not June).
    """
    if len(word) < 4 or len(word) > 11:
        return None
    found: list[tuple[str, int]] = []
    for kind, names, start in (("m", MONTHS, 1), ("w", WEEKDAYS, 0)):
        for number, name in enumerate(names, start=start):
            if len(name) < 4 or word[0] != name[0] or OSA.distance(word, name, score_cutoff=1) > 1:
                continue
            if len(name) == 4 and len(word) == 4 and sorted(word) != sorted(name):
                continue
            found.append((kind, number))
    return found[0] if len(found) == 1 else None
