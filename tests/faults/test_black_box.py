"""A small slice of the black box, and what the report makes of parts."""

import random

from tests.faults.black_box.kiosks import death_of_a_kiosk
from tests.faults.black_box.platforms import death_of_a_platform
from tests.faults.black_box.points import Death
from tests.faults.black_box.run import run
from tests.faults.black_box.sites import SMALL
from tests.faults.report import PartReport, whole


def test_nothing_is_lost_or_doubled_while_kiosks_and_platform_are_killed() -> None:
    report = run(7, small=True)

    assert report.holds, report.findings
    assert report.submitted >= SMALL.kiosks * SMALL.share.filings
    assert report.kills >= SMALL.kiosks * SMALL.kills_each + SMALL.platform_kills


def plans(seed: int) -> list[Death]:
    draw = random.Random(seed)  # noqa: S311  # to be repeatable
    return [
        *(death_of_a_kiosk(draw, has_medium=True) for _ in range(20)),
        *(death_of_a_platform(draw) for _ in range(20)),
    ]


def test_the_same_seed_plans_the_same_deaths() -> None:
    assert plans(1) == plans(1) != plans(2)


def test_the_report_adds_up_its_parts_and_fails_with_one() -> None:
    good = PartReport(submitted=3, kills=2, converged_seconds=1.5, details={"slips": 3})
    bad = PartReport(submitted=1, lost=1, findings=("lost: 1",), converged_seconds=0.5)

    told = whole(5, {"blackbox": good, "torn": bad})

    assert (told["seed"], told["holds"], told["submitted"], told["kills"]) == (5, False, 4, 2)
    assert (told["lost"], told["doubled"], told["converged_seconds"]) == (1, 0, 1.5)
    assert whole(5, {"blackbox": good})["holds"]
    assert whole(5, {"order": PartReport(not_run="no strace")})["not_run"] == {"order": "no strace"}
