"""Recovery copies under /v1."""

from fastapi import APIRouter, Request, Response

from sync.central.journal import entry
from sync.central.platform import Platform
from sync.central.recovery import keep_copy
from sync.central.web.bodies import describe, read_body
from sync.wire.codec import decode
from sync.wire.sign import Signed

_MAX_BYTES = 4096


def recovery(platform: Platform) -> APIRouter:
    """Return the call on `platform`."""
    router = APIRouter(prefix="/v1", tags=["protocol"])

    def keep(signed: Signed) -> None:
        with entry(platform.engine, platform.clock) as page:
            keep_copy(page, signed)

    @router.put(
        "/recovery",
        status_code=204,
        summary="Keep the key of a device's store, closed for the escrow key",
        openapi_extra=describe(
            "Signed (purpose `recovery`) RecoveryCopy",
            None,
            "malformed",
            "bad-signature",
            "unknown-device",
            "revoked",
            "other-device",
            "not-for-this-platform",
            "rate-limited",
            "too-large",
            "unsupported-media-type",
            status=204,
        ),
    )
    async def recoveries(request: Request) -> Response:
        """Keep a device's newest copy and the one before; the same again is good."""
        signed = decode(Signed, await read_body(request, _MAX_BYTES))
        await platform.write(keep, signed)
        return Response(status_code=204)

    return router
