"""The real camera's class, fed by frames that a program makes."""

import io
from collections.abc import Iterator

import pytest
from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameInput
from pytestqt.qtbot import QtBot

from kiosk.devices.camera import CameraFault
from kiosk.devices.camera.camera import LIVE
from kiosk.devices.camera.live import LiveCamera

# Qt's multimedia warns once a thread that it converts frames without a graphics card.
pytestmark = pytest.mark.qt_log_ignore("No RHI backend. Using CPU conversion")
SILENT_MS = 400


class Source:
    """What a camera would see: one colour."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.frames = QVideoFrameInput()

    def show(self, camera: LiveCamera, colour: str) -> QImage:
        picture = QImage(1600, 1200, QImage.Format.Format_RGB32)
        picture.fill(colour)
        seen: list[QImage] = []

        def arrives() -> bool:
            self.frames.sendVideoFrame(QVideoFrame(picture))
            look = camera.look()
            seen.extend([look] if isinstance(look, QImage) else [])
            return bool(seen)

        self._qtbot.waitUntil(arrives)
        return seen[0]


@pytest.fixture
def source(qtbot: QtBot) -> Source:
    return Source(qtbot)


@pytest.fixture
def camera(source: Source) -> Iterator[LiveCamera]:
    camera = LiveCamera(source=source.frames, silent_ms=SILENT_MS)
    camera.open()
    yield camera
    camera.close()


def test_a_camera_shows_what_it_sees_small_and_takes_it_whole(
    camera: LiveCamera, source: Source
) -> None:
    seen = source.show(camera, "#33aa55")
    taken = camera.capture()

    assert isinstance(taken, bytes)
    photo = Image.open(io.BytesIO(taken))
    assert max(seen.width(), seen.height()) == LIVE
    assert (photo.format, photo.size) == ("JPEG", (1600, 1200))
    assert photo.convert("RGB").getpixel((800, 600)) == pytest.approx((0x33, 0xAA, 0x55), abs=6)


def test_a_camera_that_falls_silent_is_said_and_comes_back_by_itself(
    camera: LiveCamera, source: Source, qtbot: QtBot
) -> None:
    source.show(camera, "white")
    qtbot.waitUntil(lambda: camera.look() is CameraFault.NO_PICTURE)
    silent = camera.capture()
    source.show(camera, "black")

    assert silent is CameraFault.NO_PICTURE
    assert isinstance(camera.capture(), bytes)


def test_nothing_is_kept_when_the_camera_is_closed(camera: LiveCamera, source: Source) -> None:
    source.show(camera, "white")
    camera.close()

    assert camera.look() is None
    assert camera.capture() is CameraFault.NO_PICTURE


def test_where_no_camera_is_plugged_in_that_is_said(qtbot: QtBot) -> None:
    camera = LiveCamera("a camera that nobody has")
    camera.open()

    assert camera.look() is CameraFault.ABSENT
    assert camera.capture() is CameraFault.ABSENT

    camera.close()


def test_every_fault_names_a_way_out_in_both_languages() -> None:
    for fault in CameraFault:
        assert "U 盘" in fault.words("zh_CN")
        assert "USB" in fault.words("en")
