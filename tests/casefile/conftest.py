"""What the tests of the case file share: a new case in a folder of its own."""

from __future__ import annotations

import functools
import hashlib
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.casefile.samples import a_case

# libfiu, which makes the disk fail, is for Linux; the other systems run all the rest
collect_ignore = [] if sys.platform.startswith("linux") else ["test_failing_disk.py"]


@pytest.fixture(scope="session", autouse=True)
def _derived_once() -> Iterator[None]:
    """Each passphrase and salt is derived once in a run: the derivation is slow on purpose."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hashlib, "pbkdf2_hmac", functools.cache(hashlib.pbkdf2_hmac))
        yield


@pytest.fixture(scope="session")
def _template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_case(tmp_path_factory.mktemp("template"), "first")


@pytest.fixture
def case_path(_template: Path, tmp_path: Path) -> Path:
    """A case with one return, closed, alone in its folder."""
    return Path(shutil.copy(_template, tmp_path))
