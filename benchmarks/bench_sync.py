"""The store, the wire and the platform's intake, each against its floor; every figure every run."""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import sync_badlink, sync_bytes, sync_commit, sync_intake, sync_scale
from benchmarks.figures import BUILD, Figure, Missing, write

PARTS: dict[str, Callable[[Path], Sequence[Figure | Missing]]] = {
    "commit": sync_commit.figures,
    "bytes": sync_bytes.figures,
    "badlink": sync_badlink.figures,
    "intake": sync_intake.figures,
    "scale": sync_scale.figures,
}


def main() -> None:
    """Measure one part after the other, on the disk of `build`; write `build/bench-sync.json`."""
    BUILD.mkdir(exist_ok=True)
    found: list[Figure | Missing] = []
    with tempfile.TemporaryDirectory(dir=BUILD, prefix="bench-sync-") as folder:
        for name, figures in PARTS.items():
            place = Path(folder, name)
            place.mkdir()
            found += figures(place)
    write("bench-sync", found)
