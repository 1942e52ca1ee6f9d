"""Whether two builds are the same bytes; else what differs, one line for each."""

import argparse
import hashlib
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path


def differences(one: Path, other: Path) -> Iterator[str]:
    """Yield what is not alike in two files or folders: names, kinds, modes, bytes, times.

    Times too, as they are part of what a package is made from.
    """
    names = {*_names(one), *_names(other)}
    for name in sorted(names):
        first, second = _described(one / name), _described(other / name)
        if first != second:
            yield f"{name or '.'}: {first} / {second}"


def _names(folder: Path) -> Iterator[str]:
    yield ""
    for path in folder.rglob("*"):
        yield str(path.relative_to(folder))


def _described(path: Path) -> str:
    if not os.path.lexists(path):
        return "is not there"
    state = path.lstat()
    words = f"{stat.filemode(state.st_mode)} of {int(state.st_mtime)}"
    if path.is_symlink():
        return f"{words} -> {path.readlink()}"
    if path.is_dir():
        return words
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return f"{words}, {state.st_size} bytes, sha256 {digest[:16]}"


def main() -> int:
    """Tell the differences; returns 0 where there are none."""
    parser = argparse.ArgumentParser(description="tell what is not alike in two builds")
    parser.add_argument("one", type=Path)
    parser.add_argument("other", type=Path)
    given = parser.parse_args()
    found = list(differences(given.one, given.other))
    print(*(found or ["the same bytes"]), sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
