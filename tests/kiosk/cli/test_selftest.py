"""`kiosk selftest`: what a new version is asked before it is trusted with a hall."""

import json
import os
import tomllib
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.cli import main
from kiosk.paths import DataFolder
from kiosk.services.keeping import open_store
from kiosk.services.store_copy import open_copy
from kiosk.settings import Settings
from kiosk.version import version
from sync.clock import ManualClock
from sync.store import Store
from tests.kiosk.cli.conftest import START
from tests.support.filings import a_submission


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command chooses what Qt reads; the tests after it keep what they had."""
    monkeypatch.setattr(os, "environ", dict(os.environ))


def test_the_version_is_the_projects(capsys: pytest.CaptureFixture[str]) -> None:
    with (Path(__file__).parents[3] / "pyproject.toml").open("rb") as file:
        wanted = tomllib.load(file)["project"]["version"]

    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"{wanted}\n"


def test_a_program_that_works_is_ready(
    qapp: QGuiApplication, running: Store, folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["selftest", "--data", str(folder.root)]) == 0
    assert capsys.readouterr().out == f"READY {version()}\n"


def test_it_tells_how_long_each_step_took(
    qapp: QGuiApplication, folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["selftest", "--json", "--data", str(folder.root)]) == 0

    told = json.loads(capsys.readouterr().out)
    assert told["ready"] == version()
    assert set(told["seconds"]) == {"start", "store"}


@pytest.mark.parametrize("spoiled", ["store", "key", "settings", "nothing there"])
def test_what_does_not_open_is_said_in_both_languages(
    qapp: QGuiApplication, folder: DataFolder, capsys: pytest.CaptureFixture[str], spoiled: str
) -> None:
    match spoiled:
        case "store":
            path = folder.store / "store.db"
            data = bytearray(path.read_bytes())
            for page in range(len(data) // 4096):
                data[page * 4096 + 100] ^= 1
            path.write_bytes(data)
        case "key":
            folder.store_key.write_bytes(bytes(32))
        case "settings":
            folder.settings.write_text("idle = 'long'", encoding="utf-8")
        case _:
            folder.store.rename(folder.root / "elsewhere")

    assert main(["selftest", "--data", str(folder.root)]) == 2

    out, err = capsys.readouterr()
    assert "READY" not in out
    assert len(err.splitlines()) == 3


def test_the_copy_holds_what_the_store_holds_and_the_store_stays_as_it_is(
    running: Store, folder: DataFolder, tmp_path: Path
) -> None:
    running.file(a_submission(b"x" * 5000), recipients=["platform"])
    before = sorted(path.relative_to(folder.root) for path in folder.root.rglob("*"))

    with closing(open_copy(folder, tmp_path / "copy", ManualClock(START))) as copy:
        assert copy.waiting().count == 1
        copy.file(a_submission(b"y"), recipients=["platform"])

    assert running.waiting().count == 1
    assert sorted(path.relative_to(folder.root) for path in folder.root.rglob("*")) == before
    assert b"SQLite format" not in (tmp_path / "copy" / "store.db").read_bytes()


def test_a_store_that_nobody_has_open_is_copied_too(folder: DataFolder, tmp_path: Path) -> None:
    with closing(open_store(folder, Settings(), ManualClock(START))) as store:
        store.file(a_submission(b"x"), recipients=["platform"])

    with closing(open_copy(folder, tmp_path / "copy", ManualClock(START))) as copy:
        assert copy.waiting().count == 1
