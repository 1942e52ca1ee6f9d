"""`make faults`: nothing filed is ever lost, doubled or altered, or read, whatever fails."""

import argparse
import json
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from time import monotonic
from traceback import format_exc
from typing import Any

from tests.faults.progress import OverTimeError, say, watched
from tests.faults.report import PartReport, Unavailable, whole
from tests.faults.trace import ROOT
from tests.faults.wanted import shortfalls

# Each part, and how many seconds it may take.
PARTS = {
    "machine": ("tests.faults.machine", 1200),
    "blackbox": ("tests.faults.black_box.run", 900),
    "order": ("tests.faults.order", 600),
    "torn": ("tests.faults.torn", 900),
    "confidentiality": ("tests.faults.confidentiality", 1200),
}
_SECONDS_OF_ALL = 45 * 60


class StoppedError(KeyboardInterrupt):
    """Somebody wants the run to end."""


def run_part(name: str, seed: int, *, small: bool) -> PartReport:
    """Run one part; whatever it fails with, and what it did too little of, becomes a finding."""
    module, seconds = PARTS[name]
    try:
        with watched(name, seconds):
            report: PartReport = import_module(module).run(seed, small=small)
    except Unavailable as error:
        return PartReport(not_run=str(error))
    except AssertionError as error:
        return PartReport(findings=(str(error),))
    except OverTimeError as error:
        return PartReport(findings=(str(error),))
    except StoppedError as error:
        return PartReport(findings=(str(error),), is_stopped=True)
    except Exception:  # noqa: BLE001  # whatever it is, it is what was found
        return PartReport(findings=(format_exc(),))
    short = () if small else shortfalls(name, report.shown())
    return replace(report, findings=(*report.findings, *short))


def run_parts(names: Sequence[str], seed: int, *, small: bool) -> Iterator[tuple[str, Any]]:
    """Yield each part as it is shown, with what it was run on; an interrupted one is the last."""
    for name in names:
        say(f"{name} …")
        began = monotonic()
        report = run_part(name, seed, small=small)
        seconds = round(monotonic() - began, 1)
        shown = report.shown()
        yield name, {"seed": seed, "commit": commit(), "seconds_in_all": seconds, **shown}
        if report.is_stopped:
            return


def commit() -> str:
    """Return the state of the code: its commit, "+" if something was changed since."""
    words = ["git", "describe", "--always", "--abbrev=40", "--dirty=+", "--exclude=*"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "unknown"


def run_and_report(
    names: Sequence[str], seed: int, path: Path | None = None, *, small: bool = False
) -> bool:
    """Run parts and print each; write the report to `path` after every one.

    Unless all are run, the others of a report that is there stay in it.

    Returns:
        Whether those that were to be run were, and hold, all of the report in time.
    """
    parts: dict[str, Any] = {}
    if path is not None and path.exists() and set(names) != set(PARTS):
        parts |= json.loads(path.read_text(encoding="utf-8"))["parts"]
    ran: dict[str, Any] = {}
    for name, shown in run_parts(names, seed, small=small):
        ran[name] = parts[name] = shown
        say(json.dumps({name: shown}, ensure_ascii=False, indent=2))
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps(whole(parts, list(PARTS)), ensure_ascii=False, indent=2)
            path.write_text(text + "\n", encoding="utf-8")
    seconds = sum(one["seconds_in_all"] for one in parts.values())
    say(f"{seconds:.0f} s of {_SECONDS_OF_ALL}")
    in_time = seconds <= _SECONDS_OF_ALL
    return in_time and set(ran) == set(names) and all(one["holds"] for one in ran.values())


def _stop(*_: object) -> None:
    raise StoppedError("stopped from outside")  # links and disks are undone


def main() -> int:
    """Run the parts that are asked for, print and write the report; return 1 if one found fault."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="decides all that happens")
    parser.add_argument(
        "--part", choices=PARTS, action="append", help="only this one; the report keeps the others"
    )
    parser.add_argument("--small", action="store_true", help="a slice of a few seconds")
    parser.add_argument("--json", type=Path, help="write the report here, after every part")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, _stop)
    say(f"seed {options.seed}")
    names = options.part or list(PARTS)
    holds = run_and_report(names, options.seed, options.json, small=options.small)
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
