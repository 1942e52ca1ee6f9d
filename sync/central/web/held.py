"""Papers that are held of a person, under /v1."""

from fastapi import APIRouter, Request, Response

from sync.central.held_questions import answer
from sync.central.journal import entry
from sync.central.platform import Platform
from sync.central.web.bodies import cbor, describe, read_body
from sync.wire.codec import decode, encode
from sync.wire.sign import HELD, Signed, sign

_MAX_BYTES = 4096
_HEADERS = {"Cache-Control": "no-store"}


def held(platform: Platform) -> APIRouter:
    """Return the call on `platform`."""
    router = APIRouter(prefix="/v1", tags=["protocol"])

    def tell(signed: Signed) -> bytes:
        with entry(platform.engine, platform.clock) as page:
            told = answer(page, signed, platform.folder)
            signing = platform.keys.read(page.connection)
        return encode(sign(signing.key, HELD, encode(told)))

    @router.post(
        "/held",
        summary="Ask which papers of a person are held already",
        openapi_extra=describe(
            "Signed (purpose `held-question`) HeldQuestion",
            "Signed (purpose `held`) HeldAnswer",
            "malformed",
            "bad-request",
            "bad-signature",
            "unknown-device",
            "revoked",
            "other-device",
            "rate-limited",
            "too-large",
            "unsupported-media-type",
        ),
    )
    async def question(request: Request) -> Response:
        """Answer each question once; every one is noted, without the person."""
        signed = decode(Signed, await read_body(request, _MAX_BYTES))
        told = cbor(await platform.write(tell, signed))
        told.headers.update(_HEADERS)
        return told

    return router
