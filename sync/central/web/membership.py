"""Who takes part, under /v1: devices that were forgotten, and a device's change of key."""

import logging

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool

from sync.central.devices import readmit, take_new_key
from sync.central.journal import entry
from sync.central.key_lists import publish_keys
from sync.central.platform import Platform
from sync.central.web.bodies import describe, read_body
from sync.errors import KnownError
from sync.wire.codec import decode
from sync.wire.sign import Signed

_MAX_BYTES = 4096
# The longest EnrolmentAnswer, with its CA and its root.
_MAX_ANSWER_BYTES = 128 * 2**10
_log = logging.getLogger(__name__)


def membership(platform: Platform) -> APIRouter:
    """Return the calls on `platform`."""
    router = APIRouter(prefix="/v1", tags=["protocol"])

    def take_up(signed: Signed) -> None:
        with entry(platform.engine, platform.clock) as page:
            readmit(page, signed, platform.keys.read(page.connection))

    def change_key(signed: Signed) -> None:
        with entry(platform.engine, platform.clock) as page:
            take_new_key(page, signed)

    @router.post(
        "/readmissions",
        status_code=204,
        summary="Take up a forgotten device",
        openapi_extra=describe(
            "Signed (purpose `enrolment`) EnrolmentAnswer, as it was given",
            None,
            "enrolment-refused",
            "malformed",
            "too-large",
            "unsupported-media-type",
            status=204,
        ),
    )
    async def readmissions(request: Request) -> Response:
        """Take up a device as it was enrolled before the platform was restored."""
        signed = decode(Signed, await read_body(request, _MAX_ANSWER_BYTES))
        await platform.write(take_up, signed)
        await run_in_threadpool(announce, platform)
        return Response(status_code=204)

    @router.post(
        "/device-keys",
        status_code=204,
        summary="Change a device's key",
        openapi_extra=describe(
            "Signed (purpose `device-key`) NewKey",
            None,
            "malformed",
            "bad-signature",
            "unknown-device",
            "other-device",
            "conflict",
            "too-large",
            "unsupported-media-type",
            status=204,
        ),
    )
    async def device_keys(request: Request) -> Response:
        """Take the new key that the old one signs for; the same again is good."""
        signed = decode(Signed, await read_body(request, _MAX_BYTES))
        await platform.write(change_key, signed)
        await run_in_threadpool(announce, platform)
        return Response(status_code=204)

    return router


def announce(platform: Platform) -> None:
    """Let the list of devices say what changed; what fails here the daily round makes good."""
    try:
        publish_keys(platform.folder.root, platform.engine, platform.clock)
    except KnownError as error:
        _log.error("the list of devices is not published: %s", error.words("en"))
