"""The protocol: messages survive the trip whole, and nothing else is taken."""

from datetime import UTC, datetime
from uuid import UUID

import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from sync.clock import ManualClock, milliseconds, moment, new_id
from sync.errors import BadSignatureError, CannotOpenError, MalformedMessageError
from sync.wire.codec import decode, encode
from sync.wire.envelope import CHAIN_START, Envelope, FormName
from sync.wire.identity import Identity
from sync.wire.messages import Manifest
from sync.wire.numbers import grouped, is_slip_number, slip_number
from sync.wire.request import authorize, read_credential, verify_credential
from sync.wire.seal import (
    Contents,
    PlainFile,
    Recipient,
    Sealed,
    Subject,
    open_envelope,
    open_file,
    seal,
)
from sync.wire.sign import BATCH, RECEIPT, Signed, key_id, sign, verify

CLOCK = ManualClock(datetime(2026, 11, 23, 9, 30, tzinfo=UTC))
SUBJECT = Subject(new_id(CLOCK), "0001", FormName("old-age-allowance", "1"))
CONTENTS = Contents(
    content_type="application/xml",
    content="<data><name>示范居民</name></data>".encode(),
    identity=Identity("typed", "resident-id-card", "1", 1_767_225_600_000),
    language="zh_CN",
    files=(PlainFile("front.jpg", "image/jpeg", b"\xff\xd8 front"), PlainFile("b", "x/y", b"b")),
)


def enveloped(sealed: Sealed, subject: Subject = SUBJECT) -> Envelope:
    return Envelope(
        v=1,
        id=subject.id,
        kind="filing",
        device=subject.device,
        instance=new_id(CLOCK),
        seq=1,
        prev=CHAIN_START,
        made_at=milliseconds(CLOCK.now()),
        item="old-age-allowance",
        form=subject.form,
        about=None,
        suite="intl",
        wraps=sealed.wraps,
        body=sealed.body,
        files=sealed.files,
    )


@pytest.fixture(name="platform")
def make_platform() -> X25519PrivateKey:
    return X25519PrivateKey.generate()


@pytest.fixture(name="envelope")
def make_envelope(platform: X25519PrivateKey) -> Envelope:
    recipient = Recipient("platform", platform.public_key().public_bytes_raw())
    return enveloped(seal(CONTENTS, SUBJECT, [recipient]))


def test_an_envelope_survives_the_trip_byte_for_byte(envelope: Envelope) -> None:
    data = encode(envelope)

    assert decode(Envelope, data) == envelope
    assert encode(decode(Envelope, data)) == data


@given(st.binary(max_size=200))
def test_any_other_bytes_are_refused_as_malformed(data: bytes) -> None:
    with pytest.raises(MalformedMessageError):
        decode(Envelope, data)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("v", 2),
        ("v", True),
        ("seq", 0),
        ("seq", "1"),
        ("kind", "wish"),
        ("prev", b"short"),
        ("id", b"short"),
        ("wraps", []),
        ("item", "x" * 65),
        ("files", [{"digest": bytes(32)}]),
        ("form", {"id": "a", "version": "1", "more": 1}),
    ],
)
def test_a_field_out_of_its_bounds_is_refused_by_name(
    envelope: Envelope, field: str, value: object
) -> None:
    raw = cbor2.loads(encode(envelope))
    raw[field] = value

    with pytest.raises(MalformedMessageError, match=field):
        decode(Envelope, cbor2.dumps(raw, canonical=True))


def test_a_missing_or_an_added_field_is_refused(envelope: Envelope) -> None:
    raw = cbor2.loads(encode(envelope))

    with pytest.raises(MalformedMessageError, match="fields"):
        decode(Envelope, cbor2.dumps(raw | {"extra": 1}, canonical=True))
    del raw["seq"]
    with pytest.raises(MalformedMessageError, match="fields"):
        decode(Envelope, cbor2.dumps(raw, canonical=True))


def test_a_second_way_to_write_the_same_message_is_refused(envelope: Envelope) -> None:
    raw = cbor2.loads(encode(envelope))
    backwards = dict(reversed(list(raw.items())))

    with pytest.raises(MalformedMessageError, match="deterministic"):
        decode(Envelope, cbor2.dumps(backwards))


def test_a_message_of_wrong_types_is_not_even_sent() -> None:
    with pytest.raises(MalformedMessageError, match="at"):
        encode(Manifest(1, "0001", "now", (), ()))  # type: ignore[arg-type]


