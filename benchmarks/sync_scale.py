"""A store with 50,000 filings against one with 1,000: a page of the outbox, and progress by number.

The page is one in the middle, after the one before it, as a person turns to it; the filings are of
3 KB, all waiting. A number is asked for with the right tail, each time another.
"""

import secrets
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import cycle
from pathlib import Path

from benchmarks.figures import Figure, figure, medians_ms
from sync.clock import SystemClock
from sync.store import Enrolment, NotFound, Store, Submission
from tests.support.filings import file_many
from tests.support.platform_model import PlatformModel

MANY, FEW = 50_000, 1000
ROUNDS = 200
_PAGE = 50
_SIZE = 2500
_TAIL = "002X"


def figures(folder: Path) -> list[Figure]:
    """Measure two stores under `folder`, in turn."""
    with _filled(folder / "many", MANY) as many, _filled(folder / "few", FEW) as few:
        page = medians_ms(_page(many), _page(few), ROUNDS)
        number = medians_ms(_number(many), _number(few), ROUNDS)
    against = f"the same with {FEW} rows"
    return [
        figure("sync.scale.outbox", page[0], against, page[1], unit="ms", aim="<= 3"),
        figure("sync.scale.number", number[0], against, number[1], unit="ms", aim="<= 3"),
    ]


@contextmanager
def _filled(folder: Path, count: int) -> Iterator[Store]:
    """Give a store with so many filings, written in one transaction."""
    platform, clock = PlatformModel(), SystemClock()
    with closing(Store.open(folder, secrets.token_bytes(32), clock, ballast=0)) as store:
        platform.device_key = store.device_key().public_key().public_bytes_raw()
        store.save_enrolment(Enrolment("http://127.0.0.1:9", platform.enrolment_answer()))
        given = Submission("filing", "demo", None, secrets.token_bytes(_SIZE), tails=(_TAIL,))
        file_many(store, given, count)
        yield store


def _page(store: Store) -> Callable[[], object]:
    """Return the turning to a page in the middle."""
    rows, last = store.outbox.list(limit=_PAGE), None
    total = store.waiting().count
    for _ in range(total // _PAGE // 2):
        last = rows[-1]
        rows = store.outbox.list(after=last, limit=_PAGE)
    return lambda: store.outbox.list(after=last, limit=_PAGE)


def _number(store: Store) -> Callable[[], object]:
    """Return the asking for one number after the other."""
    numbers = cycle([row.slip_number for row in store.outbox.list(limit=ROUNDS)])

    def ask() -> None:
        if store.look_up(next(numbers), _TAIL) == NotFound():
            raise LookupError("a number that was filed is not found")

    return ask
