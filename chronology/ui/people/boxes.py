"""A box to choose from that never asks for more room than its panel has."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

_LEAST = 6  # letters


def box(name: str, least: int = _LEAST) -> QComboBox:
    """A box as wide as it is given room for, and for `least` letters; `name` is for a screen reader."""
    made = QComboBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(least)
    return made
