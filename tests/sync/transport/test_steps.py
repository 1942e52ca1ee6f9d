"""The way to the platform against real sockets: each thing that can be in the way is found at its step."""

import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from sync.errors import KnownError
from sync.transport import (
    CaptivePortalError,
    ForeignAuthorityError,
    HttpTransport,
    NameUnknownError,
    NoRouteError,
    Patience,
    PlatformFaultError,
    RevokedDeviceError,
    SlowLinkError,
    UnreachableError,
)
from sync.transport.errors import ClosedPortError, SilentPortError
from sync.transport.steps import STEPS, Step, StepName, steps_to
from sync.wire.messages import Problem
from tests.support.authorities import an_authority
from tests.support.filings import a_clock
from tests.support.scripted_http import HANG, HANG_UP, Reply, scripted_server
from tests.support.scripted_http import Step as Answer

IMPATIENT = Patience(connect=0.3, rate=10**9, answer=0.2)
HTML = {"Content-Type": "text/html"}
WELL = Reply(204)


def walk(url: str, authority: bytes | None = None, **given: object) -> list[Step]:
    line = HttpTransport(url, a_clock(), authority=authority, patience=IMPATIENT)
    with closing(line):
        return list(steps_to(url, line, seconds=0.2, **given))  # type: ignore[arg-type]  # as given


def stuck(steps: list[Step]) -> tuple[StepName, type[KnownError]]:
    """Return where a way ends; all before it was well."""
    *before, last = steps
    assert [step.name for step in before] == list(STEPS[: len(before)])
    assert all(step.error is None for step in before)
    assert last.error is not None
    return last.name, type(last.error)


def test_a_way_that_is_clear_leads_to_being_recognised() -> None:
    with scripted_server() as server:
        server.script.append(WELL)
        steps = walk(server.url, ask=lambda: None)

    assert [step.name for step in steps] == list(STEPS)
    assert all(step.error is None for step in steps)
    assert steps[1].told == steps[2].told == "127.0.0.1"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Reply(200, HTML, b"<html>Wi-Fi</html>"), CaptivePortalError),
        (Reply(302, {"Location": "http://login.example/"}), CaptivePortalError),
        (Reply(500), PlatformFaultError),
        (HANG, SlowLinkError),
        (HANG_UP, UnreachableError),
    ],
)
def test_who_answers_as_no_platform_does_is_found_at_the_answer(
    answer: Answer, expected: type[KnownError]
) -> None:
    with scripted_server() as server:
        server.script.append(answer)
        assert stuck(walk(server.url)) == ("answer", expected)


def test_a_refused_device_is_found_at_the_last_step() -> None:
    def refuse() -> None:
        raise RevokedDeviceError(Problem("revoked", "", 403, ""))

    with scripted_server() as server:
        server.script.append(WELL)
        assert stuck(walk(server.url, ask=refuse)) == ("device", RevokedDeviceError)


def test_a_certificate_of_another_authority_is_found_in_tls(tmp_path: Path) -> None:
    ours, theirs = an_authority(), an_authority("theirs")
    with scripted_server(theirs.server(tmp_path)) as server:
        assert stuck(walk(server.url, ours.der)) == ("tls", ForeignAuthorityError)


def test_our_own_authority_is_believed_on_the_way(tmp_path: Path) -> None:
    ours = an_authority()
    with scripted_server(ours.server(tmp_path)) as server:
        server.script.append(WELL)
        assert [step.error for step in walk(server.url, ours.der)] == [None] * 6


def test_a_port_that_nobody_listens_at_is_closed() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"

        assert stuck(walk(url)) == ("port", ClosedPortError)


def test_a_port_that_says_nothing_is_silent() -> None:
    with _silent_port() as port:
        assert stuck(walk(f"http://127.0.0.1:{port}")) == ("port", SilentPortError)


def test_a_name_that_nobody_knows_is_found_at_the_name(tmp_path: Path) -> None:
    steps = walk("http://platform.invalid", system=_system(tmp_path, eth0="1"))

    assert stuck(steps) == ("name", NameUnknownError)
    assert steps[0].told == "eth0"


def test_an_address_that_no_way_leads_to_is_found_at_the_route(tmp_path: Path) -> None:
    steps = walk("http://255.255.255.255", system=_system(tmp_path, eth0="1"))

    assert stuck(steps) == ("route", NoRouteError)


@pytest.mark.parametrize("carriers", [{}, {"eth0": "0"}, {"eth0": "0", "lo": "1"}])
def test_a_cable_that_is_out_is_found_first(tmp_path: Path, carriers: dict[str, str]) -> None:
    steps = walk("http://platform.invalid", system=_system(tmp_path, **carriers))

    assert stuck(steps) == ("interface", NoRouteError)


def _system(root: Path, **carriers: str) -> Path:
    """Return a root folder in which the kernel tells of interfaces and whether they have a link."""
    (root / "sys/class/net").mkdir(parents=True)
    for name, carrier in carriers.items():
        folder = root / "sys/class/net" / name
        folder.mkdir()
        (folder / "carrier").write_text(carrier + "\n")
    return root


@contextmanager
def _silent_port() -> Iterator[int]:
    """A port whose queue is full: the kernel drops whoever comes next, as a firewall does."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as server:
        waiting = [socket.socket() for _ in range(4)]
        for one in waiting:
            one.settimeout(0)
            one.connect_ex(server.getsockname())
        try:
            yield server.getsockname()[1]
        finally:
            for one in waiting:
                one.close()
