"""The black box: kiosks and platforms as real processes, killed, cut off, filled up and set back."""

import asyncio
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from traceback import format_exception

from tests.faults import progress
from tests.faults.black_box.account import account
from tests.faults.black_box.life import Life
from tests.faults.black_box.processes import together
from tests.faults.black_box.setbacks import back_up
from tests.faults.black_box.sites import FULL, SMALL, Scale, Site, make_site
from tests.faults.report import PartReport
from tests.support import postgres
from tests.support.bad_link import missing

_ROUNDS = 60
_AFTER_A_RESTORE = 2


def run(seed: int, *, small: bool = False) -> PartReport:
    """Run the whole black box, or a small slice that needs no rights and no PostgreSQL.

    Without the right to make links and disks, the whole goes on without them and says so.
    """
    with ExitStack() as stack:
        root = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="faults-")))
        if small:
            sites = [make_site(stack, root / "one", seed, 0, SMALL)]
            return asyncio.run(_run(seed, sites, SMALL, ""))
        lack, scale = missing(), FULL
        if lack:
            scale = replace(FULL, has_rights=False)
        cluster = None
        if postgres.is_installed():
            cluster = stack.enter_context(postgres.running())
        else:
            lack += " PostgreSQL is not installed"
        sites = [
            make_site(stack, root / "first", seed, 0, scale),
            make_site(stack, root / "second", seed, FULL.kiosks, scale, cluster),
        ]
        return asyncio.run(_run(seed, sites, scale, lack.strip()))


async def _run(seed: int, sites: Sequence[Site], scale: Scale, lack: str) -> PartReport:
    began = time.monotonic()
    findings: list[str] = []
    try:
        async with asyncio.timeout(scale.all_seconds):
            await _live_through(sites, scale)
    except* Exception as group:  # noqa: BLE001  # whatever it is, it is what was found
        spent = time.monotonic() - began
        findings.append(f"given up after {spent:.0f} s: {''.join(format_exception(group))}")
        findings += [one for site in sites for one in site.unsettled()]
    finally:
        kills = (life.kiosk.kill("at the end") for site in sites for life in site.lives)
        await asyncio.gather(*kills, return_exceptions=True)
    details = {"seconds": round(time.monotonic() - began, 1), "left_out": lack}
    return account(seed, sites, findings, details)


async def _live_through(sites: Sequence[Site], scale: Scale) -> None:
    """Live until all have converged; a platform that gives up ends all."""
    async with asyncio.TaskGroup() as serving:
        platforms = [serving.create_task(site.platform.run()) for site in sites]
        await together(_live(site, scale) for site in sites)
        for one in platforms:
            one.cancel()


def _how_far(site: Site) -> str:
    kiosks = sum(life.kiosk.toll.deaths.total() for life in site.lives)
    platform = site.platform.toll.deaths.total()
    return f"{site.database}: {site.filed} filed, {kiosks} + {platform} kills"


async def _live(site: Site, scale: Scale) -> None:
    expected = scale.kiosks * scale.share.filings

    async def live(life: Life) -> None:
        while not life.is_done:
            await life.burst()
            site.look(expected)
            progress.show(_how_far(site))

    await together(life.kiosk.enrol() for life in site.lives)
    site.platform.is_haunted = True
    await site.platform.restart()
    async with asyncio.TaskGroup() as group:
        story = group.create_task(_set_back(site))
        await together(map(live, site.lives))
        while not story.done():
            await together(life.burst() for life in site.lives)
            site.look(expected)
    await together(life.burst() for life in site.lives)
    await _converge(site, scale)


async def _set_back(site: Site) -> None:
    """Back the platform up when it is time, and put it back to that later."""
    backup = site.root / "backup"
    await site.back_up_due.wait()
    await back_up(site.platform, backup)
    site.filed_at_backup = site.filed
    await site.set_back_due.wait()
    await site.set_back(backup)


async def _converge(site: Site, scale: Scale) -> None:
    """Nothing dies any more: all kiosks sync until a whole round leaves nothing waiting."""
    began = time.monotonic()
    site.platform.is_haunted = False
    await site.platform.restart()
    for life in site.lives:
        life.kiosk.is_haunted = False
        await life.kiosk.rest()
    for life in site.lives:
        if life.counts["lost"] and not await life.recover(_ROUNDS):
            site.findings.append(f"kiosk {life.kiosk.index} could not be recovered")
    while not await _settled(site):
        site.rounds += 1
        if site.rounds > _ROUNDS:
            site.findings += [f"not converged after {_ROUNDS} rounds", *site.unsettled()]
            break
    site.converged_seconds = time.monotonic() - began
    if site.epoch < _AFTER_A_RESTORE:
        site.findings.append("nobody noticed that the platform was put back")
    if site.converged_seconds > scale.converge_seconds:
        site.findings.append(f"converged only in {site.converged_seconds:.0f} s")


async def _settled(site: Site) -> bool:
    """Run a cycle everywhere; tell whether all agree on the epoch and nothing waits."""
    await together(life.sync() for life in site.lives)
    epochs = {life.last["epoch"] for life in site.lives if life.last and "epoch" in life.last}
    site.epoch = max(epochs, default=0)
    return len(epochs) == 1 and all(life.is_settled for life in site.lives)
