"""Heartbeats under /v1, and what the platform sets in answer."""

from fastapi import APIRouter, Request, Response

from sync.central.heartbeats import take_heartbeat
from sync.central.journal import entry
from sync.central.platform import Platform
from sync.central.web.bodies import cbor, describe, read_body
from sync.wire.codec import decode, encode
from sync.wire.sign import SETTINGS, Signed, sign

_MAX_BYTES = 4096


def fleet(platform: Platform) -> APIRouter:
    """Return the call on `platform`."""
    router = APIRouter(prefix="/v1", tags=["protocol"])

    def take(signed: Signed) -> bytes | None:
        with entry(platform.engine, platform.clock) as page:
            settings = take_heartbeat(page, signed)
            if settings is None:
                return None
            signing = platform.keys.read(page.connection)
        return encode(sign(signing.key, SETTINGS, encode(settings)))

    @router.post(
        "/heartbeats",
        summary="Tell how a device is, and hear what is set at it",
        openapi_extra=describe(
            "Signed (purpose `heartbeat`) Heartbeat",
            "Signed (purpose `settings`) HallSettings; 204 where the device holds them",
            "malformed",
            "bad-signature",
            "unknown-device",
            "revoked",
            "other-device",
            "rate-limited",
            "too-large",
            "unsupported-media-type",
        ),
    )
    async def heartbeats(request: Request) -> Response:
        """Keep the newest of a device, and those of about a day before it."""
        signed = decode(Signed, await read_body(request, _MAX_BYTES))
        settings = await platform.write(take, signed)
        return Response(status_code=204) if settings is None else cbor(settings)

    return router
