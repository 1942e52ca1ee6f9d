"""Documents come with the file lane: within the budget, past what fails, and only what was told."""

from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.clock import ManualClock
from sync.engine import Backoff, Budget, run_results
from sync.store import Filed, Room, Store
from sync.transport import RefusedError, Signer, Traffic, TransportError, UnreachableError
from sync.wire.messages import Problem
from tests.support.decided import a_pdf, sealed_to
from tests.support.filings import a_submission
from tests.support.returned import tell

HALF = Backoff(lambda: 0.5)
GONE = RefusedError(Problem("not-found", "", 404, ""))


class Source:
    """A platform that has these documents; `asked` records for which it was asked, and as whom."""

    def __init__(self) -> None:
        self.held: dict[bytes, bytes | TransportError] = {}
        self.asked: list[bytes] = []
        self.signer: Signer | None = None
        self.traffic = Traffic()

    def sign_as(self, signer: Signer) -> None:
        self.signer = signer

    def result(self, digest: bytes, size: int) -> bytes:
        self.asked.append(digest)
        found = self.held[digest]
        if isinstance(found, TransportError):
            raise found
        assert len(found) <= size
        self.traffic = Traffic(self.traffic.sent + 300, self.traffic.received + len(found))
        return found


@pytest.fixture(name="source")
def make_source() -> Source:
    return Source()


@pytest.fixture(name="filings")
def decide_two(store: Store, clock: ManualClock, source: Source) -> tuple[Filed, ...]:
    """Two filings that were decided, the newest last, with documents that the source has."""
    filings = []
    for position in (1, 2):
        filed = store.file(a_submission(), recipients=["platform", "slip"])
        clock.advance(timedelta(minutes=1))
        result, sealed = sealed_to(filed, a_pdf())
        source.held[result.digest] = sealed
        tell(store, filed, "decided", result=result, position=position)
        filings.append(filed)
    return tuple(filings)


def here(store: Store, *filings: Filed) -> list[bool]:
    known = [store.results.of(one.envelope_id) for one in filings]
    return [one is not None and one.is_here for one in known]


def test_what_was_told_is_fetched_under_the_devices_name(
    store: Store, clock: ManualClock, source: Source, filings: tuple[Filed, ...]
) -> None:
    next_at = run_results(store, source, clock, backoff=HALF)

    assert (here(store, *filings), next_at) == ([True, True], None)
    assert source.signer is not None
    assert isinstance(source.signer.key, Ed25519PrivateKey)
    assert run_results(store, source, clock, backoff=HALF) is None
    assert len(source.asked) == 2


@pytest.mark.parametrize("odd", [GONE, b"altered"], ids=["gone", "altered"])
def test_one_that_the_platform_lacks_or_that_comes_altered_keeps_no_other_back(
    store: Store,
    clock: ManualClock,
    source: Source,
    filings: tuple[Filed, ...],
    *,
    odd: TransportError | bytes,
) -> None:
    newest = store.results.due(clock.now())[0].digest
    source.held[newest] = odd
    run_results(store, source, clock, backoff=HALF)

    assert here(store, *filings) == [True, False]
    assert store.results.due(clock.now()) == ()
    assert len(store.results.due(clock.now() + timedelta(hours=1))) == 1


def test_without_a_link_nothing_more_is_asked_and_it_says_when_to_go_on(
    store: Store, clock: ManualClock, source: Source, filings: tuple[Filed, ...]
) -> None:
    source.held = dict.fromkeys(source.held, UnreachableError("sample"))

    next_at = run_results(store, source, clock, backoff=HALF)

    assert next_at is not None
    assert next_at > clock.now()
    assert len(source.asked) == 1
    assert here(store, *filings) == [False, False]


def test_a_spent_budget_and_a_fuller_disk_fetch_nothing_ahead_of_time(
    store: Store,
    clock: ManualClock,
    source: Source,
    filings: tuple[Filed, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run_results(store, source, clock, budget=Budget(1))
    monkeypatch.setattr(store, "room", lambda: Room("low", 200 * 2**20))
    run_results(store, source, clock)

    assert source.asked == []
    assert here(store, *filings) == [False, False]


def test_what_came_counts_for_the_budget(
    store: Store, clock: ManualClock, source: Source, filings: tuple[Filed, ...]
) -> None:
    run_results(store, source, clock, budget=Budget(10**9))

    day = clock.now().timestamp() // 86400
    assert store.replica.bytes_on(int(day)) == source.traffic.sent + source.traffic.received
