"""The line above the table: which events are shown, under which headings, and how many they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton, QWidget

from chronology.model.dates import EventDate, printed
from chronology.model.dates.value import Qualifier
from chronology.model.event_rows import Column, Flag, Group, RowQuery
from chronology.report.lines import AGENCY_NOT_SAID
from chronology.ui.chips import Several, chip, chip_style
from chronology.ui.controls import second
from chronology.ui.flow import FlowLayout
from chronology.ui.table.asking import Offer
from chronology.ui.table.days import DaysField
from chronology.ui.theme import Theme

_FLAGS = {
    Flag.SIGNIFICANT: "Significant",
    Flag.TURNING_POINT: "Turning points",
    Flag.RESTRICTED: "Restricted",
    Flag.TAGGED: "With any tag",
    Flag.UNDATED: "Undated",
    Flag.TO_CONFIRM: "To confirm",
    Flag.CORRECTED: "Corrected",
    Flag.ENTERED: "Entered in this program",
}
_GROUPS = {Group.NOTHING: "Not grouped", Group.YEAR: "By year", Group.AGENCY: "By agency"}
_TAG = "tag:"
_NO_FINDING = ""  # a rule that asks nothing any more: no event fits, rather than all of them


class ChoosingBar(QWidget):
    """Fields and menus for a query; `changed` tells that another was made."""

    changed = Signal()

    def __init__(self, theme: Theme, read: Callable[[str], EventDate]) -> None:
        super().__init__()
        self._findings: Mapping[str, Sequence[str]] = {}
        self._group = Group.NOTHING
        self._sort, self._descending = Column.WHEN, False
        self.words = _WordsField()
        self.agencies = Several("All agencies", "agencies", "Which agencies are shown")
        self.people = Several("All people", "people", "Which people's events are shown")
        self.types = Several("All types", "types", "Which types of event are shown")
        self.days = DaysField(read)
        self.questions = Several("Questions", "questions", "Only events with these questions")
        self.flags = Several("Marks", "marks", "Only events with these marks")
        self.grouped = _groups(self._regroup)
        self.clear = chip("Show all", "Show every event again")
        self.clear.clicked.connect(self.show_all)
        self._count = second()
        self._count.setMargin(4)
        self._row = FlowLayout(self)
        self._row.setContentsMargins(16, 8, 16, 8)
        self._several = (self.agencies, self.people, self.types, self.questions, self.flags)
        left: tuple[QWidget, ...] = (self.words, self.agencies, self.people, self.types, self.days)
        for each in (*left, self.questions, self.flags, self.clear, self.grouped):
            self._row.addWidget(each)
        self.flags.offer(_FLAGS)
        self.words.textChanged.connect(self._chosen)
        self.days.changed.connect(self._chosen)
        for several in self._several:
            several.changed.connect(self._chosen)
        self.dress(theme)
        self._settle()

    def add_beside(self, *widgets: QWidget) -> None:
        """Put other chips behind these; how many events are shown is said last."""
        for widget in widgets:
            self._row.addWidget(widget)
        self._row.addWidget(self._count)

    @property
    def query(self) -> RowQuery:
        """What was chosen."""
        marks = self.flags.chosen
        asked = self.questions.chosen
        rules = sorted(asked - {Flag.QUESTIONED})
        named = [finding for rule in rules for finding in self._findings.get(rule, [_NO_FINDING])]
        return RowQuery(
            agencies=self.agencies.chosen,
            people=self.people.chosen,
            types=self.types.chosen,
            first=self.days.first,
            last=self.days.last,
            words=self.words.text(),
            findings=frozenset(named),
            tags=frozenset(each.removeprefix(_TAG) for each in marks if each.startswith(_TAG)),
            flags=frozenset(
                [Flag(each) for each in marks if not each.startswith(_TAG)]
                + ([Flag.QUESTIONED] if Flag.QUESTIONED in asked and not named else [])
            ),
            sort=self._sort,
            descending=self._descending,
            group=self._group,
        )

    @property
    def asks_nothing(self) -> bool:
        """Whether every event is shown."""
        plain = replace(self.query, sort=Column.WHEN, descending=False, group=Group.NOTHING)
        return plain == RowQuery()

    def offer(self, offer: Offer) -> None:
        """Offer what there is to choose; what was chosen stays chosen."""
        self.agencies.offer({name: name or AGENCY_NOT_SAID for name in offer.agencies})
        self.people.offer({p.id: f"{p.name}, {p.role}" if p.role else p.name for p in offer.people})
        self.types.offer({name: name for name in offer.types})
        rules: dict[str, list[str]] = {}
        titles: dict[str, str] = {}
        for finding in offer.findings:
            rules.setdefault(finding.rule, []).append(finding.id)
            titles[finding.rule] = f"{finding.rule}  {finding.title}"
        self._findings = rules
        self.questions.offer(
            {Flag.QUESTIONED: "Any open question"} if rules else {}, dict(sorted(titles.items()))
        )
        self.flags.offer(_FLAGS, {f"{_TAG}{tag}": tag for tag in offer.tags})
        self._settle()

    def sort_by(self, column: Column) -> None:
        """Sort by a column: upward, and downward if it was upward."""
        self._descending = column is self._sort and not self._descending
        self._sort = column
        self._chosen()

    def show_all(self) -> None:
        """Take every choice back. The order and the headings stay."""
        self._take_back()
        self._chosen()

    def say(self, shown: int, of: int) -> None:
        """Say how many events are shown, from when to when, or what could not be read."""
        if self.days.said:
            self._count.setText(self.days.said)
            return
        words = _events(shown) if shown == of else f"{shown:,} of {_events(of)}"
        between = [
            f"{word} {printed(EventDate(day, day, Qualifier.STATED))}"
            for word, day in (("from", self.days.first), ("to", self.days.last))
            if day is not None
        ]
        if between:
            words += f" · {' '.join(between)}"
        self._count.setText(words)

    # What a saved view keeps

    def settings(self) -> dict[str, Any]:
        """What was chosen, as plain values."""
        query = self.query
        return {
            "words": query.words,
            "agencies": sorted(query.agencies),
            "people": sorted(query.people),
            "types": sorted(query.types),
            "first": query.first.isoformat() if query.first else None,
            "last": query.last.isoformat() if query.last else None,
            "questions": sorted(self.questions.chosen),
            "marks": sorted(self.flags.chosen),
            "sort": query.sort.value,
            "descending": query.descending,
            "group": query.group.value,
        }

    def take(self, settings: Mapping[str, Any]) -> None:
        """Choose what a saved view keeps."""
        self._take_back()
        self.words.setText(str(settings.get("words", "")))
        self.agencies.choose(frozenset(settings.get("agencies", ())))
        self.people.choose(frozenset(settings.get("people", ())))
        self.types.choose(frozenset(settings.get("types", ())))
        self.questions.choose(frozenset(settings.get("questions", ())))
        self.flags.choose(frozenset(settings.get("marks", ())))
        self.days.show_days(_day(settings.get("first")), _day(settings.get("last")))
        self._sort = Column(settings.get("sort", Column.WHEN))
        self._descending = bool(settings.get("descending", False))
        self._group = Group(settings.get("group", Group.NOTHING))
        self._chosen()

    # How it is kept together

    def dress(self, theme: Theme) -> None:
        """The palette of the chips."""
        self.setStyleSheet(
            chip_style(theme)
            + "QLineEdit { min-height: 0; padding: 3px 12px; border-radius: 13px; }"
            + "QLineEdit:focus { padding: 2px 11px; }"
        )

    def _take_back(self) -> None:
        blocked = self.words.blockSignals(True)
        self.words.clear()
        self.words.blockSignals(blocked)
        self.days.clear()
        for several in self._several:
            several.choose(frozenset())

    def _regroup(self, action: QAction) -> None:
        self._group = Group(action.data())
        self._chosen()

    def _chosen(self) -> None:
        self._settle()
        self.changed.emit()

    def _settle(self) -> None:
        self.clear.setVisible(not self.asks_nothing)
        self.grouped.setText(f"{_GROUPS[self._group]} ▾")
        self.grouped.setAccessibleName(f"Headings between the rows: {_GROUPS[self._group]}")
        for action in self.grouped.menu().actions():
            action.setChecked(action.data() == self._group)


class _WordsField(QLineEdit):
    """What is looked for among the words of every event."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText('Words, or "words in a row"')
        self.setAccessibleName("Words to look for")
        self.setClearButtonEnabled(True)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 34, super().sizeHint().height())


def _groups(chosen: Callable[[QAction], None]) -> QToolButton:
    made = chip("", "Headings between the rows")
    menu = QMenu(made)
    group = QActionGroup(menu)
    for value, words in _GROUPS.items():
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setActionGroup(group)
        action.setData(value)
    group.triggered.connect(chosen)
    made.setMenu(menu)
    return made


def _events(count: int) -> str:
    return "1 event" if count == 1 else f"{count:,} events"


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
