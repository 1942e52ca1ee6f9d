"""A real camera: whatever QtMultimedia finds plugged in."""

from collections.abc import Iterator

from PySide6.QtCore import QElapsedTimer, QObject, Qt, Slot
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import (
    QCamera,
    QCameraDevice,
    QMediaCaptureSession,
    QMediaDevices,
    QVideoFrame,
    QVideoFrameInput,
    QVideoSink,
)

from kiosk.devices.camera.camera import LIVE, CameraFault
from kiosk.devices.jpegs import jpeg_of

ANY = "any"
_SILENT_MS = 4000


class LiveCamera(QObject):
    """Keeps the latest frame of a camera, or in tests of a source that stands for one.

    A frame is turned into a picture only where one is asked for. A camera that is plugged in again
    goes on by itself.
    """

    def __init__(
        self,
        name: str = ANY,
        *,
        source: QVideoFrameInput | None = None,
        silent_ms: int = _SILENT_MS,
        parent: QObject | None = None,
    ) -> None:
        """`name`: part of what the camera is called, or `ANY`. `source`: frames to take instead."""
        super().__init__(parent)
        self._name = name
        self._source = source
        self._silent_ms = silent_ms
        self._is_open = False
        self._frame: QVideoFrame | None = None
        self._shown: QVideoFrame | None = None
        self._fault: CameraFault | None = None
        self._waited = QElapsedTimer()
        self._camera: QCamera | None = None
        self._sink = QVideoSink(self)
        self._sink.videoFrameChanged.connect(self._take)
        self._session: QMediaCaptureSession | None = None
        self._devices = QMediaDevices(self)
        self._devices.videoInputsChanged.connect(self._look_again)

    def open(self) -> None:
        """Begin to look."""
        if not self._is_open:
            self._is_open = True
            self._waited.start()
            self._fault = None if self._begin() else CameraFault.ABSENT

    def close(self) -> None:
        """Look no more, and forget the last picture."""
        self._is_open = False
        self._end()
        self._fault = None

    def look(self) -> QImage | CameraFault | None:
        """Return what the camera sees now, small; None where there is no new frame."""
        frame = self._frame
        if self._fault is not None or frame is None or self._is_silent():
            return self._fault or (CameraFault.NO_PICTURE if self._is_silent() else None)
        if frame is self._shown:
            return None
        self._shown = frame
        return _small(frame.toImage())

    def capture(self) -> bytes | CameraFault:
        """Return the latest frame as JPEG, with all its pixels."""
        frame = self._frame
        if self._fault is not None or frame is None or self._is_silent():
            return self._fault or CameraFault.NO_PICTURE
        return jpeg_of(frame.toImage()) or CameraFault.NO_PICTURE

    def _is_silent(self) -> bool:
        return self._is_open and self._waited.hasExpired(self._silent_ms)

    def _begin(self) -> bool:
        """Take the frames of the source or the camera; tell whether there is one."""
        device = None if self._source is not None else self._device()
        if device is None and self._source is None:
            return False
        self._session = QMediaCaptureSession(self)
        self._session.setVideoSink(self._sink)
        if self._source is not None:
            self._session.setVideoFrameInput(self._source)
        elif device is not None:
            self._camera = _camera_of(device, self)
            self._camera.errorOccurred.connect(self._fail)
            self._session.setCamera(self._camera)
            self._camera.start()
        return True

    def _end(self) -> None:
        self._frame = self._shown = None
        for part in (self._camera, self._session):
            if part is not None:
                part.deleteLater()
        self._camera = self._session = None

    def _device(self) -> QCameraDevice | None:
        return next(_plugged_in(self._name), None)

    @Slot(QVideoFrame)
    def _take(self, frame: QVideoFrame) -> None:
        if self._is_open and frame.isValid():
            self._frame, self._fault = frame, None
            self._waited.restart()

    @Slot()
    def _look_again(self) -> None:
        """Something was plugged in or out."""
        if self._is_open and self._source is None:
            had_one = self._camera is not None
            self._end()
            self._waited.restart()
            lost = CameraFault.UNPLUGGED if had_one else CameraFault.ABSENT
            self._fault = None if self._begin() else lost

    @Slot()
    def _fail(self) -> None:
        self._frame = None
        self._fault = CameraFault.UNPLUGGED


def cameras(name: str) -> tuple[str, ...]:
    """Return what the cameras are called that are plugged in and that `name` means."""
    return tuple(device.description() for device in _plugged_in(name))


def _plugged_in(name: str) -> Iterator[QCameraDevice]:
    for device in QMediaDevices.videoInputs():
        if name == ANY or name.lower() in _called(device).lower():
            yield device


def _camera_of(device: QCameraDevice, parent: QObject) -> QCamera:
    """Return the camera at its largest size: print is small, and the rate does not matter."""
    camera = QCamera(device, parent)
    sizes = {
        each.resolution().width() * each.resolution().height(): each
        for each in device.videoFormats()
    }
    if sizes:
        camera.setCameraFormat(sizes[max(sizes)])
    return camera


def _called(device: QCameraDevice) -> str:
    return f"{device.description()} {bytes(device.id().data()).decode(errors='replace')}"


def _small(image: QImage) -> QImage | CameraFault:
    if image.isNull():
        return CameraFault.NO_PICTURE
    if max(image.width(), image.height()) <= LIVE:
        return image
    return image.scaled(
        LIVE, LIVE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.FastTransformation
    )
