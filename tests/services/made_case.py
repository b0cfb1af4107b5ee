"""Open cases of a few returns. The same returns are read once; each test has a copy of what came of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from chronology.model.case import Case
from chronology.services.add import add_returns
from chronology.services.open_case import OpenCase

SECRET = "brass lamp under oak"


def made_case(folder: Path, reference: str, returns: Mapping[str, str]) -> OpenCase:
    """A case of returns, by file name, checked and open for changes."""
    where = folder / "made.case"
    where.write_bytes(_file(reference, tuple(returns.items())))
    return OpenCase.open(where, SECRET)


@cache
def _file(reference: str, returns: tuple[tuple[str, str], ...]) -> bytes:
    with TemporaryDirectory() as folder:
        where = Path(folder) / "made.case"
        OpenCase.create(where, SECRET, Case("Review", reference, "Ottilie", date(2021, 4, 20))).close()
        named = []
        for name, words in returns:
            named.append(Path(folder) / name)
            named[-1].write_text(words, "utf-8")
        add_returns(where, SECRET, named)
        return where.read_bytes()
