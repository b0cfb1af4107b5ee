"""The form for one event: a field for each thing that a good entry says, the analysis visibly apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from chronology.language.principles import Hint, Tone
from chronology.model.dates import DateContext, EventDate
from chronology.model.entering import Direction, Enquiry, EnteredEvent, Seen, Significance
from chronology.model.people import Person
from chronology.ui.controls import ground
from chronology.ui.entry import options
from chronology.ui.entry.chips import ChipsEdit
from chronology.ui.entry.choice import Choice
from chronology.ui.entry.offering import Offering
from chronology.ui.entry.rows import Field, FieldRow
from chronology.ui.entry.when import WhenEdit, as_typed
from chronology.ui.entry.words import WordsEdit
from chronology.ui.theme import Theme

KEPT = ("source", "professional", "role")
"""The fields that the next entry begins with."""

_LINES = ("time", "source", "professional", "role", "present", "why_not_asked")
_PROSE = ("text", "voice", "action", "told", "analysis")
_CHIPS = ("people", "types", "tags")

_MISSED = (Enquiry.COULD_NOT_ASK, Enquiry.NOT_ASKED)


class EntryForm(QWidget):
    """The fields of one event. It holds what is typed and knows nothing of the case file."""

    changed = Signal()
    passed = Signal(str)  # the keyboard has left this field of the event

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("entry")
        self._offering = Offering()
        self._event = EnteredEvent()
        self._dated = ("", "", EnteredEvent().date)
        self.when = WhenEdit()
        self.lines = {name: QLineEdit() for name in _LINES}
        self.prose = {
            "text": WordsEdit("What happened", "What was seen, heard, said and done", 3),
            "voice": WordsEdit("The child's voice and day", lines=1),
            "action": WordsEdit("What was done, or why nothing", lines=2),
            "told": WordsEdit("Who was told", lines=2),
            "analysis": WordsEdit("What you make of it", "A view, marked as one", 2),
        }
        self.prose["analysis"].setObjectName("analysis")
        self.chips = {
            "people": ChipsEdit(
                "People",
                self._offering.people,
                self._offering.person_shown,
                "a name and Enter; 'man, not known' is one too",
            ),
            "types": ChipsEdit(
                "Kind of event",
                self._offering.types,
                self._offering.type_shown,
                "begin to type, such as visit",
                True,
            ),
            "tags": ChipsEdit("Tags", self._offering.tags, self._offering.tag_shown, "words of your own"),
        }
        self.seen = Choice("Was the child", options.SEEN, Seen.NOT_RECORDED)
        self.enquiry = Choice("Asked about domestic abuse", options.ENQUIRY, Enquiry.NOT_RECORDED)
        self.significance = Choice("How much it matters", options.SIGNIFICANCE, Significance.NOT_SAID)
        self.direction = Choice("Strength or concern", options.DIRECTION, Direction.NOT_SAID)
        self.restricted = QCheckBox(
            "Restricted: third-party or sensitive, to be asked for before it is shared"
        )
        self.fields: dict[str, Field] = {}
        self._lay_out()
        self._connect()
        self._settle()

    # What is in it

    def value(self) -> EnteredEvent:
        """The event as typed so far. Never raises: a date that cannot be read keeps its words, undated."""
        written: dict[str, Any] = {name: self.lines[name].text() for name in _LINES if name != "time"}
        if self.enquiry.value not in _MISSED:
            written["why_not_asked"] = ""
        written.update({name: self.prose[name].words() for name in _PROSE})
        written.update({name: self.chips[name].values for name in _CHIPS})
        return replace(
            self._event,
            date=self._date(),
            seen=self.seen.value,
            enquiry=self.enquiry.value,
            significance=self.significance.value,
            direction=self.direction.value,
            restricted=self.restricted.isChecked(),
            **written,
        )

    def put(self, event: EnteredEvent) -> None:
        """Show an event, to go on with it."""
        date, time = as_typed(event.date)
        self._dated = (date, time, event.date)
        self._put(
            {
                "date": date,
                "time": time,
                **{name: getattr(event, name) for name in (*_LINES[1:], *_PROSE)},
                **{name: list(getattr(event, name)) for name in _CHIPS},
                "seen": event.seen.value,
                "enquiry": event.enquiry.value,
                "significance": event.significance.value,
                "direction": event.direction.value,
                "restricted": event.restricted,
                "agency": event.agency,
                "number": event.number,
            }
        )

    def typed(self) -> dict[str, Any]:
        """All that stands in the form, half-typed words too, as plain values for a draft."""
        return {
            "date": self.when.line.text(),
            **{name: line.text() for name, line in self.lines.items()},
            **{name: edit.words() for name, edit in self.prose.items()},
            **{name: list(chips.values) for name, chips in self.chips.items()},
            "half": {name: chips.line.text() for name, chips in self.chips.items()},
            "seen": self.seen.value.value,
            "enquiry": self.enquiry.value.value,
            "significance": self.significance.value.value,
            "direction": self.direction.value.value,
            "restricted": self.restricted.isChecked(),
            "agency": self._event.agency,
            "number": self._event.number,
        }

    def put_typed(self, typed: Mapping[str, Any]) -> None:
        """Show a draft again as it was left."""
        self._put(typed)
        for name, words in typed.get("half", {}).items():
            if name in self.chips:
                self.chips[name].line.setText(words)

    def clear(self, keep: bool = False) -> None:
        """Empty the form; where `keep`, the source and who wrote it stay for the next entry."""
        kept = {name: self.lines[name].text() for name in KEPT} if keep else {}
        self._put({**kept, "agency": self._event.agency})

    def finish_chips(self) -> None:
        """Make chips of what is half typed. Words that are no kind of event become a tag: none are lost."""
        for chips in self.chips.values():
            chips.finish()
        kinds = self.chips["types"].line
        if words := kinds.text().strip():
            kinds.clear()
            self.chips["tags"].add(words)

    def _date(self) -> EventDate:
        """The date as it was understood when it was typed, as long as its words are left alone."""
        date, time, before = self._dated
        typed = self.when.line.text(), self.lines["time"].text()
        return before if typed == (date, time) else self.when.read(typed[1])

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it but what the last entry left."""
        event = self.value()
        bare = replace(event, source="", professional="", role="", agency="", number=0)
        half = any(chips.line.text().strip() for chips in self.chips.values())
        return not half and not event.date.as_written and bare == EnteredEvent(date=event.date)

    @property
    def number(self) -> int:
        """The number of the entry that is changed; 0 for a new one."""
        return self._event.number

    def begin_with(self, agency: str) -> None:
        """Whose entries these are."""
        self._event = replace(self._event, agency=agency)

    # What it knows of the case

    def know(self, context: DateContext, child: str, people: Sequence[Person], tags: Sequence[str]) -> None:
        """Read dates with this context, and offer these people and tags."""
        self.when.context = context
        self._offering.people_known, self._offering.tags_known = people, tags
        name = child.strip() or "the child"
        self.fields["seen"].name.setText(f"Was {name}".replace("&", "&&"))
        self.seen.rename(f"Was {name}")
        voice = f"{child.strip() or 'The child'}'s voice and day"
        self.fields["voice"].name.setText(voice.replace("&", "&&"))
        self.prose["voice"].setAccessibleName(voice)
        for chips in self.chips.values():
            chips.show_again()

    def underline(self, hints: Sequence[Hint], theme: Theme) -> None:
        """Underline the words that the hints rest on."""
        for name, edit in self.prose.items():
            edit.underline(
                [
                    (hint.start, hint.end, hint.tone is Tone.QUESTION)
                    for hint in hints
                    if hint.field == name and hint.end > hint.start
                ],
                theme,
            )

    def go_to(self, field: str) -> None:
        """Take the keyboard to a field of the event."""
        control = self.fields["when" if field == "date" else field].control
        if isinstance(control, Choice):
            control.take_focus()
        else:
            control.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """Take the keyboard to the first field."""
        self.when.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_to_the_next_empty_one()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            for name, line in self.lines.items():
                if line is watched:
                    self.passed.emit(name)
        return super().eventFilter(watched, event)

    # How it is made

    def _lay_out(self) -> None:
        field = self._field
        when = field("when", "When", self.when, "as you would say it")
        time = field("time", "Time", self.lines["time"], "if known")
        source = field("source", "Source", self.lines["source"], "where it is recorded")
        text = field("text", "What happened", self.prose["text"], "facts, in plain words, one event")
        people = field("people", "People", self.chips["people"], "named or not")
        types = field("types", "Kind of event", self.chips["types"])
        seen = field("seen", "Was the child", self.seen)
        present = field("present", "Who was there", self.lines["present"])
        said = "said, showed, what life was like"
        voice = field("voice", "The child's voice and day", self.prose["voice"], said)
        action = field("action", "What was done, or why nothing", self.prose["action"])
        told = field("told", "Who was told", self.prose["told"], "and when")
        enquiry = field("enquiry", "Asked about domestic abuse", self.enquiry)
        why = field("why_not_asked", "Why?", self.lines["why_not_asked"], "what stood in the way")
        professional = field("professional", "Professional", self.lines["professional"], "name")
        role = field("role", "Role", self.lines["role"], "such as health visitor")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 16)
        whole.setSpacing(16)
        for row in (
            FieldRow(((when, 5), (time, 2), (source, 6)), 32),
            text,
            FieldRow(((people, 1), (types, 1)), 30),
            FieldRow(((seen, 1), (present, 1)), 34),
            voice,
            FieldRow(((action, 1), (told, 1)), 30),
            FieldRow(((enquiry, 3), (why, 2)), 40),
            FieldRow(((professional, 1), (role, 1)), 24),
            self._apart(),
        ):
            whole.addWidget(row)

    def _apart(self) -> QWidget:
        """What is a view and not a fact, on a ground of its own."""
        field = self._field
        analysis = field(
            "analysis", "What you make of it", self.prose["analysis"], "kept apart from the facts"
        )
        significance = field("significance", "How much it matters", self.significance)
        direction = field("direction", "Strength or concern", self.direction)
        tags = field("tags", "Tags", self.chips["tags"])
        apart = ground("apart")
        inside = QVBoxLayout(apart)
        inside.setContentsMargins(16, 12, 16, 16)
        inside.setSpacing(16)
        judged = FieldRow(((significance, 1), (direction, 1)), 34)
        for row in (analysis, judged, tags, self.restricted):
            inside.addWidget(row)
        return apart

    def _field(self, key: str, name: str, control: QWidget, more: str = "") -> Field:
        if not control.accessibleName():
            control.setAccessibleName(name)
        self.fields[key] = Field(name, control, more)
        return self.fields[key]

    def _connect(self) -> None:
        self.when.changed.connect(self.changed)
        self.when.left.connect(lambda: self.passed.emit("date"))
        for line in self.lines.values():
            line.textChanged.connect(self.changed)
            line.installEventFilter(self)
        for name, edit in self.prose.items():
            edit.textChanged.connect(self.changed)
            edit.left.connect(lambda name=name: self.passed.emit(name))
        for name, chips in self.chips.items():
            chips.changed.connect(self.changed)
            chips.line.textEdited.connect(self.changed)
            chips.left.connect(lambda name=name: self.passed.emit(name))
        for name in ("seen", "enquiry", "significance", "direction"):
            choice = getattr(self, name)
            choice.changed.connect(self.changed)
            choice.changed.connect(lambda name=name: self.passed.emit(name))
        self.enquiry.changed.connect(self._settle)
        self.restricted.toggled.connect(self.changed)

    def _settle(self) -> None:
        self.fields["why_not_asked"].setVisible(self.enquiry.value in _MISSED)

    def _put(self, typed: Mapping[str, Any]) -> None:
        """Show these values; what is not among them, or is of a kind that we lack, is as in an empty form."""
        self.blockSignals(True)
        self._event = EnteredEvent(agency=str(typed.get("agency", "")), number=int(typed.get("number", 0)))
        self.when.line.setText(str(typed.get("date", "")))
        for name, line in self.lines.items():
            line.setText(str(typed.get(name, "")))
        for name, edit in self.prose.items():
            edit.setPlainText(str(typed.get(name, "")))
        for name, chips in self.chips.items():
            chips.put(map(str, typed.get(name, ())))
        self.seen.choose(_one(Seen, typed.get("seen"), Seen.NOT_RECORDED))
        self.enquiry.choose(_one(Enquiry, typed.get("enquiry"), Enquiry.NOT_RECORDED))
        self.significance.choose(_one(Significance, typed.get("significance"), Significance.NOT_SAID))
        self.direction.choose(_one(Direction, typed.get("direction"), Direction.NOT_SAID))
        self.restricted.setChecked(bool(typed.get("restricted", False)))
        self._settle()
        self.blockSignals(False)
        self.changed.emit()

    def _on_to_the_next_empty_one(self) -> None:
        """From a line to the next field that still has nothing in it, so that Enter runs through the form."""
        here = next(
            (key for key, field in self.fields.items() if field.isAncestorOf(self.focusWidget() or self)), ""
        )
        keys = list(self.fields)
        for key in keys[keys.index(here) + 1 if here else 0 :]:
            if self.fields[key].isVisible() and self._is_blank(key):
                self.go_to(key)
                return

    def _is_blank(self, key: str) -> bool:
        control = self.fields[key].control
        if isinstance(control, WhenEdit):
            return not control.line.text().strip()
        if isinstance(control, QLineEdit):
            return not control.text().strip()
        if isinstance(control, WordsEdit):
            return not control.words().strip()
        if isinstance(control, ChipsEdit):
            return not control.values
        return isinstance(control, Choice) and control.is_at_start


def _one(kind: type[Any], value: Any, otherwise: Any) -> Any:
    """The option with this value; the other where a later version of the program wrote one that we lack."""
    try:
        return kind(value)
    except ValueError:
        return otherwise
