"""Where photos of papers come from."""

from kiosk.devices.camera.camera import Camera, CameraFault
from kiosk.devices.camera.simulated import PAPERS, SimulatedCamera

__all__ = ["PAPERS", "Camera", "CameraFault", "SimulatedCamera"]
