"""A central platform as a process of its own, on loopback, with a real database."""

import io
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from sync.central.cli import main
from tests.support.wire_client import WireClient, enrol

ROOT = Path(__file__).parents[3]
HALL = "示范镇便民服务中心"


@dataclass
class Central:
    """A platform that is serving."""

    data: Path
    url: str
    process: subprocess.Popen[str]

    def new_code(self, *more: str, hall: str = HALL) -> str:
        return run("enrolment", "new", "--data", str(self.data), "--hall", hall, *more).strip()

    def new_device(self, *, hall: str = HALL) -> WireClient:
        return enrol(self.url, self.new_code(hall=hall))

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


def run(*arguments: str) -> str:
    """Run `central` with these arguments and return what it prints."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        assert main(arguments) == 0
    return printed.getvalue()


@contextmanager
def serving(data: Path) -> Iterator[Central]:
    """Serve a data folder until the end of the block; then it must end cleanly."""
    process = subprocess.Popen(
        [sys.executable, "-m", "sync.central", "serve", "--data", str(data), "--port", "0"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            assert process.stdout is not None
            ready = process.stdout.readline().split()
            assert ready[:1] == ["READY"]
            yield Central(data, ready[1], process)
        except BaseException:
            process.kill()
            raise
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            assert process.wait(30) == 0


@pytest.fixture(scope="session", name="central")
def serve_central(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Central]:
    """One platform for all tests that only add to it, each with devices of its own."""
    data = tmp_path_factory.mktemp("central")
    run("init", "--data", str(data))
    with serving(data) as central:
        yield central


@pytest.fixture(name="device")
def enrol_device(central: Central) -> WireClient:
    """A newly enrolled device."""
    return central.new_device()
