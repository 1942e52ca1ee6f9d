"""The bell that calls staff."""

from kiosk.devices.bell.bell import Bell
from kiosk.devices.bell.simulated import SimulatedBell

__all__ = ["Bell", "SimulatedBell"]
