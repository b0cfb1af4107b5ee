"""Opens the app, or runs a command."""

from __future__ import annotations

import sys

from chronology.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
