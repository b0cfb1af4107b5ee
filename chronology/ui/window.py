"""The one window: where a person starts, the case that is open, and the lock before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeySequence,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from chronology.ui import preferences as kept
from chronology.ui.controls import ground
from chronology.ui.preferences import Preferences
from chronology.ui.shell.beside import Beside
from chronology.ui.shell.notice import Notice
from chronology.ui.shell.slow_work import SlowWork
from chronology.ui.start import choosing
from chronology.ui.start.page import StartPage
from chronology.ui.theme import Theme, dress, theme_for


class Window(QMainWindow):
    """The program's one window. At most one case is open in it. Pages are loaded when first wanted."""

    idle = Signal()  # one piece of work has ended and the next may begin
    opened = Signal()  # a case is on the screen

    def __init__(self, theme: Theme, preferences: Path | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._kept_at = preferences or kept.place()
        self.preferences = kept.read(self._kept_at)
        self._path: Path | None = None
        self._is_sample = False
        self.desk: Any = None
        self.loose: Any = None
        self._new: Any = None
        self._ask: Any = None
        self.locking: Any = None
        self.setWindowTitle("Chronology")  # never a child's name: titles are seen by the whole system
        self.setAcceptDrops(True)
        self.resize(1280, 720)
        self.start = StartPage(theme, self.preferences)
        self.notice = Notice("Something to know")
        self.pages = QStackedWidget()
        self.pages.addWidget(self.start)
        whole = ground("page")
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        self.work = SlowWork(self)
        self.work.idle.connect(self.idle)
        self.work.stopped.connect(lambda: self.notice.tell("Stopped. Nothing was made or changed."))
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.pages, 1)
        self.beside = Beside(across, theme, self.commands, self._pack)
        column.addLayout(across, 1)
        column.addWidget(self.work.foot)
        self.setCentralWidget(whole)
        self._connect()
        self._actions = self._made_actions()

    # Where a person starts

    def take(self, paths: Sequence[Path]) -> None:
        """Files and folders were dropped: a case is opened; returns go where the person is."""
        if not paths or self.work.is_going_on or self.is_locked:
            return
        if self._is_here(self.desk):
            self.desk.take(paths)
        elif self._is_here(self.loose):
            self.loose.take(paths)
        elif len(paths) == 1 and paths[0].suffix == ".case":
            self.ask_for(paths[0])
        else:
            self.come_to_start()
            self.start.offer_returns(paths)

    def look_at(self, paths: Sequence[Path], child: str = "", born: str = "") -> Any:
        """Read returns and show what comes of them, without a case; the page that does it."""
        from chronology.ui.without_case import WithoutCase

        self._drop_loose()
        self.loose = WithoutCase(self._theme)
        self.loose.left.connect(self.come_to_start)
        self.loose.failed.connect(self.notice.say)
        self.loose.idle.connect(self.idle)
        self.loose.case_wanted.connect(self.begin_case)
        self._come_to(self.loose)
        self.loose.describe_child(child, born)
        self.loose.take(list(paths))
        return self.loose

    def begin_case(self, returns: Sequence[Path] = ()) -> None:
        """Show the form for a new case; the returns come into it once it is made."""
        from chronology.ui.start.new_case import NewCasePage

        if self._new is None:
            self._new = NewCasePage(self._theme)
            self._new.wanted.connect(self._make)
            self._new.left.connect(self.come_to_start)
        self._new.begin(tuple(returns))
        self._come_to(self._new)
        self._new.take_focus()

    def ask_for(self, path: Path) -> None:
        """Ask for the passphrase of a case."""
        from chronology.ui.start.opening import PassphrasePage

        if self._ask is None:
            self._ask = PassphrasePage("&Back")
            self._ask.given.connect(self._open)
            self._ask.left.connect(self.come_to_start)
        self._path = path
        self._come_to(self._ask)
        self._ask.ask_for_case(path)

    def come_to_start(self) -> None:
        """Show the start page; what was looked at without a case is gone, an open case is closed."""
        self.close_case()
        self._come_to(self.start)
        self._drop_loose()
        for page in (self._new, self._ask):
            if page is not None:
                page.forget()
        self.start.show_recent(self.preferences)
        self.start.take_focus()

    # Opening and closing a case

    def open_with(self, path: Path, passphrase: str, read_only: bool = False) -> None:
        """Open a case, off the window's thread, and come to it."""
        from chronology.services.open_case import OpenCase

        self.work.run(
            lambda progress: OpenCase.open(path, passphrase, read_only),
            lambda case: self._opened(case, ()),
            self._not_opened,
        )

    def make_sample(self, path: Path) -> None:
        """Make the sample case at a path and open it. It stays on the disk like any other case."""
        from chronology.services.open_case import OpenCase
        from chronology.services.sample_case import PASSPHRASE, make_sample

        self._is_sample = True
        self.notice.tell(f"The sample case lies at {path}. Its passphrase is '{PASSPHRASE}'.")
        self.work.run(
            lambda progress: OpenCase.open(make_sample(path, progress), PASSPHRASE),
            lambda case: self._opened(case, ()),
            self.notice.say,
        )

    def close_case(self) -> None:
        """End all work on the case and let others have it."""
        desk, self.desk = self.desk, None
        if desk is None:
            return
        if self.locking is not None:
            self.locking.watch.end()
        desk.close_down()
        desk.case.close()
        self.pages.removeWidget(desk)
        desk.deleteLater()

    def _open(self, passphrase: str, read_only: bool) -> None:
        if self._path is not None:
            self.open_with(self._path, passphrase, read_only)

    def _make(self, wanted: Any) -> None:
        from chronology.services.open_case import OpenCase

        self.work.run(
            lambda progress: OpenCase.create(wanted.path, wanted.passphrase, wanted.case),
            lambda case: self._opened(case, wanted.returns),
            self._new.refuse,
        )

    def _opened(self, case: Any, returns: Sequence[Path]) -> None:
        from chronology.ui.shell.desk import Desk

        for page in (self._new, self._ask):
            if page is not None:
                page.forget()
        self._drop_loose()
        self.desk = Desk(case, self._theme)
        self.desk.left.connect(self.come_to_start)
        self.desk.rule_wanted.connect(self.open_help)
        self.desk.toured.connect(self._toured)
        self._come_to(self.desk)
        self._change(self.preferences.opened(case.path))
        self._watch()
        if returns:
            self.desk.take(returns)
        elif self._is_sample and not self.preferences.toured:
            self.desk.begin_tour()
        self._is_sample = False
        self.opened.emit()

    def _toured(self) -> None:
        self._change(replace(self.preferences, toured=True))

    def _not_opened(self, sentence: str) -> None:
        if self._is_here(self._ask):
            self._ask.refuse(sentence, can_read="read only" in sentence)
        else:
            self.notice.say(sentence)

    # Locking

    @property
    def is_locked(self) -> bool:
        """Whether the passphrase has to be given first."""
        return self.locking is not None and self._is_here(self.locking.page)

    def lock(self) -> None:
        """Hide everything until the passphrase is given. Nothing is closed and nothing is lost."""
        if self.desk is None or self.is_locked:
            return
        self.desk.settle()
        self.notice.end()
        self.beside.hide()
        self.locking.shut()
        self._come_to(self.locking.page)
        self.locking.ask()

    def _unlock(self, passphrase: str) -> None:
        case = self.desk.case
        self.work.run(lambda progress: case.opens_with(passphrase), self._unlocked, self.locking.page.refuse)

    def _unlocked(self, fits: bool) -> None:
        if not fits:
            self.locking.page.refuse(
                "That is not the passphrase of this case. Check capital letters and the keyboard."
            )
            return
        self.locking.page.forget()
        self._come_to(self.desk)
        self.desk.open_room(self.desk.here)
        self._watch()

    def _watch(self) -> None:
        if self.locking is None:
            from chronology.ui.shell.locking import Locking

            self.locking = Locking(self)
            self.locking.wanted.connect(self.lock)
            self.locking.given.connect(self._unlock)
            self.locking.left.connect(self.come_to_start)
        self.locking.begin_watch(self.preferences.idle)

    def tell_fault(self, name: str) -> None:
        """Say that something went wrong inside the program; what is open stays open."""
        QTimer.singleShot(
            0,
            self,
            lambda: self.notice.say(
                f"Something went wrong inside the program ({name}). Your files are as they were. Please try "
                "again; if it happens again, tell the people who look after this program."
            ),
        )

    # What a person likes

    def change_size(self, steps: int) -> None:
        """Make the text so many sizes larger, smaller where negative; as it ships where 0."""
        self._change(self.preferences.larger(steps))
        self.dress()

    def dress(self) -> None:
        """Draw everything as the person likes it, or as the system asks."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        likes = self.preferences
        self._theme = dress(app, theme_for(app, likes.palette, likes.high_contrast), likes.size)
        for page in (self.start, self._new, self.loose, self.desk, self.beside):
            if page is not None and hasattr(page, "dress"):
                page.dress(self._theme)

    def open_help(self, rule: str = "") -> None:
        """Show the help beside what is open: the keys, or the page of a rule."""
        if not self.is_locked:
            self.beside.open_help(rule)

    def open_preferences(self) -> None:
        """Show what can be chosen for all cases."""
        if not self.is_locked:
            self.beside.open_preferences(self.preferences)

    def begin_tour(self) -> None:
        """Go through the case that is open in five steps; through the sample where none is."""
        if self.desk is None:
            self.notice.tell("The tour goes through a case. Choose 'Try the sample case' first.")
        else:
            self.desk.begin_tour()

    def commands(self) -> tuple[QAction, ...]:
        """What can be done now, with its keys."""
        page: Any = self.pages.currentWidget()
        return (*(page.commands() if hasattr(page, "commands") else ()), *self._actions)

    def _take_focus(self) -> None:
        if self.desk is not None and self._is_here(self.desk):
            self.desk.open_room(self.desk.here)
        elif self._is_here(self.start):
            self.start.take_focus()

    def _pack(self) -> str:
        return self.desk.case.case().pack if self.desk is not None else "england"

    def _like(self, preferences: Preferences) -> None:
        looks_other = preferences != replace(self.preferences, idle=preferences.idle)
        self._change(preferences)
        if looks_other:
            self.dress()
        if self.desk is not None:
            self._watch()

    def _change(self, preferences: Preferences) -> None:
        if preferences != self.preferences:
            self.preferences = preferences
            kept.keep(preferences, self._kept_at)

    def _keep_recent(self, agrees: bool) -> None:
        self._change(self.preferences.keeping_recent(agrees))
        self.start.show_recent(self.preferences)

    # How it is kept together

    def _if_any(self, path: Path | None, does: Callable[[Path], None]) -> None:
        if path is not None:
            does(path)

    def _is_here(self, page: QWidget | None) -> bool:
        return page is not None and self.pages.currentWidget() is page

    def _come_to(self, page: QWidget) -> None:
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)

    def _drop_loose(self) -> None:
        loose, self.loose = self.loose, None
        if loose is not None:
            loose.close_down()
            self.pages.removeWidget(loose)
            loose.deleteLater()

    def _connect(self) -> None:
        self.start.new_wanted.connect(self.begin_case)
        self.start.open_wanted.connect(lambda: self._if_any(choosing.case(self), self.ask_for))
        self.start.case_wanted.connect(self.ask_for)
        self.start.sample_wanted.connect(
            lambda: self._if_any(choosing.place_of_sample(self), self.make_sample)
        )
        self.start.look_wanted.connect(self.look_at)
        self.start.choose_files.connect(lambda: self.take(choosing.returns(self)))
        self.start.choose_folder.connect(lambda: self.take(choosing.folder_of_returns(self)))
        self.start.keeps_recent.connect(self._keep_recent)
        self.beside.tour_wanted.connect(self.begin_tour)
        self.beside.liked.connect(self._like)
        self.beside.covering.connect(self.pages.setHidden)
        self.beside.put_away.connect(self._take_focus)

    def _made_actions(self) -> tuple[QAction, ...]:
        return (
            self._action("Help and keys", ("F1", "?"), self.open_help),
            self._action("Preferences", ("Ctrl+,",), self.open_preferences),
            self._action("Lock at once", ("Ctrl+L",), self.lock),
            self._action("Larger text", ("Ctrl++", "Ctrl+="), lambda: self.change_size(1)),
            self._action("Smaller text", ("Ctrl+-",), lambda: self.change_size(-1)),
            self._action("Text as it ships", ("Ctrl+0",), lambda: self.change_size(0)),
        )

    def _action(self, words: str, keys: tuple[str, ...], does: Callable[[], Any]) -> QAction:
        action = QAction(words, self)
        action.setShortcuts([QKeySequence(each) for each in keys])
        action.triggered.connect(lambda _=False: does())
        self.addAction(action)
        return action

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and not self.work.is_going_on:
            event.acceptProposedAction()
            self.start.show_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.start.show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.start.show_over(False)
        self.take([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_here(self.start):
            self.start.take_focus()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.work.close_down()
        self._drop_loose()
        self.close_case()
        super().closeEvent(event)
