"""A hall that no network ever reaches: all that a platform and a kiosk have for each other goes by stick."""

import io
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, redirect_stdout
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.cli import main
from kiosk.paths import SERVICES, DataFolder
from kiosk.services.doctor.devices import Plugged
from kiosk.services.doctor.examination import Patient, examine
from kiosk.services.doctor.finding import Finding
from kiosk.services.keeping import open_store
from kiosk.services.trusting import device_list_of
from kiosk.settings import Settings
from sync.central.cli import main as central
from sync.clock import ManualClock, SystemClock
from sync.store import Store
from sync.wire import courier
from sync.wire.repository import FOLDER
from tests.support.altered import altered
from tests.support.filings import a_submission
from tests.support.fleet import fleet_of
from tests.support.small_disk import fill, small_disk
from tests.sync.central.conftest import HALL, rotate, run

ITEM = "elderly-allowance"


@dataclass
class Hall:
    """A kiosk, a platform that nobody serves, and the stick between them."""

    kiosk: DataFolder
    platform: Path
    stick: Path

    @contextmanager
    def store(self) -> Iterator[Store]:
        with closing(open_store(self.kiosk, Settings(), SystemClock())) as store:
            yield store

    def at_the_kiosk(self, *words: str) -> tuple[int, str]:
        printed = io.StringIO()
        with redirect_stdout(printed):
            status = main([*words[:2], "--data", str(self.kiosk.root), *words[2:]])
        return status, printed.getvalue()

    def at_the_county(self, *words: str) -> str:
        return run(*words, "--data", str(self.platform))

    def listed(self) -> dict[str, Any]:
        (one,) = fleet_of(self.platform).values()
        return one

    def publish(self, *items: str) -> None:
        """Publish a catalogue of these items."""
        workbooks = self.platform.with_name("workbooks")
        shutil.rmtree(workbooks, ignore_errors=True)
        workbooks.mkdir()
        for name in (*items, "calendar", "topics"):
            shutil.copy(SERVICES / f"{name}.md", workbooks)
        self.at_the_county("catalogue", "publish", str(workbooks))


@pytest.fixture(name="hall")
def enrol_by_hand(tmp_path: Path, built_catalogue: Path) -> Hall:
    """The kiosk was enrolled by files, before there was a catalogue."""
    hall = Hall(DataFolder(tmp_path / "kiosk"), tmp_path / "platform", tmp_path / "stick")
    hall.kiosk.root.mkdir()
    hall.kiosk.catalogue.symlink_to(built_catalogue)
    hall.stick.mkdir()
    hall.at_the_county("init")
    hall.at_the_county("trust", "init", "--offline", str(tmp_path / "root"))
    address = ("--address", "https://platform.invalid", "--json")
    sheet = json.loads(hall.at_the_county("enrolment", "new", "--hall", HALL, *address))
    asked, answer = str(tmp_path / "a.request"), str(tmp_path / "a.answer")
    data = ("--data", str(hall.kiosk.root))
    said = ("--qr", sheet["qr"], "--code", sheet["code"])
    assert main(["enrol", *data, *said, "--request", asked]) == 0
    hall.at_the_county("enrolment", "approve", asked)
    assert main(["enrol", *data, "--answer", answer]) == 1  # keys and catalogue are yet to come
    return hall


def test_one_stick_takes_filings_and_how_it_is_and_brings_all_that_the_county_has(
    hall: Hall,
) -> None:
    with hall.store() as store:
        store.file(a_submission(b"a photo"), recipients=["platform", "escrow"])
    before = hall.listed()["standing"]
    assert hall.at_the_kiosk("courier", "export", str(hall.stick))[0] == 0
    rotate(hall.platform, "signing")
    hall.publish(ITEM)
    hall.at_the_county("settings", "set", "--hall", HALL, "hall.hours", "9:00–12:00")
    taken = json.loads(hall.at_the_county("courier", "import", str(hall.stick), "--json"))
    seen = hall.listed()

    status, said = hall.at_the_kiosk("courier", "receipts", str(hall.stick))

    assert (before, seen["standing"], seen["waiting"]) == ("new", "yellow", 1)
    assert (taken["accepted"], taken["left"], taken["trust"] > 5) == (1, 0, True)
    assert status == 0
    assert "送达 1 份" in said
    assert "新的事项目录" in said
    assert "新设置" in said
    with hall.store() as store:
        assert [one.value for one in store.told.now()] == ['"9:00–12:00"']
        assert store.waiting().count == 0
        (device,) = device_list_of(hall.kiosk.trust, store)[0].devices
    assert device.device == seen["device"]
    assert len(hall.kiosk.catalogues()) == 2  # the program's own, and this one


