"""Opens the app, or runs a command."""

from __future__ import annotations

import sys


def main() -> int:
    """The program's entry point. Returns the exit code."""
    if len(sys.argv) > 1:
        from chronology.cli import main as run_command

        return run_command(sys.argv[1:])
    from chronology.ui.app import run  # Qt is loaded only where there is a window to open

    return run()


if __name__ == "__main__":
    sys.exit(main())
