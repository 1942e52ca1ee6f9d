"""The reader for citizen identity cards (居民身份证) with a SAM_V module."""

from kiosk.devices.card_reader.profiles import PROFILES
from kiosk.devices.card_reader.readings import CardRead, CardReader, NoCard, ReaderFault
from kiosk.devices.card_reader.serial_reader import SerialReader
from kiosk.devices.card_reader.simulated import SimulatedReader

__all__ = [
    "PROFILES",
    "CardRead",
    "CardReader",
    "NoCard",
    "ReaderFault",
    "SerialReader",
    "SimulatedReader",
]
