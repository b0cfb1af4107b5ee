"""What the tests of the use cases share."""

from tests.derivation import derived_once

__all__ = ["derived_once"]
