"""A platform's repository of trust on the disk, and devices that take from it."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import insert

from sync.central import schema, trust
from sync.central.database import writing
from sync.central.founding import initialize, open_database
from sync.central.key_lists import publish_keys
from sync.central.publishing import publish_folder
from sync.central.trust_files import TrustFiles
from sync.clock import ManualClock, milliseconds
from sync.trust import Fetch, FolderFetch, TrustClient
from sync.wire.sign import key_id

START = datetime(2026, 11, 22, 8, tzinfo=UTC)


@dataclass
class Platform:
    """A platform's data folder, the folder of its root key, and its clock."""

    data: Path
    offline: Path
    clock: ManualClock = field(default_factory=lambda: ManualClock(START))

    @property
    def files(self) -> TrustFiles:
        return TrustFiles(self.data)

    @property
    def public(self) -> Path:
        return self.files.public

    @property
    def root(self) -> bytes:
        return trust.root_metadata(self.data)

    def pass_time(self, step: timedelta = timedelta(hours=1)) -> None:
        self.clock.advance(step)

    def add_signing_key(self) -> bytes:
        """Give the platform one more key and publish; return its id."""
        self.pass_time()
        public = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
        row = {
            "key": key_id(public),
            "public_key": public,
            "made_at": milliseconds(self.clock.now()),
        }
        with open_database(self.data) as engine:
            with writing(engine) as connection:
                connection.execute(insert(schema.signing_keys), row)
            assert publish_keys(self.data, engine, self.clock)
        return key_id(public)

    def publish(self, folder: Path, index: str) -> None:
        """Publish a catalogue of three files, of which `index` changes one."""
        self.pass_time()
        write_catalogue(folder, index)
        assert publish_folder(self.data, folder, self.clock)

    def refound(self) -> None:
        """Lose the repository and found another one."""
        shutil.rmtree(self.files.home)
        trust.found(self.data, [self.offline], 1, self.clock)
        with open_database(self.data) as engine:
            assert publish_keys(self.data, engine, self.clock)

    def rotate(self, *, online: bool = False) -> None:
        self.pass_time()
        trust.rotate(self.data, [self.offline], self.clock, online=online)

    def copy(self, to: Path) -> "Platform":
        shutil.copytree(self.data, to / "data")
        shutil.copytree(self.offline, to / "offline")
        return Platform(to / "data", to / "offline", ManualClock(self.clock.now()))


def write_catalogue(folder: Path, index: str) -> None:
    for name, text in {
        "catalogue.json": index,
        "media/名单 一.csv": "甲,乙\n" * 200,
        "item/form.xml": "<form/>",
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="session", name="founded")
def found_platform(tmp_path_factory: pytest.TempPathFactory) -> Platform:
    """Not to be changed: each test has its copy."""
    home = tmp_path_factory.mktemp("platform")
    platform = Platform(home / "data", home / "offline")
    initialize(platform.data, platform.clock)
    trust.found(platform.data, [platform.offline], 1, platform.clock)
    with open_database(platform.data) as engine:
        assert publish_keys(platform.data, engine, platform.clock)
    platform.publish(home / "catalogue", "first")
    return platform


@pytest.fixture
def platform(founded: Platform, tmp_path: Path) -> Platform:
    return founded.copy(tmp_path / "platform")


Device = Callable[..., TrustClient]


@pytest.fixture
def device(platform: Platform, tmp_path: Path) -> Device:
    """Makes clients of one device, which began with the platform's first root."""
    first = platform.root

    def client(fetch: Fetch | None = None, *, floor: datetime = START) -> TrustClient:
        return TrustClient(
            tmp_path / "device", first, fetch or FolderFetch(platform.public), lambda: floor
        )

    return client
