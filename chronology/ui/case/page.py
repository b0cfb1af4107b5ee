"""The room Case, from top to bottom: its details, its clocks, its lines of enquiry, how it is kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from chronology.model.case import Mode
from chronology.services.open_case import OpenCase
from chronology.ui.case.details import Details
from chronology.ui.case.keeping import Keeping
from chronology.ui.case.lines import LinesOfEnquiry
from chronology.ui.case.told import ToldClocks
from chronology.ui.controls import label
from chronology.ui.entry.look import sheet
from chronology.ui.scrolled import scrolled
from chronology.ui.theme import Theme


class CasePage(QWidget):
    """One page, over one open case. An agency's own list has no clocks of a review."""

    said = Signal(str)
    event_wanted = Signal(str)

    def __init__(self, case: OpenCase, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        is_review = case.case().mode is Mode.REVIEW
        self.details = Details(case)
        self.told = ToldClocks(case) if is_review else None
        self.lines = LinesOfEnquiry(case) if is_review else None
        self.keeping = Keeping(case)
        column = scrolled(self)
        column.setSpacing(24)
        column.addWidget(label("The case", "heading"))
        for each in (self.details, self.told, self.lines, self.keeping):
            if each is not None:
                column.addWidget(each)
        column.addStretch(1)
        self.details.said.connect(self.said)
        self.keeping.said.connect(self.said)
        if self.told is not None and self.lines is not None:
            self.told.event_wanted.connect(self.event_wanted)
            self.lines.said.connect(self.said)
        self.dress(theme)

    def refresh(self) -> None:
        """Show what the case holds now."""
        for each in (self.details, self.told, self.lines, self.keeping):
            if each is not None:
                each.refresh()

    def take_focus(self) -> None:
        """Give the keyboard to the first field."""
        self.details.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def dress(self, theme: Theme) -> None:
        """Draw with another palette."""
        self.setStyleSheet(sheet(theme))

    def stop(self) -> None:
        """End all work, as before the case is closed."""
        if self.told is not None:
            self.told.stop()
        self.keeping.stop()
