"""libfiu, which makes the disk fail, is for Linux."""

from __future__ import annotations

import sys

collect_ignore = [] if sys.platform.startswith("linux") else ["test_casefile_failing_disk.py"]
