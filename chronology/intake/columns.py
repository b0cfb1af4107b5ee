"""Which column is what: by its heading first, by what stands in it where that says nothing or misleads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from chronology.intake.agency import agency_alone
from chronology.intake.grid import Cell, Row
from chronology.intake.headings import BY_HEAD, EXACT, Guess, guess_heading, opens_a_span
from chronology.intake.profile import Profile, profile
from chronology.model.contributions import RecognisedColumn
from chronology.model.dates import DateContext
from chronology.model.events import Meaning
from chronology.resource import agency_types

_BY_CONTENT = 0.6

# Several columns of one of these meanings are all kept under it; of any other, the best is and the rest are
# 'other', under their headings.
_MANY = frozenset(
    {
        Meaning.SOURCE,
        Meaning.WHO,
        Meaning.SEEN,
        Meaning.VOICE,
        Meaning.ACTION,
        Meaning.ANALYSIS,
        Meaning.FAMILY_MEMBER,
    }
)


@dataclass(frozen=True, slots=True)
class Columns:
    """What was recognised in one table.

    `headings` and `meanings` go by column, from 0. `date_parts` maps 'day', 'month' and 'year' to columns,
    where the date stands in parts. `agencies` maps a column to the agency whose events it holds, in a table
    with a column for each agency. `agency_names` is the column that names the agency of each row;
    `opening` the one whose words most often open with dates of their own.
    """

    headings: tuple[str, ...]
    meanings: tuple[Meaning, ...]
    sureness: tuple[float, ...]
    date_parts: Mapping[str, int] = field(default_factory=dict)
    agencies: Mapping[int, str] = field(default_factory=dict)
    agency_names: int | None = None
    opening: int | None = None

    def first(self, meaning: Meaning) -> int | None:
        """The first column of a meaning, or None."""
        return next((at for at, each in enumerate(self.meanings) if each is meaning), None)

    def heading(self, at: int) -> str:
        """A column's heading, without the colon that labels end in."""
        return self.headings[at].rstrip(":").rstrip()

    @property
    def tells_events(self) -> bool:
        """Whether rows under these columns can be events: there are accounts, or a heading says 'Date'."""
        date = self.first(Meaning.DATE)
        headed = date is not None and self.sureness[date] > _BY_CONTENT
        return self.first(Meaning.EVENT) is not None or headed

    @property
    def has_date(self) -> bool:
        return self.first(Meaning.DATE) is not None or bool(self.date_parts)

    def recognised(self, table: str | int | None) -> tuple[RecognisedColumn, ...]:
        """The columns as they are reported, with `table` for their place."""
        return tuple(
            RecognisedColumn(table, at, heading, meaning, sureness)
            for at, (heading, meaning, sureness) in enumerate(
                zip(self.headings, self.meanings, self.sureness, strict=True)
            )
        )


def recognise(headings: Sequence[str], body: Sequence[Row], context: DateContext) -> Columns:
    """What each column holds: one heading for each, '' where it has none. `body` are the rows beneath."""
    looks = [profile([cell_at(row, at) for row in body], context) for at in range(len(headings))]
    return _Recognition(headings, looks).columns()


