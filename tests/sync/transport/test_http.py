"""HTTP against a real socket: what is asked, and each way it can fail told apart."""

import io
import json
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.clock import milliseconds
from sync.transport import (
    CaptivePortalError,
    ForeignAnswerError,
    HttpTransport,
    NameUnknownError,
    NoRouteError,
    Patience,
    PlatformFaultError,
    RateLimitedError,
    RefusedError,
    RevokedDeviceError,
    Signer,
    SlowLinkError,
    TransportError,
    UnknownDeviceError,
    UnreachableError,
    is_reachable,
)
from sync.wire.request import read_credential, verify_credential
from sync.wire.sign import key_id
from tests.support.filings import START, a_clock
from tests.support.scripted_http import (
    DEAF,
    HANG,
    HANG_UP,
    Reply,
    Request,
    ScriptedServer,
    Step,
    scripted_server,
)

CBOR = {"Content-Type": "application/cbor"}
PROBLEM = {"Content-Type": "application/problem+json"}
SIGNER = Signer("0001", Ed25519PrivateKey.from_private_bytes(bytes(32)))
DIGEST = bytes(range(32))
IMPATIENT = Patience(connect=0.3, rate=10**9, answer=0.2)
PORTAL = Reply(200, {"Content-Type": "text/html"}, b"<html>Wi-Fi</html>")


@pytest.fixture(name="server")
def make_server() -> Iterator[ScriptedServer]:
    with scripted_server() as server:
        yield server


@pytest.fixture(name="transport")
def make_transport(server: ScriptedServer) -> Iterator[HttpTransport]:
    transport = HttpTransport(server.url, a_clock(), signer=SIGNER, patience=IMPATIENT)
    yield transport
    transport.close()


def a_problem(status: int, code: str) -> Reply:
    body = {"type": code, "title": "Said no", "status": status, "detail": "because"}
    return Reply(status, PROBLEM, json.dumps(body).encode())


def test_a_batch_is_posted_and_its_answer_returned(
    server: ScriptedServer, transport: HttpTransport
) -> None:
    server.script.append(Reply(200, CBOR, b"answer"))

    assert transport.push(b"batch") == b"answer"

    (request,) = server.seen
    assert (request.method, request.path, request.body) == ("POST", "/v1/envelopes", b"batch")
    assert request.headers["Content-Type"] == "application/cbor"


def test_an_enrolment_needs_no_signer(server: ScriptedServer) -> None:
    server.script.append(Reply(201, CBOR, b"answer"))

    with closing(HttpTransport(server.url, a_clock())) as transport:
        assert transport.enrol(b"request") == b"answer"
    assert server.seen[0].path == "/v1/enrolments"


def test_reads_carry_a_credential_for_this_very_request(
    server: ScriptedServer, transport: HttpTransport
) -> None:
    server.script.append(Reply(200, CBOR, b"changes"))

    assert transport.changes(12) == b"changes"

    (request,) = server.seen
    credential = read_credential(request.headers["Authorization"])
    public = SIGNER.key.public_key().public_bytes_raw()
    verify_credential(
        credential, {key_id(public): public}, "GET", "/v1/changes?after=12&results=1&supplements=1"
    )
    assert credential.at == milliseconds(START)


def test_a_file_goes_on_where_it_stopped(
    server: ScriptedServer, transport: HttpTransport, tmp_path: Path
) -> None:
    path = tmp_path / "sealed"
    path.write_bytes(b"0123456789" * 10_000)
    server.script += [Reply(204, {"Upload-Offset": "70000"}), Reply(200, CBOR, b"answer")]

    offset = transport.file_offset(DIGEST)
    with path.open("rb") as file:
        file.seek(offset)
        answer = transport.send_file(DIGEST, offset, file)

    head, patch = server.seen
    assert answer == b"answer"
    assert (head.method, head.path) == ("HEAD", f"/v1/files/{DIGEST.hex()}")
    assert (patch.method, patch.headers["Upload-Offset"]) == ("PATCH", "70000")
    assert patch.headers["Content-Type"] == "application/offset+octet-stream"
    assert patch.headers["Content-Length"] == "30000"
    assert patch.body == path.read_bytes()[70_000:]


def test_a_file_that_is_already_there_is_asked_for_with_an_empty_rest(
    server: ScriptedServer, transport: HttpTransport
) -> None:
    server.script.append(Reply(200, CBOR, b"answer"))

    assert transport.send_file(DIGEST, 0, io.BytesIO(b"")) == b"answer"
    assert server.seen[0].headers["Content-Length"] == "0"
    assert "Transfer-Encoding" not in server.seen[0].headers


def test_a_new_device_key_is_announced(server: ScriptedServer, transport: HttpTransport) -> None:
    server.script += [Reply(204), Reply(200, CBOR, b"changes")]
    key = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))

    transport.change_key(b"signed")
    transport.sign_as(Signer("0001", key))
    transport.changes(1)

    announced, asked = server.seen
    assert (announced.path, announced.body) == ("/v1/device-keys", b"signed")
    public = key.public_key().public_bytes_raw()
    assert read_credential(asked.headers["Authorization"]).key == key_id(public)


