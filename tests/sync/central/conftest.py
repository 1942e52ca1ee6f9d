"""A central platform as a process of its own, on loopback, with a real database."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import text

from sync.central.attending import attend
from sync.central.cli import main
from sync.central.database import reading
from sync.central.folder import Folder
from sync.central.founding import open_database
from sync.clock import SystemClock
from sync.wire.envelope import Envelope
from sync.wire.seal import PlainFile
from tests.support.desk_client import CALLED, Attend, DeskClient, member
from tests.support.postgres import Cluster, is_installed, running
from tests.support.warm import Serving
from tests.support.wire_client import WireClient, enrol

ROOT = Path(__file__).parents[3]
HALL = "示范镇便民服务中心"
Init = Callable[..., str]


@dataclass
class Central:
    """A platform that is serving."""

    data: Path
    url: str
    process: Serving

    def new_code(self, *more: str, hall: str = HALL) -> str:
        return run("enrolment", "new", "--data", str(self.data), "--hall", hall, *more).strip()

    def new_device(self, key: Ed25519PrivateKey | None = None, *, hall: str = HALL) -> WireClient:
        return enrol(self.url, self.new_code(hall=hall), key)

    def kill(self) -> None:
        self.process.kill()


def run(*arguments: str) -> str:
    """Run `central` with these arguments and return what it prints."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        assert main(arguments) == 0
    return printed.getvalue()


def rotate(data: Path, *roles: str) -> list[str]:
    """Make new keys of these roles and put them in force by a backup; return their ids."""
    made = [run("keys", "rotate", role, "--data", str(data)).strip() for role in roles]
    run("backup", str(data.with_name(f"{data.name}-kept")), "--data", str(data), "--keys")
    return made


def rows(data: Path, query: str, **values: object) -> list[tuple[Any, ...]]:
    """Ask the database of a data folder."""
    with open_database(data) as engine, reading(engine) as connection:
        return [tuple(row) for row in connection.execute(text(query), values)]


@contextmanager
def serving(data: Path, *more: str) -> Iterator[Central]:
    """Serve a data folder until the end of the block; then it must end cleanly."""
    process = Serving("--data", str(data), "--port", "0", *more)
    try:
        yield Central(data, process.url, process)
    except BaseException:
        process.kill()
        raise
    if process.is_alive:
        assert process.end() == 0


@pytest.fixture(scope="session", name="cluster")
def run_cluster() -> Iterator[Cluster]:
    """A PostgreSQL of the tests' own."""
    if not is_installed():
        pytest.skip("PostgreSQL is not installed: apt install postgresql")
    with running() as cluster:
        yield cluster


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def init(request: pytest.FixtureRequest) -> Init:
    """Prepares a data folder, with SQLite or with an empty PostgreSQL database."""
    if request.param == "sqlite":
        return lambda data, *more: run("init", "--data", str(data), *more)
    cluster: Cluster = request.getfixturevalue("cluster")
    return lambda data, *more: run(
        "init", "--data", str(data), "--database", cluster.new_database(), *more
    )


@pytest.fixture(scope="session", name="central")
def serve_central(tmp_path_factory: pytest.TempPathFactory, init: Init) -> Iterator[Central]:
    """One platform for all tests that only add to it, each with devices of its own."""
    data = tmp_path_factory.mktemp("central")
    init(data)
    with serving(data) as central:
        yield central


@pytest.fixture(name="device")
def enrol_device(central: Central) -> WireClient:
    """A newly enrolled device."""
    return central.new_device()


@pytest.fixture(name="staff")
def tell_of_staff(device: WireClient) -> DeskClient:
    """An assistant at the device."""
    return member(device)


@pytest.fixture(name="filing")
def file_one(device: WireClient) -> Envelope:
    """A filing with phone numbers in it, and a photo that has come."""
    photo = PlainFile("photo.jpg", "image/jpeg", b"portrait", "portrait:0")
    envelope = device.make(files=(photo,), content=CALLED)
    device.push(envelope)
    for file in envelope.files:
        device.send_file(file.digest)
    return envelope


@pytest.fixture(name="attended")
def attend_now(central: Central) -> Attend:
    """Answers what staff ask and what waits, as the command does."""

    def now() -> int:
        with open_database(central.data) as engine:
            return attend(engine, Folder(central.data), SystemClock())

    return now
