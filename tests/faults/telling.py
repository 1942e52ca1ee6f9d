"""How a traced process tells what must be true from then on: a line of JSON to a file outside."""

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import Any

from tests.faults import trace
from tests.faults.disk import Disk

KIOSK, CENTRAL = "tests.faults.life", "tests.faults.central_life"
Tell = Callable[..., None]


def teller(path: str) -> Tell:
    """Return what tells to the file at `path`: each call is one write."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)

    def tell(what: str, **more: object) -> None:
        os.write(descriptor, json.dumps({"what": what, **more}).encode())

    return tell


@dataclass(frozen=True, slots=True)
class Said:
    """What was told; `at` is the line of the record."""

    at: int
    what: str
    more: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Recorded:
    """A life that was recorded: its disk, and the file that it told to."""

    disk: Disk
    told: Path
    seed: int

    def said(self, what: str = "", until: float = inf) -> Iterator[Said]:
        """Yield what was told until a line of the record, of one kind or all."""
        for one in self.disk.told:
            if one.path == str(self.told) and one.begun < until:
                more = json.loads(one.data)
                if more["what"] == what or not what:
                    yield Said(one.begun, more.pop("what"), more)


def record(home: Path, module: str, seed: int, count: int, *left_out: str) -> Recorded:
    """Let a process live under strace in `home`, which is empty: `count` filings, as `seed` says.

    Raises:
        Unavailable: processes cannot be traced here.
    """
    (home / "root").mkdir(parents=True)
    told = str(home / "told")
    words = [module, str(home / "root"), told, str(seed), str(count), *left_out]
    trace.record(words, home / "record")
    return again(home, seed)


def again(home: Path, seed: int) -> Recorded:
    """Read what was recorded in `home`."""
    return Recorded(Disk(home / "root", trace.read(home / "record")), home / "told", seed)
