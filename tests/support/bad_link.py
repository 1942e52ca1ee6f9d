"""A bad link between two network namespaces: delay, rate, loss, a short queue and cuts, by seed.

Real kernel TCP over two TUN devices, with this program between them. Needs root and Linux; netem is
not in every kernel, TUN is. Run as a program it is the link itself (`_main`).
"""

import ctypes
import fcntl
import heapq
import json
import os
import random
import select
import shutil
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from itertools import count
from pathlib import Path

NEAR, FAR = "10.77.0.1", "10.77.0.2"
_CLONE_NEWNET = 0x40000000
_TUNSETIFF = 0x400454CA
_TUN_WITHOUT_HEADER = 0x1001
_PACKET = 2**16


@dataclass(frozen=True)
class Conditions:
    """How bad the link is, each way alike. `up` and `down` are seconds; `down` 0 means no cuts."""

    seed: int
    rtt: float = 0.6
    bits_per_second: int = 64_000
    loss: float = 0.3
    queue_bytes: int = 16_000
    up: float = 40
    down: float = 20

    def floor(self, size: int) -> float:
        """Return the seconds in which `size` bytes could cross if none were ever sent in vain."""
        share_up = self.up / (self.up + self.down)
        return size * 8 / self.bits_per_second / (1 - self.loss) / share_up


@dataclass
class LinkCounts:
    """What the link carried so far: packets and bytes put in at both ends, and what it lost."""

    packets: int = 0
    bytes: int = 0
    lost: int = 0
    cuts: int = 0


class BadLink:
    """A link that stands: programs are started at its near or at its far end."""

    def __init__(self, names: tuple[str, str], process: subprocess.Popen[str]) -> None:
        self._near, self._far = names
        self._process = process

    def at_near(self, command: list[str]) -> list[str]:
        """Return `command` so that it runs at the near end, whose address is `NEAR`."""
        return ["ip", "netns", "exec", self._near, *command]

    def at_far(self, command: list[str]) -> list[str]:
        """Return `command` so that it runs at the far end, whose address is `FAR`."""
        return ["ip", "netns", "exec", self._far, *command]

    def counts(self) -> LinkCounts:
        """Ask the link what it carried so far."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print("counts", file=self._process.stdin, flush=True)
        return LinkCounts(**json.loads(self._process.stdout.readline()))


def missing() -> str:
    """Say what this machine lacks for a bad link; "" if it lacks nothing."""
    if sys.platform != "linux" or shutil.which("ip") is None:
        return "a bad link needs Linux and the program ip"
    if os.geteuid() != 0 or not Path("/dev/net/tun").exists():
        return "a bad link needs root and /dev/net/tun"
    tried = subprocess.run(["unshare", "--net", "true"], capture_output=True, check=False)
    return "" if tried.returncode == 0 else "a bad link needs the right to make network namespaces"


_NUMBERS = count(1)


@contextmanager
def bad_link(conditions: Conditions) -> Iterator[BadLink]:
    """Have a link stand until the end of the block; both namespaces go with it."""
    number = next(_NUMBERS)
    near, far = (f"kiosk-{os.getpid()}-{number}-{end}" for end in ("near", "far"))
    with ExitStack() as stack:
        for name in (near, far):
            _run("ip", "netns", "add", name)
            stack.callback(_run, "ip", "netns", "del", name)
            _run("ip", "-n", name, "link", "set", "lo", "up")
        given = json.dumps(asdict(conditions))
        process = stack.enter_context(
            subprocess.Popen(
                [sys.executable, __file__, given, near, far],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        )
        stack.callback(process.kill)
        assert process.stdout is not None
        assert process.stdout.readline() == "READY\n"
        yield BadLink((near, far), process)


def _run(*command: str) -> None:
    subprocess.run(command, check=True)


@dataclass
class Way:
    """One direction: packets leave one after the other at the rate, then travel."""

    conditions: Conditions
    random: random.Random
    free_at: float = 0.0

    def arrival(self, size: int, now: float) -> float | None:
        """Return when a packet put in now arrives; None if it is lost."""
        rate = self.conditions.bits_per_second / 8
        is_lost = self.random.random() < self.conditions.loss
        if (self.free_at - now) * rate > self.conditions.queue_bytes:
            return None
        self.free_at = max(self.free_at, now) + size / rate
        return None if is_lost else self.free_at + self.conditions.rtt / 2


@dataclass
class Link:
    """What is under way: arrival, a number that keeps the order, the device, the packet."""

    conditions: Conditions
    ways: dict[int, tuple[int, Way]]
    counts: LinkCounts = field(default_factory=LinkCounts)
    under_way: list[tuple[float, int, int, bytes]] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)

    def take(self, device: int, now: float) -> None:
        """Take a packet from a device into the link."""
        packet = os.read(device, _PACKET)
        other, way = self.ways[device]
        self.counts.packets += 1
        self.counts.bytes += len(packet)
        arrival = way.arrival(len(packet), now)
        if arrival is None or self.is_cut(arrival):
            self.counts.lost += 1
        else:
            heapq.heappush(self.under_way, (arrival, self.counts.packets, other, packet))

    def give(self, now: float) -> float | None:
        """Hand out what has arrived; return the seconds until the next does."""
        while self.under_way and self.under_way[0][0] <= now:
            _, _, device, packet = heapq.heappop(self.under_way)
            os.write(device, packet)
        return self.under_way[0][0] - now if self.under_way else None

    def is_cut(self, moment: float) -> bool:
        """Tell whether the link is down at a moment; counts the cuts until then."""
        if not self.conditions.down:
            return False
        period = self.conditions.up + self.conditions.down
        turn, into = divmod(moment - self.began, period)
        self.counts.cuts = max(self.counts.cuts, int(turn) + (into >= self.conditions.up))
        return into >= self.conditions.up

    def run(self) -> None:
        """Carry until whoever started this is gone."""
        poll = select.poll()
        for device in (*self.ways, sys.stdin.fileno()):
            poll.register(device, select.POLLIN)
        while True:
            left = self.give(time.monotonic())
            for device, _ in poll.poll(None if left is None else max(0, left) * 1000):
                if device in self.ways:
                    self.take(device, time.monotonic())
                elif sys.stdin.readline():
                    self.is_cut(time.monotonic())
                    print(json.dumps(asdict(self.counts)), flush=True)  # noqa: T201  # the answer
                else:
                    return


def _device(namespace: str, own: str, other: str) -> int:
    """Make a TUN device with an address in a namespace; return it open."""
    with Path("/run/netns", namespace).open("rb") as place:
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.setns(place.fileno(), _CLONE_NEWNET):
            raise OSError(ctypes.get_errno(), "setns")
    device = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(device, _TUNSETIFF, struct.pack("16sH22x", b"bad0", _TUN_WITHOUT_HEADER))
    _run("ip", "addr", "add", own, "peer", other, "dev", "bad0")
    _run("ip", "link", "set", "bad0", "up")
    return device


def _main(given: str, near: str, far: str) -> None:
    conditions = Conditions(**json.loads(given))
    devices = _device(near, NEAR, FAR), _device(far, FAR, NEAR)
    ways = [Way(conditions, random.Random(f"{conditions.seed}/{end}")) for end in ("up", "down")]  # noqa: S311  # to be repeatable
    link = Link(conditions, {devices[0]: (devices[1], ways[0]), devices[1]: (devices[0], ways[1])})
    print("READY", flush=True)  # noqa: T201  # whoever started this waits for it
    link.run()


if __name__ == "__main__":
    _main(*sys.argv[1:])
