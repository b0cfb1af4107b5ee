"""`make demo`: the main job on the sample case, and where to look."""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from chronology.cli import main  # noqa: E402  (the clone is not installed)

SAMPLE = ROOT / "resources" / "sample"


def demo() -> int:
    """Build the sample case into out/demo. Returns 0 where every return could be read."""
    case = json.loads((SAMPLE / "case.json").read_text("utf-8"))
    people = SAMPLE / "people.json"
    return main(
        [
            "build",
            str(SAMPLE / "returns"),
            *("--out", str(ROOT / "out" / "demo")),
            *("--child", case["child"]),
            *("--dob", case["dob"]),
            *("--from", case["from"], "--to", case["to"]),
            *("--people", str(people)),
        ]
    )


if __name__ == "__main__":
    sys.exit(demo())
