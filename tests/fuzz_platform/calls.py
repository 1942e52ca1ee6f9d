"""Calls as the platform's own description allows them, with bodies that are right, nearly, or not."""

import secrets
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import requests
import schemathesis
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis import Case
from schemathesis.core.result import Ok

from sync.wire.codec import encode
from sync.wire.held import HeldQuestion
from sync.wire.messages import MEDIA_TYPE, EnrolmentRequest, NewKey
from sync.wire.seal import PlainFile
from sync.wire.sign import DEVICE_KEY, HELD_QUESTION, sign
from tests.support.desk_client import member
from tests.support.wire_client import WireClient

_FILE_TYPE = "application/offset+octet-stream"
_TRUST = ["metadata/timestamp.json", "metadata/1.root.json", "metadata", "targets/..", "targets"]
_SECONDS = 20


@dataclass
class Tally:
    """Answers counted by call and status, and those that no platform may give."""

    answers: Counter[tuple[str, int]] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)


def attempt_all(device: WireClient, number: int, count: int) -> Tally:
    """Make `count` calls of each kind, drawn from the seed `number`, as and beside `device`."""
    tally = Tally()
    photo = device.make(files=(PlainFile("1.jpg", "image/jpeg", b"photo" * 400),))
    device.push(photo)
    bodies = _bodies(device, photo.id)
    for media_type in (MEDIA_TYPE, _FILE_TYPE):
        schemathesis.openapi.media_type(media_type, bodies)
    described = schemathesis.openapi.from_url(f"{device.url}/v1/openapi.json")
    known = {"digest": [photo.files[0].digest.hex()], "path": _TRUST, "number": ["0123"]}
    for operation in described.get_all_operations():
        assert isinstance(operation, Ok), operation
        call = operation.ok()

        @seed(number)
        @settings(
            max_examples=count,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=call.as_strategy(), data=st.data(), is_signed=st.booleans())
        def attempt(case: Case[Any], data: st.DataObject, *, is_signed: bool) -> None:
            for name in case.path_parameters:
                case.path_parameters[name] = data.draw(
                    st.sampled_from([case.path_parameters[name], *known[name]])
                )
            _attempt(case, device, tally, is_signed=is_signed)

        attempt()
    return tally


def _attempt(case: Case[Any], device: WireClient, tally: Tally, *, is_signed: bool) -> None:
    label = case.operation.label
    if is_signed:
        given = case.as_transport_kwargs(base_url=device.url)
        sent = requests.Request(case.method, given["url"], params=given.get("params")).prepare()
        signature = device.authorization(case.method.upper(), sent.path_url)
        case.headers.update(signature)
    try:
        answer = case.call(base_url=device.url, session=device.http, timeout=_SECONDS)
    except requests.ConnectionError:
        # It refused before it had read everything; then it goes on serving.
        requests.get(f"{device.url}/v1/health", timeout=_SECONDS).raise_for_status()
        return
    tally.answers[label, answer.status_code] += 1
    if answer.status_code >= requests.codes.server_error:
        tally.failures.append(f"{label}: {answer.status_code} {answer.text}")


def _bodies(device: WireClient, case: UUID) -> st.SearchStrategy[bytes]:
    """Draw bodies that the platform takes, the same with bytes changed or cut off, and noise."""
    right = [body for _ in range(5) for body in _right_bodies(device, case)]
    return st.one_of(st.sampled_from(right), _altered(right), st.binary(max_size=300))


def _right_bodies(device: WireClient, case: UUID) -> Iterator[bytes]:
    public_key = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    new_key = NewKey(1, device.device, public_key, bytes(64))
    yield encode(device.batch([encode(device.make())]))
    yield encode(device.batch([b"no envelope", encode(device.make())]))
    yield encode(device.batch([]).manifest)
    yield encode(sign(device.key, DEVICE_KEY, encode(new_key)))
    question = HeldQuestion(
        1, device.device, "resident-id-card", bytes(16), "1", 5, 6, secrets.token_bytes(16)
    )
    yield encode(sign(device.key, HELD_QUESTION, encode(question)))
    staff = member(device)
    yield staff.notice()
    yield staff.signed(staff.question(case))
    yield encode(EnrolmentRequest(1, "1234567890", public_key))
    yield device.admission
    yield b""


@st.composite
def _altered(draw: st.DrawFn, right: list[bytes]) -> bytes:
    body = bytearray(draw(st.sampled_from(right)))
    for _ in range(draw(st.integers(0, 3)) if body else 0):
        body[draw(st.integers(0, len(body) - 1))] = draw(st.integers(0, 255))
    return bytes(body[: draw(st.integers(0, len(body)))] if draw(st.booleans()) else body)
