"""The system's dialogs in which a person chooses a case, a place for the sample, or returns."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

CASES = "Cases (*.case);;All files (*)"


def case(over: QWidget) -> Path | None:
    """The case to open; None where she chose none."""
    name, _ = QFileDialog.getOpenFileName(over, "Open a case", "", CASES)
    return Path(name) if name else None


def place_of_sample(over: QWidget) -> Path | None:
    """Where the sample case shall lie; a free name among her documents is offered."""
    from platformdirs import user_documents_path

    from chronology.services.sample_case import free_place

    folder = user_documents_path()
    here = free_place(folder if folder.is_dir() else Path.home())
    name, _ = QFileDialog.getSaveFileName(over, "Where shall the sample case lie?", str(here), CASES)
    if not name:
        return None
    return Path(name) if Path(name).suffix else Path(name).with_suffix(".case")


def returns(over: QWidget) -> list[Path]:
    """Agencies' returns."""
    from chronology.ui.without_case import KINDS

    names, _ = QFileDialog.getOpenFileNames(over, "Choose the agencies' returns", "", KINDS)
    return [Path(name) for name in names]


def folder_of_returns(over: QWidget) -> list[Path]:
    """A folder that holds returns."""
    name = QFileDialog.getExistingDirectory(over, "Choose the folder with the returns")
    return [Path(name)] if name else []
