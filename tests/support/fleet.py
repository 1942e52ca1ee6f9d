"""Heartbeats of kiosks that have no screen, and the list of them all."""

import io
import json
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path
from typing import Any

import requests

from sync.central.cli import main
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


def told_fleet(data: Path, *more: str) -> tuple[int, str]:
    """Return exit status and words of `central fleet`."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        status = main(("fleet", "--data", str(data), *more))
    return status, printed.getvalue()


def fleet_of(data: Path, *more: str) -> dict[str, dict[str, Any]]:
    """Return what `central fleet` tells of each kiosk, by its code, in its order."""
    _, told = told_fleet(data, "--json", *more)
    return {one["device"]: one for one in json.loads(told)}
