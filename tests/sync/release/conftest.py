"""A platform that offers releases, the two keys that sign them, and kiosks that take them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from types import MappingProxyType

import pytest

from sync.central import releases, trust
from sync.central.trust_files import Releasers, TrustFiles
from sync.clock import ManualClock
from sync.errors import KnownError
from sync.release.keys import new_keys
from sync.release.signing import Draft, cosign, sign
from sync.trust import Fetch, FetchPart, FolderFetch, Part, Progress, TrustClient
from sync.wire.release import Release
from sync.wire.repository import TARGETS
from tests.sync.trust.conftest import START

ARCH = "amd64"
FIRST = {
    "kiosk": b"\x7fELF program",
    "_internal/libqt.so": bytes(range(256)) * 8000,
    "_internal/kiosk/app.pyc": b"line",
    "_internal/empty": b"",
}


def write_bundle(folder: Path, contents: dict[str, bytes]) -> Path:
    for name, content in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        path.chmod(0o755 if name == "kiosk" else 0o644)
    return folder


@dataclass
class Maker:
    """Who makes releases and the platform that offers them: home folder, clock, threshold."""

    home: Path
    clock: ManualClock = field(default_factory=lambda: ManualClock(START))

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def sticks(self) -> list[Path]:
        return [self.home / "stick-a", self.home / "stick-b"]

    @property
    def public(self) -> Path:
        return TrustFiles(self.data).public

    @property
    def root(self) -> bytes:
        return trust.root_metadata(self.data)

    @property
    def releasers(self) -> Releasers:
        return Releasers.of(self.home / "public", 2)

    def found(self) -> None:
        new_keys(self.sticks, self.home / "public")
        trust.found(self.data, [self.home / "offline"], 1, self.clock, self.releasers)

    def sign(
        self,
        version: str,
        sticks: Sequence[Path] | None = None,
        changed: Mapping[str, bytes] = MappingProxyType({}),
    ) -> tuple[Path, Path]:
        """Sign a release of the first bundle with some changes; return its folder, and the bundle."""
        self.clock.advance(timedelta(hours=1))
        bundle = write_bundle(self.home / f"bundle-{version}", {**FIRST, **changed})
        out = self.home / f"release-{version}"
        draft = Draft(bundle, version, ARCH, "0.0")
        sign(draft, sticks or self.sticks, out, self.clock)
        return out, bundle

    def offer(self, version: str, **changed: bytes) -> Path:
        """Sign a release and have the platform offer it; return the bundle."""
        out, bundle = self.sign(version, changed=changed)
        self.take(out)
        return bundle

    def take(self, folder: Path) -> list[Release]:
        return releases.take(self.data, folder, self.clock)

    def cosign(self, folder: Path, stick: Path, bundle: Path | None = None) -> list[Release]:
        return cosign(folder, [stick], bundle)


@pytest.fixture
def maker(tmp_path: Path) -> Maker:
    maker = Maker(tmp_path / "maker")
    maker.found()
    return maker


Kiosk = Callable[..., TrustClient]


@pytest.fixture
def kiosk(maker: Maker, tmp_path: Path) -> Kiosk:
    """Makes clients of one kiosk, which began with the platform's first root."""
    first = maker.root

    def client(
        fetch: Fetch | None = None, *, folder: str = "kiosk", floor: datetime = START
    ) -> TrustClient:
        fetch = fetch or FolderFetch(maker.public)
        return TrustClient(tmp_path / folder, first, fetch, lambda: floor)

    return client


class LinkCutError(KnownError):
    zh = en = "cut"


class Slices:
    """Gives slices out of a folder, counts them, and fails from the `stop`-th on."""

    def __init__(self, folder: Path, stop: int = 10_000) -> None:
        self._from = FolderFetch(folder).part
        self._stop = stop
        self.asked: list[str] = []
        self.bytes = 0

    def __call__(self, path: str, start: int, limit: int) -> Part | None:
        if len(self.asked) == self._stop:
            raise LinkCutError(path)
        self.asked.append(path)
        given = self._from(path, start, limit)
        self.bytes += 0 if given is None else len(given.data)
        return given


def mirrored(
    client: TrustClient, into: Path, part: FetchPart, present: Path | None = None
) -> list[Progress]:
    release = client.application(ARCH)
    assert release is not None
    return list(client.mirror(release, into, present, part))


def blobs(folder: Path) -> set[str]:
    return {path.name for path in (folder / TARGETS / "application").glob("*/*.zst")}
