"""The chain of a device over real HTTP: gaps and forks are seen, told, and refuse nothing."""

import json
from dataclasses import replace

import pytest

from sync.central.cli import main
from sync.clock import new_id
from sync.wire.codec import encode
from sync.wire.envelope import CHAIN_START
from sync.wire.messages import (
    Notice,
)
from tests.support.wire_client import WireClient
from tests.sync.central.conftest import Central, rows


def test_a_gap_in_the_chain_is_recorded_and_heals(
    central: Central, device: WireClient, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second, third = (device.make() for _ in range(3))

    assert device.push(first, third)[1].outcome == "accepted"
    assert chain(central, device, capsys) == (2, 1, 0)
    assert device.push(second)[0].outcome == "accepted"
    assert chain(central, device, capsys) == (3, 0, 0)
    assert rows(
        central.data,
        "SELECT finding, seq FROM chain_findings WHERE device = :device",
        device=device.device,
    ) == [("gap", 3)]


def test_both_branches_of_a_cloned_disk_are_accepted_and_the_fork_recorded(
    central: Central, device: WireClient, capsys: pytest.CaptureFixture[str]
) -> None:
    device.push(device.make())
    clone = device.cloned()

    verdicts = device.push(device.make()) + clone.push(clone.make()) + clone.push(clone.make())

    assert [one.outcome for one in verdicts] == ["accepted"] * 3
    assert chain(central, device, capsys) == (4, 0, 1)


def test_a_late_envelope_that_its_successor_does_not_continue_is_a_fork(
    central: Central, device: WireClient, capsys: pytest.CaptureFixture[str]
) -> None:
    device.push(device.make())
    clone = device.cloned()
    device.make()
    device.push(device.make())

    clone.push(clone.make())

    assert chain(central, device, capsys) == (3, 0, 1)


def test_a_first_envelope_that_continues_something_is_a_fork(
    central: Central, device: WireClient, capsys: pytest.CaptureFixture[str]
) -> None:
    envelope = device.make()
    assert envelope.prev == CHAIN_START

    device.push(replace(envelope, prev=bytes([1]) * 32))

    assert chain(central, device, capsys) == (1, 0, 1)


def test_a_device_is_told_which_envelopes_are_missing_until_they_come(device: WireClient) -> None:
    first, second, third, fourth = (encode(device.make()) for _ in range(4))

    told = device.push_bytes([first, fourth]).notices
    half = device.push_bytes([third]).notices
    healed = device.push_bytes([second]).notices

    assert told == (Notice("gap", device.instance, 2, 3),)
    assert half == (Notice("gap", device.instance, 2, 2),)
    assert healed == ()


def test_a_device_whose_disk_was_cloned_is_told_until_it_takes_a_new_instance(
    device: WireClient,
) -> None:
    device.push(device.make())
    clone = device.cloned()
    device.push(device.make())

    told = clone.push_bytes([encode(clone.make())]).notices
    clone.instance, clone.seq, clone.head = new_id(clone.clock), 0, CHAIN_START
    after = clone.push_bytes([encode(clone.make())]).notices

    assert told == (Notice("fork", device.instance, 2, 2),)
    assert after == ()


def test_a_tombstone_fills_the_place_of_a_lost_envelope(device: WireClient) -> None:
    device.push(device.make())
    device.make()
    last = device.make()
    assert device.push_bytes([encode(last)]).notices

    grave = replace(device.make("tombstone"), seq=2, prev=bytes(32))
    answer = device.push_bytes([encode(grave)])

    assert answer.verdicts[0].outcome == "accepted"
    assert answer.notices == ()


def chain(
    central: Central, device: WireClient, capsys: pytest.CaptureFixture[str]
) -> tuple[int, int, int]:
    """Return how many envelopes of a device are held, missing in between, and forks."""
    assert main(["device", "list", "--data", str(central.data), "--json"]) == 0
    (row,) = (row for row in json.loads(capsys.readouterr().out) if row["device"] == device.device)
    return row["envelopes"], row["missing"], row["forks"]
