"""A call that would go on for minutes ends long before its patience does when the program closes."""

import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic

import pytest

from sync.transport import AbortedError, HttpTransport, Patience
from tests.support.authorities import an_authority
from tests.support.filings import a_clock
from tests.support.scripted_http import DEAF, HANG, Reply, ScriptedServer, scripted_server

PATIENT = Patience(connect=60, rate=1, answer=60)


def a_transport(url: str, authority: bytes | None = None) -> HttpTransport:
    return HttpTransport(url, a_clock(), authority=authority, patience=PATIENT)


def assert_ends_soon(transport: HttpTransport, is_stuck: Callable[[], bool], size: int) -> None:
    """Push `size` bytes, wait until that is stuck, abort: the call ends, and so does a later one."""
    with ThreadPoolExecutor(1) as threads, closing(transport):
        call = threads.submit(transport.push, bytes(size))
        try:
            wait_until(is_stuck)
        finally:
            transport.abort()
        with pytest.raises(AbortedError):
            call.result(10)
        with pytest.raises(AbortedError):
            transport.push(b"later")


def wait_until(is_so: Callable[[], bool]) -> None:
    deadline = monotonic() + 10
    while not is_so():
        assert monotonic() < deadline


@contextmanager
def silent_listener(backlog: int = 5) -> Iterator[socket.socket]:
    """Listen on loopback, but say nothing."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(backlog)
        yield listener


def test_while_the_platform_does_not_answer() -> None:
    with scripted_server() as server:
        server.script.append(HANG)
        assert_ends_soon(a_transport(server.url), lambda: bool(server.seen), 100)


def test_while_the_platform_does_not_answer_over_tls(tmp_path: Path) -> None:
    authority = an_authority()
    with scripted_server(authority.server(tmp_path)) as server:
        server.script.append(HANG)
        transport = a_transport(server.url, authority.der)
        assert_ends_soon(transport, lambda: bool(server.seen), 100)


def test_on_a_connection_that_was_kept_open() -> None:
    with scripted_server() as server:
        server.script += [Reply(200, {"Content-Type": "application/cbor"}, b"answer"), HANG]
        transport = a_transport(server.url)
        transport.push(b"first")
        assert_ends_soon(transport, lambda: len(server.seen) == 2, 100)


def test_while_the_answer_only_trickles() -> None:
    with scripted_server() as server:
        server.script.append(trickle(server))
        assert_ends_soon(a_transport(server.url), lambda: bool(server.seen), 100)


def trickle(server: ScriptedServer) -> Callable[[object], Reply]:
    """Send the head of an answer and its first byte, then nothing."""

    def step(_request: object) -> Reply:
        head = {"Content-Type": "application/cbor", "Connection": "close"}
        return Reply(200, head, b"x" * 100, cut=1, linger=server.over)

    return step


def test_while_the_platform_does_not_read() -> None:
    with scripted_server() as server:
        server.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        server.script.append(DEAF)
        assert_ends_soon(a_transport(server.url), lambda: not server.script, 8 * 2**20)


def test_while_connecting() -> None:
    with silent_listener(backlog=0) as listener, socket.socket() as filler:
        filler.connect(listener.getsockname())  # the queue is full: further SYNs are dropped
        began = monotonic()
        transport = a_transport(f"http://127.0.0.1:{listener.getsockname()[1]}")
        assert_ends_soon(transport, lambda: monotonic() - began > 0.1, 100)


def test_while_shaking_hands() -> None:
    with silent_listener() as listener:
        listener.settimeout(10)
        taken: list[socket.socket] = []

        def is_greeted() -> bool:
            if not taken:
                taken.append(listener.accept()[0])
            return bool(taken[0].recv(1, socket.MSG_PEEK))

        url = f"https://127.0.0.1:{listener.getsockname()[1]}"
        assert_ends_soon(a_transport(url, an_authority().der), is_greeted, 100)
        taken[0].close()


def test_before_the_first_call() -> None:
    with closing(a_transport("http://127.0.0.1:9")) as transport:
        transport.abort()
        with pytest.raises(AbortedError):
            transport.push(b"batch")
