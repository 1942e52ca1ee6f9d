"""Who gets no contents of a case: other halls, other devices, other roles, who was barred, who alters."""

import json
from dataclasses import replace
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from sync.clock import new_id
from sync.wire.codec import encode
from sync.wire.envelope import Envelope
from sync.wire.sign import CASE_QUESTION, DESK_QUESTION, sign
from tests.support.desk_client import CALLED, Attend, DeskClient, answered, member, problem
from tests.support.wire_client import WireClient
from tests.sync.central.conftest import Central, run


def test_another_hall_asks_in_vain_and_it_is_counted(central: Central, filing: Envelope) -> None:
    stranger = member(central.new_device(hall="示范乡便民服务中心"))

    assert problem(stranger.ask(stranger.signed(stranger.question(filing.id)))) == "unknown-case"
    told = json.loads(run("device", "refusals", "--json", "--data", str(central.data)))
    (mine,) = [one for one in told if one["device"] == stranger.device.device]
    assert (mine["problem"], mine["count"]) == ("unknown-case", 1)


def test_another_device_of_the_hall_may_ask_for_its_own_staff_only(
    central: Central, staff: DeskClient, filing: Envelope, attended: Attend
) -> None:
    other = central.new_device()
    colleague = member(other)

    theirs = staff.signed(staff.question(filing.id), by=other)
    assert problem(other.post("/v1/cases/questions", theirs)) == "other-device"
    assert problem(staff.tell(by=other)) == "other-device"
    assert problem(staff.tell(by=other, device=other.device)) == "other-device"
    nobody = DeskClient(staff.device, new_id(other.clock))
    assert problem(nobody.tell(device=other.device)) == "other-device"
    own = answered(colleague, colleague.signed(colleague.question(filing.id)), attended)
    assert colleague.opened(colleague.read(own))[0][0] == filing


def test_an_opinion_is_for_the_platform_alone(staff: DeskClient) -> None:
    opinion = staff.device.make("opinion", content=CALLED)
    staff.device.push(opinion)

    for why in ("contents", "phone"):
        asked = staff.ask(staff.signed(staff.question(opinion.id, why)))
        assert problem(asked) == "platform-only"


@pytest.mark.parametrize("role", ["technician", "auditor"])
def test_a_role_that_opens_no_cases_is_refused(
    device: WireClient, filing: Envelope, role: Any
) -> None:
    somebody = member(device, role)

    assert problem(somebody.ask(somebody.signed(somebody.question(filing.id)))) == "wrong-role"


def test_who_is_barred_at_the_platform_stays_barred_whatever_the_kiosk_tells(
    central: Central, staff: DeskClient, filing: Envelope
) -> None:
    run("staff", "bar", str(staff.id), "--data", str(central.data))
    assert staff.tell().status_code == 204

    assert problem(staff.ask(staff.signed(staff.question(filing.id)))) == "barred"
    (told,) = [
        one
        for one in json.loads(run("staff", "list", "--json", "--data", str(central.data)))
        if one["id"] == str(staff.id)
    ]
    assert told["barred_at"]
    assert (told["role"], told["device"]) == ("assistant", staff.device.device)


def test_who_is_barred_while_a_question_waits_gets_no_answer(
    staff: DeskClient, filing: Envelope, attended: Attend
) -> None:
    signed = staff.signed(staff.question(filing.id))
    staff.ask(signed)
    assert staff.tell(barred=True).status_code == 204
    attended()

    assert problem(staff.ask(signed)) == "barred"


def test_a_new_key_takes_the_place_of_the_old_which_never_comes_back(
    staff: DeskClient, filing: Envelope
) -> None:
    renewed = replace(staff, key=Ed25519PrivateKey.generate())
    assert renewed.tell().status_code == 204

    assert problem(staff.ask(staff.signed(staff.question(filing.id)))) == "unknown-staff"
    assert problem(staff.tell()) == "conflict"
    assert renewed.ask(renewed.signed(renewed.question(filing.id))).status_code == 204


def test_who_was_never_told_of_is_unknown(device: WireClient, filing: Envelope) -> None:
    nobody = DeskClient(device, new_id(device.clock))

    assert problem(nobody.ask(nobody.signed(nobody.question(filing.id)))) == "unknown-staff"


def test_nothing_of_a_question_can_be_altered(staff: DeskClient, filing: Envelope) -> None:
    question = staff.question(filing.id)
    own = sign(staff.key, CASE_QUESTION, encode(question))
    once = X25519PrivateKey.generate().public_key().public_bytes_raw()
    altered = replace(own, payload=encode(replace(question, once=once)))
    key = staff.device.key
    for inner, purpose in ((altered, DESK_QUESTION), (own, CASE_QUESTION)):
        refused = staff.ask(encode(sign(key, purpose, encode(inner))))
        assert problem(refused) == "bad-signature"
    signed = bytearray(staff.signed(question))
    signed[-1] ^= 1
    assert problem(staff.ask(bytes(signed))) == "bad-signature"
