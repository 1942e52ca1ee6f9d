"""The way to the platform, step by step: how far it leads, and what is in the way."""

import errno
import ipaddress
import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from sync.errors import KnownError
from sync.transport.dial import dial
from sync.transport.errors import (
    AbortedError,
    ClosedPortError,
    NameUnknownError,
    NoRouteError,
    SilentPortError,
    TransportError,
    UnreachableError,
    UntrustedPlatformError,
)
from sync.transport.http import HttpTransport

StepName = Literal["interface", "name", "route", "port", "tls", "answer", "device"]
STEPS: tuple[StepName, ...] = ("interface", "name", "route", "port", "tls", "answer", "device")
"""In their order: each needs the one before."""

_PORTS = {"http": 80, "https": 443}
_SECONDS = 4.0


@dataclass(frozen=True, slots=True)
class Step:
    """A step that was tried. `error`: why it leads no further; `told`: what was found on it."""

    name: StepName
    error: KnownError | None = None
    told: str = ""


def steps_to(
    url: str,
    line: HttpTransport,
    ask: Callable[[], None] | None = None,
    *,
    system: Path = Path("/"),
    seconds: float = _SECONDS,
) -> Iterator[Step]:
    """Go to the platform at `url`; the first step that fails is the last one.

    Args:
        url: as it was told at the enrolment.
        line: to the same place; it is asked whether the platform is there.
        ask: has the platform recognise this device, and raises why it does not; None: leave it out.
        system: where the system's files are.
        seconds: how long to wait for a connection.
    """
    split = urlsplit(url)
    host, port = split.hostname or "", split.port or _PORTS[split.scheme]
    try:
        yield Step("interface", told=_interfaces(host, system))
        addresses = _addresses(host, port)
        yield Step("name", told=" ".join(sorted({place[0] for _, place in addresses})))
        yield Step("route", told=_way(addresses))
        _connect(addresses, seconds)
        yield Step("port", told=str(port))
    except _StuckError as stuck:
        yield stuck.step
        return
    for step in _spoken(split.scheme == "https", line, ask):
        yield step
        if step.error is not None:
            return


class _StuckError(Exception):
    def __init__(self, name: StepName, error: TransportError) -> None:
        super().__init__(name)
        self.step = Step(name, error)


def _interfaces(host: str, system: Path) -> str:
    """Return the names of the interfaces that have a link, "" where this system does not tell."""
    folder = system / "sys/class/net"
    if _is_loopback(host) or not folder.is_dir():
        return ""
    up = [one.name for one in sorted(folder.iterdir()) if one.name != "lo" and _has_link(one)]
    if not up:
        raise _StuckError("interface", NoRouteError("no interface has a link"))
    return " ".join(up)


def _is_loopback(host: str) -> bool:
    with suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return host == "localhost"


def _has_link(interface: Path) -> bool:
    try:
        return (interface / "carrier").read_text(encoding="ascii").strip() == "1"
    except OSError:  # it is turned off
        return False


def _addresses(host: str, port: int) -> list[tuple[int, Any]]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise _StuckError("name", NameUnknownError(str(error))) from error
    return [(family, place) for family, _, _, _, place in found]


def _way(addresses: list[tuple[int, Any]]) -> str:
    """Return the address that packets would leave from; none is sent."""
    failure: OSError = OSError(errno.ENETUNREACH, "no address")
    for family, place in addresses:
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as sock:
                sock.connect(place)
                return str(sock.getsockname()[0])
        except OSError as error:
            failure = error
    raise _StuckError("route", NoRouteError(str(failure)))


def _connect(addresses: list[tuple[int, Any]], seconds: float) -> None:
    """Connect to the first address that answers; their name is not looked up again."""
    failure: OSError = ConnectionError("no address")
    for _, place in addresses:
        try:
            dial(place[:2], seconds, (), lambda: False).close()
        except OSError as error:
            failure = error
        else:
            return
    raise _StuckError("port", _silence(failure)) from failure


def _silence(failure: OSError) -> UnreachableError:
    match failure:
        case TimeoutError():
            return SilentPortError("no answer in time")
        case ConnectionRefusedError():
            return ClosedPortError(str(failure))
    return UnreachableError(str(failure))


def _spoken(
    is_secured: bool,  # noqa: FBT001 - of the address, not a choice
    line: HttpTransport,
    ask: Callable[[], None] | None,
) -> Iterator[Step]:
    """Speak with whoever is there: in TLS, as the platform, knowing this device."""
    try:
        line.health()
    except AbortedError:
        return
    except TransportError as error:
        is_tls = isinstance(error, UntrustedPlatformError | UnreachableError) and is_secured
        if not is_tls:
            yield Step("tls")
        yield Step("tls" if is_tls else "answer", error)
        return
    yield Step("tls")
    yield Step("answer")
    if ask is not None:
        yield Step("device", _refusal(ask))


def _refusal(ask: Callable[[], None]) -> KnownError | None:
    try:
        ask()
    except KnownError as error:
        return error
    return None
