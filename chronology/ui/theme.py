"""How the window looks: two palettes, one type family, steps of 8 px. Dark is a palette of its own.

Colours are named for what they are for. Ink on every ground has a contrast of at least 4.5:1,
which a test measures.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from chronology import resource

_DRESSED = "dressed"
_BODY = 13
"""Pixels: the type in which most things are said."""


@dataclass(frozen=True, slots=True)
class Theme:
    """One palette. All values are '#RRGGBB'."""

    name: str
    paper: str
    panel: str
    rail: str
    line: str
    edge: str
    ink: str
    second_ink: str
    accent: str
    on_accent: str
    accent_pressed: str
    selected: str
    selected_ink: str
    question: str
    question_ground: str
    understood: str
    thought: str
    analysis: str


LIGHT = Theme(
    name="light",
    paper="#FBFBFA",
    panel="#FFFFFF",
    rail="#F1F1EE",
    line="#E0E0DB",
    edge="#8A8F94",
    ink="#1D2021",
    second_ink="#5C6166",
    accent="#1F5B94",
    on_accent="#FFFFFF",
    accent_pressed="#17466F",
    selected="#DFE8F1",
    selected_ink="#123E6B",
    question="#9A1F18",
    question_ground="#FBE3DF",
    understood="#0A6B50",
    thought="#7A4F00",
    analysis="#F7F3EC",
)

DARK = Theme(
    name="dark",
    paper="#17191B",
    panel="#1E2123",
    rail="#131516",
    line="#33373A",
    edge="#7C8388",
    ink="#E8E9E6",
    second_ink="#A9AFB4",
    accent="#7FB2E0",
    on_accent="#0E1F2E",
    accent_pressed="#A3CAEC",
    selected="#24384A",
    selected_ink="#D4E6F6",
    question="#F2938A",
    question_ground="#472422",
    understood="#6CC9A9",
    thought="#E3B566",
    analysis="#2A2722",
)


HIGH_LIGHT = replace(
    LIGHT,
    paper="#FFFFFF",
    rail="#FFFFFF",
    line="#000000",
    edge="#000000",
    ink="#000000",
    second_ink="#1D2021",
    accent="#0B3D70",
    accent_pressed="#000000",
    selected="#CFE3F7",
    selected_ink="#000000",
    question="#7A0F0A",
    question_ground="#FFFFFF",
    understood="#00402E",
    thought="#4A3000",
    analysis="#FFFFFF",
)

HIGH_DARK = replace(
    DARK,
    paper="#000000",
    panel="#000000",
    rail="#000000",
    line="#FFFFFF",
    edge="#FFFFFF",
    ink="#FFFFFF",
    second_ink="#E8E9E6",
    accent="#9CCBF5",
    on_accent="#000000",
    accent_pressed="#FFFFFF",
    selected="#0B3D70",
    selected_ink="#FFFFFF",
    question="#FFB3AB",
    question_ground="#000000",
    understood="#9FF0D2",
    thought="#FFD98A",
    analysis="#000000",
)


def theme_of(app: QApplication) -> Theme:
    """The palette that the person's system asks for."""
    return DARK if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT


def theme_for(app: QApplication, palette: str = "", high_contrast: bool = False) -> Theme:
    """The palette that a person wants, or her system where she has said nothing ('')."""
    theme = {"light": LIGHT, "dark": DARK}.get(palette) or theme_of(app)
    if high_contrast or _system_wants_contrast(app):
        return HIGH_DARK if theme is DARK else HIGH_LIGHT
    return theme


def _system_wants_contrast(app: QApplication) -> bool:
    """Whether the system is set to high contrast; earlier versions of Qt do not tell."""
    accessibility = getattr(app.styleHints(), "accessibility", None)
    if accessibility is None:
        return False
    return bool(accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast)


def dress(app: QApplication, theme: Theme | None = None, size: int = 100) -> Theme:
    """Give the program its type and its palette (the system's, if none is named); return the palette.

    `size` is that of the text in hundredths.
    """
    theme = theme or theme_of(app)
    _load_fonts()
    font = app.font()
    font.setFamilies(["Noto Sans", "Segoe UI", "Helvetica Neue", "Noto Sans Arabic"])
    font.setPixelSize(round(_BODY * size / 100))
    app.setFont(font)
    if not app.property(_DRESSED):
        app.setStyle("Fusion")
        app.setProperty(_DRESSED, True)
    app.setPalette(_palette(theme))
    app.setStyleSheet(_sheet(theme, size / 100))
    return theme


