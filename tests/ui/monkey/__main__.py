"""`make monkey`: touches, types and pulls cables at random, in search of what no visit may bring.

The kiosk runs in a process of its own: one that dies or falls silent is a finding, too. The events
of a run are written to build/monkey/ before they happen; the same seed makes the same choices, as
far as the moments at which the kiosk answers are the same.
"""

import argparse
import faulthandler
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.ui.monkey.monkey import Monkey
from tests.ui.monkey.player import KEPT, Player
from tests.ui.monkey.station import station_in
from tests.ui.stage import BUILD, compile_translation, start_qt

_FOLDER = BUILD / "monkey"
_SILENT_SECONDS = 60
_LATE_SECONDS = 180
_FINDINGS = ("crashes", "warnings", "stuck", "leftovers", "scenes_missing")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run; the exit code is 1 if anything was found or a scene was not reached."""
    parser = argparse.ArgumentParser(prog="python -m tests.ui.monkey", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--json", type=Path, default=BUILD / "monkey.json")
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.inside is not None:
        return _play(options.seed, options.seconds, options.inside)
    report = watched(options.seed, options.seconds)
    options.json.parent.mkdir(parents=True, exist_ok=True)
    options.json.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", "utf-8")
    _say(report)
    return 1 if any(report[name] for name in _FINDINGS) else 0


def watched(seed: int, seconds: float) -> dict[str, Any]:
    """Let the monkey play in a process of its own; return the report, also of one that died."""
    compile_translation()
    place = _FOLDER / f"seed-{seed}"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    command = [sys.executable, "-m", "tests.ui.monkey", "--inside", str(place)]
    command += ["--seed", str(seed), "--seconds", str(seconds)]
    with (place / "stderr.txt").open("w", encoding="utf-8") as said:
        played = subprocess.Popen(command, stderr=said, start_new_session=True)
        try:
            code = played.wait(2 * seconds + _LATE_SECONDS)
        except subprocess.TimeoutExpired:
            code = -1
        finally:
            _end_all(played.pid)
    last = _last_events(place)
    report: dict[str, Any] = {"seed": seed, "seconds": seconds, **_empty()}
    if (place / "report.json").exists():
        report |= json.loads((place / "report.json").read_text("utf-8"))
    if code != 0:
        trace = (place / "stderr.txt").read_text("utf-8", "replace")[-8000:]
        report["crashes"].append({"traceback": f"the kiosk ended with {code}\n{trace}"})
    report["last_events"] = last if any(report[name] for name in _FINDINGS) else []
    return report


def _play(seed: int, seconds: float, place: Path) -> int:
    """Play in this process, and write the report into `place`."""
    for name in ("home", "tmp", "settings"):
        (place / name).mkdir()
    os.environ.update(HOME=str(place / "home"), TMPDIR=str(place / "tmp"))
    tempfile.tempdir = None
    faulthandler.enable()
    application = start_qt(place / "settings")
    chance = random.Random(seed)  # noqa: S311  # to be repeatable
    with station_in(place / "kiosk") as station:
        player = Player(station, chance, place / "events.jsonl")
        folders = [station.data.root, place / "home", place / "tmp", place / "settings"]
        monkey = Monkey(player, folders)
        faulthandler.dump_traceback_later(2 * seconds + _SILENT_SECONDS, exit=True)
        with player.watch.listening():
            monkey.play(seconds)
        faulthandler.cancel_dump_traceback_later()
        report = json.dumps(monkey.report(), ensure_ascii=False)
        (place / "report.json").write_text(report, encoding="utf-8")
        player.close()
    application.quit()
    return 0


def _empty() -> dict[str, Any]:
    return {
        "events": 0,
        "scenes": {"reached": [], "all": []},
        "scenes_missing": ["the report"],
        "crashes": [],
        "warnings": [],
        "stuck": [],
        "leftovers": [],
        "slow_frames": {"count": 0, "worst": []},
    }


def _last_events(place: Path) -> list[str]:
    events = place / "events.jsonl"
    return events.read_text("utf-8").splitlines()[-KEPT:] if events.exists() else []


def _end_all(group: int) -> None:
    """End what the run left behind: the kiosk, its platform, its simulators."""
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return


def _say(report: dict[str, Any]) -> None:
    found = {name: len(report[name]) for name in _FINDINGS}
    slow = report["slow_frames"]["count"]
    lines = [f"seed {report['seed']}: {report['events']} events, {found}, {slow} slow frames"]
    lines += report["last_events"]
    lines += [f"{name}: {each}" for name in _FINDINGS for each in report[name]]
    print("\n".join(lines))  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
