"""A small slice of the black box, and what the report makes of parts."""

import asyncio
import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.faults import machine, progress, torn
from tests.faults.__main__ import PARTS, StoppedError, run_and_report, run_parts
from tests.faults.black_box import run as black_box
from tests.faults.black_box.kiosks import death_of_a_kiosk
from tests.faults.black_box.platforms import death_of_a_platform
from tests.faults.black_box.points import Death
from tests.faults.black_box.processes import Child, CrashedError, Toll
from tests.faults.black_box.sites import SMALL
from tests.faults.report import PartReport, whole
from tests.faults.wanted import shortfalls


def test_nothing_is_lost_or_doubled_while_kiosks_and_platform_are_killed() -> None:
    report = black_box.run(7, small=True)

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


def shown(report: PartReport) -> dict[str, Any]:
    return {"seed": 1, "commit": "abc", "seconds_in_all": 2.0, **report.shown()}


def test_the_report_adds_up_its_parts_and_fails_with_one() -> None:
    good = shown(PartReport(submitted=3, kills=2, converged_seconds=1.5, details={"slips": 3}))
    bad = shown(PartReport(submitted=1, lost=1, findings=("lost: 1",), converged_seconds=0.5))

    told = whole({"blackbox": good, "torn": bad}, ["blackbox", "torn"])

    assert (told["holds"], told["submitted"], told["kills"]) == (False, 4, 2)
    assert (told["lost"], told["doubled"], told["converged_seconds"]) == (1, 0, 1.5)
    assert whole({"blackbox": good}, ["blackbox"])["holds"]


def test_a_report_does_not_hold_while_a_part_was_not_run() -> None:
    good, unable = shown(PartReport()), shown(PartReport(not_run="no strace"))

    assert whole({"torn": good}, ["order", "torn"])["not_run"] == ["order"]
    assert not whole({"torn": good}, ["order", "torn"])["holds"]
    assert not whole({"order": unable}, ["order"])["holds"]


def test_what_was_done_too_little_is_found() -> None:
    found = list(shortfalls("blackbox", {"submitted": 1999, "kiosks": 20}))

    assert "too little: submitted 1999 of 2000" in found
    assert "too little: no platform on postgresql" in found
    assert not any("kiosks 20" in one for one in found)
    assert list(shortfalls("confidentiality", {"visits": 50, "traced": True})) == []


def test_a_part_that_fails_or_takes_too_long_is_a_finding_and_the_next_one_runs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_seed: int, *, small: bool) -> PartReport:
        raise RuntimeError("of a part")

    def dawdle(_seed: int, *, small: bool) -> PartReport:
        while True:
            pass

    monkeypatch.setattr(machine, "run", fail)
    monkeypatch.setattr(torn, "run", dawdle)
    monkeypatch.setitem(PARTS, "torn", (torn.__name__, 0.02))
    monkeypatch.setattr(progress, "_BEAT", 0.05)

    parts = dict(run_parts(["machine", "torn"], 1, small=True))

    assert "RuntimeError: of a part" in parts["machine"]["findings"][0]
    assert parts["torn"]["findings"][0].startswith("torn is not through after")
    assert parts["torn"]["commit"]


def test_a_part_that_is_run_alone_takes_its_place_among_the_others(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "build" / "faults.json"
    for part, submitted in ((machine, 3), (torn, 5), (machine, 4)):
        report = PartReport(submitted=submitted)
        monkeypatch.setattr(part, "run", lambda _seed, report=report, **_more: report)
        name = part.__name__.rpartition(".")[2]
        assert run_and_report([name], submitted, path, small=True)

    told = json.loads(path.read_text())
    assert (told["submitted"], sorted(told["parts"])) == (9, ["machine", "torn"])
    assert [told["parts"][name]["seed"] for name in ("machine", "torn")] == [4, 5]
    assert not told["holds"]
    assert set(told["not_run"]) == {"blackbox", "order", "confidentiality"}


def test_what_is_stopped_from_outside_is_told_and_nothing_is_run_after_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def stop(_seed: int, *, small: bool) -> PartReport:
        raise StoppedError("stopped from outside")

    monkeypatch.setattr(machine, "run", stop)

    assert not run_and_report(["machine", "torn"], 1, tmp_path / "it.json", small=True)

    parts = json.loads((tmp_path / "it.json").read_text())["parts"]
    assert [(name, one["findings"]) for name, one in parts.items()] == [
        ("machine", ["stopped from outside"])
    ]


def test_a_process_that_crashes_is_a_finding_with_its_last_words() -> None:
    toll = Toll(0)

    async def crash() -> None:
        child = Child((), ["tests.faults.black_box.kiosk_process", "--seed", "no number"])
        assert await child.ask(b"{}\n") == b""
        await toll.bury("kiosk 3", child, Death("filed"), ())

    asyncio.run(crash())

    assert toll.crashes[0].startswith("crashed: kiosk 3 ended with 2: ")
    assert "invalid int value" in toll.crashes[0]


def test_processes_that_go_on_crashing_end_the_run() -> None:
    toll = Toll(0)

    async def crash() -> None:
        while True:
            await toll.bury("kiosk 3", Child((), ["tests.faults.no_such"]), Death(), ())

    with pytest.raises(CrashedError, match="kiosk 3 crashed 4 times"):
        asyncio.run(crash())


def test_a_run_ends_in_time_and_names_who_was_not_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(black_box, "SMALL", replace(SMALL, all_seconds=3))

    report = black_box.run(7, small=True)

    assert report.findings[0].startswith("given up after 3 s")
    assert any("kiosk 0 is not through" in one for one in report.findings)
