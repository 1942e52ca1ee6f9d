"""Imports every module of ours from a bundle: also those that the program needs once in a while.

Run by a bare Python (`python -I -S`) of the version that the bundle has.
"""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

_OURS = ("forms", "kiosk", "printing", "sync")
_OTHER_SYSTEMS = {"pywintypes", "win32con", "win32print", "win32ui"}


def missing(inside: Path) -> Iterator[str]:
    """Import them; yield what each needs that is not there, but for what another system has."""
    for file in sorted(path for name in _OURS for path in (inside / name).rglob("*.pyc")):
        module = ".".join(file.relative_to(inside).with_suffix("").parts)
        if file.stem == "__main__":
            continue
        try:
            importlib.import_module(module.removesuffix(".__init__"))
        except ImportError as error:
            if error.name not in _OTHER_SYSTEMS:
                yield f"{module}: {error}"


def main() -> int:
    """Tell what is missing, the way to USB printers among it."""
    inside = Path(sys.argv[1])
    library = inside / f"python{sys.version_info.major}.{sys.version_info.minor}"
    sys.path[:] = [str(inside), str(library / "lib-dynload"), str(library)]
    found = list(missing(inside))
    usb = importlib.import_module("libusb_package")
    if usb.get_libusb1_backend() is None:
        found.append("libusb does not load")
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
