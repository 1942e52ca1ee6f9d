"""On a disk that is full to the last byte staff still log in, see what is wrong, and carry filings out."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.devices.sticks import Sticks
from kiosk.jobs import SerialJobRunner
from kiosk.services.desk.carrying import Carriage, CourierService
from kiosk.services.desk.desk import DeskService
from kiosk.services.health.lights import lights_of
from kiosk.services.health.standing import Kept, Standing
from kiosk.services.homecoming import Homecoming
from kiosk.services.idle import IdleService
from sync.engine import run_recover, take_answers
from sync.engine.rotate import signer_of
from sync.store import Store, StoreFullError
from sync.wire import courier
from tests.support.filings import a_clock, a_submission, open_store
from tests.support.platform_model import ModelTransport, PlatformModel
from tests.support.small_disk import fill, small_disk
from tests.support.visits import begin_visit, form_of

FORM = form_of("| survey |\n| | type | name | label |\n| | text | wish | 想说什么？ |")
NAME, PIN = "示范职员", "260418"
MIB = 2**20


@dataclass
class Desk:
    """A desk over a real store whose disk is full."""

    store: Store
    platform: PlatformModel
    service: DeskService
    courier: CourierService


@pytest.fixture(name="desk")
def full_desk(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr("sync.store.draft_seal._MEMORY_KIB", 64)
    lane, platform = SerialJobRunner("store"), PlatformModel()
    with (
        small_disk(tmp_path / "disk", "48m") as disk,
        closing(open_store(disk / "store", a_clock(), platform, ballast=24 * MIB)) as store,
    ):
        store.staff.add(NAME, "manager", PIN, by=None)
        store.file(a_submission(bytes(MIB)), recipients=["platform"])
        assert store.restore_ballast()
        fill(disk / "fill")
        idle = IdleService(600, 60)
        service = DeskService(store.staff, store.audit, (lane, lane), begin_visit(FORM), idle)
        sticks = Sticks((tmp_path / "media",), (disk,))
        carriage = Carriage(
            sticks.here,
            store.courier.export,
            lambda folder: Homecoming(take_answers(store, folder, a_clock())),
        )
        yield Desk(store, platform, service, CourierService(carriage, lane, service))
        lane.close()


def test_staff_log_in_carry_out_and_bring_the_answers_home(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    stick = tmp_path / "media" / "KINGSTON"
    courier.root(stick).mkdir(parents=True)
    with pytest.raises(StoreFullError):
        desk.store.file(a_submission(b"photo"), recipients=["platform"])
    standing = Standing(a_clock().now(), Kept(desk.store.room()))
    light = next(one for one in lights_of(standing) if one.key == "disk")

    desk.service.open()
    desk.service.log_in(NAME, PIN)
    qtbot.waitUntil(lambda: desk.service.state.member is not None)
    desk.courier.carry()
    qtbot.waitUntil(lambda: desk.courier.state.stage == "carried")
    enrolment = desk.store.enrolment()
    assert enrolment is not None
    transport = ModelTransport(desk.platform)
    run_recover(stick, transport, enrolment.signing_keys, signer_of(desk.store))
    desk.courier.again()
    desk.courier.take_home()
    qtbot.waitUntil(lambda: desk.courier.state.stage == "home")

    assert (light.colour, light.section) == ("red", "outbox")
    assert desk.store.waiting().count == 0
    noted = [(one.action, one.subject) for one in desk.store.audit.list(limit=3)]
    assert noted[:2] == [("courier", "receipts"), ("courier", "carry")]
    assert noted[2][0] == "log-in"
