"""One file of an import: whose it is, its columns over its rows, its dates, what is set aside."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLineEdit, QTabWidget, QVBoxLayout, QWidget

from chronology.model.contributions import Contribution
from chronology.resource import agency_types
from chronology.services.newer import Changes
from chronology.ui.controls import breakable, label, second
from chronology.ui.imports.aside_panel import AsidePanel
from chronology.ui.imports.banners import Banners
from chronology.ui.imports.choice_box import ChoiceBox
from chronology.ui.imports.columns_panel import ColumnsPanel
from chronology.ui.imports.coming import Coming
from chronology.ui.imports.dates_panel import DatesPanel
from chronology.ui.imports.rows import ChangedRows
from chronology.ui.imports.tables import RowTable
from chronology.ui.theme import Theme


class FilePage(QWidget):
    """All that is chosen of one file. Every choice shows its effect as soon as the file is read anew."""

    changed = Signal()

    def __init__(self, coming: Coming, agencies: Sequence[str], theme: Theme) -> None:
        super().__init__()
        self.coming = coming
        self._name = label(breakable(coming.name), "heading")
        self._name.setAccessibleName(coming.name)
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._counts = second()
        self._busy = second("")
        self.agency = AgencyBox(agencies)
        self._from = second()
        for each in (self._name, self._counts, self._from):
            each.setWordWrap(True)
        self.banners = Banners(coming)
        self.columns = ColumnsPanel(theme)
        self.dates = DatesPanel()
        self.aside = AsidePanel()
        self.changes = ChangedRows(self)
        self._changes = RowTable("What changed", self.changes, shares=(0.1, 0.2, 0.35, 0.35))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its bar has the keyboard
        self.tabs.addTab(self.columns, "&Columns")
        self.tabs.addTab(self.dates, "&Dates to settle")
        self.tabs.addTab(self.aside, "Set &aside")
        self.tabs.addTab(self._changes, "What c&hanged")
        self._lay_out()
        self.agency.named.connect(coming.choose_agency)
        self.columns.chosen.connect(coming.choose_meaning)
        self.columns.unwanted.connect(lambda id: coming.call_none(id, True))
        self.dates.settled.connect(coming.settle)
        self.aside.is_event.connect(coming.call_event)
        self.aside.is_none.connect(coming.call_none)
        coming.changed.connect(self.show_reading)
        coming.busy.connect(lambda busy: self._busy.setText("Reading it again …" if busy else ""))
        coming.refused.connect(self._busy.setText)
        self.dress(theme)
        self.show_reading()

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.setSpacing(8)
        title.addWidget(self._name, 1)
        title.addWidget(self._counts, 1)
        title.addWidget(self._busy)
        whose = QHBoxLayout()
        whose.addWidget(label("A&gency", buddy=self.agency))
        whose.addWidget(self.agency)
        whose.addWidget(self._from, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 0)
        whole.setSpacing(8)
        whole.addLayout(title)
        whole.addLayout(whose)
        whole.addWidget(self.banners)
        whole.addWidget(self.tabs, 1)

    def dress(self, theme: Theme) -> None:
        """Draw with another palette."""
        self.columns.dress(theme)
        self.aside.dress(theme)
        self._changes.dress(theme)

    def show_reading(self) -> None:
        """Show the file's last reading."""
        incoming = self.coming.incoming
        shown = incoming.preview
        found = incoming.contribution
        self._counts.setText(counted(found))
        if not self.agency.words.hasFocus():
            self.agency.setEditText(found.agency)
        self._from.setText(self._where())
        self.banners.show_incoming(incoming)
        self.columns.show_preview(shown)
        self.dates.show_preview(shown, self.coming.around.context)
        self.aside.show_preview(shown)
        self.tabs.setTabText(1, f"&Dates to settle ({shown.unsettled})" if shown.to_settle else "&Dates")
        self.tabs.setTabText(2, f"Set &aside ({len(found.set_aside)})")
        self.tabs.setTabVisible(3, incoming.changes is not None)
        if incoming.changes is not None:
            self._show_changes(incoming.changes)
        readable = shown.opened.document is not None
        self.agency.setEnabled(readable)
        self.tabs.setTabEnabled(0, readable)
        self.tabs.setTabEnabled(1, readable)
        self.changed.emit()

    def take_focus(self) -> None:
        """Give the keyboard to the agency, the first thing to look at."""
        self.agency.setFocus()

    def _show_changes(self, changes: Changes) -> None:
        self.changes.show_changes(changes)
        self.tabs.setTabText(3, f"What c&hanged ({len(self.changes.items)})")

    def _where(self) -> str:
        """Where the agency's name was read, or what is missing."""
        shown = self.coming.incoming.preview
        if self.coming.choices.agency:
            found = shown.whose.agency
            return f"named by you; the file says {found}" if found else "named by you"
        if shown.whose.agency:
            return f"read from {shown.whose.where}"
        if shown.contribution.agency:
            return "named by the rows or the headings of the file"
        events = shown.contribution.events
        if events and all(event.agency for event in events):
            return "each row names its own agency"
        return "Nothing in the file says whose it is. Please name the agency." if events else ""


def counted(found: Contribution) -> str:
    """What a file gives, in counts: '24 events, 2 undated, 3 set aside'."""
    if found.kind == "unread":
        return "could not be read"
    undated = sum(not event.date.is_dated for event in found.events)
    unread = sum(kept.unread for kept in found.set_aside)
    parts = ["1 event" if len(found.events) == 1 else f"{len(found.events)} events"]
    parts += [f"{undated} undated"] if undated else []
    parts += [f"{len(found.set_aside)} set aside"] if found.set_aside else []
    parts += [f"{unread} to look at"] if unread else []
    return " · ".join(parts)


class AgencyBox(ChoiceBox):
    """Whose return it is. Any name can be typed; those that are known are offered, the case's own first."""

    named = Signal(str)

    def __init__(self, agencies: Sequence[str]) -> None:
        super().__init__()
        known = [kind.label for kind in agency_types().by_id.values() if kind.id != "other"]
        self.words = QLineEdit()
        self.words.setAccessibleName("Whose return this is")
        self.words.setPlaceholderText("name the agency")
        self.setEditable(True)
        self.setLineEdit(self.words)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(24)
        self.setAccessibleName("Whose return this is")
        self.addItems(list(dict.fromkeys((*sorted(agencies), *sorted(known)))))
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)
        self.words.editingFinished.connect(lambda: self.named.emit(self.words.text()))
        self.activated.connect(lambda _: self.named.emit(self.words.text()))