@cache
def _load_fonts() -> None:
    for file in sorted(resource.path("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def _palette(theme: Theme) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: theme.paper,
        QPalette.ColorRole.Base: theme.panel,
        QPalette.ColorRole.AlternateBase: theme.paper,
        QPalette.ColorRole.Button: theme.panel,
        QPalette.ColorRole.WindowText: theme.ink,
        QPalette.ColorRole.Text: theme.ink,
        QPalette.ColorRole.ButtonText: theme.ink,
        QPalette.ColorRole.ToolTipBase: theme.panel,
        QPalette.ColorRole.ToolTipText: theme.ink,
        QPalette.ColorRole.PlaceholderText: theme.second_ink,
        QPalette.ColorRole.Highlight: theme.selected,
        QPalette.ColorRole.HighlightedText: theme.selected_ink,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.Mid: theme.line,
    }
    palette = QPalette()
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.second_ink))
    return palette


def _sheet(theme: Theme, scale: float) -> str:
    arrow_side = round(14 * scale)
    arrow = resource.path("icons", f"down-{theme.name}.svg").as_posix()
    tick = resource.path("icons", f"check-{theme.name}.svg").as_posix()
    item, mark = round(6 * scale), round(12 * scale)
    heading, welcome, control = round(17 * scale), round(22 * scale), round(26 * scale) + 4
    return f"""
    QMainWindow, QWidget#page {{ background: {theme.paper}; }}
    QWidget#bar {{ background: {theme.panel}; border-bottom: 1px solid {theme.line}; }}
    QWidget#rail {{ background: {theme.rail}; border-right: 1px solid {theme.line}; }}
    QWidget#foot {{ background: {theme.paper}; border-top: 1px solid {theme.line}; }}
    QWidget#notice {{ background: {theme.question_ground}; border-bottom: 1px solid {theme.line}; }}
    QWidget#notice QLabel {{ color: {theme.ink}; }}
    QWidget#banner {{ background: {theme.analysis}; border-bottom: 1px solid {theme.line}; }}
    QFrame#popup {{ background: {theme.panel}; border: 1px solid {theme.edge}; border-radius: 8px; }}
    QPushButton#small {{ min-height: {control - 8}px; padding: 0 10px; }}
    QPushButton#small:focus {{ border: 2px solid {theme.accent}; padding: 0 9px;
        min-height: {control - 10}px; }}
    QToolButton#tool {{ border: 1px solid transparent; border-radius: 8px; padding: 4px; }}
    QToolButton#tool:hover {{ background: {theme.rail}; }}
    QToolButton#tool:focus {{ border: 2px solid {theme.accent}; padding: 3px; }}
    QWidget#side {{ background: {theme.panel}; border-left: 1px solid {theme.line}; }}
    QLabel#heading {{ font-size: {heading}px; font-weight: 600; }}
    QLabel#welcome {{ font-size: {welcome}px; font-weight: 600; }}
    QLabel#field {{ font-weight: 600; }}
    QLabel#second {{ color: {theme.second_ink}; }}
    QLabel#question {{ color: {theme.question}; font-weight: 600; }}
    QLabel#answered {{ color: {theme.understood}; font-weight: 600; }}
    QFrame#drop {{ background: {theme.panel}; border: 2px dashed {theme.edge}; border-radius: 12px; }}
    QFrame#drop[over="true"] {{ background: {theme.selected}; border-color: {theme.accent}; }}
    QPushButton {{ min-height: {control}px; padding: 0 16px; border-radius: 8px;
        border: 1px solid {theme.edge}; background: {theme.panel}; color: {theme.ink}; outline: none; }}
    QPushButton:hover {{ background: {theme.rail}; }}
    QPushButton:focus {{ border: 2px solid {theme.accent}; padding: 0 15px; min-height: {control - 2}px; }}
    QPushButton:disabled {{ color: {theme.second_ink}; border-color: {theme.line}; }}
    QPushButton#primary {{ background: {theme.accent}; color: {theme.on_accent};
        border-color: {theme.accent}; font-weight: 600; }}
    QPushButton#primary:hover, QPushButton#primary:pressed {{ background: {theme.accent_pressed}; }}
    QPushButton#primary:focus {{ border: 2px solid {theme.ink}; }}
    QPushButton#primary:disabled {{ background: {theme.rail}; color: {theme.second_ink};
        border-color: {theme.line}; }}
    QLineEdit {{ min-height: {control}px; padding: 0 12px; border-radius: 8px; border: 1px solid {theme.edge};
        background: {theme.panel}; color: {theme.ink}; }}
    QLineEdit, QTextEdit, QPlainTextEdit {{ placeholder-text-color: {theme.second_ink};
        selection-background-color: {theme.selected}; selection-color: {theme.selected_ink}; }}
    QLineEdit:focus {{ border: 2px solid {theme.accent}; padding: 0 11px; min-height: {control - 2}px; }}
    QComboBox {{ min-height: {control}px; padding: 0 12px; border-radius: 8px; border: 1px solid {theme.edge};
        background: {theme.panel}; color: {theme.ink}; }}
    QComboBox:focus {{ border: 2px solid {theme.accent}; padding: 0 11px; min-height: {control - 2}px; }}
    QComboBox::drop-down {{ border: none; width: {arrow_side + 10}px; }}
    QComboBox::down-arrow {{ image: url("{arrow}"); width: {arrow_side}px; height: {arrow_side}px; }}
    QComboBox QLineEdit, QComboBox QLineEdit:focus {{ border: none; padding: 0; min-height: 0;
        background: transparent; }}
    QComboBox QAbstractItemView {{ background: {theme.panel}; color: {theme.ink};
        border: 1px solid {theme.edge}; selection-background-color: {theme.selected};
        selection-color: {theme.selected_ink}; outline: none; }}
    QMenu {{ background: {theme.panel}; color: {theme.ink}; border: 1px solid {theme.edge}; padding: 4px 0; }}
    QMenu::item {{ padding: {item}px {3 * item}px {item}px {2 * item}px; background: transparent; }}
    QMenu::item:selected {{ background: {theme.selected}; color: {theme.selected_ink}; }}
    QMenu::item:disabled {{ color: {theme.second_ink}; }}
    QMenu::separator {{ height: 1px; background: {theme.line}; margin: 4px 0; }}
    QMenu::indicator {{ width: {mark}px; height: {mark}px; left: {item}px; border: 1px solid {theme.edge};
        border-radius: 4px; background: {theme.panel}; }}
    QMenu::indicator:checked {{ border-color: {theme.accent}; background: {theme.accent};
        image: url("{tick}"); }}
    QMenu::indicator:exclusive {{ border-radius: {mark // 2}px; }}
    QMenu::indicator:exclusive:checked {{ image: none; background: qradialgradient(cx:0.5, cy:0.5,
        radius:0.5, fx:0.5, fy:0.5, stop:0.5 {theme.accent}, stop:0.6 {theme.panel}); }}
    QTabWidget::pane {{ border: none; border-top: 1px solid {theme.line}; }}
    QTabBar {{ background: {theme.paper}; border: none; }}
    QTabBar::tab {{ padding: 8px 12px; color: {theme.second_ink}; border: none;
        border-bottom: 3px solid transparent; background: transparent; }}
    QTabBar::tab:selected {{ color: {theme.ink}; font-weight: 600; border-bottom-color: {theme.accent}; }}
    QTabBar::tab:focus {{ color: {theme.selected_ink}; background: {theme.selected}; }}
    QTableView {{ background: {theme.panel}; border: none; gridline-color: {theme.line};
        selection-background-color: {theme.selected}; selection-color: {theme.selected_ink}; outline: none; }}
    QTableView::item {{ padding: 4px 8px; border-bottom: 1px solid {theme.line}; }}
    QHeaderView::section {{ background: {theme.panel}; color: {theme.second_ink}; padding: 8px;
        border: none; border-bottom: 1px solid {theme.edge}; font-weight: 600; text-align: left; }}
    QProgressBar {{ border: none; background: {theme.rail}; border-radius: 4px; max-height: 8px;
        min-height: 8px; }}
    QProgressBar::chunk {{ background: {theme.accent}; border-radius: 4px; }}
    QTextBrowser {{ border: none; background: {theme.panel}; color: {theme.ink}; }}
    QAbstractScrollArea::corner {{ background: transparent; border: none; }}
    QScrollArea {{ border: none; background: transparent; }}
    QToolTip {{ color: {theme.ink}; background: {theme.panel}; border: 1px solid {theme.edge};
        padding: 4px; }}
    LineList {{ background: {theme.panel}; border: none; outline: none; }}
    LineList::item {{ padding: 8px; border-bottom: 1px solid {theme.line}; }}
    LineList::item:selected {{ background: {theme.selected}; color: {theme.selected_ink}; }}
    QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
    QScrollBar::handle {{ background: {theme.edge}; border-radius: 4px; margin: 2px; min-height: 32px;
        min-width: 32px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QSplitter::handle {{ background: {theme.line}; }}
    """
