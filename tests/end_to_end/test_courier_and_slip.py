"""Enrolled over TLS, filed without a network, carried by hand, answered, and opened by its slip."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from forms import Session
from kiosk.app import Devices, KioskApp
from kiosk.cli import main
from kiosk.demo.platform import HALL, PlatformProcess
from kiosk.paths import DIVISIONS, SERVICES, DataFolder
from kiosk.services.catalogue import CatalogueService, catalogue_of
from kiosk.services.keeping import open_store
from kiosk.services.network import Lines
from kiosk.settings import Settings
from kiosk.version import version
from sync.clock import SystemClock, new_id
from sync.engine import run_once
from sync.store import Filed, Submission, SubmissionFile
from sync.wire import courier
from sync.wire.slip import Slip, slip_text
from tests.support.warm import WarmPlatform

CLOCK = SystemClock()
PHOTO = bytes(range(256)) * 800
ITEM = "elderly-allowance"


@pytest.fixture(name="central", scope="module")
def serving_platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlatformProcess]:
    """A platform with TLS and a repository of trust that offers one service item only."""
    root = tmp_path_factory.mktemp("platform")
    central = WarmPlatform(root / "central", tls=True)
    central.ask("trust", "init", "--offline", str(root / "root-key"))
    central.ask("catalogue", "publish", str(SERVICES / "opinion.md"))
    central.start()
    yield central
    central.stop()


@pytest.fixture(name="folder")
def enrolled_kiosk(tmp_path: Path, central: PlatformProcess) -> DataFolder:
    """A kiosk that was enrolled by its command, over TLS, believing the platform's own CA."""
    folder = DataFolder(tmp_path / "kiosk")
    words = ["--platform", central.address, "--code", central.new_code()]
    authority = ["--authority", str(central.authority)]
    assert main(["enrol", "--data", str(folder.root), *words, *authority]) == 0
    return folder


def numbers_of(central: PlatformProcess, filed: Filed) -> list[str]:
    """The numbers of the cases that the platform opened for a filing."""
    cases = central.cases()
    return [case["number"] for case in cases if case["slip_number"] == filed.slip_number]


def kiosk(folder: DataFolder, *words: str) -> int:
    return main([*words[:2], "--data", str(folder.root), *words[2:]])


def file_allowance(folder: DataFolder) -> Filed:
    catalogue = CatalogueService(catalogue_of(SERVICES, DIVISIONS, folder.catalogue))
    item = catalogue.catalogue.item(ITEM)
    envelope_id = new_id(CLOCK)
    session = Session(catalogue.form(item), now=CLOCK.now, new_id=lambda: str(envelope_id))
    session.answer("/data/name", "示范居民")
    given = Submission(
        "filing",
        ITEM,
        item.form,
        session.submission(),
        (SubmissionFile("front.jpg", "image/jpeg", PHOTO),),
        id=envelope_id,
    )
    with closing(open_store(folder, Settings(), CLOCK)) as store:
        return store.file(given, recipients=["platform", "escrow", "slip"])


