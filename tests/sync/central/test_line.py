"""Batches that come while the platform writes are stored together, each as if it were alone."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.central.enrolment import Host, Place, enrol, new_code
from sync.central.errors import RefusedError
from sync.central.intake import Intake, Taken, read_batch
from sync.central.journal import entry
from sync.central.platform import Platform, open_platform
from sync.clock import SystemClock
from sync.wire.codec import decode, encode
from sync.wire.messages import BatchAnswer, EnrolmentAnswer, EnrolmentRequest
from sync.wire.sign import ANSWER, Signed, verify
from tests.support.wire_client import WireClient
from tests.sync.central.conftest import HALL, Central, Init, rows


@dataclass
class Desk:
    """A platform in this process, with one device more at each call."""

    data: Path
    platform: Platform
    intake: Intake

    def device(self) -> WireClient:
        key, platform = Ed25519PrivateKey.generate(), self.platform
        with entry(platform.engine, platform.clock) as page:
            code = new_code(page, Place(HALL)).code
            request = EnrolmentRequest(1, code, key.public_key().public_bytes_raw())
            host = Host(platform.keys.read(page.connection).key, "http://127.0.0.1")
            answer = enrol(page, request, host)
        assert answer is not None
        return WireClient("", key, decode(EnrolmentAnswer, decode(Signed, answer).payload))

    def transactions(self) -> int:
        return int(rows(self.data, "SELECT count(*) FROM marks")[0][0])

    def filings(self) -> int:
        return int(rows(self.data, "SELECT count(*) FROM cases")[0][0])


@pytest.fixture(name="desk")
def open_desk(tmp_path: Path, init: Init) -> Iterator[Desk]:
    init(tmp_path)
    with open_platform(tmp_path, SystemClock()) as platform:
        yield Desk(tmp_path, platform, Intake(platform.engine, platform.keys, platform.clock))


def outcomes(device: WireClient, taken: Taken | Exception) -> list[str]:
    assert isinstance(taken, Taken)
    signed = decode(Signed, taken.seal())
    answer = decode(BatchAnswer, verify(device.signing_keys, ANSWER, signed))
    return [one.outcome for one in answer.verdicts]


def test_batches_that_waited_are_one_transaction(desk: Desk) -> None:
    devices = [desk.device() for _ in range(3)]
    before = desk.transactions()

    taken = desk.intake.take_all(
        [read_batch(encode(one.batch([encode(one.make())]))) for one in devices]
    )

    assert [outcomes(*pair) for pair in zip(devices, taken, strict=True)] == [["accepted"]] * 3
    assert desk.transactions() == before + 1
    numbers = [row[0] for row in rows(desk.data, "SELECT serial FROM cases ORDER BY serial")]
    assert numbers == [1, 2, 3]


def test_a_batch_that_is_refused_leaves_those_beside_it_as_they_are(desk: Desk) -> None:
    good, other = desk.device(), desk.device()
    stranger = WireClient("", Ed25519PrivateKey.generate(), good.enrolled)
    batches = [one.batch([encode(one.make())]) for one in (good, stranger, other)]

    first, refused, last = desk.intake.take_all([read_batch(encode(one)) for one in batches])

    assert isinstance(refused, RefusedError)
    assert refused.problem.type == "unknown-device"
    assert outcomes(good, first) == outcomes(other, last) == ["accepted"]
    assert desk.filings() == 2


def test_the_same_batch_twice_at_once_is_stored_once(desk: Desk) -> None:
    device = desk.device()
    same = read_batch(encode(device.batch([encode(device.make())])))

    taken = desk.intake.take_all([same, same])

    assert [outcomes(device, one) for one in taken] == [["accepted"], ["repeated"]]
    assert desk.filings() == 1


def test_many_kiosks_at_once_each_get_their_own_answer(central: Central) -> None:
    devices = [central.new_device() for _ in range(12)]
    stranger = WireClient(central.url, Ed25519PrivateKey.generate(), devices[0].enrolled)
    filings = [(one, [encode(one.make()) for _ in range(3)]) for one in devices]

    with ThreadPoolExecutor(13) as threads:
        refused = threads.submit(stranger.post, "/v1/envelopes", encode(stranger.batch([])))
        answers = list(threads.map(lambda pair: pair[0].push_bytes(pair[1]), filings))

    assert refused.result().status_code == 401
    for (_, filed), answer in zip(filings, answers, strict=True):
        assert [one.outcome for one in answer.verdicts] == ["accepted"] * 3
        assert [one.digest for one in answer.verdicts] == [sha256(one).digest() for one in filed]
