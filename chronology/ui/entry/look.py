"""How the form looks, beyond what the window's own sheet says."""

from __future__ import annotations

from chronology import resource
from chronology.ui.theme import Theme


def sheet(theme: Theme) -> str:
    """The style sheet of the entry page in one palette."""
    tick = resource.path("icons", f"check-{theme.name}.svg").as_posix()
    return f"""
    QLabel#understood {{ color: {theme.understood}; }}
    QLabel#understood[doubtful="true"] {{ color: {theme.question}; }}
    QLabel#thought {{ color: {theme.thought}; }}
    QPlainTextEdit#words, QPlainTextEdit#analysis {{ padding: 6px 8px; border-radius: 8px;
        border: 1px solid {theme.edge}; background: {theme.panel}; color: {theme.ink}; }}
    QPlainTextEdit#analysis {{ border-style: dashed; background: {theme.paper}; }}
    QPlainTextEdit#words:focus, QPlainTextEdit#analysis:focus {{ border: 2px solid {theme.accent};
        padding: 5px 7px; }}
    QWidget#apart {{ background: {theme.analysis}; border-radius: 8px; }}
    QFrame#chips {{ border: 1px solid {theme.edge}; border-radius: 8px; background: {theme.panel}; }}
    QFrame#chips[within="true"] {{ border: 2px solid {theme.accent}; }}
    QLineEdit#bare, QLineEdit#bare:focus {{ border: none; background: transparent; padding: 0 4px;
        min-height: 24px; }}
    QToolButton#chip {{ border: 1px solid {theme.edge}; border-radius: 12px; padding: 2px 10px;
        min-height: 18px; background: {theme.rail}; color: {theme.ink}; }}
    QToolButton#chip[kind="new"] {{ background: {theme.panel}; }}
    QToolButton#chip[kind="unnamed"] {{ border: 1px dashed {theme.question}; color: {theme.question};
        background: {theme.panel}; }}
    QToolButton#chip:hover {{ background: {theme.selected}; color: {theme.selected_ink}; }}
    QRadioButton#option {{ border: 1px solid {theme.edge}; border-radius: 8px; padding: 5px 11px;
        background: {theme.panel}; color: {theme.ink}; spacing: 0; outline: none; }}
    QRadioButton#option::indicator {{ width: 0; height: 0; image: none; border: none;
        background: transparent; }}
    QRadioButton#option:hover {{ background: {theme.rail}; }}
    QRadioButton#option:checked {{ background: {theme.selected}; color: {theme.selected_ink};
        border-color: {theme.selected_ink}; }}
    QRadioButton#option:focus {{ border: 2px solid {theme.accent}; padding: 4px 10px; }}
    QCheckBox {{ spacing: 8px; padding: 2px; border: 2px solid transparent; border-radius: 6px; }}
    QCheckBox::indicator {{ width: 0.8em; height: 0.8em; border: 1px solid {theme.edge}; border-radius: 4px;
        background: {theme.panel}; }}
    QCheckBox::indicator:checked {{ border-color: {theme.accent}; background: {theme.accent};
        image: url({tick}); }}
    QCheckBox:focus {{ border-color: {theme.accent}; }}
    QFrame#thought {{ border: none; border-left: 3px solid {theme.thought}; }}
    QFrame#matters {{ border: none; border-left: 3px solid {theme.question}; }}
    QFrame#praise {{ border: none; border-left: 3px solid {theme.understood}; }}
    LineList:focus {{ border: 2px solid {theme.accent}; border-radius: 4px; }}
    """
