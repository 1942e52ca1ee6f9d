"""What an envelope cannot hold is refused before anybody is told that it is filed."""

from dataclasses import replace
from random import Random

import pytest

from sync.clock import ManualClock
from sync.engine import run_files, run_once
from sync.errors import TooLargeError
from sync.store import Store, Submission
from tests.support.filings import a_submission
from tests.support.platform_model import ModelTransport, PlatformModel

MIB = 2**20


def noise(size: int) -> bytes:
    return Random(size).randbytes(size)  # noqa: S311  # only to be incompressible


@pytest.mark.parametrize(
    "submission",
    [
        pytest.param(a_submission(bytes(16 * MIB - 15)), id="a file that is too large once sealed"),
        pytest.param(a_submission(*[b"%d" % one for one in range(65)]), id="65 files"),
        pytest.param(replace(a_submission(), xml=noise(MIB)), id="a body too large once packed"),
        pytest.param(replace(a_submission(), xml=bytes(8 * MIB)), id="a body too large unpacked"),
    ],
)
def test_it_is_refused_as_it_is_prepared(store: Store, submission: Submission) -> None:
    with pytest.raises(TooLargeError):
        store.prepare(submission, recipients=["platform"])


def test_the_largest_that_is_taken_arrives_whole(
    store: Store, platform: PlatformModel, clock: ManualClock
) -> None:
    large = replace(a_submission(bytes(16 * MIB - 16), noise(5 * MIB)), xml=noise(900 * 2**10))
    filed = store.file(large, recipients=["platform"])
    transport = ModelTransport(platform)

    run_once(store, transport, clock)
    run_files(store, transport, clock)

    assert platform.log.records[filed.envelope_id].is_complete
    assert (store.waiting().count, store.waiting().files) == (0, 0)