def test_only_the_recipient_reads_body_and_files(platform: X25519PrivateKey) -> None:
    recipient = Recipient("platform", platform.public_key().public_bytes_raw())
    sealed = seal(CONTENTS, SUBJECT, [recipient])
    envelope = enveloped(sealed)

    opened = open_envelope(envelope, platform)

    assert opened.body.content == CONTENTS.content
    assert [file.name for file in opened.body.files] == ["front.jpg", "b"]
    assert [
        open_file(envelope, opened, index, data) for index, data in enumerate(sealed.file_bytes)
    ] == [file.data for file in CONTENTS.files]
    with pytest.raises(CannotOpenError):
        open_envelope(envelope, X25519PrivateKey.generate())


def test_nothing_readable_is_left_in_what_travels(platform: X25519PrivateKey) -> None:
    recipient = Recipient("platform", platform.public_key().public_bytes_raw())
    sealed = seal(CONTENTS, SUBJECT, [recipient])

    assert "示范居民".encode() not in encode(enveloped(sealed)) + b"".join(sealed.file_bytes)


def test_each_of_several_recipients_opens_alone(platform: X25519PrivateKey) -> None:
    escrow = X25519PrivateKey.generate()
    recipients = [
        Recipient("platform", platform.public_key().public_bytes_raw()),
        Recipient("escrow", escrow.public_key().public_bytes_raw()),
    ]
    envelope = enveloped(seal(CONTENTS, SUBJECT, recipients))

    assert open_envelope(envelope, platform) == open_envelope(envelope, escrow)


def test_a_body_moved_to_another_envelope_does_not_open(platform: X25519PrivateKey) -> None:
    recipient = Recipient("platform", platform.public_key().public_bytes_raw())
    sealed = seal(CONTENTS, SUBJECT, [recipient])
    other = enveloped(sealed, Subject(new_id(CLOCK), SUBJECT.device, SUBJECT.form))

    with pytest.raises(CannotOpenError):
        open_envelope(other, platform)


def test_swapped_or_altered_files_do_not_open(platform: X25519PrivateKey) -> None:
    recipient = Recipient("platform", platform.public_key().public_bytes_raw())
    sealed = seal(CONTENTS, SUBJECT, [recipient])
    envelope = enveloped(sealed)
    opened = open_envelope(envelope, platform)
    first = sealed.file_bytes[0]

    with pytest.raises(CannotOpenError):
        open_file(envelope, opened, 1, first)
    with pytest.raises(CannotOpenError):
        open_file(envelope, opened, 0, first[:-1] + bytes([first[-1] ^ 1]))


def test_a_signature_serves_one_purpose_one_key_and_one_payload() -> None:
    key = Ed25519PrivateKey.generate()
    public = key.public_key().public_bytes_raw()
    keys = {key_id(public): public}
    signed = sign(key, RECEIPT, b"payload")

    assert verify(keys, RECEIPT, signed) == b"payload"
    for known, purpose, claimed in (
        (keys, BATCH, signed),
        ({}, RECEIPT, signed),
        (keys, RECEIPT, Signed(b"other", signed.key, signed.signature)),
    ):
        with pytest.raises(BadSignatureError):
            verify(known, purpose, claimed)


def test_a_credential_is_good_for_one_request_only() -> None:
    key = Ed25519PrivateKey.generate()
    public = key.public_key().public_bytes_raw()
    keys = {key_id(public): public}
    credential = read_credential(authorize(key, "0001", "GET", "/v1/changes?after=3", 5))

    verify_credential(credential, keys, "GET", "/v1/changes?after=3")
    with pytest.raises(BadSignatureError):
        verify_credential(credential, keys, "GET", "/v1/changes?after=4")
    with pytest.raises(BadSignatureError):
        read_credential('Township device="0001"')


@given(st.integers(1, 10**7), st.uuids())
def test_a_slip_number_is_digits_and_finds_any_single_wrong_digit(seq: int, id_: UUID) -> None:
    number = slip_number("0001", seq, id_)

    assert is_slip_number(number)
    for place in range(len(number)):
        wrong = str((int(number[place]) + 1) % 10)
        assert not is_slip_number(number[:place] + wrong + number[place + 1 :])


def test_a_slip_number_is_shown_in_groups_of_four() -> None:
    assert grouped("0001000127431558") == "0001 0001 2743 1558"


def test_ids_are_version_7_and_follow_the_clock() -> None:
    clock = ManualClock(datetime(2026, 1, 1, tzinfo=UTC))
    first = new_id(clock)

    assert (first.version, first.variant) == (7, "specified in RFC 4122")
    assert moment(first.int >> 80) == clock.now()
    assert new_id(clock) != first
