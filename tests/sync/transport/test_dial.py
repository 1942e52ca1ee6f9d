"""A connection is tuned as far as the system knows how, and made all the same."""

import socket
import sys
from contextlib import closing

import pytest

from sync.clock import SystemClock
from sync.transport import HttpTransport, UnreachableError
from sync.transport.dial import dial

UNKNOWN = (socket.IPPROTO_TCP, 9999, 1)


def test_what_an_older_system_does_not_know_is_done_without() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        nodelay = (socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with dial(server.getsockname(), 5, [UNKNOWN, nodelay], lambda: False) as line:
            assert line.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


@pytest.mark.skipif(sys.platform != "linux", reason="these options are Linux's")
def test_the_line_to_the_platform_gives_up_a_dead_peer_and_holds_little_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines: list[socket.socket] = []

    def noted(*given: object) -> socket.socket:
        lines.append(dial(*given))  # type: ignore[arg-type]  # what the adapter gives
        server.close()
        return lines[0].dup()

    monkeypatch.setattr("sync.transport.adapter.dial", noted)
    server = socket.create_server(("127.0.0.1", 0))
    port = server.getsockname()[1]
    with (
        closing(HttpTransport(f"http://127.0.0.1:{port}", SystemClock())) as transport,
        pytest.raises(UnreachableError),
    ):
        transport.enrol(b"")

    with lines[0] as line:
        assert line.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == 45_000
        assert line.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        assert line.getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF) <= 64 * 2**10
