"""Codes on their way from camera and wedge to whoever wants one."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kiosk.devices.camera import SimulatedCamera
from kiosk.devices.fault import Fault
from kiosk.devices.scanner import ScanFault
from kiosk.jobs import SerialJobRunner
from kiosk.paths import FONTS
from kiosk.services.feed import CameraFeed
from kiosk.services.scans import ScanService

FIRST = "https://county.example/slip/1234567890123456"
SECOND = "https://county.example/slip/6543210987654321"


class Hall:
    """A camera, its feed, and who hears of codes."""

    def __init__(self) -> None:
        self.lanes = (SerialJobRunner("devices"), SerialJobRunner("compute"))
        self.camera = SimulatedCamera(FONTS / "NotoSansSC_500Medium.ttf")
        self.feed = CameraFeed(self.camera, self.lanes[0], every_ms=10)
        self.scans = ScanService(self.feed, self.lanes[1])
        self.codes: list[str] = []
        self.refused: list[Fault] = []
        self.scans.scanned.connect(self.codes.append)
        self.scans.refused.connect(self.refused.append)


@pytest.fixture
def hall(qtbot: QtBot) -> Iterator[Hall]:
    hall = Hall()
    yield hall
    hall.feed.stop()
    for lane in hall.lanes:
        lane.close()


def test_a_code_before_the_camera_is_told_once_and_another_anew(hall: Hall, qtbot: QtBot) -> None:
    hall.scans.watch(on=True)
    hall.camera.hold(FIRST)
    qtbot.waitUntil(lambda: hall.codes == [FIRST])
    hall.camera.hold(SECOND)
    qtbot.waitUntil(lambda: hall.codes == [FIRST, SECOND])


def test_nobody_looks_and_nothing_is_kept_while_nobody_wants_a_code(
    hall: Hall, qtbot: QtBot
) -> None:
    hall.camera.hold(FIRST)
    hall.scans.watch(on=True)
    qtbot.waitUntil(lambda: hall.feed.count > 0)
    hall.scans.watch(on=False)

    assert hall.feed.picture.isNull()
    assert hall.feed.count == 0


def test_one_who_leaves_does_not_blind_the_other(hall: Hall, qtbot: QtBot) -> None:
    hall.feed.watch("material", is_watching=True)
    hall.scans.watch(on=True)
    qtbot.waitUntil(lambda: hall.feed.count > 0)
    hall.scans.watch(on=False)

    assert hall.feed.count > 0


def test_a_code_that_is_shown_at_the_desk_is_not_the_visits(hall: Hall, qtbot: QtBot) -> None:
    codes: list[str] = []
    beneath = ScanService(hall.feed, hall.lanes[1], watcher="visit", is_here=lambda: False)
    beneath.scanned.connect(codes.append)
    for scans in (beneath, hall.scans):
        scans.watch(on=True)
    hall.camera.hold(FIRST)
    qtbot.waitUntil(lambda: hall.codes == [FIRST])
    read: list[object] = []
    hall.lanes[1].run(lambda: None, read.append)  # after what the other one would have read
    qtbot.waitUntil(lambda: bool(read))

    assert codes == []
    hall.scans.watch(on=False)
    assert hall.feed.count > 0


def test_a_wedge_is_heard_at_any_time(hall: Hall) -> None:
    hall.scans.take(f" {FIRST}\r")

    assert hall.codes == [FIRST]


def test_what_is_no_code_of_ours_is_refused_in_words(hall: Hall) -> None:
    hall.scans.take("9" * 10_000)
    hall.scans.take("\U0001f600\U0001f600")

    assert (hall.codes, hall.refused) == ([], [ScanFault.TOO_LONG, ScanFault.OTHER_SIGNS])


def test_a_hand_over_the_lens_is_noticed(hall: Hall, qtbot: QtBot) -> None:
    hall.feed.watch("material", is_watching=True)
    qtbot.waitUntil(lambda: hall.feed.count > 0)
    before = hall.feed.is_dark
    hall.camera.cover()
    qtbot.waitUntil(lambda: hall.feed.is_dark)

    assert not before


def test_a_kiosk_without_camera_and_wedge_offers_no_codes(qtbot: QtBot) -> None:
    lane = SerialJobRunner("devices")
    feed = CameraFeed(None, lane)
    without, wedge = ScanService(feed, lane), ScanService(feed, lane, has_wedge=True)
    without.watch(on=True)
    lane.close()

    assert (without.is_installed, wedge.is_installed, feed.count) == (False, True, 0)
