"""The proof of a slip: what was signed is read back, and nothing else passes."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import replace
from hashlib import sha256
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from sync.wire.devices import DeviceKey, DeviceList, ListedDevice
from sync.wire.numbers import slip_number
from sync.wire.proof import (
    SlipProof,
    is_proof,
    joint_digest,
    proof_text,
    require_held,
    sign_proof,
    verify_proof,
)
from sync.wire.proof_errors import (
    ForgedProofError,
    NotAProofError,
    OtherFilingError,
    ProofError,
    RevokedDeviceError,
    StaleListError,
    UnlistedDeviceError,
)
from sync.wire.slip import Slip, read_slip

ADDRESS = "https://platform.example"
AT = 1_795_000_000
LATER = (AT + 3600) * 1000
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
NUMBERS = tuple(slip_number("0001", seq, UUID(int=seq * 7919)) for seq in range(37, 53))
ENVELOPE = sha256(b"the envelope").digest()
PROOF = SlipProof(
    "0001", NUMBERS[:1], ("elderly-allowance",), "高龄津贴申请", "示**民", AT, ENVELOPE
)
JWS = sign_proof(PROOF, KEY)
TEXT = proof_text(ADDRESS, PROOF.numbers, JWS)


def key_of(key: Ed25519PrivateKey, since: int = 0, until: int | None = None) -> DeviceKey:
    return DeviceKey(key.public_key().public_bytes_raw(), since, until)


def device(code: str, *keys: DeviceKey, revoked_at: int | None = None) -> ListedDevice:
    return ListedDevice(code, "自助办事 1 号机", "示范镇便民服务中心", ADDRESS, keys, revoked_at)


def listed(*devices: ListedDevice) -> DeviceList:
    return DeviceList(1, 0, devices)


DEVICES = listed(device("0001", key_of(KEY)), device("0002", key_of(OTHER_KEY)))
WORDS = st.text(st.characters(codec="utf-8"), max_size=24)


@given(st.integers(1, 16), WORDS, WORDS, st.integers(0, 2**33), st.binary(min_size=32, max_size=32))
def test_what_was_signed_is_read_back(
    count: int, title: str, name: str, at: int, digest: bytes
) -> None:
    items = ("small-eatery",) * count
    proof = SlipProof("0001", NUMBERS[:count], items, title, name, at, digest)
    text = proof_text(ADDRESS, proof.numbers, sign_proof(proof, KEY))

    assert verify_proof(text, DEVICES, LATER).proof == proof
    assert read_slip(text) == Slip(NUMBERS[0], None, NUMBERS[1:count])


def test_the_form_of_the_text_is_fixed_with_the_version() -> None:
    head, payload, _signature = JWS.split(".")

    assert urlsafe_b64decode(head + "==") == b'{"alg":"EdDSA","kid":"0001"}'
    assert json.loads(urlsafe_b64decode(payload + "==")) == {
        "n": NUMBERS[0],
        "i": ["elderly-allowance"],
        "t": "高龄津贴申请",
        "p": "示**民",
        "iat": AT,
        "h": urlsafe_b64encode(ENVELOPE).decode().rstrip("="),
    }
    assert f"{ADDRESS}/slip/{NUMBERS[0]}#{JWS}" == TEXT
    assert verify_proof(f" {TEXT}\n", DEVICES, LATER) == verify_proof(JWS, DEVICES, LATER)


def test_a_known_answer_of_rfc_8037_has_the_signature_that_we_make() -> None:
    secret = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"
    signed = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc"
    key = Ed25519PrivateKey.from_private_bytes(urlsafe_b64decode(secret + "="))

    assert urlsafe_b64encode(key.sign(signed.encode())).decode().rstrip("=") == (
        "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"
    )


@given(st.integers(0, len(TEXT) - 1), st.characters(max_codepoint=255))
def test_a_text_with_any_sign_altered_is_refused(place: int, sign: str) -> None:
    altered = TEXT[:place] + sign + TEXT[place + 1 :]
    if altered.strip() != TEXT:
        with pytest.raises(ProofError):
            verify_proof(altered, DEVICES, LATER)


def test_every_bit_of_the_text_counts() -> None:
    for place, sign in enumerate(TEXT):
        for bit in range(7):
            altered = TEXT[:place] + chr(ord(sign) ^ 1 << bit) + TEXT[place + 1 :]
            if altered.strip() != TEXT:
                with pytest.raises(ProofError):
                    verify_proof(altered, DEVICES, LATER)


@given(st.text(max_size=300))
def test_no_text_makes_the_reader_stumble(text: str) -> None:
    with pytest.raises(NotAProofError):
        verify_proof(text, DEVICES, LATER)
    assert not is_proof(text)


def with_head(head: str) -> str:
    """A text whose header is `head`, truly signed by the device."""
    written = urlsafe_b64encode(head.encode()).decode().rstrip("=")
    signed = f"{written}.{JWS.split('.')[1]}"
    signature = urlsafe_b64encode(KEY.sign(signed.encode())).decode().rstrip("=")
    return f"{signed}.{signature}"


@pytest.mark.parametrize(
    "head",
    [
        '{"alg":"none","kid":"0001"}',
        '{"alg":"HS256","kid":"0001"}',
        '{"alg":"EdDSA"}',
        '{"alg":"EdDSA","kid":1}',
        '{"alg":"EdDSA","kid":"1"}',
        '{"alg":"EdDSA","kid":"０００１"}',
        '{"alg":"EdDSA","kid":"0001","crit":["b64"],"b64":false}',
        '{"alg":"EdDSA", "kid":"0001"}',
        '{"kid":"0001","alg":"EdDSA"}',
        '{"alg":"EdDSA","kid":"0001","jwk":{}}',
        "[]",
        '"kid"',
        "[" * 5000,
    ],
)
def test_any_other_header_is_refused_however_well_it_is_signed(head: str) -> None:
    with pytest.raises(NotAProofError):
        verify_proof(with_head(head), DEVICES, LATER)


@pytest.mark.parametrize("behind", ["=", "==", ".", ".e30", "\n", " ", "A", "+", "\0"])
def test_nothing_may_stand_behind_the_signature(behind: str) -> None:
    with pytest.raises(NotAProofError):
        verify_proof(f"{JWS}{behind}.", DEVICES, LATER)
    if behind.strip():
        with pytest.raises(ProofError):
            verify_proof(f"{JWS}{behind}", DEVICES, LATER)


def test_an_empty_signature_is_none() -> None:
    with pytest.raises(ForgedProofError):
        verify_proof(JWS.rpartition(".")[0] + ".", DEVICES, LATER)


def test_a_slip_signed_by_another_device_under_this_ones_name_is_a_forgery() -> None:
    with pytest.raises(ForgedProofError):
        verify_proof(sign_proof(PROOF, OTHER_KEY), DEVICES, LATER)
    with pytest.raises(ForgedProofError):
        verify_proof(sign_proof(replace(PROOF, device="0002"), KEY), DEVICES, LATER)


def test_a_device_that_is_not_listed_is_told() -> None:
    with pytest.raises(UnlistedDeviceError):
        verify_proof(sign_proof(replace(PROOF, device="0003"), KEY), DEVICES, LATER)


def test_the_code_counts_only_at_the_address_of_its_device() -> None:
    with pytest.raises(ForgedProofError):
        verify_proof(proof_text("https://platfrom.example", PROOF.numbers, JWS), DEVICES, LATER)
    with pytest.raises(ForgedProofError):
        verify_proof(proof_text(ADDRESS, NUMBERS[1:2], JWS), DEVICES, LATER)


def test_a_slip_holds_after_its_device_has_changed_its_key() -> None:
    changed = (AT - 10) * 1000
    rotated = listed(device("0001", key_of(OTHER_KEY, 0, changed), key_of(KEY, changed)))
    new, old = JWS, sign_proof(replace(PROOF, at=AT - 60), OTHER_KEY)
    late = sign_proof(PROOF, OTHER_KEY)

    assert not verify_proof(new, rotated, LATER).is_by_earlier_key
    assert not verify_proof(old, rotated, LATER).is_by_earlier_key
    assert verify_proof(late, rotated, LATER).is_by_earlier_key


def test_a_slip_from_before_a_revocation_holds_and_one_from_after_does_not() -> None:
    for revoked_at, holds in ((AT * 1000 + 1, True), (AT * 1000, False), (0, False)):
        devices = listed(device("0001", key_of(KEY), revoked_at=revoked_at))
        if holds:
            assert verify_proof(TEXT, devices, LATER).proof == PROOF
        else:
            with pytest.raises(RevokedDeviceError):
                verify_proof(TEXT, devices, LATER)


def test_a_list_from_before_the_slip_cannot_tell_a_forgery_from_a_new_key() -> None:
    as_of = (AT - 1) * 1000
    with pytest.raises(StaleListError):
        verify_proof(sign_proof(PROOF, OTHER_KEY), DEVICES, as_of)
    with pytest.raises(StaleListError):
        verify_proof(sign_proof(replace(PROOF, device="0003"), KEY), DEVICES, as_of)
    assert verify_proof(TEXT, DEVICES, as_of).proof == PROOF


def test_of_several_filings_the_digests_in_their_order_count() -> None:
    several = [sha256(bytes([place])).digest() for place in range(3)]
    proof = replace(PROOF, numbers=NUMBERS[:3], items=("a", "b", "c"), digest=joint_digest(several))

    assert require_held(proof, several)
    assert not require_held(proof, [several[0], None, several[2]])
    with pytest.raises(OtherFilingError):
        require_held(proof, several[::-1])
    assert require_held(PROOF, [ENVELOPE])
    assert not require_held(PROOF, [None])
    with pytest.raises(OtherFilingError):
        require_held(PROOF, [sha256(b"another").digest()])


@pytest.mark.parametrize(
    "claims",
    ["{}", "[]", "1", '"n"', "{", '{"n":"1","i":[],"t":"","p":"","iat":0,"h":""}', "[" * 5000],
)
def test_a_signature_over_something_else_than_a_slip_proves_no_slip(claims: str) -> None:
    written = urlsafe_b64encode(claims.encode()).decode().rstrip("=")
    signed = f"{JWS.split('.')[0]}.{written}"
    signature = urlsafe_b64encode(KEY.sign(signed.encode())).decode().rstrip("=")
    with pytest.raises(NotAProofError):
        verify_proof(f"{signed}.{signature}", DEVICES, LATER)


def test_a_claim_of_a_later_version_does_not_spoil_a_proof() -> None:
    payload = urlsafe_b64decode(JWS.split(".")[1] + "==")[:-1] + b',"x":1}'
    signed = f"{JWS.split('.')[0]}.{urlsafe_b64encode(payload).decode().rstrip('=')}"
    signature = urlsafe_b64encode(KEY.sign(signed.encode())).decode().rstrip("=")

    assert verify_proof(f"{signed}.{signature}", DEVICES, LATER).proof == PROOF
