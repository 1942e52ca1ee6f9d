"""Which machine this is, and which disk it writes to: a copied disk is told by it (design D6)."""

import os
import sys
from hashlib import sha256
from pathlib import Path

_MACHINE_IDS = ("etc/machine-id", "var/lib/dbus/machine-id")
# Whatever the disk's maker wrote into it: NVMe and SCSI, ATA, SD cards, virtual disks.
_SERIALS = ("wwid", "device/wwid", "device/serial", "device/cid", "serial")


def machine_fingerprint(folder: Path, root: Path = Path("/")) -> str:
    """Return a fingerprint of this machine and the disk that `folder` lies on; "" if unknown.

    `root`: where the system's files are.
    """
    parts = (_machine_id(root), _medium(folder, root))
    return sha256("\n".join(parts).encode()).hexdigest() if any(parts) else ""


def _machine_id(root: Path) -> str:
    if sys.platform == "win32":
        return _windows_id()
    return next(filter(None, (_text(root / name) for name in _MACHINE_IDS)), "")


def _medium(folder: Path, root: Path) -> str:
    """Return what the disk calls itself; it does not change with the order of the disks."""
    place = next(one for one in (folder, *folder.absolute().parents) if one.exists())
    device = place.stat().st_dev
    if sys.platform == "win32":
        return f"{device:x}"  # the serial number of the volume
    block = (root / "sys/dev/block" / f"{os.major(device)}:{os.minor(device)}").resolve()
    places = (block, block.parent)  # a partition lies below its disk
    return next(filter(None, (_text(one / name) for one in places for name in _SERIALS)), "")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""


if sys.platform == "win32":
    import winreg

    def _windows_id() -> str:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
else:

    def _windows_id() -> str:
        return ""
