"""How the repository of trust is reached over the same line as everything else."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Protocol
from urllib.parse import quote

from sync.transport import RefusedError


class Fetches(Protocol):
    """A transport that can fetch; `HttpTransport` is one."""

    def fetch(self, path: str, *, at_most: int) -> bytes:
        """Return what stands at `path`."""
        ...


def trust_fetch(transport: Fetches) -> Callable[[str, int], bytes | None]:
    """Return what `sync.trust.TrustClient` fetches with: path and limit to bytes, None for 404.

    Other failures of the link pass through as `TransportError`.
    """

    def fetch(path: str, limit: int) -> bytes | None:
        try:
            return transport.fetch("/v1/trust/" + quote(path), at_most=limit)
        except RefusedError as error:
            if error.problem.status == HTTPStatus.NOT_FOUND:
                return None
            raise

    return fetch
