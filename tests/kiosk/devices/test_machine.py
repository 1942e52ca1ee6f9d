"""A copied disk is told by the machine it runs in, or by the disk it was copied to."""

import os
from pathlib import Path

import pytest

from kiosk.devices.machine import machine_fingerprint


def a_system(root: Path, folder: Path, *, machine: str = "", serial: str = "") -> Path:
    """The files of a system whose disk holds `folder`."""
    if machine:
        (root / "etc").mkdir(parents=True)
        (root / "etc/machine-id").write_text(f"{machine}\n")
    if serial:
        device = folder.stat().st_dev
        disk = root / "sys/devices/disk"
        (disk / "partition").mkdir(parents=True)
        (disk / "device").mkdir()
        (disk / "device/serial").write_text(f" {serial}\n")
        blocks = root / "sys/dev/block"
        blocks.mkdir(parents=True)
        name = f"{os.major(device)}:{os.minor(device)}"
        (blocks / name).symlink_to(disk / "partition", target_is_directory=True)
    return root


@pytest.fixture(name="folder")
def data_folder(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return tmp_path / "data"


def test_the_same_machine_and_disk_are_known_again(tmp_path: Path, folder: Path) -> None:
    first = a_system(tmp_path / "a", folder, machine="m", serial="s")
    second = a_system(tmp_path / "b", folder, machine="m", serial="s")

    fingerprint = machine_fingerprint(folder, first)

    assert fingerprint == machine_fingerprint(folder, second)
    assert fingerprint == machine_fingerprint(folder / "not" / "yet", first)
    assert len(fingerprint) == 64


@pytest.mark.parametrize(("machine", "serial"), [("m2", "s"), ("m", "s2"), ("m", ""), ("", "s")])
def test_another_machine_or_another_disk_is_another_fingerprint(
    tmp_path: Path, folder: Path, machine: str, serial: str
) -> None:
    here = a_system(tmp_path / "a", folder, machine="m", serial="s")
    there = a_system(tmp_path / "b", folder, machine=machine, serial=serial)

    assert machine_fingerprint(folder, here) != machine_fingerprint(folder, there)


def test_where_nothing_is_known_there_is_no_sign_of_anything(tmp_path: Path, folder: Path) -> None:
    assert machine_fingerprint(folder, tmp_path / "nothing") == ""
