"""Enrolment, under /v1: by a one-time code, sealed or not."""

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool

from sync.central.database import reading
from sync.central.enrolment import Host
from sync.central.errors import RefusedError
from sync.central.inviting import answer_request, invitation_of
from sync.central.journal import entry
from sync.central.platform import Platform
from sync.central.problems import problem
from sync.central.trust import root_metadata
from sync.central.web.bodies import cbor, describe, read_body
from sync.central.web.membership import announce
from sync.clock import milliseconds

_MAX_BYTES = 4096


def enrolments(platform: Platform) -> APIRouter:
    """Return the calls on `platform`."""
    router = APIRouter(prefix="/v1", tags=["protocol"])

    def answer(request: bytes, address: str) -> bytes | None:
        with entry(platform.engine, platform.clock) as page:
            root = root_metadata(platform.folder.root)
            signing = platform.keys.read(page.connection)
            host = Host(signing.key, address, platform.authority, root)
            return answer_request(page, request, host)

    def invite(number: str) -> bytes | None:
        now = milliseconds(platform.clock.now())
        with reading(platform.engine) as connection:
            return invitation_of(connection, number, platform.keys.read(connection).key, now)

    @router.post(
        "/enrolments",
        status_code=201,
        summary="Enrol a device",
        openapi_extra=describe(
            "EnrolmentRequest, or Signed (purpose `enrolment-request`) InvitedRequest",
            "Signed (purpose `enrolment`) EnrolmentAnswer",
            "bad-signature",
            "enrolment-refused",
            "malformed",
            "too-large",
            "unsupported-media-type",
            status=201,
        ),
    )
    async def enrol(request: Request) -> Response:
        """Redeem a one-time code. The same device may repeat it: it gets the same answer."""
        asked = await read_body(request, _MAX_BYTES)
        address = str(request.base_url).rstrip("/")
        given = _told(await platform.write(answer, asked, address))
        await run_in_threadpool(announce, platform)
        return cbor(given, 201)

    @router.get(
        "/enrolments/{number}",
        summary="What the QR of an enrolment says, for who cannot scan it",
        openapi_extra=describe(
            None, "Signed (purpose `invitation`) KeyOfEnrolment", "enrolment-refused"
        ),
    )
    async def invitation(number: str) -> Response:
        """Return the key of an enrolment whose code is still good, by its number."""
        return cbor(_told(await run_in_threadpool(invite, number)))

    return router


def _told(answer: bytes | None) -> bytes:
    if answer is None:
        raise RefusedError(problem("enrolment-refused"))
    return answer