class _Recognition:
    """One table's columns while they are being told apart. One instance a table, used once."""

    def __init__(self, headings: Sequence[str], looks: Sequence[Profile]) -> None:
        self.headings = headings
        self.looks = looks
        self.guesses = [guess_heading(heading) for heading in headings]
        self.taken: dict[int, tuple[Meaning, float]] = {}
        self.date_parts: dict[str, int] = {}
        self.agencies: dict[int, str] = {}

    def columns(self) -> Columns:
        """Dates first, for they decide most; then the event; then whatever the headings say; then content."""
        self._dates()
        self._times()
        self._agency_columns()
        self._events()
        self._as_headed()
        self._by_content()
        width = range(len(self.headings))
        return Columns(
            headings=tuple(self.headings),
            meanings=tuple(self.taken.get(at, (Meaning.OTHER, 0.0))[0] for at in width),
            sureness=tuple(self.taken.get(at, (Meaning.OTHER, 0.0))[1] for at in width),
            date_parts=self.date_parts,
            agencies=self.agencies,
            agency_names=self._agency_names(),
            opening=max(
                (at for at in width if self.looks[at].opening), key=self._opening_cells, default=None
            ),
        )

    def _take(self, at: int, meaning: Meaning, sureness: float) -> None:
        self.taken[at] = (meaning, sureness)

    def _free(self) -> list[int]:
        return [at for at in range(len(self.headings)) if at not in self.taken]

    def _guessed(self, meaning: Meaning) -> list[tuple[int, Guess]]:
        """Free columns whose heading says `meaning`, surest first."""
        found = [
            (at, guess)
            for at, guess in enumerate(self.guesses)
            if guess is not None and guess.meaning is meaning and at not in self.taken
        ]
        return sorted(found, key=lambda each: -each[1].sureness)

    def _failing(self, meaning: Meaning) -> list[int]:
        """Free columns that hold `meaning` where no better column does."""
        return [at for at in self._free() if (guess := self.guesses[at]) and guess.failing is meaning]

    def _dates(self) -> None:
        parts = {
            guess.part: at
            for at, guess in self._guessed(Meaning.DATE)
            if guess.part and self._fits_part(at, guess)
        }
        whole = [(at, guess) for at, guess in self._guessed(Meaning.DATE) if not guess.part]
        best = next((at for at, _ in whole if self._may_be_dates(at)), None)
        if len(parts) >= 2 and "month" in parts and best is None:
            for at in parts.values():
                self._take(at, Meaning.DATE, EXACT)
            self.date_parts = parts
        else:
            if best is None:
                best = next((at for at, _ in whole if self.looks[at].numbered >= 0.5), None)
            if best is None:
                best = next((at for at in self._failing(Meaning.DATE) if self._may_be_dates(at)), None)
            if best is None:
                best = self._most_dates()
            if best is None:
                # The month and the year may stand in rows of their own above the days.
                days = (at for at, guess in self._guessed(Meaning.DATE) if guess.part == "day")
                best = next((at for at in days if self.looks[at].numbered >= 0.5), None)
            if best is None:
                # Under a heading that says 'Date', what cannot be read is still a date to be asked about.
                best = next((at for at, guess in whole if self._might_be_dates(at, guess)), None)
            if best is not None:
                guess = self.guesses[best]
                headed = guess is not None and Meaning.DATE in (guess.meaning, guess.failing)
                self._take(best, Meaning.DATE, guess.sureness if guess and headed else _BY_CONTENT)
                if "year" in parts and parts["year"] != best:
                    self.date_parts = {"date": best, "year": parts["year"]}
                    self._take(parts["year"], Meaning.DATE, EXACT)
                self._end_dates(best)

    def _end_dates(self, date: int) -> None:
        """The end of a span: as headed; 'Closed' and the like only after a date on which something began."""
        ends = [at for at, _ in self._guessed(Meaning.END_DATE)]
        if opens_a_span(self.headings[date]):
            ends += self._failing(Meaning.END_DATE)
        for at in ends:
            if self._may_be_dates(at):
                guess = self.guesses[at]
                self._take(at, Meaning.END_DATE, guess.sureness if guess else _BY_CONTENT)
                return

    def _fits_part(self, at: int, guess: Guess) -> bool:
        """'Day' may head weekdays beside a whole date, and 'Month' whole months: then it is no part."""
        look = self.looks[at]
        return look.count == 0 or look.words <= 1.5

    def _may_be_dates(self, at: int) -> bool:
        look = self.looks[at]
        return (
            look.count == 0 or look.dates >= 0.3 or look.opening >= 0.5 or (look.dates > 0 and look.count < 4)
        )

    def _might_be_dates(self, at: int, guess: Guess) -> bool:
        look = self.looks[at]
        return guess.sureness == EXACT and look.numerals >= 0.5 and look.words <= 5

    def _most_dates(self) -> int | None:
        """The column with the most dates, the leftmost of equals, where no heading says which it is."""
        among = [at for at in self._free() if not self._never_event_dates(at)]
        best = max(among, key=lambda at: (self._date_cells(at), -at), default=None)
        if best is None or self.looks[best].sure_dates < 0.5 or self.looks[best].count == 0:
            return None
        return best

    def _never_event_dates(self, at: int) -> bool:
        """Whether a heading says that its dates are others than the event's: a birth, a review to come."""
        guess = self.guesses[at]
        return (
            guess is not None
            and guess.meaning is Meaning.OTHER
            and guess.failing is None
            and guess.sureness >= BY_HEAD
        )

    def _date_cells(self, at: int) -> float:
        return round(self.looks[at].sure_dates * self.looks[at].count, 1)

    def _opening_cells(self, at: int) -> float:
        return self.looks[at].opening * self.looks[at].count

    def _times(self) -> None:
        for at, guess in self._guessed(Meaning.TIME):
            look = self.looks[at]
            if look.count == 0 or look.times >= 0.3 or (look.references >= 0.5 and look.words < 2):
                self._take(at, Meaning.TIME, guess.sureness)
                return
        for at in self._free():
            guess_here = self.guesses[at]
            if guess_here is None and self.looks[at].count > 1 and self.looks[at].times >= 0.6:
                self._take(at, Meaning.TIME, _BY_CONTENT)
                return

    def _agency_columns(self) -> None:
        """A column for each agency: two or more headings that name agencies, and none that heads events."""
        if any(guess.sureness == EXACT for _, guess in self._guessed(Meaning.EVENT)) or not self.taken:
            return
        named = {at: agency_alone(self.headings[at]) for at in self._free() if self._is_open(at)}
        named = {at: name for at, name in named.items() if name}
        if len(named) < 2:
            return
        prose = {at for at in named if self.looks[at].count == 0 or self.looks[at].words >= 3}
        if len(prose) < 2:
            return
        for at in self._free():
            if at in named or (self.guesses[at] is None and self.headings[at].strip() and self._is_prose(at)):
                self.agencies[at] = named.get(at) or self.headings[at].strip()
                self._take(at, Meaning.EVENT, EXACT if at in named else _BY_CONTENT)

    def _is_open(self, at: int) -> bool:
        guess = self.guesses[at]
        if guess is None or agency_types().named(self.headings[at]) is not None:
            return True
        return guess.sureness < EXACT and guess.meaning in (Meaning.EVENT, Meaning.WHO)

    def _is_prose(self, at: int) -> bool:
        return self.looks[at].words >= 4 and self.looks[at].yes_no < 0.5

    def _events(self) -> None:
        if self.agencies:
            return
        headed = [at for at, _ in self._guessed(Meaning.EVENT) if self._holds_words(at)]
        failing = [at for at in self._failing(Meaning.EVENT) if at not in headed and self._holds_words(at)]
        if not self._has_dates():
            # Without dates, only a column that is headed so and holds accounts: a list of people is none.
            headed = [at for at in headed if self._is_prose(at) or self.looks[at].opening >= 0.5]
            failing = []
        best = self._longest(headed)
        if best is not None and self.looks[best].count and self.looks[best].words < 4:
            # 'Event: Home visit' beside 'Comment: ...' in whole sentences: the account is in the comment.
            fuller = self._longest([at for at in failing if self._is_prose(at)])
            best = fuller if fuller is not None and self.looks[fuller].words >= 10 else best
        if best is None:
            best = self._longest(
                [at for at in failing if self.looks[at].words >= 3 or not self.looks[at].count]
            )
        if self._has_dates() and (best is None or self.looks[best].count == 0):
            fullest = self._most_prose()
            best = best if fullest is None else fullest
        if best is not None:
            guess = self.guesses[best]
            headed_so = guess is not None and Meaning.EVENT in (guess.meaning, guess.failing)
            self._take(best, Meaning.EVENT, guess.sureness if guess and headed_so else _BY_CONTENT)

    def _holds_words(self, at: int) -> bool:
        """Numbers alone tell nothing: a column of them is a count, whatever its heading."""
        return self.looks[at].count == 0 or self.looks[at].lettered > 0

    def _has_dates(self) -> bool:
        return any(meaning is Meaning.DATE for meaning, _ in self.taken.values())

    def _longest(self, among: Sequence[int]) -> int | None:
        """The first of the columns, unless another tells more than twice as much."""
        if not among:
            return None
        fullest = max(among, key=lambda at: (self.looks[at].words, -at))
        return fullest if self.looks[fullest].words > 2 * self.looks[among[0]].words else among[0]

    def _most_prose(self) -> int | None:
        """The column with the longest texts among those whose headings say nothing, else among all others."""
        free = [at for at in self._free() if self.looks[at].words >= 2 and self.looks[at].agencies < 0.8]
        unheaded = [at for at in free if self._says_little(at)]
        for among, least in ((unheaded, 2.0), (free, 4.0)):
            best = max(among, key=lambda at: (self.looks[at].words, -at), default=None)
            if best is not None and self.looks[best].words >= least:
                return best
        return None

    def _says_little(self, at: int) -> bool:
        guess = self.guesses[at]
        return guess is None or guess.sureness < EXACT or guess.meaning in (Meaning.DATE, Meaning.TIME)

    def _as_headed(self) -> None:
        seen = {meaning for meaning, _ in self.taken.values()}
        for at in self._free():
            guess = self.guesses[at]
            if guess is None:
                continue
            meaning = guess.meaning
            if meaning is Meaning.OTHER and guess.failing is Meaning.SOURCE and Meaning.SOURCE not in seen:
                meaning = Meaning.SOURCE
            if (
                (meaning is Meaning.AGENCY and Meaning.AGENCY not in seen and self._may_be_agencies(at))
                or (meaning is Meaning.SEQUENCE and Meaning.SEQUENCE not in seen and self.looks[at].words < 3)
                or meaning in _MANY
                or meaning is Meaning.OTHER
            ):
                self._take(at, meaning, guess.sureness)
            seen.add(meaning)

    def _may_be_agencies(self, at: int) -> bool:
        """Names, not sentences, under a heading that speaks of agencies."""
        look = self.looks[at]
        return look.count == 0 or look.agencies >= 0.3 or look.sentences < 0.5

    def _by_content(self) -> None:
        """Columns without a known heading: running numbers, agencies, references, names."""
        seen = {meaning for meaning, _ in self.taken.values()}
        for at in self._free():
            if self.guesses[at] is not None or self.looks[at].count < 2:
                continue
            look = self.looks[at]
            meaning = Meaning.OTHER
            if look.rising:
                meaning = Meaning.SEQUENCE
            elif look.agencies >= 0.8:
                meaning = Meaning.AGENCY
            elif not self.headings[at].strip() and look.references >= 0.8 and look.dates < 0.3:
                meaning = Meaning.SOURCE
            elif not self.headings[at].strip() and look.names >= 0.8 and look.words <= 3:
                meaning = Meaning.WHO
            if meaning is not Meaning.OTHER and meaning not in seen:
                self._take(at, meaning, _BY_CONTENT)
                seen.add(meaning)

    def _agency_names(self) -> int | None:
        """The agency column; failing one, a source column in which every cell is one of several agencies."""
        for at, (meaning, _) in self.taken.items():
            if meaning is Meaning.AGENCY:
                return at
        for at, (meaning, _) in self.taken.items():
            look = self.looks[at]
            if meaning is Meaning.SOURCE and look.agencies >= 0.9 and look.agencies_named >= 2:
                return at
        return None


def cell_at(row: Row, column: int | None) -> Cell:
    """The cell of a row in a column; an empty one where the row is shorter or there is no such column."""
    return row.cells[column] if column is not None and column < len(row.cells) else Cell()
