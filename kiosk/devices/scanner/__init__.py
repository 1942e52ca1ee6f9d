"""Where QR codes and barcodes are read: in the camera's picture, or by a barcode wedge."""

from kiosk.devices.scanner.codes import read_codes
from kiosk.devices.scanner.picture import picture_in
from kiosk.devices.scanner.simulated import SimulatedWedge
from kiosk.devices.scanner.text import LONGEST, ScanFault, cleaned
from kiosk.devices.scanner.wedge import Wedge

__all__ = ["LONGEST", "ScanFault", "SimulatedWedge", "Wedge", "cleaned", "picture_in", "read_codes"]
