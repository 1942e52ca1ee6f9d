"""A sealed file of 200 KB over the bad link, by the engine's file lane, against the link's floor.

The link: 600 ms there and back, 64 kbit/s, 30 % of the packets lost each way, 40 s up and 20 s cut
(`tests.support.bad_link`). Five links, each with a seed of its own, side by side; the platform
serves TLS, the envelope that names the file is there already. The floor is the time in which the
bytes could cross if none were ever sent in vain.

`python -m benchmarks.sync_badlink FOLDER URL` is the kiosk at a link's near end.
"""

import json
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from benchmarks import central
from benchmarks.figures import Figure, Missing, figure
from sync.clock import SystemClock
from sync.engine import run_files, run_once
from sync.store import Store, Submission, SubmissionFile
from sync.transport import HttpTransport
from tests.support import bad_link

SEEDS = (1, 2, 3, 4, 5)
SIZE = 200_000
_AEAD_TAG = 16
_LONGEST_SECONDS = 600
_NAME, _UNIT, _AIM = "sync.badlink", "s", "<= 2"
_AGAINST = f"the link's floor for {SIZE // 1000} KB"


def figures(folder: Path) -> list[Figure | Missing]:
    """Measure under `folder`; say why where this machine cannot make such a link."""
    reason = bad_link.missing()
    if reason:
        return [Missing(_NAME, _UNIT, _AGAINST, _AIM, reason)]
    places = [_prepared(folder / f"link-{seed}") for seed in SEEDS]
    with ThreadPoolExecutor(len(SEEDS)) as links:
        seconds = list(links.map(_cross, places, SEEDS))
    floor = bad_link.Conditions(seed=0).floor(SIZE)
    return [figure(_NAME, statistics.median(seconds), _AGAINST, floor, unit=_UNIT, aim=_AIM)]


def _prepared(folder: Path) -> Path:
    """Make a platform that knows of a file, and a kiosk that has it to send."""
    data = folder / "central"
    central.init(data, "--name", bad_link.FAR)
    with (
        central.serving(data, "--tls") as url,
        central.kiosk(folder / "kiosk", url, data) as kiosk,
    ):
        photo = SubmissionFile("photo.jpg", "image/jpeg", bytes(SIZE - _AEAD_TAG))
        kiosk.store.file(
            Submission("filing", "demo", None, b"<data/>", (photo,)),
            recipients=central.RECIPIENTS,
        )
        run_once(kiosk.store, kiosk.transport, SystemClock())
    return folder


def _cross(folder: Path, seed: int) -> float:
    """Return the seconds that the file takes over a link of its own."""
    with (
        bad_link.bad_link(bad_link.Conditions(seed=seed)) as link,
        central.serving(
            folder / "central", "--tls", "--host", bad_link.FAR, within=link.at_far([])
        ) as url,
    ):
        command = [sys.executable, "-m", "benchmarks.sync_badlink", str(folder / "kiosk"), url]
        done = subprocess.run(link.at_near(command), check=True, stdout=subprocess.PIPE)  # noqa: S603  # our own words
    return float(json.loads(done.stdout))


def _send(folder: Path, url: str) -> float:
    """Run the file lane, when it says so, until the platform has the file; return the seconds."""
    clock = SystemClock()
    with closing(Store.open(folder, central.STORE_KEY, clock)) as store:
        enrolment = store.enrolment()
        authority = None if enrolment is None else enrolment.answer.authority
        with closing(HttpTransport(url, clock, authority=authority, floor=store.floor)) as line:
            began = time.monotonic()
            while True:
                report = run_files(store, line, clock)
                taken = time.monotonic() - began
                if report.stored or taken > _LONGEST_SECONDS:
                    return taken
                if report.next_at is not None:
                    time.sleep(max(0, (report.next_at - clock.now()).total_seconds()))


if __name__ == "__main__":
    print(json.dumps(_send(Path(sys.argv[1]), sys.argv[2])))
