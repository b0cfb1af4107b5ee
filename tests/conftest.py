"""What every test stands on: no screen, no clock of its own, no wall-clock deadline for properties."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["SOURCE_DATE_EPOCH"] = "1780000000"

settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")
