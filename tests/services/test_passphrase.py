"""A passphrase is weighed by how it would be guessed, and its sheet holds no secret."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from chronology.services.passphrase import strength
from chronology.services.passphrase_sheet import write_sheet
from chronology.services.refusal import Refused


@pytest.mark.parametrize("weak", ["", "otter", "Password12345", "aaaaaaaaaaaaaaaa", "qwertyuiop12"])
def test_what_is_guessed_soon_is_not_enough(weak: str) -> None:
    assert not strength(weak).is_enough


def test_words_of_the_case_make_it_weak() -> None:
    assert strength("tobiah larkmead").is_enough
    assert not strength("tobiah larkmead", ["Tobiah Larkmead"]).is_enough


@pytest.mark.parametrize(
    "good", ["six green herons fly", "Ἀχιλλεύς swims at night", "x" * 20 + "nine quiet otters" * 9]
)
def test_unlike_words_are_enough(good: str) -> None:
    assert strength(good).is_enough


def test_the_sheet_names_the_case_and_leaves_room_to_write(tmp_path: Path) -> None:
    out = write_sheet(tmp_path / "sheet.pdf", "Spring review", "LR-17")
    words = pypdfium2.PdfDocument(out)[0].get_textpage().get_text_range()
    assert "Spring review" in words
    assert "no other way in" in words
    assert "Write the passphrase below by hand" in words


def test_a_sheet_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be written"):
        write_sheet(tmp_path / "nowhere" / "sheet.pdf", "Spring review")
