"""TLS of the platform's own: a CA that kiosks pin at enrolment, and the server's certificate."""

import ssl
from collections.abc import Sequence
from datetime import timedelta
from ipaddress import ip_address

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from sync.central.errors import KeyUnreadableError, NoCertificateError, UnfitTextError
from sync.central.folder import Folder, write_durably
from sync.central.key_files import write_key
from sync.clock import Clock

AUTHORITY_LIFE = timedelta(days=365 * 30)
SERVER_LIFE = timedelta(days=365 * 3)
# Kiosks whose clock is a little behind shall not be locked out by a new certificate.
_BEFORE = timedelta(days=1)
_LOCAL = ("localhost", "127.0.0.1", "::1")


def certify(folder: Folder, names: Sequence[str], clock: Clock) -> None:
    """Issue a new server certificate for host names and addresses; make the CA if there is none.

    Raises:
        UnfitTextError: something is no host name.
        KeyUnreadableError: the CA is damaged, or its key was taken elsewhere.
    """
    alternatives = [_alternative(name) for name in dict.fromkeys((*names, *_LOCAL))]
    if not folder.authority.exists():
        _make_authority(folder, clock)
    issuer, issuer_key = _read(folder)
    key = generate_private_key(SECP256R1())
    certificate = (
        _begin(key, names[0], issuer.subject, SERVER_LIFE, clock)
        .add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(is_authority=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()),
            critical=False,
        )
        .sign(issuer_key, SHA256())
    )
    # One file, so that key and certificate are exchanged at once.
    write_key(folder.server_certificate, key)
    secret = folder.server_certificate.read_bytes()
    write_durably(folder.server_certificate, secret + certificate.public_bytes(Encoding.PEM))


def renew(folder: Folder, clock: Clock) -> None:
    """Issue a new server certificate for the names of the present one.

    Raises:
        NoCertificateError: there is none.
        KeyUnreadableError: the CA is damaged, or its key was taken elsewhere.
    """
    if not folder.server_certificate.exists():
        raise NoCertificateError(str(folder.root))
    present = x509.load_pem_x509_certificate(folder.server_certificate.read_bytes())
    named = present.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    certify(folder, [str(one.value) for one in named], clock)


def authority(folder: Folder) -> bytes:
    """Return the CA that kiosks are to pin, as DER.

    Raises:
        NoCertificateError: there is none.
    """
    if not (folder.authority.exists() and folder.server_certificate.exists()):
        raise NoCertificateError(str(folder.root))
    return ssl.PEM_cert_to_DER_cert(folder.authority.read_text())


def _make_authority(folder: Folder, clock: Clock) -> None:
    key = generate_private_key(SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Township Kiosk platform CA")])
    certificate = (
        _begin(key, "Township Kiosk platform CA", name, AUTHORITY_LIFE, clock)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(is_authority=True), critical=True)
        .sign(key, SHA256())
    )
    write_key(folder.authority_key, key)
    write_durably(folder.authority, certificate.public_bytes(Encoding.PEM))


def _begin(
    key: EllipticCurvePrivateKey, name: str, issuer: x509.Name, life: timedelta, clock: Clock
) -> x509.CertificateBuilder:
    now = clock.now()
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name[:64])]))
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _BEFORE)
        .not_valid_after(now + life)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _usage(*, is_authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not is_authority,
        key_cert_sign=is_authority,
        crl_sign=is_authority,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _alternative(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        pass
    try:
        return x509.DNSName(name)
    except ValueError as error:
        raise UnfitTextError(name) from error


def _read(folder: Folder) -> tuple[x509.Certificate, EllipticCurvePrivateKey]:
    try:
        certificate = x509.load_pem_x509_certificate(folder.authority.read_bytes())
        key = load_pem_private_key(folder.authority_key.read_bytes(), password=None)
    except (OSError, ValueError) as error:
        raise KeyUnreadableError(f"authority: {type(error).__name__}") from error
    if not isinstance(key, EllipticCurvePrivateKey):
        raise KeyUnreadableError("authority.key")
    return certificate, key