def test_what_proves_itself_is_fetched_and_goes_on_after_a_cut(
    server: ScriptedServer, transport: HttpTransport
) -> None:
    whole = bytes(range(256)) * 400

    def rest(request: Request) -> Reply:
        begin = int(request.headers["Range"].removeprefix("bytes=").removesuffix("-"))
        return Reply(206, {}, whole[begin:], cut=30_000)

    server.script += [Reply(200, {}, whole, cut=50_000), rest, rest, rest]

    assert transport.fetch("/v1/trust/targets/list.csv", at_most=len(whole)) == whole
    assert [one.headers.get("Range") is None for one in server.seen] == [True, False, False]
    assert transport.traffic.received > len(whole)


def test_a_server_that_begins_again_is_taken_from_the_start(
    server: ScriptedServer, transport: HttpTransport
) -> None:
    server.script += [Reply(200, {}, b"x" * 1000, cut=500), Reply(200, {}, b"y" * 1000)]

    assert transport.fetch("/v1/trust/metadata/root.json", at_most=1000) == b"y" * 1000


def test_a_slice_is_asked_for_and_what_a_cut_leaves_of_it_is_kept(
    server: ScriptedServer, transport: HttpTransport
) -> None:
    ranged = {"Content-Range": "bytes 30-39/50"}
    server.script += [
        Reply(206, ranged, b"0123456789"),
        Reply(206, ranged, b"0123456789", cut=4),
        HANG_UP,
    ]

    assert transport.fetch_part("/v1/trust/targets/x", 30, 10) == (b"0123456789", 50)
    assert transport.fetch_part("/v1/trust/targets/x", 30, 10) == (b"0123", None)
    with pytest.raises(UnreachableError):
        transport.fetch_part("/v1/trust/targets/x", 34, 10)
    assert server.seen[0].headers["Range"] == "bytes=30-39"


def test_a_page_that_is_no_slice_is_not_taken_for_one(
    server: ScriptedServer, transport: HttpTransport
) -> None:
    server.script += [Reply(200, {"Content-Type": "text/html"}, b"<html>Please log in</html>")]

    with pytest.raises(CaptivePortalError):
        transport.fetch_part("/v1/trust/targets/x", 30, 100)


def test_a_fetch_that_gets_no_further_ends(
    server: ScriptedServer, transport: HttpTransport
) -> None:
    server.script += [Reply(200, {}, b"x" * 1000, cut=500), HANG_UP]

    with pytest.raises(UnreachableError):
        transport.fetch("/v1/trust/metadata/root.json", at_most=1000)


def test_a_fetch_is_bounded_and_tells_what_is_not_there(
    server: ScriptedServer, transport: HttpTransport
) -> None:
    server.script += [Reply(200, {}, b"x" * 1001), a_problem(404, "not-found")]

    with pytest.raises(ForeignAnswerError):
        transport.fetch("/v1/trust/metadata/root.json", at_most=1000)
    with pytest.raises(RefusedError) as raised:
        transport.fetch("/v1/trust/metadata/9.root.json", at_most=1000)
    assert raised.value.problem.status == 404


def test_bytes_are_counted_both_ways(server: ScriptedServer, transport: HttpTransport) -> None:
    server.script += [Reply(200, CBOR, b"x" * 500), Reply(200, CBOR, b"")]

    transport.push(b"y" * 1000)
    after_push = transport.traffic
    transport.send_file(DIGEST, 0, io.BytesIO(b"z" * 3000))

    assert 1000 < after_push.sent < 1400
    assert 500 < after_push.received < 900
    assert 3000 < (transport.traffic - after_push).sent < 3700


def test_a_probe_says_whether_anybody_listens(server: ScriptedServer) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))

        assert is_reachable(server.url)
        assert not is_reachable(f"http://127.0.0.1:{unused.getsockname()[1]}")


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (PORTAL, CaptivePortalError),
        (Reply(302, {"Location": "http://login.example/"}), CaptivePortalError),
        (Reply(511, {"Content-Type": "text/html"}, b"login"), CaptivePortalError),
        (Reply(200, {}, b"no type"), ForeignAnswerError),
        (Reply(204), ForeignAnswerError),
        (Reply(404, {"Content-Type": "text/html"}, b"nginx"), ForeignAnswerError),
        (Reply(400, PROBLEM, b"{broken"), ForeignAnswerError),
        (Reply(400, PROBLEM, b"[]"), ForeignAnswerError),
        (Reply(400, PROBLEM, b'{"type": 7}'), ForeignAnswerError),
        (a_problem(401, "unknown-device"), UnknownDeviceError),
        (a_problem(403, "revoked"), RevokedDeviceError),
        (a_problem(403, "other-device"), RefusedError),
        (Reply(500), PlatformFaultError),
        (a_problem(503, "busy"), PlatformFaultError),
        (Reply(429, {"Retry-After": "120"}), RateLimitedError),
        (a_problem(429, "rate-limited"), RateLimitedError),
        (HANG, SlowLinkError),
        (HANG_UP, UnreachableError),
        (Reply(200, CBOR, b"x" * 1000, cut=10), UnreachableError),
    ],
)
def test_each_failure_is_told_apart(
    server: ScriptedServer, transport: HttpTransport, step: Step, expected: type[TransportError]
) -> None:
    server.script.append(step)

    with pytest.raises(TransportError) as raised:
        transport.push(b"batch")

    assert type(raised.value) is expected
    assert str(raised.value)


