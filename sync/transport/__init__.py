"""The kiosk's line to the platform: the interface, HTTP, and a probe."""

from sync.transport.errors import (
    AbortedError,
    CaptivePortalError,
    ExpiredCertificateError,
    ForeignAnswerError,
    ForeignAuthorityError,
    NameUnknownError,
    NoRouteError,
    PlatformFaultError,
    RateLimitedError,
    RefusedError,
    RevokedDeviceError,
    SlowLinkError,
    TransportError,
    UnknownDeviceError,
    UnreachableError,
    UntrustedPlatformError,
    WrongHostError,
)
from sync.transport.http import HttpTransport
from sync.transport.interface import (
    CaseSource,
    HeldSource,
    ResultSource,
    Signer,
    Traffic,
    Transport,
)
from sync.transport.patience import Patience
from sync.transport.probe import is_reachable
from sync.transport.tls import AnyAuthority

__all__ = [
    "AbortedError",
    "AnyAuthority",
    "CaptivePortalError",
    "CaseSource",
    "ExpiredCertificateError",
    "ForeignAnswerError",
    "ForeignAuthorityError",
    "HeldSource",
    "HttpTransport",
    "NameUnknownError",
    "NoRouteError",
    "Patience",
    "PlatformFaultError",
    "RateLimitedError",
    "RefusedError",
    "ResultSource",
    "RevokedDeviceError",
    "Signer",
    "SlowLinkError",
    "Traffic",
    "Transport",
    "TransportError",
    "UnknownDeviceError",
    "UnreachableError",
    "UntrustedPlatformError",
    "WrongHostError",
    "is_reachable",
]
