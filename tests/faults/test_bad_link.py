"""The bad link does what its conditions say, and the same again with the same seed."""

import random
import subprocess
import sys

import pytest

from tests.support.bad_link import FAR, Conditions, Link, Way, bad_link, missing

PACKET = 1000
RECEIVE = """
import socket, sys
with socket.create_server(("", 9000)) as server:
    print("READY", flush=True)
    with server.accept()[0] as connection:
        sys.stdout.buffer.write(b"".join(iter(lambda: connection.recv(65536), b"")))
"""
SEND = f"""
import socket, sys
with socket.create_connection(("{FAR}", 9000)) as connection:
    connection.sendall(sys.stdin.buffer.read())
"""


def a_way(conditions: Conditions) -> Way:
    return Way(conditions, random.Random(conditions.seed))  # noqa: S311  # to be repeatable


def test_packets_leave_one_after_the_other_at_the_rate_and_then_travel() -> None:
    way = a_way(Conditions(seed=1, loss=0))

    assert [way.arrival(PACKET, 10) for _ in range(3)] == pytest.approx([10.425, 10.55, 10.675])


def test_a_full_queue_drops() -> None:
    way = a_way(Conditions(seed=1, loss=0, queue_bytes=3 * PACKET))

    arrivals = [way.arrival(PACKET, 0) for _ in range(6)]

    assert arrivals[4:] == [None, None]
    assert None not in arrivals[:4]


def test_losses_are_as_many_as_said_and_the_same_for_a_seed() -> None:
    def lost(seed: int) -> list[int]:
        way = a_way(Conditions(seed=seed, loss=0.3))
        return [place for place in range(2000) if way.arrival(PACKET, place) is None]

    assert len(lost(1)) == pytest.approx(600, rel=0.1)
    assert lost(1) == lost(1) != lost(2)


def test_cuts_come_and_go() -> None:
    link = Link(Conditions(seed=1, up=40, down=20), {}, began=0)

    assert [link.is_cut(at) for at in (0, 39, 40, 59, 60, 99, 101)] == [
        *(False, False, True, True),
        *(False, False, True),
    ]
    assert link.counts.cuts == 2


def test_without_cuts_a_link_is_never_down() -> None:
    link = Link(Conditions(seed=1, down=0), {}, began=0)

    assert not link.is_cut(1e6)
    assert link.counts.cuts == 0


def test_the_floor_is_what_loss_and_cuts_leave_of_the_rate() -> None:
    assert Conditions(seed=1, loss=0.5, up=30, down=10).floor(8000) == pytest.approx(8 / 3)


@pytest.mark.skipif(bool(missing()), reason=missing())
def test_bytes_come_through_a_link_that_loses_packets() -> None:
    data = random.Random(1).randbytes(30_000)  # noqa: S311  # to be repeatable
    easy = Conditions(seed=3, rtt=0.02, bits_per_second=2_000_000, loss=0.1, down=0)
    with bad_link(easy) as link:
        with subprocess.Popen(
            link.at_far([sys.executable, "-c", RECEIVE]), stdout=subprocess.PIPE
        ) as receiver:
            assert receiver.stdout is not None
            assert receiver.stdout.readline() == b"READY\n"
            subprocess.run(link.at_near([sys.executable, "-c", SEND]), input=data, check=True)
            received = receiver.stdout.read()
        counts = link.counts()

    assert received == data
    assert counts.bytes > len(data)
    assert counts.lost > 0
