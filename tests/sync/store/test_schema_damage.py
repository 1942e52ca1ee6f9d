"""The schema is what is damaged: the rows are still there, and salvage finds them all."""

from contextlib import closing
from pathlib import Path

import pytest

from sync.clock import ManualClock
from sync.store import Store, StoreDamagedError, salvage
from sync.store.database import connect
from tests.support.filings import KEY, a_submission, open_store

PAGE = 4096
FILINGS = 40


def schema_pages(folder: Path) -> list[int]:
    """Return which pages of the first hundred hold no table and no index: those of the schema."""
    with closing(connect(folder / "store.db", KEY)) as connection:
        roots = {root for (root,) in connection.execute("SELECT rootpage FROM sqlite_master")}
    return [page for page in range(1, max(roots) + 1) if page not in roots]


def wipe(folder: Path, page: int, size: int) -> None:
    with (folder / "store.db").open("rb+") as file:
        file.seek((page - 1) * PAGE)
        file.write(bytes(size))


@pytest.mark.parametrize("size", [512, PAGE])
@pytest.mark.parametrize("place", [0, 1, -1])
def test_no_filing_is_lost_with_a_page_of_the_schema(
    store: Store, folder: Path, clock: ManualClock, place: int, size: int
) -> None:
    for number in range(FILINGS):
        store.file(a_submission(b"%d" % number), recipients=["platform"])
    key = store.device_key().private_bytes_raw()
    store.close()
    wipe(folder, schema_pages(folder)[place], size)
    with pytest.raises(StoreDamagedError):
        open_store(folder, clock)

    report = salvage(folder, KEY, clock)

    assert (report.filings, report.lost, report.keeps_device) == (FILINGS, 0, True)
    assert sorted(path.name for path in report.aside.iterdir()) == ["store.db"]
    with closing(open_store(folder, clock)) as again:
        assert again.waiting().count == again.waiting().files == FILINGS
        assert again.device_key().private_bytes_raw() == key
        assert again.check(deep=True).is_sound
