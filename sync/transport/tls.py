"""Whom to believe over TLS: the platform's own CA, by its key and name, never by the local date."""

import ssl
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from typing_extensions import override

from sync.transport.errors import ExpiredCertificateError

_NO_CHECK_TIME = 0x200000  # X509_V_FLAG_NO_CHECK_TIME of OpenSSL; the ssl module has no name for it
_PEM_START = b"-----BEGIN"

Floor = Callable[[], datetime | None]


class Authority:
    """The only CA that is believed, and the time that certificates are held against.

    The kiosk's clock may be years off, either way. What is certain is the floor: the platform
    signed for having seen that time. A certificate that ended before it is refused; one that begins
    after it may well be good by now.

    `ends_at`: when the first of the certificates last seen ends; before any was, those given.

    Args:
        certificates: the CA's certificate in DER, or one or several in PEM.
        floor: the largest trusted time seen, None before the first.

    Raises:
        ValueError: these bytes are no certificate.
    """

    def __init__(self, certificates: bytes, floor: Floor) -> None:
        self._own = _read(certificates)
        self._floor = floor
        self.ends_at = min(one.not_valid_after_utc for one in self._own)
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # checks chain and host name
        self.context.minimum_version = ssl.TLSVersion.TLSv1_2
        self.context.verify_flags |= _NO_CHECK_TIME
        for certificate in self._own:
            self.context.load_verify_locations(cadata=certificate.public_bytes(Encoding.DER))

    def check(self, leaf: bytes | None) -> None:
        """Hold what a server presented (DER), and its CA, against the floor.

        Raises:
            ExpiredCertificateError: it ended before the largest trusted time seen.
        """
        if leaf is None:
            return
        presented = x509.load_der_x509_certificate(leaf)
        issuers = [one for one in self._own if one.subject == presented.issuer]
        self.ends_at = min(one.not_valid_after_utc for one in (presented, *issuers))
        floor = self._floor()
        if floor is not None and self.ends_at < floor:
            raise ExpiredCertificateError(f"ended {self.ends_at:%F}")


class AnyAuthority(Authority):
    """Believes whoever answers: for messages that are sealed and signed for those two ends alone."""

    def __init__(self) -> None:
        self.ends_at = datetime.max.replace(tzinfo=UTC)
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self.context.check_hostname = False
        self.context.verify_mode = ssl.CERT_NONE

    @override
    def check(self, leaf: bytes | None) -> None:
        """Any will do."""


def _read(certificates: bytes) -> Sequence[x509.Certificate]:
    if certificates.lstrip().startswith(_PEM_START):
        return x509.load_pem_x509_certificates(certificates)
    return [x509.load_der_x509_certificate(certificates)]
