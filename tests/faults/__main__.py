"""`make faults`: nothing filed is ever lost, doubled or altered, or read, whatever fails."""

import argparse
import json
import signal
import sys
from importlib import import_module
from pathlib import Path

from tests.faults.report import PartReport, Unavailable, whole

PARTS = {
    "machine": "tests.faults.machine",
    "blackbox": "tests.faults.black_box.run",
    "order": "tests.faults.order",
    "torn": "tests.faults.torn",
    "confidentiality": "tests.faults.confidentiality",
}
_TERMINATED = 128 + signal.SIGTERM


def run_part(name: str, seed: int, *, small: bool) -> PartReport:
    """Run one part; what it asserts in vain becomes a finding."""
    try:
        report: PartReport = import_module(PARTS[name]).run(seed, small=small)
    except Unavailable as error:
        return PartReport(not_run=str(error))
    except AssertionError as error:
        return PartReport(findings=(str(error),))
    return report


def main() -> int:
    """Run the parts that are asked for, print and write the report; return 1 if one found fault."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="decides all that happens")
    parser.add_argument("--part", choices=PARTS, action="append", help="only this one")
    parser.add_argument("--small", action="store_true", help="a slice of a few seconds")
    parser.add_argument("--json", type=Path, help="write the report here")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(_TERMINATED))  # links and disks are undone
    _say(f"seed {options.seed}")
    reports = {}
    for name in options.part or PARTS:
        _say(f"{name} …")
        reports[name] = run_part(name, options.seed, small=options.small)
    report = whole(options.seed, reports)
    text = json.dumps(report, ensure_ascii=False, indent=2)
    _say(text)
    if options.json is not None:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(text + "\n", encoding="utf-8")
    return 0 if report["holds"] else 1


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
