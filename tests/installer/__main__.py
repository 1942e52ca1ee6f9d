"""`make installer-test`: the package in a bare Debian without a network. Needs root and debootstrap."""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from installer.build import BUNDLE, OUT
from installer.deb import make, needed
from tests.installer.later import make_later
from tests.installer.machine import prepare

_FOLDER = OUT.with_name("installer-test")
_QUICK = 1
_STORIES = ("story", "units")


def main() -> int:
    """Make the machine and both packages, fetch what they need, then tell the stories offline."""
    parser = argparse.ArgumentParser(description="the package in a bare Debian, without a network")
    parser.add_argument("--bundle", type=Path, default=BUNDLE, metavar="DIR", help="what is tried")
    parser.add_argument("--story", choices=_STORIES, action="append", help="only this one")
    given = parser.parse_args()
    bundle = given.bundle.absolute()
    if os.geteuid() != 0:
        sys.exit("make installer-test needs root: it makes a machine in a folder")
    base, fetched = _FOLDER / "base", _FOLDER / "fetched"
    prepare(base)
    depends = needed(bundle)
    present = make(bundle, _FOLDER, depends, _QUICK)
    next_bundle = make_later(bundle, _new("later") / "bundle")
    later = make(next_bundle, _FOLDER, depends, _QUICK)
    status = _apart("fetch", base, _new("fetching"), fetched, present, online=True)
    for story in given.story or _STORIES:
        sys.stdout.write(f"{story}:\n")
        sys.stdout.flush()
        status = status or _apart(story, base, _new(story), fetched, present, later, next_bundle)
    return status


def _apart(module: str, *folders: Path, online: bool = False) -> int:
    """Run a module whose mounts and processes end with it; return its exit status."""
    alone = ("unshare", "--mount", "--mount-proc", "--pid", "--fork", "--kill-child")
    own = (sys.executable, "-m", f"tests.installer.{module}")
    network = () if online else ("--net",)
    return subprocess.run([*alone, *network, *own, *folders], check=False).returncode


def _new(name: str) -> Path:
    shutil.rmtree(_FOLDER / name, ignore_errors=True)
    return _FOLDER / name


if __name__ == "__main__":
    sys.exit(main())
