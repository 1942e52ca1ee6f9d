"""HTTP against a real socket: what is asked, and each way it can fail told apart."""

import io
import ipaddress
import json
import socket
import ssl
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1
from cryptography.hazmat.primitives.asymmetric.ec import generate_private_key as ec_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from sync.clock import milliseconds
from sync.transport import (
    ForeignAnswerError,
    HttpTransport,
    Patience,
    PlatformFaultError,
    RateLimitedError,
    RefusedError,
    Signer,
    SlowLinkError,
    TransportError,
    UnreachableError,
    UntrustedPlatformError,
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

    assert HttpTransport(server.url, a_clock()).enrol(b"request") == b"answer"
    assert server.seen[0].path == "/v1/enrolments"


def test_reads_carry_a_credential_for_this_very_request(
    server: ScriptedServer, transport: HttpTransport
) -> None:
    server.script.append(Reply(200, CBOR, b"changes"))

    assert transport.changes(12) == b"changes"

    (request,) = server.seen
    credential = read_credential(request.headers["Authorization"])
    public = SIGNER.key.public_key().public_bytes_raw()
    verify_credential(credential, {key_id(public): public}, "GET", "/v1/changes?after=12")
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
        (PORTAL, ForeignAnswerError),
        (Reply(302, {"Location": "http://login.example/"}), ForeignAnswerError),
        (Reply(511, {"Content-Type": "text/html"}, b"login"), ForeignAnswerError),
        (Reply(200, {}, b"no type"), ForeignAnswerError),
        (Reply(204), ForeignAnswerError),
        (Reply(404, {"Content-Type": "text/html"}, b"nginx"), ForeignAnswerError),
        (Reply(400, PROBLEM, b"{broken"), ForeignAnswerError),
        (Reply(400, PROBLEM, b"[]"), ForeignAnswerError),
        (Reply(400, PROBLEM, b'{"type": 7}'), ForeignAnswerError),
        (a_problem(401, "unknown-device"), RefusedError),
        (Reply(500), PlatformFaultError),
        (a_problem(503, "busy"), PlatformFaultError),
        (Reply(429, {"Retry-After": "120"}), RateLimitedError),
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
    assert raised.value.words("zh_CN") != raised.value.words("en")


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

        with pytest.raises(SlowLinkError):
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


def test_only_the_given_authority_is_believed(tmp_path: Path) -> None:
    ours, theirs = (an_authority(tmp_path / name) for name in ("ours", "theirs"))
    with scripted_server(ours()) as server:
        server.script.append(Reply(200, CBOR, b"answer"))
        pinned = HttpTransport(server.url, a_clock(), authority=tmp_path / "ours" / "cert.pem")
        assert pinned.push(b"batch") == b"answer"
        pinned.close()
    with scripted_server(theirs()) as server:
        for authority in (tmp_path / "ours" / "cert.pem", None):
            stranger = HttpTransport(server.url, a_clock(), authority=authority)
            with pytest.raises(UntrustedPlatformError):
                stranger.push(b"batch")
        assert server.seen == []


def an_authority(folder: Path) -> Callable[[], ssl.SSLContext]:
    """Write a self-signed certificate for loopback; return what makes its server context."""
    folder.mkdir()
    key = ec_key(SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, folder.name)])
    loopback = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(START - timedelta(days=20_000))
        .not_valid_after(START + timedelta(days=36_500))
        .add_extension(x509.SubjectAlternativeName([loopback]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    (folder / "cert.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    )

    def context() -> ssl.SSLContext:
        made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        made.load_cert_chain(folder / "cert.pem", folder / "key.pem")
        return made

    return context
