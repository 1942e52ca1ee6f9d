"""What a hall's staff desk needs, under /v1: who its members are, and contents of cases for them."""

from pathlib import Path

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import FileResponse

from sync.central.case_questions import ask
from sync.central.database import reading
from sync.central.errors import RefusedError
from sync.central.journal import entry
from sync.central.platform import Platform
from sync.central.problems import problem
from sync.central.question_book import may_fetch
from sync.central.staff import take_notice
from sync.central.web.bodies import cbor, describe, read_body
from sync.central.web.credentials import Authorization, device_of
from sync.central.web.files import Digest
from sync.clock import milliseconds
from sync.wire.codec import decode, encode
from sync.wire.sign import CASE_ANSWER, Signed, sign

_MAX_BYTES = 4096
_TYPE = "application/octet-stream"
_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
_REFUSALS = (
    "malformed",
    "bad-signature",
    "unknown-device",
    "revoked",
    "other-device",
    "too-large",
    "unsupported-media-type",
)


def staff(platform: Platform) -> APIRouter:
    """Return the call about members on `platform`."""
    router = APIRouter(prefix="/v1", tags=["protocol"])

    def take(signed: Signed) -> None:
        with entry(platform.engine, platform.clock) as page:
            take_notice(page, signed)

    @router.post(
        "/staff",
        status_code=204,
        summary="Tell of a member of the staff",
        openapi_extra=describe(
            "Signed (purpose `staff`) StaffNotice",
            None,
            *_REFUSALS,
            "conflict",
            "quota",
            status=204,
        ),
    )
    async def notice(request: Request) -> Response:
        """Take over how a member stands; the same again is good."""
        signed = decode(Signed, await read_body(request, _MAX_BYTES))
        await platform.write(take, signed)
        return Response(status_code=204)

    return router


def questions(platform: Platform) -> APIRouter:
    """Return the calls about cases on `platform`."""
    router = APIRouter(prefix="/v1", tags=["protocol"])

    def tell(signed: Signed) -> bytes | None:
        with entry(platform.engine, platform.clock) as page:
            told = ask(page, signed)
            signing = platform.keys.read(page.connection)
        if isinstance(told, RefusedError):
            raise told
        return None if told is None else encode(sign(signing.key, CASE_ANSWER, told))

    def place(request: Request, authorization: str, digest: bytes) -> Path:
        device = device_of(platform.engine, request, authorization)
        now = milliseconds(platform.clock.now())
        with reading(platform.engine) as connection:
            is_given = may_fetch(connection, device, digest, now)
        path = platform.folder.stored(digest)
        if not is_given or not path.is_file():
            raise RefusedError(problem("not-found"))
        return path

    @router.post(
        "/cases/questions",
        summary="Ask for a case, under a member's login",
        openapi_extra=describe(
            "Signed (purpose `desk-question`) Signed (purpose `case-question`) CaseQuestion",
            "Signed (purpose `case-answer`) CaseAnswer; 204 while nobody has answered",
            *_REFUSALS,
            "bad-request",
            "unknown-staff",
            "barred",
            "wrong-role",
            "platform-only",
            "unknown-case",
            "cannot-open",
            "rate-limited",
        ),
    )
    async def question(request: Request) -> Response:
        """Note a question once; asked again, answer as soon as there is an answer."""
        signed = decode(Signed, await read_body(request, _MAX_BYTES))
        told = await platform.write(tell, signed)
        if told is None:
            return Response(status_code=204, headers=_HEADERS)
        answer = cbor(told)
        answer.headers.update(_HEADERS)
        return answer

    @router.get(
        "/cases/files/{digest}",
        response_class=Response,
        summary="Fetch a sealed file of a case that was just given",
        openapi_extra=describe(None, None, "not-found", "unknown-device", "bad-signature"),
    )
    async def file(request: Request, digest: Digest, authorization: Authorization = "") -> Response:
        """Answer with the sealed bytes, or a range of them."""
        path = await run_in_threadpool(place, request, authorization, bytes.fromhex(digest))
        return FileResponse(path, media_type=_TYPE, headers=_HEADERS)

    return router
