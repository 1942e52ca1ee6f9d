"""Starts and steers the simulated reader, for the demo and the tests."""

import json
import subprocess
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from kiosk.devices.card_reader.readings import CardRead

Mode = Literal["well", "noise", "bad-checksum", "cut", "rubbish", "nonsense", "taken", "silent"]

SAMPLE_CARD = CardRead(
    name="示范居民",
    sex="2",
    nation="01",
    birth=date(1949, 12, 31),
    address="示范县示范镇示范村1组1号",
    id_number="11010519491231002X",
    issuer="示范县公安局",
    valid_from=date(2016, 1, 1),
    valid_to=None,
)

_ROOT = Path(__file__).parents[3]
_PATIENCE = 5.0


class SimulatedReader:
    """One simulated reader: a process that owns a pty, from construction to `close`. POSIX only."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "kiosk.devices.card_reader.simulator"],
            cwd=_ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            # Ctrl+C in a terminal is for the kiosk; this process ends with its input.
            start_new_session=True,
        )
        self.port = self._answer()
        """Path of the serial port to open."""
        if not self.port:
            raise OSError("this system has no pseudo-terminal for the simulated reader")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def lay(self, card: CardRead = SAMPLE_CARD) -> None:
        """Lay a card on the reader."""
        self._tell(f"card {json.dumps(asdict(card), default=date.isoformat)}")

    def remove(self) -> None:
        """Take the card away."""
        self._tell("remove")

    def behave(self, mode: Mode) -> None:
        """Answer well from now on, or in one of the bad ways."""
        self._tell(mode)

    def reply_as(self, profile: str) -> None:
        """Reply as a vendor's readers do, by a name of `PROFILES`."""
        self._tell(f"profile {profile}")

    def close(self) -> None:
        """End the process, and with it the port."""
        if self._process.poll() is None:
            try:
                self._process.communicate(timeout=_PATIENCE)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.communicate()

    def _tell(self, command: str) -> None:
        assert self._process.stdin is not None  # noqa: S101  it was opened as a pipe
        self._process.stdin.write(f"{command}\n")
        self._process.stdin.flush()
        answer = self._answer()
        if answer != "ok":
            raise ValueError(answer)

    def _answer(self) -> str:
        assert self._process.stdout is not None  # noqa: S101  it was opened as a pipe
        return self._process.stdout.readline().rstrip("\n")


def card_from_json(text: str) -> CardRead:
    """Return the card that `SimulatedReader.lay` wrote as JSON: dates ISO, null for 长期.

    Raises:
        ValueError: not JSON, or not such a card.
    """
    values = json.loads(text)
    try:
        for name in ("birth", "valid_from"):
            values[name] = date.fromisoformat(values[name])
        if values["valid_to"] is not None:
            values["valid_to"] = date.fromisoformat(values["valid_to"])
        return CardRead(**values)
    except (KeyError, TypeError) as error:
        raise ValueError("not a card") from error
