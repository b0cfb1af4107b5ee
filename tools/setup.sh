#!/usr/bin/env bash
# Sets up what the program needs (runtime) or what its checks need too (dev), quietly, on Debian and its kin.
# Elsewhere the system packages are the reader's own to install; the README names them.
set -euo pipefail
cd "$(dirname "$0")/.."
want=${1:?runtime or dev}

qt="libegl1 libgl1 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-image0 libxcb-render-util0 libxcb-shape0"
checks="xvfb openbox dbus at-spi2-core python3-pyatspi poppler-utils libfiu0 fiu-utils default-jdk-headless libjaxb-java git"

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null; then sudo "$@"
    else echo "Please install these packages first, as root: $*" >&2; return 1
    fi
}

find_python() {
    for name in python3.11 python3.12 python3.13 python3.14 python3; do
        if command -v "$name" >/dev/null && "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null; then
            command -v "$name"; return
        fi
    done
    echo "Python 3.11 to 3.14 is needed and was not found." >&2
    return 1
}

if command -v apt-get >/dev/null; then
    packages=$qt
    [ "$want" = dev ] && packages="$packages $checks"
    python=$(find_python)
    # Debian's own Python comes without venv; any other brings it along.
    [ "$python" = "/usr/bin/$(basename "$python")" ] && packages="$packages $("$python" -c 'import sys; print(f"python3.{sys.version_info[1]}-venv")')"
    missing=""
    for name in $packages; do
        dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $name"
    done
    if [ -n "$missing" ]; then
        echo "Installing system packages:$missing"
        as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update >/dev/null
        # shellcheck disable=SC2086
        as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $missing >/dev/null
    fi
fi

[ -x .venv/bin/python ] || "$(find_python)" -m venv .venv
lock=requirements.lock
[ "$want" = dev ] && lock=requirements-dev.lock
echo "Installing Python packages from $lock"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r "$lock"
# Every command begins the sooner; where this cannot be written, all works as well.
.venv/bin/python -m compileall -q chronology || true
.venv/bin/python -c 'from chronology.language.words.lexicon import keep_made; keep_made()'
touch .venv/.runtime
[ "$want" = dev ] && touch .venv/.dev
exit 0
