"""What is altered on its way to the kiosk is refused and counted, and disturbs nothing else."""

from pathlib import Path
from typing import cast

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from sync.central.devices import Place, new_code
from sync.central.journal import entry
from sync.engine import enrol
from sync.errors import BadSignatureError, KnownError, MalformedMessageError
from sync.store import Store
from sync.wire.sign import CHANGES, RECEIPT
from tests.faults.kiosks import Kiosk
from tests.faults.tampering import (
    ANY_BREAK,
    FOREIGN,
    Alter,
    answers,
    file,
    is_delivered,
    signed_by,
)
from tests.faults.world import World
from tests.support.filings import KEY
from tests.support.memory_platform import ADDRESS


@ANY_BREAK
@pytest.mark.parametrize("path", ["/v1/envelopes", "/v1/changes"])
def test_an_altered_answer_is_refused_and_counted(kiosk: Kiosk, path: str, alter: Alter) -> None:
    file(kiosk, b"photo")
    answers(kiosk, path, alter)

    report = kiosk.cycle()

    assert isinstance(report.problem, BadSignatureError | MalformedMessageError)
    assert report.refused == kiosk.store.replica.link().refused == 1
    assert is_delivered(kiosk)


@pytest.mark.parametrize("path", ["/v1/envelopes", "/v1/changes"])
@pytest.mark.parametrize("whose", ["foreign", "the platform's, for receipts", "this device's"])
def test_an_answer_that_is_signed_by_others_or_for_other_ends_is_refused_and_counted(
    world: World, kiosk: Kiosk, path: str, whose: str
) -> None:
    file(kiosk)
    pem = (world.platform.data / "keys" / "signing.key").read_bytes()
    own = cast("Ed25519PrivateKey", load_pem_private_key(pem, None))
    key = {"foreign": FOREIGN, "this device's": kiosk.store.device_key()}.get(whose, own)
    answers(kiosk, path, signed_by(key, RECEIPT if key is own else CHANGES))

    report = kiosk.cycle()

    assert isinstance(report.problem, BadSignatureError)
    assert report.refused == kiosk.store.replica.link().refused == 1
    assert is_delivered(kiosk)


@pytest.mark.parametrize("whose", ["its own earlier", "another kiosk's"])
def test_an_answer_to_something_else_acknowledges_nothing_and_is_counted(
    world: World, kiosk: Kiosk, whose: str
) -> None:
    other = kiosk if whose == "its own earlier" else world.kiosks[1]
    heard: list[bytes] = []

    def keep(body: bytes) -> bytes:
        heard.append(body)
        return body

    answers(other, "/v1/envelopes", keep)
    file(other)
    other.cycle()
    file(kiosk)
    answers(kiosk, "/v1/envelopes", lambda _body: heard[0])
    before = kiosk.store.replica.link().refused

    report = kiosk.cycle()

    assert (report.acknowledged, report.refused) == (0, 1)
    assert kiosk.store.replica.link().refused == before + 1
    assert is_delivered(kiosk)


@ANY_BREAK
def test_an_altered_answer_to_a_file_never_counts_as_its_receipt(
    kiosk: Kiosk, alter: Alter
) -> None:
    file(kiosk, b"photo")
    kiosk.cycle()
    answers(kiosk, "/v1/files", alter)

    kiosk.send_files()

    assert kiosk.store.waiting().files == 1
    assert is_delivered(kiosk)


@ANY_BREAK
def test_an_altered_enrolment_is_refused_and_the_code_stays_good(
    world: World, kiosk: Kiosk, tmp_path: Path, alter: Alter
) -> None:
    fingerprint = next(iter(kiosk.enrolment().signing_keys))
    new = Store.open(tmp_path / "new", KEY, kiosk.clock, ballast=0)
    with entry(world.platform.engine, world.clock) as page:
        code = new_code(page, Place("示范镇便民服务中心"))
    answers(kiosk, "/v1/enrolments", alter)

    with pytest.raises((BadSignatureError, MalformedMessageError)):
        enrol(new, kiosk.transport, ADDRESS, code, fingerprint=fingerprint)

    assert new.enrolment() is None
    kiosk.link.change = lambda _target, body: body
    enrol(new, kiosk.transport, ADDRESS, code, fingerprint=fingerprint)
    new.close()


@ANY_BREAK
def test_an_altered_repository_is_refused_and_the_keys_of_before_go_on(
    world: World, kiosk: Kiosk, alter: Alter
) -> None:
    assert kiosk.refresh_trust() is None
    before = kiosk.enrolment()
    answers(kiosk, "/v1/trust", alter)

    assert isinstance(kiosk.refresh_trust(), KnownError)

    assert kiosk.enrolment() == before
    file(kiosk)
    assert is_delivered(kiosk)
