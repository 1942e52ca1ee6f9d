"""The kiosk's line to the platform: the interface, HTTP, and a probe."""

from sync.transport.errors import (
    ForeignAnswerError,
    PlatformFaultError,
    RateLimitedError,
    RefusedError,
    SlowLinkError,
    TransportError,
    UnreachableError,
    UntrustedPlatformError,
)
from sync.transport.http import HttpTransport, Patience
from sync.transport.interface import Signer, Traffic, Transport
from sync.transport.probe import is_reachable

__all__ = [
    "ForeignAnswerError",
    "HttpTransport",
    "Patience",
    "PlatformFaultError",
    "RateLimitedError",
    "RefusedError",
    "Signer",
    "SlowLinkError",
    "Traffic",
    "Transport",
    "TransportError",
    "UnreachableError",
    "UntrustedPlatformError",
    "is_reachable",
]
