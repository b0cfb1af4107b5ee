"""The half-typed entry of a case that was cut off: 'Add event' comes to it, and lists nothing by itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from chronology.services.open_case import OpenCase
from tests.ui.circles import put_away
from tests.ui.shell.driving import CONTROL, PASSPHRASE, a_case, a_window, key, opened


def test_add_event_comes_to_what_was_half_typed(qtbot: object, tmp_path: Path) -> None:
    path = a_case(tmp_path / "spring.case")
    with OpenCase.open(path, PASSPHRASE) as case:
        case.keep_draft("entry", {"text": "Seen at ho"})
    window = a_window(tmp_path)
    opened(window, path)
    key(Qt.Key.Key_N, CONTROL)
    form = window.desk.rooms.currentWidget().form
    assert form.prose["text"].words() == "Seen at ho"
    assert window.desk.case.entered() == ()
    key(Qt.Key.Key_N, CONTROL)
    assert form.prose["text"].words() == ""
    assert [each.text for each in window.desk.case.entered()] == ["Seen at ho"]
    put_away(window)
