"""Labels of forms: what a cell such as 'Date' or 'Keyworker notes' announces of the words beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from chronology.intake.grid import Cell, Row
from chronology.intake.heading_rows import filled
from chronology.intake.headings import BY_HEAD, BY_LIKENESS, EXACT, WEAK, Guess, guess_heading
from chronology.intake.profile import Profile, is_date, profile
from chronology.model.agencies import folded
from chronology.model.dates import DateContext
from chronology.model.events import Meaning

LONGEST_LABEL = 60  # characters
_LONGEST_FORM = 2_000  # rows: what is longer is a list
_ONCE_EACH = (Meaning.DATE, Meaning.EVENT)


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one file: those of the vocabulary, and the agency's `own`, by their folded words."""

    own: Mapping[str, Guess] = field(default_factory=dict)

    def of(self, cell: Cell) -> Guess | None:
        """What a label cell announces; None for a cell that is no label."""
        text = cell.text.strip()
        if not _may_be_label(cell):
            return None
        if (own := self.own.get(folded(text))) is not None:
            return own
        guess = guess_heading(text.rstrip(":"))
        if guess is None or guess.part:
            return None
        colon = text.endswith(":") and guess.sureness >= BY_LIKENESS
        return guess if guess.sureness == EXACT or colon else None

    def inside(self, cell: Cell) -> tuple[str, str] | None:
        """The label and the words of a cell that holds both: 'Date: 3 May 2019', or one above the other."""
        for between in (":", "\n"):
            label, found, words = cell.text.strip().partition(between)
            if found and words.strip() and self.of(Cell(label)) is not None:
                return label.strip(), words.strip()
        return None


def labels_of(tables: Iterable[Sequence[Row]], context: DateContext) -> Labels:
    """The labels of a file, among them its own: words that come again and again beside others.

    An agency's own labels are certain only where one of them always has a date beside it and another has an
    account. The event is the one whose label says so, failing that the one with the longest words.
    """
    beside: dict[str, list[Cell]] = defaultdict(list)
    for rows in tables:
        if len(rows) > _LONGEST_FORM:
            continue
        pairs = [cells for row in rows if (cells := filled(row))]
        twos = [pair for pair in pairs if len(pair) == 2]
        if len(twos) < 0.6 * len(pairs) or any(len(pair) > 2 for pair in pairs):
            continue
        for label, words in twos:
            if _may_be_label(label) and not is_date(label, context):
                beside[folded(label.text)].append(words)
    looks = {label: profile(cells, context) for label, cells in beside.items() if len(cells) >= 2}
    dates = [label for label, look in looks.items() if look.dates >= 0.8 or look.opening >= 0.8]
    date = max(dates, key=lambda label: (_says(label, Meaning.DATE), looks[label].count), default="")
    accounts = [label for label in looks if label not in dates and looks[label].words >= 3]
    if not date or not accounts:
        return Labels()
    event = max(accounts, key=lambda label: _likeness_to_event(label, looks[label]))
    least = looks[date].count / 2
    own = {label: _guess(label) for label, look in looks.items() if look.count >= least}
    own[date] = Guess(Meaning.DATE, EXACT)
    own[event] = Guess(Meaning.EVENT, BY_HEAD)
    return Labels(own)


def _may_be_label(cell: Cell) -> bool:
    text = cell.text.strip()
    return cell.value is None and 0 < len(text) <= LONGEST_LABEL and "\n" not in text and text[-1] not in ".!"


def _says(label: str, meaning: Meaning) -> bool:
    guess = guess_heading(label)
    return guess is not None and guess.meaning is meaning


def _likeness_to_event(label: str, look: Profile) -> tuple[int, float]:
    guess = guess_heading(label)
    if guess is None or guess.failing is Meaning.EVENT:
        return 1, look.words
    return (2 if guess.meaning is Meaning.EVENT else 0), look.words


def _guess(label: str) -> Guess:
    """What an own label announces; only one of them can be the date, and one the event."""
    guess = guess_heading(label)
    if guess is None or guess.part or guess.meaning in _ONCE_EACH:
        return Guess(Meaning.OTHER, WEAK)
    return replace(guess, failing=None)
