"""All of the timeline's room: what is shown, the lanes, and the panel beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from chronology.model.curation import FindingState, State
from chronology.model.findings import Finding
from chronology.report.age import counted
from chronology.report.content import Content
from chronology.ui.lanes.accounts import Row
from chronology.ui.lanes.beside import ALONE, Beside
from chronology.ui.lanes.choosing import ChoosingBar
from chronology.ui.lanes.page import LanesPage
from chronology.ui.lanes.scene import scene_of
from chronology.ui.lanes.side import OccurrencePanel
from chronology.ui.theme import Theme

_SETTLED = (State.ANSWERED, State.ACCEPTED, State.DISMISSED)
_SIDE_LEAST, _SIDE_MOST = 240, 380  # pixels, at ordinary size of text
_LINE = 18  # pixels: the height of a line at that size


class TimelineBoard(QWidget):
    """The timeline of one content. It changes nothing itself: it tells what the person wants."""

    chosen = Signal(str)  # the id of the event that the person has come to
    ask_wanted = Signal(object)  # a Finding to be put to its agency
    state_wanted = Signal(object)  # a FindingState that the person chose
    said = Signal(str)  # a sentence for the foot of the window

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._content: Content | None = None
        self._beside = ALONE
        self._states: Mapping[str, FindingState] = {}
        self.bar = ChoosingBar(theme)
        self.page = LanesPage(theme)
        self.side = OccurrencePanel(theme)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.page)
        self._split.addWidget(self.side)
        self._split.setStretchFactor(0, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addWidget(self._split, 1)
        self.bar.changed.connect(self._lay_out)
        self.page.chosen.connect(self._come_to)
        self.page.chosen.connect(self.chosen)
        self.page.shown.connect(self._shown)
        self.page.saved.connect(self.said)
        self.page.refused.connect(self.said)
        self.side.ask_wanted.connect(self.ask_wanted)
        self.side.state_wanted.connect(self.state_wanted)

    def show_content(
        self,
        content: Content,
        beside: Beside = ALONE,
        states: Mapping[str, FindingState] | None = None,
        row_of: Callable[[str], Row | None] = lambda event: None,
        can_act: bool = False,
    ) -> None:
        """Show a content with what stands beside it, and what became of each finding, by its id.

        The choice of events, the time in view and the event chosen stay as they are. `row_of` gives an
        event's row as it came; `can_act` says whether anything may be changed.
        """
        self._content, self._beside, self._states = content, beside, states or {}
        self.side.row_of, self.side.can_act = row_of, can_act
        self.bar.offer(sorted({entry.event.agency for entry in content.timeline.entries}), beside)
        self._lay_out()

    def choose(self, event: str) -> None:
        """Come to an event, though the choice had left it out."""
        if event not in self.page.view.scene.rows and not self.bar.choice.is_all:
            self.bar.show_all()
        self.page.view.choose(event)

    def dress(self, theme: Theme) -> None:
        """Draw with another palette, or with the type that has been set since."""
        self.bar.dress(theme)
        self.page.dress(theme)
        self.side.dress(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        larger = max(1.0, self.fontMetrics().height() / _LINE)
        side = min(
            max(_SIDE_LEAST, self.width() * 3 // 10), round(_SIDE_MOST * larger), self.width() * 2 // 5
        )
        self._split.setSizes([self.width() - side, side])

    def _lay_out(self) -> None:
        """Make the lanes anew; the questions that are settled have no mark in them."""
        content, beside = self._content, self._beside
        if content is None:
            return
        asked = tuple(finding for finding in content.findings if not self._is_settled(finding))
        marked = replace(content, findings=asked)
        grouping, choice = self.bar.by.grouping(beside), self.bar.choice
        count = len(content.timeline.entries)
        self.page.show_made(lambda: scene_of(marked, grouping, beside, choice), count)

    def _is_settled(self, finding: Finding) -> bool:
        state = self._states.get(finding.id)
        return state is not None and state.state in _SETTLED

    def _shown(self) -> None:
        scene = self.page.view.scene
        self.bar.say(self._how_much(len(scene.entries), scene.left_out))
        self._come_to(self.page.view.event_chosen)

    def _how_much(self, shown: int, left_out: int) -> str:
        if left_out:
            return f"{shown:,} of {counted(shown + left_out, 'event')}"
        returns = self._content.timeline.contributions if self._content is not None else ()
        unread = sum(not each.complete for each in returns)
        words = [f"{shown:,} events" if shown != 1 else "1 event", counted(len(returns), "return")]
        if unread:
            words.append(f"{unread} not wholly read")
        return " · ".join(words)

    def _come_to(self, event: str) -> None:
        if not event or self._content is None:
            self.side.show_nothing(self._content is None or bool(self._content.timeline.entries))
            return
        findings = [f for f in self._content.findings if event in f.events and not f.answered_by]
        self.side.show_event(self.page.view.scene, event, findings, self._states)
