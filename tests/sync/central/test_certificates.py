"""TLS: the platform's own CA, its certificates, and where it may be done without."""

import socket
import ssl
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.central.certificates import SERVER_LIFE, certify, renew
from sync.central.cli import main
from sync.central.folder import Folder
from sync.central.founding import initialize
from sync.central.serving import is_loopback
from sync.clock import ManualClock, SystemClock
from sync.transport import ExpiredCertificateError, HttpTransport, RefusedError
from sync.wire.codec import decode, encode
from sync.wire.messages import EnrolmentAnswer, EnrolmentRequest
from sync.wire.sign import Signed
from tests.support.wire_client import WireClient
from tests.sync.central.conftest import Init, run, serving


def test_tls_is_served_with_a_certificate_of_the_platforms_own_ca(
    tmp_path: Path, init: Init
) -> None:
    init(tmp_path, "--name", "central.example")
    with serving(tmp_path, "--tls") as central:
        code = central.new_code()
        ca = tmp_path / "keys" / "authority.pem"
        session = requests.Session()
        session.trust_env = False
        session.verify = str(ca)
        device = WireClient(central.url, *enrol_over(session, central.url, code), http=session)
        (verdict,) = device.push(device.make())
        session.close()
        with pytest.raises(requests.exceptions.SSLError):
            requests.get(f"{central.url}/v1/health", timeout=9)
        assert negotiated(central.url, ca, "central.example") in {"TLSv1.2", "TLSv1.3"}
        with pytest.raises(ssl.SSLCertVerificationError):
            negotiated(central.url, ca, "other.example")

    assert central.url.startswith("https://")
    assert verdict.outcome == "accepted"
    assert device.enrolled.authority == ssl.PEM_cert_to_DER_cert(ca.read_text())


def enrol_over(
    session: requests.Session, url: str, code: str
) -> tuple[Ed25519PrivateKey, EnrolmentAnswer]:
    key = Ed25519PrivateKey.generate()
    asked = EnrolmentRequest(1, code, key.public_key().public_bytes_raw())
    answer = session.post(
        f"{url}/v1/enrolments",
        data=encode(asked),
        headers={"Content-Type": "application/cbor"},
        timeout=9,
    )
    return key, decode(EnrolmentAnswer, decode(Signed, answer.content).payload)


def negotiated(url: str, ca: Path, name: str) -> str | None:
    host, port = url.removeprefix("https://").split(":")
    context = ssl.create_default_context(cafile=str(ca))
    with (
        socket.create_connection((host, int(port)), timeout=9) as plain,
        context.wrap_socket(plain, server_hostname=name) as secure,
    ):
        return secure.version()


def test_the_floor_decides_whether_the_platforms_certificate_has_ended(tmp_path: Path) -> None:
    made_at = datetime(2019, 1, 1, tzinfo=UTC)
    initialize(tmp_path, ManualClock(made_at), names=["127.0.0.1"])

    with serving(tmp_path, "--tls") as central:
        for heard, expected in (
            (made_at + SERVER_LIFE - timedelta(days=1), RefusedError),
            (made_at + SERVER_LIFE + timedelta(days=1), ExpiredCertificateError),
        ):
            with (
                closing(tls_to(central.url, tmp_path, heard)) as line,
                pytest.raises(expected) as refused,
            ):
                line.push(b"no batch")
            assert refused.type is expected


def tls_to(url: str, data: Path, heard: datetime) -> HttpTransport:
    """Return a kiosk's line whose clock floor is the time it heard last."""
    pinned = Folder(data).authority.read_bytes()
    return HttpTransport(url, SystemClock(), authority=pinned, floor=lambda: heard)


def test_another_address_than_loopback_is_not_served_without_tls_unless_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("init", "--data", str(tmp_path))

    assert main(["serve", "--data", str(tmp_path), "--host", "0.0.0.0", "--port", "0"]) == 2  # noqa: S104
    assert "证书" in capsys.readouterr().err
    with serving(tmp_path, "--host", "0.0.0.0", "--plain") as central:  # noqa: S104
        assert central.url.startswith("http://")


@pytest.mark.parametrize(
    ("host", "expected"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("x", False)],  # noqa: S104
)
def test_loopback_is_what_only_this_machine_reaches(host: str, *, expected: bool) -> None:
    assert is_loopback(host) is expected


def test_renewing_keeps_names_and_ca_and_extends_the_time(tmp_path: Path) -> None:
    clock = ManualClock(datetime(2026, 11, 23, tzinfo=UTC))
    initialize(tmp_path, clock, names=["central.example", "192.0.2.7"])
    folder = Folder(tmp_path)
    ca = folder.authority.read_bytes()
    clock.advance(timedelta(days=1000))

    renew(folder, clock)

    served = x509.load_pem_x509_certificate(folder.server_certificate.read_bytes())
    named = served.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert [str(one.value) for one in named][:2] == ["central.example", "192.0.2.7"]
    assert served.not_valid_after_utc == clock.now() + SERVER_LIFE
    assert folder.authority.read_bytes() == ca
    served.verify_directly_issued_by(x509.load_pem_x509_certificate(ca))


def test_a_certificate_needs_its_ca_and_a_good_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("init", "--data", str(tmp_path))
    assert main(["keys", "renew-certificate", "--data", str(tmp_path)]) == 2
    assert main(["init", "--data", str(tmp_path), "--name", "示范"]) == 2
    certify(Folder(tmp_path), ["central.example"], ManualClock(datetime(2026, 1, 1, tzinfo=UTC)))
    (tmp_path / "keys" / "authority.key").unlink()
    assert main(["keys", "renew-certificate", "--data", str(tmp_path)]) == 2

    assert "私钥" in capsys.readouterr().err
