"""How the repository of trust is reached over the same line as everything else."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Protocol
from urllib.parse import quote

from sync.transport import RefusedError
from sync.trust import Part

_BASE = "/v1/trust/"


class Fetches(Protocol):
    """A transport that can fetch; `HttpTransport` is one."""

    def fetch(self, path: str, *, at_most: int) -> bytes:
        """Return what stands at `path`."""
        ...

    def fetch_part(self, path: str, start: int, most: int) -> tuple[bytes, int | None]:
        """Return bytes of what stands at `path`, and how many there are in all."""
        ...


def trust_fetch(transport: Fetches) -> Callable[[str, int], bytes | None]:
    """Return what `sync.trust.TrustClient` fetches with: path and limit to bytes, None for 404.

    Other failures of the link pass through as `TransportError`.
    """

    def fetch(path: str, limit: int) -> bytes | None:
        try:
            return transport.fetch(_BASE + quote(path), at_most=limit)
        except RefusedError as error:
            if error.problem.status == HTTPStatus.NOT_FOUND:
                return None
            raise

    return fetch


def trust_part(transport: Fetches) -> Callable[[str, int, int], Part | None]:
    """Return what `TrustClient.mirror` takes slices with: path, start and most bytes.

    Other failures of the link pass through as `TransportError`.
    """

    def part(path: str, start: int, most: int) -> Part | None:
        try:
            return Part(*transport.fetch_part(_BASE + quote(path), start, most))
        except RefusedError as error:
            if error.problem.status == HTTPStatus.NOT_FOUND:
                return None
            if error.problem.status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
                return Part(b"", start)
            raise

    return part
