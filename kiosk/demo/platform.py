"""A central platform of the demo's own: a separate process on loopback, with its own folder."""

import json
import select
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sync.errors import KnownError

HALL = "示范镇便民服务中心"
DEVICE_NAME = "自助办事 1 号机"
_HOST = "127.0.0.1"
_START_SECONDS = 60
_STOP_SECONDS = 20


class NoPlatformHereError(KnownError):
    """The program that is installed on a kiosk has no central platform in it."""

    zh = "演示要用到县平台的程序，安装版里没有。请从源代码运行：make demo 或 make run。"
    en = "The demo needs a central platform, which no kiosk carries: from the source, make demo."


def require_central() -> None:
    """Make sure that there is a central platform to start.

    Raises:
        NoPlatformHereError: this is the installed program.
    """
    if getattr(sys, "frozen", False):
        raise NoPlatformHereError("this program is frozen")


class PlatformProcess:
    """Starts, stops and asks a central platform through its command line."""

    def __init__(self, data: Path, *, tls: bool = False) -> None:
        """`tls`: with a CA of its own, which `authority` names.

        Raises:
            NoPlatformHereError: this is the installed program.
        """
        require_central()
        self._data = data
        self._tls = tls
        self._serving: subprocess.Popen[str] | None = None
        self._attending: subprocess.Popen[bytes] | None = None
        self._port = 0
        self.ask("init", *(("--name", _HOST) if tls else ()))

    @property
    def authority(self) -> Path:
        """The CA that signed the platform's certificate."""
        return self._data / "keys" / "authority.pem"

    @property
    def address(self) -> str:
        """Where the platform listens; the same after every restart."""
        return f"{'https' if self._tls else 'http'}://{_HOST}:{self._port}"

    def start(self) -> None:
        """Serve, and return once it listens.

        Raises:
            RuntimeError: it did not come up in a minute.
        """
        self._serving = subprocess.Popen(  # noqa: S603  # our own program
            [
                *_CENTRAL,
                "serve",
                "--data",
                str(self._data),
                "--port",
                str(self._port),
                *(["--tls"] if self._tls else []),
            ],
            stdout=subprocess.PIPE,
            text=True,
        )
        line = _first_line(self._serving)
        if not line.startswith("READY "):
            self.stop()
            raise RuntimeError(f"the central platform did not come up: {line!r}")
        self._port = urlsplit(line.split()[1]).port or 0

    def attend(self) -> None:
        """Answer, until `stop`, what staff of halls ask of cases."""
        command = [*_CENTRAL, "desk", "attend", "--data", str(self._data)]
        self._attending = subprocess.Popen(command)  # noqa: S603  # our own program

    def stop(self) -> None:
        """Stop serving; what was accepted is kept."""
        if self._attending is not None:
            self._attending.terminate()
            self._attending.wait(_STOP_SECONDS)
            self._attending = None
        if self._serving is not None:
            self._serving.terminate()
            self._serving.wait(_STOP_SECONDS)
            if self._serving.stdout is not None:
                self._serving.stdout.close()
            self._serving = None

    def new_code(self) -> str:
        """Return a one-time code for a device of the demo's hall."""
        return self.ask(
            "enrolment",
            "new",
            "--hall",
            HALL,
            "--device-name",
            DEVICE_NAME,
            "--address",
            self.address,
        ).split()[-1]

    def cases(self) -> list[dict[str, Any]]:
        """Return every case, as `central case list` tells it."""
        cases: list[dict[str, Any]] = json.loads(self.ask("case", "list", "--json"))
        return cases

    def show(self, case_number: str) -> dict[str, Any]:
        """Return one case with its opened filing."""
        case: dict[str, Any] = json.loads(self.ask("case", "show", case_number, "--json"))
        return case

    def accept(self, case_number: str) -> None:
        """Accept a case."""
        self.ask("case", "accept", case_number)

    def ratings(self) -> Any:
        """Return the counts of ratings."""
        return json.loads(self.ask("rating", "list", "--json"))

    def ask(self, *words: str) -> str:
        """Run a command of `central` on this platform; return what it prints.

        Raises:
            RuntimeError: it failed, says what it printed.
        """
        answer = subprocess.run(  # noqa: S603  # our own program
            [*_CENTRAL, *words, "--data", str(self._data)],
            capture_output=True,
            text=True,
            check=False,
        )
        if answer.returncode:
            raise RuntimeError(f"central {' '.join(words)}: {answer.stderr}")
        return answer.stdout


_CENTRAL = (sys.executable, "-m", "sync.central")


def _first_line(process: subprocess.Popen[str]) -> str:
    if process.stdout is None or not select.select([process.stdout], [], [], _START_SECONDS)[0]:
        return ""
    return process.stdout.readline().strip()
