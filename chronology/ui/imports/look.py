"""How bringing in looks, beyond what the window's own sheet says."""

from __future__ import annotations

from chronology.ui.theme import Theme


def sheet(theme: Theme) -> str:
    """The style sheet of the wizard and of the returns in one palette."""
    return f"""
    QLabel#understood {{ color: {theme.understood}; }}
    QLabel#understood[doubtful="true"] {{ color: {theme.question}; }}
    QLabel#thought {{ color: {theme.thought}; }}
    QFrame#banner {{ background: {theme.selected}; border: none; border-radius: 8px; }}
    QFrame#banner QLabel {{ color: {theme.selected_ink}; }}
    QFrame#warning {{ background: {theme.panel}; border: none; border-left: 3px solid {theme.thought}; }}
    QTableView:focus, LineList:focus {{ border: 2px solid {theme.accent}; border-radius: 4px; }}
    QTableView, LineList {{ border: 2px solid transparent; }}
    QScrollArea:focus {{ border: 2px solid {theme.accent}; border-radius: 4px; }}
    QCheckBox {{ spacing: 8px; padding: 2px; border: 2px solid transparent; border-radius: 6px; }}
    QCheckBox:focus {{ border-color: {theme.accent}; }}
    QHeaderView, QTableCornerButton::section {{ background: {theme.panel}; border: none; }}
    LineList#files {{ background: {theme.paper}; }}
    LineList#files::item {{ padding: 8px; }}
    QLabel#figures {{ font-family: "Noto Sans Mono", "Consolas", monospace; color: {theme.second_ink}; }}
    """
