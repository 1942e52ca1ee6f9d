"""A central platform as a process of its own, and a kiosk that is enrolled with it."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sync.central.folder import Folder
from sync.clock import SystemClock
from sync.engine import Backoff, Budget, enrol
from sync.engine.budget import Purse
from sync.engine.line import Line
from sync.engine.rotate import signer_of
from sync.store import RecipientName, Store
from sync.transport import HttpTransport

HALL = "示范镇便民服务中心"
STORE_KEY = bytes(range(32))
RECIPIENTS: tuple[RecipientName, ...] = ("platform", "escrow", "slip")
_CENTRAL = (sys.executable, "-m", "sync.central")


def init(data: Path, *more: str) -> None:
    """Prepare a data folder."""
    _run("init", "--data", str(data), *more)


def new_code(data: Path, hall: str = HALL) -> str:
    """Return a one-time code for a device of a hall."""
    return _run("enrolment", "new", "--data", str(data), "--hall", hall).split()[0]


@contextmanager
def serving(data: Path, *more: str, within: Sequence[str] = ()) -> Iterator[str]:
    """Serve a data folder until the end of the block; give its address.

    `within` is what the command is put behind, as `ip netns exec NAME`.
    """
    command = [*within, *_CENTRAL, "serve", "--data", str(data), "--port", "0", *more]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603  # our own words
        try:
            ready = process.stdout.readline().split() if process.stdout else []
            if ready[:1] != ["READY"]:
                raise ChildProcessError(f"central does not serve: {command}")
            yield ready[1]
        finally:
            process.terminate()


@dataclass(frozen=True, slots=True)
class Kiosk:
    """An enrolled store and its way to the platform."""

    store: Store
    transport: HttpTransport

    def line(self) -> Line:
        """Return what a cycle works with."""
        enrolment = self.store.enrolment()
        if enrolment is None:
            raise RuntimeError("not enrolled")
        clock = SystemClock()
        purse = Purse(self.store, clock, Budget())
        keys = enrolment.signing_keys
        return Line(self.store, self.transport, clock, keys, Backoff(), purse)


@contextmanager
def kiosk(folder: Path, url: str, data: Path) -> Iterator[Kiosk]:
    """Enrol a new kiosk with the platform of `data` that serves at `url`."""
    clock, authority = SystemClock(), Folder(data).authority
    pinned = authority.read_bytes() if authority.exists() else None
    with (
        closing(Store.open(folder, STORE_KEY, clock)) as store,
        closing(HttpTransport(url, clock, authority=pinned, floor=store.floor)) as transport,
    ):
        enrol(store, transport, url, new_code(data))
        transport.sign_as(signer_of(store))
        yield Kiosk(store, transport)


def _run(*arguments: str) -> str:
    command = [*_CENTRAL, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603  # our own words
