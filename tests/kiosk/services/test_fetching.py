"""A release is fetched in short stints, within what a metered link may carry."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from kiosk.services.fetching import ReleaseFetch
from sync.clock import ManualClock
from sync.engine import Budget
from sync.engine.budget import Purse
from sync.store import Store
from sync.transport import Traffic
from sync.update import Source
from tests.support.filings import open_store
from tests.support.platform_model import PlatformModel
from tests.sync.release.conftest import LinkCutError, Slices
from tests.sync.update.conftest import World, found_world, world

__all__ = ["found_world", "world"]
START = datetime(2026, 11, 22, 8, tzinfo=UTC)


class Line:
    """Slices off a folder, counted as a line counts them."""

    def __init__(self, world: World, stop: int = 10_000) -> None:
        self.slices = Slices(world.public, stop)

    @property
    def traffic(self) -> Traffic:
        return Traffic(0, self.slices.bytes)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(open_store(tmp_path / "store", ManualClock(START), PlatformModel())) as store:
        yield store


def _fetch(
    world: World, store: Store, line: Line, *, bytes_a_day: int | None = None, seconds: float = 0
) -> ReleaseFetch:
    """`seconds`: how long each step takes."""
    source: Source = world.source(line.slices)
    ticks = count()
    fetch = ReleaseFetch(
        world.places,
        source,
        line,  # type: ignore[arg-type]  # all that it takes of a line
        lambda: Purse(store, ManualClock(START), Budget(bytes_a_day)),
        lambda: next(ticks) * seconds,
    )
    fetch.begin()
    return fetch


@pytest.fixture(autouse=True)
def is_amd64(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.machine", lambda: "x86_64")


def test_it_says_whom_the_kiosk_trusts_before_anything_is_fetched(
    world: World, store: Store
) -> None:
    (world.places.updates / "root.json").unlink()
    _fetch(world, store, Line(world))
    assert (world.places.updates / "root.json").read_bytes() == world.root


def test_filings_have_the_line_between_stints(world: World, store: Store) -> None:
    fetch = _fetch(world, store, Line(world), seconds=3)
    stints = [fetch.stint()]
    while stints[-1] == "more":
        stints.append(fetch.stint())
    assert len(stints) > 2
    assert stints[-1] == "done"
    assert world.install().outcome == "installed"


def test_what_was_carried_is_counted_against_the_day(world: World, store: Store) -> None:
    line = Line(world)
    day = int(START.timestamp()) // 86_400
    assert _fetch(world, store, line, bytes_a_day=2**30).stint() == "done"
    assert store.replica.bytes_on(day) == line.slices.bytes > 0


def test_a_day_that_is_nearly_used_up_leaves_the_rest_for_tomorrow(
    world: World, store: Store
) -> None:
    line = Line(world)
    assert _fetch(world, store, line, bytes_a_day=2**18).stint() == "tomorrow"
    assert not line.slices.asked
    assert not (world.places.updates / "ready").exists()


def test_after_a_cut_the_next_stint_goes_on(world: World, store: Store) -> None:
    cut = Line(world, stop=1)
    fetch = _fetch(world, store, cut)
    with pytest.raises(LinkCutError):
        fetch.stint()
    rest = Line(world)
    assert _fetch(world, store, rest).stint() == "done"
    assert not set(cut.slices.asked) & set(rest.slices.asked)


def test_what_was_fetched_before_a_cut_is_offered_again_at_the_next_start(
    world: World, store: Store
) -> None:
    _fetch(world, store, Line(world)).stint()
    ready = world.places.updates / "ready"
    before = ready.stat().st_ino
    _fetch(world, store, Line(world))
    assert ready.stat().st_ino != before
