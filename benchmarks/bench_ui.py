"""The screen against the least that Qt can do: each figure against its peer, every figure every run."""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import ui_desk, ui_frames, ui_handwriting, ui_memory, ui_start
from benchmarks.figures import BUILD, Figure, write

PARTS: dict[str, Callable[[Path], Sequence[Figure]]] = {
    "start": ui_start.figures,
    "memory": ui_memory.figures,
    "frames": ui_frames.figures,
    "desk": ui_desk.figures,
    "handwriting": lambda _: ui_handwriting.figures(),
}


def main() -> None:
    """Measure one part after the other; write `build/bench-ui.json`."""
    BUILD.mkdir(exist_ok=True)
    found: list[Figure] = []
    with tempfile.TemporaryDirectory(dir=BUILD, prefix="bench-ui-") as folder:
        for name, figures in PARTS.items():
            place = Path(folder, name)
            place.mkdir()
            found += figures(place)
    write("bench-ui", found)
