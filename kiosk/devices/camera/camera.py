"""What every camera can be asked."""

from typing import Protocol

from kiosk.devices.fault import Fault


class CameraFault(Fault):
    """Why no photo came."""

    NO_PHOTO = (
        "没有找到照片。请把 U 盘插好，里面要有 JPG 或 PNG 格式的照片。",
        "No photo was found. Please plug in a USB stick with JPG or PNG photos.",
    )
    UNREADABLE = (
        "照片读不出来。请把 U 盘拔下，重新插好，再试一次。",
        "The photo could not be read. Please unplug the USB stick, plug it in and try again.",
    )


class Camera(Protocol):
    """Brings one photo at a time, as the device made it: `kiosk.devices.photo` judges it."""

    def capture(self) -> bytes | CameraFault:
        """Return the bytes of a JPEG or PNG file."""
        ...
