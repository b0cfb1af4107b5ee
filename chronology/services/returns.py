"""Which files are meant when a person names files and folders, and what each is called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from chronology.services.refusal import Refused

_NEVER_RETURNS = {"thumbs.db", "desktop.ini"}


def gather(named: Sequence[Path]) -> list[Path]:
    """Every return among the files and folders named, each once, in an order that does not depend on theirs.

    Folders are searched through. Left out are files that no agency wrote: hidden ones, and the owner files
    that Word and Excel keep beside an open document ('~$...'). Raises Refused where a name is not there or
    a folder holds no file.
    """
    found: set[Path] = set()
    for path in named:
        if path.is_dir():
            inside = [each for each in path.rglob("*") if each.is_file() and not _is_machinery(each, path)]
            if not inside:
                raise Refused(f"The folder '{path.name}' holds no files. Choose the folder with the returns.")
            found.update(each.resolve() for each in inside)
        elif path.is_file():
            found.add(path.resolve())
        else:
            raise Refused(f"There is no file or folder '{path}'. Check the name and try again.")
    return sorted(found)


def _is_machinery(path: Path, root: Path) -> bool:
    parts = path.relative_to(root).parts
    return (
        any(part.startswith(".") or part == "__MACOSX" for part in parts)
        or path.name.startswith(("~$", ".~lock"))
        or path.name.lower() in _NEVER_RETURNS
    )


def call_names(paths: Iterable[Path]) -> dict[Path, str]:
    """What each file is called in the timeline: its name, with just enough folders to tell namesakes apart.

    No more of a path leaves the building than is needed.
    """
    names: dict[Path, str] = {}
    paths = sorted(paths)
    shared = Counter(path.name for path in paths)
    for path in paths:
        depth = 1
        if shared[path.name] > 1:
            others = [other for other in paths if other != path and other.name == path.name]
            while any(other.parts[-depth:] == path.parts[-depth:] for other in others):
                depth += 1
        names[path] = "/".join(path.parts[-depth:])
    return names


def free_name(path: Path, name: str, names: Mapping[str, str], sha256: str) -> str:
    """The file's name with as many of its folders as it takes to differ from other returns of the case."""
    taken = set(names.values())
    depth = name.count("/") + 1
    while name in taken and depth < len(path.parts) - 1:
        depth += 1
        name = "/".join(path.parts[-depth:])
    return name if name not in taken else f"{name} ({sha256[:8]})"
