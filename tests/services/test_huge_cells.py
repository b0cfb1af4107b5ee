"""A whole file in one cell: it is merged within the time that a person waits, and no word is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from chronology.model.case import Case
from chronology.services.merge import merge_returns


@pytest.mark.parametrize("words", ["unknown male was there with the baby ", "A man seen. "])
def test_a_cell_of_a_million_characters_is_kept_whole(tmp_path: Path, words: str) -> None:
    text = (words * (1_000_000 // len(words))).strip()
    (tmp_path / "police.csv").write_text(f'Date,Event\n3 May 2019,"{text}"\n', "utf-8")
    content = merge_returns([tmp_path], Case())
    assert [entry.event.text for entry in content.timeline.entries] == [text]
