"""What every camera can be asked."""

from typing import Protocol

from PySide6.QtGui import QImage

from kiosk.devices.fault import Fault


class CameraFault(Fault):
    """Why no photo came."""

    NO_PICTURE = (
        "摄像头没有拍出来。请再按一次；还是不行，就用 U 盘里的照片，或者找工作人员。",
        "The camera gave no picture. Please try again, use a photo from a USB stick, or ask staff.",
    )
    ABSENT = (
        "没有找到摄像头。请看看线插好没有；也可以用 U 盘里的照片，或者找工作人员。",
        "No camera was found. Please check its cable, use a photo from a USB stick, or ask staff.",
    )
    UNPLUGGED = (
        "摄像头断开了。插好就能接着拍；也可以用 U 盘里的照片，或者找工作人员。",
        "The camera is unplugged. Plug it in to go on, use a photo from a USB stick, or ask staff.",
    )


class Camera(Protocol):
    """Brings photos, as the device made them, and between them shows what it sees.

    `open` and `close` belong to the GUI thread; the others may be called from any one lane.
    """

    def open(self) -> None:
        """Begin to look; faults are told by `look`."""
        ...

    def close(self) -> None:
        """Look no more, and forget the last picture."""
        ...

    def look(self) -> QImage | CameraFault | None:
        """Return what the camera sees now, no larger than `LIVE`; None: nothing yet, or as before."""
        ...

    def capture(self) -> bytes | CameraFault:
        """Return the bytes of a JPEG or PNG file."""
        ...


LIVE = 1280
"""Most pixels on the longer side of a live picture: enough for a QR of a slip held before it."""
