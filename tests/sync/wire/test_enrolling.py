"""What a sheet says, and a request that nobody on the way can read, change or take for their own."""

from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from sync.errors import BadSignatureError, CannotOpenError
from sync.wire.codec import decode, encode
from sync.wire.enrolling import (
    Invitation,
    InvitedRequest,
    KeyOfEnrolment,
    ask,
    invitation_from,
    open_request,
    plain_address,
    read_invitation,
    read_request,
)
from sync.wire.sign import ENROLMENT_REQUEST, INVITATION, key_id, sign

CODE = "3141592653"
OWN = X25519PrivateKey.from_private_bytes(b"\1" * 32)
DEVICE = Ed25519PrivateKey.from_private_bytes(b"\2" * 32)
THIEF = Ed25519PrivateKey.from_private_bytes(b"\3" * 32)
PLATFORM = Ed25519PrivateKey.from_private_bytes(b"\4" * 32)
SHEET = Invitation(
    "3141", b"\5" * 8, OWN.public_key().public_bytes_raw(), "https://platform.example:8443"
)


@given(st.binary(min_size=8, max_size=8), st.binary(min_size=32, max_size=32))
def test_a_sheet_says_what_it_was_made_of(fingerprint: bytes, key: bytes) -> None:
    sheet = replace(SHEET, fingerprint=fingerprint, key=key)

    assert read_invitation(f" {sheet.text}\r\n") == sheet


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://platform.example/slip/31415",
        SHEET.text.replace(":1:", ":2:", 1),
        SHEET.text.replace("https", "file"),
        SHEET.text[:60],
        SHEET.text + " more",
        SHEET.text + ":1",
    ],
)
def test_any_other_text_is_no_sheet(text: str) -> None:
    assert read_invitation(text) is None


@pytest.mark.parametrize(
    "typed",
    [
        "https://platform.example.cn:8443",
        " platform.example.cn:8443/ ",
        "https：／／platform.example.cn：8443／",
        "platform。example．cn：８４４３",
        "HTTPS://platform.example.cn:8443",
    ],
)
def test_an_address_is_understood_however_it_is_typed(typed: str) -> None:
    assert plain_address(typed) == "https://platform.example.cn:8443"


def test_plain_http_a_path_and_numbers_stay_in_an_address() -> None:
    for address in ("http://127.0.0.1:80", "https://county/kiosks", "https://[::1]:8443"):
        assert plain_address(address) == address


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "https://",
        "https://platform example.cn",
        "https:platform.example.cn",
        "ftp://platform.example.cn",
        "https://县平台.cn",
        "https://a..cn",
        "https://a.cn:0",
        "https://a.cn:65536",
        "https://a.cn:abc",
        "https://somebody@a.cn",
        "https://a.cn?b",
        "https://[::1",
        "https://[:::]",
        "https://" + 64 * "a",
        "https://" + 100 * "a." + "cn",
    ],
)
def test_what_is_no_address_is_told_from_one(typed: str) -> None:
    assert plain_address(typed) is None


def test_the_platform_reads_the_code_and_nobody_else_does() -> None:
    signed = ask(SHEET, CODE, DEVICE)

    opened = open_request(read_request(signed), OWN)

    assert opened.code == CODE
    assert opened.device_key == DEVICE.public_key().public_bytes_raw()
    assert CODE.encode() not in encode(signed)
    with pytest.raises(CannotOpenError):
        open_request(read_request(signed), X25519PrivateKey.generate())


def test_a_thief_on_the_way_cannot_put_a_key_of_their_own_into_a_request() -> None:
    request = decode(InvitedRequest, ask(SHEET, CODE, DEVICE).payload)
    theirs = replace(request, device_key=THIEF.public_key().public_bytes_raw())

    with pytest.raises(BadSignatureError):
        read_request(replace(ask(SHEET, CODE, DEVICE), payload=encode(theirs)))
    signed_anew = sign(THIEF, ENROLMENT_REQUEST, encode(theirs))
    with pytest.raises(CannotOpenError):
        open_request(read_request(signed_anew), OWN)


def test_a_request_serves_for_no_other_enrolment() -> None:
    request = decode(InvitedRequest, ask(SHEET, CODE, DEVICE).payload)
    moved = sign(DEVICE, ENROLMENT_REQUEST, encode(replace(request, number="2718")))

    with pytest.raises(CannotOpenError):
        open_request(read_request(moved), OWN)


def test_the_key_of_an_enrolment_is_believed_only_from_the_platform_of_the_fingerprint() -> None:
    public = PLATFORM.public_key().public_bytes_raw()
    told = KeyOfEnrolment(1, "3141", SHEET.key, public)
    signed = sign(PLATFORM, INVITATION, encode(told))
    address, own = SHEET.address, key_id(public)

    assert invitation_from(signed, address, own, "3141").key == SHEET.key
    for fingerprint, number in ((b"\6" * 8, "3141"), (own, "2718")):
        with pytest.raises(BadSignatureError):
            invitation_from(signed, address, fingerprint, number)
    by_another = sign(THIEF, INVITATION, encode(told))
    with pytest.raises(BadSignatureError):
        invitation_from(by_another, address, key_id(THIEF.public_key().public_bytes_raw()), "3141")
