"""A release comes over a link that breaks, or off a stick that is pulled: no byte twice, none wrong."""

import random
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from sync.central.founding import initialize
from sync.clock import SystemClock
from sync.engine import trust_fetch, trust_part
from sync.errors import KnownError
from sync.transport import HttpTransport
from sync.trust import FetchPart, FolderFetch, Part, digests_in, mirror
from sync.update import (
    AlteredReleaseError,
    IncompleteReleaseError,
    NoRoomForUpdateError,
    Source,
    fetch_release,
)
from sync.wire.repository import TARGETS
from tests.support.small_disk import small_disk
from tests.sync.central.conftest import serving
from tests.sync.release.conftest import ARCH
from tests.sync.update.conftest import World, contents
from tests.sync.update.cutting import cutting

NOISE = random.Random(1).randbytes(20_000)  # noqa: S311  # to be repeatable
SLICE = 3000


class Counted:
    """Gives slices and counts what came; before each something may happen."""

    def __init__(
        self, part: FetchPart, happens: Callable[[int], None] = lambda _number: None
    ) -> None:
        self._part = part
        self._happens = happens
        self._asked = 0
        self.bytes = 0

    def __call__(self, path: str, start: int, limit: int) -> Part | None:
        self._asked += 1
        self._happens(self._asked)
        given = self._part(path, start, limit)
        self.bytes += 0 if given is None else len(given.data)
        return given


@pytest.fixture(name="large")
def offer_large(world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """A release on offer that comes in many slices."""
    monkeypatch.setattr(mirror, "SLICE_BYTES", SLICE)
    world.offer_version("0.3.0", noise=NOISE)
    return world


def _fetch(world: World, source: Source) -> None:
    for _ in fetch_release(world.places, source, ARCH):
        pass


def _fetch_until_done(fetch: Callable[[], None]) -> int:
    """Fetch again and again; return how often it broke off."""
    for broken_off in range(100):
        with suppress(KnownError):
            fetch()
            return broken_off
    raise AssertionError("it never comes")


def _to_come(world: World) -> int:
    """Return how many bytes the kiosk does not have."""
    here = {digest.hex() for digest in digests_in(world.places.versions / "0.1.0")}
    newest = {digest.hex() for digest in digests_in(world.home / "bundle-0.3.0")}
    blobs = (world.public / TARGETS / "application").glob("??/*.zst")
    return sum(path.stat().st_size for path in blobs if path.stem in newest - here)


def _require_installed(world: World) -> None:
    assert world.install().outcome == "installed"
    bundle = world.home / "bundle-0.3.0"
    assert contents(world.places.versions / "0.3.0") == contents(bundle)


def test_over_http_a_link_that_breaks_again_and_again_brings_each_byte_once(large: World) -> None:
    initialize(large.data, large.clock)
    counted: list[Counted] = []

    def fetch() -> None:
        with closing(HttpTransport(link.url, SystemClock())) as line:
            counted.append(Counted(trust_part(line)))
            _fetch(large, Source(large.root, trust_fetch(line), counted[-1], large.clock.now))

    with serving(large.data) as served, cutting(served.url, after=(2500, 900, 0, 0)) as link:
        broken_off = _fetch_until_done(fetch)
    assert broken_off > 2
    assert link.calls > len(NOISE) // 2500
    assert sum(part.bytes for part in counted) == _to_come(large) > len(NOISE)
    _require_installed(large)


def test_a_stick_that_is_pulled_again_and_again_is_read_on_where_it_was(large: World) -> None:
    stick, counted = large.stick(), list[Counted]()
    pulled = stick.with_name("pulled")

    def pull(number: int) -> None:
        if number == 2:
            stick.rename(pulled)

    def fetch() -> None:
        if pulled.exists():
            pulled.rename(stick)
        medium = FolderFetch.on_medium(stick)
        counted.append(Counted(medium.part, pull))
        _fetch(large, Source(large.root, medium, counted[-1], large.clock.now))

    assert _fetch_until_done(fetch) > len(NOISE) // SLICE - 1
    assert sum(part.bytes for part in counted) == _to_come(large)
    _require_installed(large)


@pytest.mark.parametrize("content", [b"", b"x" * 10, b"x" * len(NOISE), b"x" * 90_000])
def test_a_file_that_is_replaced_while_it_comes_is_refused_and_comes_anew(
    large: World, content: bytes
) -> None:
    largest = max(large.public.rglob("*.zst"), key=lambda path: path.stat().st_size)
    sound = largest.read_bytes()

    def replace_it(number: int) -> None:
        if number == 4:
            largest.write_bytes(content)

    with pytest.raises(AlteredReleaseError):
        large.fetched(Counted(FolderFetch(large.public).part, replace_it))
    assert not (large.places.updates / "ready").exists()
    largest.write_bytes(sound)
    large.fetched()
    _require_installed(large)


def test_a_release_that_is_dropped_while_it_comes_gives_way_to_the_newest(large: World) -> None:
    def publish(number: int) -> None:
        if number == 2:
            for version in ("0.4.0", "0.5.0", "0.6.0"):
                large.offer_version(version, noise=b"another " + NOISE)

    with pytest.raises(IncompleteReleaseError):
        large.fetched(Counted(FolderFetch(large.public).part, publish))
    assert not (large.places.updates / "ready").exists()
    large.fetched()
    assert (large.places.updates / "ready").read_text() == "0.6.0"
    assert large.install().version == "0.6.0"


def test_a_kiosk_whose_disk_is_nearly_full_fetches_nothing_and_keeps_room_for_filings(
    large: World, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "disk", "200m") as disk:
        places = replace(large.places, data=disk)
        places.updates.mkdir()
        counted = Counted(FolderFetch(large.public).part)
        with pytest.raises(NoRoomForUpdateError):
            for _ in fetch_release(places, large.source(counted), ARCH):
                pass
        assert counted.bytes == 0
        assert not (places.updates / "ready").exists()
