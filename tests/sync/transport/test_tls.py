"""TLS against real servers: only the platform's own CA, and times held against the floor."""

import socket
import ssl
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sync.transport import (
    ExpiredCertificateError,
    ForeignAuthorityError,
    HttpTransport,
    Patience,
    UnreachableError,
    UntrustedPlatformError,
    WrongHostError,
)
from tests.support.authorities import FAR_OFF, LONG_AGO, TestAuthority, an_authority
from tests.support.filings import a_clock
from tests.support.scripted_http import HANG_UP, Reply, ScriptedServer, scripted_server

ANSWER = Reply(200, {"Content-Type": "application/cbor"}, b"answer")
IMPATIENT = Patience(connect=2, rate=10**9, answer=2)


def year(number: int) -> datetime:
    return datetime(number, 1, 1, tzinfo=UTC)


def push(
    server: ScriptedServer, authority: bytes | None, *, floor: datetime | None = None
) -> bytes:
    server.script.append(ANSWER)
    with closing(
        HttpTransport(
            server.url, a_clock(), authority=authority, floor=lambda: floor, patience=IMPATIENT
        )
    ) as transport:
        return transport.push(b"batch")


@pytest.fixture(name="ours", scope="module")
def make_ours() -> TestAuthority:
    return an_authority()


@pytest.mark.parametrize("form", ["der", "pem"])
def test_the_platforms_own_authority_is_believed(
    tmp_path: Path, ours: TestAuthority, form: str
) -> None:
    with scripted_server(ours.server(tmp_path)) as server:
        assert push(server, getattr(ours, form)) == b"answer"


@pytest.mark.parametrize(
    ("begin", "end", "floor"),
    [
        pytest.param(2030, 2090, None, id="clock battery dead, nothing ever heard"),
        pytest.param(2030, 2090, 2026, id="clock battery dead, last heard years ago"),
        pytest.param(2030, 2090, 2035, id="clock battery dead, the platform heard"),
        pytest.param(2010, 2012, 2011, id="clock many years ahead"),
        pytest.param(2010, 2012, None, id="clock many years ahead, nothing ever heard"),
    ],
)
def test_the_machines_clock_locks_nobody_out(
    tmp_path: Path, ours: TestAuthority, begin: int, end: int, floor: int | None
) -> None:
    certificate = ours.server(tmp_path, begin=year(begin), end=year(end))
    with scripted_server(certificate) as server:
        assert push(server, ours.der, floor=None if floor is None else year(floor)) == b"answer"


def test_a_certificate_that_ended_before_the_floor_is_refused_before_anything_is_sent(
    tmp_path: Path, ours: TestAuthority
) -> None:
    certificate = ours.server(tmp_path, end=year(2027))
    with scripted_server(certificate) as server:
        with pytest.raises(ExpiredCertificateError):
            push(server, ours.der, floor=year(2028))
        assert server.seen == []


@pytest.mark.parametrize("end", [year(2027), FAR_OFF])
def test_an_authority_that_ended_before_the_floor_is_refused(tmp_path: Path, end: datetime) -> None:
    old = an_authority(end=end)
    with scripted_server(old.server(tmp_path)) as server:
        if end == FAR_OFF:
            assert push(server, old.der, floor=year(2028)) == b"answer"
            return
        with pytest.raises(ExpiredCertificateError):
            push(server, old.der, floor=year(2028))


def test_the_floor_is_asked_at_each_connection(tmp_path: Path, ours: TestAuthority) -> None:
    floor = [year(2026)]
    with scripted_server(ours.server(tmp_path, end=year(2027))) as server:
        server.script += [ANSWER, ANSWER]
        transport = HttpTransport(
            server.url, a_clock(), authority=ours.der, floor=lambda: floor[0], patience=IMPATIENT
        )
        assert transport.push(b"batch") == b"answer"
        transport.close()
        floor[0] = year(2028)
        with pytest.raises(ExpiredCertificateError):
            transport.push(b"batch")
        transport.close()


@pytest.mark.parametrize("name", ["示范平台", "another"])
def test_a_foreign_authority_is_refused_be_its_name_the_same(
    tmp_path: Path, ours: TestAuthority, name: str
) -> None:
    theirs = an_authority(name)
    with scripted_server(theirs.server(tmp_path)) as server:
        for authority in (ours.der, None):
            with pytest.raises(ForeignAuthorityError):
                push(server, authority)
        assert server.seen == []


