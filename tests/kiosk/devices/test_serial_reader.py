import os
import select
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kiosk.devices.card_reader import NoCard, ReaderFault, SerialReader, SimulatedReader
from kiosk.devices.card_reader.frames import frame
from kiosk.devices.card_reader.profiles import PROFILES, SAM_V, Said
from kiosk.devices.card_reader.simulated import SAMPLE_CARD, Mode

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the simulator owns a pty")

BUDGET = 0.6


@pytest.fixture
def simulated() -> Iterator[SimulatedReader]:
    with SimulatedReader() as simulated:
        yield simulated


@pytest.fixture
def reader(simulated: SimulatedReader) -> Iterator[SerialReader]:
    reader = SerialReader(simulated.port, budget=BUDGET)
    yield reader
    reader.close()


def test_an_empty_reader_sees_no_card(reader: SerialReader) -> None:
    assert reader.poll() == NoCard()


def test_a_card_is_read_while_it_lies_there(
    simulated: SimulatedReader, reader: SerialReader
) -> None:
    simulated.lay()
    assert reader.poll() == SAMPLE_CARD
    simulated.remove()
    assert reader.poll() == NoCard()


def test_noise_on_the_line_does_no_harm(simulated: SimulatedReader, reader: SerialReader) -> None:
    simulated.lay()
    simulated.behave("noise")
    assert [reader.poll(), reader.poll()] == [SAMPLE_CARD, SAMPLE_CARD]


@pytest.mark.parametrize(
    ("mode", "fault"),
    [
        ("bad-checksum", ReaderFault.GARBLED),
        ("cut", ReaderFault.GARBLED),
        ("rubbish", ReaderFault.GARBLED),
        ("nonsense", ReaderFault.UNREADABLE),
        ("silent", ReaderFault.SILENT),
        ("taken", ReaderFault.NOT_READ),
    ],
)
def test_a_bad_line_is_named_and_forgotten_when_it_is_well(
    simulated: SimulatedReader, reader: SerialReader, mode: Mode, fault: ReaderFault
) -> None:
    simulated.lay()
    simulated.behave(mode)
    assert reader.poll() == fault
    simulated.behave("well")
    assert reader.poll() == SAMPLE_CARD


@pytest.mark.parametrize("profile", PROFILES)
def test_readers_of_every_vendor_are_understood(simulated: SimulatedReader, profile: str) -> None:
    simulated.reply_as(profile)
    reader = SerialReader(simulated.port, budget=BUDGET, profile=profile)
    seen = [reader.poll()]
    simulated.lay()
    seen.append(reader.poll())
    simulated.behave("taken")
    seen.append(reader.poll())
    reader.close()

    assert seen == [NoCard(), SAMPLE_CARD, ReaderFault.NOT_READ]


def test_another_vendors_replies_are_no_card_and_no_crash(simulated: SimulatedReader) -> None:
    simulated.reply_as("cvr-100au")
    reader = SerialReader(simulated.port, budget=BUDGET)
    simulated.lay()

    assert reader.poll() == ReaderFault.NOT_READ
    reader.close()


def test_a_port_that_is_not_there_is_unplugged(tmp_path: Path) -> None:
    assert SerialReader(str(tmp_path / "ttyUSB0")).poll() == ReaderFault.UNPLUGGED


def test_a_pulled_cable_is_unplugged_until_it_is_back(
    simulated: SimulatedReader, tmp_path: Path
) -> None:
    port = tmp_path / "reader"
    port.symlink_to(simulated.port)
    reader = SerialReader(str(port), budget=BUDGET)
    assert reader.poll() == NoCard()
    simulated.close()
    assert reader.poll() == ReaderFault.UNPLUGGED
    assert reader.poll() == ReaderFault.UNPLUGGED
    with SimulatedReader() as again:
        again.lay()
        port.unlink()
        port.symlink_to(again.port)
        assert reader.poll() == SAMPLE_CARD
        reader.close()


def test_an_answer_that_came_too_late_is_not_taken_for_the_next() -> None:
    master, slave = os.openpty()
    reader = SerialReader(os.ttyname(slave), budget=0.15)
    assert reader.poll() == ReaderFault.SILENT
    os.write(master, frame(PROFILES[SAM_V].statuses[Said.NO_CARD]))
    assert select.select([slave], [], [], 5)[0]
    assert reader.poll() == ReaderFault.SILENT
    reader.close()
    os.close(slave)
    os.close(master)


def test_one_port_serves_one_reader(simulated: SimulatedReader, reader: SerialReader) -> None:
    assert reader.poll() == NoCard()
    assert SerialReader(simulated.port).poll() == ReaderFault.UNPLUGGED


def test_every_fault_says_what_to_do_in_both_languages() -> None:
    for fault in ReaderFault:
        assert "请" in fault.words("zh_CN") or "您可以" in fault.words("zh_CN")
        assert fault.words("en").isascii()


def test_a_card_that_is_laid_down_is_the_card_that_is_read(
    simulated: SimulatedReader, reader: SerialReader
) -> None:
    card = replace(SAMPLE_CARD, name="𬱖山", valid_to=date(2036, 1, 1))
    simulated.lay(card)
    assert reader.poll() == card


def test_the_simulator_is_a_program_that_obeys_its_input_and_ends_with_it() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kiosk.devices.card_reader.simulator"],
        input='card\ncard {"name": 1}\ncard no json\nremove\nnoise\ndance\n',
        capture_output=True,
        check=True,
        text=True,
        cwd=Path(__file__).parents[3],
        timeout=20,
    )
    port, *answers = done.stdout.splitlines()
    assert port.startswith("/dev/")
    assert answers == [
        "ok",
        "not a card: ValueError",
        "not a card: JSONDecodeError",
        "ok",
        "ok",
        "unknown command: dance",
    ]
    assert done.stderr == ""
