"""A session that keeps what is half typed, again and again, until it is killed: `typing_session.py CASE`."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from chronology.services.open_case import OpenCase
from tests.casefile.samples import PASSPHRASE


def main(path: Path) -> None:
    """Say each draft and each entry once it is kept."""
    with OpenCase.open(path, PASSPHRASE) as case:
        for number in itertools.count(1):
            case.keep_draft("entry", {"text": "half typed " * 50, "number": number})
            print(number, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
