"""What the processes of the black box have in common: where they run, and how often they died."""

import asyncio
import json
from collections import Counter
from dataclasses import asdict, dataclass, field

from tests.faults.black_box.points import Death


class CrashedError(Exception):
    """A process ended in a way that nobody planned."""


@dataclass(frozen=True)
class Place:
    """Where programs run: at the ends of a bad link, or simply here."""

    host: str = "127.0.0.1"
    far: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


@dataclass
class Toll:
    """How often a process was killed: at a named point, or from outside at whatever it did."""

    wanted: int
    deaths: Counter[str] = field(default_factory=Counter)
    killed: Counter[str] = field(default_factory=Counter)

    @property
    def is_reached(self) -> bool:
        """Whether enough has died at named points."""
        return self.deaths.total() >= self.wanted


def told(death: Death) -> str:
    """Return a death as a process is told of it."""
    words = asdict(death)
    del words["stage"]
    return json.dumps(words)


async def read_all(stream: asyncio.StreamReader | None) -> str:
    """Return all that comes."""
    assert stream is not None
    return (await stream.read()).decode(errors="replace")
