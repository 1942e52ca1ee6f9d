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


@dataclass(frozen=True, slots=True)
class Missing:
    """A figure that could not be measured here, and why."""

    name: str
    unit: str
    against: str
    aim: str
    missing: str
    ours: None = None
    theirs: None = None
    ratio: None = None


def figure(name: str, ours: float, against: str, theirs: float, *, unit: str, aim: str) -> Figure:
    """Make a figure; its ratio is ours / theirs.

    Where the aim is a least one of times or sizes, it is theirs / ours: so much faster.
    """
    is_speed_up = aim.startswith(">") and not unit.endswith(("/s", "share"))
    ratio = theirs / ours if is_speed_up else ours / theirs
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


def medians_ms(
    ours: Callable[[], object], theirs: Callable[[], object], rounds: int
) -> tuple[float, float]:
    """Return the median times of two kinds of work that take turns, each after one warm-up."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds + 1):
        for kept, work in zip(times, (ours, theirs), strict=True):
            began = time.perf_counter()
            work()
            kept.append((time.perf_counter() - began) * 1000)
    return statistics.median(times[0][1:]), statistics.median(times[1][1:])


def write(name: str, figures: Sequence[Figure | Missing]) -> None:
    """Write `build/<name>.json` and print it."""
    BUILD.mkdir(exist_ok=True)
    text = json.dumps({"figures": [asdict(each) for each in figures]}, ensure_ascii=False, indent=2)
    (BUILD / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    print(text)
