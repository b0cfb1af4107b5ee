"""What is known where a table or a text begins: whose it is, which year, and which table it goes on from."""

from __future__ import annotations

from dataclasses import dataclass

from chronology.intake.columns import Columns
from chronology.model.choices import NO_CHOICES, Choices, Wanted
from chronology.model.dates import DateContext
from chronology.model.events import Place


@dataclass(frozen=True, slots=True)
class Section:
    """The part of a document that is being read.

    `agency` is the agency that the section's own heading or sheet names, '' where none does. `year` holds
    the words of a heading that gives the year of what follows, `day` those of one that gives the day.
    `columns` are those of the table before, for a table that goes on from it without a heading of its own.
    `is_form` marks labels beside their words, where each event has a date of its own and an empty one leans
    on nothing. `choices` are what a person decided of the file.
    """

    file: str
    context: DateContext
    date_1904: bool = False
    agency: str = ""
    year: str = ""
    day: str = ""
    columns: Columns | None = None
    is_form: bool = False
    choices: Choices = NO_CHOICES

    def is_wanted(self, place: Place, words: tuple[str, ...]) -> bool:
        """Whether a person calls these words an event."""
        return bool(self.choices.events) and Wanted(place.table, place.row, words) in self.choices.events
