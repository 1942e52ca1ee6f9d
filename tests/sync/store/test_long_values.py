"""The end of a long value lies on a page that nothing hangs from: its damage is damage as any other."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from sync.clock import ManualClock
from sync.store import Filed, Store, StoreDamagedError, salvage
from sync.store.backup import backup
from sync.store.database import DATABASE_NAME, Database
from sync.store.room import Ballast
from tests.support.damage import OTHER_KEY, damage, pages_of
from tests.support.filings import KEY, a_submission, open_store


@pytest.fixture
def filed(store: Store) -> Filed:
    """The proof of a filing whose envelope takes many pages; the store that holds it is closed."""
    long = replace(a_submission(), xml=Random(1).randbytes(9000))  # noqa: S311  # not to be pressed
    filed = store.file(long, recipients=["platform"])
    store.close()
    return filed


@pytest.fixture
def end(filed: Filed, folder: Path) -> int:
    """The page where the envelope ends."""
    return pages_of(folder, "submission")[-1]


def test_an_envelope_of_which_the_end_is_damaged_is_not_given_out(
    filed: Filed, end: int, folder: Path, clock: ManualClock
) -> None:
    with closing(open_store(folder, clock)) as store:
        assert store.sealed(filed.slip_number)
    damage(folder, end)

    with closing(open_store(folder, clock)) as store, pytest.raises(StoreDamagedError):
        store.sealed(filed.slip_number)


def test_what_can_be_read_beside_it_is_still_read(
    filed: Filed, end: int, folder: Path, clock: ManualClock
) -> None:
    damage(folder, end)

    with closing(open_store(folder, clock)) as store:
        with pytest.raises(StoreDamagedError):
            store.sealed(filed.slip_number)
        assert store.enrolment() is not None


@pytest.mark.usefixtures("filed")
def test_it_is_not_sealed_under_another_key(end: int, folder: Path, clock: ManualClock) -> None:
    damage(folder, end)

    with closing(open_store(folder, clock)) as store, pytest.raises(StoreDamagedError):
        store.rekey(OTHER_KEY)
    open_store(folder, clock).close()


@pytest.fixture
def device_end(store: Store, folder: Path) -> int:
    """The page where a long answer to the enrolment ends; the store that holds it is closed."""
    enrolment = store.enrolment()
    assert enrolment is not None
    answer = replace(enrolment.answer, authority=bytes(9000))
    store.save_enrolment(replace(enrolment, answer=answer))
    store.close()
    return pages_of(folder, "device")[-1]


def test_what_is_damaged_so_goes_into_no_backup(
    device_end: int, folder: Path, tmp_path: Path
) -> None:
    damage(folder, device_end)

    database = Database(folder / DATABASE_NAME, KEY, Ballast(tmp_path / "no-ballast", 0))
    with closing(database), pytest.raises(StoreDamagedError):
        backup(database, KEY, tmp_path / "backup")


def test_a_device_of_which_the_end_is_damaged_is_not_salvaged_as_if_it_were_whole(
    device_end: int, folder: Path, clock: ManualClock
) -> None:
    damage(folder, device_end)

    assert not salvage(folder, KEY, clock).keeps_device
