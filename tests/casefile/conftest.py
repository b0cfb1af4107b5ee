"""What the tests of the case file share: a new case in a folder of its own."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.casefile.samples import a_case
from tests.derivation import derived_once

__all__ = ["derived_once"]

# libfiu, which makes the disk fail, is for Linux; the other systems run all the rest
collect_ignore = [] if sys.platform.startswith("linux") else ["test_failing_disk.py"]


@pytest.fixture(scope="session")
def _template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_case(tmp_path_factory.mktemp("template"), "first")


@pytest.fixture
def case_path(_template: Path, tmp_path: Path) -> Path:
    """A case with one return, closed, alone in its folder."""
    return Path(shutil.copy(_template, tmp_path))
