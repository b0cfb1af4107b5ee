"""The people of an open case, and the review's own notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from chronology.casefile import notes, people
from chronology.model.curation import Note, Theme
from chronology.model.people import Mention, Period, Person, Relationship
from chronology.services.open_case.events import Events
from chronology.services.open_case.held import Topic, counted
from chronology.services.refusal import Refused

_PEOPLE = frozenset({Topic.PEOPLE})
_NOTES = frozenset({Topic.NOTES})


class People(Events):
    """Who matters to the child, and what the review thinks."""

    def people(self) -> tuple[Person, ...]:
        """Everybody, in the order in which they became known."""
        with self._read() as db:
            return people.read_all(db)

    def add_person(self, person: Person) -> int:
        """Add a person; the person's number."""
        _refuse_nameless(person)
        with self._step("person added", f"{person.name} added", _PEOPLE) as db:
            return people.keep(db, replace(person, id=0))

    def change_person(self, person: Person) -> None:
        """Keep a person as they are known now: name, role, aliases and all the rest."""
        _refuse_nameless(person)
        with self._step("person changed", f"{person.name} changed", _PEOPLE, {"person": person.id}) as db:
            people.read(db, person.id)
            people.keep(db, person)

    def remove_person(self, id: int) -> None:
        """Take a person out, with their relationships, periods and mentions."""
        with self._read() as db:
            name = people.read(db, id).name
        with self._step("person removed", f"{name} removed", _PEOPLE, {"person": id}) as db:
            people.remove(db, id)

    def merge_people(self, keep: int, others: Sequence[int]) -> None:
        """Several are one: all that stood under `others` stands under `keep`, their names as aliases."""
        with self._read() as db:
            kept, gone = people.read(db, keep), [people.read(db, id) for id in others if id != keep]
        label = f"{counted(len(gone), 'person', 'people')} merged with {kept.name}"
        told = {"person": keep, "merged": [each.id for each in gone]}
        with self._step("people merged", label, _PEOPLE, told) as db:
            named = (name for each in gone for name in (each.name, *each.aliases))
            aliases = dict.fromkeys((*kept.aliases, *(name for name in named if name != kept.name)))
            people.keep(db, replace(kept, aliases=tuple(aliases)))
            for each in gone:
                people.hand_over(db, each.id, keep)
                people.remove(db, each.id)

    def split_person(
        self, id: int, new: Person, events: Iterable[str] = (), periods: Iterable[int] = ()
    ) -> int:
        """Somebody of their own out of one person; the new one's number.

        The names of `new` leave the aliases of the old one; mentions in `events` and these periods go along.
        """
        _refuse_nameless(new)
        with self._read() as db:
            old = people.read(db, id)
        with self._step("person split", f"{new.name} split from {old.name}", _PEOPLE, {"person": id}) as db:
            number = people.keep(db, replace(new, id=0))
            taken = {new.name, *new.aliases}
            people.keep(db, replace(old, aliases=tuple(each for each in old.aliases if each not in taken)))
            people.hand_over(db, id, number, tuple(events))
            wanted = set(periods)
            for period in people.periods(db):
                if period.id in wanted and period.person == id:
                    people.keep_period(db, replace(period, person=number))
        return number

    # Mentions

    def mentions(self, person: int) -> tuple[Mention, ...]:
        """Where a person is named in the events of the timeline, in timeline order."""
        with self._read() as db:
            return people.mentions(db, person)

    def mentioned_in(self, event: str) -> tuple[Mention, ...]:
        """Who is named in one event, and where."""
        with self._read() as db:
            return people.mentioned_in(db, event)

    def add_mentions(self, found: Sequence[Mention]) -> None:
        """These events name or show these people."""
        label = f"{counted(len(found), 'mention', 'mentions')} of people added"
        with self._step("mentions added", label, _PEOPLE, {"mentions": len(found)}) as db:
            people.add_mentions(db, found)

    def remove_mentions(self, person: int, events: Sequence[str]) -> None:
        """These events do not name the person after all."""
        label = f"a person taken off {counted(len(events), 'event', 'events')}"
        told = {"person": person, "events": len(events)}
        with self._step("mentions removed", label, _PEOPLE, told) as db:
            people.remove_mentions(db, person, events)

    # Relationships and periods

    def relationships(self) -> tuple[Relationship, ...]:
        """Who is what to whom."""
        with self._read() as db:
            return people.relationships(db)

    def keep_relationship(self, known: Relationship) -> int:
        """Keep a relationship, as a new one where its id is 0; its id."""
        with self._step(
            "relationship kept", "a relationship kept", _PEOPLE, {"relationship": known.id}
        ) as db:
            people.read(db, known.person)
            people.read(db, known.other)
            kept = people.keep_relationship(db, known)
        return kept or known.id

    def remove_relationship(self, id: int) -> None:
        """Take a relationship out."""
        told = {"relationship": id}
        with self._step("relationship removed", "a relationship removed", _PEOPLE, told) as db:
            people.remove_by_id(db, "relationships", id)

    def periods(self) -> tuple[Period, ...]:
        """When people lived in the home, cared, or were in regular contact."""
        with self._read() as db:
            return people.periods(db)

    def keep_period(self, period: Period) -> int:
        """Keep a period, as a new one where its id is 0; its id."""
        with self._step("period kept", "a period kept", _PEOPLE, {"period": period.id}) as db:
            people.read(db, period.person)
            return people.keep_period(db, period)

    def remove_period(self, id: int) -> None:
        """Take a period out."""
        with self._step("period removed", "a period removed", _PEOPLE, {"period": id}) as db:
            people.remove_by_id(db, "periods", id)

    # Notes and themes

    def notes(self) -> tuple[Note, ...]:
        """Every note of analysis, kept apart from facts."""
        with self._read() as db:
            return notes.notes(db)

    def keep_note(self, note: Note) -> int:
        """Keep a note, as a new one where its id is 0; its id."""
        with self._step("note kept", "a note kept", _NOTES, {"note": note.id}) as db:
            return notes.keep_note(db, note)

    def remove_note(self, id: int) -> None:
        """Take a note out."""
        with self._step("note removed", "a note removed", _NOTES, {"note": id}) as db:
            notes.remove_note(db, id)

    def themes(self) -> tuple[Theme, ...]:
        """Every theme and key line of enquiry."""
        with self._read() as db:
            return notes.themes(db)

    def keep_theme(self, theme: Theme) -> int:
        """Keep a theme, as a new one where its id is 0; its id."""
        with self._step("theme kept", f"the theme '{theme.name}' kept", _NOTES, {"theme": theme.id}) as db:
            return notes.keep_theme(db, theme)

    def remove_theme(self, id: int) -> None:
        """Take a theme out, and off the notes that stood under it."""
        with self._step("theme removed", "a theme removed", _NOTES, {"theme": id}) as db:
            notes.remove_theme(db, id)


def _refuse_nameless(person: Person) -> None:
    if not person.name.strip():
        raise Refused("Say who this is: a name, or words such as 'man at the visit of 3 May'.")
