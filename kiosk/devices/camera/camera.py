"""What every camera can be asked."""

from typing import Protocol

from kiosk.devices.fault import Fault


class CameraFault(Fault):
    """Why no photo came."""

    NO_PICTURE = (
        "摄像头没有拍出来。请再按一次；还是不行，就用 U 盘里的照片，或者找工作人员。",
        "The camera gave no picture. Please try again, use a photo from a USB stick, or ask staff.",
    )


class Camera(Protocol):
    """Brings one photo at a time, as the device made it: `kiosk.devices.photo` judges it."""

    def capture(self) -> bytes | CameraFault:
        """Return the bytes of a JPEG or PNG file."""
        ...
