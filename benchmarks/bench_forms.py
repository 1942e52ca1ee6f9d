"""Our engine against JavaRosa on the four forms of the oracle, and the real list of townships.

Both take the same steps (README.md of the conformance data, "Speed"), a process for each form and
engine, one right after the other on the same machine, and both must end in the right result. They
take turns five times, as one process compiles and lays out its memory unlike the next; each figure
is the median of its five, for both.

- An answer is `Session.answer`: stored, recalculated, checked against constraint and required, and
  told as a `Change`; JavaRosa's is its answerQuestion.
- Loading goes from XML to a record that can be filled; the median of warm loads. Neither engine
  needs to collect its garbage in it: ours pauses its collector, JavaRosa has a heap of 2 GB.
- The first town list is the one after the first three answers, with the index that is built for
  it; its rows are read while the form is loaded, by both engines.
- Memory is the peak of the process; JavaRosa's bridge is compiled beforehand.
- `forms.township.first` is ours alone, against what a resident begins to notice: the townships of
  the elderly allowance, whose packed CSV of 41,000 rows is unpacked, read and indexed for it.
"""

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import forms
from benchmarks.figures import Figure, figure, median_ms, write
from benchmarks.filling import WORKLOADS
from benchmarks.javarosa import JavaRosa
from kiosk.paths import DIVISIONS, SERVICES
from kiosk.services.catalogue import catalogue_of
from sync.clock import SystemClock

NOTICEABLE_MS = 100
ROUNDS = 5
TURNS = 5
PLACE = {"province": "45", "city": "4501", "county": "450123"}

_Filled = Mapping[str, Any]
_Turns = Mapping[str, list[_Filled]]
_Read = Callable[[_Filled], float]


def main() -> None:
    """Measure and write `build/bench-forms.json`; say why where JavaRosa cannot run."""
    ours: dict[str, list[_Filled]] = {workload: [] for workload in WORKLOADS}
    theirs: dict[str, list[_Filled]] = {workload: [] for workload in WORKLOADS}
    with tempfile.TemporaryDirectory() as folder:
        javarosa = JavaRosa(Path(folder))
        for workload, form in list(javarosa.forms().items()) * TURNS:
            ours[workload].append(_checked(workload, _fill(workload, form)))
            theirs[workload].append(_checked(workload, javarosa.fill(workload, form)))
    write("bench-forms", [*_against_javarosa(ours, theirs), _township()])


def _fill(workload: str, form: Path) -> _Filled:
    command = [sys.executable, "-m", "benchmarks.filling", workload, str(form)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)  # noqa: S603 - our own words
    filled: _Filled = json.loads(done.stdout)
    return filled


def _checked(workload: str, filled: _Filled) -> _Filled:
    _, right = WORKLOADS[workload]
    if filled["end"] != right:
        sys.exit(f"No figures: workload {workload} ended in {filled['end']!r}, not {right!r}.")
    return filled


def _against_javarosa(ours: _Turns, theirs: _Turns) -> list[Figure]:
    def one(name: str, workload: str, read: _Read, unit: str, aim: str) -> Figure:
        mine, peer = (statistics.median(map(read, turns[workload])) for turns in (ours, theirs))
        against = f"JavaRosa, workload {workload}"
        return figure(name, mine, against, peer, unit=unit, aim=aim)

    def worst(name: str, key: str, unit: str, aim: str) -> Figure:
        each = [one(name, workload, lambda f: float(f[key]), unit, aim) for workload in WORKLOADS]
        return min(each, key=lambda found: found.ratio)

    def answer(filled: _Filled) -> float:
        return float(filled["answer"]["median_us"])

    def heavy(filled: _Filled) -> float:
        return float(filled["heavy"]["median_us"])

    def slowest(filled: _Filled) -> float:
        return float(filled["heavy"]["max_us"])

    return [
        one("forms.a.answer", "a", answer, "µs", ">= 200"),
        one("forms.a.cascade", "a", heavy, "µs", ">= 4"),
        one("forms.b.answer", "b", answer, "µs", ">= 1.5"),
        one("forms.c.first", "c", slowest, "µs", ">= 5"),
        one("forms.c.later", "c", heavy, "µs", ">= 50"),
        one("forms.d.answer", "d", answer, "µs", ">= 3"),
        worst("forms.load", "load_warm_ms", "ms", ">= 3"),
        worst("forms.rss", "peak_rss_mb", "MB", ">= 5"),
    ]


def _township() -> Figure:
    catalogue = catalogue_of(SERVICES, DIVISIONS, Path("build/bench-catalogue"))
    xml, clock = catalogue.form_xml("elderly-allowance"), SystemClock()

    def begin() -> forms.Session:
        form = forms.load(xml, catalogue.media("elderly-allowance"))
        session = forms.Session(form, now=clock.now, new_id=lambda: "id", language="zh_CN")
        for name, code in PLACE.items():
            session.answer(f"/data/{name}", code)
        return session

    sessions = [begin() for _ in range(ROUNDS + 1)]
    first = median_ms(lambda: sessions.pop().question("/data/township").choices, ROUNDS)
    against = "what a resident begins to notice"
    return figure("forms.township.first", first, against, NOTICEABLE_MS, unit="ms", aim=">= 1")
