"""A link on loopback that breaks again and again, for real HTTP over real TCP."""

import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import cycle
from urllib.parse import urlsplit


@dataclass
class Link:
    """Where it leads from, and how often it was called."""

    url: str
    calls: int = 0


@contextmanager
def cutting(url: str, after: Sequence[int]) -> Iterator[Link]:
    """Lead to a server over a link that breaks when so many bytes were brought, in turn."""
    there = urlsplit(url)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        link = Link(f"http://127.0.0.1:{listener.getsockname()[1]}")

        def serve() -> None:
            for most in cycle(after):
                try:
                    near, _ = listener.accept()
                except OSError:  # the end
                    return
                link.calls += 1
                _begin(carry, near, most)

        def carry(near: socket.socket, most: int) -> None:
            far = socket.create_connection((str(there.hostname), int(there.port or 80)))
            with near, far:
                _begin(_pour, near, far, 2**30)
                _pour(far, near, most)
                for end in (near, far):
                    with suppress(OSError):
                        end.shutdown(socket.SHUT_RDWR)

        _begin(serve)
        yield link
        listener.shutdown(socket.SHUT_RDWR)


def _begin(work: Callable[..., None], *given: object) -> None:
    threading.Thread(target=work, args=given, daemon=True).start()  # noqa: TID251  # no kiosk here


def _pour(source: socket.socket, into: socket.socket, most: int) -> None:
    with suppress(OSError):
        while most and (data := source.recv(min(4096, most))):
            into.sendall(data)
            most -= len(data)
