"""What is altered on its way to the kiosk is refused and counted, and disturbs nothing else."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.services.care import Condition
from kiosk.services.notices import notices_of
from sync.central.enrolment import Place, new_code
from sync.central.journal import entry
from sync.engine import Pressure, enrol
from sync.errors import BadSignatureError, MalformedMessageError
from sync.store import Store
from sync.trust import TrustError
from sync.wire.codec import decode, encode
from sync.wire.messages import BatchAnswer, FileAnswer, Receipt
from sync.wire.sign import ANSWER, CHANGES, RECEIPT, Signed, sign
from tests.faults.kiosks import Kiosk
from tests.faults.tampering import (
    ANY_BREAK,
    FOREIGN,
    Alter,
    answers,
    file,
    is_delivered,
    refused_here,
    signed_by,
    signing_key,
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
    assert report.refused == refused_here(kiosk) == 1
    assert is_delivered(kiosk)


@pytest.mark.parametrize("path", ["/v1/envelopes", "/v1/changes"])
@pytest.mark.parametrize("whose", ["foreign", "the platform's, for receipts", "this device's"])
def test_an_answer_that_is_signed_by_others_or_for_other_ends_is_refused_and_counted(
    world: World, kiosk: Kiosk, path: str, whose: str
) -> None:
    file(kiosk)
    own = signing_key(world)
    key = {"foreign": FOREIGN, "this device's": kiosk.store.device_key()}.get(whose, own)
    answers(kiosk, path, signed_by(key, RECEIPT if key is own else CHANGES))

    report = kiosk.cycle()

    assert isinstance(report.problem, BadSignatureError)
    assert report.refused == refused_here(kiosk) == 1
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
    before = refused_here(kiosk)

    report = kiosk.cycle()

    assert (report.acknowledged, report.refused) == (0, 1)
    assert refused_here(kiosk) == before + 1
    assert is_delivered(kiosk)


def about_another(world: World, signed: Signed) -> Signed:
    receipt = replace(decode(Receipt, signed.payload), digest=bytes(32))
    return sign(signing_key(world), RECEIPT, encode(receipt))


FORGED: dict[str, Callable[[World, Signed], tuple[Signed, ...]]] = {
    "none": lambda _world, _signed: (),
    "a stranger's": lambda _, signed: (sign(FOREIGN, RECEIPT, signed.payload),),
    "for another end": lambda world, one: (sign(signing_key(world), ANSWER, one.payload),),
    "about another": lambda world, signed: (about_another(world, signed),),
    "a good and a bad one": lambda world, signed: (signed, about_another(world, signed)),
}


def with_receipts(world: World, body: bytes, forged: str) -> bytes:
    """Put another receipt into an answer to a batch, which the platform itself signs."""
    answer = decode(BatchAnswer, decode(Signed, body).payload)
    verdicts = tuple(
        replace(one, receipts=FORGED[forged](world, one.receipts[0])) for one in answer.verdicts
    )
    return encode(sign(signing_key(world), ANSWER, encode(replace(answer, verdicts=verdicts))))


@pytest.mark.parametrize("forged", FORGED)
def test_a_wrong_receipt_in_a_genuine_answer_is_no_receipt_and_counted(
    world: World, kiosk: Kiosk, forged: str
) -> None:
    file(kiosk)
    answers(kiosk, "/v1/envelopes", lambda body: with_receipts(world, body, forged))

    report = kiosk.cycle()

    assert (report.acknowledged, report.refused, refused_here(kiosk)) == (0, 1, 1)
    assert kiosk.store.receipts("filing") == ()
    assert is_delivered(kiosk)


@pytest.mark.parametrize("forged", ["a stranger's", "for another end"])
def test_a_wrong_receipt_for_a_file_is_no_receipt_and_counted(
    world: World, kiosk: Kiosk, forged: str
) -> None:
    def alter(body: bytes) -> bytes:
        answer = decode(FileAnswer, body)
        return encode(replace(answer, receipts=FORGED[forged](world, answer.receipts[0])))

    file(kiosk, b"photo")
    kiosk.cycle()
    answers(kiosk, "/v1/files", alter)

    kiosk.send_files()

    assert (kiosk.store.waiting().files, refused_here(kiosk)) == (1, 1)
    assert is_delivered(kiosk)


@ANY_BREAK
def test_an_altered_answer_to_a_file_never_counts_as_its_receipt(
    kiosk: Kiosk, alter: Alter
) -> None:
    file(kiosk, b"photo")
    kiosk.cycle()
    answers(kiosk, "/v1/files", alter)

    kiosk.send_files()

    assert (kiosk.store.waiting().files, refused_here(kiosk)) == (1, 1)
    assert is_delivered(kiosk)


@ANY_BREAK
def test_an_altered_enrolment_is_refused_and_counted_and_the_code_stays_good(
    world: World, kiosk: Kiosk, tmp_path: Path, alter: Alter
) -> None:
    fingerprint = next(iter(kiosk.enrolment().signing_keys))
    new = Store.open(tmp_path / "new", KEY, kiosk.clock, ballast=0)
    with entry(world.platform.engine, world.clock) as page:
        code = new_code(page, Place("示范镇便民服务中心")).code
    answers(kiosk, "/v1/enrolments", alter)

    with pytest.raises((BadSignatureError, MalformedMessageError)):
        enrol(new, kiosk.transport, ADDRESS, code, fingerprint=fingerprint)

    assert new.enrolment() is None
    assert new.replica.link().refused == 1
    kiosk.link.change = lambda _target, body: body
    enrol(new, kiosk.transport, ADDRESS, code, fingerprint=fingerprint)
    new.close()


@ANY_BREAK
def test_an_altered_repository_is_refused_in_words_to_staff_and_the_keys_of_before_go_on(
    world: World, kiosk: Kiosk, alter: Alter
) -> None:
    assert kiosk.refresh_trust() is None
    before = kiosk.enrolment()
    answers(kiosk, "/v1/trust/metadata/timestamp", alter)

    error = kiosk.refresh_trust()

    assert isinstance(error, TrustError)
    assert error.words("en") in notices_of(Condition(), Pressure(), error, "en")
    assert kiosk.enrolment() == before
    file(kiosk)
    assert is_delivered(kiosk)
