"""Makes the sample case in resources/sample/ from the entries in tools/sample/.

Run it as `python tools/make_sample.py`. Each agency's entries are a TOML file, with what is true of every
date beside what is written. Run again, it makes the same files: nothing in them depends on the clock.
"""

from __future__ import annotations

import io
import json
import sys
import tomllib
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from sample_sheets import csv_return, ods_return, xls_return, xlsx_return
from sample_words import docx_forms, docx_paragraphs, docx_table, odt_return, txt_return

HERE = Path(__file__).resolve().parent
SAMPLE = HERE.parent / "resources" / "sample"

MAKERS: dict[str, Callable[[dict[str, Any]], bytes]] = {
    "acute_hospital": xlsx_return,
    "ambulance": csv_return,
    "gp": txt_return,
    "health_visiting": docx_table,
    "housing": xls_return,
    "midwifery": odt_return,
    "nursery": docx_forms,
    "police": csv_return,
    "school": docx_paragraphs,
    "social_care": ods_return,
}


def entries(agency: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every entry of an agency, those under month headings and on a hidden sheet too."""
    yield from agency.get("row", ())
    yield from agency.get("hidden", ())
    for month in agency.get("month", ()):
        yield from month["row"]


def make(into: Path = SAMPLE) -> None:
    """Write the returns, case.json, people.json and expected.json."""
    case = _toml("case")
    people = case.pop("people")
    asks = case.pop("asks")
    returns = into / "returns"
    returns.mkdir(parents=True, exist_ok=True)
    events, never, not_events = [], [], []
    for name, maker in MAKERS.items():
        agency = _toml(name)
        written = maker(agency)
        if zipfile.is_zipfile(io.BytesIO(written)):
            written = _settled(written)
        (returns / agency["file"]).write_bytes(written)
        events += [_truth(agency, entry) for entry in entries(agency)]
        never += [agency["deleted"]] if "deleted" in agency else []
        not_events += [
            agency[key] for key in ("title", "subtitle", "intro", "note", "total") if key in agency
        ]
    expected = {"events": events, "asks": asks, "not_events": not_events, "deleted": never}
    for file, data in (("case", case), ("people", people), ("expected", expected)):
        text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
        (into / f"{file}.json").write_bytes(text.encode("utf-8"))


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / "sample" / f"{name}.toml").read_text("utf-8"))


def _truth(agency: dict[str, Any], entry: dict[str, Any]) -> dict[str, Any]:
    first, _, last = entry["is"].partition("/")
    clock = entry.get("at") or entry.get("t")
    return {
        "file": agency["file"],
        "agency": agency["agency"],
        "earliest": _day(first),
        "latest": _day(last or first),
        "time": clock,
        "text": entry["text"],
    }


def _day(written: str) -> str | None:
    return None if written in ("none", "..") else date.fromisoformat(written).isoformat()


def _settled(container: bytes) -> bytes:
    """A zip container with no clock in it; OpenDocument's first part stays uncompressed, as it must."""
    into = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(container)) as source, zipfile.ZipFile(into, "w") as target:
        for info in source.infolist():
            part = zipfile.ZipInfo(info.filename, date_time=(1980, 1, 1, 0, 0, 0))
            part.compress_type = info.compress_type
            part.external_attr = 0o600 << 16
            part.create_system = 3
            target.writestr(part, source.read(info))
    return into.getvalue()


if __name__ == "__main__":
    sys.exit(make())
