"""Whatever comes in, the answer is a problem document or what was asked for, never a crash."""

import dataclasses
import errno
import logging
import re
import socket

import anyio
import pytest
import requests
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import OperationalError

from sync.central.problems import PROBLEMS
from sync.central.web import failures
from sync.wire import changes, desk, envelope, results, sign
from sync.wire import messages as messages_module
from sync.wire.codec import encode
from sync.wire.messages import PROBLEM_TYPE
from tests.support.wire_client import WireClient, ask_enrolment
from tests.sync.central.conftest import ROOT, Central

_DIGEST = "0" * 64
_CALLS = [
    "POST /v1/enrolments",
    "POST /v1/envelopes",
    "GET /v1/changes",
    f"GET /v1/results/{_DIGEST}",
    f"HEAD /v1/files/{_DIGEST}",
    f"PATCH /v1/files/{_DIGEST}",
    "PATCH /v1/files/short",
    "GET /nowhere",
    "DELETE /v1/envelopes",
]
_PRINTABLE = st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=60)
_TYPES = st.sampled_from(["application/cbor", "application/offset+octet-stream", "text/html"])
_HEADERS = st.fixed_dictionaries(
    {"Content-Type": _TYPES},
    optional={"Authorization": _PRINTABLE, "Upload-Offset": _PRINTABLE},
)


def assert_problem(response: requests.Response, *, with_body: bool = True) -> None:
    assert 400 <= response.status_code < 500
    assert response.headers["content-type"] == PROBLEM_TYPE
    if with_body:
        problem = response.json()
        assert set(problem) == {"type", "title", "status", "detail"}
        assert problem["status"] == response.status_code
        assert PROBLEMS[problem["type"]] == (response.status_code, problem["title"])


@pytest.mark.parametrize("call", _CALLS)
@settings(max_examples=25, deadline=None)
@given(body=st.binary(max_size=300), headers=_HEADERS, query=st.text(max_size=20))
def test_random_bytes_get_a_problem_document(
    central: Central, call: str, body: bytes, headers: dict[str, str], query: str
) -> None:
    method, path = call.split()

    response = requests.request(
        method,
        central.url + path,
        params={"after": query},
        data=body,
        headers=headers,
        timeout=20,
    )

    assert_problem(response, with_body=method != "HEAD")


@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(place=st.integers(0, 10**4), bit=st.integers(0, 7))
def test_a_batch_altered_anywhere_is_refused(device: WireClient, place: int, bit: int) -> None:
    batch = encode(device.batch([encode(device.make())]))

    response = device.post("/v1/envelopes", _altered(batch, place, bit))

    assert_problem(response)


@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(place=st.integers(0, 10**4), bit=st.integers(0, 7))
def test_an_envelope_altered_before_it_was_signed_gets_a_verdict(
    device: WireClient, place: int, bit: int
) -> None:
    altered = _altered(encode(device.make()), place, bit)

    (verdict,) = device.push_bytes([altered]).verdicts

    assert verdict.outcome in {"accepted", "quarantined"}
    assert (verdict.problem is None) is (verdict.outcome == "accepted")


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(after=st.one_of(st.integers(), st.text(max_size=8)))
def test_a_signed_pull_with_any_cursor_is_answered_or_refused(
    device: WireClient, after: int | str
) -> None:
    request = requests.Request("GET", f"{device.url}/v1/changes", params={"after": after})
    prepared = request.prepare()
    prepared.headers.update(device.authorization("GET", prepared.path_url))

    response = device.http.send(prepared, timeout=20)

    if isinstance(after, int) and 0 <= after < 2**63:
        assert response.status_code == 200
    elif not re.fullmatch(r"\s*[+-]?[\d_.]+\s*", str(after)):
        assert_problem(response)


def _altered(message: bytes, place: int, bit: int) -> bytes:
    copy = bytearray(message)
    copy[place % len(copy)] ^= 1 << bit
    return bytes(copy)


def test_a_body_announced_as_too_large_is_refused_before_it_is_sent(central: Central) -> None:
    host, port = central.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        connection.sendall(
            b"POST /v1/envelopes HTTP/1.1\r\nHost: x\r\nContent-Type: application/cbor\r\n"
            b"Content-Length: 99999999\r\n\r\n"
        )
        told = connection.recv(4000)

    assert b" 413 " in told
    assert PROBLEM_TYPE.encode() in told


def test_the_interface_is_described(central: Central) -> None:
    described = requests.get(f"{central.url}/v1/openapi.json", timeout=20).json()

    post = described["paths"]["/v1/envelopes"]["post"]
    assert post["requestBody"]["content"]["application/cbor"]["schema"]["format"] == "binary"
    assert "`conflict`" not in post["responses"]["401"]["description"]
    assert "`unknown-device`" in post["responses"]["401"]["description"]
    assert set(described["paths"]) >= {
        "/v1/health",
        "/v1/enrolments",
        "/v1/device-keys",
        "/v1/envelopes",
        "/v1/changes",
        "/v1/files/{digest}",
        "/v1/results/{digest}",
        "/v1/held",
        "/v1/staff",
        "/v1/cases/questions",
        "/v1/cases/files/{digest}",
    }


def test_every_problem_stands_in_the_specification() -> None:
    specification = (ROOT / "sync" / "wire" / "README.md").read_text()

    for code, (status, _) in PROBLEMS.items():
        assert re.search(rf"\| `{code}` \| {status} \|", specification), code


def test_every_message_and_field_stands_in_the_specification() -> None:
    specification = (ROOT / "sync" / "wire" / "README.md").read_text()
    messages = [
        one
        for module in (changes, desk, envelope, messages_module, results, sign)
        for one in vars(module).values()
        if isinstance(one, type) and dataclasses.is_dataclass(one)
    ]

    names = {one.__name__ for one in messages} - {"Size", "Bound"}
    fields = {field.name for one in messages for field in dataclasses.fields(one)}
    assert len(names) >= 20
    for name in names | fields - {"least", "most"}:
        assert f"`{name}`" in specification, name


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (ValueError("示范居民"), 500, "unexpected"),
        (OSError(errno.ENOSPC, "no space"), 507, "storage-full"),
        (OperationalError("select", {}, Exception("locked")), 503, "busy"),
    ],
)
def test_a_failure_of_ours_is_a_problem_and_logged_without_contents(
    error: Exception, status: int, code: str, caplog: pytest.LogCaptureFixture
) -> None:
    app = FastAPI()
    failures.install(app, count=_count_nothing)

    @app.get("/broken")
    async def broken() -> None:
        raise error

    sent: list[dict[str, object]] = []
    with caplog.at_level(logging.ERROR):
        anyio.run(_get, app, "/broken", sent)

    assert sent[0]["status"] == status
    assert f'"type": "{code}"'.encode() in bytes(sent[1]["body"])  # type: ignore[call-overload]
    assert type(error).__name__ in caplog.text
    assert "示范居民" not in caplog.text


async def _count_nothing(_code: str) -> None:
    pass


async def _get(app: FastAPI, path: str, sent: list[dict[str, object]]) -> None:
    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: object) -> None:
        assert isinstance(message, dict)
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [],
    }
    await app(scope, receive, send)


def test_text_that_no_database_holds_gets_a_verdict(device: WireClient) -> None:
    envelope = dataclasses.replace(device.make(), item="a\0b")

    (verdict,) = device.push(envelope)

    assert verdict.problem is not None
    assert verdict.problem.type == "malformed"
    refused = ask_enrolment(device.url, "1234\0", device.key)
    assert (refused.status_code, refused.json()["type"]) == (403, "enrolment-refused")
