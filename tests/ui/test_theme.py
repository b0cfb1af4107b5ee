"""Ink can be read on every ground it stands on, in both palettes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from chronology.resource import agency_types
from chronology.ui.marks import agency_colour
from chronology.ui.theme import DARK, HIGH_DARK, HIGH_LIGHT, LIGHT, Theme, dress

GROUNDS = ("paper", "panel", "rail")


def _luminance(colour: QColor) -> float:
    def channel(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue, _ = colour.getRgbF()
    return 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue)


def contrast(one: str | QColor, other: str | QColor) -> float:
    """The contrast ratio of two colours as WCAG 2 defines it."""
    lighter, darker = sorted((_luminance(QColor(one)), _luminance(QColor(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(
    "theme", [LIGHT, DARK, HIGH_LIGHT, HIGH_DARK], ids=("light", "dark", "high light", "high dark")
)
def test_every_ink_reads_on_every_ground(theme: Theme) -> None:
    pairs = [
        (ink, getattr(theme, ground))
        for ground in GROUNDS
        for ink in (theme.ink, theme.second_ink, theme.question, theme.understood, theme.thought)
    ]
    pairs += [
        (theme.selected_ink, theme.selected),
        (theme.ink, theme.selected),
        (theme.second_ink, theme.selected),
        (theme.on_accent, theme.accent),
        (theme.on_accent, theme.accent_pressed),
        (theme.ink, theme.analysis),
        (theme.question, theme.question_ground),
    ]
    assert [(ink, ground) for ink, ground in pairs if contrast(ink, ground) < 4.5] == []


@pytest.mark.parametrize(
    "theme", [LIGHT, DARK, HIGH_LIGHT, HIGH_DARK], ids=("light", "dark", "high light", "high dark")
)
def test_every_agency_mark_stands_out_and_no_two_agencies_look_alike(theme: Theme) -> None:
    kinds = agency_types().by_id.values()
    faint = [
        kind.id for kind in kinds if contrast(agency_colour(kind, theme.name == "dark"), theme.panel) < 3
    ]
    assert faint == []
    assert len({(kind.shape, kind.colour) for kind in kinds}) == len(kinds)
    assert len({kind.shape for kind in kinds}) == len(kinds)


@pytest.mark.parametrize("theme", [HIGH_LIGHT, HIGH_DARK], ids=("light", "dark"))
def test_high_contrast_is_higher(theme: Theme) -> None:
    inks = (theme.ink, theme.second_ink, theme.question, theme.understood, theme.thought)
    assert min(contrast(ink, getattr(theme, ground)) for ink in inks for ground in GROUNDS) >= 7


@pytest.mark.parametrize(
    "theme", [LIGHT, DARK, HIGH_LIGHT, HIGH_DARK], ids=("light", "dark", "high light", "high dark")
)
def test_edges_of_fields_and_the_keyboard_s_place_stand_out(theme: Theme) -> None:
    pairs = [(theme.edge, theme.paper), (theme.edge, theme.panel)]
    pairs += [(theme.accent, getattr(theme, ground)) for ground in GROUNDS]
    assert [(line, ground) for line, ground in pairs if contrast(line, ground) < 3] == []


@pytest.mark.parametrize("name", ["", "primary", "small", "tool"])
@pytest.mark.parametrize("kind", [QPushButton, QLineEdit, QComboBox, QToolButton])
def test_a_control_asks_for_as_much_room_with_the_focus_as_without(
    app: QApplication, kind: type[QWidget], name: str
) -> None:
    window, one, other = QWidget(), kind(), kind()
    column = QVBoxLayout(window)
    for each in (one, other):
        each.setObjectName(name)
        each.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column.addWidget(each)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    one.setFocus()
    dress(app, HIGH_LIGHT)  # what each asks for is worked out anew
    dress(app, LIGHT)
    assert one.hasFocus()
    assert one.sizeHint() == other.sizeHint()
