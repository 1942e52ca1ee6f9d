"""Fills one of the four oracle forms with our engine, in a process of its own; prints one JSON line.

`python -m benchmarks.filling WORKLOAD FORM` takes the steps that JavaRosa takes under
`oracle.py bench`: times in the same units, the result at the end in the same words.
"""

import gc
import json
import re
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path

import forms

LOADS = 7
SHANGHAI = timezone(timedelta(hours=8))
QUESTIONS, CASCADES, ANSWERS, PROVINCES, ROWS, COLUMNS = 1000, 20, 300, 31, 200, 10
FILTERS = ("province", "city", "county", "town")


class Timed:
    """A filling whose answers and lists are timed, in µs."""

    def __init__(self, xml: bytes) -> None:
        self.session = _open(xml)
        self.answers: list[float] = []
        self.heavy: list[float] = []

    def answer(self, ref: str, value: str) -> float:
        """Answer; return how long it took."""
        began = time.perf_counter()
        self.session.answer(ref, value)
        return (time.perf_counter() - began) * 1e6

    def choices(self, ref: str) -> tuple[tuple[forms.Choice, ...], float]:
        """Ask for a list; return it and how long it took."""
        began = time.perf_counter()
        choices = self.session.question(ref).choices
        return choices, (time.perf_counter() - began) * 1e6


def relevance_chain(filling: Timed) -> str:
    """a: every question in order, then the first one cleared and answered again."""
    filling.answers += [filling.answer(f"/data/q{n}", "x") for n in range(QUESTIONS)]
    for _ in range(CASCADES):
        filling.heavy += [filling.answer("/data/q0", ""), filling.answer("/data/q0", "x")]
    filling.answer("/data/q0", "")
    shown = {page.ref for page in filling.session.pages()}
    return f"q999 relevant: {str('/data/q999' in shown).lower()}"


def chained_calculations(filling: Timed) -> str:
    """b: one integer that 200 calculations hang on."""
    filling.answers += [filling.answer("/data/x", str(n)) for n in range(ANSWERS)]
    return f"c199: {filling.session.value('/data/c199')}"


def cascade(filling: Timed) -> str:
    """c: the four lists of each province, each opened and answered."""
    towns = 0
    for number in range(PROVINCES):
        for name in FILTERS:
            choices, taken = filling.choices(f"/data/{name}")
            if name == "town":
                towns += len(choices)
                filling.heavy.append(taken)
            chosen = choices[number if name == "province" else 0]
            filling.answers.append(filling.answer(f"/data/{name}", chosen.value))
    return f"towns: {towns}"


def repeat_sums(filling: Timed) -> str:
    """d: every number of every repeat instance."""
    filling.answers += [
        filling.answer(f"/data/r[{row}]/n{column}", str(column + 1))
        for row in range(1, ROWS + 1)
        for column in range(COLUMNS)
    ]
    return f"total: {filling.session.value('/data/total')}"


WORKLOADS: dict[str, tuple[Callable[[Timed], str], str]] = {
    "a": (relevance_chain, "q999 relevant: false"),
    "b": (chained_calculations, "c199: 499"),
    "c": (cascade, "towns: 465"),
    "d": (repeat_sums, "total: 11000"),
}
"""What is done with each form, and the words that a right result ends in."""


def main(workload: str, form: Path) -> None:
    """Load the form some times, fill it twice, print what the second filling took."""
    xml = form.read_bytes()
    cold, *warm = [_load_ms(xml) for _ in range(LOADS + 1)]
    fill, _ = WORKLOADS[workload]
    fill(Timed(xml))
    filling = Timed(xml)
    end = fill(filling)
    result = {
        "load_cold_ms": cold,
        "load_warm_ms": statistics.median(warm),
        "answer": _spread(filling.answers),
        "heavy": _spread(filling.heavy) if filling.heavy else None,
        "end": end,
        "peak_rss_mb": _peak_mb(),
    }
    print(json.dumps(result))


def _open(xml: bytes) -> forms.Session:
    now = datetime(2026, 11, 22, 9, 30, tzinfo=SHANGHAI)
    return forms.Session(forms.load(xml), now=lambda: now, new_id=lambda: "id")


def _load_ms(xml: bytes) -> float:
    """Return how long it takes until a record stands; no record of before is thrown away in it."""
    gc.collect()
    began = time.perf_counter()
    session = _open(xml)
    ended = time.perf_counter()
    del session
    return (ended - began) * 1000


def _peak_mb() -> float:
    """Return this process's peak memory; getrusage() would count what it was forked from."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
    if found is None:
        raise OSError("/proc/self/status tells no VmHWM")
    return int(found[1]) / 1024


def _spread(times: Sequence[float]) -> dict[str, float]:
    return {"median_us": statistics.median(times), "max_us": max(times)}


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