def _kinds(kind: type[TransportError]) -> list[type[TransportError]]:
    return [kind, *(below for one in kind.__subclasses__() for below in _kinds(one))]


def test_every_failure_has_words_of_its_own_in_both_languages() -> None:
    kinds = _kinds(TransportError)

    for words in ({one.zh for one in kinds}, {one.en for one in kinds}):
        assert len(words) == len(kinds)


@pytest.mark.parametrize(
    ("host", "expected"),
    [("platform.invalid", NameUnknownError), ("255.255.255.255", NoRouteError)],
)
def test_no_name_and_no_route_are_told_apart(host: str, expected: type[TransportError]) -> None:
    with closing(HttpTransport(f"http://{host}", a_clock(), patience=IMPATIENT)) as transport:
        with pytest.raises(UnreachableError) as raised:
            transport.push(b"batch")
        assert type(raised.value) is expected


def test_a_redirect_is_not_followed(server: ScriptedServer, transport: HttpTransport) -> None:
    server.script += [Reply(307, {"Location": "/elsewhere"}), Reply(200, CBOR, b"elsewhere")]

    with pytest.raises(ForeignAnswerError):
        transport.push(b"batch")
    assert len(server.seen) == 1


def test_a_refusal_keeps_what_the_platform_said(
    server: ScriptedServer, transport: HttpTransport
) -> None:
    server.script.append(a_problem(403, "enrolment-refused"))

    with pytest.raises(RefusedError) as raised:
        transport.enrol(b"request")

    problem = raised.value.problem
    assert (problem.type, problem.status, problem.detail) == ("enrolment-refused", 403, "because")


def test_a_refused_head_has_no_body_to_read(
    server: ScriptedServer, transport: HttpTransport
) -> None:
    server.script.append(Reply(404, PROBLEM))

    with pytest.raises(RefusedError) as raised:
        transport.file_offset(DIGEST)
    assert raised.value.problem.status == 404


@pytest.mark.parametrize(
    ("given", "seconds"),
    [("120", 120), ("999999", 3600), ("Mon, 23 Nov 2026 09:30:00 GMT", 0), ("9" * 5000, 0)],
)
def test_the_platform_may_ask_to_be_left_alone_for_an_hour_at_most(
    server: ScriptedServer, transport: HttpTransport, given: str, seconds: int
) -> None:
    server.script.append(Reply(503, {"Retry-After": given}))

    with pytest.raises(PlatformFaultError) as raised:
        transport.push(b"batch")
    assert raised.value.retry_after == seconds


@pytest.mark.parametrize("offset", [None, "", "-1", "x", "9" * 5000])
def test_a_captive_portal_that_answers_head_is_no_offset(
    server: ScriptedServer, transport: HttpTransport, offset: str | None
) -> None:
    server.script.append(Reply(204, {} if offset is None else {"Upload-Offset": offset}))

    with pytest.raises(ForeignAnswerError):
        transport.file_offset(DIGEST)


def test_an_answer_without_end_is_not_read_to_its_end(
    server: ScriptedServer, transport: HttpTransport
) -> None:
    server.script.append(Reply(200, CBOR, bytes(9 * 2**20)))

    with pytest.raises(ForeignAnswerError):
        transport.changes(0)


def test_a_platform_that_stops_reading_is_a_slow_link(transport: HttpTransport) -> None:
    with scripted_server() as server:
        server.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        server.script.append(DEAF)
        deaf = HttpTransport(server.url, a_clock(), signer=SIGNER, patience=IMPATIENT)

        with closing(deaf), pytest.raises(SlowLinkError):
            deaf.push(bytes(8 * 2**20))


def test_nobody_listening_is_unreachable(server: ScriptedServer) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"

        with pytest.raises(UnreachableError):
            HttpTransport(url, a_clock(), patience=IMPATIENT).push(b"batch")


def test_the_time_to_send_grows_with_the_size() -> None:
    assert [Patience().timeouts(size) for size in (0, 64 * 2**10)] == [(30, 60), (30 + 128, 60)]


def test_proxies_and_authorities_of_the_environment_are_ignored(
    server: ScriptedServer, transport: HttpTransport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/nowhere")
    server.script.append(Reply(200, CBOR, b"answer"))

    assert transport.push(b"batch") == b"answer"
