"""Heartbeats of kiosks that have no screen."""

from dataclasses import replace

import requests

from sync.wire.codec import encode
from sync.wire.fleet import Heartbeat, Lamp
from sync.wire.messages import MEDIA_TYPE
from sync.wire.sign import HEARTBEAT, sign
from tests.support.wire_client import WireClient

WELL = Heartbeat(
    v=1,
    device="0001",
    at=1_795_000_000_000,
    version="0.1.0",
    settings=0,
    waiting=0,
    files=0,
    oldest=None,
    parked=0,
    rejected=0,
    alone=0,
    free=10 * 2**30,
    ahead=0,
    certificate_days=300,
    lamps=(Lamp("disk", "green"),),
)


def post_beat(device: WireClient, beat: Heartbeat, purpose: str = HEARTBEAT) -> requests.Response:
    """Send a heartbeat as this device."""
    return post(device.url, encode(sign(device.key, purpose, encode(beat))))


def post(url: str, body: bytes) -> requests.Response:
    """Send what may be a heartbeat."""
    headers = {"Content-Type": MEDIA_TYPE}
    return requests.post(url + "/v1/heartbeats", data=body, headers=headers, timeout=30)


def beat_of(device: WireClient, **changes: object) -> Heartbeat:
    """Return a heartbeat of a kiosk that is well, but for `changes`."""
    return replace(WELL, device=device.device, **changes)  # type: ignore[arg-type]  # any field
