"""What starts next is decided before each start, and a power cut at any command changes nothing of it."""

import subprocess
from itertools import count
from pathlib import Path

import pytest

from tests.sync.update.machine import SWITCH, Machine


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    machine = Machine(tmp_path / "machine").make("0.1.0")
    machine.add("0.2.0")
    return machine


def _await(machine: Machine, version: str = "0.2.0") -> Machine:
    (machine.places.state / "next").write_text(f"{version}\n")
    return machine


def _on_trial(machine: Machine, starts: int) -> Machine:
    _await(machine)
    for _ in range(starts):
        machine.start()
    return machine


def test_the_script_is_what_every_shell_reads() -> None:
    subprocess.run(["sh", "-n", SWITCH], check=True)


def test_nothing_waits_nothing_changes(machine: Machine) -> None:
    machine.start()
    assert (machine.places.present(), machine.notes()) == ("0.1.0", {})


def test_a_version_that_waits_is_switched_to_and_on_trial(machine: Machine) -> None:
    machine.places.good("0.2.0").touch()  # from long ago
    _await(machine).start()
    assert machine.places.present() == "0.2.0"
    assert machine.notes() == {"before": "0.1.0", "trial": "0.2.0 0.1.0 1"}


def test_a_folder_in_the_place_of_a_mark_holds_no_switch_up(machine: Machine) -> None:
    machine.places.good("0.2.0").mkdir()
    _await(machine).start()
    assert machine.places.present() == "0.2.0"
    assert machine.notes() == {"before": "0.1.0", "trial": "0.2.0 0.1.0 1"}


def test_what_proved_itself_stays(machine: Machine) -> None:
    _on_trial(machine, 2)
    machine.places.good("0.2.0").touch()
    for _ in range(5):
        machine.start()
    assert machine.places.present() == "0.2.0"
    assert machine.notes() == {"before": "0.1.0"}


def test_after_three_starts_without_a_mark_the_fourth_returns(machine: Machine) -> None:
    _on_trial(machine, 3)
    assert machine.places.present() == "0.2.0"
    machine.start()
    assert machine.places.present() == "0.1.0"
    assert machine.notes() == {"returned-0.2.0": ""}
    machine.start()
    assert machine.places.present() == "0.1.0"


def test_a_return_that_was_asked_for_leads_back_once(machine: Machine) -> None:
    _on_trial(machine, 1)
    machine.places.good("0.2.0").touch()
    (machine.places.state / "back").write_text("0.1.0\n")
    machine.start()
    assert machine.places.present() == "0.1.0"
    assert machine.notes() == {"returned-0.2.0": ""}


@pytest.mark.parametrize("named", ["0.3.0", "", "../../etc", "0.2.0.part", "\0\0\0\0"])
def test_what_is_not_there_is_never_switched_to(machine: Machine, named: str) -> None:
    _await(machine, named).start()
    assert (machine.places.present(), machine.notes()) == ("0.1.0", {})


def test_a_present_version_that_is_gone_gives_way_to_the_packages_own(machine: Machine) -> None:
    (machine.places.program / "packaged").write_text("0.1.0\n")
    machine.places.current.unlink()
    machine.places.current.symlink_to("versions/0.9.0")
    machine.start()
    assert machine.places.present() == "0.1.0"


def test_where_nothing_can_be_written_the_present_version_starts(machine: Machine) -> None:
    _await(machine)
    (machine.places.state / "trial.part").mkdir()
    words = [machine.places.program, machine.places.state, machine.places.data]
    assert subprocess.run(["sh", SWITCH, *words], capture_output=True, check=False).returncode == 0
    assert machine.places.present() == "0.1.0"


@pytest.mark.parametrize("case", ["switch", "return", "asked"])
def test_a_power_cut_before_any_command_is_made_good_by_the_next_start(
    machine: Machine, tmp_path: Path, case: str
) -> None:
    _on_trial(machine, {"switch": 0, "return": 3, "asked": 1}[case])
    if case == "asked":
        (machine.places.state / "back").write_text("0.1.0\n")
    whole = machine.copy(tmp_path / "whole")
    whole.start()

    for cut in count(1):
        torn = machine.copy(tmp_path / f"cut-{cut}")
        if torn.start(cut):
            break
        assert torn.places.present() in ("0.1.0", "0.2.0")
        torn.start()
        assert torn.places.present() == whole.places.present(), cut
        trial = torn.notes().pop("trial", "").rpartition(" ")[0]  # a start more may be counted
        assert trial == whole.notes().get("trial", "").rpartition(" ")[0], cut
        kept = {name: text for name, text in torn.notes().items() if name != "trial"}
        kept = {name: text for name, text in kept.items() if not name.endswith(".part")}
        assert kept == {k: v for k, v in whole.notes().items() if k != "trial"}, cut
    assert cut > 5
