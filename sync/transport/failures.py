"""What went wrong on the way to the platform, read from what requests and urllib3 report."""

import errno
import socket
import ssl
from collections.abc import Iterator

import requests
from urllib3.exceptions import HTTPError

from sync.transport.errors import (
    ExpiredCertificateError,
    ForeignAuthorityError,
    NameUnknownError,
    NoRouteError,
    SlowLinkError,
    TransportError,
    UnreachableError,
    UntrustedPlatformError,
    WrongHostError,
)

_MOST_CAUSES = 16
_OTHER_HOST = {62, 64}  # X509_V_ERR_HOSTNAME_MISMATCH, X509_V_ERR_IP_ADDRESS_MISMATCH
_OTHER_TIME = {9, 10}  # X509_V_ERR_CERT_NOT_YET_VALID, X509_V_ERR_CERT_HAS_EXPIRED
_NO_ROUTE = {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL}


def name_failure(error: requests.RequestException | HTTPError) -> TransportError:
    """Name a failure by the first of its causes that says anything."""
    kinds = (kind for cause in _causes(error) if (kind := _kind(cause)) is not None)
    return next(kinds, UnreachableError)(str(error))


def _kind(cause: BaseException) -> type[TransportError] | None:
    """Say what one cause means. A link that is cut in the TLS handshake is no distrust."""
    match cause:
        case ssl.SSLCertVerificationError(verify_code=code):
            return _distrust(code)
        case ssl.SSLEOFError() | ssl.SSLZeroReturnError() | ssl.SSLSyscallError():
            return UnreachableError
        case ssl.SSLError():
            return UntrustedPlatformError
        case socket.gaierror():
            return NameUnknownError
        case OSError(errno=code) if code in _NO_ROUTE:
            return NoRouteError
        case _:
            return _slowness(cause)


def _slowness(cause: BaseException) -> type[TransportError] | None:
    if isinstance(cause, requests.ConnectTimeout):
        return UnreachableError
    return SlowLinkError if isinstance(cause, TimeoutError | requests.Timeout) else None


def _distrust(code: int) -> type[UntrustedPlatformError]:
    if code in _OTHER_HOST:
        return WrongHostError
    return ExpiredCertificateError if code in _OTHER_TIME else ForeignAuthorityError


def _causes(error: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = error
    for _ in range(_MOST_CAUSES):
        if cause is None:
            return
        yield cause
        cause = cause.__cause__ or cause.__context__
