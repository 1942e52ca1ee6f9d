"""Papers before the camera and on a stick, by touch."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.demo.driver import Driver, middle, pause
from kiosk.devices.camera import CameraFault
from kiosk.devices.scanner import SimulatedWedge
from kiosk.settings import Settings
from tests.kiosk.qml.conftest import Open
from tests.kiosk.qml.test_filing_by_hand import Resident
from tests.ui.screens.devices import LooseCamera, fill_stick

PAPER = "materials/id_front"


@pytest.fixture
def camera() -> LooseCamera:
    return LooseCamera()


@pytest.fixture
def stick(tmp_path: Path, camera: LooseCamera) -> Path:
    fill_stick(tmp_path / "stick", camera.desk)
    return tmp_path / "stick"


@pytest.fixture
def resident(open_kiosk: Open, camera: LooseCamera, stick: Path) -> Resident:
    app = open_kiosk(camera=camera, settings=Settings(photos=str(stick), scanner=True))
    resident = Resident(app, "temporary-assistance")
    resident.open(PAPER)
    return resident


def drag(hand: Driver, name: str, dx: int, dy: int) -> None:
    """Lay a finger on an item, move it, and lift it."""
    start = middle(hand.find(name))
    QTest.mousePress(hand.window, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 6):
        QTest.mouseMove(hand.window, start + QPoint(dx * step // 5, dy * step // 5))
        pause(5)
    QTest.mouseRelease(hand.window, Qt.MouseButton.LeftButton, pos=start + QPoint(dx, dy))
    pause(0)


def test_the_camera_is_seen_before_a_photo_is_taken(resident: Resident) -> None:
    picture = resident.hand.find("picture")
    resident.hand.wait_until(
        lambda: "image://live/" in str(picture.property("source").toString()), "a live picture"
    )


def test_a_corner_is_dragged_and_the_paper_cut_anew(resident: Resident) -> None:
    view = resident.app.scenes.material
    resident.hand.touch("take")
    resident.hand.find("use")
    before = view.photo
    resident.hand.touch("adjust")
    resident.hand.settle()
    found = view.corners
    drag(resident.hand, "corner_0", -20, -30)
    moved = view.corners
    resident.hand.touch("straighten")
    resident.hand.find("use")
    resident.hand.wait_until(lambda: view.photo != before, "another photo")

    assert moved[0] < found[0]
    assert moved[1] < found[1]
    assert moved[2:] == found[2:]


def test_a_photo_is_turned_by_touch(resident: Resident) -> None:
    view = resident.app.scenes.material
    resident.hand.touch("take")
    resident.hand.find("use")
    before = view.photo
    resident.hand.touch("turn")
    resident.hand.wait_until(lambda: view.photo != before, "another photo")

    assert resident.hand.sees("use")


def test_a_camera_that_is_unplugged_is_said_and_goes_on_when_it_is_back(
    resident: Resident, camera: LooseCamera
) -> None:
    camera.fault = CameraFault.UNPLUGGED
    resident.hand.find("fault")
    ways = resident.hand.sees("folder")
    camera.fault = None
    camera.desk.lay("id-card-back")
    resident.hand.wait_until(lambda: not resident.hand.sees("fault"), "the camera to be back")
    resident.hand.touch("take")

    resident.hand.find("use")

    assert ways


def test_pages_of_one_paper_are_gone_to_swapped_and_thrown_away(
    open_kiosk: Open, camera: LooseCamera
) -> None:
    resident = Resident(open_kiosk(camera=camera), "elderly-allowance")
    hand, refs = resident.hand, [f"/data/materials/id_{side}" for side in ("front", "back")]

    def photos() -> list[bytes]:
        return [resident.visit.filling.photos[ref].data for ref in refs]

    resident.open(PAPER)
    hand.touch("take")
    hand.find("use")
    hand.touch("page_1")
    camera.desk.lay("id-card-back")
    hand.touch("take")
    hand.find("use")
    hand.touch("page_0")
    taken = photos()
    hand.touch("swap")
    swapped = photos()
    hand.touch("delete")
    hand.find("take")

    assert swapped == taken[::-1]
    assert list(resident.visit.filling.photos) == [refs[1]]


def test_a_burst_of_a_scanner_never_reaches_an_answer(resident: Resident) -> None:
    codes: list[str] = []
    resident.app.scans.scanned.connect(codes.append)
    resident.open("name")
    before = resident.hand.text_of("answer")
    SimulatedWedge(resident.app.window).scan("https://county.example/slip/12345678")
    SimulatedWedge(resident.app.window).scan("9" * 10_000)
    pause(100)
    resident.hand.touch("remark")

    assert codes == ["https://county.example/slip/12345678"]
    assert resident.hand.text_of("answer") == before


def test_what_a_hand_types_on_a_real_keyboard_reaches_the_answer(resident: Resident) -> None:
    resident.open("story")
    resident.hand.touch("answer")
    for key in (Qt.Key.Key_A, Qt.Key.Key_B):
        QTest.keyClick(resident.app.window, key)
        pause(80)

    assert resident.hand.text_of("answer").lower() == "ab"