def test_without_the_new_keys_answers_that_are_signed_with_them_are_not_believed(
    hall: Hall,
) -> None:
    with hall.store() as store:
        store.file(a_submission(), recipients=["platform", "escrow"])
    hall.at_the_kiosk("courier", "export", str(hall.stick))
    rotate(hall.platform, "signing")
    hall.at_the_county("courier", "import", str(hall.stick))
    shutil.rmtree(hall.stick / FOLDER)

    status, said = hall.at_the_kiosk("courier", "receipts", str(hall.stick))

    assert status == 1
    assert "送达 0 份" in said


@pytest.mark.parametrize("what", ["altered", "older", "another platform's"])
def test_keys_and_catalogue_that_are_not_to_be_believed_are_told_and_the_answers_count(
    hall: Hall, what: str, tmp_path: Path
) -> None:
    with hall.store() as store:
        store.file(a_submission(), recipients=["platform", "escrow"])
    hall.at_the_county("trust", "export", str(hall.stick))
    older = shutil.copytree(hall.stick / FOLDER, tmp_path / "older")
    hall.at_the_kiosk("courier", "export", str(hall.stick))
    hall.publish(ITEM)
    hall.at_the_county("courier", "import", str(hall.stick))
    match what:
        case "altered":
            for path in (hall.stick / FOLDER / "targets").rglob("*.*"):
                path.write_bytes(altered(path.read_bytes()))
        case "older":
            fresh = tmp_path / "fresh"
            fresh.mkdir()
            shutil.copytree(hall.stick / FOLDER, fresh / FOLDER)
            assert hall.at_the_kiosk("courier", "receipts", str(fresh))[0] == 0
            shutil.rmtree(hall.stick / FOLDER)
            older.rename(hall.stick / FOLDER)
        case _:
            other = tmp_path / "other"
            run("init", "--data", str(other))
            run("trust", "init", "--offline", str(tmp_path / "root2"), "--data", str(other))
            run("trust", "export", str(hall.stick), "--data", str(other))
    kept = hall.kiosk.catalogues()

    status, said = hall.at_the_kiosk("courier", "receipts", str(hall.stick))

    assert status == 1
    assert "送达 1 份" in said
    assert "没有采用" in said
    assert hall.kiosk.catalogues() == kept


def test_a_stick_with_keys_and_catalogue_alone_is_taken_too(hall: Hall) -> None:
    hall.publish(ITEM)
    hall.at_the_county("trust", "export", str(hall.stick))

    first = hall.at_the_kiosk("courier", "receipts", str(hall.stick))
    again = hall.at_the_kiosk("courier", "receipts", str(hall.stick))

    assert (first[0], again[0]) == (0, 0)
    assert "新的事项目录" in first[1]
    assert "最新的" in again[1]
    assert not courier.root(hall.stick).exists()


def test_a_stick_too_small_for_keys_and_catalogue_brings_the_answers_and_says_so(
    hall: Hall, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hall.publish(ITEM)
    with hall.store() as store:
        store.file(a_submission(), recipients=["platform", "escrow"])
    with small_disk(tmp_path / "small", "1m") as small:
        hall.stick = small
        hall.at_the_kiosk("courier", "export", str(small))
        fill(small / "films")
        os.truncate(small / "films", (small / "films").stat().st_size - 100_000)
        imported = central(["courier", "import", str(small), "--data", str(hall.platform)])
        told = capsys.readouterr().err
        _, said = hall.at_the_kiosk("courier", "receipts", str(small))
        left = [path.name for path in small.iterdir()]

    assert (imported, "写不进这个介质" in told) == (2, True)
    assert "送达 1 份" in said
    assert sorted(left) == ["films", "township-courier"]


def test_before_keys_and_catalogue_end_the_doctor_says_how_a_stick_brings_new_ones(
    hall: Hall,
) -> None:
    hall.at_the_county("trust", "export", str(hall.stick))
    hall.at_the_kiosk("courier", "receipts", str(hall.stick))

    def look(after: timedelta) -> Finding:
        clock = ManualClock(SystemClock().now() + after)
        with hall.store() as store:
            found = examine(Patient(hall.kiosk, Settings(), store, clock), Plugged())
        return next(one for one in found if one.key == "certificates")

    now, soon, late = (look(timedelta(days=days)) for days in (0, 25, 60))

    assert (now.colour, soon.colour, late.colour) == ("green", "yellow", "red")
    assert "sudo kiosk courier receipts" in soon.cure[0]


def test_a_stick_of_another_platforms_kiosk_gets_no_keys_and_no_catalogue(
    hall: Hall, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other"
    run("init", "--data", str(other))
    run("trust", "init", "--offline", str(tmp_path / "root2"), "--data", str(other))
    hall.at_the_kiosk("courier", "export", str(hall.stick))

    run("courier", "import", str(hall.stick), "--data", str(other))

    assert "没有可收的" in capsys.readouterr().err
    assert not (hall.stick / FOLDER).exists()
