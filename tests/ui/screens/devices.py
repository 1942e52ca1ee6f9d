"""What is plugged into the kiosk that is toured, and what can be pulled out of it; its hall's words."""

import io
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from PIL import Image
from PySide6.QtGui import QImage
from reportlab.pdfgen.canvas import Canvas

from kiosk.app import Devices
from kiosk.devices.camera import CameraFault, SimulatedCamera
from kiosk.devices.card_reader import CardRead, NoCard, ReaderFault
from kiosk.devices.photo import Photo
from kiosk.devices.speech import SimulatedSpeech
from kiosk.paths import FONTS
from kiosk.settings import Hall, HallNotice, Settings
from tests.support.paper_printer import PaperPrinter

HALL = Hall(
    hours="8:30–12:00、14:00–17:30",
    contact="示范大厅值班（示范）",
    contact_en="Hall desk (sample)",
    phone="0000-0000003",
    notices=(
        HallNotice(
            "停电检修（示范）", "上午自助机会关。", "Power cut (sample)", "Off in the morning."
        ),
        HallNotice("早就过去的（示范）", until=date(2026, 11, 1)),
    ),
)
OUT = replace(
    HALL,
    out_of_service="读卡器坏了，正在修（示范）。",
    out_of_service_en="The card reader is being repaired (sample).",
)


def settings_of(stick: Path) -> Settings:
    """Return how the kiosk is set: nobody is hurried while a scene is looked at, nothing moves."""
    return Settings(
        idle=3600,
        idle_last=3600,
        motion=False,
        hall=HALL,
        scanner=True,
        photos=str(stick),
        sticks=str(stick.with_name("sticks")),
    )


class LaidReader:
    """A reader that brings what the test laid on it."""

    def __init__(self) -> None:
        self.brings: CardRead | NoCard | ReaderFault = NoCard()

    def poll(self) -> CardRead | NoCard | ReaderFault:
        """Bring it."""
        return self.brings


class LooseCamera:
    """A camera over a paper, whose cable can be pulled."""

    def __init__(self) -> None:
        self.desk = SimulatedCamera(FONTS / "NotoSansSC_500Medium.ttf")
        self.fault: CameraFault | None = None

    def open(self) -> None:
        """Begin to look."""
        self.desk.open()

    def close(self) -> None:
        """Look no more."""
        self.desk.close()

    def look(self) -> QImage | CameraFault | None:
        """Return what it sees now."""
        return self.fault or self.desk.look()

    def capture(self) -> bytes | CameraFault:
        """Take a photo."""
        return self.fault or self.desk.capture()


@dataclass(frozen=True, slots=True)
class Plugged:
    """Everything that is plugged in."""

    reader: LaidReader = field(default_factory=LaidReader)
    camera: LooseCamera = field(default_factory=LooseCamera)
    printer: PaperPrinter = field(default_factory=PaperPrinter)

    def devices(self) -> Devices:
        """Return them as the kiosk takes them, with a loudspeaker."""
        return Devices(self.reader, self.camera, self.printer, SimulatedSpeech(None))


def fill_stick(folder: Path, camera: SimulatedCamera) -> None:
    """Put onto a stick what people bring: photos, a telephone's own kind, pages, a picture."""
    folder.mkdir()
    (folder / "photo.jpg").write_bytes(camera.capture())
    (folder / "phone.heic").write_bytes(b"\0\0\0\x18ftypheic")
    canvas = Canvas(str(folder / "scan.pdf"))
    for page in range(3):
        canvas.drawString(200, 500, f"page {page + 1}")
        canvas.showPage()
    canvas.save()
    Image.new("RGB", (800, 600), "#c0c0c0").save(folder / "scan.tiff")


def a_photo() -> Photo:
    """Return a photo of nothing."""
    out = io.BytesIO()
    Image.new("RGB", (800, 600), "#CCDDEE").save(out, "JPEG")
    return Photo(out.getvalue(), 800, 600, frozenset())
