"""The events as a list: what a screen reader is told, and what the keyboard moves through."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from chronology.ui.lanes.scene import Scene

Index = QModelIndex | QPersistentModelIndex


class EventList(QAbstractListModel):
    """One row an event, in timeline order, each in a full sentence."""

    def __init__(self, scene: Scene, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scene = scene

    def show_scene(self, scene: Scene) -> None:
        """List the events of another scene."""
        self.beginResetModel()
        self._scene = scene
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self._scene.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._scene.words(index.row())
        return None
