"""Which version a bundle says it is: one file of metadata, as Python's own packages have it."""

import argparse
import os
import shutil
from pathlib import Path

_NAME = "township_kiosk"


def write_version(bundle: Path, version: str) -> None:
    """Have the program in `bundle` say that it is `version`."""
    inside = bundle / "_internal"
    for old in inside.glob(f"{_NAME}-*.dist-info"):
        shutil.rmtree(old)
    folder = inside / f"{_NAME}-{version}.dist-info"
    folder.mkdir()
    text = f"Metadata-Version: 2.1\nName: township-kiosk\nVersion: {version}\n"
    (folder / "METADATA").write_text(text, encoding="ascii")


def version_of(bundle: Path) -> str:
    """Return which version the program in `bundle` says it is."""
    (folder,) = (bundle / "_internal").glob(f"{_NAME}-*.dist-info")
    return folder.name.removeprefix(f"{_NAME}-").removesuffix(".dist-info")


def stamped(bundle: Path, version: str, into: Path) -> Path:
    """Copy a bundle, by hard links, as another version: what tests take for the next release."""
    shutil.copytree(bundle, into, copy_function=os.link)
    write_version(into, version)
    return into


def main() -> None:
    """Make such a copy."""
    parser = argparse.ArgumentParser(description="copy a bundle as another version, for trials")
    parser.add_argument("bundle", type=Path)
    parser.add_argument("version")
    parser.add_argument("into", type=Path)
    given = parser.parse_args()
    print(stamped(given.bundle, given.version, given.into))


if __name__ == "__main__":
    main()
