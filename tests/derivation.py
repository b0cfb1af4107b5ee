"""Each passphrase and salt derived once in a run of tests, since the derivation is slow on purpose."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def derived_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hashlib, "pbkdf2_hmac", functools.cache(hashlib.pbkdf2_hmac))
        yield