def test_public_authorities_are_not_believed_beside_the_pinned_one(
    tmp_path: Path, ours: TestAuthority, monkeypatch: pytest.MonkeyPatch
) -> None:
    public = an_authority("public")
    bundle = tmp_path / "bundle.pem"
    bundle.write_bytes(public.pem)
    for name in ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.setenv(name, str(bundle))
    monkeypatch.setattr("requests.adapters.DEFAULT_CA_BUNDLE_PATH", str(bundle))
    with scripted_server(public.server(tmp_path)) as server:
        assert push(server, None) == b"answer"
        with pytest.raises(ForeignAuthorityError):
            push(server, ours.der)


@pytest.mark.parametrize("host", ["platform.example", "127.0.0.2"])
def test_a_certificate_for_another_host_is_refused(
    tmp_path: Path, ours: TestAuthority, host: str
) -> None:
    with scripted_server(ours.server(tmp_path, host=host)) as server:
        with pytest.raises(WrongHostError):
            push(server, ours.der)
        assert server.seen == []


def test_a_server_certificate_cannot_play_the_authority(
    tmp_path: Path, ours: TestAuthority
) -> None:
    middle = an_authority("middle")
    with (
        scripted_server(middle.server(tmp_path)) as server,
        pytest.raises(ForeignAuthorityError),
    ):
        push(server, ours.pem)


def test_tls_below_1_2_is_refused(tmp_path: Path, ours: TestAuthority) -> None:
    context = ours.server(tmp_path)
    context.set_ciphers("ALL:@SECLEVEL=0")
    with pytest.warns(DeprecationWarning, match="TLSv1"):
        context.minimum_version = ssl.TLSVersion.TLSv1
    with pytest.warns(DeprecationWarning, match="TLSv1"):
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    with scripted_server(context) as server, pytest.raises(UntrustedPlatformError):
        push(server, ours.der)


def test_a_server_that_speaks_no_tls_is_not_the_platform(ours: TestAuthority) -> None:
    with scripted_server() as server:
        server.scheme = "https"
        with pytest.raises(UntrustedPlatformError):
            push(server, ours.der)


def test_a_link_that_is_cut_in_the_handshake_is_unreachable_not_untrusted(
    ours: TestAuthority,
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(5)
        url = f"https://127.0.0.1:{listener.getsockname()[1]}"
        transport = HttpTransport(url, a_clock(), authority=ours.der, patience=IMPATIENT)
        with closing(transport), _hanging_up(listener), pytest.raises(UnreachableError):
            transport.push(b"batch")


@contextmanager
def _hanging_up(listener: socket.socket) -> Iterator[None]:
    """Take the first bytes of one connection, then close it."""

    def serve() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(100)

    with ThreadPoolExecutor(1) as threads:
        served = threads.submit(serve)
        yield
        served.result()


def test_a_cut_after_the_handshake_is_unreachable(tmp_path: Path, ours: TestAuthority) -> None:
    with scripted_server(ours.server(tmp_path)) as server:
        server.script.append(HANG_UP)
        transport = HttpTransport(server.url, a_clock(), authority=ours.der, patience=IMPATIENT)
        with closing(transport), pytest.raises(UnreachableError):
            transport.push(b"batch")


def test_what_is_no_certificate_is_no_authority() -> None:
    for given in (b"", b"no certificate", b"-----BEGIN CERTIFICATE-----\nx\n"):
        with pytest.raises(ValueError, match=r"."):
            HttpTransport("https://platform.example", a_clock(), authority=given)


def test_an_authority_may_be_followed_by_its_successor(tmp_path: Path, ours: TestAuthority) -> None:
    successor = an_authority("successor", begin=LONG_AGO)
    with scripted_server(successor.server(tmp_path)) as server:
        assert push(server, ours.pem + successor.pem) == b"answer"


def test_it_is_known_when_the_certificate_ends_that_was_shown(
    tmp_path: Path, ours: TestAuthority
) -> None:
    with scripted_server(ours.server(tmp_path, end=year(2027))) as server:
        server.script.append(ANSWER)
        transport = HttpTransport(server.url, a_clock(), authority=ours.der, patience=IMPATIENT)
        assert transport.certificate_ends == FAR_OFF
        transport.push(b"batch")
        assert transport.certificate_ends == year(2027)
        transport.close()
