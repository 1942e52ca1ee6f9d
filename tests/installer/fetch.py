"""Fetches what the package needs, so that everything else can go on without a network."""

import sys
from pathlib import Path

from tests.installer.machine import Machine


def main() -> None:
    """Fill the folder of packages that the command line names."""
    base, folder, fetched, package = map(Path, sys.argv[1:])
    machine = Machine(base, folder, fetched)
    machine.run("apt-get", "-q", "update")
    what = ("--no-install-recommends", "--download-only", "install", machine.bring(package))
    machine.run("apt-get", "-y", "-q", "-o", "Debug::NoLocking=1", *what)


if __name__ == "__main__":
    main()
