"""The black box: kiosks and platforms as real processes, killed, cut off, filled up and set back."""

import asyncio
import tempfile
import time
from collections import Counter
from collections.abc import Coroutine, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.faults.black_box.checker import judge
from tests.faults.black_box.gather import gather
from tests.faults.black_box.history import History
from tests.faults.black_box.life import Life
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
    serving = [asyncio.ensure_future(site.platform.run()) for site in sites]
    try:
        await _first_to_fail([_live(site, scale) for site in sites], serving)
    finally:
        for one in serving:
            one.cancel()
        await asyncio.gather(*serving, return_exceptions=True)
        await asyncio.gather(
            *(life.kiosk.kill("at the end") for site in sites for life in site.lives)
        )
    return _report(seed, sites, {"seconds": round(time.monotonic() - began, 1), "left_out": lack})


async def _first_to_fail(
    lives: Sequence[Coroutine[Any, Any, None]], serving: Sequence[asyncio.Future[None]]
) -> None:
    """Wait for all of `lives`; `serving` never ends but by failing, which ends all."""
    living = [asyncio.ensure_future(one) for one in lives]
    try:
        while not all(one.done() for one in living):
            left = [one for one in living if not one.done()]
            await asyncio.wait([*left, *serving], return_when=asyncio.FIRST_COMPLETED)
            for one in (*living, *serving):
                if one.done():
                    one.result()
    finally:
        for one in living:
            one.cancel()


async def _live(site: Site, scale: Scale) -> None:
    expected = scale.kiosks * scale.share.filings

    async def live(life: Life) -> None:
        while not life.is_done:
            await life.burst()
            site.look(expected)

    await asyncio.gather(*(life.kiosk.enrol() for life in site.lives))
    site.platform.is_haunted = True
    await site.platform.restart()
    story = asyncio.ensure_future(_set_back(site))
    await asyncio.gather(*map(live, site.lives))
    while not story.done():
        await asyncio.gather(*(life.burst() for life in site.lives))
        site.look(expected)
    await story
    await asyncio.gather(*(life.burst() for life in site.lives))
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
            site.findings.append(f"not converged after {_ROUNDS} rounds")
            break
    site.converged_seconds = time.monotonic() - began
    if site.epoch < _AFTER_A_RESTORE:
        site.findings.append("nobody noticed that the platform was put back")
    if site.converged_seconds > scale.converge_seconds:
        site.findings.append(f"converged only in {site.converged_seconds:.0f} s")


async def _settled(site: Site) -> bool:
    """Run a cycle everywhere; tell whether all agree on the epoch and nothing waits."""
    answers = await asyncio.gather(*(life.sync() for life in site.lives))
    epochs = {answer["epoch"] for answer in answers if answer is not None and "epoch" in answer}
    site.epoch = max(epochs, default=0)
    return len(epochs) == 1 and all(
        answer is not None and answer.get("waiting") == 0 and not answer["problem"]
        for answer in answers
    )


def _report(seed: int, sites: Sequence[Site], details: dict[str, object]) -> PartReport:
    judgements = []
    kiosk_deaths: Counter[str] = Counter()
    platform_deaths: Counter[str] = Counter()
    events: Counter[str] = Counter()
    findings: list[str] = []
    submitted = returned = cuts = 0
    for site in sites:
        history = History(deleted=_lost_devices(site))
        for life in site.lives:
            history.read(life.kiosk.home.history, seed, life.kiosk.index)
            kiosk_deaths += life.kiosk.toll.deaths
            events += life.kiosk.toll.killed
            events += life.counts
            findings += life.oddities
        held, keys, aside = gather(site.platform.data)
        judgements.append(judge(history, held, keys))
        findings += [*site.findings, *judgements[-1].findings]
        findings += [f"{aside} envelopes in quarantine"] if aside else []
        platform_deaths += site.platform.toll.deaths
        submitted += len(history.begun)
        returned += len({slip.id for slip in history.slips})
        cuts += 0 if site.link is None else site.link.counts().cuts
    details |= {
        "slips": returned,
        "kiosk_kills": dict(sorted(kiosk_deaths.items())),
        "platform_kills": dict(sorted(platform_deaths.items())),
        "events": dict(sorted(events.items())),
        "rounds_to_converge": [site.rounds for site in sites],
        "epochs": [site.epoch for site in sites],
    }
    return PartReport(
        submitted=submitted,
        kills=kiosk_deaths.total() + platform_deaths.total(),
        cuts=cuts,
        lost=sum(one.lost for one in judgements),
        doubled=sum(one.doubled for one in judgements),
        corrupted=sum(one.corrupted for one in judgements),
        converged_seconds=max(site.converged_seconds for site in sites),
        details=details,
        findings=findings,
    )


def _lost_devices(site: Site) -> set[str]:
    """Return the codes under which kiosks filed before they lost their disk."""
    return {code for life in site.lives for code in life.kiosk.devices[:-1]}
