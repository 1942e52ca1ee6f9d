"""Everything that may be plugged into a kiosk."""

from dataclasses import dataclass

from kiosk.devices.bell import Bell
from kiosk.devices.camera import Camera
from kiosk.devices.card_reader import CardReader
from kiosk.devices.speech import Speech
from printing.spool import Spooler


@dataclass(frozen=True, slots=True)
class Devices:
    """What is plugged in; None for what is not."""

    reader: CardReader | None
    camera: Camera | None
    printer: Spooler | None = None
    speech: Speech | None = None
    bell: Bell | None = None
