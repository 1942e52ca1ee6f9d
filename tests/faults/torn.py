"""Torn tail: the record of a life is cut at many moments, and what is left of the disk is opened.

The records stay in build/faults/torn, so that a point can be looked at again:
python -m tests.faults.torn --seed 1 --part kiosk --point 17
"""

import argparse
import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from tests.faults.after import Aftermath, told_until
from tests.faults.after_central import CentralAftermath, answered_until
from tests.faults.crash import rebuild
from tests.faults.leave_out import FOLDERS, LOG
from tests.faults.progress import show
from tests.faults.report import PartReport
from tests.faults.telling import CENTRAL, KIOSK, Recorded, again, record
from tests.faults.trace import ROOT

Look = Callable[[Recorded, float, Path], tuple[int, list[str]]]
_HOME = ROOT / "build" / "faults" / "torn"


def run(seed: int, *, small: bool = False, points: int = 200) -> PartReport:
    """Cut the life of a kiosk and of a platform at `points` moments each.

    The kiosk's is cut once more with every sync left out of its life, to see that this loses slips.

    Raises:
        Unavailable: processes cannot be traced here.
    """
    points = 10 if small else points
    shutil.rmtree(_HOME, ignore_errors=True)
    kiosk = record(_HOME / "kiosk", KIOSK, seed, 12 if small else 60)
    central = record(_HOME / "central", CENTRAL, seed, 3 if small else 20)
    careless = record(_HOME / "careless", KIOSK, seed, 12, LOG, FOLDERS)
    found = {
        "kiosk": cut(kiosk, points, kiosk_after),
        "central": cut(central, points, central_after),
    }
    findings = [
        f"{part}, {one}" for part, all_ in found.items() for _, words in all_ for one in words
    ]
    losing = sum(1 for lost, _ in cut(careless, points, kiosk_after) if lost)
    if not losing:
        findings.append("without syncs nothing was lost: the rebuilt folders prove nothing")
    return PartReport(
        submitted=sum(1 for _ in kiosk.said("filed")) + sum(1 for _ in central.said("taken")),
        cuts=2 * points,
        lost=sum(lost for all_ in found.values() for lost, _ in all_),
        details={
            "points": points,
            "kiosk_steps": len(kiosk.disk.steps),
            "central_steps": len(central.disk.steps),
            "points_that_lose_slips_without_syncs": losing,
        },
        findings=findings,
    )


def moments(recorded: Recorded, points: int) -> Iterator[tuple[float, Random]]:
    """Yield lines of the record, every other one just after something was told."""
    told = [one.at for one in recorded.said()]
    steps = recorded.disk.steps
    lines = sorted({line for step in steps for line in (step.begun, step.ended)})
    for point in range(points):
        random = Random(f"{recorded.seed}/{point}")  # noqa: S311  # to be played again
        yield random.choice(told if point % 2 else lines) + 0.5, random


def cut(recorded: Recorded, points: int, look: Look, first: int = 0) -> list[tuple[int, list[str]]]:
    """Return for each point that lost anything how much, and what in words."""
    found = []
    for point, (moment, random) in enumerate(moments(recorded, points)):
        if point < first:
            continue
        show(f"{look.__name__}, point {point} of {points}")
        with tempfile.TemporaryDirectory() as name:
            root = Path(name, "root")
            rebuild(recorded.disk, moment, random, root)
            lost, words = look(recorded, moment, root)
        if words:
            found.append((lost, [f"point {point}, line {moment}: {one}" for one in words]))
    return found


def kiosk_after(recorded: Recorded, moment: float, root: Path) -> tuple[int, list[str]]:
    """Look at a kiosk after the power failed at this line."""
    after = Aftermath(root, told_until(recorded, moment), recorded.seed)
    return _looked(after)


def central_after(recorded: Recorded, moment: float, root: Path) -> tuple[int, list[str]]:
    """Look at a platform after the power failed at this line."""
    return _looked(CentralAftermath(root, answered_until(recorded, moment)))


def _looked(after: Aftermath | CentralAftermath) -> tuple[int, list[str]]:
    try:
        after.look()
    except Exception:  # noqa: BLE001  # whatever it is, it is what was found
        after.findings.append(traceback.format_exc(limit=-4))
    return after.lost, after.findings


def main() -> int:
    """Look at one point of the last run again; return 1 if something was lost."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.torn")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--part", choices=("kiosk", "central"), default="kiosk")
    parser.add_argument("--point", type=int, required=True)
    options = parser.parse_args()
    look = kiosk_after if options.part == "kiosk" else central_after
    found = cut(again(_HOME / options.part, options.seed), options.point + 1, look, options.point)
    sys.stdout.writelines(f"{one}\n" for _, words in found for one in words)
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
