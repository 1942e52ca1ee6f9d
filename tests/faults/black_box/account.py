"""What a run of the black box came to: what was done, what befell, and what the checker says."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from itertools import chain
from traceback import format_exc

from tests.faults.black_box.checker import Judgement, judge
from tests.faults.black_box.filings import BIG_BYTES
from tests.faults.black_box.gather import gather
from tests.faults.black_box.history import History
from tests.faults.black_box.processes import Toll
from tests.faults.black_box.sites import Site
from tests.faults.report import PartReport
from tests.support.bad_link import Conditions


def account(
    seed: int, sites: Sequence[Site], findings: Sequence[str], details: dict[str, object]
) -> PartReport:
    """Judge what stands at each platform, and add up what was done at all sites."""
    lives = [life for site in sites for life in site.lives]
    histories = [_history(seed, site) for site in sites]
    judgements = [_judged(site, history) for site, history in zip(sites, histories, strict=True)]
    kiosks = [life.kiosk.toll for life in lives]
    platforms = [site.platform.toll for site in sites]
    deaths, platform_deaths = _sum(one.deaths for one in kiosks), _sum(p.deaths for p in platforms)
    events = _sum([*(one.killed for one in kiosks), *(life.counts for life in lives)])
    links = [site.link for site in sites if site.link is not None]
    return PartReport(
        submitted=sum(len(one.begun) for one in histories),
        kills=deaths.total() + platform_deaths.total(),
        cuts=sum(link.counts().cuts for link in links),
        lost=sum(one.lost for one in judgements),
        doubled=sum(one.doubled for one in judgements),
        corrupted=sum(one.corrupted for one in judgements),
        converged_seconds=max(site.converged_seconds for site in sites),
        details=details
        | {
            "slips": sum(len({slip.id for slip in one.slips}) for one in histories),
            "kiosks": len(lives),
            "kiosks_with_a_big_filing": sum(map(_with_big, histories)),
            "databases": [site.database for site in sites],
            "link": asdict(Conditions(seed)) if links else {},
            "kills_of_kiosks": deaths.total(),
            "kills_of_platforms": platform_deaths.total(),
            "kiosk_kills": dict(sorted(deaths.items())),
            "platform_kills": dict(sorted(platform_deaths.items())),
            "events": dict(sorted(events.items())),
            "rounds_to_converge": [site.rounds for site in sites],
            "epochs": [site.epoch for site in sites],
        },
        findings=[
            *findings,
            *chain.from_iterable(toll.crashes for toll in _tolls(sites)),
            *chain.from_iterable(life.oddities for life in lives),
            *chain.from_iterable(site.findings for site in sites),
            *chain.from_iterable(one.findings for one in judgements),
        ],
    )


def _tolls(sites: Iterable[Site]) -> Iterable[Toll]:
    for site in sites:
        yield site.platform.toll
        yield from (life.kiosk.toll for life in site.lives)


def _sum(counters: Iterable[Counter[str]]) -> Counter[str]:
    return sum(counters, Counter())


def _history(seed: int, site: Site) -> History:
    """Read what was promised; whoever lost a disk filed under the codes it had before, too."""
    codes = (code for life in site.lives for code in life.kiosk.devices[:-1])
    history = History(deleted=set(codes))
    for life in site.lives:
        if life.kiosk.home.history.exists():
            history.read(life.kiosk.home.history, seed, life.kiosk.index)
    return history


def _judged(site: Site, history: History) -> Judgement:
    try:
        held, keys, aside = gather(site.platform.data)
    except Exception:  # noqa: BLE001  # after a platform that crashed: it is what was found
        return Judgement(0, 0, 0, (f"nothing could be judged: {format_exc(limit=-4)}",))
    judgement = judge(history, held, keys)
    quarantine = (f"{aside} envelopes in quarantine",) if aside else ()
    return Judgement(
        judgement.lost,
        judgement.doubled,
        judgement.corrupted,
        (*judgement.findings, *quarantine),
    )


def _with_big(history: History) -> int:
    """Count the kiosks that gave a slip for a filing with a large file."""
    given = {slip.id for slip in history.slips}
    return len(
        {
            one.kiosk
            for one in history.begun.values()
            if one.id in given and any(len(file) == BIG_BYTES for file in one.files)
        }
    )
