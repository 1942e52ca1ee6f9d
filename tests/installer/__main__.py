"""`make installer-test`: the package in a bare Debian without a network. Needs root and debootstrap."""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from installer.build import BUNDLE, OUT
from installer.deb import make, needed
from installer.stamp import stamped
from tests.installer.machine import prepare

_FOLDER = OUT.with_name("installer-test")
_BEFORE = "0.0.1"


def main() -> int:
    """Make the machine and both packages, fetch what they need, then tell the story offline."""
    parser = argparse.ArgumentParser(description="the package in a bare Debian, without a network")
    parser.add_argument("--bundle", type=Path, default=BUNDLE, metavar="DIR", help="what is tried")
    bundle = parser.parse_args().bundle.absolute()
    if os.geteuid() != 0:
        sys.exit("make installer-test needs root: it makes a machine in a folder")
    base, fetched = _FOLDER / "base", _FOLDER / "fetched"
    prepare(base)
    depends = needed(bundle)
    present = make(bundle, _FOLDER, depends)
    shutil.rmtree(_FOLDER / "before", ignore_errors=True)
    before = make(stamped(bundle, _BEFORE, _FOLDER / "before" / "bundle"), _FOLDER, depends)
    status = _apart((), "fetch", base, _new("fetching"), fetched, present)
    return status or _apart(("--net",), "story", base, _new("machine"), fetched, before, present)


def _apart(also: Sequence[str], module: str, *folders: Path) -> int:
    """Run a module whose mounts and processes end with it; return its exit status."""
    alone = ("unshare", "--mount", "--pid", "--fork", "--kill-child", *also)
    own = (sys.executable, "-m", f"tests.installer.{module}")
    return subprocess.run([*alone, *own, *folders], check=False).returncode


def _new(name: str) -> Path:
    shutil.rmtree(_FOLDER / name, ignore_errors=True)
    return _FOLDER / name


if __name__ == "__main__":
    sys.exit(main())
