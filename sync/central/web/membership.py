"""Who takes part, under /v1: enrolment by a one-time code, and a device's change of key."""

import logging

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool

from sync.central.devices import readmit, take_new_key
from sync.central.enrolment import Host, enrol
from sync.central.errors import RefusedError
from sync.central.journal import entry
from sync.central.key_lists import publish_keys
from sync.central.platform import Platform
from sync.central.problems import problem
from sync.central.trust import root_metadata
from sync.central.web.bodies import cbor, describe, read_body
from sync.errors import KnownError
from sync.wire.codec import decode
from sync.wire.messages import EnrolmentRequest
from sync.wire.sign import Signed

_MAX_BYTES = 4096
# The longest EnrolmentAnswer, with its CA and its root.
_MAX_ANSWER_BYTES = 128 * 2**10
_log = logging.getLogger(__name__)


def membership(platform: Platform) -> APIRouter:
    """Return the calls on `platform`."""
    router = APIRouter(prefix="/v1", tags=["protocol"])

    def answer_enrolment(request: EnrolmentRequest, address: str) -> bytes | None:
        with entry(platform.engine, platform.clock) as page:
            root = root_metadata(platform.folder.root)
            signing = platform.keys.read(page.connection)
            host = Host(signing.key, address, platform.authority, root)
            return enrol(page, request, host)

    def take_up(signed: Signed) -> None:
        with entry(platform.engine, platform.clock) as page:
            readmit(page, signed, platform.keys.read(page.connection))

    def change_key(signed: Signed) -> None:
        with entry(platform.engine, platform.clock) as page:
            take_new_key(page, signed)

    @router.post(
        "/enrolments",
        status_code=201,
        summary="Enrol a device",
        openapi_extra=describe(
            "EnrolmentRequest",
            "Signed (purpose `enrolment`) EnrolmentAnswer",
            "enrolment-refused",
            "malformed",
            "too-large",
            "unsupported-media-type",
            status=201,
        ),
    )
    async def enrolments(request: Request) -> Response:
        """Redeem a one-time code. The same device may repeat it: it gets the same answer."""
        asked = decode(EnrolmentRequest, await read_body(request, _MAX_BYTES))
        address = str(request.base_url).rstrip("/")
        answer = await platform.write(answer_enrolment, asked, address)
        if answer is None:
            raise RefusedError(problem("enrolment-refused"))
        await run_in_threadpool(_announce, platform)
        return cbor(answer, 201)

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
        await run_in_threadpool(_announce, platform)
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
        await run_in_threadpool(_announce, platform)
        return Response(status_code=204)

    return router


def _announce(platform: Platform) -> None:
    """Let the list of devices say what changed; what fails here the daily round makes good."""
    try:
        publish_keys(platform.folder.root, platform.engine, platform.clock)
    except KnownError as error:
        _log.error("the list of devices is not published: %s", error.words("en"))
