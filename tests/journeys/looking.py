"""What can be measured of what stands on the screen: what is cut off, and in which order Tab goes."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from tests.journeys.person import Person

_DRAWINGS = frozenset({"Genogram"})
"""What has to be large enough to read, and so is moved both ways (WCAG 2.2, 1.4.10)."""


def cut_off(person: Person) -> list[str]:
    """Words that have less room than they need, and controls that stick out of the window."""
    found, over = [], person.over()
    if over.width() > 1366 or over.height() > 768:
        found.append(f"the window is {over.width()}x{over.height()}")
    for each in person.finds(QWidget):
        if not isinstance(each, QLabel | QAbstractButton | QComboBox):
            continue
        words = each.currentText() if isinstance(each, QComboBox) else each.text()
        if not words.strip() or each.parentWidget() is None:
            continue
        size, needs = each.size(), each.sizeHint()
        if isinstance(each, QLabel) and each.wordWrap():
            wide, high = each.minimumSizeHint().width(), each.heightForWidth(size.width())
        else:
            wide, high = needs.width(), needs.height()
        if (size.width() < wide - 1 and not _is_made_short(each)) or size.height() < high - 1:
            found.append(f"{_called(each)}: {size.width()}x{size.height()} of {wide}x{high}")
        elif not _scrolls(each) and not over.rect().contains(_box(each, over)):
            found.append(f"{_called(each)} sticks out")
    for area in person.finds(QScrollArea):
        if area.horizontalScrollBar().maximum() > 0 and area.accessibleName() not in _DRAWINGS:
            wide = area.widget().width() if area.widget() is not None else 0
            found.append(f"{_called(area)} has to be moved sideways: {area.width()} of {wide}")
    return found


def _is_made_short(each: QWidget) -> bool:
    """Whether its words are whole in a tip where there is no room for them, or the box scrolls them."""
    return bool(each.toolTip()) or isinstance(each, QComboBox)


def out_of_order(person: Person) -> list[str]:
    """Where Tab goes back up, or to the left, within one part; what Tab never comes to; what has no name."""
    app, over, found, stops = person.app, person.over(), [], list[QWidget]()
    usable = [each for each in person.finds(QWidget) if each.isEnabled()]
    for _ in range(300):
        here = app.focusWidget()
        if here is None or (stops and here is stops[0] and len(stops) > 1):
            break
        if here not in stops:  # a text keeps the keyboard while there are links in it
            stops.append(here)
            if not person.hears():
                found.append(f"{_called(here)} has no name")
        person.press(Qt.Key.Key_Tab)
    for one, next_one in pairwise(stops):
        if one.parentWidget() is next_one.parentWidget():
            before, after = _box(one, over), _box(next_one, over)
            goes_up = after.bottom() <= before.top()
            goes_left = after.right() <= before.left() and after.top() < before.bottom() > after.top()
            same_line = not goes_up and after.top() < before.bottom() and before.top() < after.bottom()
            if goes_up or (goes_left and same_line):
                found.append(f"Tab goes back from {_called(one)} to {_called(next_one)}")
    reached = {*stops, *(each.focusProxy() for each in stops)} - {None}
    for each in usable:
        takes = each.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and each.isEnabled() and each not in reached and not _stands_for_another(each, reached):
            found.append(f"Tab never comes to {_called(each)}")
    return found


def _stands_for_another(each: QWidget, reached: set[QWidget | None]) -> bool:
    """A radio button beside the chosen one, a box whose line has the keyboard, a field in a reached one."""
    if (isinstance(each, QAbstractButton) and each.autoExclusive()) or each.focusProxy() in reached:
        return True
    group = each.group() if isinstance(each, QAbstractButton) else None
    if group is not None and group.exclusive():
        return any(button in reached for button in group.buttons())
    inside = each.findChildren(QWidget)
    return any(child in reached for child in inside if isinstance(child, QLineEdit))


def _scrolls(each: QWidget) -> bool:
    above = each.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            return True
        above = above.parentWidget()
    return False


def _box(each: QWidget, window: QWidget) -> QRect:
    return QRect(each.mapTo(window, QPoint()), each.size())


def _called(each: QWidget) -> str:
    words = each.accessibleName() or (each.text() if isinstance(each, QLabel | QAbstractButton) else "")
    return f"{type(each).__name__} {words[:60]!r}"


def settled(app: QApplication) -> None:
    """Let layouts and paints that were asked for be done."""
    for _ in range(6):
        app.processEvents()
