"""How a measurement is written down, the same for every benchmark."""

import json
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

BUILD = Path(__file__).parents[1] / "build"


@dataclass(frozen=True, slots=True)
class Figure:
    """Ours against theirs, in `unit`, and what their ratio is to be."""

    name: str
    ours: float
    unit: str
    against: str
    theirs: float
    ratio: float
    aim: str


def figure(name: str, ours: float, against: str, theirs: float, *, unit: str, aim: str) -> Figure:
    """Make a figure; its ratio is ours / theirs, or theirs / ours where the aim is a least one."""
    ratio = theirs / ours if aim.startswith(">") else ours / theirs
    return Figure(name, round(ours, 4), unit, against, round(theirs, 4), float(f"{ratio:.3g}"), aim)


def median_ms(work: Callable[[], object], rounds: int) -> float:
    """Return the median time of `work` in milliseconds, after one warm-up."""
    work()
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def write(name: str, figures: Sequence[Figure]) -> None:
    """Write `build/<name>.json` and print it."""
    BUILD.mkdir(exist_ok=True)
    text = json.dumps({"figures": [asdict(each) for each in figures]}, ensure_ascii=False, indent=2)
    (BUILD / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    print(text)
