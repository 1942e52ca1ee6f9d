"""A stick as a kiosk packs it."""

from hashlib import sha256
from pathlib import Path

from sync.wire import courier
from sync.wire.codec import encode
from sync.wire.envelope import Envelope
from sync.wire.sign import COURIER
from tests.support.wire_client import WireClient


def lay(path: Path, data: bytes) -> Path:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def pack(stick: Path, device: WireClient, *envelopes: Envelope) -> Path:
    """Write envelopes and their files as a kiosk does; return the manifest's path."""
    encoded = [encode(one) for one in envelopes]
    for data in encoded:
        lay(courier.envelope_path(stick, sha256(data).digest()), data)
    for file in (file for one in envelopes for file in one.files):
        lay(courier.file_path(stick, file.digest), device.files[file.digest])
    manifest = encode(device.batch(encoded, purpose=COURIER).manifest)
    return lay(courier.manifest_path(stick, sha256(manifest).digest()), manifest)