def test_a_filing_goes_by_hand_and_comes_back_answered_and_its_slip_opens_it(
    folder: DataFolder,
    central: PlatformProcess,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    filed = file_allowance(folder)
    stick = tmp_path / "stick"
    stick.mkdir()

    assert kiosk(folder, "courier", "export", str(stick)) == 0
    central.ask("courier", "import", str(stick))
    assert kiosk(folder, "courier", "receipts", str(stick)) == 0
    assert "送达 1 份" in capsys.readouterr().out
    assert kiosk(folder, "outbox", "list") == 0
    assert capsys.readouterr().out.startswith("0 份待传，0 个附件待传。")

    (number,) = numbers_of(central, filed)
    (shown,) = central.show(number)["filing"]["files"]
    assert (shown["name"], shown["stored"], shown["intact"]) == ("front.jpg", True, True)

    text = slip_text(central.address, Slip(filed.slip_number, filed.slip_secret))
    out = tmp_path / "out"
    assert kiosk(folder, "filing", "open", "--slip", text, "--out", str(out)) == 0
    assert "示范居民" in capsys.readouterr().out
    assert (out / "front.jpg").read_bytes() == PHOTO


def test_the_network_after_the_courier_changes_nothing(
    folder: DataFolder, central: PlatformProcess, tmp_path: Path
) -> None:
    filed = file_allowance(folder)
    stick = tmp_path / "stick"
    stick.mkdir()
    kiosk(folder, "courier", "export", str(stick))
    central.ask("courier", "import", str(stick))
    before = numbers_of(central, filed)

    with closing(open_store(folder, Settings(), CLOCK)) as store:
        enrolment = store.enrolment()
        assert enrolment is not None
        with closing(Lines.of(store, enrolment, CLOCK)) as lines:
            report = run_once(store, lines.data, CLOCK)
        assert (report.pushed, report.acknowledged, report.reach) == (1, 1, "online")
        assert kiosk(folder, "courier", "receipts", str(stick)) == 0
        assert (store.waiting().count, store.waiting().files) == (0, 0)
    assert len(before) == 1
    assert numbers_of(central, filed) == before


def test_a_dead_kiosks_stick_is_handed_in_by_another_over_the_network(
    folder: DataFolder,
    central: PlatformProcess,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    filed = file_allowance(folder)
    stick = tmp_path / "stick"
    stick.mkdir()
    kiosk(folder, "courier", "export", str(stick))
    other = DataFolder(tmp_path / "other")
    words = ["--platform", central.address, "--code", central.new_code()]
    authority = ["--authority", str(central.authority)]
    main(["enrol", "--data", str(other.root), *words, *authority])
    capsys.readouterr()

    assert kiosk(other, "courier", "recover", str(stick)) == 0

    assert "共 1 份：送达 1 份" in capsys.readouterr().out
    assert len(numbers_of(central, filed)) == 1
    assert courier.answers(stick)


def test_a_published_catalogue_takes_effect_between_visits(
    folder: DataFolder, central: PlatformProcess, qapp: QApplication, qtbot: QtBot
) -> None:
    central.ask(
        "catalogue", "publish", *(str(SERVICES / f"{item}.md") for item in (ITEM, "opinion"))
    )
    app = KioskApp(folder, Settings(), CLOCK, Devices(None, None))
    try:
        app.visit.begin()
        app.start()
        qtbot.waitUntil(lambda: app.catalogue._next is not None, timeout=30_000)
        during = [item.code for item in app.catalogue.catalogue.items]
        app.visit.end()
        after = [item.code for item in app.catalogue.catalogue.items]
    finally:
        app.close()
    again = KioskApp(folder, Settings(), CLOCK, Devices(None, None))
    try:
        kept = [item.code for item in again.catalogue.catalogue.items]
        enrolment = again.store.enrolment()
    finally:
        again.close()

    assert during == ["opinion"]
    assert after == kept == [ITEM, "opinion"]
    assert enrolment is not None
    assert enrolment.key_list is not None
    assert app.office().hall == HALL


def test_at_the_desk_of_a_running_kiosk_a_stick_brings_catalogue_and_settings_at_once(
    folder: DataFolder,
    central: PlatformProcess,
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    stick = tmp_path / "media" / "KINGSTON"
    courier.root(stick).mkdir(parents=True)
    items = ("medical-insurance", "opinion")
    central.ask("catalogue", "publish", *(str(SERVICES / f"{item}.md") for item in items))
    central.ask("settings", "set", "--hall", HALL, "bytes_a_day", "5000000")
    app = KioskApp(folder, Settings(sticks=str(stick.parent)), CLOCK, Devices(None, None))
    try:
        app.store.staff.add("示范负责人", "manager", "481526", by=None)
        app.desk.open()
        app.desk.log_in("示范负责人", "481526")
        qtbot.waitUntil(lambda: app.desk.state.member is not None, timeout=30_000)
        hand = app.place.courier
        hand.carry()
        qtbot.waitUntil(lambda: hand.state.stage == "carried", timeout=30_000)
        central.ask("courier", "import", str(stick))
        hand.again()
        hand.take_home()
        qtbot.waitUntil(lambda: hand.state.stage in ("home", "failed"), timeout=30_000)
        home, offered = hand.state.home, {item.code for item in app.catalogue.whole.items}
        (listed,) = [
            one
            for one in json.loads(central.ask("fleet", "--json"))
            if one["device"] == app.enrolment.answer.device
        ]
    finally:
        app.close()

    assert home is not None
    assert home.error is None
    assert offered == set(items)
    assert app.settings.bytes_a_day == 5_000_000
    assert listed["version"] == version()
