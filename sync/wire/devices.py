"""The list of devices: whose keys sign slips, and since when; a target of the repository of trust."""

from dataclasses import dataclass
from typing import Annotated, Literal

from sync.wire.codec import Millis, Name, Size

MAX_KEYS = 100


@dataclass(frozen=True, slots=True)
class DeviceKey:
    """A device's Ed25519 key; one with `until` was changed for another, what it signed holds."""

    public_key: Annotated[bytes, Size(32, 32)]
    since: Millis
    until: Millis | None


@dataclass(frozen=True, slots=True)
class ListedDevice:
    """A device that is or was enrolled; `address` is what the codes on its slips begin with."""

    device: Annotated[str, Size(4, 12)]
    name: Name
    hall: Name
    address: Name
    keys: Annotated[tuple[DeviceKey, ...], Size(1, MAX_KEYS)]
    revoked_at: Millis | None


@dataclass(frozen=True, slots=True)
class DeviceList:
    """Every device of the platform, those that were revoked among them."""

    v: Literal[1]
    at: Millis
    devices: Annotated[tuple[ListedDevice, ...], Size(0, 50_000)]

    def device(self, code: str) -> ListedDevice | None:
        """Return the device of this code."""
        return next((one for one in self.devices if one.device == code), None)
