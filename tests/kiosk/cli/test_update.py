"""`kiosk update`: a technician looks, installs from a stick, and goes back; the unit does the same."""

import json
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.paths import DataFolder
from kiosk.services.keeping import open_store
from kiosk.settings import Settings
from sync.store import Enrolment
from tests.support.platform_model import PlatformModel
from tests.sync.update.conftest import World, found_world, world

__all__ = ["found_world", "world"]
Update = Callable[..., int]


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("platform.machine", lambda: "x86_64")
    before = os.umask(0o077)
    yield
    os.umask(before)


@pytest.fixture
def update(world: World, monkeypatch: pytest.MonkeyPatch) -> Update:
    monkeypatch.setenv("TOWNSHIP_KIOSK_ROOT", str(world.places.program))
    monkeypatch.setenv("TOWNSHIP_KIOSK_STATE", str(world.places.state))
    return lambda *words: main(["update", *words, "--data", str(world.places.data)])


def test_from_a_stick_to_the_next_version_and_back(
    update: Update, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    assert update("install", "--from", str(world.stick())) == 0
    assert "0.2.0 已装好" in capsys.readouterr().out
    assert update("status") == 0
    assert "0.2.0 等着换上" in capsys.readouterr().out

    world.machine.start()
    world.places.good("0.2.0").touch()
    world.machine.start()
    assert update("status", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["present"], told["before"], told["trial"]) == ("0.2.0", "0.1.0", None)

    assert update("return") == 0
    world.machine.start()
    assert world.places.present() == "0.1.0"
    capsys.readouterr()
    assert update("return") == 2
    assert "没有可以退回的上一版" in capsys.readouterr().err


def test_folders_may_be_named_from_where_one_stands(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, runner = world.stick(), world.places.program / "bin" / "as-kiosk"
    runner.parent.mkdir()
    runner.write_text(f'#!/bin/sh\necho "$@" >{world.home}/asked\nexec "$@"\n')
    runner.chmod(0o755)
    (world.places.data / "store").mkdir()
    monkeypatch.chdir(world.home)
    named = [
        word
        for option, folder in {
            "--program": world.places.program,
            "--state": world.places.state,
            "--data": world.places.data,
            "--from": stick,
        }.items()
        for word in (option, str(folder.relative_to(world.home)))
    ]
    assert main(["update", "install", *named]) == 0
    version = world.places.versions / "0.2.0"
    asked = (world.home / "asked").read_text().split()
    assert asked == [f"{version}/kiosk", "selftest", "--walk", "--data", str(world.places.data)]


def test_a_stick_is_fetched_into_the_kiosks_folder_and_installed_from_there(
    update: Update, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    assert update("fetch", "--from", str(world.stick())) == 2
    assert "没有自助机的资料库" in capsys.readouterr().err
    folder, platform = DataFolder(world.places.data), PlatformModel()
    with closing(open_store(folder, Settings(), world.clock)) as store:
        platform.device_key = store.device_key().public_key().public_bytes_raw()
        answer = replace(platform.enrolment_answer(), root=world.root)
        store.save_enrolment(Enrolment("http://127.0.0.1:9", answer))

    assert update("fetch") == 2
    assert update("fetch", "--from", str(world.home / "no-stick")) == 2
    assert "没有完整的更新" in capsys.readouterr().err
    assert update("fetch", "--from", str(world.stick())) == 0
    assert update("install") == 0
    assert "0.2.0 已装好" in capsys.readouterr().out


def test_the_unit_ends_well_where_nothing_was_fetched(update: Update, world: World) -> None:
    assert update("install") == 0
    assert update("install", "--from", str(world.places.updates)) == 0
    assert update("pin") == 0


def test_the_kiosk_may_read_what_a_strict_administrator_installs(
    update: Update, world: World
) -> None:
    assert update("install", "--from", str(world.stick())) == 0
    for path in (world.places.state / "next", world.places.versions / "0.2.0", world.places.state):
        assert path.stat().st_mode & stat.S_IROTH, path


def test_a_refusal_is_said_in_both_languages(
    update: Update, world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert update("install", "--from", str(tmp_path)) == 2
    said = capsys.readouterr().err
    assert "没有完整的更新" in said
    assert "No complete update" in said
